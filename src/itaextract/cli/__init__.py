"""The command line."""

from itaextract.cli import checking, review
from itaextract.cli.app import app, main

__all__ = ["app", "checking", "main", "review"]

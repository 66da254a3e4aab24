"""The command line."""

from itaextract.cli import checking, correcting, review
from itaextract.cli.app import app, main

__all__ = ["app", "checking", "correcting", "main", "review"]

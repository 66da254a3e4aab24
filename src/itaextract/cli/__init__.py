"""The command line."""

from itaextract.cli import checking
from itaextract.cli.app import app, main

__all__ = ["app", "checking", "main"]

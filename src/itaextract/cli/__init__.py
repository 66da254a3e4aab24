"""The command line."""

from itaextract.cli.app import app, main

__all__ = ["app", "main"]

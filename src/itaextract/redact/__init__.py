"""Persons leave the records: names, telephone numbers, e-mail addresses, citizen numbers."""

from itaextract.redact.documents import Redactor, redact, redact_file_name

__all__ = ["Redactor", "redact", "redact_file_name"]

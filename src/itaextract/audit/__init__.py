"""Records are checked against each other: findings. A finding never changes a value."""

from itaextract.audit.checks import audit

__all__ = ["audit"]

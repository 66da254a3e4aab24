"""Records are checked against each other: findings. A finding never changes a value."""

from itaextract.audit.checks import audit
from itaextract.audit.not_read import check_cuts
from itaextract.audit.text_layer import check_text_layer

__all__ = ["audit", "check_cuts", "check_text_layer"]

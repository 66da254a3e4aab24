"""What people decide about extracted values, beside the page, comes back into the documents."""

from itaextract.corrections.accuracy import Accuracy, evaluate
from itaextract.corrections.apply import apply_corrections
from itaextract.corrections.sets import CorrectionSet, by_document, read_set, read_sets

__all__ = [
    "Accuracy",
    "CorrectionSet",
    "apply_corrections",
    "by_document",
    "evaluate",
    "read_set",
    "read_sets",
]

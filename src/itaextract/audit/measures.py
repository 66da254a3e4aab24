"""Measures as a whole: ``no-measures-found``."""

from collections.abc import Iterator

from itaextract.audit.report import finding
from itaextract.model import Document, Finding


def check_any(document: Document) -> Iterator[Finding]:
    """A plan or report must have measures."""
    if not document.measures and document.kinds != ["analysis"]:
        yield finding(
            "no-measures-found",
            "warning",
            "No table of measures was found.",
            "ไม่พบตารางมาตรการ",
        )

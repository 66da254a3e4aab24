"""All findings about what OCR read."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from itaextract.model import Document, Finding
from itaextract.ocr.corrections import Correction, correction_findings
from itaextract.ocr.doubts import doubt_findings
from itaextract.ocr.plausible import implausible_findings
from itaextract.page import Doubt


def scan_findings(
    document: Document,
    scanned: Collection[int],
    doubts: Mapping[int, Sequence[Doubt]],
    corrections: Iterable[Correction],
) -> list[Finding]:
    """Findings for what was misread by its format, read with doubts, or corrected.

    Args:
        document: what was read.
        scanned: the pages that OCR read.
        doubts: what OCR is not sure of, by page.
        corrections: what was corrected.
    """
    return [
        *implausible_findings(document, scanned),
        *doubt_findings(document, doubts),
        *correction_findings(corrections),
    ]

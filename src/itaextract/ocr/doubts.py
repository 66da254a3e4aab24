"""What OCR is not sure of becomes findings, tied to the scores that it concerns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from itaextract.model import Box, Document, Finding, Provenance
from itaextract.page import Doubt, Rect
from itaextract.thai.digits import to_ascii_digits

_NOT_DIGITS = re.compile(r"[^\d.]")


class _Stated(NamedTuple):
    """A number of the document: where it stands, what it is."""

    ref: str
    raw: str
    name: str
    provenance: Provenance


def doubt_findings(document: Document, doubts: Mapping[int, Sequence[Doubt]]) -> list[Finding]:
    """Findings for scores that were read with low confidence, and for other doubtful numbers.

    Args:
        document: what was read.
        doubts: what OCR is not sure of, by page.
    """
    if not doubts:
        return []
    findings: list[Finding] = []
    told: set[tuple[int, Doubt]] = set()
    for stated in _stated(document):
        for page, doubt in _touching(stated, doubts):
            told.add((page, doubt))
            findings.append(_about_score(stated, page, doubt))
    for page, members in sorted(doubts.items()):
        rest = [doubt for doubt in members if (page, doubt) not in told]
        if rest:
            findings.append(_about_page(page, rest))
    return findings


def _stated(document: Document) -> Iterator[_Stated]:
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            ref = f"/score_tables/{t}/scores/{s}/score"
            yield _Stated(ref, score.raw, score.label or score.code or "", score.provenance)
    for m, mention in enumerate(document.score_mentions):
        ref = f"/score_mentions/{m}/score"
        yield _Stated(ref, mention.raw, mention.label or mention.code or "", mention.provenance)


def _touching(
    stated: _Stated, doubts: Mapping[int, Sequence[Doubt]]
) -> Iterator[tuple[int, Doubt]]:
    """The doubts that stand in the boxes of a number and are part of it."""
    raw = _digits(stated.raw)
    seen = set()
    for box in stated.provenance.boxes:
        for doubt in doubts.get(box.page, ()):
            inside = _inside(doubt.box, box)
            if inside and (box.page, doubt) not in seen and _digits(doubt.text) in raw:
                seen.add((box.page, doubt))
                yield box.page, doubt


def _digits(text: str) -> str:
    return _NOT_DIGITS.sub("", to_ascii_digits(text))


def _inside(rect: Rect, box: Box) -> bool:
    x, y = (rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2
    return box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2


def _about_score(stated: _Stated, page: int, doubt: Doubt) -> Finding:
    percent = round(100 * doubt.confidence)
    return Finding(
        code="ocr-low-confidence",
        severity="warning",
        message_en=f"“{doubt.text}” of “{stated.name}” was read with {percent} % confidence.",
        message_th=f"อ่าน “{doubt.text}” ของ “{stated.name}” ด้วยความเชื่อมั่น {percent} %",
        refs=[stated.ref],
        pages=[page],
    )


def _about_page(page: int, doubts: Iterable[Doubt]) -> Finding:
    texts = [doubt.text for doubt in doubts]
    listed = ", ".join(texts[:20]) + (", …" if len(texts) > 20 else "")
    return Finding(
        code="ocr-low-confidence",
        severity="info",
        message_en=f"Numbers on page {page} were read with low confidence: {listed}.",
        message_th=f"ตัวเลขในหน้า {page} ที่อ่านด้วยความเชื่อมั่นต่ำ: {listed}",
        pages=[page],
    )

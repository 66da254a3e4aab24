"""What OCR is not sure of becomes findings, tied to the scores that it concerns."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from itaextract.model import Box, Document, Finding, Score
from itaextract.page import Doubt, Rect
from itaextract.thai.digits import to_ascii_digits

_NOT_DIGITS = re.compile(r"[^\d.]")


class _Stated(NamedTuple):
    """A score of the document: where it stands, and what it is."""

    ref: str
    score: Score

    @property
    def name(self) -> str:
        return self.score.label or self.score.code or ""


def doubt_findings(
    document: Document, doubts: Mapping[int, Sequence[Doubt]], scanned: Collection[int]
) -> list[Finding]:
    """Findings for scores that were read with low confidence, and for other doubtful numbers.

    Args:
        document: what was read.
        doubts: what OCR is not sure of, by page.
        scanned: the pages that OCR read.
    """
    findings = [_about_code(stated) for stated in _without_code(document, scanned)]
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
            yield _Stated(f"/score_tables/{t}/scores/{s}", score)
    for m, mention in enumerate(document.score_mentions):
        yield _Stated(f"/score_mentions/{m}", mention)


def _without_code(document: Document, scanned: Collection[int]) -> Iterator[_Stated]:
    """Items on pages that OCR read, without a code where others of their table have one."""
    coded = {id(t) for t in document.score_tables if any(_is_item(s) and s.code for s in t.scores)}
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores if id(table) in coded else ()):
            if _is_item(score) and not score.code and set(score.provenance.pages) & set(scanned):
                yield _Stated(f"/score_tables/{t}/scores/{s}", score)


def _is_item(score: Score) -> bool:
    return score.level == "item"


def _touching(
    stated: _Stated, doubts: Mapping[int, Sequence[Doubt]]
) -> Iterator[tuple[int, Doubt]]:
    """The doubts that stand in the boxes of a score and are part of it, of its code or its year."""
    score = stated.score
    own = [_digits(text) for text in (score.raw, score.code or "", str(score.year or ""))]
    seen = set()
    for box in score.provenance.boxes:
        for doubt in doubts.get(box.page, ()):
            part = any(_digits(doubt.text) in text for text in own)
            if part and (box.page, doubt) not in seen and _inside(doubt.box, box):
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
        refs=[f"{stated.ref}/score"],
        pages=[page],
    )


def _about_code(stated: _Stated) -> Finding:
    return Finding(
        code="ocr-low-confidence",
        severity="warning",
        message_en=f"The item code of “{stated.name}” could not be read.",
        message_th=f"อ่านรหัสข้อของ “{stated.name}” ไม่ได้",
        refs=[f"{stated.ref}/code"],
        pages=stated.score.provenance.pages,
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

"""What OCR is not sure of becomes findings, tied to the values that it concerns.

There are two for a page at most: one about the values of records, one about all other numbers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from itaextract.model import Box, Document, Finding, Measure, Provenance, Score, Severity
from itaextract.page import Doubt, Rect
from itaextract.thai.digits import to_ascii_digits

_NOT_DIGITS: Final = re.compile(r"[^\d.]")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_LISTED: Final = 20
"""So many doubts stand in a message; the references of a finding have all."""
_NAME: Final = 30
"""Letters of a label that tell which score is meant."""
_ASIDE: Final = 30.0
"""A header reaches so much further than the scores below it, in points."""


class _Value(NamedTuple):
    """A value of the document: its reference, what it is of, its text, and where it may stand."""

    ref: str
    name: str
    text: str
    boxes: tuple[Box, ...]


def doubt_findings(document: Document, doubts: Mapping[int, Sequence[Doubt]]) -> list[Finding]:
    """Findings for numbers that were read with low confidence.

    Args:
        document: what was read.
        doubts: what OCR is not sure of, by page.
    """
    values = _by_page(_values(document))
    findings = []
    for page, members in sorted(doubts.items()):
        concerned = [(doubt, _touched(doubt, values[page])) for doubt in members]
        told = [(doubt, of) for doubt, of in concerned if of]
        rest = [doubt for doubt, of in concerned if not of]
        findings += [_about_values(page, told)] if told else []
        findings += [_about_others(page, rest)] if rest else []
    return findings


def _values(document: Document) -> Iterator[_Value]:
    """The values that a wrong digit would falsify."""
    for ref, score in scores(document):
        yield from _values_of(ref, score)
    for index, overall in enumerate(document.overall_scores):
        texts = {"score": f"{overall.score:.2f}", "year": str(overall.year or "")}
        for field, text in texts.items():
            boxes = _boxes(overall.provenance, field)
            yield _Value(f"/overall_scores/{index}/{field}", "", text, boxes)
    for index, guideline in enumerate(document.guidelines):
        text = "" if guideline.score is None else f"{guideline.score:.2f}"
        name = guideline.code or guideline.instrument or ""
        boxes = _boxes(guideline.provenance, "score")
        yield _Value(f"/guidelines/{index}/score", name, text, boxes)
    for index, measure in enumerate(document.measures):
        for field, text in _times_and_money(measure):
            boxes = _boxes(measure.provenance, field)
            yield _Value(f"/measures/{index}/{field}", short(measure.title), text, boxes)


def scores(document: Document) -> Iterator[tuple[str, Score]]:
    """The scores of tables and of prose, each with its reference."""
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            yield f"/score_tables/{t}/scores/{s}", score
    for m, mention in enumerate(document.score_mentions):
        yield f"/score_mentions/{m}", mention


def _values_of(ref: str, score: Score) -> Iterator[_Value]:
    texts = {"score": score.raw, "code": score.code or "", "year": str(score.year or "")}
    for field, text in texts.items():
        yield _Value(f"{ref}/{field}", name_of(score), text, _boxes(score.provenance, field))


def _boxes(provenance: Provenance, field: str) -> tuple[Box, ...]:
    """Where a field stands: a year in the header above its score, too."""
    if field in provenance.fields:
        return tuple(provenance.fields[field])
    above = provenance.fields.get("score", []) if field == "year" else []
    headers = (
        b.model_copy(update={"x0": b.x0 - _ASIDE, "top": 0.0, "x1": b.x1 + _ASIDE}) for b in above
    )
    return (*provenance.boxes, *headers)


def _times_and_money(measure: Measure) -> Iterator[tuple[str, str]]:
    for field in ("period", "deadline", "reporting", "budget"):
        value = getattr(measure, field)
        if value is not None:
            yield field, value.raw


def name_of(score: Score) -> str:
    """What a score is called in a message: items by their code, all else by its label."""
    return score.code if score.code and score.level == "item" else short(score.label)


def short(label: str) -> str:
    """As much of a label as tells which score is meant."""
    return label if len(label) <= _NAME else f"{label[:_NAME]}…"


def _by_page(values: Iterable[_Value]) -> dict[int, list[tuple[_Value, Box]]]:
    found: dict[int, list[tuple[_Value, Box]]] = defaultdict(list)
    for value in values:
        for box in value.boxes:
            found[box.page].append((value, box))
    return found


def _touched(doubt: Doubt, values: Iterable[tuple[_Value, Box]]) -> list[_Value]:
    """The values in whose boxes a doubt stands, and that have its number, or else a part of it."""
    number = _NOT_DIGITS.sub("", to_ascii_digits(doubt.text))
    inside = [(v, to_ascii_digits(v.text)) for v, box in values if _inside(doubt.box, box)]
    whole = [value for value, text in inside if number in _NUMBER.findall(text)]
    part = whole or [value for value, text in inside if number in _NOT_DIGITS.sub("", text)]
    return list(dict.fromkeys(part))


def _inside(rect: Rect, box: Box) -> bool:
    x, y = (rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2
    return box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2


def _about_values(page: int, doubts: Sequence[tuple[Doubt, Sequence[_Value]]]) -> Finding:
    names = [Counter(value.name for value in values) for _, values in doubts]
    en, th = [], []
    for (doubt, _), of in zip(doubts, names, strict=True):
        percent = f"({doubt.confidence:.0%})"
        name = next(iter(of))
        en.append(f"“{doubt.text}”{_of(name, len(of), ' of “{}”', ' of {} values')} {percent}")
        th.append(f"“{doubt.text}”{_of(name, len(of), ' ของ “{}”', ' ของ {} ค่า')} {percent}")
    return ocr_finding(
        "warning",
        f"Values on page {page} were read with low confidence: {listed(en)}.",
        f"ค่าในหน้า {page} ที่อ่านด้วยความเชื่อมั่นต่ำ: {listed(th)}",
        [value.ref for _, values in doubts for value in values],
        [page],
    )


def _of(name: str, count: int, one: str, many: str) -> str:
    if count > 1:
        return many.format(count)
    return one.format(name) if name else ""


def _about_others(page: int, doubts: Iterable[Doubt]) -> Finding:
    texts = listed([f"“{doubt.text}”" for doubt in doubts])
    return ocr_finding(
        "info",
        f"Other numbers on page {page} were read with low confidence: {texts}.",
        f"ตัวเลขอื่นในหน้า {page} ที่อ่านด้วยความเชื่อมั่นต่ำ: {texts}",
        [],
        [page],
    )


def listed(texts: Sequence[str]) -> str:
    """Some texts for a message."""
    return ", ".join(texts[:_LISTED]) + (", …" if len(texts) > _LISTED else "")


def ocr_finding(
    severity: Severity, en: str, th: str, refs: Iterable[str], pages: Iterable[int]
) -> Finding:
    """A finding about what OCR read."""
    return Finding(
        code="ocr-low-confidence",
        severity=severity,
        message_en=en,
        message_th=th,
        refs=list(dict.fromkeys(refs)),
        pages=sorted(set(pages)),
    )

"""Weights of the instruments (น้ำหนัก) against each other and the manual: ``value-conflict``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from itaextract.audit.prose import cells, having, headers, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook
from itaextract.ita import FIRST_YEAR, LAST_YEAR
from itaextract.ita import weights as manual_weights
from itaextract.model import Document, Finding, Instrument

_WEIGHT: Final = re.compile(
    r"(?<![A-Z])(?P<code>[IEO]IT)(?![A-Z])(?:(?![IEO]IT)[^\d\n]){0,60}?(?:ค่า)?น้ำหนัก(?:คะแนน)?\s?(?:คิดเป็น)?\s?"
    r"(?:ร้อยละ)?\s?(?P<weight>\d{2})(?![\d.]*\d)"
)

_HEADER: Final = re.compile(r"(?<![A-Z])(?P<code>[IEO]IT)\s?\(\s?(?P<weight>\d{2})\s?%\s?\)")
_LEAST: Final = 20.0
"""An instrument weighs 30 or 40; less is the weight of one of its indicators."""


class _Weight(NamedTuple):
    value: float
    ref: str
    pages: list[int]


def check_weights(document: Document) -> Iterator[Finding]:
    """The weight of each instrument as tables and text state it, and as the manual has it."""
    year = document.assessed_year
    known = manual_weights(year) if year and FIRST_YEAR <= year <= LAST_YEAR else None
    stated: dict[Instrument, list[_Weight]] = defaultdict(list)
    for code, weight in (*_in_tables(document, year), *_in_text(document)):
        stated[code].append(weight)
    for code, weights in stated.items():
        values = dict.fromkeys(one.value for one in weights)
        if len(values) > 1 or (known and set(values) != {known[code]}):
            listed = ", ".join(f"{value:g}" for value in values)
            manual = f"; by the manual of {year} it is {known[code]:g}" if known else ""
            manual_th = f" ตามคู่มือปี {year} คือ {known[code]:g}" if known else ""
            yield finding(
                "value-conflict",
                "warning",
                f"The weight of {code} is stated as {listed}{manual}.",
                f"น้ำหนักของแบบวัด {code} ระบุไว้ {listed}{manual_th}",
                refs=[one.ref for one in weights],
                pages=[page for one in weights for page in one.pages],
            )


def _in_tables(document: Document, year: int | None) -> Iterator[tuple[Instrument, _Weight]]:
    """The weight beside an instrument, or beside the first of its indicators in a merged cell."""
    seen: set[tuple[int | None, Instrument, float]] = set()
    for one in ScoreBook(document).all:
        score, code = one.score, one.score.instrument
        if score.weight is None or code is None or one.year != year or score.weight < _LEAST:
            continue
        if (one.table, code, score.weight) not in seen:
            seen.add((one.table, code, score.weight))
            yield code, _Weight(score.weight, f"{one.ref}/weight", score.provenance.pages)


def _in_text(document: Document) -> Iterator[tuple[Instrument, _Weight]]:
    for passage in having(chain(headers(document), cells(document)), "%"):
        for match in _HEADER.finditer(passage.text):
            of_header: Instrument = match["code"]  # type: ignore[assignment]
            yield of_header, _Weight(float(match["weight"]), passage.ref, passage.pages)
    for passage in having(passages(document), "น้ำหนัก"):
        for match in _WEIGHT.finditer(passage.text):
            code: Instrument = match["code"]  # type: ignore[assignment]
            yield code, _Weight(float(match["weight"]), passage.ref, passage.pages)

"""Scores inside cell text: ``- ... (i7 : 84.94 คะแนน)``, ``ตัวชี้วัดที่ 1 ... (90.00 คะแนน)``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from itaextract.parse.numbers import embedded_scores, item_code
from itaextract.thai import split_items, to_ascii_digits

_IN_HEADING = re.compile(
    r"\(?\s*(?:(?:ได้|มี)?(?:ผล)?คะแนน(?:เฉลี่ย|รวม|ที่ได้)?\s*[:=]?\s*(?:ร้อยละ)?\s*(\d{1,3}\.\d{1,2})(?!\d)"
    r"|(\d{1,3}(?:\.\d{1,2})?)(?!\d)\s*คะแนน(?!เต็ม))"
)


class Embedded(NamedTuple):
    """An item with its score, and the text before it in the cell."""

    code: str
    score: float
    text: str
    raw: str


def items_in(cell: str) -> Iterator[Embedded]:
    """The items with scores of a cell's text, in order."""
    plain = to_ascii_digits(cell)
    start = 0
    for match in embedded_scores(plain):
        before = " ".join(split_items([plain[start : match.start()]]))
        start = match.end()
        number = match["assigned"] or match["stated"]
        code = item_code(match["letter"], match["number"])
        yield Embedded(code, float(number), before, match[0].strip())


def heading_score(text: str) -> tuple[str, float, str] | None:
    """The name, the score and its wording in a heading row that states its score."""
    plain = to_ascii_digits(text)
    match = _IN_HEADING.search(plain)
    if match is None:
        return None
    number = float(match[1] or match[2])
    name = text[: match.start()].strip() or text[: match.start(match.lastindex or 0)].strip()
    return (name, number, match[0].strip()) if number <= 100 else None

"""Counts with the things that they count behind them: ``4 ข้อ ได้แก่ i7 (71.35) i12 (78.40)``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.audit.claims import find_conditions
from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding, ScoreLevel
from itaextract.parse.named import Named, subjects_in

_OPENS: Final = re.compile(
    r"(?<![\d.])(?P<count>\d{1,2})\s?(?P<noun>ตัวชี้วัด|ข้อคำถาม|ข้อ|ประเด็น|แบบวัด)\s?(?:ได้แก่|คือ|ประกอบด้วย)\s?"
)
_LEVELS: Final[dict[str, ScoreLevel]] = {
    "ตัวชี้วัด": "indicator",
    "ข้อคำถาม": "item",
    "ข้อ": "item",
    "ประเด็น": "item",
    "แบบวัด": "instrument",
}
_ENDS: Final = re.compile(
    r"\n|ทั้งนี้|ซึ่ง|ส่วน|ขณะ|จึง|ดังนั้น|โดย|อย่างไรก็ตาม|เพื่อ|แต่|ทำให้|เมื่อ|อีกทั้ง|สำหรับ|ได้แก่|และมี|รองลงมา"
)
_EXAMPLES: Final = re.compile(r"เช่น|อาทิ|เป็นต้น")
_VALUE: Final = re.compile(r"\s?\(\s?(?P<value>\d{1,3}\.\d{1,2})\s?(?:คะแนน)?\s?\)")
_REACH: Final = 60
"""Characters before a count in which the score that its things have in common is stated."""


def check_counted(document: Document) -> Iterator[Finding]:
    """The number of what is listed, and the scores in brackets, against what was announced."""
    for passage in passages(document):
        for match in _OPENS.finditer(passage.text):
            end = _ENDS.search(passage.text, match.end())
            part = passage.text[: end.start() if end else len(passage.text)]
            level = _LEVELS[match["noun"]]
            named = [
                one for one in subjects_in(part) if one.start >= match.end() and one.level == level
            ]
            listed = len({(one.code, one.instrument) for one in named})
            if listed < 2 or _EXAMPLES.search(part, match.start()):
                continue
            if listed != int(match["count"]):
                yield _count(match, listed, passage)
            yield from _values(match, named, passage)


def _count(match: re.Match[str], listed: int, passage: Passage) -> Finding:
    return finding(
        "count-mismatch",
        "warning",
        f"The text announces {match['count']} {match['noun']} and names {listed}: "
        f"“{passage.text[match.start() :][:120]}”.",
        f"เนื้อความระบุ {match['count']} {match['noun']} แต่ระบุชื่อไว้ {listed}: "
        f"“{passage.text[match.start() :][:120]}”",
        refs=[passage.ref],
        pages=passage.pages,
    )


def _values(match: re.Match[str], named: Sequence[Named], passage: Passage) -> Iterator[Finding]:
    """Scores in brackets that are not what the listed have in common."""
    start = max(0, match.start() - _REACH)
    conditions = find_conditions(passage.text, start, match.start())
    if not conditions:
        return
    condition = conditions[-1].condition
    for one in named:
        value = _VALUE.match(passage.text, one.end)
        if value and not condition.holds(float(value["value"])):
            yield finding(
                "value-conflict",
                "warning",
                f"“{passage.text[one.start : value.end()]}” is listed among scores {condition.en}.",
                f"“{passage.text[one.start : value.end()]}” อยู่ในรายการที่มีคะแนน{condition.th}",
                refs=[passage.ref],
                pages=passage.pages,
            )

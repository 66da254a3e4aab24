"""Scores that are said to pass, or not to: ``grade-mismatch``."""

import re
from collections.abc import Iterator
from typing import Final

from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook
from itaextract.ita import grade_scale
from itaextract.model import Document, Finding

_SAID: Final = re.compile(
    r"(?<![\d.])(?P<score>\d{2,3}\.\d{1,2})(?![\d.])\s?(?:คะแนน)?\)?(?P<gap>[^\d\n]{0,40}?)"
    r"(?P<failed>ไม่)?ผ่าน(?:เกณฑ์|การประเมิน)(?:[^\d\n]{0,20}(?P<mark>\d{2,3})(?![\d.,]*\d))?"
)
_OF_ANOTHER: Final = re.compile(
    r"โดย|ที่มี|ที่ได้|แบบวัด|ตัวชี้วัด|เครื่องมือ|หน่วยงาน|ส่วน|และ|แต่|อย่างไร|เพื่อ|ให้|จะ|ต้อง|ทั้งนี้|หาก|ข้อ|ประเด็น"
)
"""Words between score and claim that begin to speak of something else."""
_PASS_MARK: Final = 85.0
_ONE_MARK_UNTIL: Final = 2565
"""From 2566 on an instrument below the mark fails the whole, whatever its total."""


def check_passes(document: Document) -> Iterator[Finding]:
    """``82.20 คะแนน ซึ่งผ่านเกณฑ์เป้าหมาย 85 คะแนน``: the score against the mark."""
    year = document.assessed_year
    values = {one.value for one in ScoreBook(document).all}
    scale = grade_scale(year) if year else None
    for passage in passages(document):
        for match in _SAID.finditer(passage.text):
            score = float(match["score"])
            if score not in values or _OF_ANOTHER.search(match["gap"]):
                continue
            mark = float(match["mark"] or (scale.pass_mark if scale else _PASS_MARK))
            passed = match["failed"] is None
            if passed == (score >= mark) or (not passed and (year or 0) > _ONE_MARK_UNTIL):
                continue
            said_en, said_th = ("pass", "ผ่านเกณฑ์") if passed else ("fail", "ไม่ผ่านเกณฑ์")
            yield finding(
                "grade-mismatch",
                "warning",
                f"{match['score']} is said to {said_en}; the pass mark is {mark:g}.",
                f"ระบุว่า {match['score']} คะแนน {said_th} ทั้งที่เกณฑ์คือ {mark:g} คะแนน",
                refs=[passage.ref],
                pages=passage.pages,
            )

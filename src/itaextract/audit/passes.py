"""Scores that are said to pass, or not to: ``grade-mismatch``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Subject
from itaextract.ita import grade_scale
from itaextract.model import Document, Finding
from itaextract.parse.numbers import is_verdict
from itaextract.thai.digits import to_ascii_digits

_SAID: Final = re.compile(
    r"(?<![\d.])(?P<score>\d{2,3}\.\d{1,2})(?![\d.])\s?(?:คะแนน)?\)?(?P<gap>[^\d\n]{0,40}?)"
    r"(?P<failed>ไม่)?ผ่าน(?:เกณฑ์|การประเมิน)(?:[^\d\n]{0,20}(?P<mark>\d{2,3})(?![\d.,]*\d))?"
)
_AND: Final = re.compile(
    r"(?:และ|จึง|ซึ่ง|ถือว่า)\s?(?P<failed>ไม่)?ผ่านเกณฑ์(?:[^\d\n]{0,20}(?P<mark>\d{2,3})(?![\d.,]*\d))?"
)
_OTHERS: Final = re.compile(r"ตัวชี้วัด|แบบวัด|แบบตรวจ|เครื่องมือ|[IEO]IT|ข้อ|ปี\s?(?:พ\.ศ\.\s?)?25\d\d")
_OF_ANOTHER: Final = re.compile(
    r"โดย|ที่มี|ที่ได้|แบบวัด|ตัวชี้วัด|เครื่องมือ|หน่วยงาน|ส่วน|และ|แต่|อย่างไร|เพื่อ|ให้|จะ|ต้อง|ทั้งนี้|หาก|ข้อ|ประเด็น"
)
"""Words between score and claim that begin to speak of something else."""
_SCORE: Final = re.compile(r"\d{1,3}\.\d{1,2}|100")
_PASS_MARK: Final = 85.0
_ONE_MARK_UNTIL: Final = 2565
"""From 2566 on an instrument below the mark fails the whole, whatever its total."""


def check_verdicts(document: Document) -> Iterator[Finding]:
    """A column of ผ่าน and ไม่ผ่าน beside the scores."""
    for t, table in enumerate(document.tables):
        if table.kind != "scores":
            continue
        for r, row in enumerate(table.rows):
            said = [(c, cell.strip()) for c, cell in enumerate(row) if is_verdict(cell)]
            texts = [to_ascii_digits(cell).strip() for cell in row]
            scores = [text for text in texts if _SCORE.fullmatch(text)]
            if len(said) != 1 or len(scores) != 1 or _is_grade_column(table.header, said[0][0]):
                continue
            passed = not said[0][1].startswith("ไม่")
            if passed != (float(scores[0]) >= _PASS_MARK):
                yield finding(
                    "grade-mismatch",
                    "warning",
                    f"{scores[0]} (“{row[0][:40]}”) is marked {said[0][1]}; the pass mark is "
                    f"{_PASS_MARK:g}.",
                    f"{scores[0]} (“{row[0][:40]}”) ระบุว่า{said[0][1]} ทั้งที่เกณฑ์คือ {_PASS_MARK:g}",
                    refs=[f"/tables/{t}/rows/{r}/{said[0][0]}"],
                    pages=table.pages,
                )


def _is_grade_column(header: Sequence[str], column: int) -> bool:
    """ระดับผลการประเมิน: ผ่าน is a grade there, told by ``check_grades``."""
    return column < len(header) and "ระดับ" in header[column]


def check_whole(document: Document) -> Iterator[Finding]:
    """``คะแนนรวม 83.10 คะแนน ... และผ่านเกณฑ์ 85 คะแนน``: the total, further on in the sentence."""
    year = document.assessed_year
    total = ScoreBook(document).one_each(year, [Subject("overall")]) if year else {}
    if not total or year is None or year > _ONE_MARK_UNTIL:
        return
    one = total[Subject("overall")]
    for passage in passages(document):
        start = passage.text.find(one.number)
        match = _AND.search(passage.text, start) if start >= 0 else None
        if match is None or _OTHERS.search(passage.text, start, match.start()):
            continue
        mark = float(match["mark"] or _PASS_MARK)
        passed = match["failed"] is None
        if passed != (one.value >= mark):
            yield _said(one.number, passed, mark, passage)


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
            yield _said(match["score"], passed, mark, passage)


def _said(score: str, passed: bool, mark: float, passage: Passage) -> Finding:
    said_en, said_th = ("pass", "ผ่านเกณฑ์") if passed else ("fail", "ไม่ผ่านเกณฑ์")
    return finding(
        "grade-mismatch",
        "warning",
        f"{score} is said to {said_en}; the pass mark is {mark:g}.",
        f"ระบุว่า {score} คะแนน {said_th} ทั้งที่เกณฑ์คือ {mark:g} คะแนน",
        refs=[passage.ref],
        pages=passage.pages,
    )

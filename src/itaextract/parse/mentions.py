"""Scores that running prose states: ``มีผลคะแนน ๖๘.๔๒ อยู่ในระดับ C``."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from itaextract.ita import match_indicator
from itaextract.model import Instrument, Provenance, Score, ScoreLevel
from itaextract.parse.context import Context, paragraph_provenance
from itaextract.parse.headings import instrument_of
from itaextract.parse.named import Named, subjects_in
from itaextract.parse.numbers import parse_trend
from itaextract.parse.outline import Paragraph
from itaextract.parse.spoken import Spoken, spoken_scores
from itaextract.thai import to_ascii_digits
from itaextract.thai.calendar import find_years

_GRADE = re.compile(
    r"\s*(?:คะแนน)?\s*(?:\(\s*(?:(?:ระดับ|เกรด)\s*)?(?P<bracketed>AA|[A-F])\s*\)"
    r"|(?:ซึ่ง|และ|โดย)?\s*(?:อยู่ใน|ได้|จัดอยู่ใน)?\s*(?:ระดับ|เกรด)\s*(?:ผลการประเมิน)?\s*[“\"']?\s*"
    r"(?P<named>[A-Fa-f]{1,2}(?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง))"
)
_ASSESSMENT = re.compile(
    r"ITA|[IEO]IT|คุณธรรมและความโปร่งใส|คะแนนรวม|ภาพรวม|ระดับ\s*[A-F]|คะแนน\s*\(\s*(?:AA|[A-F])\s*\)|ผลการประเมิน"
)
_OTHER_INDEX = re.compile(r"CPI|ดัชนีการรับรู้|ดัชนีภาพลักษณ์")
_PART = re.compile(r"ตัวชี้วัด|ข้อคำถาม|ประเด็น(?:ที่|การ)")
"""Words by which prose speaks of a part of the assessment without naming which."""
_WHOLE = re.compile(
    r"รวม|สรุป|ทั้งสิ้น|ทั้งหมด|เทศบาล|องค์การบริหาร|อบต|หน่วยงาน|(?<!จาก)(?:ผล|คะแนน)\S{0,8}\s?ITA"
)
_GOES_ON = re.compile(r"เหลือ|เป็น|จาก|เดิม|กว่า|ปี|เพิ่ม|ลด")
_CALENDAR_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_YEAR_BEHIND = re.compile(
    r"\s*(?:คะแนน)?\s*(?:ใน|ของ|เมื่อ|\()\s*(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*(25\d\d)(?!\d)"
    r"(?!\s*(?:ได้|มี|คะแนน|เท่ากับ|อยู่ที่|คือ))"
)
_THE_YEAR_BEFORE = re.compile(
    r"(?:จาก|กว่า)\s*(?:คะแนน)?\s*(?:เดิม|(?:ของ)?ปี(?:ก่อน|ที่แล้ว|ที่ผ่านมา)|(?=$|\())"
    r"[^\d]{0,20}$|(?:ลดลง|เพิ่มขึ้น|สูงขึ้น)จาก\s*(?:เดิม)?\s*$"
)
_OPEN_CODE = re.compile(r"\s*\(\s*[ieoIEO]?\s?\d*\s*[:=]?\s*$")
"""A bracket that opens before a score, with the item's code."""
_SPAN = 110
"""Characters before a score in which its subject is looked for."""
_SHORT = 60
_LABEL = 60
"""Characters before a score that are kept as its label."""


class _Subject(NamedTuple):
    level: ScoreLevel
    code: str | None
    instrument: Instrument | None


def find_mentions(paragraph: Paragraph, ctx: Context) -> list[Score]:
    """Find the scores of one paragraph of running prose.

    Thresholds (``85 คะแนนขึ้นไป``, ``น้อยกว่า 85 คะแนน``), differences, the full mark and the means of
    other agencies are no scores.
    """
    return _mentions_in(
        paragraph.text, lambda: paragraph_provenance(paragraph.page, paragraph.boxes), ctx
    )


def cell_mentions(text: str, place: Callable[[], Provenance], ctx: Context) -> list[Score]:
    """Find the scores of a table cell's text, those that say of what and are called คะแนน.

    Args:
        text: the cell's text, or a paragraph of it.
        place: tells where it stands; most cells hold no score and are not asked.
        ctx: settings, years and findings.
    """
    if "คะแนน" not in text:
        return []
    found = _mentions_in(text, place, ctx)
    return [s for s in found if "คะแนน" in s.raw and (s.code or s.level == "instrument")]


def _mentions_in(text: str, place: Callable[[], Provenance], ctx: Context) -> list[Score]:
    plain = to_ascii_digits(text)
    stated = list(_attributed(plain))
    if not stated:
        return []
    stands = place()
    return [_record(one, about, plain, stands, ctx) for one, about in stated]


def states_score(text: str) -> bool:
    """Whether a text says of an indicator or instrument what it scored: คะแนน stands beside it."""
    return "คะแนน" in text and any(
        "คะแนน" in one.raw and about.level in ("instrument", "indicator", "sub_indicator")
        for one, about in _attributed(to_ascii_digits(text))
    )


def _attributed(text: str) -> Iterator[tuple[Spoken, _Subject]]:
    """Each score with what it is about: what is named between it and the score before."""
    named = subjects_in(text)
    if "คะแนน" not in text and "ร้อยละ" not in text and not named:
        return
    spoken = list(spoken_scores(text, named))
    previous: tuple[int, _Subject] | None = None
    for one in spoken:
        after = previous[0] if previous else 0
        segment = text[max(after, one.start - _SPAN) : one.start]
        if one.named is not None:
            about = _Subject(*one.named[2:])
        else:
            about = _about(segment, one, named, previous)
        previous = (one.end, about)
        if about.level != "overall" or _speaks_of_ita(text):
            yield one, about


def _about(
    segment: str, one: Spoken, named: Sequence[Named], previous: tuple[int, _Subject] | None
) -> _Subject:
    begin = one.start - len(segment)
    near = [n for n in named if begin <= n.start and n.end <= one.start]
    if near:
        return _Subject(*near[-1][2:])
    if (misread := _misread_name(segment)) is not None:
        return misread
    if previous is not None and previous[0] == begin and _continues(segment):
        return previous[1]
    part = _PART.search(segment)
    if part is not None:
        return _Subject("indicator" if part[0] == "ตัวชี้วัด" else "item", None, None)
    return _Subject("overall", None, None)


def _continues(segment: str) -> bool:
    """Whether the words between two scores go on about the same thing: ``เพิ่มขึ้นจากปี 2565 ที่ได้``."""
    return (
        len(segment) < _SHORT
        and _GOES_ON.search(segment) is not None
        and not _WHOLE.search(segment)
        and not _PART.search(segment)
    )


def _misread_name(segment: str) -> _Subject | None:
    """An indicator whose name has a wrong letter or two."""
    for phrase in reversed(re.split(r"[\s(,:]+", segment)):
        found = match_indicator(phrase) if len(phrase) > 6 else None
        if found is not None:
            return _Subject("indicator", str(found), instrument_of(found))
    return None


def _speaks_of_ita(text: str) -> bool:
    """Whether a paragraph is about the assessment, and not about another index (CPI)."""
    return bool(_ASSESSMENT.search(text)) and not _OTHER_INDEX.search(text)


def _year(text: str, one: Spoken, ctx: Context) -> int | None:
    """The year named right behind a score, else the one named last before it."""
    if behind := _YEAR_BEHIND.match(text, one.end):
        return int(behind[1])
    years = [y for y in find_years(text) if y.start < one.start]
    said = years[-1].year if years else ctx.assessed_year
    relative = _THE_YEAR_BEFORE.search(text, max(0, one.start - _SHORT), one.start)
    if relative and said is not None and not (years and years[-1].end > relative.start()):
        return said - 1
    return said


def _label(text: str, *, whole: bool) -> str:
    """The words before a score, from a blank on: Thai words are not cut in the middle."""
    text = _OPEN_CODE.sub("", text)
    return text if whole or " " not in text else text.split(" ", 1)[1]


def _record(one: Spoken, about: _Subject, text: str, place: Provenance, ctx: Context) -> Score:
    start = one.start
    grade = _GRADE.match(text, one.end)
    return Score(
        level=about.level,
        instrument=about.instrument,
        code=about.code,
        label=ctx.clean(_label(text[max(0, start - _LABEL) : start], whole=start <= _LABEL)),
        year=_year(text, one, ctx),
        score=one.value,
        grade=(grade["bracketed"] or grade["named"]).upper() if grade else None,
        trend=parse_trend(text[start : start + _LABEL]) if about.level != "overall" else None,
        raw=one.raw,
        provenance=place,
    )

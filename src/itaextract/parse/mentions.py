"""Scores that running prose states: ``มีผลคะแนน ๖๘.๔๒ อยู่ในระดับ C``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from itaextract.ita import match_indicator, match_instrument
from itaextract.model import Instrument, Provenance, Score, ScoreLevel
from itaextract.parse.context import Context, paragraph_provenance
from itaextract.parse.headings import instrument_of
from itaextract.parse.numbers import EMBEDDED_SCORE, item_code, parse_trend
from itaextract.parse.outline import Paragraph
from itaextract.thai import to_ascii_digits
from itaextract.thai.calendar import find_years

_COUNTED = r"(?!\s*(?:ปี|ข้อ|ประเด็น|ตัวชี้วัด|แบบวัด|ด้าน|อันดับ|ลำดับ|คำถาม|เครื่องมือ|ส่วน))"
_SCORE = re.compile(
    r"คะแนน(?:[^\d.]{0,30}?)(?P<after>\d{1,3}\.\d{1,2})(?![\d.,]*\d)"
    rf"|คะแนน\s*(?:รวม|ภาพรวม|เฉลี่ย|ITA|เท่ากับ|คือ|เป็น|อยู่ที่|ได้|ร้อยละ|\s)*"
    rf"(?P<whole>\d{{2,3}})(?![\d.,]*\d){_COUNTED}"
    r"|(?<![\d.,])(?P<before>\d{1,3}\.\d{1,2})\s*คะแนน"
)
"""A score in prose has two digits or a decimal point; a smaller whole number counts something."""
_THRESHOLD = re.compile(
    r"(?:น้อยกว่า|มากกว่า|สูงกว่า|ต่ำกว่า|เกินกว่า|ไม่ถึง|ตั้งแต่|เกณฑ์\S{0,12}|เต็ม|ร้อยละ|เป้าหมาย|ขั้นต่ำ)\s*\(?\s*$"
)
_DIFFERENCE = re.compile(
    r"(?:ผลต่าง|ต่างกัน|แตกต่าง|ห่างกัน|(?:เพิ่ม|สูง)ขึ้น|ลดลง|ต่ำลง)(?:(?!เป็น|เหลือ|อยู่ที่|มาอยู่|จาก)[^\d]){0,20}$"
)
_BEYOND = re.compile(r"\s*(?:คะแนน)?\s*(?:ขึ้นไป|เต็ม|ลงมา)")
_GRADE = re.compile(
    r"\s*(?:คะแนน)?\s*(?:ซึ่ง|และ|โดย)?\s*(?:อยู่ใน|ได้|จัดอยู่ใน)?\s*"
    r"(?:ระดับ|เกรด)\s*(?:ผลการประเมิน)?\s*[“\"']?\s*([A-Fa-f]{1,2}(?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง)"
)
_INSTRUMENT = re.compile(r"\b(IIT|EIT|OIT)\b")
_ASSESSMENT = re.compile(r"ITA|คุณธรรมและความโปร่งใส|คะแนนรวม|ภาพรวม|ระดับ\s*[A-F]|ผลการประเมิน")
_OTHER_INDEX = re.compile(r"CPI|ดัชนีการรับรู้|ดัชนีภาพลักษณ์")
_INDICATOR = re.compile(r"ตัวชี้วัด\s*ที่\s*(\d{1,2})(?![\d.])")
_ITEM = re.compile(r"(?<![A-Za-z0-9])([ieoIEO])\s?(\d{1,2})(?![\d.]*\d|[A-Za-z])")
_ITEM_LIST = re.compile(r"[ieoIEO]\s?\d{1,2}\s*(?:[-–—,]|ถึง|และ)\s*[ieoIEO]?\s?\d{1,2}$")
_PART = re.compile(r"ตัวชี้วัด|ข้อคำถาม|ประเด็น(?:ที่|การ)")
"""Words by which prose speaks of a part of the assessment without naming which."""
_SPAN = 90
"""Characters before a score in which its subject is looked for."""
_LABEL = 60
"""Characters before a score that are kept as its label."""
_BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}


class _Mention(NamedTuple):
    """A number that prose calls a score. ``start`` is its place in the paragraph."""

    level: ScoreLevel
    code: str | None
    instrument: Instrument | None
    value: float
    grade: str | None
    raw: str
    start: int


def find_mentions(paragraph: Paragraph, ctx: Context) -> list[Score]:
    """Find the scores of one paragraph of running prose.

    Thresholds (``85 คะแนนขึ้นไป``, ``น้อยกว่า 85 คะแนน``) and the full mark are no scores.
    """
    plain = to_ascii_digits(paragraph.text)
    if "คะแนน" not in plain:
        return []
    items = list(_items(plain))
    taken = [range(m.start, m.start + len(m.raw)) for m in items]
    others = [m for m in _stated(plain) if not any(m.start in place for place in taken)]
    place = paragraph_provenance(paragraph.page, paragraph.boxes)
    return [_record(m, plain, place, ctx) for m in [*items, *others]]


def _items(text: str) -> Iterator[_Mention]:
    """Items with their codes: ``(e15 : 76.90 คะแนน)``."""
    for match in EMBEDDED_SCORE.finditer(text):
        if "คะแนน" in text[match.start() : match.end() + 8]:
            code = item_code(match[1], match[2])
            yield _Mention(
                "item", code, _BY_LETTER[code[0]], float(match[3]), None, match[0], match.start()
            )


def _stated(text: str) -> Iterator[_Mention]:
    """Scores of indicators, instruments, or the whole, named in the words before them."""
    previous = 0
    for match in _SCORE.finditer(text):
        group = next(name for name, found in match.groupdict().items() if found)
        start, end = match.span(group)
        if _is_threshold(text, start, end) or float(match[group]) > 100:
            continue
        level, code, instrument = _subject(text[max(previous, start - _SPAN) : start])
        previous = end
        if level == "overall" and not _speaks_of_ita(text):
            continue
        grade = _GRADE.match(text, end)
        letters = grade[1].upper() if grade else None
        yield _Mention(level, code, instrument, float(match[group]), letters, match[0], start)


def _is_threshold(text: str, start: int, end: int) -> bool:
    """Whether a number is a mark to be reached, or the difference of two scores."""
    before = text[max(0, start - 30) : start]
    return bool(_THRESHOLD.search(before) or _DIFFERENCE.search(before) or _BEYOND.match(text, end))


def _speaks_of_ita(text: str) -> bool:
    """Whether a paragraph is about the assessment, and not about another index (CPI)."""
    return bool(_ASSESSMENT.search(text)) and not _OTHER_INDEX.search(text)


def _subject(context: str) -> tuple[ScoreLevel, str | None, Instrument | None]:
    """What a score is about: the indicator or instrument named between it and the score before."""
    code = _nearest_item(context)
    if code is not None:
        return "item", code, _BY_LETTER[code[0]]
    indicator = _nearest_indicator(context)
    if indicator is not None:
        return "indicator", str(indicator), instrument_of(indicator)
    named = _nearest_instrument(context)
    if named:
        return "instrument", None, named
    part = _PART.search(context)
    if part is not None:
        return ("indicator" if part[0] == "ตัวชี้วัด" else "item"), None, None
    return "overall", None, None


def _nearest_item(context: str) -> str | None:
    """The item code nearest before a score; a range (i1 - i6) or a list names no single item."""
    found = list(_ITEM.finditer(context))
    if not found or _ITEM_LIST.search(context[: found[-1].end()]):
        return None
    return item_code(found[-1][1], found[-1][2])


def _nearest_indicator(context: str) -> int | None:
    numbers = _INDICATOR.findall(context)
    if numbers and 1 <= int(numbers[-1]) <= 10:
        return int(numbers[-1])
    for phrase in reversed(re.split(r"[\s(,:]+", context)):
        found = match_indicator(phrase) if len(phrase) > 6 else None
        if found is not None:
            return found
    return None


def _nearest_instrument(context: str) -> Instrument | None:
    found = list(_INSTRUMENT.finditer(context))
    if not found or len(context) - found[-1].end() > 30:
        return None
    return match_instrument(found[-1][0])


def _label(text: str, *, whole: bool) -> str:
    """The words before a score, from a blank on: Thai words are not cut in the middle."""
    return text if whole or " " not in text else text.split(" ", 1)[1]


def _record(mention: _Mention, text: str, place: Provenance, ctx: Context) -> Score:
    start = mention.start
    years = [y for y in find_years(text) if y.start < start]
    return Score(
        level=mention.level,
        instrument=mention.instrument,
        code=mention.code,
        label=ctx.clean(_label(text[max(0, start - _LABEL) : start], whole=start <= _LABEL)),
        year=years[-1].year if years else ctx.assessed_year,
        score=mention.value,
        grade=mention.grade,
        trend=parse_trend(text[start : start + _LABEL]) if mention.level != "overall" else None,
        raw=mention.raw.strip(),
        provenance=place,
    )

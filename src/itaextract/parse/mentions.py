"""Scores that running prose states: ``มีผลคะแนน ๖๘.๔๒ อยู่ในระดับ C``."""

import re
from collections.abc import Iterator

from itaextract.ita import match_indicator, match_instrument
from itaextract.model import Instrument, Provenance, Score, ScoreLevel
from itaextract.parse.context import Context
from itaextract.parse.numbers import EMBEDDED_SCORE, item_code, parse_trend
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
_BEYOND = re.compile(r"\s*(?:คะแนน)?\s*(?:ขึ้นไป|เต็ม|ลงมา)")
_GRADE = re.compile(r"\s*(?:คะแนน)?\s*(?:ซึ่ง|และ|โดย)?\s*(?:อยู่ใน|ได้|จัดอยู่ใน)?\s*"
                    r"(?:ระดับ|เกรด)\s*(?:ผลการประเมิน)?\s*[“\"']?\s*([A-Fa-f]{1,2}(?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน)")
_INSTRUMENT = re.compile(r"\b(IIT|EIT|OIT)\b")
_INDICATOR = re.compile(r"ตัวชี้วัด\s*ที่\s*(\d{1,2})(?![\d.])")
_SPAN = 90
"""Characters before a score in which its subject is looked for."""
_BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}


def find_mentions(text: str, page: int, ctx: Context) -> Iterator[Score]:
    """Find the scores of one paragraph.

    Thresholds (``85 คะแนนขึ้นไป``, ``น้อยกว่า 85 คะแนน``) and the full mark are no scores.

    Args:
        text: a paragraph of running prose.
        page: its page.
        ctx: settings and the assessed year.
    """
    plain = to_ascii_digits(text)
    taken: list[tuple[int, int]] = []
    for match in EMBEDDED_SCORE.finditer(plain):
        if "คะแนน" in plain[match.start() : match.end() + 8]:
            taken.append(match.span())
            code = item_code(match[1], match[2])
            yield _score("item", code, _BY_LETTER[code[0]], float(match[3]), match[0], plain,
                         match.start(), None, page, ctx)
    previous = 0
    for match in _SCORE.finditer(plain):
        group = next(name for name, found in match.groupdict().items() if found)
        start, end = match.span(group)
        if any(a <= start < b for a, b in taken) or _is_threshold(plain, start, end):
            continue
        value = float(match[group])
        if value > 100:
            continue
        grade = _GRADE.match(plain, end)
        context = plain[max(previous, start - _SPAN) : start]
        previous = end
        level, code, instrument = _subject(context)
        yield _score(level, code, instrument, value, match[0], plain, start,
                     grade[1] if grade else None, page, ctx)


def _is_threshold(text: str, start: int, end: int) -> bool:
    return bool(_THRESHOLD.search(text[max(0, start - 30) : start]) or _BEYOND.match(text, end))


def _subject(context: str) -> tuple[ScoreLevel, str | None, Instrument | None]:
    """What a score is about: the indicator or instrument named between it and the score before."""
    indicator = _nearest_indicator(context)
    if indicator is not None:
        instrument: Instrument = "IIT" if indicator <= 5 else "EIT" if indicator <= 8 else "OIT"
        return "indicator", str(indicator), instrument
    named = _nearest_instrument(context)
    return ("instrument", None, named) if named else ("overall", None, None)


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


def _score(
    level: ScoreLevel,
    code: str | None,
    instrument: Instrument | None,
    value: float,
    raw: str,
    text: str,
    start: int,
    grade: str | None,
    page: int,
    ctx: Context,
) -> Score:
    years = [y for y in find_years(text) if y.start < start]
    return Score(
        level=level,
        instrument=instrument,
        code=code,
        label=ctx.clean(text[max(0, start - 60) : start]),
        year=years[-1].year if years else ctx.assessed_year,
        score=value,
        grade=grade.upper() if grade and grade.isascii() else grade,
        trend=parse_trend(text[start : start + 60]) if level != "overall" else None,
        raw=raw.strip(),
        provenance=Provenance(pages=[page]),
    )

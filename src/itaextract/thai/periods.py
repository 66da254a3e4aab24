"""Periods of time (ระยะเวลาดำเนินการ) as plans and reports state them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from itaextract.thai.dates import DateParts, find_dates
from itaextract.thai.deadlines import find_deadlines
from itaextract.thai.months import buddhist_year, fiscal_year_bounds, quarter_bounds
from itaextract.thai.normalize import normalize_text
from itaextract.thai.years import find_years

_CONNECTOR: Final = r"\s?(?:-|–|—|~|จนถึง|ถึง)\s?"
_ERA: Final = r"(?:พ\s?\.?\s?ศ\s?\.?\s?)?"
_BETWEEN: Final = re.compile(rf"{_CONNECTOR}(?:(?:สิ้น|ปลาย)\s?)?(?:(?:วัน\s?)?ที่\s?|เดือน\s?|วัน\s?)*")
_DAY_REACH: Final = 12
_FIRST_DAY: Final = re.compile(rf"(?<![0-9/.,])(?P<day>[12]?[0-9]|3[01]){_CONNECTOR}$")
_QUARTERS: Final = re.compile(
    r"(?:ไตรมาส|Q)\s?(?:ที่\s?)?(?P<list>[1-4](?![0-9])"
    r"(?:\s?(?:,|/|และ|&|-|–|—|ถึง|\s)\s?(?:(?:ไตรมาส|Q)\s?(?:ที่\s?)?|ที่\s?)?[1-4](?![0-9]))*)"
)
_QUARTER_YEAR: Final = re.compile(r"\s?/\s?(?P<year>2[4-6][0-9]{2})")
_QUARTER_PART: Final = re.compile(r"([1-4])(?:\s?(?:-|–|—|ถึง)[^1-4]*([1-4]))?")
_ALL_QUARTERS: Final = re.compile(r"ทุก\s?ๆ?\s?ไตรมาส|(?:ทั้ง|ครบ)\s?4\s?ไตรมาส|ไตรมาส\s?1\s?ถึง\s?4")
_WHOLE_YEAR: Final = re.compile(
    r"(?:ตลอด|ทั้ง)\s?(?:ทั้ง\s?)?(?:ระยะ\s?เวลา\s?)?(?:ใน\s?)?ปี(?!ละ)(?:\s?งบ\s?ประมาณ)?"
)
_FIRST_HALF: Final = re.compile(r"6\s?เดือน\s?แรก|ครึ่ง\s?ปี\s?แรก")
_SECOND_HALF: Final = re.compile(r"6\s?เดือน\s?หลัง|ครึ่ง\s?ปี\s?หลัง")
_FISCAL_YEAR: Final = re.compile(
    rf"(?:ใน\s?|ระหว่าง\s?|ช่วง\s?)?(?:ประจำ\s?)?(?P<word>ปี(?:\s?งบ\s?ประมาณ)?\s?{_ERA}|พ\s?\.\s?ศ\s?\.\s?)"
    rf"(?P<year>[0-9]{{4}}|[5-9][0-9])(?:{_CONNECTOR}{_ERA}(?P<last>2[4-6][0-9]{{2}}))?"
)
# Words that may stand beside a single date or month without making a sentence of it.
_FILLER: Final = re.compile(
    r"ดำเนินการ|ประมาณ|ในช่วง|ช่วง|ระหว่าง|ตั้งแต่|เริ่ม|เป็นต้นไป|เดือน|วันที่|และ|ของ|ณ|ประจำ|ต้น|กลาง|"
    r"ปลาย|สิ้น|ใน|พ\.ศ\.|[\s,/;()\-–.]"
)
_OPEN_END: Final = re.compile(r"เป็นต้นไป|^(?:ตั้งแต่|เริ่ม)(?!.*(?:ถึง|-|–))")
_DEADLINE_ONLY: Final = re.compile(
    r"(?:ให้\s?)?(?:ดำเนินการ\s?)?(?:ให้\s?)?(?:แล้ว\s?เสร็จ\s?)?(?:ภาย\s?ใน|ไม่\s?เกิน)"
)


class ParsedPeriod(NamedTuple):
    """A period of time.

    Attributes:
        raw: the text, normalised, with ASCII digits.
        start: first day (CE) or None.
        end: last day (CE) or None.
        quarters: quarters of the fiscal year that the text names, 1 to 4.
    """

    raw: str
    start: date | None
    end: date | None
    quarters: tuple[int, ...]


_Bounds = tuple[date | None, date | None]


def _quarters(text: str) -> tuple[tuple[int, ...], int | None]:
    """The quarters that a text names, and the BE year written after them with a slash."""
    if _ALL_QUARTERS.search(text):
        return (1, 2, 3, 4), None
    numbers: set[int] = set()
    year = None
    for match in _QUARTERS.finditer(text):
        for first, last in _QUARTER_PART.findall(match["list"]):
            numbers.update(range(int(first), int(last or first) + 1))
        written = _QUARTER_YEAR.match(text, match.end())
        year = buddhist_year(written["year"]) if written else year
    return tuple(sorted(numbers)), year


def _named_fiscal_year(text: str, fiscal_year: int | None) -> int | None:
    """The year that the text names, else the document's."""
    years = find_years(text)
    return years[0].year if years else fiscal_year


def _with_day(text: str, parts: DateParts) -> DateParts | None:
    """The `1` of `1 - 30 กันยายน 2566` as a date of its own."""
    match = _FIRST_DAY.search(text, max(0, parts.start - _DAY_REACH), parts.start)
    if match is None or parts.day is None:
        return None
    return parts._replace(day=int(match["day"]), start=match.start(), end=match.end("day"))


def _ordered(first: DateParts, second: DateParts, fiscal_year: int | None) -> _Bounds:
    """Start and end of a range, the year taken from the other side where one side has none."""
    unsaid = first.year is None and first.fiscal_year is None
    if unsaid and second.fiscal_year is not None:
        first = first._replace(fiscal_year=second.fiscal_year)
    elif unsaid and second.year is not None:
        later = (first.month, first.day or 1) > (second.month, second.day or 31)
        first = first._replace(year=second.year - later)
    elif second.year is None and second.fiscal_year is None and first.year is not None:
        earlier = (second.month, second.day or 31) < (first.month, first.day or 1)
        second = second._replace(year=first.year + earlier)
    start, end = first.first(fiscal_year), second.last(fiscal_year)
    return (start, end) if start is None or end is None or start <= end else (None, None)


def _ranges(text: str, dates: Sequence[DateParts], fiscal_year: int | None) -> list[_Bounds]:
    bounds: list[_Bounds] = []
    for index, parts in enumerate(dates):
        opening = _with_day(text, parts)
        if opening is not None:
            bounds.append(_ordered(opening, parts, fiscal_year))
        elif index and _BETWEEN.fullmatch(text[dates[index - 1].end : parts.start]):
            bounds.append(_ordered(dates[index - 1], parts, fiscal_year))
    return bounds


def _hull(bounds: Sequence[_Bounds]) -> _Bounds:
    starts = [start for start, _ in bounds if start]
    ends = [end for _, end in bounds if end]
    return min(starts, default=None), max(ends, default=None)


def _by_dates(text: str, fiscal_year: int | None) -> _Bounds | None:
    dates = list(find_dates(text))
    if not dates:
        return None
    ranges = _ranges(text, dates, fiscal_year)
    if ranges:
        return _hull(ranges)
    rest = "".join(
        text[start:end]
        for start, end in zip(
            [0, *(d.end for d in dates)], [*(d.start for d in dates), len(text)], strict=True
        )
    )
    if _FILLER.sub("", rest):
        return None
    start, end = _hull([(d.first(fiscal_year), d.last(fiscal_year)) for d in dates])
    return (start, None) if _OPEN_END.search(text) else (start, end)


def _by_year_words(text: str, fiscal_year: int | None) -> _Bounds | None:
    named = _FISCAL_YEAR.fullmatch(text)
    if named is not None:
        first = buddhist_year(named["year"])
        last = buddhist_year(named["last"]) if named["last"] else first
        # ปี or พ.ศ. alone may be a calendar year; it is read only where it is the document's own.
        known = "งบ" in named["word"] or first == last == fiscal_year
        if first is None or last is None or not known:
            return None
        return fiscal_year_bounds(first)[0], fiscal_year_bounds(last)[1]
    year = _named_fiscal_year(text, fiscal_year)
    if year is None:
        return None
    first_day, last_day = fiscal_year_bounds(year)
    halves = _FIRST_HALF.search(text), _SECOND_HALF.search(text)
    if all(halves) or _WHOLE_YEAR.search(text):
        return first_day, last_day
    if halves[0]:
        return first_day, quarter_bounds(year, 2)[1]
    return (quarter_bounds(year, 3)[0], last_day) if halves[1] else None


def _by_quarters(quarters: Sequence[int], year: int | None) -> _Bounds | None:
    if not quarters or year is None:
        return None
    return quarter_bounds(year, quarters[0])[0], quarter_bounds(year, quarters[-1])[1]


def parse_period(text: str, *, fiscal_year: int | None = None) -> ParsedPeriod:
    """Read a period of time.

    Ranges of dates and months, quarters, a fiscal year or half of one, a single date or month.
    A deadline (`ภายใน...`) has an end only. Text that states no period has no dates.

    Args:
        text: the cell.
        fiscal_year: BE fiscal year for texts that name none.
    """
    raw = normalize_text(text)
    quarters, written_year = _quarters(raw)
    if _DEADLINE_ONLY.match(raw):
        ends = [d.date for d in find_deadlines(raw, fiscal_year=fiscal_year) if d.date]
        return ParsedPeriod(raw, None, max(ends, default=None), quarters)
    year = written_year or _named_fiscal_year(raw, fiscal_year)
    fiscal = next((named.year for named in find_years(raw) if named.kind == "fiscal"), fiscal_year)
    bounds = (
        _by_dates(raw, fiscal)
        or _by_quarters(quarters, year)
        or _by_year_words(raw, fiscal_year)
        or (None, None)
    )
    return ParsedPeriod(raw, *bounds, quarters)

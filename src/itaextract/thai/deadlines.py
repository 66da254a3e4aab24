"""Completion times (กำหนดแล้วเสร็จ) and reporting rounds (รอบการรายงาน)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from itaextract.thai.dates import DATE, date_parts, find_dates
from itaextract.thai.months import buddhist_year, fiscal_year_bounds, quarter_bounds
from itaextract.thai.normalize import normalize_text

_LEAD: Final = re.compile(
    r"(?:ภาย\s?ใน|(?:ไม่\s?เกิน|ก่อน)(?=\s?(?:วัน\s?ที่|เดือน)))\s?(?:สิ้น\s?|กลาง\s?|ปลาย\s?|ต้น\s?)?"
)
_ERA: Final = r"(?:พ\s?\.?\s?ศ\s?\.?\s?)?"
_FISCAL_YEAR: Final = (
    rf"(?:ประจำ\s?)?ปี\s?งบประมาณ(?:\s?{_ERA}(?P<fy>[0-9]{{4}}|[5-9][0-9])(?![0-9]))?"
)
_QUARTER: Final = (
    r"ไตรมาส\s?(?:ที่\s?)?(?P<quarter>[1-4])(?![0-9])"
    rf"(?:(?:\s?/\s?(?=[0-9]{{4}})|\s?(?:ของ\s?)?ปี\s?(?:งบประมาณ)?\s?{_ERA}(?=(?:[0-9]{{4}}|[5-9][0-9])(?![0-9])))"
    r"(?P<qy>[0-9]{2,4}))?"
)
_YEAR: Final = rf"ปี\s?{_ERA}(?P<cy>[0-9]{{4}})(?![0-9])"
_TIMES: Final = re.compile(rf"{_QUARTER}|{_FISCAL_YEAR}|{_YEAR}")
# A blank between Thai letters inside the phrase is a line wrap; before พ.ศ. it is meant.
_WRAP: Final = re.compile(
    r"(?<=ใน) (?=[\u0e01-\u0e4e])"
    r"|(?<=[\u0e01-\u0e3a\u0e40-\u0e4e]) (?=[\u0e01-\u0e3a\u0e40-\u0e4e])(?!(?:พ\.?\s?ศ|ปี|ของ))"
)
_CELL_TIMES: Final = re.compile(rf"{_QUARTER}|{_FISCAL_YEAR}")

_ROUND: Final = re.compile(
    r"(?P<every>ทุก\s?ๆ?\s?)?(?P<months>[0-9]{1,2}(?:\s?(?:,|/|และ|-)\s?[0-9]{1,2})*)\s?เดือน(?P<half>\s?หลัง)?"
)
_EVERY_QUARTER: Final = re.compile(r"(?:ทุก\s?ๆ?|ราย|แต่ละ)\s?ไตรมาส|ไตรมาส\s?ละ")
_EVERY_MONTH: Final = re.compile(r"(?:ทุก\s?ๆ?|ราย|แต่ละ)\s?เดือน|เดือน\s?ละ")
_ABOUT_ROUNDS: Final = re.compile(r"รอบ|รายงาน|ทุก")
_ONLY_ROUNDS: Final = re.compile(r"(?:[0-9\s,/]|เดือน|และ|แรก|หลัง)+")
_DURATION: Final = re.compile(r"(?:ภายใน|ไม่เกิน|ระยะเวลา|อย่างน้อย)\s?$")


class ParsedDeadline(NamedTuple):
    """A completion time.

    Attributes:
        raw: the phrase, normalised, with ASCII digits.
        date: its last day (CE); None where the year is not known.
    """

    raw: str
    date: date | None


class ParsedReporting(NamedTuple):
    """When results are reported.

    Attributes:
        raw: the text, normalised, with ASCII digits.
        months: months after the start of the fiscal year, 1 to 12.
    """

    raw: str
    months: tuple[int, ...]


def _end_of_year(digits: str | None, fiscal_year: int | None) -> date | None:
    year = buddhist_year(digits) if digits else fiscal_year
    return None if year is None else fiscal_year_bounds(year)[1]


def _end_of_quarter(match: re.Match[str], fiscal_year: int | None) -> date | None:
    year = buddhist_year(match["qy"]) if match["qy"] else fiscal_year
    return None if year is None else quarter_bounds(year, int(match["quarter"]))[1]


def _end_of_times(match: re.Match[str], fiscal_year: int | None) -> date | None:
    groups = match.groupdict()
    if groups["quarter"]:
        return _end_of_quarter(match, fiscal_year)
    if groups["cy"]:
        # ปี alone may be either kind of year; it is known only where it is the document's own.
        year = buddhist_year(groups["cy"])
        return fiscal_year_bounds(year)[1] if year and year == fiscal_year else None
    return _end_of_year(groups["fy"], fiscal_year)


def find_deadlines(text: str, *, fiscal_year: int | None = None) -> tuple[ParsedDeadline, ...]:
    """Give every completion time (`ภายใน...`) in running text, in order, repetitions dropped.

    `ภายใน 15 วัน` and `ภายในหน่วยงาน` are none.

    Args:
        text: running text; blanks that a line wrap left inside the phrase are tolerated.
        fiscal_year: BE fiscal year for phrases without a year; without it their date is None.
    """
    return tuple(dict.fromkeys(_deadlines(normalize_text(text), fiscal_year)))


def _deadlines(text: str, fiscal_year: int | None) -> Iterator[ParsedDeadline]:
    for lead in _LEAD.finditer(text):
        last: date | None = None
        if match := DATE.match(text, lead.end()):
            parts = date_parts(match)
            last = parts.last(fiscal_year) if parts else None
        elif match := _TIMES.match(text, lead.end()):
            last = _end_of_times(match, fiscal_year)
        else:
            continue
        yield ParsedDeadline(_WRAP.sub("", text[lead.start() : match.end()]).strip(), last)


def parse_deadline(text: str, *, fiscal_year: int | None = None) -> ParsedDeadline:
    """Read a cell that is a completion time: `กันยายน 2566`, `30 ก.ย. 66`, `ไตรมาสที่ 2`.

    Returns:
        The cell, normalised, and the latest of the days found in it, or None.
    """
    raw = normalize_text(text)
    days = [parts.last(fiscal_year) for parts in find_dates(raw)]
    days += [deadline.date for deadline in find_deadlines(raw, fiscal_year=fiscal_year)]
    if not any(days):
        for match in _CELL_TIMES.finditer(raw):
            quarter = match.groupdict()["quarter"]
            days.append(
                _end_of_quarter(match, fiscal_year)
                if quarter
                else _end_of_year(match["fy"], fiscal_year)
            )
    return ParsedDeadline(raw, max((day for day in days if day), default=None))


def _round_months(match: re.Match[str]) -> list[int]:
    numbers = [int(n) for n in re.findall("[0-9]+", match["months"])]
    if match["every"] and len(numbers) == 1 and 0 < numbers[0] <= 12:
        return list(range(numbers[0], 13, numbers[0]))
    if match["half"]:
        return [12]
    return [n for n in numbers if 1 <= n <= 12]


def parse_reporting(text: str) -> ParsedReporting:
    """Read when results are reported (การรายงานผล).

    `รอบ 6 เดือน และ 12 เดือน` gives months 6 and 12 of the fiscal year, `ทุก 3 เดือน` and
    `ทุกไตรมาส` 3, 6, 9 and 12, `ทุกเดือน` and `รายเดือน` all twelve; other texts none.
    """
    raw = normalize_text(text)
    months: set[int] = set()
    if _ABOUT_ROUNDS.search(raw) or _ONLY_ROUNDS.fullmatch(raw):
        for match in _ROUND.finditer(raw):
            if not _DURATION.search(raw[: match.start()]):
                months.update(_round_months(match))
    if _EVERY_QUARTER.search(raw):
        months.update((3, 6, 9, 12))
    if _EVERY_MONTH.search(raw):
        months.update(range(1, 13))
    return ParsedReporting(raw, tuple(sorted(months)))

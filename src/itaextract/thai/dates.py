"""Single dates in Thai text, from a full date down to a month alone."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from itaextract.thai.months import (
    BUDDHIST_OFFSET,
    MONTH_PATTERN,
    buddhist_year,
    month_end,
    month_number,
    year_in_fiscal_year,
)
from itaextract.thai.normalize import normalize_text

_ERA: Final = r"(?:(?:ของ\s?)?(?:ปี\s?)?(?:[พค]\s?\.?\s?ศ\s?\.?\s?)?)"
# Two digits are a year only from 50 (2550) on, and not before a word that they may count.
COUNTED: Final = (
    r"(?!\s?(?:เดือน|วัน(?!ที่)|ครั้ง|คน|ราย(?!งาน|การ|ไตร|เดือน)|บาท|ชั่วโมง|คะแนน|ปี(?!งบ)|ข้อ(?!มูล)|%))"
)
_YEAR_DIGITS: Final = (
    rf"'?(?:2[4-6][0-9]{{2}}|(?:19|20)[0-9]{{2}}|[5-9][0-9]{COUNTED}(?![0-9]))(?![0-9]|[.,][0-9])"
)
_YEAR: Final = rf"(?:\s?{_ERA}(?P<year_of_month>{_YEAR_DIGITS}))"
_FISCAL_YEAR: Final = (
    rf"(?:\s?(?:ของ\s?)?ปี\s?งบประมาณ\s?(?:พ\s?\.?\s?ศ\s?\.?\s?)?(?P<fiscal>{_YEAR_DIGITS}))"
)
_WEEKDAY: Final = r"(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)\s?)?(?:วัน\s?)?(?:ที่\s?)?"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
DATE: Final = re.compile(
    rf"(?<![0-9/.\-]){_WEEKDAY}(?P<day>{_DAY})\s?(?P<sign>[/.\-])\s?(?P<number>0?[1-9]|1[0-2])\s?(?P=sign)\s?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9/])"
    rf"|(?:{_WEEKDAY}(?<![0-9.,])(?P<day_of_month>{_DAY})\s?)?(?:เดือน\s?)?(?P<month>{MONTH_PATTERN})"
    rf"(?:{_FISCAL_YEAR}|{_YEAR})?"
)
"""A date, or a month alone; ``date_parts`` tells what it says."""
_LEAD: Final = re.compile(r"^(?:ภาย\s?ใน|ไม่เกิน|เมื่อ|ณ|ประจำ|สิ้น)\s?")


class DateParts(NamedTuple):
    """What a text says of a date; years in the Buddhist Era, None where it does not say.

    Attributes:
        day: 1 to 31, or None for a month alone.
        month: 1 to 12.
        year: calendar year.
        fiscal_year: fiscal year that the month is said to be in.
        start: offset of the phrase in the text.
        end: offset after it.
    """

    day: int | None
    month: int
    year: int | None
    fiscal_year: int | None
    start: int
    end: int

    def calendar_year(self, fiscal_year: int | None) -> int | None:
        """The BE calendar year, from the fiscal year (BE) where the text names none."""
        if self.year is not None:
            return self.year
        known = self.fiscal_year or fiscal_year
        return None if known is None else year_in_fiscal_year(self.month, known)

    def first(self, fiscal_year: int | None = None) -> date | None:
        """The day, or the first day of the month (CE); None for no year or no such day."""
        return self._day(self.day or 1, fiscal_year)

    def last(self, fiscal_year: int | None = None) -> date | None:
        """The day, or the last day of the month (CE); None for no year or no such day."""
        if self.day is not None:
            return self._day(self.day, fiscal_year)
        year = self.calendar_year(fiscal_year)
        return None if year is None else month_end(year, self.month)

    def _day(self, day: int, fiscal_year: int | None) -> date | None:
        year = self.calendar_year(fiscal_year)
        if year is None:
            return None
        try:
            return date(year - BUDDHIST_OFFSET, self.month, day)
        except ValueError:
            return None


def _year(digits: str | None) -> int | None:
    return None if digits is None else buddhist_year(digits)


def date_parts(match: re.Match[str]) -> DateParts | None:
    """Give the parts of a match of DATE; None where its year is none."""
    groups = match.groupdict()
    month = int(groups["number"]) if groups["number"] else month_number(groups["month"])
    digits = groups["year"] or groups["year_of_month"]
    year = _year(digits)
    if month is None or (digits and year is None):
        return None
    written = groups["day"] or groups["day_of_month"]
    day = int(written) if written else None
    return DateParts(day, month, year, _year(groups["fiscal"]), match.start(), match.end())


def find_dates(text: str) -> Iterator[DateParts]:
    """Give every date and month of a normalised text, in order."""
    for match in DATE.finditer(text):
        parts = date_parts(match)
        if parts is not None:
            yield parts


def parse_date(text: str, *, fiscal_year: int | None = None) -> date | None:
    """Read a text that is one date; a month alone means its last day.

    Args:
        text: `๑ ตุลาคม ๒๕๖๔`, `15 ก.พ. 66`, `วันที่ 3 มกราคม พ.ศ. 2566`, `30/9/2566`,
            `กันยายน 2566`.
        fiscal_year: BE fiscal year (ปีงบประมาณ) for a month without a year.

    Returns:
        The date in the Common Era; None where the text is something else, has no year, or names a
        day that does not exist.
    """
    match = DATE.fullmatch(_LEAD.sub("", normalize_text(text)))
    parts = date_parts(match) if match else None
    return parts.last(fiscal_year) if parts else None

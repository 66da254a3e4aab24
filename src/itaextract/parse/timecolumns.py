"""Columns that stand for quarters or months, ticked where a measure is due (แผนภูมิเวลา)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from itaextract.model import Period
from itaextract.parse.context import Context
from itaextract.thai import to_ascii_digits
from itaextract.thai.calendar import month_number, quarter_bounds
from itaextract.thai.months import month_end, year_in_fiscal_year

_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|Q)\s*([1-4])$")
_BARE_QUARTER = re.compile(r"(?:ที่\s*)?([1-4])$")
_YEAR = re.compile(r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?)?\s*(?:25)?\d\d$")


class TimeColumn(NamedTuple):
    """A quarter (1 to 4) or a month (1 to 12) of the fiscal year, with its header."""

    quarter: int | None
    month: int | None
    label: str


def time_column(levels: Sequence[str]) -> TimeColumn | None:
    """Read the header of a column as a quarter or month.

    Args:
        levels: header texts from the upper to the lowest row; a bare number needs ไตรมาส above it.
    """
    if not levels:
        return None
    label = levels[-1].strip()
    plain = to_ascii_digits(label)
    above = " ".join(levels[:-1])
    match = _QUARTER.match(plain)
    if match is None and "ไตรมาส" in above:
        match = _BARE_QUARTER.match(plain)
    if match:
        return TimeColumn(int(match[1]), None, f"ไตรมาสที่ {match[1]}")
    name = _YEAR.sub("", plain).strip()
    month = month_number(name) if name and len(name) <= 12 else None
    return TimeColumn(None, month, label) if month else None


def marked_period(marks: Sequence[TimeColumn], ctx: Context) -> Period:
    """The period from the first ticked column to the last; quarters as ticked.

    ``raw`` is empty: the page has ticks and no words.
    """
    year = ctx.fiscal_year
    quarters = sorted({m.quarter for m in marks if m.quarter is not None})
    if year is None:
        return Period(raw="", quarters=quarters)
    spans = []
    for mark in marks:
        if mark.quarter is not None:
            spans.append(quarter_bounds(year, mark.quarter))
        elif mark.month is not None:
            end = month_end(year_in_fiscal_year(mark.month, year), mark.month)
            spans.append((end.replace(day=1), end))
    return Period(
        raw="",
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        quarters=quarters,
    )

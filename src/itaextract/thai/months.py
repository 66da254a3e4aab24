"""Thai month names (ชื่อเดือน), Buddhist years (พ.ศ.), fiscal years and quarters."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from itaextract.thai.digits import to_ascii_digits

BUDDHIST_OFFSET: Final = 543
_FIRST_BUDDHIST, _LAST_BUDDHIST = 2400, 2699
_FIRST_COMMON, _LAST_COMMON = 1957, 2057
_CENTURY: Final = 2500

_FULL: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_SHORT: Final = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_NUMBER: Final = {
    name.replace(".", ""): index % 12 + 1 for index, name in enumerate(_FULL + _SHORT)
}
_CLUSTER: Final = re.compile(r"[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45-\u0e4e]*")


def _full_pattern(name: str) -> str:
    """The name, tolerant of a blank between two of its clusters, as line wraps and OCR leave."""
    return r"\s?".join(_CLUSTER.findall(name))


def _short_pattern(name: str) -> str:
    """The abbreviation with all, some or none of its points, and blanks beside them."""
    first, second = name.rstrip(".").split(".")
    return rf"{first}(?:\s?\.\s?|\s?){second}(?:\s?\.)?"


def _month_pattern() -> str:
    full = "|".join(map(_full_pattern, _FULL))
    short = "|".join(map(_short_pattern, _SHORT))
    thai = r"[\u0e01-\u0e4e]"
    # An abbreviation must stand free, or มค would be found in สมควร; เดือน or ใน may stand before.
    free = rf"(?:(?<!{thai})|(?<=เดือน)|(?<=ใน)|(?<=ที่))(?:{short})(?!{thai})(?!\.?\s?{thai}\.)"
    return f"(?:{full}|{free})"


MONTH_PATTERN: Final = _month_pattern()
MONTH: Final = re.compile(MONTH_PATTERN)
_NOT_NAME: Final = re.compile(r"[\s.]")
_YEAR_TEXT: Final = re.compile(
    r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:[พค]\s?\.?\s?ศ\s?\.?\s?)?'?(?P<year>[0-9]{4}|[0-9]{2})"
)


def month_number(name: str) -> int | None:
    """Give 1 to 12 for a Thai month name, full or short, with or without points and blanks."""
    return _NUMBER.get(_NOT_NAME.sub("", name))


def buddhist_year(value: str | int) -> int | None:
    """Give the Buddhist Era (พ.ศ., BE) year that a number or a text means, or None.

    BE years 2400-2699 stay; two digits mean 25xx; Common Era years 1957-2057 gain 543. A text may
    carry `ปี`, `ปีงบประมาณ`, `พ.ศ.` or `ค.ศ.` before the year and nothing else.

    Example:
        >>> buddhist_year("พ.ศ. ๒๕๖๖"), buddhist_year(66), buddhist_year(2023)
        (2566, 2566, 2566)
    """
    if isinstance(value, str):
        match = _YEAR_TEXT.fullmatch(to_ascii_digits(value.strip()))
        if match is None:
            return None
        digits = match["year"]
        return _CENTURY + int(digits) if len(digits) == 2 else buddhist_year(int(digits))
    if _FIRST_BUDDHIST <= value <= _LAST_BUDDHIST:
        return value
    if _FIRST_COMMON <= value <= _LAST_COMMON:
        return value + BUDDHIST_OFFSET
    return _CENTURY + value if 10 <= value <= 99 else None


def month_end(year_be: int, month: int) -> date:
    """Give the last day of a month of a BE year, as a CE date."""
    year = year_be - BUDDHIST_OFFSET
    return date(year, month, monthrange(year, month)[1])


def year_in_fiscal_year(month: int, fiscal_year: int) -> int:
    """Give the BE calendar year of a month of a fiscal year: October to December fall in N-1."""
    return fiscal_year - 1 if month >= 10 else fiscal_year


def fiscal_year_bounds(year_be: int) -> tuple[date, date]:
    """Give first and last day (CE) of Thai fiscal year N (ปีงบประมาณ): 1 October N-1, 30 September.

    Budget Procedures Act B.E. 2561, section 4.
    """
    year = year_be - BUDDHIST_OFFSET
    return date(year - 1, 10, 1), date(year, 9, 30)


def quarter_bounds(year_be: int, quarter: int) -> tuple[date, date]:
    """Give first and last day (CE) of a quarter (ไตรมาส) of a fiscal year; 1 is October-December.

    Raises:
        ValueError: the quarter is not 1 to 4.
    """
    if quarter not in (1, 2, 3, 4):
        raise ValueError(f"quarter must be 1 to 4, got {quarter!r}")
    first_month = (10, 1, 4, 7)[quarter - 1]
    year = year_in_fiscal_year(first_month, year_be)
    return date(year - BUDDHIST_OFFSET, first_month, 1), month_end(year, first_month + 2)

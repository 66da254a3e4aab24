"""Days that no calendar has, and weekdays of other days: ``impossible-date``."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from itaextract.audit.prose import cells, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Severity
from itaextract.thai.months import BUDDHIST_OFFSET, MONTH_PATTERN, month_number

_WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
# The calendar has no such days, which may as well be other numbers.
_LIKE_A_DAY: Final = r"(?:(?<=วันที่)|(?<=วันที่\s)|(?<=[-–])|(?<=[-–]\s))"
_DAY: Final = re.compile(
    rf"(?:วัน(?P<weekday>{'|'.join(_WEEKDAYS)})\s?ที่\s?)?(?<![\d.,/])(?P<day>[12]?\d|3[01]|{_LIKE_A_DAY}3[2-9])\s?(?:เดือน\s?)?"
    rf"(?P<month>{MONTH_PATTERN})(?:\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)(?!\d))?"
)
_NEAR_MONTH: Final = re.compile(r"\d\s?(?:เดือน\s?)?[มกเพสตธ]")
"""A number and a letter that a month begins with stand in every match of ``_DAY``."""
_LEAP: Final = 2024
"""A year that has all days."""


def check_days(document: Document) -> Iterator[Finding]:
    """``31 มิถุนายน``; ``วันจันทร์ที่ 4 มกราคม 2566``, which was a Wednesday."""
    read = document.source.text_layer in ("ocr", "mixed")
    severity: Severity = "info" if read else "warning"
    for passage in chain(passages(document), cells(document)):
        if not _NEAR_MONTH.search(passage.text):
            continue
        for match in _DAY.finditer(passage.text):
            wrong = _wrong(match)
            if wrong:
                yield finding(
                    "impossible-date",
                    severity,
                    f"“{match[0]}”: {wrong[0]}.",
                    f"“{match[0]}”: {wrong[1]}",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def _wrong(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a day, in English and Thai."""
    month = month_number(match["month"]) or 1
    year = int(match["year"]) - BUDDHIST_OFFSET if match["year"] else _LEAP
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return "there is no such day", "ไม่มีวันที่นี้ในปฏิทิน"
    name = _WEEKDAYS[day.weekday()]
    if match["weekday"] and match["year"] and match["weekday"] != name:
        return f"that day is a {day:%A}", f"วันดังกล่าวตรงกับวัน{name}"
    return None

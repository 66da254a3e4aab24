"""Rounds, quarters, years and plans against the months and years in brackets behind them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from itaextract.audit.prose import Passage, headers, passages
from itaextract.audit.report import finding
from itaextract.ita import squash
from itaextract.model import Document, Finding
from itaextract.thai.calendar import fiscal_year_bounds, parse_period
from itaextract.thai.dates import find_dates

_ROUND: Final = re.compile(
    r"(?:รอบ|ระยะ|เป็นเวลา)\s?(?:ระยะ)?(?:เวลา)?\s?(?P<round>\d{1,2})\s?เดือน(?:แรก|หลัง)?\s?\((?P<months>[^()]{5,60})\)"
)
_QUARTER: Final = re.compile(
    r"ไตรมาส\s?(?:ที่\s?)?(?P<quarter>[1-4])\s?\((?P<months>[^()\n]{3,60})\)"
)
_YEAR: Final = re.compile(
    r"ปีงบประมาณ\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)(?!\d)[^()\n\d]{0,20}(?:รอบ\s?\d{1,2}\s?เดือน\s?)?\((?P<months>[^()\n]{9,60})\)"
)
_BRACKET: Final = re.compile(
    r"(?:รอบ\s?\d{1,2}\s?เดือน)?(?:แรก|หลัง)?\s*\(?(?P<months>[^()\n]{9,60})\)?"
)
_PLAN: Final = re.compile(
    r"(?<!\d)(?P<years>\d{1,2}|สาม|สี่|ห้า)\s?ปี\s?\(?\s?(?:ระหว่าง\s?)?(?:ปี)?(?:งบประมาณ)?\s?(?:พ\.?\s?ศ\.?\s?)?"
    r"(?P<first>25\d\d)\s?[-–—]\s?(?:พ\.?\s?ศ\.?\s?)?(?P<last>25\d\d)(?!\d)"
)
_SPAN: Final = re.compile(
    r"(?P<plan>แผน(?:ปฏิบัติการ|พัฒนา)[ก-๙]{4,60}?)\s?\(?\s?(?:พ\.?\s?ศ\.?\s?)?(?P<first>25\d\d)\s?[-–—]\s?(?:พ\.?\s?ศ\.?\s?)?"
    r"(?P<last>25\d\d)(?!\d)"
)
_REPORTED: Final = re.compile(r"(?:รายงาน|ผลการดำเนิน)[^\n]*?รอบ|^\s*รอบ")
_MONTHS: Final = re.compile(r"(?<!\d)(6|12)\s?เดือน")
_WORDS: Final = {"สาม": 3, "สี่": 4, "ห้า": 5}
_TITLE: Final = 6
"""Headings and paragraphs at the beginning that speak of the document itself."""
_OPENING: Final = 12


def check_rounds(document: Document) -> Iterator[Finding]:
    """``รอบ 6 เดือน (ตุลาคม 2565 - มีนาคม 2566)``: the months against the round."""
    for passage in chain(passages(document), headers(document)):
        for match in _ROUND.finditer(passage.text):
            months = _months(match["months"], document)
            # รอบ 12 เดือน is often said of what follows on the first six months.
            half = match["round"] == "12" and months == 6
            if months and months != int(match["round"]) and not half:
                yield _conflict(
                    f"A round of {match['round']} months is said to be {match['months']}, which "
                    f"is {months} months",
                    f"รอบ {match['round']} เดือน ระบุช่วง {match['months']} ซึ่งเป็น {months} เดือน",
                    passage,
                )


def check_round_years(document: Document) -> Iterator[Finding]:
    """Of two rounds in one sentence one is of the fiscal year and the other is not."""
    if document.fiscal_year is None:
        return
    first, last = fiscal_year_bounds(document.fiscal_year)
    for passage in passages(document):
        inside: list[str] = []
        outside: list[str] = []
        for match in _ROUND.finditer(passage.text):
            period = parse_period(match["months"], fiscal_year=document.fiscal_year)
            if period.start and period.end:
                within = first <= period.start and period.end <= last
                (inside if within else outside).append(match[0])
        if inside and outside:
            yield _conflict(
                f"“{outside[0]}” is not of fiscal year {document.fiscal_year}, as “{inside[0]}” is",
                f"“{outside[0]}” ไม่อยู่ในปีงบประมาณ พ.ศ. {document.fiscal_year} อย่าง “{inside[0]}”",
                passage,
            )


def _months(text: str, document: Document) -> int | None:
    period = parse_period(text, fiscal_year=document.fiscal_year)
    if period.start is None or period.end is None:
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def check_quarter_months(document: Document) -> Iterator[Finding]:
    """``ไตรมาสที่ 2 (เมษายน - มิถุนายน 2566)``: months of another quarter of the fiscal year."""
    for passage in chain(passages(document), headers(document)):
        for match in _QUARTER.finditer(passage.text):
            quarters = {(parts.month + 2) % 12 // 3 + 1 for parts in find_dates(match["months"])}
            if quarters and int(match["quarter"]) not in quarters:
                listed = ", ".join(map(str, sorted(quarters)))
                yield _conflict(
                    f"“{match[0]}” names quarter {match['quarter']} and months of quarter {listed}",
                    f"“{match[0]}” ระบุไตรมาสที่ {match['quarter']} แต่เดือนอยู่ในไตรมาสที่ {listed}",
                    passage,
                )


def check_fiscal_years(document: Document) -> Iterator[Finding]:
    """``ปีงบประมาณ พ.ศ. 2566 (1 ตุลาคม 2566 - 30 กันยายน 2567)``: October to September of it."""
    for passage in passages(document):
        for match in _YEAR.finditer(passage.text):
            yield from _against_year(match["months"], int(match["year"]), passage, document)
    if document.fiscal_year is None:
        return
    for passage in islice(passages(document), _TITLE):
        bracket = _BRACKET.fullmatch(passage.text.strip())
        if bracket and len(list(find_dates(bracket["months"]))) == 2:
            yield from _against_year(bracket["months"], document.fiscal_year, passage, document)


def _against_year(text: str, year: int, passage: Passage, document: Document) -> Iterator[Finding]:
    """A time of a year or less lies in the year; one of two years is a slip of the pen."""
    period = parse_period(text, fiscal_year=None)
    months = _months(text, document)
    first, last = fiscal_year_bounds(year)
    if months is None or not period.start or not period.end or months > 24:
        return
    if period.start < first or period.end > last:
        yield _conflict(
            f"“{text}” is not of fiscal year {year} (1 October {year - 1} to 30 September {year})",
            f"“{text}” ไม่ตรงกับปีงบประมาณ พ.ศ. {year} (1 ตุลาคม {year - 1} ถึง 30 กันยายน {year})",
            passage,
        )


def check_plan_years(document: Document) -> Iterator[Finding]:
    """``แผน 5 ปี (พ.ศ. 2566 - 2569)``: as many years as the plan is said to have."""
    for passage in passages(document):
        for match in _PLAN.finditer(passage.text):
            stated = _WORDS.get(match["years"]) or int(match["years"])
            years = int(match["last"]) - int(match["first"]) + 1
            if years != stated:
                yield _conflict(
                    f"“{match[0]}” is a time of {years} years",
                    f"“{match[0]}” เป็นช่วงเวลา {years} ปี",
                    passage,
                )


def check_plan_spans(document: Document) -> Iterator[Finding]:
    """One plan with two spans of years; there may be an old and a new one."""
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    for passage in passages(document):
        for match in _SPAN.finditer(passage.text):
            found[squash(match["plan"])].setdefault(f"{match['first']} - {match['last']}", passage)
    for spans in found.values():
        if len(spans) > 1:
            listed = ", ".join(spans)
            first = next(iter(spans.values()))
            yield finding(
                "value-conflict",
                "info",
                f"A plan is given different years: {listed} (“{first.text[:80]}”).",
                f"แผนเดียวกันระบุช่วงปีไว้ไม่ตรงกัน: {listed} (“{first.text[:80]}”)",
                refs=[passage.ref for passage in spans.values()],
                pages=[page for passage in spans.values() for page in passage.pages],
            )


def check_reported_round(document: Document) -> Iterator[Finding]:
    """A report on six months that opens with ``ผลการดำเนินการในรอบ 12 เดือน``.

    A report on twelve months may well tell of the first six.
    """
    if document.kinds != ["report"]:
        return
    title: Passage | None = None
    for passage in islice(passages(document), _OPENING):
        rounds = set(_MONTHS.findall(passage.text))
        if len(rounds) != 1 or not _REPORTED.search(passage.text):
            continue
        title = title or passage
        if rounds == {"12"} and _MONTHS.findall(title.text)[0] == "6":
            yield _conflict(
                f"“{passage.text[:80]}” is of 12 months, the report of 6",
                f"“{passage.text[:80]}” ระบุรอบ 12 เดือน แต่รายงานเป็นรอบ 6 เดือน",
                passage,
            )


def _conflict(en: str, th: str, passage: Passage) -> Finding:
    return finding(
        "value-conflict", "warning", f"{en}.", th, refs=[passage.ref], pages=passage.pages
    )

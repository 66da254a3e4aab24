"""Codes of items that do not belong: unknown ones, or under another instrument or indicator."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from itaextract.audit.once import once_a_document
from itaextract.audit.prose import Passage, cells, having, passages, subjects
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Subject, last_item
from itaextract.ita import FIRST_YEAR, LAST_YEAR, indicator, item_indicator, match_indicator
from itaextract.model import Document, Finding

_RANGE: Final = re.compile(
    r"(?P<label>[^\n()]{5,80}?)\s?\(\s?(?P<letter>[ieoIEO])\s?(?P<first>\d{1,2})\s?[-–—]\s?[ieoIEO]?\s?(?P<last>\d{1,2})\s?\)"
)
_LISTED: Final = re.compile(
    r"(?<![A-Z])(?P<tool>[IEO])IT(?![A-Z])(?:(?![IEO]IT)[^\n\d]){0,60}(?:ได้แก่|คือ)\s?(?P<list>[^\n]{2,80})"
)
_SOME_RANGE: Final = re.compile(r"[ieoIEO]\s?\d{1,2}\s?[-–—]")
"""Stands in every match of ``_RANGE`` and ``_SPAN``, which take long to look for."""
_CODE: Final = re.compile(r"(?<![A-Za-z0-9])[ieoIEO]\d{1,2}(?![\d.])")
_OF_INDICATOR: Final = re.compile(
    r"ตัวชี้วัด\s?ที่\s?(?P<number>\d{1,2})(?![\d.])(?:(?!ตัวชี้วัด)[^\n\d]){0,60}(?:ข้อ|ประเด็น)(?:(?!ตัวชี้วัด)[^\n\d]){0,30}"
    r"(?:คือ|ได้แก่)\s?(?:ข้อ\s?)?(?P<code>[ieo]\d{1,2})(?![\d.])"
)
_ITEM_SCORE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?P<code>[ieo]\d{1,2})\s?[=:]\s?(?P<score>\d{1,3}\.\d{1,2})(?![\d.])"
)
_SPAN: Final = re.compile(
    r"(?<![A-Za-z0-9])(?P<letter>[ieo])\s?\d{1,2}\s?[-–—]\s?[ieo]?\s?(?P<last>\d{1,2})(?![\d.])"
)
_END: Final = re.compile(r"[IEO]IT|ส่วน|ขณะ|ทั้งนี้|ซึ่ง|โดย")
_ABOUT: Final = re.compile(r"คะแนน|ข้อ|ประเด็น")
_NEAR: Final = 30


def check_unknown_items(document: Document) -> Iterator[Finding]:
    """``i31``, where the manual of the year ends with ``i30`` and no table has it."""
    year = document.assessed_year
    tabled = {one.score.code for one in ScoreBook(document).all if one.table is not None}
    for passage, found in subjects(document):
        for named in found:
            code = named.code or ""
            last = last_item(year, code[0]) if named.level == "item" else None
            around = passage.text[max(0, named.start - _NEAR) : named.end + _NEAR]
            if last and int(code[1:]) > last and code not in tabled and _ABOUT.search(around):
                yield _conflict(
                    f"The text names item {code}; the items of {year} end with {code[0]}{last}",
                    f"เนื้อความระบุข้อ {code} แต่ข้อคำถามปี {year} มีถึง {code[0]}{last}",
                    passage,
                )
    for passage in _with_ranges(document):
        for match in _SPAN.finditer(passage.text):
            last = last_item(year, match["letter"])
            if last and int(match["last"]) > last:
                yield _conflict(
                    f"“{match[0]}” goes beyond the items of {year}, which end with "
                    f"{match['letter']}{last}",
                    f"“{match[0]}” เกินข้อคำถามปี {year} ซึ่งมีถึง {match['letter']}{last}",
                    passage,
                )


def check_item_cells(document: Document) -> Iterator[Finding]:
    """``i7 = 71.35`` in a table of measures against the score of the item."""
    year = document.assessed_year
    book = ScoreBook(document)
    for passage in having(cells(document), "=", ":"):
        for match in _ITEM_SCORE.finditer(passage.text):
            stated = book.of(year, Subject("item", match["code"])) if year else ()
            if stated and float(match["score"]) not in {one.value for one in stated}:
                yield _conflict(
                    f"Item {match['code']} is {match['score']} in a table and {stated[0].number} "
                    "elsewhere",
                    f"ข้อ {match['code']} ได้ {match['score']} ในตาราง แต่อีกแห่ง {stated[0].number}",
                    passage,
                )


def check_items_of_instruments(document: Document) -> Iterator[Finding]:
    """``แบบวัด IIT ข้อที่ต่ำกว่าเกณฑ์ ได้แก่ e7``: an item of another instrument."""
    for passage in passages(document):
        for match in _LISTED.finditer(passage.text):
            part = _END.split(match["list"])[0]
            codes = [code.lower() for code in _CODE.findall(part)]
            wrong = [code for code in codes if code[0] != match["tool"].lower()]
            if wrong:
                listed = ", ".join(wrong)
                yield _conflict(
                    f"The text lists under {match['tool']}IT items of another instrument: {listed}",
                    f"เนื้อความระบุข้อของแบบวัดอื่นไว้ใต้ {match['tool']}IT: {listed}",
                    passage,
                )


def check_ranges(document: Document) -> Iterator[Finding]:
    """``ประสิทธิภาพการสื่อสาร (e6 - e11)``: the items of an indicator by the manual of the year."""
    year = document.assessed_year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return
    for passage in _with_ranges(document):
        for match in _RANGE.finditer(passage.text):
            number = match_indicator(match["label"])
            fact = indicator(number, year) if number else None
            if fact is None or fact.items is None:
                continue
            stated = (match["letter"].lower(), int(match["first"]), int(match["last"]))
            parts = [fact.items, *(sub.items for sub in fact.sub_indicators if sub.items)]
            letter = fact.instrument[0].lower()
            if stated not in {(letter, part.first, part.last) for part in parts}:
                right = f"{letter}{fact.items.first} - {letter}{fact.items.last}"
                yield _conflict(
                    f"“{match[0].strip()}”: the items of indicator {number} of {year} are {right}",
                    f"“{match[0].strip()}”: ข้อคำถามของตัวชี้วัดที่ {number} ปี {year} คือ {right}",
                    passage,
                )


def check_items_of_indicators(document: Document) -> Iterator[Finding]:
    """``ตัวชี้วัดที่ 7 ... ข้อที่ต้องแก้ไขคือ e14``: an item of another indicator."""
    year = document.assessed_year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return
    for passage in passages(document):
        for match in _OF_INDICATOR.finditer(passage.text):
            own = item_indicator(match["code"], year)
            if own is not None and own != int(match["number"]):
                yield _conflict(
                    f"The text puts item {match['code']} under indicator {match['number']}; it "
                    f"belongs to indicator {own}",
                    f"เนื้อความระบุข้อ {match['code']} ไว้ใต้ตัวชี้วัดที่ {match['number']} "
                    f"แต่เป็นของตัวชี้วัดที่ {own}",
                    passage,
                )


@once_a_document
def _with_ranges(document: Document) -> tuple[Passage, ...]:
    texts = chain(passages(document), cells(document))
    return tuple(passage for passage in texts if _SOME_RANGE.search(passage.text))


def _conflict(en: str, th: str, passage: Passage) -> Finding:
    return finding(
        "value-conflict", "warning", f"{en}.", th, refs=[passage.ref], pages=passage.pages
    )

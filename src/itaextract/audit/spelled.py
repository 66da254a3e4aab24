"""Numbers in digits and in words: ``20,000 บาท (สองหมื่นบาทถ้วน)``: ``value-conflict``."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from itaextract.audit.prose import cells, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding

_DIGITS: Final = {
    "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7,
    "แปด": 8, "เก้า": 9, "ศูนย์": 0,
}  # fmt: skip
_PLACES: Final = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION: Final = "ล้าน"
_WORD: Final = "|".join((*_DIGITS, *_PLACES, _MILLION))
_SPELLED: Final = re.compile(
    rf"(?<![\d.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.00|\.-)?\s?(?P<unit>[ก-๙]{{0,12}})\s?"
    rf"\(\s?(?P<words>(?:{_WORD})+)(?:[ก-๙]{{0,12}})\s?\)"
)
_IN_WORDS: Final = re.compile(rf"\(\s?(?:{_WORD})")
"""Stands in every match of ``_SPELLED``, which takes long to look for."""


def check_spelled(document: Document) -> Iterator[Finding]:
    """A number in digits and another in words behind it."""
    for passage in chain(passages(document), cells(document)):
        if not _IN_WORDS.search(passage.text):
            continue
        for match in _SPELLED.finditer(passage.text):
            spelled = number_of(match["words"])
            if int(match["digits"].replace(",", "")) != spelled:
                yield finding(
                    "value-conflict",
                    "warning",
                    f"“{match[0]}”: the words say {spelled:,}.",
                    f"“{match[0]}”: ตัวหนังสือคือ {spelled:,}",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def number_of(words: str) -> int:
    """The number that Thai words say: ``สองหมื่นห้าพัน`` is 25000."""
    total, part, digit = 0, 0, 0
    for word in re.findall(_WORD, words):
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word == _MILLION:
            total, part, digit = (total + part + digit) * 1_000_000, 0, 0
        else:
            part, digit = part + (digit or 1) * _PLACES[word], 0
    return total + part + digit

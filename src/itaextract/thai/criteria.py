"""References from a measure to ITA indicators, `(เกณฑ์ ITA ข้อที่ ๑,๒,๓)`."""

import re
from typing import Final

from itaextract.thai.digits import to_ascii_digits

_DIGITS: Final = "[0-9๐-๙]{1,2}"
_LIST: Final = rf"{_DIGITS}(?:\s*(?:,|และ|-|–|—|ถึง|\s)\s*{_DIGITS}(?!{_DIGITS}))*"
_WORD: Final = r"ข้อ\s*(?:ที่)?\s*"
# Without brackets the word เกณฑ์ is needed; `ผลการประเมิน ITA ข้อ ๕` is part of a sentence.
_CRITERIA: Final = re.compile(
    rf"(?:[(\[]\s*(?:เกณฑ์\s*)?|เกณฑ์\s*)(?:การประเมิน\s*)?ITA\s*{_WORD}(?P<list>{_LIST})\s*[)\]]?",
    flags=re.IGNORECASE,
)
_BLANKS: Final = re.compile(r"[^\S\n]+")
_PART: Final = re.compile(r"([0-9]{1,2})(?:\s*(?:-|–|—|ถึง)\s*([0-9]{1,2}))?")


def _numbers(listing: str) -> list[int]:
    numbers: list[int] = []
    for first, last in _PART.findall(to_ascii_digits(listing)):
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def find_ita_criteria(text: str) -> tuple[str, tuple[int, ...]]:
    """Take the references to ITA indicators (เกณฑ์ ITA ข้อที่) out of a text.

    Returns:
        The text without them, blanks collapsed where one was taken out (line breaks stay), and
        the numbers in the order of their first mention, ranges expanded.

    Example:
        >>> find_ita_criteria("มีการอบรม (เกณฑ์ ITA ข้อที่ ๑ - ๓)")
        ('มีการอบรม', (1, 2, 3))
    """
    found = list(_CRITERIA.finditer(text))
    if not found:
        return text, ()
    rest = _BLANKS.sub(" ", _CRITERIA.sub(" ", text)).strip()
    numbers = [n for match in found for n in _numbers(match["list"])]
    return rest, tuple(dict.fromkeys(numbers))

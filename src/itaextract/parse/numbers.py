"""Scores, trends and item codes inside cell text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from itaextract.model import Trend
from itaextract.thai.digits import to_ascii_digits

_CODE_LETTERS = {"i": "i", "l": "i", "|": "i", "e": "e", "o": "o", "๐": "o", "0": "o"}
_CODE = r"([iIlLeEoO๐0|])\s?[-.]?\s?(\d{1,2})"
_ITEM_WORD = re.compile(r"^ข้อ\s*(?:คำถาม)?\s*(?:ที่)?\s*(?=\(?[iIlLeEoO๐0|])")
_LEADING_CODE = re.compile(rf"\(?\s*{_CODE}(?!\d|\.\d)\s*[).:]?\s*")
_EMBEDDED_SCORE = re.compile(
    r"\(?\s*(?<![A-Za-z0-9.])(?P<letter>[iIlLeEoO0|])\s?-?(?P<number>\d{1,2})(?![\d.]*\d)\s*\)?\s*"
    r"(?:(?<![0|lL]\d)(?<![0|lL]\d\d)[:=]\s*(?P<assigned>\d{1,3}(?:\.\d{1,2})?)(?![\d.]*\d)\s*(?:คะแนน)?"
    r"|(?:(?:ได้รับ|ได้|มี|ค่า|ผล|คะแนน|เฉลี่ย|เท่ากับ|ร้อยละ|[:=(])\s*){0,5}"
    r"(?P<stated>\d{1,3}(?:\.\d{1,2})?)(?![\d.]*\d)\s*คะแนน(?!เต็ม))\s*\)?"
)
"""An item with its score in running text; digits are ASCII, so that Thai ๐ for o is 0.

Letters that are digits as well count only before คะแนน (08:30 is a time).
"""
_SOME_CODE = re.compile(r"[iIlLeEoO0|]\s?-?\d")
"""Stands in every match of ``_EMBEDDED_SCORE``, which takes long to look for."""
_NUMBER = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})*(?:\s?\.\s?\d{1,3})?)(?![\d.]*\d)")
_BARE_YEAR = re.compile(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*(25\d\d)")
_ONLY_NUMBER = re.compile(r"[\d.,\s]+(?:คะแนน|%)?")
_UP = re.compile(r"เพิ่มขึ้น|สูงขึ้น|[▲↑⬆🔺]")
_DOWN = re.compile(r"ลดลง|ต่ำลง|[▼↓⬇🔻]")
_SAME = re.compile(r"เท่าเดิม|คงเดิม|คงที่|ไม่เปลี่ยนแปลง")
_CUT = re.compile(r"(?<=\d\.)\s+(?=\d)|(?<=\.\d)\s+(?=\d\s*$)")
"""A blank inside a number that a narrow cell wrapped."""
_GRADE = re.compile(r"AAA?|[A-F]|ผ่าน(?:ดีเยี่ยม|ดี)?|ต้องปรับปรุง(?:โดยด่วน)?")
_VERDICT = re.compile(r"(?:ไม่)?ผ่าน(?:เกณฑ์)?(?:การประเมิน|เป้าหมาย)?")
_GRADE_BEHIND = re.compile(
    rf"(?:(?:ระดับ|เกรด)\s*[“\"']?|\d\s*[/(])\s*({_GRADE.pattern})(?![A-Za-zก-๙])"
)
_SIGNED = re.compile(r"\(\s*([+-])\s*\d+(?:\.\d+)?\s*\)")
_NONE = re.compile(
    r"[-–—.]*|ไม่มี(?:คะแนน|ข้อมูล)?|ไม่(?:ได้)?(?:เข้า|รับ|ร่วม)*(?:การ)?ประเมิน|N/?A", re.IGNORECASE
)


def embedded_scores(text: str) -> Iterator[re.Match[str]]:
    """Items with their scores in running text with ASCII digits: ``(i7 : 84.94 คะแนน)``.

    Groups: ``letter`` and ``number`` of the item, and its score as ``assigned`` or ``stated``.
    """
    return _EMBEDDED_SCORE.finditer(text) if _SOME_CODE.search(text) else iter(())


class ScoreText(NamedTuple):
    """The score that a cell states, with the trend and the grade that the cell tells beside it."""

    score: float
    trend: Trend | None
    grade: str | None = None


def parse_score(text: str) -> ScoreText | None:
    """Read a score cell such as ``๘๖.๗๘ (คะแนนเพิ่มขึ้น)``; None where it holds no single number."""
    plain = _CUT.sub("", to_ascii_digits(text))
    numbers = _NUMBER.findall(plain)
    values = {n.replace(",", "").replace(" ", "") for n in numbers}
    if not values or (len(values) > 1 and not _NUMBER.match(plain.strip())):
        return None
    value = float(numbers[0].replace(",", "").replace(" ", ""))
    grade = _GRADE_BEHIND.search(plain)
    return ScoreText(value, parse_trend(plain), grade[1] if grade else None)


def is_grade(text: str) -> bool:
    """Whether a cell holds a grade: ``A``, ``ผ่านดี``."""
    return _GRADE.fullmatch(text.strip()) is not None


def is_verdict(text: str) -> bool:
    """Whether a cell tells whether a score passes: ``ผ่าน``, ``ไม่ผ่านเกณฑ์``."""
    return _VERDICT.fullmatch(text.strip()) is not None


def bare_year(text: str) -> int | None:
    """Read a cell that holds nothing but a BE year: ``2565``, ``ปี ๒๕๖๕``, ``พ.ศ. 2565``."""
    match = _BARE_YEAR.fullmatch(to_ascii_digits(text).strip())
    return int(match[1]) if match else None


def is_score_text(text: str) -> bool:
    """Whether a cell is a bare score: a number, perhaps with a unit or a trend."""
    plain = to_ascii_digits(text).strip()
    match = _NUMBER.match(plain)
    if match is None or len(plain) - match.end() >= 40:
        return False
    return float(match[1].replace(",", "").replace(" ", "")) <= 100


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else but its unit."""
    return _ONLY_NUMBER.fullmatch(to_ascii_digits(text).strip()) is not None


def is_blank_score(text: str) -> bool:
    """Whether a cell says that there is no score: empty, a dash, ไม่มี."""
    return _NONE.fullmatch(text.strip()) is not None


def parse_trend(text: str) -> Trend | None:
    """Read whether a score went up (คะแนนเพิ่มขึ้น), down or stayed."""
    signed = _SIGNED.search(text)
    if _UP.search(text) or (signed and signed[1] == "+"):
        return "up"
    if _DOWN.search(text) or signed:
        return "down"
    return "same" if _SAME.search(text) else None


def parse_difference(text: str) -> Trend | None:
    """Read a cell of a trend column: words, an arrow, or a signed difference such as ``-3.60``."""
    plain = to_ascii_digits(text).strip().replace("−", "-").replace("–", "-")
    match = re.fullmatch(r"([+-]?)\s*(\d+(?:\.\d+)?)", plain)
    if match is None:
        return parse_trend(plain)
    if float(match[2]) == 0:
        return "same"
    return "down" if match[1] == "-" else "up"


def item_code(letter: str, digits: str) -> str:
    """The normalised code of an item: a lower-case Latin letter and an ASCII number."""
    return f"{_CODE_LETTERS[letter.lower()]}{int(digits)}"


def leading_code(text: str) -> tuple[str, str] | None:
    """Split ``i4 บุคลากร...`` (also ``๐12``, ``O12``, ``l7``) into the item code and the rest.

    A bare number such as ``012`` counts only where the whole cell is the code.
    """
    stripped = _ITEM_WORD.sub("", text.strip())
    letter = stripped.lstrip("( ")[:1]
    plain = letter + to_ascii_digits(stripped.lstrip("( ")[1:])
    match = _LEADING_CODE.match(plain)
    if not match:
        return None
    rest = plain[match.end() :]
    if rest and (match[1] == "0" or (match[1] in "๐lL|" and not match[0].endswith(" "))):
        return None
    return item_code(match[1], match[2]), stripped[len(stripped) - len(rest) :] if rest else ""

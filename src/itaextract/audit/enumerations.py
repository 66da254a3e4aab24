"""Enumerations that announce how many they list: ``count-mismatch``."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding

_NOUN: Final = (
    r"ด้าน|ประการ|ข้อ|ส่วน|ขั้นตอน|แนวทาง|มาตรการ|กิจกรรม|โครงการ|ประเด็น|ช่องทาง|กลุ่ม|เรื่อง|ยุทธศาสตร์|มิติ"
)
_OPENS: Final = re.compile(
    rf"(?<![\d.,])(?P<count>\d{{1,2}})\s?(?P<noun>{_NOUN})\s?(?:หลัก|สำคัญ)?\s?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|ดังต่อไปนี้)"
)
_MARKER: Final = re.compile(r"(?<![\d.,(])\(?(?P<number>\d{1,2})\s?[).]\s?(?![\d])")
_LEAST: Final = 2


def check_enumerations(document: Document) -> Iterator[Finding]:
    """``4 ประการ ได้แก่ 1) ... 2) ... 3) ...``, and ``4 ด้าน ได้แก่ ด้าน ... ด้าน ...``."""
    texts = list(passages(document))
    for place, passage in enumerate(texts):
        matches = list(_OPENS.finditer(passage.text))
        for match, following in zip_longest(matches, matches[1:]):
            end = following.start() if following else len(passage.text)
            listed = _listed(passage.text, match.end(), end, match["noun"], texts[place + 1 :])
            if listed and listed != int(match["count"]):
                yield finding(
                    "count-mismatch",
                    "warning",
                    f"The text announces {match['count']} {match['noun']} and lists {listed}: "
                    f"“{passage.text[match.start() :][:120]}”.",
                    f"เนื้อความระบุ {match['count']} {match['noun']} แต่แจกแจงไว้ {listed}: "
                    f"“{passage.text[match.start() :][:120]}”",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def _listed(text: str, start: int, end: int, noun: str, behind: Sequence[Passage]) -> int:
    """How many are listed behind ``start``; 0 where this is not certain.

    Numbers may go on behind the next announcement, at ``end``; a list without numbers does not.
    """
    count = _run([int(m["number"]) for m in _MARKER.finditer(text, start)])
    opens_next = _MARKER.match(behind[0].text) if behind else None
    if count >= _LEAST:
        return 0 if opens_next else count
    words = re.findall(rf"(?:^|\s|และ){noun}(?=[ก-๙])", text[start:end])
    return len(words) if len(words) >= _LEAST and noun == "ด้าน" and not opens_next else 0


def _run(numbers: Sequence[int]) -> int:
    """The length of 1, 2, 3, ... at the beginning; 0 where the numbers start otherwise."""
    count = 0
    for number in numbers:
        if number != count + 1:
            break
        count = number
    return count

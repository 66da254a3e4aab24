"""Which numbers of running text are scores: called คะแนน, or set beside what is scored."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itaextract.parse.named import Named

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{1,2})?(?![\d.,]*\d)")
_RUN = re.compile(
    r"(?P<numbers>(?:\d{1,3}(?:\.\d{1,2})?\s*(?:คะแนน)?\s*(?:,|และ|/)?\s*){2,})(?:คะแนน)?\s*ตามลำดับ"
)
"""``90.00, 88.00 และ 86.00 คะแนน ตามลำดับ``: one number for each of the subjects before."""
_UNIT = re.compile(r"\s*คะแนน(?!เต็ม)")
_CALLED = re.compile(r"คะแนน(?!เต็ม)[^\d.]{0,30}$")
_CALLED_WHOLE = re.compile(r"คะแนน\s*(?:รวม|ภาพรวม|เฉลี่ย|ITA|เท่ากับ|คือ|เป็น|อยู่ที่|ได้|ร้อยละ|\s)*$")
_PERCENT = re.compile(r"(?:ผลการประเมิน|ITA|คุณธรรมและความโปร่งใส)[^\d]{0,25}ร้อยละ\s*$")
_SET_BESIDE = re.compile(
    r"[\s)\]]*(?:(?:ได้รับ|ได้|มี|ผล|ค่า|คะแนน|เฉลี่ย|เท่ากับ|คิดเป็น|ร้อยละ|อยู่ที่|คือ|[:=(–-])\s*)*"
)
"""Between the name of what is scored and its score."""
_GIVEN = re.compile(r"(?:ได้รับ|ได้|มี|เท่ากับ|คือ|เฉลี่ย|คะแนน|[:=(])\s*$")
_COUNTED = re.compile(
    r"\s*(?:ปี|ข้อ|ประเด็น|ตัวชี้วัด|แบบวัด|ด้าน|อันดับ|ลำดับ|คำถาม|เครื่องมือ|ส่วน|บาท|คน|ล้าน|วัน|เดือน|ครั้ง|ราย|แห่ง)"
)
_THRESHOLD = re.compile(
    r"(?:น้อยกว่า|มากกว่า|สูงกว่า|ต่ำกว่า|เกินกว่า|ไม่ถึง|ตั้งแต่|เกณฑ์\S{0,12}|เต็ม|เป้าหมาย|ขั้นต่ำ)\s*(?:ร้อยละ)?\s*\(?\s*$"
    r"|เป้าหมาย\s*(?:ของ)?\s*(?:ประจำ)?(?:ปี\S*\s*(?:พ\.\s?ศ\.)?\s*25\d\d)?\s*(?:คือ|ที่|ไว้ที่|อยู่ที่|เท่ากับ|ไว้|ร้อยละ|\s)*\(?\s*$"
    r"|น้ำหนัก\s*(?:คะแนน)?\s*(?:ร้อยละ)?\s*$"
)
_DIFFERENCE = re.compile(
    r"(?:ผลต่าง|ต่างกัน|แตกต่าง|ห่างกัน|ขาด(?:อีก|ไป)|อีก|(?:เพิ่ม|สูง|ดี)ขึ้น|ลดลง|ต่ำลง)"
    r"(?:(?!เป็น|เหลือ|อยู่ที่|มาอยู่|จาก|ได้)[^\d]){0,20}$"
)
_SINCE = re.compile(
    r"(?:(?:เพิ่ม|สูง|ดี)ขึ้น|ลดลง|ต่ำลง|สูง|ต่ำ|มาก|น้อย)(?:จาก|กว่า)\s*(?:คะแนน|ผล\S{0,10})?\s*(?:ของ)?\s*"
    r"(?:เดิม|ปี\s*(?:ก่อน|ที่แล้ว|ที่ผ่านมา|(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*25\d\d))\s*"
    r"(?:อยู่|ถึง|จำนวน|คิดเป็น|ร้อยละ|เท่ากับ|\s)*$"
)
"""``เพิ่มขึ้นจากปีก่อน 5.75 คะแนน``: by how much, unless the number is that of the year before."""
_BEYOND = re.compile(r"\s*(?:คะแนน)?\s*(?:ขึ้นไป|เต็ม|ลงมา)")
_OF_OTHERS = re.compile(
    r"ระดับ(?:ประเทศ|จังหวัด|ภาค)|ทั่วประเทศ|(?:เฉลี่ย|คะแนน)(?:ของ|ทั้ง)*(?:ประเทศ|จังหวัด|อปท)"
)
_RATED = re.compile(r"พึงพอใจ|มากที่สุด|เต็ม\s*5(?!\d|\.\d)|(?<!\d)5\s*ระดับ|S\.\s?D\.|ส่วนเบี่ยงเบน")
"""Words of a questionnaire about a course or a service, whose answers are rated 1 to 5."""
_HIGHEST_RATING = 5.0
_HIGHEST_SECTION = 20.0
"""A smaller number that a text begins with is that of its section: ``4.4 คะแนนของแบบวัด EIT``."""
_LEAST_SCORE = 50.0
"""A smaller number after จากปีก่อน is the difference."""
_SPAN = 110


class Spoken(NamedTuple):
    """A number that the text calls a score; ``named`` where the words tell exactly of what."""

    value: float
    start: int
    end: int
    raw: str
    named: Named | None = None


def spoken_scores(text: str, named: Sequence[Named]) -> Iterator[Spoken]:
    """Find the scores of a text with ASCII digits, in order."""
    runs = list(_runs(text, named))
    previous = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        run = next((one for one in runs if one.start == start), None)
        if run is not None:
            yield run
            previous = end
        elif _OF_OTHERS.search(text, max(previous, start - _SPAN), start):
            previous = end
        elif float(match[0]) <= 100 and _is_score(text, match, named, previous):
            yield Spoken(float(match[0]), start, end, _raw(text, match, previous))
            previous = end


def _runs(text: str, named: Sequence[Named]) -> Iterator[Spoken]:
    for run in _RUN.finditer(text):
        numbers = list(_NUMBER.finditer(text, run.start("numbers"), run.end("numbers")))
        before = [one for one in named if one.end <= run.start()][-len(numbers) :]
        if len(before) == len(numbers) and len({one.level for one in before}) == 1:
            for match, one in zip(numbers, before, strict=True):
                yield Spoken(float(match[0]), match.start(), match.end(), match[0], one)


def _is_score(text: str, match: re.Match[str], named: Sequence[Named], previous: int) -> bool:
    start = match.start()
    before = text[max(previous, start - _SPAN) : start]
    near = [one for one in named if start - len(before) <= one.start and one.end <= start]
    if any(one.start <= start < one.end for one in named):
        return False
    if "." in match[0]:
        said = _says_decimal(text, match, before, near)
    else:
        said = _says_whole(text, match, before, near)
    return said and not _is_no_score(text, match)


def _says_decimal(text: str, match: re.Match[str], before: str, near: Sequence[Named]) -> bool:
    """``72.88 คะแนน``, ``คะแนน 72.88``, ``ผลการประเมิน ITA ร้อยละ 72.88``, ``IIT = 72.88``."""
    if _UNIT.match(text, match.end()) or _CALLED.search(before) or _PERCENT.search(before):
        return True
    beside = near and _SET_BESIDE.fullmatch(text, near[-1].end, match.start())
    return bool(beside) and not _COUNTED.match(text, match.end())


def _says_whole(text: str, match: re.Match[str], before: str, near: Sequence[Named]) -> bool:
    """``คะแนนรวม 85``; with its unit also ``ตัวชี้วัดที่ 10 ได้ 100 คะแนน``, an item's ``0 คะแนน``.

    Any other whole number counts something.
    """
    if len(match[0]) > 1 and _CALLED_WHOLE.search(before):
        return not _COUNTED.match(text, match.end())
    if not near or not _UNIT.match(text, match.end()) or not _GIVEN.search(before):
        return False
    return len(match[0]) > 1 or near[-1].level == "item"


def _is_no_score(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a mark to reach, a rating, a section's, or a difference of scores."""
    before = text[max(0, match.start() - 45) : match.start()]
    if _THRESHOLD.search(before) or _BEYOND.match(text, match.end()):
        return True
    if float(match[0]) < _HIGHEST_SECTION and not text[: match.start()].strip():
        return True
    if float(match[0]) <= _HIGHEST_RATING and "." in match[0] and _RATED.search(text):
        return True
    if float(match[0]) < _LEAST_SCORE and _SINCE.search(before):
        return True
    return _DIFFERENCE.search(before[-30:]) is not None


def _raw(text: str, match: re.Match[str], previous: int) -> str:
    """The number with the word คะแนน that stands before or behind it."""
    unit_before = _UNIT.match(text, previous)
    after = unit_before.end() if unit_before else previous
    called = _CALLED.search(text, max(after, match.start() - 40), match.start())
    unit = _UNIT.match(text, match.end())
    if called and (unit is None or ")" not in called[0]):
        return text[called.start() : match.end()]
    return text[match.start() : unit.end()] if unit else match[0]

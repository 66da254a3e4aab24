"""Counts that running text claims: ``6 ประเด็นที่มีคะแนนน้อยกว่า 85 คะแนน``, ``รวม 12 มาตรการ``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from itaextract.audit.once import once_a_document
from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Instrument
from itaextract.parse.named import subjects_in
from itaextract.thai.calendar import find_years

Noun = Literal["item", "indicator", "instrument", "grade", "measure", "dimension"]

_NOUNS: Final[dict[str, Noun]] = {
    "ข้อคำถาม": "item",
    "คำถาม": "item",
    "ประเด็น": "item",
    "ข้อ": "item",
    "ตัวชี้วัด": "indicator",
    "แบบวัด": "instrument",
    "เครื่องมือ": "instrument",
    "ระดับ": "grade",
    "มาตรการ": "measure",
    "โครงการ": "measure",
    "กิจกรรม": "measure",
    "รายการ": "measure",
    "หัวข้อ": "measure",
    "แนวทาง": "measure",
    "มิติ": "dimension",
}
_COUNT: Final = re.compile(rf"(?<![\d.,])(\d{{1,3}})\s?({'|'.join(_NOUNS)})(?!ที่\s?\d|\s?ย่อย|ๆ|ละ)")
_OUT_OF: Final = re.compile(r"(?:จาก|ใน)\s?(?:จำนวน)?\s?(?:ทั้งสิ้น|ทั้งหมด)?\s?$")
_CONDITION: Final = re.compile(
    r"(?P<below>(?<!ไม่)(?:น้อยกว่า|ต่ำกว่า)|ไม่ถึง)\s?(?:ร้อยละ\s?)?(?P<low>\d{2,3}(?:\.\d+)?)(?!\s?(?:ปี|ครั้ง|คน|วัน))"
    r"|ไม่(?:น้อยกว่า|ต่ำกว่า)\s?(?:ร้อยละ\s?)?(?P<floor>\d{2,3}(?:\.\d+)?)(?!\s?(?:ปี|ครั้ง|คน|วัน))"
    r"|(?P<above>มากกว่า|สูงกว่า|เกินกว่า)\s?(?:ร้อยละ\s?)?(?P<high>\d{2,3}(?:\.\d+)?)"
    r"|(?P<least>\d{2,3}(?:\.\d+)?)\s?(?:คะแนน)?\s?ขึ้นไป"
    r"|(?:ได้|มี|เท่ากับ|คะแนน)\s?(?:(?P<zero>0(?:\.00?)?|ศูนย์)|(?P<full>เต็ม\s?(?:100)?|100(?:\.00?)?))(?![\d.])\s?คะแนน(?!เต็ม)"
    r"|(?P<failed>ไม่ผ่านเกณฑ์)|(?P<passed>ผ่านเกณฑ์)"
)
_PLURALS: Final[dict[Noun, str]] = {
    "item": "items",
    "indicator": "indicators",
    "instrument": "instruments",
    "grade": "grades",
    "measure": "measures",
    "dimension": "dimensions",
}
_CLAUSE: Final = re.compile(r"โดย(?!มี)|ทั้งนี้|ประกอบด้วย|กำหนดให้")
"""What begins to speak of something else."""
_REACH: Final = 110
"""Characters on either side of a count in which its condition is looked for."""
_QUOTE: Final = 40
_PASS_MARK: Final = 85.0


class Condition(NamedTuple):
    """What the counted scores have in common, such as ``<`` 85."""

    sign: Literal["<", ">", "≥", "="]
    bound: float

    def holds(self, score: float) -> bool:
        """Whether a score is one of those counted."""
        match self.sign:
            case "<":
                return score < self.bound
            case ">":
                return score > self.bound
            case "≥":
                return score >= self.bound
            case "=":
                return score == self.bound

    @property
    def en(self) -> str:
        """In an English sentence, behind "scores"."""
        words = {"<": "below", ">": "above", "≥": "of at least", "=": "of"}
        return f"{words[self.sign]} {self.bound:g}"

    @property
    def th(self) -> str:
        """In a Thai sentence, behind คะแนน."""
        words = {"<": "น้อยกว่า", ">": "สูงกว่า", "≥": "ตั้งแต่", "=": "เท่ากับ"}
        return f"{words[self.sign]} {self.bound:g}"


class Claim(NamedTuple):
    """A count in running text.

    Attributes:
        number: how many there are said to be.
        noun: what is counted.
        word: the Thai word for it.
        condition: what their scores have in common, if the text says so.
        instrument: the instrument named last before the count.
        year: the BE year named last before the count.
        out_of: whether the count is the whole that another is a part of (``จาก 30 ประเด็น``).
        before: the text before the count, up to the count before it.
        behind: the text behind the count, up to the count behind it.
        quote: the count with some of its words.
        passage: where it stands.
    """

    number: int
    noun: Noun
    word: str
    condition: Condition | None
    instrument: Instrument | None
    year: int | None
    out_of: bool
    before: str
    behind: str
    quote: str
    passage: Passage


def find_claims(passage: Passage) -> Iterator[Claim]:
    """Find the counts of a passage."""
    text = passage.text
    matches = [m for m in _COUNT.finditer(text) if not _is_ordinal(text, m)]
    years = find_years(text) if matches else ()
    for index, match in enumerate(matches):
        out_of = _OUT_OF.search(text, max(0, match.start() - 30), match.start()) is not None
        start = max(matches[index - 1].end() if index else 0, match.start() - _REACH)
        end = _end(text, matches, index)
        yield Claim(
            number=int(match[1]),
            noun=_NOUNS[match[2]],
            word=match[2],
            condition=None if out_of else _condition(text, start, match, end),
            instrument=_instrument(text[: match.start()]),
            year=next((y.year for y in reversed(years) if y.end <= match.start()), None),
            out_of=out_of,
            before=text[start : match.start()],
            behind=text[match.end() : end],
            quote=_quote(text, match),
            passage=passage,
        )


@once_a_document
def claims(document: Document) -> tuple[tuple[Passage, tuple[Claim, ...]], ...]:
    """The passages that count something, with their counts."""
    found = ((passage, tuple(find_claims(passage))) for passage in passages(document))
    return tuple((passage, counts) for passage, counts in found if counts)


class Stipulated(NamedTuple):
    """A condition with its place in a text."""

    start: int
    end: int
    condition: Condition


def find_conditions(text: str, start: int, end: int) -> list[Stipulated]:
    """Find what a part of a text says scores have in common: ``น้อยกว่า 85``, ``ผ่านเกณฑ์``."""
    return [Stipulated(m.start(), m.end(), _read(m)) for m in _CONDITION.finditer(text, start, end)]


def _quote(text: str, match: re.Match[str]) -> str:
    """The count with a few whole words before it."""
    start = max(0, match.start() - _QUOTE)
    words = text[start : match.start()]
    if start:
        words = words.partition(" ")[2] or words
    return (words + match[0]).strip()


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """``ประเด็นที่ 21``, ``ข้อ 9``, ``มาตรา 7`` number things; ``1 - 30 ข้อ`` is a range."""
    return re.search(r"(?:ที่|ข้อ|มาตรา|หน้า|[-–])\s?$", text[: match.start()]) is not None


def _end(text: str, matches: list[re.Match[str]], index: int) -> int:
    """Where the words about a count end: before the next count that is not its whole."""
    for following in matches[index + 1 :]:
        if not _OUT_OF.search(text, max(0, following.start() - 30), following.start()):
            return min(following.start(), matches[index].end() + _REACH)
    return matches[index].end() + _REACH


def _condition(text: str, start: int, match: re.Match[str], end: int) -> Condition | None:
    """The condition nearest before the count, else the first behind it that belongs to it."""
    clause = max((b.end() for b in _CLAUSE.finditer(text, start, match.start())), default=start)
    before = list(_CONDITION.finditer(text, clause, match.start()))
    if before:
        return _read(before[-1])
    behind = _CONDITION.search(text, match.end(), end)
    if behind and re.search(r"ที่|ซึ่ง|มี|ได้", text[match.end() : behind.start()]):
        return _read(behind)
    return None


def _read(match: re.Match[str]) -> Condition:
    if match["below"]:
        return Condition("<", float(match["low"]))
    if match["above"]:
        return Condition(">", float(match["high"]))
    if match["least"] or match["floor"]:
        return Condition("≥", float(match["least"] or match["floor"]))
    if match["zero"]:
        return Condition("=", 0.0)
    if match["full"]:
        return Condition("=", 100.0)
    return Condition("<" if match["failed"] else "≥", _PASS_MARK)


def _instrument(before: str) -> Instrument | None:
    """The instrument named last, by its letters or its Thai name."""
    return next(
        (one.instrument for one in reversed(subjects_in(before)) if one.level == "instrument"), None
    )


def _plural(claim: Claim) -> str:
    if claim.number == 1:
        return claim.noun
    return "issues" if claim.word == "ประเด็น" and not claim.instrument else _PLURALS[claim.noun]


def count_mismatch(
    claim: Claim, refs: Sequence[str], en: str, th: str, pages: Sequence[int]
) -> Finding:
    """The finding that a claim does not hold: ``en`` and ``th`` say what there is instead."""
    what = claim.condition
    of_en = f" of {claim.instrument}" if claim.instrument and claim.noun == "item" else ""
    with_en = f" with scores {what.en}" if what else ""
    with_th = f"ที่มีคะแนน{what.th}" if what else ""
    return finding(
        "count-mismatch",
        "warning",
        f"The text counts {claim.number} {_plural(claim)}{of_en}{with_en} (“{claim.quote}”), {en}.",
        f"เนื้อความระบุ {claim.number} {claim.word}{with_th} (“{claim.quote}”) {th}",
        refs=refs,
        pages=pages,
    )

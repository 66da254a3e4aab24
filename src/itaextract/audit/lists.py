"""What running text lists by its score, ``ตัวชี้วัดที่ต่ำกว่า 85 ได้แก่ ...``, against the tables."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.claims import Condition, find_conditions
from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import INSTRUMENTS, ScoreBook, Stated, Subject, indicators_of, pages_of
from itaextract.ita import indicator
from itaextract.model import Document, Finding, Instrument
from itaextract.parse.named import Named, subjects_in
from itaextract.thai.calendar import find_years

_OPENS: Final = re.compile(r"(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)")
_ENDS: Final = re.compile(
    r"\n|ทั้งนี้|ซึ่ง|ส่วน|ขณะ|จึง|ดังนั้น|โดย|อย่างไรก็ตาม|เพื่อ|และมี|แต่|ทำให้|เมื่อ|รวมถึง|อีกทั้ง|สำหรับ|ได้แก่|จุดอ่อน|จุดแข็ง"
    r"|(?:ตัวชี้วัด|แบบวัด|เครื่องมือ)ที่(?!\s?\d)"
)
_EXAMPLES: Final = re.compile(r"เช่น|อาทิ|เป็นต้น")
_ENUMERATED: Final = re.compile(r"\s*(?:\(?\d{1,2}\s?[).]|[-•➢]|ตัวชี้วัด|แบบวัด)")
_NOUN: Final = re.compile(r"ตัวชี้วัด|แบบวัด|เครื่องมือ")
_WISH: Final = re.compile(r"ให้|เพื่อ|ควร|จะ|เป้าหมาย|ต้อง|พัฒนา|ยกระดับ")
_ALL: Final = re.compile(r"(?:ทุก|ทั้ง\s?10\s?)(?P<noun>ตัวชี้วัด|แบบวัด|เครื่องมือ)")
_REACH: Final = 80
"""Characters between the condition and the list, or the noun and the condition."""


class _List(NamedTuple):
    """Subjects that a text says have scores of one kind."""

    subjects: list[Subject]
    condition: Condition
    year: int
    complete: bool
    passage: Passage


def check_lists(document: Document) -> Iterator[Finding]:
    """Indicators and instruments listed as below, or above, a score that are not; and missing."""
    book = ScoreBook(document)
    for one in _lists(document):
        scores = _scores(book, one.year, one.subjects)
        if not scores:
            continue
        wrong = [scores[s] for s in one.subjects if not one.condition.holds(scores[s].value)]
        missing = [
            stated
            for subject, stated in scores.items()
            if one.complete and subject not in one.subjects and one.condition.holds(stated.value)
        ]
        if wrong or missing:
            yield _mismatch(one, wrong, missing)


def check_all(document: Document) -> Iterator[Finding]:
    """``ทุกตัวชี้วัดผ่านเกณฑ์ 85`` against those that do not."""
    book = ScoreBook(document)
    for passage in passages(document):
        for match in _ALL.finditer(passage.text):
            condition = _asserted(passage.text, match)
            year = _year(passage.text[: match.start()], document)
            if condition is None or year is None:
                continue
            subjects = _every(match["noun"])
            scores = _scores(book, year, subjects)
            wrong = [s for s in scores.values() if not condition.holds(s.value)]
            if wrong:
                yield _mismatch(_List(subjects, condition, year, False, passage), wrong, [])


def _asserted(text: str, match: re.Match[str]) -> Condition | None:
    """What is said of all behind ``ทุกตัวชี้วัด``; a goal (``ให้ผ่านเกณฑ์``) is nothing said."""
    found = next(iter(find_conditions(text, match.end(), match.end() + _REACH)), None)
    if found is None or re.match(r"\s?(?:ที่|ซึ่ง)", text[match.end() :]):
        return None
    before = text[max(0, match.start() - _REACH) : match.start()]
    between = text[match.end() : found.start]
    if _ENDS.search(between) or _WISH.search(before) or _WISH.search(between):
        return None
    return found.condition


def _lists(document: Document) -> Iterator[_List]:
    texts = list(passages(document))
    for place, passage in enumerate(texts):
        behind = texts[place + 1].text if place + 1 < len(texts) else ""
        if not _NOUN.search(passage.text):
            continue
        for found in find_conditions(passage.text, 0, len(passage.text)):
            opening = _OPENS.search(passage.text, found.end, found.end + _REACH)
            noun = _NOUN.search(passage.text, max(0, found.start - _REACH), found.start)
            year = _year(passage.text[: found.start], document)
            if opening is None or noun is None or year is None:
                continue
            if _ENDS.search(passage.text, found.end, opening.start()):
                continue
            end = _ENDS.search(passage.text, opening.end())
            part = passage.text[opening.end() : end.start() if end else len(passage.text)]
            level = "indicator" if noun[0] == "ตัวชี้วัด" else "instrument"
            named = [_subject(one) for one in subjects_in(part) if one.level == level]
            if named:
                goes_on = end is None and _ENUMERATED.match(behind) is not None
                complete = not goes_on and not _EXAMPLES.search(part)
                yield _List(list(dict.fromkeys(named)), found.condition, year, complete, passage)


def _subject(one: Named) -> Subject:
    return Subject(one.level, one.code or one.instrument or "")


def _every(noun: str) -> list[Subject]:
    if noun == "ตัวชี้วัด":
        return [Subject("indicator", str(n)) for n in range(1, 11)]
    return [Subject("instrument", code) for code in INSTRUMENTS]


def _scores(book: ScoreBook, year: int, named: Sequence[Subject]) -> dict[Subject, Stated]:
    """The score of each subject that a list may hold; nothing where one has none, or two.

    A list whose members are all of one instrument may be of that instrument.
    """
    subjects = _every("ตัวชี้วัด" if named[0].level == "indicator" else "แบบวัด")
    if named[0].level == "indicator":
        tools: set[Instrument] = {indicator(int(s.code)).instrument for s in named}
        if len(tools) == 1:
            subjects = [Subject("indicator", str(n)) for n in indicators_of(tools.pop())]
    return book.one_each(year, subjects)


def _year(before: str, document: Document) -> int | None:
    years = find_years(before)
    return years[-1].year if years else document.assessed_year


def _mismatch(one: _List, wrong: Sequence[Stated], missing: Sequence[Stated]) -> Finding:
    not_so, left_out = _listed(wrong), _listed(missing)
    en = [f"listed but not so: {not_so}"] if wrong else []
    th = [f"ระบุไว้แต่ไม่ใช่: {not_so}"] if wrong else []
    if missing:
        en.append(f"not listed: {left_out}")
        th.append(f"ไม่ได้ระบุไว้: {left_out}")
    both = [*wrong, *missing]
    return finding(
        "value-conflict",
        "warning",
        f"The text lists those with scores {one.condition.en} in {one.year}; by the tables, "
        f"{'; '.join(en)}.",
        f"เนื้อความระบุรายการที่มีคะแนน{one.condition.th} ปี {one.year} แต่ตามตาราง {' '.join(th)}",
        refs=[one.passage.ref, *(stated.value_ref for stated in both)],
        pages=[*one.passage.pages, *pages_of(both)],
    )


def _listed(stated: Sequence[Stated]) -> str:
    return ", ".join(f"{one.score.code or one.score.instrument} ({one.number})" for one in stated)

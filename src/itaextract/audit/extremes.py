"""The highest, the lowest and the next that running text names: ``rank-mismatch``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.prose import Passage, having, passages, subjects
from itaextract.audit.report import finding
from itaextract.audit.stated import (
    INSTRUMENTS,
    ScoreBook,
    Stated,
    Subject,
    indicators_of,
    pages_of,
)
from itaextract.ita import indicator
from itaextract.model import Document, Finding
from itaextract.parse.named import Named, subjects_in

_EXTREME: Final = r"(?:(?P<high>สูงสุด|สูงที่สุด|มากที่สุด|มากสุด)|(?:ต่ำสุด|ต่ำที่สุด|น้อยที่สุด|น้อยสุด))"
_LEADING: Final = re.compile(
    rf"คะแนน(?:เฉลี่ย)?{_EXTREME}(?!\s?(?:\d|จำนวน|ลำดับ|อันดับ))"
    r"(?:\s?(?:ของ|ใน)\s?\S{0,12}\s?[IEO]IT)?\s?(?:คือ|ได้แก่|ใน)\s?(?P<subject>[^\n]{3,80})"
)
_TRAILING: Final = re.compile(
    r"\s?(?:\([^()]{0,30}\))?\s?(?:เป็น\s?(?:ตัวชี้วัด|แบบวัด|เครื่องมือ|ข้อ|ประเด็น)ที่)?(?:มี|ได้รับ|ได้)?(?:ผล)?"
    rf"(?:คะแนน)?(?:เฉลี่ย)?{_EXTREME}(?!\s?(?:\d|จำนวน|ลำดับ|อันดับ|คือ|ได้แก่))"
)
_FIRST: Final = re.compile(
    rf"คะแนน(?:เฉลี่ย)?{_EXTREME}\s?(?P<count>[2-9])\s?(?:อันดับ|ลำดับ)(?:แรก)?\s?(?:คือ|ได้แก่)"
)
_NEXT: Final = re.compile(r"รองลงมา\s?(?:คือ|ได้แก่|เป็น)?\s?(?P<subject>[^\n]{3,80})")
_CLAUSE: Final = re.compile(r"\d+\.\d+|รองลงมา|และ|,|ส่วน|ขณะที่|โดย|\(")
_END: Final = re.compile(r"\n|ส่วน|ขณะ|ทั้งนี้|ซึ่ง|โดย|รองลงมา|ตามด้วย|คะแนน(?:สูง|ต่ำ|น้อย|มาก)")
_REACH: Final = 60
"""Characters between a superlative and the one that comes next."""


class _Claim(NamedTuple):
    """Something that is said to be one of the best, or of the worst; the best has place 1."""

    subject: Subject
    high: bool
    place: int
    passage: Passage
    start: int


def check_extremes(document: Document) -> Iterator[Finding]:
    """What running text calls the highest, the lowest or the next against the scores."""
    book = ScoreBook(document)
    year = document.assessed_year
    if year is None:
        return
    named = {passage.text: found for passage, found in subjects(document)}
    for passage in having(passages(document), "สุด"):
        for claim in (*_claims(passage, named.get(passage.text, [])), *_first(passage)):
            years = set(re.findall(r"(?<!\d)25\d\d(?!\d)", passage.text[: claim.start]))
            if not years or str(year) in years:
                yield from _against(claim, book, year)


def _claims(passage: Passage, found: Iterable[Named]) -> Iterator[_Claim]:
    text = passage.text
    for match in _LEADING.finditer(text):
        subject = _only(match["subject"])
        if subject:
            high = match["high"] is not None
            yield _Claim(subject, high, 1, passage, match.start())
            yield from _next(passage, match.start("subject"), high)
    for named in found:
        behind = _TRAILING.match(text, named.end)
        if behind:
            high = behind["high"] is not None
            yield _Claim(_subject(named), high, 1, passage, named.start)
            yield from _next(passage, behind.end(), high)


def _next(passage: Passage, start: int, high: bool) -> Iterator[_Claim]:
    """``รองลงมาคือ``: the second."""
    match = _NEXT.search(passage.text, start)
    if match is None or _END.search(passage.text, start, match.start()):
        return
    subject = _only(match["subject"])
    if subject and match.start() - start <= _REACH:
        yield _Claim(subject, high, 2, passage, match.start())


def _first(passage: Passage) -> Iterator[_Claim]:
    """``คะแนนสูงสุด 3 อันดับแรก ได้แก่``: each is one of the three."""
    for match in _FIRST.finditer(passage.text):
        end = _END.search(passage.text, match.end())
        part = passage.text[match.end() : end.start() if end else len(passage.text)]
        named = list(dict.fromkeys(_subject(one) for one in subjects_in(part)))
        if len(named) == int(match["count"]):
            for subject in named:
                high = match["high"] is not None
                yield _Claim(subject, high, len(named), passage, match.start())


def _only(text: str) -> Subject | None:
    named = subjects_in(_CLAUSE.split(text)[0])
    return _subject(named[0]) if len(named) == 1 else None


def _subject(named: Named) -> Subject:
    return Subject(named.level, named.code or named.instrument or "")


def _against(claim: _Claim, book: ScoreBook, year: int) -> Iterator[Finding]:
    """A claim is borne out by one of the groups that it may be about."""
    groups = [book.one_each(year, group) for group in _groups(claim, book, year)]
    groups = [group for group in groups if claim.subject in group and len(group) >= claim.place]
    if groups and not any(_holds(claim, group) for group in groups):
        right = _order(claim, groups[0])[claim.place - 1]
        yield _mismatch(claim, groups[0][claim.subject], right, groups[0][right])


def _order(claim: _Claim, group: dict[Subject, Stated]) -> list[Subject]:
    return sorted(group, key=lambda one: group[one].value, reverse=claim.high)


def _holds(claim: _Claim, group: dict[Subject, Stated]) -> bool:
    own = group[claim.subject].value
    bound = group[_order(claim, group)[claim.place - 1]].value
    return own >= bound if claim.high else own <= bound


def _mismatch(claim: _Claim, own: Stated, right: Subject, score: Stated) -> Finding:
    word_en, word_th = ("highest", "สูงสุด") if claim.high else ("lowest", "ต่ำสุด")
    place_en = f"be number {claim.place} of the {word_en}" if claim.place > 1 else ""
    place_th = f"คะแนน{word_th} {claim.place} อันดับแรก" if claim.place > 1 else f"ได้คะแนน{word_th}"
    name, right_name = (one.en.removeprefix("the score of ") for one in (claim.subject, right))
    name_th, right_th = (one.th.removeprefix("คะแนน") for one in (claim.subject, right))
    return finding(
        "rank-mismatch",
        "warning",
        f"{name} ({own.number}) is said to {place_en or f'have the {word_en} score'}; by the table "
        f"it is {right_name} ({score.number}).",
        f"ระบุว่า{name_th} ({own.number}) {place_th} แต่ตามตารางคือ{right_th} ({score.number})",
        refs=[claim.passage.ref, own.value_ref, score.value_ref],
        pages=[*claim.passage.pages, *pages_of([own, score])],
    )


def _groups(claim: _Claim, book: ScoreBook, year: int) -> Iterator[Sequence[Subject]]:
    """What a superlative compares: all of a kind; indicators also within their instrument."""
    level, code = claim.subject
    if level == "instrument":
        yield [Subject("instrument", one) for one in INSTRUMENTS]
    elif level == "indicator":
        yield [Subject("indicator", str(n)) for n in range(1, 11)]
        if re.search(r"[IEO]IT|แบบวัด|แบบตรวจ|เครื่องมือ", claim.passage.text):
            own = indicator(int(code)).instrument
            yield [Subject("indicator", str(n)) for n in indicators_of(own)]
    elif level == "item":
        yield [Subject("item", f"{code[0]}{n}") for n in book.items(year, code[0])]

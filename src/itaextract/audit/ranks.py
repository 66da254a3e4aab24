"""Ranks and extremes that the scores do not bear out: ``rank-mismatch``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import (
    INSTRUMENTS,
    ScoreBook,
    Stated,
    Subject,
    indicators_of,
    last_item,
    pages_of,
)
from itaextract.ita import indicator
from itaextract.model import Document, Finding
from itaextract.parse.named import subjects_in

_LEAST_ROWS: Final = 4
_HIGHEST: Final = r"สูงสุด|สูงที่สุด|มากที่สุด|มากสุด"
_LOWEST: Final = r"ต่ำสุด|ต่ำที่สุด|น้อยที่สุด|น้อยสุด"
_EXTREME: Final = re.compile(
    rf"คะแนน(?:เฉลี่ย)?(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))(?!\s?(?:\d|จำนวน|ลำดับ|อันดับ))"
    r"(?:\s?(?:ของ|ใน)\s?\S{0,12}\s?[IEO]IT)?\s?(?:คือ|ได้แก่|ใน)\s?(?P<subject>[^\n]{3,80})"
)
_CLAUSE: Final = re.compile(r"\d+\.\d+|รองลงมา|และ|,|ส่วน|ขณะที่|โดย|\(")


def check_ranks(document: Document) -> Iterator[Finding]:
    """Ranks printed beside the scores of one year against the order of the scores."""
    groups: dict[tuple[int, int | None, str], list[Stated]] = defaultdict(list)
    for one in ScoreBook(document).all:
        if one.table is not None and one.score.rank is not None:
            groups[one.table, one.year, one.score.level].append(one)
    for ranked in groups.values():
        ordered = sorted(ranked, key=lambda one: one.score.rank or 0)
        wrong = min(_breaks(ordered), _breaks(ordered[::-1]), key=len)
        # A column of row numbers is in no order of the scores at all.
        if len(ordered) >= _LEAST_ROWS and 0 < len(wrong) <= max(1, len(ordered) // 5):
            yield _wrong_rank(wrong)


def _breaks(ordered: Sequence[Stated]) -> list[tuple[Stated, Stated]]:
    return [(a, b) for a, b in pairwise(ordered) if a.value < b.value]


def _wrong_rank(wrong: Sequence[tuple[Stated, Stated]]) -> Finding:
    pairs = "; ".join(f"{a.score.rank}: {a.number}, {b.score.rank}: {b.number}" for a, b in wrong)
    both = [one for pair in wrong for one in pair]
    return finding(
        "rank-mismatch",
        "warning",
        f"The ranks do not follow the scores (rank: score): {pairs}.",
        f"อันดับไม่เรียงตามคะแนน (อันดับ: คะแนน): {pairs}",
        refs=[ref for one in both for ref in (f"{one.ref}/rank", one.value_ref)],
        pages=pages_of(both),
    )


def check_extremes(document: Document) -> Iterator[Finding]:
    """What running text calls the highest or lowest against the scores of its kind."""
    book = ScoreBook(document)
    year = document.assessed_year
    if year is None:
        return
    for passage in passages(document):
        for match in _EXTREME.finditer(passage.text):
            named = subjects_in(_CLAUSE.split(match["subject"])[0])
            years = set(re.findall(r"(?<!\d)25\d\d(?!\d)", passage.text[: match.start()]))
            if len(named) == 1 and (not years or str(year) in years):
                subject = Subject(named[0].level, named[0].code or named[0].instrument or "")
                yield from _extreme(subject, bool(match["high"]), book, year, passage)


def _extreme(
    subject: Subject, high: bool, book: ScoreBook, year: int, passage: Passage
) -> Iterator[Finding]:
    """A claim is borne out by one of the groups that it may be about."""
    best = max if high else min
    groups = [book.one_each(year, group) for group in _groups(subject, year, passage)]
    groups = [group for group in groups if subject in group]
    values = [[one.value for one in group.values()] for group in groups]
    if not groups or any(g[subject].value == best(v) for g, v in zip(groups, values, strict=True)):
        return
    own = groups[0][subject]
    right = best(groups[0], key=lambda one: groups[0][one].value)
    score = groups[0][right]
    word_en, word_th = ("highest", "สูงสุด") if high else ("lowest", "ต่ำสุด")
    yield finding(
        "rank-mismatch",
        "warning",
        f"{_name(subject)} ({own.number}) is said to have the {word_en} score; by the table it is "
        f"{_name(right)} ({score.number}).",
        f"ระบุว่า{_name_th(subject)} ({own.number}) ได้คะแนน{word_th} แต่ตามตารางคือ{_name_th(right)} "
        f"({score.number})",
        refs=[passage.ref, own.value_ref, score.value_ref],
        pages=[*passage.pages, *pages_of([own, score])],
    )


def _name(subject: Subject) -> str:
    return subject.en.removeprefix("the score of ")


def _name_th(subject: Subject) -> str:
    return subject.th.removeprefix("คะแนน")


def _groups(subject: Subject, year: int, passage: Passage) -> Iterator[Sequence[Subject]]:
    """What a superlative compares: all of a kind; indicators also within their instrument."""
    if subject.level == "instrument":
        yield [Subject("instrument", code) for code in INSTRUMENTS]
    elif subject.level == "indicator":
        yield [Subject("indicator", str(n)) for n in range(1, 11)]
        if re.search(r"[IEO]IT|แบบวัด|แบบตรวจ|เครื่องมือ", passage.text):
            own = indicator(int(subject.code)).instrument
            yield [Subject("indicator", str(n)) for n in indicators_of(own)]
    elif subject.level == "item":
        letter = subject.code[0]
        last = last_item(year, letter) or 0
        yield [Subject("item", f"{letter}{n}") for n in range(1, last + 1)]

"""Ranks and extremes that the scores do not bear out: ``rank-mismatch``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import INSTRUMENTS, ScoreBook, Stated, Subject, indicators_of, pages_of
from itaextract.ita import indicators_named
from itaextract.model import Document, Finding

_LEAST_ROWS: Final = 4
_HIGHEST: Final = r"สูงสุด|สูงที่สุด|มากที่สุด|มากสุด"
_LOWEST: Final = r"ต่ำสุด|ต่ำที่สุด|น้อยที่สุด|น้อยสุด"
_EXTREME: Final = re.compile(
    rf"คะแนน(?:เฉลี่ย)?(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))(?!\s?(?:\d|จำนวน|ลำดับ|อันดับ))"
    r"\s?(?:คือ|ได้แก่|ใน)\s?(?P<subject>[^\n]{3,80})"
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
    """What running text calls the highest or lowest indicator against the indicators' scores."""
    book = ScoreBook(document)
    year = document.assessed_year
    scores = (
        {n: book.decisive(year, Subject("indicator", str(n))) for n in range(1, 11)} if year else {}
    )
    if not scores or any(len({one.value for one in s}) != 1 for s in scores.values()):
        return
    values = {number: stated[0] for number, stated in scores.items()}
    for passage in passages(document):
        for match in _EXTREME.finditer(passage.text):
            named = indicators_named(_CLAUSE.split(match["subject"])[0])
            years = set(re.findall(r"(?<!\d)25\d\d(?!\d)", passage.text[: match.start()]))
            if len(named) == 1 and (not years or str(year) in years):
                yield from _extreme(named.pop(), bool(match["high"]), values, passage)


def _extreme(
    number: int, high: bool, values: dict[int, Stated], passage: Passage
) -> Iterator[Finding]:
    """A claim is borne out by all indicators, or by those of an instrument that the text names."""
    best = max if high else min
    groups = [list(values)]
    if re.search(r"[IEO]IT|แบบวัด|แบบตรวจ|เครื่องมือ", passage.text):
        groups += [indicators_of(i) for i in INSTRUMENTS if number in indicators_of(i)]
    if any(values[number].value == best(values[n].value for n in group) for group in groups):
        return
    right = best(values, key=lambda n: values[n].value)
    word_en, word_th = ("highest", "สูงสุด") if high else ("lowest", "ต่ำสุด")
    yield finding(
        "rank-mismatch",
        "warning",
        f"Indicator {number} ({values[number].number}) is said to have the {word_en} score; "
        f"by the table it is indicator {right} ({values[right].number}).",
        f"ระบุว่าตัวชี้วัดที่ {number} ({values[number].number}) ได้คะแนน{word_th} "
        f"แต่ตามตารางคือตัวชี้วัดที่ {right} ({values[right].number})",
        refs=[passage.ref, values[number].value_ref, values[right].value_ref],
        pages=[*passage.pages, *pages_of([values[number], values[right]])],
    )

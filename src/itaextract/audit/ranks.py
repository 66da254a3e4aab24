"""Ranks beside the scores that the scores do not bear out: ``rank-mismatch``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, pages_of
from itaextract.model import Document, Finding

_LEAST_ROWS: Final = 4


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
    return [
        (a, b)
        for a, b in pairwise(ordered)
        if a.value < b.value or (a.score.rank == b.score.rank and a.value != b.value)
    ]


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

"""Scores that do not follow from their parts: ``total-mismatch``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of
from itaextract.audit.suggest import suggest_digits
from itaextract.audit.sums import Sum, agrees, sums
from itaextract.model import Document, Finding

_MANY: Final = 3
"""From so many mismatches of one kind on, if most fail, the scores have another rule or origin."""


class _Checked(NamedTuple):
    """A stated score with the ways to work it out."""

    year: int
    subject: Subject
    stated: Sequence[Stated]
    ways: Sequence[Sum]

    @property
    def fails(self) -> bool:
        """Whether no stated value follows from the parts."""
        return not any(agrees(one.value, way) for one in self.stated for way in self.ways)


def check_totals(document: Document) -> Iterator[Finding]:
    """Compare every total, instrument, indicator and sub-indicator with its stated parts."""
    book, ways_of = ScoreBook(document), sums(document)
    by_level: dict[str, list[_Checked]] = defaultdict(list)
    for year, subject in book.subjects():
        stated = book.of(year, subject)
        ways = [way for one in stated for way in ways_of(year, subject, one.table)]
        if ways:
            by_level[subject.level].append(_Checked(year, subject, stated, ways))
    for checked in by_level.values():
        failing = [one for one in checked if one.fails]
        if len(failing) >= _MANY and len(failing) > len(checked) / 2:
            yield _many(failing)
        else:
            yield from map(_mismatch, failing)


def _mismatch(one: _Checked) -> Finding:
    total, way = one.stated[0], one.ways[0]
    leaves = [leaf for _, leaf in way.leaves]
    names = _names(way)
    arithmetic = way.arithmetic()
    return finding(
        "total-mismatch",
        "error" if one.subject.level in ("overall", "instrument") else "warning",
        f"{one.subject.en} of {one.year} does not follow from {names}: {arithmetic}, "
        f"stated {total.number}.",
        f"{one.subject.th} ปี {one.year} ไม่ตรงกับผลที่คำนวณจาก {names}: {arithmetic} "
        f"แต่ระบุไว้ {total.number}",
        refs=[total.value_ref, *(leaf.value_ref for leaf in leaves)],
        pages=pages_of([total, *leaves]),
        suggestions=suggest_digits(total, one.ways),
    )


def _names(way: Sum) -> str:
    return ", ".join(part.name for part in way.parts)


def _many(failing: Sequence[_Checked]) -> Finding:
    """One finding for all: the parts were not those that the scores were worked out from."""
    lines = "; ".join(
        f"{one.year} {one.subject.code or one.subject.level} {one.ways[0].value:.2f} "
        f"≠ {one.stated[0].number}"
        for one in failing
    )
    stated = [one.stated[0] for one in failing]
    return finding(
        "total-mismatch",
        "warning",
        f"{len(failing)} scores do not follow from their parts (worked out ≠ stated): {lines}.",
        f"คะแนน {len(failing)} รายการไม่ตรงกับผลที่คำนวณจากส่วนประกอบ (คำนวณได้ ≠ ระบุไว้): {lines}",
        refs=[one.value_ref for one in stated],
        pages=pages_of([*stated, *(leaf for one in failing for _, leaf in one.ways[0].leaves)]),
    )

"""The numbers of measures: gaps and repetitions are ``missing-item`` and ``duplicate-item``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Measure

_NUMBER: Final = re.compile(r"((?:\d+\.)*)(\d+)\.?")
_MOST: Final = 2
"""With more breaks than this the numbers follow another order than that of the rows."""


class _Numbered(NamedTuple):
    """A measure with its place in the document and in its table, and its last number."""

    place: int
    row: int
    number: int
    measure: Measure


def check_numbering(document: Document) -> Iterator[Finding]:
    """Numbers of the rows of each table, level by level; they may start again at 1."""
    for numbered in _series(document):
        breaks = [(a, b) for a, b in pairwise(numbered) if _breaks(a, b)]
        if len(breaks) <= _MOST:
            for before, after in breaks:
                yield _finding(before, after)


def _series(document: Document) -> Iterator[list[_Numbered]]:
    found: dict[tuple[str | None, str], list[_Numbered]] = defaultdict(list)
    rows: dict[str | None, int] = defaultdict(int)
    for index, measure in enumerate(document.measures):
        table = measure.provenance.table_id
        rows[table] += 1
        match = _NUMBER.fullmatch(measure.number or "")
        if match:
            entry = _Numbered(index, rows[table], int(match[2]), measure)
            found[table, match[1]].append(entry)
    yield from found.values()


def _breaks(before: _Numbered, after: _Numbered) -> bool:
    if after.number == before.number:
        return after.measure.title != before.measure.title and after.row == before.row + 1
    if after.number > before.number:
        return after.number > before.number + (after.row - before.row)
    return after.number != 1


def _finding(before: _Numbered, after: _Numbered) -> Finding:
    first, second = before.measure.number, after.measure.number
    gap = after.number > before.number
    return finding(
        "missing-item" if gap else "duplicate-item",
        "warning" if gap else "info",
        f"The rows of a table of measures are numbered {first} and then {second}.",
        f"ลำดับในตารางมาตรการข้ามจาก {first} ไปเป็น {second}"
        if gap
        else f"ลำดับในตารางมาตรการซ้ำหรือย้อน: {first} แล้วเป็น {second}",
        refs=[f"/measures/{before.place}/number", f"/measures/{after.place}/number"],
        pages=[*before.measure.provenance.pages, *after.measure.provenance.pages],
    )

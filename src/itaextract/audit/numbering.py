"""The numbers of measures: gaps and repetitions are ``missing-item`` and ``duplicate-item``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.ita import squash
from itaextract.model import Document, Finding, Measure, ScheduleEntry

_NUMBER: Final = re.compile(r"((?:\d+\.)*)(\d+)\.?")
_LEAST_LETTERS: Final = 8
_LEAST_SECTIONS: Final = 3
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


def check_same_rows(document: Document) -> Iterator[Finding]:
    """Two rows of a table with numbers of their own and the same title."""
    seen: dict[tuple[str | None, str], tuple[int, Measure]] = {}
    for index, measure in enumerate(document.measures):
        key = (measure.provenance.table_id, squash(measure.title))
        if not measure.number or len(key[1]) < _LEAST_LETTERS:
            continue
        place, first = seen.setdefault(key, (index, measure))
        if first.number != measure.number:
            yield finding(
                "duplicate-item",
                "warning",
                f"Rows {first.number} and {measure.number} of a table have the same title, "
                f"“{measure.title[:80]}”.",
                f"รายการที่ {first.number} และ {measure.number} ในตารางมีชื่อเดียวกัน "
                f"“{measure.title[:80]}”",
                refs=[f"/measures/{place}/title", f"/measures/{index}/title"],
                pages=[*first.provenance.pages, *measure.provenance.pages],
            )


def check_section_numbers(document: Document) -> Iterator[Finding]:
    """One gap in the rising numbers of the chief headings: 1, 2, 4."""
    chief = [(i, s.number or "") for i, s in enumerate(document.sections)]
    numbers = [(i, int(number)) for i, number in chief if number.isdecimal()]
    rising = all(a < b for (_, a), (_, b) in pairwise(numbers))
    gaps = [(a, b) for a, b in pairwise(numbers) if b[1] > a[1] + 1]
    if len(numbers) < _LEAST_SECTIONS or not rising or len(gaps) != 1:
        return
    (first, before), (second, after) = gaps[0]
    yield finding(
        "missing-item",
        "info",
        f"The headings are numbered {before} and then {after}.",
        f"หัวข้อข้ามจากข้อ {before} ไปเป็นข้อ {after}",
        refs=[f"/sections/{first}/number", f"/sections/{second}/number"],
        pages=[*document.sections[first].pages, *document.sections[second].pages],
    )


def check_issue_numbers(document: Document) -> Iterator[Finding]:
    """A gap in the numbers of the issues (ประเด็นที่ 2.2, then 2.4) of a dimension."""
    numbers = _issue_titles(document.measures)
    issues = [tuple(map(int, n.split("."))) for n in numbers if re.fullmatch(r"\d+\.\d+", n)]
    for dimension in sorted({issue[0] for issue in issues}):
        own = sorted({issue[1] for issue in issues if issue[0] == dimension})
        missing = sorted(set(range(1, own[-1])) - set(own))
        if missing and len(own) > 1:
            listed = ", ".join(f"{dimension}.{n}" for n in missing)
            yield finding(
                "missing-item",
                "info",
                f"The issues of dimension {dimension} leave out {listed}.",
                f"ประเด็นของมิติที่ {dimension} ไม่มี {listed}",
            )


def check_calendar_numbers(document: Document) -> Iterator[Finding]:
    """An issue that has another number in the calendar than among the measures."""
    measures, calendar = _issue_titles(document.measures), _issue_titles(document.schedule)
    by_title = {title: number for number, title in calendar.items() if title}
    for number, title in measures.items():
        other = by_title.get(title, number)
        if other != number and number not in calendar:
            yield finding(
                "value-conflict",
                "warning",
                f"Issue {number} of the measures is {other} in the calendar.",
                f"ประเด็นที่ {number} ในมาตรการ เป็นประเด็นที่ {other} ในปฏิทิน",
            )


def _issue_titles(records: Sequence[Measure | ScheduleEntry]) -> dict[str, str]:
    """The numbers of issues with their titles."""
    issues = (record.issue for record in records if record.issue)
    return {issue.number: squash(issue.title or "") for issue in issues if issue.number}


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

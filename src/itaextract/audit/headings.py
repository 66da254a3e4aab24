"""Headings and rows that stand twice, worded or filled in differently: ``value-conflict``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from itaextract.audit.report import finding
from itaextract.ita import squash
from itaextract.model import Document, Finding, Measure, ScheduleEntry

_MEASURE = re.compile(r"(?:(?<=\s)|(?<=\d[.)]))มาตรการ(?=[ก-๙])")
_SLIP = 1  # letters; a smaller difference is a slip of the pen


class _Titled(NamedTuple):
    """A numbered heading with the pointer of its title."""

    ref: str
    title: str
    pages: list[int]


def check_titles(document: Document) -> Iterator[Finding]:
    """Titles of the same มิติ or ประเด็น in measures, calendar and headings."""
    found: dict[tuple[str, str], list[_Titled]] = defaultdict(list)
    records: list[tuple[str, Measure | ScheduleEntry]] = [
        *((f"/measures/{i}", measure) for i, measure in enumerate(document.measures)),
        *((f"/schedule/{i}", entry) for i, entry in enumerate(document.schedule)),
    ]
    for ref, record in records:
        for kind, heading in (("dimension", record.dimension), ("issue", record.issue)):
            if heading and heading.number and heading.title:
                one = _Titled(f"{ref}/{kind}/title", heading.title, record.provenance.pages)
                found[kind, heading.number].append(one)
    read = document.source.text_layer not in ("ocr", "mixed")
    for (kind, number), titled in found.items():
        different = _different(titled)
        if len(different) > 1:
            yield _two_titles(kind, number, different, certain=read)


def _different(titled: Sequence[_Titled]) -> list[_Titled]:
    return list({squash(one.title): one for one in reversed(titled)}.values())[::-1]


def _two_titles(kind: str, number: str, titled: Sequence[_Titled], *, certain: bool) -> Finding:
    first, second = titled[0], titled[1]
    distance = Levenshtein.distance(squash(first.title), squash(second.title))
    word_th = "มิติ" if kind == "dimension" else "ประเด็น"
    return finding(
        "value-conflict",
        "warning" if certain and distance > _SLIP else "info",
        f"The title of {kind} {number} is “{first.title}” in one place and “{second.title}” "
        "in another.",
        f"ชื่อ{word_th}ที่ {number} เขียนไว้ไม่ตรงกัน: “{first.title}” และ “{second.title}”",
        refs=[one.ref for one in titled],
        pages=[page for one in titled for page in one.pages],
    )


def check_repeated_measures(document: Document) -> Iterator[Finding]:
    """A measure that stands in two tables, as in plan and report, with other people in charge."""
    groups: dict[object, list[tuple[int, Measure]]] = defaultdict(list)
    for index, measure in enumerate(document.measures):
        groups[measure.indicator_no or squash(measure.title)].append((index, measure))
    for same in groups.values():
        tables = [measure.provenance.table_id for _, measure in same]
        if len(same) == 2 and len(set(tables)) == 2:
            yield from _other_owner(*same)
            yield from _other_list(*same)


def _other_list(one: tuple[int, Measure], other: tuple[int, Measure]) -> Iterator[Finding]:
    """Six measures (มาตรการ) named in the cell of one table and seven in that of the other."""
    (i, a), (k, b) = one, other
    counts = [len(_MEASURE.findall(measure.title)) for measure in (a, b)]
    if min(counts) > 1 and counts[0] != counts[1]:
        yield finding(
            "count-mismatch",
            "info",
            f"“{a.title[:60]}” names {counts[0]} measures in one table and {counts[1]} in another.",
            f"“{a.title[:60]}” ระบุไว้ {counts[0]} มาตรการ และ {counts[1]} ในอีกตาราง",
            refs=[f"/measures/{i}/title", f"/measures/{k}/title"],
            pages=[*a.provenance.pages, *b.provenance.pages],
        )


def _other_owner(one: tuple[int, Measure], other: tuple[int, Measure]) -> Iterator[Finding]:
    (i, a), (k, b) = one, other
    if not a.responsible or not b.responsible:
        return
    if {squash(unit) for unit in a.responsible} == {squash(unit) for unit in b.responsible}:
        return
    first, second = ", ".join(a.responsible), ", ".join(b.responsible)
    yield finding(
        "value-conflict",
        "info",
        f"“{a.title[:60]}” is the task of {first} in one table and of {second} in another.",
        f"“{a.title[:60]}” ระบุผู้รับผิดชอบไว้ไม่ตรงกัน: {first} และ {second}",
        refs=[f"/measures/{i}/responsible", f"/measures/{k}/responsible"],
        pages=[*a.provenance.pages, *b.provenance.pages],
    )

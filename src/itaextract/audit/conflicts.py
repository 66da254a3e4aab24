"""One fact with two values: ``value-conflict``."""

from collections.abc import Iterator, Sequence

from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of, same_row
from itaextract.audit.sums import Sum, is_exact, sums_of
from itaextract.model import Document, Finding, Suggestion


def check_scores(document: Document) -> Iterator[Finding]:
    """The same score of the same year in two tables, or in a table and in prose."""
    book = ScoreBook(document)
    for year, subject in book.subjects():
        stated = [one for one in book.of(year, subject) if _is_about(one, book, year, subject)]
        values = _different(_one_a_row(stated))
        if len(values) > 1:
            ways = [w for one in stated for w in sums_of(book, year, subject, one.table)]
            yield _conflict(year, subject, values, ways)


def _is_about(one: Stated, book: ScoreBook, year: int, subject: Subject) -> bool:
    """Whether prose speaks of this score for sure: its number is not that of another one.

    Prose leaves the year or the indicator to the reader: ``เพิ่มขึ้นจากปีก่อนซึ่งได้ 76.93 คะแนน``.
    """
    if one.table is not None:
        return True
    others = [
        other
        for other in book.all
        if other.table is not None and other.value == one.value and other.ref != one.ref
    ]
    own = [other for other in book.of(year, subject) if other.value == one.value]
    return any(other.table is not None for other in own) or not others


def _one_a_row(stated: Sequence[Stated]) -> list[Stated]:
    """The statements without those in further columns of a row, which score something else."""
    found: list[Stated] = []
    for one in stated:
        if not any(same_row(one, other) for other in found):
            found.append(one)
    return found


def _different(stated: Sequence[Stated]) -> list[Stated]:
    """One statement for each value; a rounded value is the same as the longer one."""
    found: list[Stated] = []
    for one in sorted(stated, key=lambda s: -s.decimals):
        if not any(_same(one, other) for other in found):
            found.append(one)
    return sorted(found, key=stated.index)


def _same(one: Stated, other: Stated) -> bool:
    slack = 0.5 * 10.0 ** -min(one.decimals, other.decimals)
    exact = one.decimals == other.decimals
    return abs(one.value - other.value) <= (1e-9 if exact else slack + 1e-9)


def _conflict(
    year: int, subject: Subject, values: Sequence[Stated], ways: Sequence[Sum]
) -> Finding:
    places_en = " and ".join(f"{one.number} {_where(one)[0]}" for one in values)
    places_th = " และ ".join(f"{one.number} {_where(one)[1]}" for one in values)
    proved = [(one, way) for one in values for way in ways if is_exact(one.value, way)]
    suggestions: list[Suggestion] = []
    if proved and len({one.ref for one, _ in proved}) == 1:
        right, way = proved[0]
        suggestions = [
            Suggestion(ref=one.value_ref, value=right.number, reason=way.arithmetic())
            for one in values
            if one.ref != right.ref
        ]
    in_tables = all(one.table is not None for one in values)
    return finding(
        "value-conflict",
        "error" if in_tables and all(one.score.year for one in values) else "warning",
        f"{subject.en} of {year} is {places_en}.",
        f"{subject.th} ปี {year} ระบุไว้ไม่ตรงกัน: {places_th}",
        refs=[one.value_ref for one in values],
        pages=pages_of(values),
        suggestions=suggestions,
    )


def _where(one: Stated) -> tuple[str, str]:
    page = next(iter(one.score.provenance.pages), None)
    if one.table is None:
        en, th = "in the text", "ในเนื้อความ"
    else:
        en, th = f"in table {one.score.provenance.table_id}", "ในตาราง"
    return (f"{en} (page {page})", f"{th} (หน้า {page})") if page else (en, th)

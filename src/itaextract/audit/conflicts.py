"""One fact with two values: ``value-conflict``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of, same_row, subject_of
from itaextract.audit.sums import Sum, Ways, sums
from itaextract.ita import indicator, indicators_named
from itaextract.model import Document, Finding, Suggestion

_FAR: Final = 50.0
"""Points; a number so far from the score in the tables says something else: by how much it rose."""
_LAST_NUMBER: Final = re.compile(r"\d")


def check_scores(document: Document) -> Iterator[Finding]:
    """The same score of the same year in two tables, or in a table and in prose."""
    book = ScoreBook(document)
    ways = sums(document)
    for year, subject in book.subjects():
        stated = [one for one in book.of(year, subject) if _is_about(one, book, year, subject)]
        values = _different(_one_a_row(stated))
        proofs = [w for one in stated for w in ways(year, subject, one.table)]
        if len(values) > 1:
            proof = _proof(values, proofs) or _proof_above(book, ways, year, subject, values)
            yield _conflict(year, subject, values, proof)


def _is_about(one: Stated, book: ScoreBook, year: int, subject: Subject) -> bool:
    """Whether prose speaks of this score for sure: its number is not that of another one.

    Prose leaves the year or the indicator to the reader: ``เพิ่มขึ้นจากปีก่อนซึ่งได้ 76.93 คะแนน``.
    """
    if one.table is not None:
        return True
    if subject.level == "overall" and indicators_named(_LAST_NUMBER.split(one.score.label)[-1]):
        return False
    tabled = [other.value for other in book.of(year, subject) if other.table is not None]
    if tabled and all(abs(one.value - value) > _FAR for value in tabled):
        return False
    named = subject.level not in ("overall", "instrument")  # prose says which one, if not the year
    others = [
        other
        for other in book.all
        if other.table is not None
        and other.value == one.value
        and (not named or subject_of(other.score) == subject)
    ]
    own = [other for other in book.of(year, subject) if other.value == one.value]
    return any(other.table is not None for other in own) or not others


def _one_a_row(stated: Sequence[Stated]) -> list[Stated]:
    """One statement of each table row: the columns of a row score different things.

    Of several columns the one counts whose value stands elsewhere as well.
    """
    rows: list[list[Stated]] = []
    for one in stated:
        row = next((row for row in rows if same_row(row[0], one)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    elsewhere = {one.value for row in rows if len(row) == 1 for one in row}
    return [next((one for one in row if one.value in elsewhere), row[0]) for row in rows]


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


class _Proof(NamedTuple):
    """The one of several values from which the arithmetic comes out."""

    right: Stated
    arithmetic: str


def _proof(values: Sequence[Stated], ways: Sequence[Sum]) -> _Proof | None:
    """The value that follows from its parts, if just one does."""
    proved = {one.ref: _Proof(one, w.arithmetic()) for w in ways for one in values if w.gives(one)}
    return next(iter(proved.values())) if len(proved) == 1 else None


def _proof_above(
    book: ScoreBook, ways: Ways, year: int, subject: Subject, values: Sequence[Stated]
) -> _Proof | None:
    """The value from which a higher score, such as the total, follows, if just one does."""
    for above in _above(subject):
        totals = book.of(year, above)
        proved = {
            one.ref: _Proof(one, f"{way.arithmetic()}, as stated")
            for total in totals
            for way in ways(year, above, total.table)
            if way.gives(total)
            for one in values
            if any(leaf.value == one.value for leaf in way.of(subject))
        }
        if len(proved) == 1:
            return next(iter(proved.values()))
    return None


def _above(subject: Subject) -> Iterator[Subject]:
    """The scores that a score is a part of."""
    if subject.level in ("item", "sub_indicator"):
        for number in range(1, 11):
            yield Subject("indicator", str(number))
    if subject.level == "indicator":
        yield Subject("instrument", indicator(int(subject.code)).instrument)
    if subject.level in ("indicator", "instrument"):
        yield Subject("overall")


def _conflict(
    year: int, subject: Subject, values: Sequence[Stated], proof: _Proof | None
) -> Finding:
    places_en = " and ".join(f"{one.number} {_where(one)[0]}" for one in values)
    places_th = " และ ".join(f"{one.number} {_where(one)[1]}" for one in values)
    suggestions = [
        Suggestion(ref=one.value_ref, value=proof.right.number, reason=proof.arithmetic)
        for one in values
        if proof and one.ref != proof.right.ref
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

"""The columns of a score table: which hold scores, and which say what is scored."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from itaextract.ita import match_indicator, match_instrument
from itaextract.parse.headings import indicator_number
from itaextract.parse.layout import Column, Layout
from itaextract.parse.mentions import states_score
from itaextract.parse.numbers import (
    bare_year,
    embedded_scores,
    is_blank_score,
    is_grade,
    is_score_text,
    leading_code,
    parse_score,
)
from itaextract.parse.scores.subjects import is_total
from itaextract.table.model import Row, Table
from itaextract.thai.digits import to_ascii_digits

LABELS = ("indicator", "question", "measure", "issue", "success_indicators", "instrument")
_SIDE = frozenset({"code", "number", "rank", "row_year", *LABELS, "weight"})
_OF_OTHERS = re.compile(
    r"ระดับ(?:ประเทศ|จังหวัด|ภาค|อำเภอ)|ของ(?:ประเทศ|จังหวัด)|(?:เฉลี่ย|คะแนน)\s*(?:ประเทศ|จังหวัด)"
)
"""Means of the province or the country stand beside the scores of the agency."""
_WHOLE = re.compile(r"(?:ผล)?คะแนน(?!เต็ม)|รวม|ภาพรวม|ผล(?:การ)?ประเมิน|ITA")
_STATISTICS = re.compile(
    r"(?<![A-Za-z])S\.?\s?D(?![A-Za-z])|[Xx][\u0304\u0305]|ส่วนเบี่ยงเบน"
    r"|เต็ม\s*5(?!\d|\.\d)|(?<!\d)5\s*ระดับ"
)
"""Headers or captions of a questionnaire with answers of five levels: mean, deviation, scale."""
_SATISFACTION = re.compile(r"พึงพอใจ|ความคิดเห็น|วิทยากร")
_LEVEL_WORD = re.compile(r"(?:มาก|น้อย)(?:ที่สุด)?|ปานกลาง|ดีมาก|ดี|พอใช้")
_LOWEST_RATING, _HIGHEST_RATING = 1.0, 5.0
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_UNIT = re.compile(r"(?:(?:คิดเป็น)?ร้อยละ|เปอร์เซ็นต์|%)?")
_MOST_WIDE_ROWS = 3
"""A table whose columns are what is scored has a row for the agency, or one for each year."""


@dataclass(slots=True)
class Group:
    """Columns that describe the scores to their right (there may be two groups side by side)."""

    labels: list[Column] = field(default_factory=list)
    scores: list[Column] = field(default_factory=list)


def texts_of(table: Table, column: int) -> list[str]:
    """The texts of a column, without empty cells."""
    return [text for row in table.rows if (text := row.text(column))]


def has_scores(table: Table, columns: Sequence[Column]) -> bool:
    """Whether a column holds scores, or cell texts do: ``(i7 : 84.94 คะแนน)``.

    Columns that are named by a year alone, or not at all, may hold anything; there the rows must
    name subjects of the assessment.
    """
    if _rates_in_levels(table):
        return False
    for column in columns:
        known = column.role == "score" or (column.role == "year" and _names_subjects(table))
        if known and _mostly(is_score_text, table, column):
            return True
    cells = [text for c in range(table.n_columns) for text in texts_of(table, c)]
    if any(next(embedded_scores(to_ascii_digits(text)), None) for text in cells):
        return True
    return sum(map(states_score, cells)) > 1


def _rates_in_levels(table: Table) -> bool:
    """Whether a table holds what a questionnaire rated from 1 to 5, as after a course.

    Its statistics tell it, or decimals of 1 to 5 alone beside words of satisfaction or of levels.
    """
    columns = range(table.n_columns)
    cells = [text for column in columns for text in texts_of(table, column)]
    top = [table.header_text(column) for column in columns]
    top += [row.text(column) for row in table.rows[:1] for column in columns]
    above = table.lead[-2:]
    if any(_STATISTICS.search(to_ascii_digits(text)) for text in (*top, *above)):
        return True
    plain = (to_ascii_digits(text).strip() for text in cells)
    ratings = [float(text) for text in plain if _DECIMAL.fullmatch(text)]
    if not ratings or min(ratings) < _LOWEST_RATING or max(ratings) > _HIGHEST_RATING:
        return False
    levels = sum(_LEVEL_WORD.fullmatch(text.strip()) is not None for text in cells)
    said = [*top, *cells, *above]
    return levels > 1 or any(_SATISFACTION.search(text) for text in said)


def _mostly(test: Callable[[str], bool], table: Table, column: Column) -> bool:
    texts = [text for text in texts_of(table, column.index) if not is_blank_score(text)]
    return bool(texts) and 2 * sum(map(test, texts)) >= len(texts)


def _names_subjects(table: Table) -> bool:
    """Whether rows name indicators, instruments or items, or the table is said to hold scores."""
    if any("คะแนน" in text or "ITA" in text for text in table.lead[-2:]):
        return True
    return rows_name_subjects(table)


def rows_name_subjects(table: Table) -> bool:
    """Whether rows name indicators, instruments or items."""
    labels = [row.text(c) for row in table.rows for c in range(min(2, table.n_columns))]
    known = (match_indicator(t) or leading_code(t) or match_instrument(t) for t in labels if t)
    return sum(map(bool, known)) >= 2


def subject_columns(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Tell columns that a header or the rows do not name as scores.

    In a table with one row a year, or one row in all, the columns headed by what is scored hold
    its scores; in a table without a header the column of numbers does.
    """
    years = next((c for c in columns if _holds_years(table, c)), None)
    columns = tuple(replace(c, roles=("row_year",)) if c is years else c for c in columns)
    headed = [c for c in columns if c is not years and _is_headed(table, c)]
    several = sum(names_subject(c.header) for c in headed) > 1
    few = years is not None or len(table.rows) <= _MOST_WIDE_ROWS
    if several and (few or rows_name_subjects(table)):
        return tuple(replace(c, roles=("score",)) if c in headed else c for c in columns)
    if not any(c.role in ("score", "year") for c in columns) and rows_name_subjects(table):
        return tuple(_unnamed(table, columns))
    return columns


def _unnamed(table: Table, columns: Sequence[Column]) -> Iterator[Column]:
    """Columns of numbers without a header, or headed by their unit alone, hold the scores."""
    for column in columns:
        unnamed = column.index > 0 and _UNIT.fullmatch(column.header.strip())
        numbers = unnamed and _mostly(is_score_text, table, column)
        yield replace(column, roles=("score",)) if numbers else column


def _is_headed(table: Table, column: Column) -> bool:
    """Whether a header names an instrument, an indicator or the whole, above scores."""
    texts = [t for t in texts_of(table, column.index) if not is_blank_score(t)]
    if not texts or not all(map(is_score_text, texts)):
        return False
    return names_subject(column.header) or _WHOLE.match(column.header.strip()) is not None


def names_subject(header: str) -> bool:
    """Whether a header names an instrument or an indicator."""
    return bool(indicator_number(header) or match_indicator(header) or match_instrument(header))


def _holds_years(table: Table, column: Column) -> bool:
    texts = texts_of(table, column.index)
    named = len(texts) > 1 or column.header.startswith("ปี")
    return column.year is None and bool(texts) and named and all(map(bare_year, texts))


def score_columns(
    table: Table, columns: Sequence[Column], alternatives: Sequence[tuple[str, ...]]
) -> tuple[Column, ...]:
    """Settle what is ambiguous beside scores.

    ตัวชี้วัด is an indicator, ประเด็น a question, ลำดับที่ may be a rank, ผลการประเมิน a grade.
    """
    wanted = ("indicator", "question", "rank", "guideline")
    found = tuple(_prefer(c, a, wanted) for c, a in zip(columns, alternatives, strict=True))
    return tuple(_score_column(table, column) for column in found)


def _prefer(column: Column, alternatives: tuple[str, ...], wanted: Sequence[str]) -> Column:
    for role in wanted:
        if role in alternatives:
            return replace(column, roles=(role,))
    return column


def _score_column(table: Table, column: Column) -> Column:
    if column.role not in ("score", "year"):
        return column
    if _mostly(is_grade, table, column):
        return replace(column, roles=("grade",))
    return replace(column, roles=()) if _OF_OTHERS.search(column.header) else column


def column_groups(layout: Layout) -> list[Group]:
    """Split columns into groups: labels, then the scores that they describe."""
    groups: list[Group] = []
    current = Group()
    for column in layout.columns:
        if column.role in ("score", "year", "weighted"):
            current.scores.append(column)
        elif column.role in _SIDE or not column.roles:
            if current.scores and column.role in ("code", *LABELS):
                groups.append(current)
                current = Group()
            if not (current.scores and not column.roles):
                current.labels.append(column)
    if current.scores:
        groups.append(current)
    return groups


def ranked_columns(table: Table, groups: Sequence[Group]) -> set[int]:
    """Score columns that the ranking follows: sorted, else the one of the latest year."""
    found: set[int] = set()
    for group in groups:
        if len(group.scores) == 1:
            found.add(group.scores[0].index)
            continue
        falling = [c.index for c in group.scores if _falls(table.rows, c.index)]
        latest = max(group.scores, key=lambda c: c.year or 0).index
        found.add(falling[-1] if falling else latest)
    return found


def _falls(rows: Sequence[Row], column: int) -> bool:
    values = [
        s.score
        for row in rows
        if not is_total(row.text(0)) and (s := parse_score(row.text(column)))
    ]
    return len(values) > 2 and all(a >= b for a, b in pairwise(values))

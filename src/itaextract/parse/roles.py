"""What a table is, and what each of its columns holds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from itaextract.ita import match_indicator, match_instrument
from itaextract.ita.columns import HeaderMatch, match_header
from itaextract.parse.headings import indicator_number
from itaextract.parse.layout import Column, Layout
from itaextract.parse.scores import has_scores, score_columns, subject_columns
from itaextract.parse.timecolumns import time_column
from itaextract.table.model import Table
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.normalize import collapse

_MEASURE_COMPANIONS = frozenset(
    {
        "steps",
        "responsible",
        "period",
        "deadline",
        "monitoring",
        "reporting",
        "success_indicators",
        "outputs",
        "outcomes",
        "status",
        "budget",
        "problems",
        "suggestions",
        "evidence",
    }
)
_NOT_IN_SCHEDULE = frozenset(
    {"steps", "monitoring", "outputs", "outcomes", "success_indicators", "status", "reporting"}
)
_SPENDING = re.compile(r"เบิกจ่าย|คงเหลือ|ใช้ไป|ร้อยละ")
_LABEL = 80
"""An indicator's name with its number is shorter than this."""
_MONTHS = 6
"""A table with this many columns of months is a calendar."""
_GRADE = re.compile(r"AAA?|[A-F]|ผ่าน.*|ต้องปรับปรุง.*", re.IGNORECASE)
_RANGE = re.compile(r"\d+(?:\.\d+)?\s*[-–—]\s*\d+(?:\.\d+)?|(?:ต่ำกว่า|มากกว่า|น้อยกว่า)\s*\d+")


def classify(table: Table) -> Layout:
    """Tell what a table is from its header, and where that is silent, from its cells."""
    matches = [_match(table.header[i]) for i in range(table.n_columns)]
    columns = subject_columns(table, tuple(_column(table, i, m) for i, m in enumerate(matches)))
    alternatives = [m.alternatives for m in matches]
    roles = {role for column in columns for role in column.roles}
    if _is_rating_scale(table):
        return Layout("rating_scale", columns)
    of_measures = "measure" in roles and roles & _MEASURE_COMPANIONS - {"success_indicators"}
    if not of_measures and has_scores(table, columns):
        return Layout("scores", score_columns(table, columns, alternatives))
    if _is_schedule(table, columns, roles):
        return Layout("schedule", columns)
    if _is_measures(roles, columns):
        columns = _indicator_columns(table, columns, alternatives)
        columns = _guideline_columns(columns)
        return Layout("measures", _measure_columns(columns, alternatives))
    if _is_guidelines(table, roles):
        return Layout("guidelines", columns)
    return Layout("other", columns)


def _match(levels: Sequence[str]) -> HeaderMatch:
    """Match a header of one or more levels: all together, else the lowest, else the upper one."""
    match = match_header(" ".join(levels))
    if match.roles or len(levels) < 2:
        return match
    for level in (levels[-1], levels[0]):
        alone = match_header(level)
        if alone.roles:
            return alone._replace(year=alone.year or match.year)
    return match


def _column(table: Table, index: int, match: HeaderMatch) -> Column:
    time = time_column(table.header[index])
    roles = () if time else match.roles
    return Column(index, table.header_text(index), roles, match.year, time)


def _texts(table: Table, column: int) -> list[str]:
    return [text for row in table.rows if (text := row.text(column))]


def _is_rating_scale(table: Table) -> bool:
    if table.n_columns not in (2, 3, 4) or not table.rows:
        return False
    for grades in range(table.n_columns):
        texts = _texts(table, grades)
        graded = sum(bool(_GRADE.fullmatch(t.strip())) for t in texts)
        if graded < 2 or graded < len(texts) - 1:
            continue
        for ranges in range(table.n_columns):
            bounds = [to_ascii_digits(t) for t in _texts(table, ranges)]
            if ranges != grades and 2 * sum(bool(_RANGE.search(t)) for t in bounds) > len(bounds):
                return True
    return False


def _is_measures(roles: set[str], columns: Sequence[Column]) -> bool:
    """A column of measures with one that tells what, who or when; weaker headers need two.

    A statement of money spent (งบประมาณ | เบิกจ่าย | คงเหลือ) is none.
    """
    companions = roles & _MEASURE_COMPANIONS
    timed = any(column.time for column in columns)
    if "measure" in roles:
        if companions == {"budget"}:
            return timed or not any(_SPENDING.search(column.header) for column in columns)
        return bool(companions) or timed
    weak = roles & {"steps", "issue", "question"}
    return bool(weak) and len(companions - weak - {"budget"}) > 1


def _is_schedule(table: Table, columns: Sequence[Column], roles: set[str]) -> bool:
    timed = sum(column.time is not None for column in columns)
    if roles & _NOT_IN_SCHEDULE or not ("period" in roles or timed):
        return False
    named = any("ปฏิทิน" in line for line in table.lead[-6:])
    return named or (bool(roles & {"dimension", "issue"}) and not timed) or timed >= _MONTHS


def _is_guidelines(table: Table, roles: set[str]) -> bool:
    if "guideline" in roles:
        return True
    named = [match_instrument(t) for row in table.rows if (t := row.text(0))]
    return len(named) > 1 and all(named)


def _indicator_columns(
    table: Table, columns: Sequence[Column], alternatives: Sequence[tuple[str, ...]]
) -> tuple[Column, ...]:
    """A column ตัวชี้วัด whose cells name ITA indicators ties rows to them."""

    def names_indicators(column: Column) -> bool:
        texts = _texts(table, column.index)
        known = [indicator_number(t) or match_indicator(t) for t in texts if len(t) < _LABEL]
        return bool(known) and all(known) and len(known) == len(texts)

    return tuple(
        replace(c, roles=("indicator",)) if "indicator" in a and names_indicators(c) else c
        for c, a in zip(columns, alternatives, strict=True)
    )


def _guideline_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Beside measures, แนวทางการแก้ไข are the steps, or suggestions where steps have a column."""
    role = "suggestions" if any(c.role == "steps" for c in columns) else "steps"
    return tuple(replace(c, roles=(role,)) if c.role == "guideline" else c for c in columns)


def _measure_columns(
    columns: Sequence[Column], alternatives: Sequence[tuple[str, ...]]
) -> tuple[Column, ...]:
    """Exactly one column is the measure: the best candidate where none says so plainly.

    Of two (มาตรการแก้ไข, กิจกรรม/แนวทางปฏิบัติ) the first is; the other holds its steps, if no
    column does.
    """
    found = [c.index for c in columns if c.role == "measure"]
    if found:
        second = found[1] if len(found) > 1 else None
        if second is None or any(c.role == "steps" for c in columns):
            return tuple(columns)
        return tuple(replace(c, roles=("steps",)) if c.index == second else c for c in columns)
    candidates = [
        c.index
        for c, a in zip(columns, alternatives, strict=True)
        if "measure" in a or c.role in ("issue", "question")
    ]
    if not candidates:
        return tuple(columns)
    best = candidates[-1] if columns[candidates[0]].role == "dimension" else candidates[0]
    return tuple(replace(c, roles=("measure",)) if c.index == best else c for c in columns)


def same_header(a: str, b: str) -> bool:
    """Whether two headers say the same but for white space and punctuation."""
    return collapse(a) == collapse(b)

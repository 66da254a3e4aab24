"""What a table is, and what each of its columns holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itaextract.ita import match_indicator, match_instrument
from itaextract.ita.columns import match_header
from itaextract.model import TableKind
from itaextract.parse.numbers import EMBEDDED_SCORE, is_score_text, leading_code
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
_GRADE = re.compile(r"AAA?|[A-F]|ผ่าน.*|ต้องปรับปรุง.*", re.IGNORECASE)
_RANGE = re.compile(r"\d+(?:\.\d+)?\s*[-–—]\s*\d+(?:\.\d+)?|(?:ต่ำกว่า|มากกว่า|น้อยกว่า)\s*\d+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its roles (the first is the main one), the year it names."""

    index: int
    header: str
    roles: tuple[str, ...]
    year: int | None = None

    @property
    def role(self) -> str | None:
        """The main role."""
        return self.roles[0] if self.roles else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The kind of a table, with its columns."""

    kind: TableKind
    columns: tuple[Column, ...]

    def first(self, *roles: str) -> Column | None:
        """The first column whose main role is one of ``roles``, in the order of ``roles``."""
        for role in roles:
            for column in self.columns:
                if column.role == role:
                    return column
        return None

    def having(self, role: str) -> list[Column]:
        """All columns with a role, main or not."""
        return [column for column in self.columns if role in column.roles]


def classify(table: Table) -> Layout:
    """Tell what a table is from its header, and where that is silent, from its cells."""
    matches = [match_header(table.header_text(i)) for i in range(table.n_columns)]
    columns = tuple(Column(i, table.header_text(i), m.roles, m.year) for i, m in enumerate(matches))
    alternatives = [m.alternatives for m in matches]
    roles = {role for column in columns for role in column.roles}
    if _is_rating_scale(table):
        return Layout("rating_scale", columns)
    of_measures = "measure" in roles and roles & _MEASURE_COMPANIONS - {"success_indicators"}
    if not of_measures and _has_scores(table, columns):
        return Layout("scores", _score_columns(columns, alternatives))
    if _is_schedule(table, roles):
        return Layout("schedule", columns)
    if _is_measures(roles):
        return Layout("measures", _measure_columns(columns, alternatives))
    if _is_guidelines(table, roles):
        return Layout("guidelines", columns)
    return Layout("other", columns)


def _texts(table: Table, column: int) -> list[str]:
    return [text for row in table.rows if (text := row.text(column))]


def _is_rating_scale(table: Table) -> bool:
    if table.n_columns not in (2, 3) or not table.rows:
        return False
    for grades in range(table.n_columns):
        texts = _texts(table, grades)
        if len(texts) < 2 or not all(_GRADE.fullmatch(t.strip()) for t in texts):
            continue
        for ranges in range(table.n_columns):
            bounds = [to_ascii_digits(t) for t in _texts(table, ranges)]
            if ranges != grades and 2 * sum(bool(_RANGE.search(t)) for t in bounds) > len(bounds):
                return True
    return False


def _has_scores(table: Table, columns: Sequence[Column]) -> bool:
    """Whether a column holds scores, or cell texts do: ``(i7 : 84.94 คะแนน)``.

    Columns that are named by a year alone may hold anything; there the rows must name subjects of
    the assessment.
    """
    for column in columns:
        if column.role not in ("score", "year"):
            continue
        texts = _texts(table, column.index)
        if not texts or 2 * sum(is_score_text(t) for t in texts) < len(texts):
            continue
        if column.role == "score" or _names_subjects(table):
            return True
    return any(
        EMBEDDED_SCORE.search(to_ascii_digits(row.text(c)))
        for row in table.rows
        for c in range(table.n_columns)
    )


def _names_subjects(table: Table) -> bool:
    """Whether rows name indicators, instruments or items, or the table is said to hold scores."""
    if any("คะแนน" in text or "ITA" in text for text in table.lead[-2:]):
        return True
    labels = [row.text(c) for row in table.rows for c in range(min(2, table.n_columns))]
    known = sum(
        bool(match_indicator(t) or leading_code(t) or match_instrument(t)) for t in labels if t
    )
    return known >= 2


def _is_measures(roles: set[str]) -> bool:
    """A column of measures with one that tells what, who or when; weaker headers need two."""
    companions = roles & _MEASURE_COMPANIONS
    if "measure" in roles:
        return bool(companions)
    weak = roles & {"steps", "issue", "question"}
    return bool(weak) and len(companions - weak - {"budget"}) > 1


def _is_schedule(table: Table, roles: set[str]) -> bool:
    if "period" not in roles or roles & _NOT_IN_SCHEDULE:
        return False
    return bool(roles & {"dimension", "issue"}) or any("ปฏิทิน" in line for line in table.lead[-6:])


def _is_guidelines(table: Table, roles: set[str]) -> bool:
    if "guideline" in roles:
        return True
    named = [match_instrument(t) for row in table.rows if (t := row.text(0))]
    return len(named) > 1 and all(named)


def _score_columns(
    columns: Sequence[Column], alternatives: Sequence[tuple[str, ...]]
) -> tuple[Column, ...]:
    """Beside scores, ตัวชี้วัด is an indicator, ประเด็น a question, ลำดับที่ may be a rank."""
    wanted = ("indicator", "question", "rank", "guideline")
    return tuple(_prefer(c, a, wanted) for c, a in zip(columns, alternatives, strict=True))


def _measure_columns(
    columns: Sequence[Column], alternatives: Sequence[tuple[str, ...]]
) -> tuple[Column, ...]:
    """Exactly one column is the measure: the best candidate where none says so plainly."""
    if any(c.role == "measure" for c in columns):
        return tuple(columns)
    candidates = [
        c.index
        for c, a in zip(columns, alternatives, strict=True)
        if "measure" in a or c.role in ("issue", "question")
    ]
    if not candidates:
        return tuple(columns)
    best = candidates[-1] if columns[candidates[0]].role == "dimension" else candidates[0]
    return tuple(
        Column(c.index, c.header, ("measure",), c.year) if c.index == best else c for c in columns
    )


def _prefer(column: Column, alternatives: tuple[str, ...], wanted: Sequence[str]) -> Column:
    for role in wanted:
        if role in alternatives:
            return Column(column.index, column.header, (role,), column.year)
    return column


def same_header(a: str, b: str) -> bool:
    """Whether two headers say the same but for white space and punctuation."""
    return collapse(a) == collapse(b)

"""Does a row on a new page go on with the row above the page break?

Geometry comes first (is the cell above full, would the next word have fitted beside its last
line), then text: empty cells, list numbering that goes on, brackets left open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from itaextract.table.model import Cell, Line, soft_wrap
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.lists import Marker, leading_marker
from itaextract.thai.normalize import collapse
from itaextract.thai.periods import parse_period

_THRESHOLD = 0.75
_ATOMIC = frozenset({"deadline", "period", "reporting", "score", "rank", "code", "budget"})
"""Roles whose values are short and whole: two of them are two rows."""
_FREE_LINES = 2.4
"""With more free lines than this below its text, a cell above did not go on."""
_ROOM = 0.9
"""With this much room left, a short paragraph would not have moved to the next page."""
_ROW_NUMBERS = frozenset({"number", "rank", "code"})
_MERGED = frozenset({"number", "measure", "dimension", "issue", "instrument", "weight"})
"""Columns that are often merged over several rows: empty there says less."""
_AMOUNT = re.compile(r"[+-]?[\d,]+(?:\.\d+)?\s*(?:บาท|คะแนน|%|ครั้ง|คน)?")
_OPEN_END = re.compile(r"(?:ถึง|และ|หรือ|[-–,])\s*$")
"""What no text ends with."""
_LONGEST_VALUE = 40
_SINGLE_VALUE = frozenset({"responsible", "status", "grade", "weight"})


@dataclass(slots=True)
class Profile:
    """What complete rows of the table look like, one entry a column."""

    roles: list[tuple[str, ...]]
    filled: list[float] = field(default_factory=list)
    """Share of the rows that have text in the column."""
    numbered: list[float] = field(default_factory=list)
    """Share of the texts that open with a list number."""


@dataclass(slots=True)
class Piece:
    """One column of a row at a page break."""

    lines: list[Line]
    free_lines: float | None = None
    """Lines of text that would still fit below; None where unknown."""
    covered: bool = False
    """Whether a wider cell to the left covers this column."""

    @property
    def empty(self) -> bool:
        """Whether no text stands in it."""
        return not self.lines

    @property
    def text(self) -> str:
        """Its lines joined by blanks."""
        return " ".join(line.text for line in self.lines)


def piece(cell: Cell, pitch: float) -> Piece:
    """The piece of a grid cell, in a table with ``pitch`` points from line to line."""
    if cell.box is None or not cell.lines or (last := cell.lines[-1].box) is None:
        return Piece(cell.lines)
    first = cell.lines[0].box
    padding = min(max(first.top - cell.box.top, 0.0), pitch) if first else 0.0
    return Piece(cell.lines, (cell.box.bottom - last.bottom - padding) / pitch)


def line_pitch(cells: Sequence[Cell]) -> float:
    """The usual distance from line to line in some cells, in points."""
    steps = [
        below.box.top - above.box.top
        for cell in cells
        for above, below in pairwise(cell.lines)
        if above.box and below.box and below.box.top > above.box.top
    ]
    if steps:
        return median(steps)
    sizes = [line.size for cell in cells for line in cell.lines]
    return max(1.12 * median(sizes), 1.0) if sizes else 1.0


def goes_on(above: Sequence[Piece], below: Sequence[Piece], profile: Profile) -> bool:
    """Whether ``below`` continues ``above``.

    Args:
        above: the pieces of the last row before the page break, one a column.
        below: the pieces of the first row after it (and after a repeated header).
        profile: what complete rows look like.
    """
    if all(p.empty for p in below):
        return True
    ruled = any(p.free_lines is not None for p in below)
    if ruled and [p.covered for p in above] != [p.covered for p in below]:
        return False
    score = 0.0
    absent = 0.0
    for column, (a, b) in enumerate(zip(above, below, strict=True)):
        roles = profile.roles[column] if column < len(profile.roles) else ()
        if b.empty:
            if not a.empty:
                share = profile.filled[column] if profile.filled else 0.5
                absent += share * (0.5 if set(roles) & _MERGED else 1.0)
            continue
        score += _column_score(a, b, roles, profile.numbered[column] if profile.numbered else 0.0)
    return score + min(absent, 3.0) > _THRESHOLD


def _column_score(a: Piece, b: Piece, roles: tuple[str, ...], numbered: float) -> float:
    marker = leading_marker(b.text)
    if set(roles) & _ROW_NUMBERS:
        return -3.0
    if numbered > 0.6 and not roles_of_lists(roles):
        # A key column whose rows open with their number.
        return -3.0 if marker and marker.kind != "bullet" else 1.5
    if a.empty:
        return -0.5
    if a.free_lines is not None and a.free_lines > _FREE_LINES:
        return -2.5
    if collapse(a.text) == collapse(b.text) or (_is_value(a.text) and _is_value(b.text)):
        return -2.0
    if set(roles) & _ATOMIC and not roles_of_lists(roles):
        # A date or a score may still wrap over the break; a second whole one may not.
        return -2.0 if not _open(a, b) else 0.5
    score = _text_score(a, b, marker)
    if score < 0 and a.free_lines is not None and a.free_lines > _ROOM:
        score = -1.5  # the next paragraph would have stood above the break
    if set(roles) & _SINGLE_VALUE:
        score -= 0.5
    return score


def _is_value(text: str) -> bool:
    """Whether a text is one whole number, sum of money, date or period."""
    plain = to_ascii_digits(text).strip()
    if _AMOUNT.fullmatch(plain):
        return True
    if len(plain) > _LONGEST_VALUE:
        return False
    period = parse_period(plain)
    return bool(period.start or period.end or period.quarters)


def roles_of_lists(roles: tuple[str, ...]) -> bool:
    """Whether a column of these roles holds lists, whose numbers are not the row's."""
    return bool(set(roles) & {"steps", "monitoring", "outputs", "outcomes", "suggestions"})


def _text_score(a: Piece, b: Piece, marker: Marker | None) -> float:
    if marker is not None and marker.kind != "bullet":
        last = _last_number(a.lines)
        if last is not None and marker.number == last + 1:
            return 1.2
        return -1.5 if marker.number == 1 else 0.0
    if marker is not None:
        return 0.7 if any(_bullet(line) for line in a.lines) else -0.3
    if _open_bracket(a.text):
        return 1.5
    if a.lines[-1].box is not None and b.lines[0].box is not None:
        return 1.5 if soft_wrap(a.lines[-1], b.lines[0]) else -0.8
    return 0.3


def _open(a: Piece, b: Piece) -> bool:
    """Whether the text above is plainly unfinished."""
    if a.empty:
        return False
    if _open_bracket(a.text) or _OPEN_END.search(a.text):
        return True
    return a.lines[-1].box is not None and soft_wrap(a.lines[-1], b.lines[0])


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def _bullet(line: Line) -> bool:
    marker = leading_marker(line.text)
    return marker is not None and marker.kind == "bullet"


def _last_number(lines: Sequence[Line]) -> int | None:
    for line in reversed(lines):
        marker = leading_marker(line.text)
        if marker is not None and isinstance(marker.number, int):
            return marker.number
    return None

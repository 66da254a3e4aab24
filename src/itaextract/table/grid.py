"""Rules become grids: the ruled tables of one page, with row and column spans.

Rules are snapped to common positions, grouped into connected drawings, and each drawing becomes a
lattice whose elementary cells are merged wherever no rule parts them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from itaextract.page import Rect, Rule
from itaextract.table.model import Cell, Grid

_SNAP: Final = 3.0
"""Parallel rules closer than this are one (double rules, neighbouring cell borders)."""
_SLIVER: Final = 7.0
"""Columns and rows narrower than this hold no text: the space inside double borders."""
_REACH: Final = 3.5
"""Ends of rules closer than this to another rule touch it."""
_COVER: Final = 0.6
"""Share of a cell's side that a rule must cover to part two cells."""
_OPEN: Final = 8.0
"""Rules that run on this far beyond the last crossing rule leave a cell open on that side."""


@dataclass(slots=True)
class _Segment:
    """A rule at position ``at``, running from ``start`` to ``end`` in the other direction."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Lattice:
    """A grid before text: its cell boxes with spans."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    """Row, column, row span, column span."""

    @property
    def box(self) -> Rect:
        """The outline."""
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_box(self, cell: tuple[int, int, int, int]) -> Rect:
        """The outline of one cell."""
        row, column, row_span, column_span = cell
        return Rect(
            self.xs[column], self.ys[row], self.xs[column + column_span], self.ys[row + row_span]
        )


def find_lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """Find the ruled grids of a page, from top to bottom.

    Frames around a single region are no grids.
    """
    horizontal, vertical = _segments(rules)
    lattices = []
    for hs, vs in _components(horizontal, vertical):
        lattice = _lattice(hs, vs)
        if lattice is not None and len(lattice.cells) > 1:
            lattices.append(lattice)
    outer = [a for a in lattices if not any(_inside(a.box, b.box) for b in lattices if b is not a)]
    return sorted(outer, key=lambda lattice: (lattice.box.top, lattice.box.x0))


def to_grid(lattice: Lattice, page: int, page_width: float) -> Grid:
    """A grid with empty cells; see ``itaextract.table.layout`` for how text gets in."""
    return Grid(
        page=page,
        n_rows=len(lattice.ys) - 1,
        n_columns=len(lattice.xs) - 1,
        cells=[Cell(*cell, lines=[], box=lattice.cell_box(cell)) for cell in lattice.cells],
        edges=lattice.xs,
        box=lattice.box,
        page_width=page_width,
    )


def _inside(a: Rect, b: Rect) -> bool:
    return b.x0 - 1 <= a.x0 and a.x1 <= b.x1 + 1 and b.top - 1 <= a.top and a.bottom <= b.bottom + 1


def _segments(rules: Iterable[Rule]) -> tuple[list[_Segment], list[_Segment]]:
    horizontal = [_Segment(r.top, r.x0, r.x1) for r in rules if r.horizontal and r.x1 - r.x0 > 1]
    rules = [r for r in rules if not r.horizontal and r.bottom - r.top > 1]
    vertical = [_Segment(r.x0, r.top, r.bottom) for r in rules]
    return _merge(horizontal), _merge(vertical)


def _merge(segments: list[_Segment]) -> list[_Segment]:
    """Snap parallel segments to common positions and join those that touch."""
    merged: list[_Segment] = []
    for group in _cluster(segments):
        length = sum([s.end - s.start for s in group])
        position = sum([s.at * (s.end - s.start) for s in group]) / length
        current: _Segment | None = None
        for segment in sorted(group, key=lambda s: s.start):
            if current is not None and segment.start <= current.end + _REACH:
                current.end = max(current.end, segment.end)
            else:
                current = _Segment(position, segment.start, segment.end)
                merged.append(current)
    return merged


def _cluster(segments: Sequence[_Segment]) -> list[list[_Segment]]:
    groups: list[list[_Segment]] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if groups and segment.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _components(
    horizontal: list[_Segment], vertical: list[_Segment]
) -> list[tuple[list[_Segment], list[_Segment]]]:
    """Group rules that are connected by crossings."""
    parent = list(range(len(horizontal) + len(vertical)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(horizontal):
        for j, v in enumerate(vertical, len(horizontal)):
            crosses = (
                h.start - _REACH <= v.at <= h.end + _REACH
                and v.start - _REACH <= h.at <= v.end + _REACH
            )
            if crosses:
                parent[find(i)] = find(j)
    groups: dict[int, tuple[list[_Segment], list[_Segment]]] = {}
    for i, h in enumerate(horizontal):
        groups.setdefault(find(i), ([], []))[0].append(h)
    for j, v in enumerate(vertical, len(horizontal)):
        groups.setdefault(find(j), ([], []))[1].append(v)
    return [g for g in groups.values() if g[0] and g[1]]


def _positions(along: list[_Segment], across: list[_Segment]) -> list[float]:
    """Where a lattice is cut: at its rules, and where the crossing rules run on beyond them."""
    positions = sorted({s.at for s in along})
    first, last = min(s.start for s in across), max(s.end for s in across)
    if positions[0] - first > _OPEN:
        positions.insert(0, first)
    if last - positions[-1] > _OPEN:
        positions.append(last)
    kept = positions[:1]
    for position in positions[1:]:
        if position - kept[-1] > _SLIVER:
            kept.append(position)
    return kept


def _lattice(horizontal: list[_Segment], vertical: list[_Segment]) -> Lattice | None:
    ys, xs = _positions(horizontal, vertical), _positions(vertical, horizontal)
    if len(ys) < 2 or len(xs) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    below = [
        [_parted(horizontal, ys[r + 1], xs[c], xs[c + 1]) for c in range(columns)]
        for r in range(rows - 1)
    ]
    beside = [
        [_parted(vertical, xs[c + 1], ys[r], ys[r + 1]) for c in range(columns - 1)]
        for r in range(rows)
    ]
    return Lattice(xs, ys, _regions(rows, columns, below, beside))


def _parted(segments: list[_Segment], at: float, start: float, end: float) -> bool:
    covered = sum(
        [
            max(0.0, min(s.end, end) - max(s.start, start))
            for s in segments
            if abs(s.at - at) <= _SLIVER
        ]
    )
    return covered >= _COVER * (end - start)


def _regions(
    rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Merge elementary cells that no rule parts into the largest rectangles, from the top left."""
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            width = 1
            while (
                column + width < columns
                and not beside[row][column + width - 1]
                and not taken[row][column + width]
            ):
                width += 1
            height = 1
            while row + height < rows and _extends(row + height, column, width, below, beside):
                height += 1
            for r in range(row, row + height):
                taken[r][column : column + width] = [True] * width
            cells.append((row, column, height, width))
    return cells


def _extends(
    row: int, column: int, width: int, below: list[list[bool]], beside: list[list[bool]]
) -> bool:
    """Whether the region above grows into ``row`` over its whole width."""
    if any(below[row - 1][column : column + width]):
        return False
    inner = beside[row][column : column + width - 1]
    left = column > 0 and not beside[row][column - 1]
    last = column + width - 1
    right = last < len(beside[row]) and not beside[row][last]
    return not any(inner) and not left and not right

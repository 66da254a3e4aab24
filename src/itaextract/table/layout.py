"""A page becomes blocks: its grids with text in their cells, and the lines around them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from itaextract.page import Page, Rect
from itaextract.table.extracts import text_blocks
from itaextract.table.grid import Lattice, find_lattices, to_grid
from itaextract.table.lines import build_lines, runs_of, set_limits
from itaextract.table.model import Block, Grid
from itaextract.table.stream import find_unruled
from itaextract.thai.glyphs import Cluster
from itaextract.thai.repair import RepairedPage, repair_page

_TEXT_SHARE: Final = 0.86
"""Running text reaches at least to this share of the page's width, also on a title page."""

_NOWHERE: Final = Rect(0.0, 0.0, 0.0, 0.0)


def layout(page: Page | RepairedPage, before: Sequence[Block] = ()) -> list[Block]:
    """Arrange a page into lines and grids in reading order.

    Every visible glyph goes into exactly one line, in a cell or outside.

    Args:
        page: the page, as read or with its text repaired already.
        before: the blocks of the page before it, from which an unruled table may go on.
    """
    repaired = repair_page(page) if isinstance(page, Page) else page
    if repaired.page.rows:
        return text_blocks(repaired.page)
    return _pdf_blocks(repaired.page, repaired.clusters, before)


def _pdf_blocks(page: Page, clusters: Sequence[Cluster], before: Sequence[Block]) -> list[Block]:
    lattices = find_lattices(page.rules)
    grids = [to_grid(lattice, page.number, page.width) for lattice in lattices]
    outside = _fill(clusters, lattices, grids, page.number)
    grids = [grid for grid in grids if any(not cell.empty for cell in grid.cells)]
    for grid in grids:
        _set_cell_limits(grid)
    runs = runs_of(outside, page.number)
    lines = [run.line for run in runs]
    longest = max((line.box.x1 for line in lines if line.box), default=0.0)
    set_limits(lines, max(longest, _TEXT_SHARE * page.width))
    carried = _open_edges(before)
    lines, unruled = find_unruled(runs, page.number, page.width, carried)
    blocks: list[Block] = [*lines, *grids, *unruled]
    return sorted(blocks, key=_position)


def _open_edges(before: Sequence[Block]) -> Sequence[float]:
    """Column edges of the unruled table that a page ends with (but for a footer line or two)."""
    for block in reversed(before[-3:]):
        if isinstance(block, Grid):
            return block.edges if block.unruled else ()
    return ()


def _position(block: Block) -> tuple[float, float]:
    box = block.box
    return (box.top, box.x0) if box else (0.0, 0.0)


def _fill(
    clusters: Iterable[Cluster], lattices: Sequence[Lattice], grids: Sequence[Grid], page: int
) -> list[Cluster]:
    """Put clusters into the cells that hold their middle; return those outside all grids."""
    outside: list[Cluster] = []
    content: dict[tuple[int, int], list[Cluster]] = {}
    finders = [_CellFinder(lattice, grid) for lattice, grid in zip(lattices, grids, strict=True)]
    apart = not any(a.meets(b) for a, b in combinations(finders, 2))
    members: list[Cluster] = []
    x0 = x1 = top = bottom = 0.0
    for cluster in clusters:
        x = (cluster.x0 + cluster.x1) / 2
        y = cluster.baseline - 0.25 * cluster.size
        # Most stand in the same box of the lattice as the one before.
        if not (x0 <= x < x1 and top <= y < bottom):
            members, (x0, top, x1, bottom) = outside, _NOWHERE
            for number, finder in enumerate(finders):
                cell = finder.find(x, y)
                if cell is not None:
                    members = content.setdefault((number, cell), [])
                    if apart:
                        x0, top, x1, bottom = finder.box_at(x, y)
                    break
        members.append(cluster)
    for (number, cell), members in content.items():
        grids[number].cells[cell].lines = build_lines(members, page)
    return outside


def _set_cell_limits(grid: Grid) -> None:
    """Text reaches to a cell's right edge less the padding that the grid shows on the left."""
    paddings = [
        line.box.x0 - cell.box.x0
        for cell in grid.cells
        for line in cell.lines
        if cell.box and line.box
    ]
    padding = min(max(min(paddings, default=0.0), 0.0), 12.0)
    for cell in grid.cells:
        if cell.box:
            set_limits(cell.lines, cell.box.x1 - padding)


class _CellFinder:
    """Finds the cell of a lattice at a point, by its row and column."""

    def __init__(self, lattice: Lattice, grid: Grid) -> None:
        self._xs, self._ys = lattice.xs, lattice.ys
        self._cells: dict[tuple[int, int], int] = {}
        for index, cell in enumerate(grid.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._cells[row, column] = index

    def find(self, x: float, y: float) -> int | None:
        xs, ys = self._xs, self._ys
        if not (xs[0] - 1 <= x <= xs[-1] + 1 and ys[0] - 1 <= y <= ys[-1] + 1):
            return None
        # What lies just outside belongs to the first or the last column or row.
        column = bisect_right(xs, x, 1, len(xs) - 1) - 1
        row = bisect_right(ys, y, 1, len(ys) - 1) - 1
        return self._cells.get((row, column))

    def meets(self, other: "_CellFinder") -> bool:
        """Whether a point may be in both lattices, as where a table stands in a cell."""
        return not any(
            a[-1] + 1 < b[0] - 1 or b[-1] + 1 < a[0] - 1
            for a, b in ((self._xs, other._xs), (self._ys, other._ys))
        )

    def box_at(self, x: float, y: float) -> Rect:
        """The box of the lattice around a point; empty for a point just outside."""
        column, row = bisect_right(self._xs, x), bisect_right(self._ys, y)
        if not (0 < column < len(self._xs) and 0 < row < len(self._ys)):
            return _NOWHERE
        return Rect(self._xs[column - 1], self._ys[row - 1], self._xs[column], self._ys[row])

"""Grids of single pages become tables: continuation, repeated headers, rows cut by page breaks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from itaextract.ita.columns import match_header
from itaextract.page import Rect
from itaextract.table.header import header_height, same_rows
from itaextract.table.joins import Piece, Profile, goes_on, line_pitch, piece
from itaextract.table.model import Block, Cell, Grid, Line, Row, RowCell, Table
from itaextract.thai.lists import leading_marker

_EDGE = 5.0
"""Column edges within this many points are the same edge on two pages."""
_LETTERS = regex.compile(r"\p{L}{2}")
_MOST_BETWEEN = 2
"""Lines that may stand between two parts of one table."""
_SHORT = 40
_GOES_ON = regex.compile(r"^[-–(/.\s]*(?:ต่อ|มีต่อ)[-–)/.\s]*$|\(ต่อ\)$")
_HEADING = regex.compile(r"มิติ|ประเด็น|ตาราง|ส่วนที่|บทที่|มาตรการ|รายงาน|แบบวัด|ตัวชี้วัด|หมายเหตุ")
_PROFILED = 200
"""So many rows tell what the rows of a table look like; a table may go on for a thousand pages."""
_LEAD = 12
"""Lines above a table that are kept as its lead."""

Flow = list[Line | Table]
"""A document in reading order."""


def stitch(pages: Iterable[Sequence[Block]]) -> Flow:
    """Join the grids of all pages into tables, keeping the lines between them.

    Args:
        pages: the blocks of each page in reading order, without page furniture.
    """
    stitcher = _Stitcher()
    for blocks in pages:
        for block in blocks:
            if isinstance(block, Grid):
                stitcher.add_grid(block)
            else:
                stitcher.add_line(block)
    return stitcher.finish()


class _Stitcher:
    """Collects parts of the table that is being read until another block ends it."""

    def __init__(self) -> None:
        self._flow: Flow = []
        self._parts: list[_Part] = []
        self._passed: list[Line] = []
        self._between: list[Line] = []
        self._tables = 0

    def add_line(self, line: Line) -> None:
        if self._parts and len(self._between) < _MOST_BETWEEN and _may_interrupt(line):
            self._between.append(line)
            return
        self._close()
        self._flow.append(line)

    def add_grid(self, grid: Grid) -> None:
        if self._parts:
            part = _continuation(self._parts, grid, self._between)
            if part is not None:
                self._parts.append(part)
                self._passed += self._between
                self._between = []
                return
            self._close()
        height = header_height(grid)
        self._parts = [_Part(grid, height, list(range(grid.n_columns)))]

    def finish(self) -> Flow:
        self._close()
        return self._flow

    def _close(self) -> None:
        if not self._parts:
            return
        self._tables += 1
        lead: list[str] = []
        for block in reversed(self._flow[-_LEAD:]):
            if isinstance(block, Table):
                break
            lead.insert(0, block.text.strip())
        self._flow.append(_Assembly(self._parts).table(f"t{self._tables}", lead))
        self._flow += self._passed + self._between
        self._parts, self._passed, self._between = [], [], []


@dataclass(slots=True)
class _Part:
    """A grid with the number of header rows that it opens with, and its columns in the table."""

    grid: Grid
    header: int
    columns: list[int]
    rows: list[list[Cell]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = _covering(self.grid)

    def header_texts(self) -> list[list[str]]:
        return [[cell.text for cell in row] for row in list(self.grid.rows())[: self.header]]


def _covering(grid: Grid) -> list[list[Cell]]:
    """For each grid row, the cell that covers each column."""
    table: list[list[Cell | None]] = [[None] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                table[row][column] = cell
    return [
        [cell or Cell(r, c, 1, 1, []) for c, cell in enumerate(row)] for r, row in enumerate(table)
    ]


def _may_interrupt(line: Line) -> bool:
    """Whether a line may stand at a page's edge between two parts of one table.

    Catchwords (``/2.1 เปิดเผย...``), ``(ต่อ)`` and stray short lines may; headings may not.
    """
    text = line.text.strip()
    if line.box is None:
        return not text
    if _is_catchword(text):
        return True
    marker = leading_marker(text)
    return len(text) <= _SHORT and not line.bold and marker is None and not _HEADING.match(text)


def _is_catchword(text: str) -> bool:
    return text.startswith("/") or _GOES_ON.search(text) is not None


def _continuation(parts: Sequence[_Part], grid: Grid, between: Sequence[Line]) -> _Part | None:
    """The grid as a further part of the table, or None where it begins another one."""
    first, last = parts[0], parts[-1]
    pages = grid.page - last.grid.page
    if pages not in (0, 1) or (between and pages == 0):
        return None
    columns = _map_columns(first.grid, grid)
    if columns is None:
        return None
    lead = _blank_rows(grid)
    repeated = _repeated_rows(first, grid, lead)
    if repeated:
        if grid.edges and grid.page == last.grid.page:
            return None
        if not all(_is_catchword(line.text.strip()) for line in between):
            return None
        first.header = max(first.header, min(repeated, 1))
        return _Part(grid, lead + repeated, columns)
    return None if _new_header(grid) else _Part(grid, 0, columns)


def _new_header(grid: Grid) -> bool:
    """Whether a grid that could go on opens with a header of its own, which has no empty cell."""
    return header_height(grid) > 0 and not any(c.empty for c in next(grid.rows()))


def _map_columns(table: Grid, grid: Grid) -> list[int] | None:
    """For each column of ``grid`` the column of ``table``; None where they do not fit."""
    if not grid.edges or not table.edges:
        return list(range(grid.n_columns)) if grid.n_columns <= table.n_columns else None
    shift = table.edges[0] - grid.edges[0]
    if abs(shift) > _EDGE and abs(table.edges[-1] - grid.edges[-1] - shift) > _EDGE:
        return None
    found = []
    for edge in grid.edges:
        near = [i for i, e in enumerate(table.edges) if abs(e - edge - shift) <= _EDGE]
        if not near:
            return None
        found.append(near[0])
    if found[0] != 0 or found[-1] != table.n_columns or len(set(found)) != len(found):
        return None
    return found[:-1]


def _blank_rows(grid: Grid) -> int:
    """Rows without text at the top of a grid: the sliver of a row that the page break cut."""
    rows = list(grid.rows())
    return next((i for i, row in enumerate(rows) if any(not c.empty for c in row)), len(rows))


def _repeated_rows(first: _Part, grid: Grid, lead: int) -> int:
    """Number of rows of ``grid``, from ``lead`` on, that repeat the opening rows of the table.

    That proves a header, also one whose words the vocabulary does not know.
    """
    opening = [[c.text for c in row] for row in first.grid.rows()]
    rows = [[c.text for c in row] for row in grid.rows()][lead:]
    best = 0
    limit = max(first.header, 1) + 2
    for height in range(1, min(len(opening), len(rows), limit) + 1):
        if height > max(first.header, 1) and not _is_group(rows[height - 1]):
            break  # a group heading may be repeated with the header, a row of data never is
        if same_rows(opening[:height], rows[:height]):
            best = height
    named = sum(bool(_LETTERS.search(t)) for t in opening[0]) >= 2
    return best if best >= max(first.header, 1) and (first.header or named) else 0


def _is_group(texts: Sequence[str]) -> bool:
    return bool(texts and texts[0]) and not any(texts[1:])


class _Assembly:
    """Builds the joined table from its parts."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        self._n = parts[0].grid.n_columns
        self._header = self._header_levels(parts[0])
        self._rows: list[Row] = []
        self._last: list[Cell] = []
        self._owners: dict[int, RowCell] = {}

    def table(self, identifier: str, lead: list[str]) -> Table:
        """Join everything."""
        for number, part in enumerate(self._parts):
            self._add(part, opening=number == 0)
        boxes = [(p.grid.page, p.grid.box) for p in self._parts if p.grid.box]
        return Table(
            id=identifier,
            n_columns=self._n,
            header=self._header,
            rows=self._rows,
            pages=sorted({p.grid.page for p in self._parts}),
            lead=lead,
            continued=len(self._parts) > 1,
            boxes=boxes,
        )

    def _header_levels(self, part: _Part) -> list[list[str]]:
        levels: list[list[str]] = [[] for _ in range(self._n)]
        rows = part.rows[: part.header]
        for number, row in enumerate(rows):
            above = ""
            for column, cell in enumerate(row):
                text = RowCell(cell.lines).text
                if not text and not part.grid.edges and any(r[column].lines for r in rows[number:]):
                    text = above  # text extracts do not say that the cell to the left is wide
                above = text
                if text and text not in levels[column]:
                    levels[column].append(text)
        return levels

    def _add(self, part: _Part, *, opening: bool) -> None:
        body = [i for i in range(part.header, part.grid.n_rows) if _begins_text(part, i)]
        for index in body:
            cells = self._placed(part, index)
            new = [c if c.row == index or index == body[0] else None for c in cells]
            if not opening and index == body[0] and self._rows:
                if self._joins(cells):
                    self._extend(part, index, cells)
                    self._last = cells
                    continue
                self._continue_merged(cells)
            self._rows.append(self._row(part, index, cells, new))
            self._last = cells

    def _placed(self, part: _Part, index: int) -> list[Cell]:
        """The covering cells of a grid row, one for each column of the table."""
        placed = [Cell(index, c, 1, 1, []) for c in range(self._n)]
        ends = [*part.columns[1:], self._n]
        for cell, start, end in zip(part.rows[index], part.columns, ends, strict=False):
            for column in range(start, end):
                placed[column] = cell
        return placed

    def _row(self, part: _Part, index: int, cells: list[Cell], new: list[Cell | None]) -> Row:
        row_cells: list[RowCell | None] = []
        spans = Counter(map(id, cells))
        for column, cell in enumerate(cells):
            span = spans.pop(id(cell), 0)
            if not span:
                row_cells.append(None)
                continue
            owner = self._owners.get(id(cell))
            if owner is not None and new[column] is None:
                row_cells.append(RowCell(owner.lines, span, inherited=True))
            else:
                row_cell = RowCell(list(cell.lines), span)
                self._owners[id(cell)] = row_cell
                row_cells.append(row_cell)
        return Row(row_cells, [part.grid.page], self._boxes(part, index, cells))

    def _boxes(self, part: _Part, index: int, cells: list[Cell]) -> list[tuple[int, Rect]]:
        boxes = [c.box for c in cells if c.box and c.row == index] or [
            c.box for c in cells if c.box
        ]
        if not boxes:
            return []
        left, right = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
        own = [b for c in cells if (b := c.box) and c.row_span == 1] or boxes
        return [
            (part.grid.page, Rect(left, min(b.top for b in own), right, max(b.bottom for b in own)))
        ]

    def _joins(self, cells: list[Cell]) -> bool:
        pitch = line_pitch([*self._last, *cells])
        above = _pieces(self._last, pitch)
        below = _pieces(cells, pitch)
        if len(below) == 1 or len({id(c) for c in cells}) == 1:
            # A wide cell goes on only with a wide cell.
            return len({id(c) for c in self._last}) == 1 and goes_on(
                above[:1], below[:1], Profile([()])
            )
        return goes_on(above, below, self._profile())

    def _profile(self) -> Profile:
        roles = [match_header(" ".join(h)).roles for h in self._header]
        last = self._rows[-_PROFILED:]
        rows = [r for r in last if r.wide is None] or last
        filled, numbered = [], []
        for column in range(self._n):
            texts = [c.lines[0].text for r in rows if (c := r.cells[column]) and c.lines]
            filled.append(len(texts) / len(rows))
            marked = [t for t in texts if (m := leading_marker(t)) and m.kind != "bullet"]
            numbered.append(len(marked) / len(texts) if len(texts) > 1 else 0.0)
        return Profile(roles, filled, numbered)

    def _extend(self, part: _Part, index: int, cells: list[Cell]) -> None:
        row = self._rows[-1]
        seen: set[int] = set()
        for column, cell in enumerate(cells):
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            target = self._target(row, column)
            target.lines.extend(cell.lines)
            self._owners[id(cell)] = target
        if part.grid.page not in row.pages:
            row.pages.append(part.grid.page)
        row.boxes += self._boxes(part, index, cells)
        row.fragments += 1

    def _target(self, row: Row, column: int) -> RowCell:
        while column and row.cells[column] is None:
            column -= 1
        target = row.cells[column]
        assert target is not None
        return target

    def _continue_merged(self, cells: list[Cell]) -> None:
        """A cell that spans rows over the page break goes on in an empty cell of the new row."""
        for column, cell in enumerate(cells):
            above = self._last[column]
            if cell.empty and not above.empty and above.row_span > 1:
                owner = self._owners.get(id(above))
                if owner is not None:
                    cell.lines = list(owner.lines)


def _begins_text(part: _Part, index: int) -> bool:
    """Whether some text begins in a grid row: others are slivers between double rules."""
    return any(not c.empty and (c.row == index or index == part.header) for c in part.rows[index])


def _pieces(cells: Sequence[Cell], pitch: float) -> list[Piece]:
    """One piece a column; the further columns of a wide cell are empty."""
    seen: set[int] = set()
    pieces = []
    for cell in cells:
        pieces.append(Piece([], covered=True) if id(cell) in seen else piece(cell, pitch))
        seen.add(id(cell))
    return pieces

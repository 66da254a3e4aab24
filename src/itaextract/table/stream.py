"""Unruled tables: columns that white space alone keeps apart.

White space alone proves little, so a table begins only at a line (or band of lines) of column
headers that the vocabulary knows. Its columns are the white channels that stay open below them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from itaextract.page import Rect
from itaextract.table.header import is_header_text
from itaextract.table.lines import TextRun, build_lines
from itaextract.table.model import Cell, Grid, Line
from itaextract.thai.glyphs import Cluster

_GAP: Final = 0.65
"""White space this many font sizes wide parts two pieces of a line: the margins of two cells."""
_WIDE: Final = 1.0
"""Two headers alone stand this many font sizes apart: ``เรื่อง  มาตรการ`` is a line of text."""
_CHANNEL: Final = 3.0
"""Least width of the white channel between two columns, in points."""
_ALIGNED: Final = 3.0
"""Text begins at the left edge of its column within so many points."""
_HEADER_BAND: Final = 1.6
"""Lines of one header stand within this many font sizes."""
_BREAK: Final = 3.2
"""A vertical gap of this many font sizes ends a table."""
_ROW_GAP: Final = 1.15
"""Lines further apart than this many usual line steps begin a new row."""
_ROW_NUMBER: Final = re.compile(r"\d{1,2}[.)]?")


@dataclass(slots=True)
class _Piece:
    """A piece of a line between wide gaps."""

    x0: float
    x1: float
    text: str


@dataclass(slots=True)
class _Row:
    """One visual line with its clusters and pieces."""

    line: Line
    clusters: Sequence[Cluster]
    pieces: list[_Piece]
    words: list[_Piece]
    """The pieces parted at every gap that a channel may run through."""

    @property
    def box(self) -> Rect:
        assert self.line.box is not None
        return self.line.box


def find_unruled(
    runs: Sequence[TextRun], page: int, page_width: float, carried: Sequence[float] = ()
) -> tuple[list[Line], list[Grid]]:
    """Find tables without rules among the lines outside ruled tables.

    Args:
        runs: the lines with their clusters, from top to bottom.
        page: number of the page.
        page_width: in points.
        carried: column edges of an unruled table that reached the end of the page before, and may
            go on at the top of this one.

    Returns:
        The lines that belong to no table, and the tables.
    """
    rows = [
        _Row(line, clusters, _pieces(clusters, _GAP * line.size), _pieces(clusters, _CHANNEL))
        for line, clusters in runs
    ]
    kept: list[Line] = []
    grids: list[Grid] = []
    index = 0
    if carried:
        end = _carry_on(rows, carried)
        if end:
            grids.append(_grid(rows[:end], 0, list(carried), page, page_width))
            index = end
    while index < len(rows):
        header_end, columns = _header(rows, index)
        end = _body_end(rows, header_end, columns) if columns else index
        edges = _edges(rows[index:end], columns) if end > header_end else None
        if edges is not None:
            grids.append(_grid(rows[index:end], header_end - index, edges, page, page_width))
            index = end
        else:
            kept.append(rows[index].line)
            index += 1
    return kept, grids


def _pieces(clusters: Sequence[Cluster], least: float) -> list[_Piece]:
    """Parts of a line between gaps of at least so many points."""
    pieces: list[_Piece] = []
    for cluster in clusters:
        if cluster.blank:
            continue
        if pieces and cluster.x0 - pieces[-1].x1 < least:
            gap = " " if cluster.x0 - pieces[-1].x1 > 0.2 * cluster.size else ""
            pieces[-1].text += gap + cluster.text
            pieces[-1].x1 = max(pieces[-1].x1, cluster.x1)
        else:
            pieces.append(_Piece(cluster.x0, cluster.x1, cluster.text))
    return pieces


def _header(rows: Sequence[_Row], start: int) -> tuple[int, list[_Piece]]:
    """The band of header lines that begins at ``start``: its end, and its columns (or none)."""
    anchor = next(
        (i for i in range(start, min(start + 3, len(rows))) if len(rows[i].pieces) > 1), None
    )
    if anchor is None or rows[anchor].box.top - rows[start].box.top > _band(rows[start]):
        return start, []
    end = anchor + 1
    while end < len(rows) and end < anchor + 3 and _in_band(rows[anchor], rows[end]):
        end += 1
    for stop in range(end, anchor, -1):
        columns = _merge([p for row in rows[start:stop] for p in row.pieces])
        known = sum(is_header_text(column.text) for column in columns)
        if known < max(2, 0.6 * len(columns)):
            continue
        if len(columns) > 2 or columns[1].x0 - columns[0].x1 >= _WIDE * rows[anchor].line.size:
            return stop, columns
    return start, []


def _band(row: _Row) -> float:
    return _HEADER_BAND * row.line.size


def _in_band(anchor: _Row, row: _Row) -> bool:
    """Whether a line belongs to the header of ``anchor``: near, as bold, and no numbered row."""
    if row.box.top - anchor.box.top > _band(anchor):
        return False
    first = row.pieces[0]
    numbered = first.x0 < anchor.pieces[0].x1 and _ROW_NUMBER.fullmatch(first.text)
    return row.line.bold == anchor.line.bold and not numbered


def _merge(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces above each other are one column header."""
    columns: list[_Piece] = []
    for piece in pieces:
        over = [c for c in columns if c.x0 < piece.x1 and piece.x0 < c.x1]
        if over:
            over[0].x0, over[0].x1 = min(over[0].x0, piece.x0), max(over[0].x1, piece.x1)
            over[0].text += " " + piece.text
        else:
            columns.append(_Piece(piece.x0, piece.x1, piece.text))
    return sorted(columns, key=lambda c: c.x0)


def _body_end(rows: Sequence[_Row], start: int, columns: list[_Piece]) -> int:
    """End of the lines below the header that leave all channels between the columns open."""
    first = rows[start - 1] if start else None
    end = start
    pieces = [_Piece(c.x0, c.x1, "") for c in columns]
    while end < len(rows):
        row = rows[end]
        if first is not None and row.box.top - rows[end - 1].box.top > _BREAK * row.line.size:
            break
        widened = pieces + row.words
        if _channels(widened, columns) is None:
            break
        pieces = widened
        end += 1
    end = _without_text(rows, start, end, _channels(pieces, columns) or ())
    if not any(len(row.pieces) > 1 for row in rows[start:end]):
        return start  # nothing stands side by side
    return _without_heading(rows, start, end, columns)


def _without_text(rows: Sequence[_Row], start: int, end: int, edges: Sequence[float]) -> int:
    """Leave out last lines of running text, whose blanks happen to stand where columns part.

    A cell's text may come so near to the next cell as words to each other, but the next cell begins
    where its column begins.

    Args:
        rows: all lines.
        start: the first line of the body.
        end: behind its last line.
        edges: between the columns.
    """
    crossed = [[e for e in edges if _reaches_over(row.pieces, e)] for row in rows[start:end]]
    parted = [row for row, over in zip(rows[start:end], crossed, strict=True) if not over]
    lefts = {edge: _left(parted, edge) for edge in edges}
    while end > start and any(
        abs(_left(rows[end - 1 : end], edge) - lefts[edge]) > _ALIGNED
        for edge in crossed[end - 1 - start]
    ):
        end -= 1
    return end


def _reaches_over(pieces: Sequence[_Piece], edge: float) -> bool:
    return any(p.x0 + 1 < edge < p.x1 - 1 for p in pieces)


def _left(rows: Sequence[_Row], edge: float) -> float:
    """Where the text behind an edge begins."""
    return min((word.x0 for row in rows for word in row.words if word.x0 > edge), default=0.0)


def _without_heading(rows: Sequence[_Row], start: int, end: int, columns: list[_Piece]) -> int:
    """Leave out a last line that stands apart in the first column: the next heading."""
    steps = sorted(b.box.top - a.box.top for a, b in pairwise(rows[start:end]))
    if len(steps) < 2 or len(rows[end - 1].pieces) > 1:
        return end
    apart = rows[end - 1].box.top - rows[end - 2].box.top > 1.35 * steps[len(steps) // 2]
    return end - 1 if apart and rows[end - 1].pieces[0].x1 < columns[1].x1 else end


def _channels(pieces: Sequence[_Piece], columns: Sequence[_Piece]) -> list[float] | None:
    """Middles of the open channels between the columns; None where one is closed."""
    spans = sorted((p.x0, p.x1) for p in pieces)
    gaps: list[tuple[float, float]] = []
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reach >= _CHANNEL:
            gaps.append((reach, x0))
        reach = max(reach, x1)
    channels = []
    for left, right in pairwise(columns):
        between = [
            g
            for g in gaps
            if g[1] > left.x0
            and g[0] < right.x1
            and (g[0] + g[1]) / 2 > (left.x0 + left.x1) / 2 - 1e-6
            and (g[0] + g[1]) / 2 < (right.x0 + right.x1) / 2 + 1e-6
        ]
        if not between:
            return None
        widest = max(between, key=lambda g: g[1] - g[0])
        channels.append((widest[0] + widest[1]) / 2)
    return channels


def _edges(rows: Sequence[_Row], columns: list[_Piece]) -> list[float] | None:
    pieces = [word for row in rows for word in row.words]
    channels = _channels(pieces, columns)
    if channels is None:
        return None
    return [min(p.x0 for p in pieces) - 2, *channels, max(p.x1 for p in pieces) + 2]


def _carry_on(rows: Sequence[_Row], edges: Sequence[float]) -> int:
    """Number of lines at the top of a page that keep to the columns of the page before."""
    end = 0
    while end < len(rows):
        row = rows[end]
        if end and row.box.top - rows[end - 1].box.top > _BREAK * row.line.size:
            break
        if any(_reaches_over(row.words, edge) for edge in edges[1:-1]):
            break
        end += 1
    end = _without_text(rows, 0, end, edges[1:-1])
    return end if any(len(row.pieces) > 1 for row in rows[:end]) else 0


def _grid(
    rows: Sequence[_Row], header: int, edges: list[float], page: int, page_width: float
) -> Grid:
    """A grid with one row for the header and one for each group of lines below it."""
    bands = [rows[:header]] if header else []
    bands += _row_bands(rows[header:], edges)
    cells: list[Cell] = []
    for number, band in enumerate(bands):
        top = min(row.box.top for row in band)
        bottom = max(row.box.bottom for row in band)
        clusters = [c for row in band for c in row.clusters]
        for column, (x0, x1) in enumerate(pairwise(edges)):
            inside = (c for c in clusters if x0 <= (c.x0 + c.x1) / 2 < x1)
            # A blank over the edge is the white between the columns, not one at a line's end.
            own = [c for c in inside if not (c.blank and c.x1 > x1)]
            lines = build_lines(own, page)
            for line in lines:
                line.limit = x1
            cells.append(Cell(number, column, 1, 1, lines, Rect(x0, top, x1, bottom)))
    outline = Rect(
        edges[0],
        min(row.box.top for row in rows),
        edges[-1],
        max(row.box.bottom for row in rows),
    )
    return Grid(page, len(bands), len(edges) - 1, cells, edges, outline, page_width, unruled=True)


def _row_bands(rows: Sequence[_Row], edges: Sequence[float]) -> list[list[_Row]]:
    """Group lines into rows: by the gaps between rows, else by text in the first column."""
    if not rows:
        return []
    steps = [b.box.top - a.box.top for a, b in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    spaced = [i for i, step in enumerate(steps, 1) if step > _ROW_GAP * usual]
    opened = [i for i, row in enumerate(rows) if i and row.pieces[0].x0 < edges[1] - 1]
    # Where every row opens in the first column, its text is a number or one line; then it rules.
    starts = [i for i in opened if i in spaced] if spaced else opened
    whole = [i for i in opened if len(rows[i].pieces) > 1]
    if _numbers_open(rows, edges) or len(whole) >= 0.7 * (len(rows) - 1):
        starts = opened
    cuts = [0, *starts, len(rows)]
    return [list(rows[a:b]) for a, b in pairwise(cuts) if b > a]


def _numbers_open(rows: Sequence[_Row], edges: Sequence[float]) -> bool:
    """Whether the first column holds short row numbers only."""
    texts = [row.pieces[0].text for row in rows if row.pieces[0].x0 < edges[1] - 1]
    return bool(texts) and all(len(t) <= 5 and any(c.isdigit() for c in t) for t in texts)

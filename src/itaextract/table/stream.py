"""Unruled tables: columns that white space alone keeps apart."""

from collections.abc import Sequence
from itertools import pairwise

from itaextract.page import Rect
from itaextract.table.lines import build_lines
from itaextract.table.model import Cell, Grid, Line
from itaextract.thai.glyphs import Cluster

_GAP = 1.4
"""White space at least this many font sizes wide parts two columns."""
_MIN_ROWS = 3
_ROW_LEAD = 1.9
"""Lines further apart than this many font sizes belong to no common table."""


def find_unruled(
    lines: list[Line], clusters: Sequence[Cluster], page: int, page_width: float
) -> tuple[list[Line], list[Grid]]:
    """Find tables without rules among the lines outside ruled tables.

    A table is a run of at least three lines, close together, whose wide gaps leave at least one
    common white channel with text on both sides of it in most lines.

    Args:
        lines: lines outside the ruled grids, from top to bottom.
        clusters: the clusters of those lines.
        page: number of the page.
        page_width: in points.

    Returns:
        The lines that belong to no table, and the tables.
    """
    segments = [_segments(line, clusters) for line in lines]
    grids: list[Grid] = []
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        end = _run_end(lines, segments, index)
        channels = _channels([segments[i] for i in range(index, end)])
        if end - index >= _MIN_ROWS and channels:
            grids.append(_grid(lines[index:end], clusters, channels, page, page_width))
            index = end
        else:
            kept.append(lines[index])
            index += 1
    return kept, grids


def _segments(line: Line, clusters: Sequence[Cluster]) -> list[tuple[float, float]]:
    """The pieces of a line between wide gaps, as x ranges."""
    box = line.box
    if box is None:
        return []
    own = sorted(
        (c for c in clusters if not c.blank and _on_line(c, line)), key=lambda c: c.x0
    )
    pieces: list[tuple[float, float]] = []
    for cluster in own:
        if pieces and cluster.x0 - pieces[-1][1] < _GAP * cluster.size:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], cluster.x1))
        else:
            pieces.append((cluster.x0, cluster.x1))
    return pieces


def _on_line(cluster: Cluster, line: Line) -> bool:
    box = line.box
    return box is not None and box.top - 0.5 <= cluster.top and cluster.bottom <= box.bottom + 0.5


def _run_end(lines: list[Line], segments: list[list[tuple[float, float]]], start: int) -> int:
    """End of the run of neighbouring lines from ``start`` in which most have several pieces."""
    end = start
    while end < len(lines) and (end == start or _close(lines[end - 1], lines[end])):
        if len(segments[end]) < 2 and (
            end == start or end + 1 == len(lines) or not _fits_piece(segments, start, end)
        ):
            break
        end += 1
    return end


def _fits_piece(segments: list[list[tuple[float, float]]], start: int, index: int) -> bool:
    """Whether a line of one piece is a wrapped cell: it stays inside a column seen above."""
    if not segments[index]:
        return False
    x0, x1 = segments[index][0]
    return any(
        a - 6 <= x0 and x1 <= following - 4
        for row in segments[start:index]
        for (a, _), (following, _) in pairwise([*row, (float("inf"), float("inf"))])
        if abs(a - x0) < 12 and len(row) > 1
    )


def _close(a: Line, b: Line) -> bool:
    if a.box is None or b.box is None:
        return False
    return b.box.top - a.box.top < _ROW_LEAD * max(a.size, b.size)


def _channels(rows: list[list[tuple[float, float]]]) -> list[float]:
    """Middles of the white channels that run through all rows, with text on both sides."""
    if not rows:
        return []
    spans = sorted(piece for row in rows for piece in row)
    channels: list[float] = []
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reach > 6:
            channels.append((reach + x0) / 2)
        reach = max(reach, x1)
    several = sum(len(row) > 1 for row in rows)
    return channels if several >= max(_MIN_ROWS, 0.5 * len(rows)) else []


def _grid(
    lines: list[Line],
    clusters: Sequence[Cluster],
    channels: list[float],
    page: int,
    page_width: float,
) -> Grid:
    """A grid with a row for each line whose first column has text, wrapped lines joined to it."""
    left = min(line.box.x0 for line in lines if line.box)
    right = max(line.box.x1 for line in lines if line.box)
    edges = [left - 2, *channels, right + 2]
    starts = [i for i, line in enumerate(lines) if line.box and line.box.x0 < edges[1]]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    cells: list[Cell] = []
    for row, (first, after) in enumerate(pairwise([*starts, len(lines)])):
        band = lines[first:after]
        own = [c for c in clusters if any(_on_line(c, line) for line in band)]
        top = min(line.box.top for line in band if line.box)
        bottom = max(line.box.bottom for line in band if line.box)
        for column, (x0, x1) in enumerate(pairwise(edges)):
            members = [c for c in own if x0 <= (c.x0 + c.x1) / 2 < x1]
            box = Rect(x0, top, x1, bottom)
            cells.append(Cell(row, column, 1, 1, build_lines(members, page), box))
    outline = Rect(edges[0], cells[0].box.top, edges[-1], cells[-1].box.bottom)  # type: ignore[union-attr]
    return Grid(page, len(starts), len(edges) - 1, cells, edges, outline, page_width)

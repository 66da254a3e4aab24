"""Rows of a text extract become blocks: lines, and grids of neighbouring rows with cells."""

from collections.abc import Sequence

from itaextract.page import Page, TextRow
from itaextract.table.header import is_header_text
from itaextract.table.model import Block, Cell, Grid, Line
from itaextract.thai.normalize import normalize_text

_BROKEN_REACH = 6
"""A row whose cell holds line breaks runs over fewer physical lines than this."""


def text_blocks(page: Page) -> list[Block]:
    """Arrange the rows of a text extract's page into lines and grids, in their order."""
    blocks: list[Block] = []
    pending: list[TextRow] = []
    rows = _mend_broken(page.rows)
    for index, row in enumerate(rows):
        if len(row.cells) > 1 or (pending and _is_group(row, rows[index + 1 : index + 2])):
            pending.append(row)
            continue
        blocks += _text_grid(pending, page.number)
        pending = []
        blocks += [_text_line(p, page.number) for p in row.cells[0]]
    return blocks + _text_grid(pending, page.number)


def _is_group(row: TextRow, following: Sequence[TextRow]) -> bool:
    """Whether a line between two rows is a heading row of the table: no blank line parts them."""
    if not any(row.cells) or not following or len(following[0].cells) < 2:
        return False
    return not _is_header(following[0])


def _is_header(row: TextRow) -> bool:
    texts = [" ".join(cell) for cell in row.cells if cell]
    return len(texts) > 1 and 2 * sum(map(is_header_text, texts)) > len(texts)


def _mend_broken(rows: Sequence[TextRow]) -> list[TextRow]:
    """Join the physical lines of a row that a cell with line breaks cut.

    A row with too few cells and a later one complete each other where they make up the table's
    width with the cell that both have a part of. Lines without tabs between them belong to that
    cell.
    """
    mended: list[TextRow] = []
    width, index = 0, 0
    while index < len(rows):
        row = rows[index]
        if _is_header(row):
            width = len(row.cells)
        end = _end_of_broken(rows, index, width)
        if end is not None:
            between = tuple(p for r in rows[index + 1 : end] for cell in r.cells for p in cell)
            cut = (*row.cells[-1], *between, *rows[end].cells[0])
            row = TextRow((*row.cells[:-1], (" ".join(cut),), *rows[end].cells[1:]))
            index = end
        mended.append(row)
        index += 1
    return mended


def _end_of_broken(rows: Sequence[TextRow], start: int, width: int) -> int | None:
    have = len(rows[start].cells)
    if not 1 < have < width or not rows[start].cells[-1]:
        return None
    for index in range(start + 1, min(start + _BROKEN_REACH, len(rows))):
        more = len(rows[index].cells)
        if more > 1:
            fits = have + more - 1 == width and bool(rows[index].cells[0])
            return index if fits and not _is_header(rows[index]) else None
    return None


def _text_grid(rows: list[TextRow], page: int) -> list[Block]:
    if not any(any(row.cells) for row in rows):
        return []
    width = max(len(row.cells) for row in rows)
    cells = []
    for number, row in enumerate(rows):
        filled = [c for c, cell in enumerate(row.cells) if cell]
        # A row of one text at the left and nothing else is a wide cell in these extracts.
        wide = filled == [0] and width > 1
        for column in range(width):
            paragraphs = row.cells[column] if column < len(row.cells) else ()
            lines = [_text_line(p, page) for p in paragraphs]
            if wide and column:
                continue
            cells.append(Cell(number, column, 1, width if wide else 1, lines))
    return [Grid(page, len(rows), width, cells)]


def _text_line(text: str, page: int) -> Line:
    return Line(normalize_text(text, keep_thai_digits=True), page)

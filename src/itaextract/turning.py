"""Pages whose text runs sideways: read upright, with all places told as the page is shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from itaextract.model import Box, Document
from itaextract.page import Page, Rect
from itaextract.table.model import Block, Cell, Line

_BOX: Final = frozenset(Box.model_fields)


class Turn:
    """How a page was turned for reading, clockwise by 90 or 270 degrees.

    Args:
        page: the page as it was read: its width and height are those of the turned page.
    """

    def __init__(self, page: Page) -> None:
        self._degrees = page.turned
        self._width, self._height = page.width, page.height

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return self._height, self._width

    def back(self, box: Rect) -> Rect:
        """Where a rectangle of the turned page is on the page as it is shown."""
        x0, top, x1, bottom = box
        if self._degrees == 90:
            return Rect(top, self._width - x1, bottom, self._width - x0)
        return Rect(self._height - bottom, x0, self._height - top, x1)


def boxes_back(document: Document, turns: Mapping[int, Turn]) -> Document:
    """Give a document whose boxes on turned pages are those of the pages as they are shown."""
    if not turns:
        return document
    return Document.model_validate(_back(document.model_dump(), turns))


def _back(value: Any, turns: Mapping[int, Turn]) -> Any:
    if isinstance(value, dict):
        if value.keys() == _BOX:
            return _box_back(value, turns.get(value["page"]))
        return {key: _back(inner, turns) for key, inner in value.items()}
    if isinstance(value, list):
        return [_back(inner, turns) for inner in value]
    return value


def _box_back(box: dict[str, Any], turn: Turn | None) -> dict[str, Any]:
    if turn is None:
        return box
    rect = turn.back(Rect(box["x0"], box["top"], box["x1"], box["bottom"]))
    return {"page": box["page"], **{key: round(n, 2) for key, n in rect._asdict().items()}}


def blocks_back(blocks: Iterable[Block], turn: Turn) -> Iterator[Block]:
    """Give lines and grids with their places on the page as it is shown."""
    for block in blocks:
        if isinstance(block, Line):
            yield _line_back(block, turn)
        else:
            cells = [_cell_back(cell, turn) for cell in block.cells]
            yield replace(block, cells=cells, box=block.box and turn.back(block.box))


def lines_back(lines: Sequence[Line], turn: Turn) -> list[Line]:
    """The same for lines alone."""
    return [_line_back(line, turn) for line in lines]


def _line_back(line: Line, turn: Turn) -> Line:
    return replace(line, box=line.box and turn.back(line.box))


def _cell_back(cell: Cell, turn: Turn) -> Cell:
    return replace(cell, lines=lines_back(cell.lines, turn), box=cell.box and turn.back(cell.box))

"""What the table room works on: lines, cells, grids of one page, and joined tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from itaextract.page import Rect
from itaextract.thai.lists import Marker, leading_marker
from itaextract.thai.normalize import join_lines
from itaextract.thai.urlparts import ends_in_address

_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_ABOVE, _BELOW = 0.95, 0.28
"""Thai text reaches so many font sizes above and below its baseline, marks and vowels included."""
_SHORT_REST = 2.0
"""Less room than this many font sizes at a line's end holds no word."""
_SHORT_SHARE = 0.2
"""In narrow columns, the same as a share of the line."""


@dataclass(slots=True)
class Line:
    """One visual line of text, repaired but with its own digits; box in points.

    ``head_width`` is the width of its first word, the evidence for telling a soft wrap from a
    paragraph's end; ``limit`` is the x that text of this line could have reached. Lines of a text
    extract have no box and are whole paragraphs. ``baseline`` is that of a text layer, else None.
    """

    text: str
    page: int
    box: Rect | None = None
    size: float = 0.0
    bold: bool = False
    head_width: float = 0.0
    limit: float | None = None
    repaired: int = 0
    baseline: float | None = None

    @property
    def ink(self) -> Rect | None:
        """Where its ink stands, for people to look at.

        The box of a text layer is as high and low as the font's descriptor says, which is wrong by
        half a line in many files; the baseline is right.
        """
        if self.box is None or self.baseline is None:
            return self.box
        top, bottom = self.baseline - _ABOVE * self.size, self.baseline + _BELOW * self.size
        return Rect(self.box.x0, top, self.box.x1, bottom)


def ink_by_page(lines: Iterable[Line]) -> list[tuple[int, Rect]]:
    """The boxes around the ink of lines, one a page; none for those of text input."""
    around: dict[int, Rect] = {}
    for line in lines:
        if ink := line.ink:
            known = around.get(line.page)
            around[line.page] = known.union(ink) if known else ink
    return list(around.items())


def soft_wrap(line: Line, following: Line, *, listed: bool = True) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``.

    It does where its first word would not have fitted beside ``line``; a list marker at its
    beginning makes it a new paragraph. A dash or a bare number is a marker only in cells that are
    ``listed`` with such markers already.
    """
    if line.box is None or following.box is None or line.limit is None:
        return False
    marker = leading_marker(following.text)
    if marker is not None and (listed or not weak_marker(marker)):
        return False
    needed = following.head_width
    if marker is None:
        short = min(_SHORT_REST * line.size, _SHORT_SHARE * (line.limit - line.box.x0))
        needed = max(needed, short)
    return line.box.x1 + needed > line.limit


def weak_marker(marker: Marker) -> bool:
    """Whether a marker may as well be running text: a dash, or a number without punctuation."""
    return marker.text.strip() in "-–—" or marker.text.strip(_DIGITS) == ""


def _cut_address(text: str, following: str) -> bool:
    """Whether a web address that fills its line goes on in the next one."""
    return (
        following[:1].isascii()
        and not text[-1:].isspace()
        and ends_in_address(text)
        and not following.startswith(("http", "www."))
    )


def join_paragraphs(lines: Sequence[Line]) -> list[str]:
    """Join soft-wrapped lines, which may come from several pages, into paragraphs."""
    groups: list[list[str]] = []
    first = leading_marker(lines[0].text) if lines else None
    listed = first is not None and weak_marker(first)
    for index, line in enumerate(lines):
        if index and soft_wrap(lines[index - 1], line, listed=listed):
            if _cut_address(groups[-1][-1], line.text):
                groups[-1][-1] += line.text
            else:
                groups[-1].append(line.text)
        else:
            groups.append([line.text])
    return [text for group in groups if (text := join_lines(group).strip())]


@dataclass(slots=True)
class Cell:
    """A cell of a grid; spans count grid rows and columns."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    box: Rect | None = None

    @property
    def text(self) -> str:
        """Its lines, joined by blanks: good for matching, not for output."""
        return " ".join(line.text for line in self.lines)

    @property
    def empty(self) -> bool:
        """Whether no text stands in it."""
        return not any(line.text.strip() for line in self.lines)


@dataclass(slots=True)
class Grid:
    """The part of a table that stands on one page.

    ``edges`` are the x positions of its columns (``n_columns + 1`` of them), empty for text input.
    """

    page: int
    n_rows: int
    n_columns: int
    cells: list[Cell]
    edges: list[float] = field(default_factory=list)
    box: Rect | None = None
    page_width: float = 0.0
    unruled: bool = False

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each grid row, those that begin in it, from left to right."""
        by_row: list[list[Cell]] = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            by_row[cell.row].append(cell)
        for cells in by_row:
            yield sorted(cells, key=lambda c: c.column)


Block = Line | Grid
"""A page in reading order is a list of these."""


@dataclass(slots=True)
class RowCell:
    """One cell of a joined row.

    ``inherited``: filled down from the merged cell above, with which it shares its lines.
    """

    lines: list[Line] = field(default_factory=list)
    column_span: int = 1
    inherited: bool = False
    _joined: tuple[list[Line], int, list[str], str] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def empty(self) -> bool:
        """Whether no text stands in it."""
        return not self.lines

    @property
    def blank(self) -> bool:
        """Whether it has no line, or white space alone: its text is empty."""
        return not any(line.text.strip() for line in self.lines)

    @property
    def paragraphs(self) -> list[str]:
        """Its text with soft wraps joined, one string a paragraph."""
        return list(self._join()[2])

    @property
    def line_texts(self) -> list[str]:
        """Its visual lines: for lists of short names, where a line break may part two items."""
        return [line.text for line in self.lines]

    @property
    def text(self) -> str:
        """Its paragraphs joined by one blank."""
        return self._join()[3]

    def _join(self) -> tuple[list[Line], int, list[str], str]:
        """Join the lines, unless they are those that were joined last."""
        known = self._joined
        if known is None or known[0] is not self.lines or known[1] != len(self.lines):
            paragraphs = join_paragraphs(self.lines)
            known = (self.lines, len(self.lines), paragraphs, " ".join(paragraphs))
            self._joined = known
        return known


@dataclass(slots=True)
class Row:
    """One logical row after its fragments were joined; ``cells`` has one entry a column.

    A column that is covered by a wider cell to its left holds None.
    """

    cells: list[RowCell | None]
    pages: list[int]
    boxes: list[tuple[int, Rect]] = field(default_factory=list)
    fragments: int = 1

    def text(self, column: int) -> str:
        """The text of a column, empty where there is none."""
        cell = self.cells[column]
        return cell.text if cell else ""

    def covering(self, column: int) -> RowCell | None:
        """The cell that covers a column: its own, or a wider one that begins to its left."""
        while column and self.cells[column] is None:
            column -= 1
        return self.cells[column]

    @property
    def wide(self) -> RowCell | None:
        """The only cell with text, where it covers more than one column or stands alone."""
        filled = [c for c in self.cells if c and not c.inherited and not c.blank]
        if len(filled) == 1 and (filled[0].column_span > 1 or filled[0] is self.cells[0]):
            return filled[0]
        return None


@dataclass(slots=True)
class Table:
    """A table after its parts on several pages were joined."""

    id: str
    n_columns: int
    header: list[list[str]]
    """Header texts: one list a column, from the upper header row to the lowest."""
    rows: list[Row]
    pages: list[int]
    caption: str | None = None
    lead: list[str] = field(default_factory=list)
    """Headings and lines above the table, nearest last."""
    continued: bool = False
    boxes: list[tuple[int, Rect]] = field(default_factory=list)

    def header_text(self, column: int) -> str:
        """The header of a column, its levels joined by a blank."""
        return " ".join(part for part in self.header[column] if part) if self.header else ""

"""The small page type that every later room sees, whatever the file was.

Lengths are PDF points (1/72 inch), the origin is the top left corner of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One drawn glyph of the text layer, in content order.

    ``text`` is what the font's ToUnicode map says, before any repair; it can be several code
    points (a ligature) or a blank (a mark that the export lost). ``baseline`` is the y of the
    glyph's origin; ``size`` is the font size in points. ``x1`` equals ``x0`` for glyphs without
    advance, such as most Thai marks.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str


class Rule(NamedTuple):
    """A straight horizontal or vertical line: drawn as a line, a thin box, or a box's edge."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it lies more than it stands."""
        return self.x1 - self.x0 >= self.bottom - self.top


class Rect(NamedTuple):
    """A rectangle on a page that is known from the context."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def union(self, other: "Rect") -> "Rect":
        """The smallest rectangle around both."""
        return Rect(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


class TextRow(NamedTuple):
    """One row of a text extract: its tab separated cells, each as paragraphs.

    A row with one cell is a line of running text (or a table's group row).
    """

    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. A PDF page has glyphs, rules and images; a page of a text extract has rows."""

    number: int
    width: float = 0.0
    height: float = 0.0
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    images: tuple[Rect, ...] = ()
    rows: tuple[TextRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as a reader delivers it. ``pages`` is lazy and can be walked once."""

    media_type: str
    page_count: int
    pages: Iterator[Page]
    producer: str | None = None
    notes: list[str] = field(default_factory=list)

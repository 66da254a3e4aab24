"""The small page type that every later room sees, whatever the file was.

Lengths are PDF points (1/72 inch), the origin is the top left corner of the page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from itaextract.glyph import Glyph

Origin = Literal["text", "ocr"]
"""Where the glyphs of a page come from: its text layer, or its image."""


class GlyphShape(NamedTuple):
    """What a glyph draws: how many contours, and its ink box in units of the font size."""

    contours: int
    x0: float
    y0: float
    x1: float
    y1: float


class FontFacts(NamedTuple):
    """What a font program says of its glyphs, by character code (CID).

    ``outline_of`` gives a digest that is equal for glyphs that draw the same outline at any place,
    and nothing for those that draw none. ``order`` gives the number of the glyph in the font.
    """

    text_of: Callable[[int], str | None]
    shape_of: Callable[[int], GlyphShape | None]
    outline_of: Callable[[int], str | None]
    order: Callable[[int], int | None]


def _nothing(_: int) -> None:
    return None


NO_FACTS = FontFacts(_nothing, _nothing, _nothing, _nothing)
"""The facts of a font that is not embedded, or that cannot be read."""


class FontProgram:
    """An embedded font, opened when it is first asked.

    Args:
        name: the font's name without the tag of its subset.
        load: opens the font program, or has it open; called for each question, must not raise.
    """

    def __init__(self, name: str, load: Callable[[], FontFacts]) -> None:
        self.name = name
        self._load = load

    @property
    def facts(self) -> FontFacts:
        """What the program says of its glyphs."""
        return self._load()

    def text_of(self, code: int) -> str | None:
        """The characters of a glyph by the font's own tables (cmap, post, CFF names, GSUB)."""
        return self.facts.text_of(code)

    def shape_of(self, code: int) -> GlyphShape | None:
        """What a glyph draws."""
        return self.facts.shape_of(code)

    def outline_of(self, code: int) -> str | None:
        """A digest of the outline that a glyph draws."""
        return self.facts.outline_of(code)

    def order(self, code: int) -> int | None:
        """The number of the glyph in the font."""
        return self.facts.order(code)


_NO_FONTS: Mapping[str, FontProgram] = MappingProxyType({})


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


class Doubt(NamedTuple):
    """A number that OCR is not sure of: how it reads, and how sure that is (0 to 1)."""

    text: str
    box: Rect
    confidence: float


class TextRow(NamedTuple):
    """One row of a text extract: its tab separated cells, each as paragraphs.

    A row with one cell is a line of running text (or a table's group row).
    """

    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. A PDF page has glyphs, rules and images; a page of a text extract has rows.

    ``turned`` are the degrees, clockwise, by which the page was turned for its text to be upright:
    0, 90 or 270. All places and sizes are those of the turned page.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    images: tuple[Rect, ...] = ()
    rows: tuple[TextRow, ...] = ()
    fonts: Mapping[str, FontProgram] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = "text"
    doubts: tuple[Doubt, ...] = ()
    turned: int = 0

    @property
    def text(self) -> str:
        """What the text layer says, in content order and before any repair."""
        if self.rows:
            return "\n".join("\t".join(map("\n".join, row.cells)) for row in self.rows)
        return "".join(glyph.text for glyph in self.glyphs)


CutCause = Literal["time", "memory", "crash", "damage", "glyphs", "pages"]
"""Why a page was not read: a limit of time, memory, glyphs or pages; a crash; or its damage."""


class Cut(NamedTuple):
    """A page that was not read, or (``onward``) all pages from ``first`` on.

    ``limit`` is in seconds, MiB, glyphs or pages as the cause says; ``detail`` tells of damage.
    """

    cause: CutCause
    first: int
    onward: bool = False
    limit: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as a reader delivers it.

    ``pages`` is lazy and can be walked once. ``cuts`` tells which pages are not among them; it is
    complete when they were walked.
    """

    media_type: str
    page_count: int
    pages: Iterator[Page]
    producer: str | None = None
    cuts: list[Cut] = field(default_factory=list)

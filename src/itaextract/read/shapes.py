"""What a page draws beside text becomes rules, and tells which of its text can be seen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple

from itaextract.glyph import Glyph, Hidden
from itaextract.page import Rect, Rule

_THIN: Final = 3.0
"""A filled box at most this many points wide or high is a rule."""
_INVISIBLE_MODE: Final = 3
"""The text render mode that draws nothing (ISO 32000-1, table 106)."""
_FILLING: Final = (0, 4)
"""Those that fill glyphs and do not stroke them."""
_BLACKS: Final[tuple[Any, ...]] = (0, (0,), (0, 0, 0), (0, 0, 0, 1), None)

ShapeKind = Literal["line", "rect", "curve", "image"]


class Shape(NamedTuple):
    """A path or an image that a page draws, in points from its top left corner.

    ``stroke`` and ``fill`` are colours, grey, RGB or CMYK from 0 to 1, or whatever else the page
    sets (a pattern); None for what is not stroked or not filled. ``points`` are those of a curve.
    """

    kind: ShapeKind
    box: Rect
    stroke: Any = None
    fill: Any = None
    points: Sequence[tuple[float, float]] = ()


def hidden_by_style(mode: int | None, color: Any) -> Hidden:
    """Tell whether text in a render mode (None where it is not known) and a colour can be seen.

    White text may stand on a dark ground: see ``mark_hidden``.
    """
    if mode == _INVISIBLE_MODE:
        return "invisible"
    # A quick answer for the blacks that nearly all text has.
    if color not in _BLACKS and _invisible(color) and (mode is None or mode in _FILLING):
        return "white"
    return ""


def mark_hidden(
    glyphs: list[Glyph], width: float, height: float, shapes: Iterable[Shape]
) -> tuple[Glyph, ...]:
    """Mark glyphs off the page; let white ones show that stand on a ground."""
    grounds: list[Rect] | None = None
    for index, glyph in enumerate(glyphs):
        if glyph.x1 <= 0 or glyph.x0 >= width or glyph.bottom <= 0 or glyph.top >= height:
            glyphs[index] = glyph.seen_as("outside")
        elif glyph.hidden == "white":
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - 0.25 * glyph.size
            grounds = list(_grounds(shapes)) if grounds is None else grounds
            if any(g.x0 <= x <= g.x1 and g.top <= y <= g.bottom for g in grounds):
                glyphs[index] = glyph.seen_as("")
    return tuple(glyphs)


def _grounds(shapes: Iterable[Shape]) -> Iterator[Rect]:
    """Boxes of what white text can be read on: images, shadings, filled areas that are not white.

    A pattern or another colour space counts as a colour.
    """
    for shape in shapes:
        filled = shape.fill is not None and not _invisible(shape.fill)
        if shape.kind == "image" or (filled and shape.kind != "line"):
            yield shape.box


def images_of(shapes: Iterable[Shape]) -> tuple[Rect, ...]:
    """The boxes of the images."""
    return tuple(shape.box for shape in shapes if shape.kind == "image")


def rules_of(shapes: Sequence[Shape]) -> tuple[Rule, ...]:
    """Straight lines: drawn as lines, as thin boxes, as the edges of boxes or as one path."""
    # One kind after the other: where rules lie on each other, their order counts.
    found: list[Rule] = []
    for kind in ("line", "rect", "curve"):
        for shape in shapes:
            if shape.kind == kind:
                found += _rules_of(shape)
    return tuple(found)


def _rules_of(shape: Shape) -> Iterable[Rule]:
    if shape.kind == "line":
        return _edge(shape.box)
    if shape.kind == "curve":
        return _curve_edges(shape)
    if min(shape.box.width, shape.box.height) <= _THIN:
        return _edge(shape.box)
    return _sides(shape.box) if _draws_frame(shape) else ()


def _draws_frame(shape: Shape) -> bool:
    """Whether a box's outline shows: stroked, or filled so dark that text in it could not be read.

    The latter are frames that producers draw as an outer and an inner box with an even-odd fill.
    """
    if shape.stroke is not None and not _invisible(shape.stroke):
        return True
    return _dark(shape.fill)


def _edge(box: Rect) -> Iterable[Rule]:
    """A line or thin box as one rule along its middle; slanted lines are no rules."""
    x0, top, x1, bottom = box
    if x1 - x0 > _THIN and bottom - top > _THIN:
        return ()
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return (Rule(x0, middle, x1, middle),)
    middle = (x0 + x1) / 2
    return (Rule(middle, top, middle, bottom),)


def _sides(box: Rect) -> Iterable[Rule]:
    x0, top, x1, bottom = box
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )


def _curve_edges(curve: Shape) -> Iterator[Rule]:
    """Tables drawn as one path: its axis-parallel pieces."""
    if curve.stroke is None or _invisible(curve.stroke):
        return
    for (xa, ya), (xb, yb) in pairwise(curve.points):
        if abs(xa - xb) < 0.5 or abs(ya - yb) < 0.5:
            yield Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _channels(color: Any) -> list[float] | None:
    """The channels of a grey, RGB or CMYK colour; None for patterns and other colour spaces."""
    values = [color] if isinstance(color, int | float) else color
    if isinstance(values, list | tuple) and all(isinstance(v, int | float) for v in values):
        return [float(v) for v in values] or None
    return None


def _dark(color: Any) -> bool:
    """Nearly black: grey 0, RGB 0 0 0, or CMYK with full black."""
    values = _channels(color)
    if values is None:
        return False
    return values[3] >= 0.7 if len(values) == 4 else max(values) <= 0.3


def _invisible(color: Any) -> bool:
    """White: grey 1, RGB 1 1 1, or CMYK 0 0 0 0."""
    values = _channels(color)
    if values is None:
        return False
    return max(values) <= 0.01 if len(values) == 4 else min(values) >= 0.99

"""Only what the page shows is read: no hidden text, and no text twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from itaextract.glyph import Glyph
from itaextract.page import Page, Rect
from itaextract.thai.repair.records import Repair, Unresolved, box_of

_SAME_PLACE: Final = 0.12
"""Origins closer than this share of the font size are the same place."""
_OWN_WIDTH: Final = 0.45
"""So are those closer than this share of the glyph's advance; a glyph beside is further away."""
_MOST_NEAR: Final = 16
_MOST_STRETCHES: Final = 1000
"""With more glyphs at one place, or more stretches of them, there is no quick look at a page."""


def visible_glyphs(page: Page) -> tuple[list[Glyph], list[Repair], list[Unresolved]]:
    """Leave out hidden glyphs and second drawings; keep content order.

    White text, text off the page and invisible text are left out. The exception is the invisible
    layer that OCR puts over a scanned image, where nothing else is drawn: it says what the image
    shows, and is kept and reported.
    """
    shown = [g for g in page.glyphs if not g.hidden]
    hidden = [g for g in page.glyphs if g.hidden and g.text.strip()]
    repairs: list[Repair] = []
    unresolved: list[Unresolved] = []
    if hidden:
        kept = set(_ocr_layer(page, shown))
        shown = [g for g in page.glyphs if not g.hidden or g in kept]
        repairs += [Repair("hidden", g.text, "", box_of(g), 0.99) for g in hidden if g not in kept]
        if kept:
            unresolved.append(_layer_notice([g for g in shown if g in kept]))
    glyphs, doubles = _once(shown)
    repairs += [Repair("drawn-twice", g.text * 2, g.text, box_of(g), 0.98) for g in doubles]
    return glyphs, repairs, unresolved


def _ocr_layer(page: Page, shown: Sequence[Glyph]) -> Iterable[Glyph]:
    """Invisible glyphs over an image, away from all glyphs that show."""
    layer = [g for g in page.glyphs if g.hidden == "invisible"]
    if not layer or not page.images:
        return []
    taken = {_spot(g, dx, dy) for g in shown for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return [
        g
        for g in layer
        if _spot(g) not in taken
        and any(
            i.x0 - 1 <= g.x0 <= i.x1 + 1 and i.top - 1 <= g.bottom <= i.bottom + g.size
            for i in page.images
        )
    ]


def _spot(glyph: Glyph, dx: int = 0, dy: int = 0) -> tuple[int, int]:
    return int(glyph.x0 // 6) + dx, int(glyph.baseline // 6) + dy


def _layer_notice(layer: Sequence[Glyph]) -> Unresolved:
    box = Rect(
        min(g.x0 for g in layer),
        min(g.top for g in layer),
        max(g.x1 for g in layer),
        max(g.bottom for g in layer),
    )
    return Unresolved("ocr-layer", "".join(g.text for g in layer[:80]), box)


def _once(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Part first drawings from second ones at (nearly) the same place."""
    if _all_apart(glyphs):
        return list(glyphs), []
    by_text: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        by_text[glyph.text].append((glyph.x0, index))
    second: set[int] = set()
    for text, group in by_text.items():
        if not text.isspace():
            second |= _second_drawings(glyphs, group)
    if not second:
        return list(glyphs), []
    return [g for i, g in enumerate(glyphs) if i not in second], [glyphs[i] for i in sorted(second)]


class _Stretch:
    """Glyphs that follow on each other on one baseline, from left to right."""

    def __init__(self, first: Glyph) -> None:
        self.baseline = first.baseline
        self.reach = _SAME_PLACE * first.size
        self.x0 = first.x0
        self.x1 = first.x0

    def meets(self, other: "_Stretch") -> bool:
        """Whether glyphs of both may coincide, of which the other one is not higher."""
        reach = min(self.reach, other.reach)
        return (
            other.baseline - self.baseline <= reach
            and self.x0 - reach <= other.x1
            and other.x0 - reach <= self.x1
        )


def _all_apart(glyphs: Sequence[Glyph]) -> bool:
    """Whether a quick look shows that no two glyphs coincide, as it does on most pages."""
    stretches: list[_Stretch] = []
    ahead: list[Glyph] = []
    stretch: _Stretch | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            continue
        if stretch is None or glyph.baseline != stretch.baseline or glyph.x0 < stretch.x1:
            stretch = _Stretch(glyph)
            stretches.append(stretch)
            ahead = []
        near = [g for g in ahead if glyph.x0 - g.x0 <= _SAME_PLACE * g.size]
        if len(near) > _MOST_NEAR or len(stretches) > _MOST_STRETCHES:
            return False
        if any(g.text == glyph.text and _coincide(g, glyph) for g in near):
            return False
        stretch.reach = max(stretch.reach, _SAME_PLACE * glyph.size)
        stretch.x1 = glyph.x0
        near.append(glyph)
        ahead = near
    stretches.sort(key=attrgetter("baseline"))
    for index, upper in enumerate(stretches):
        for lower in stretches[index + 1 :]:
            if lower.baseline - upper.baseline > upper.reach:
                break
            if upper.meets(lower):
                return False
    return True


def _second_drawings(glyphs: Sequence[Glyph], group: list[tuple[float, int]]) -> set[int]:
    """Sweep over glyphs of one text from left to right; those that coincide are neighbours.

    Args:
        glyphs: all glyphs.
        group: those of one text, each with its left edge.
    """
    group.sort()
    second: set[int] = set()
    for at, (x0, index) in enumerate(group, 1):
        glyph = glyphs[index]
        reach = x0 + _SAME_PLACE * glyph.size
        for place in range(at, len(group)):
            x, other = group[place]
            if x > reach:
                break
            if _coincide(glyph, glyphs[other]):
                second.add(max(index, other))
    return second


def _coincide(a: Glyph, b: Glyph) -> bool:
    limit = _SAME_PLACE * min(a.size, b.size)
    if abs(a.baseline - b.baseline) > limit:
        return False
    if a.face == b.face and a.code != b.code:
        return False  # two glyphs of one font, whatever its character map says of them
    beside = min(limit, _OWN_WIDTH * (a.x1 - a.x0)) if a.x1 > a.x0 else limit
    return abs(a.x0 - b.x0) <= beside and abs(a.size - b.size) <= 0.05 * a.size

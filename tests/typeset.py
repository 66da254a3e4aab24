"""Text as the glyphs of a page, for tests that need no file."""

from collections.abc import Sequence

from itaextract.glyph import Glyph
from itaextract.page import Page
from itaextract.thai.repair import RepairedPage, repair_page
from itaextract.thai.script import MARKS

FIELDS = (
    *("text", "x0", "x1", "top", "bottom", "baseline", "size"),
    *("font", "code", "face", "hidden"),
)
SIZE = 16.0
ADVANCE, BLANK = 0.42 * SIZE, 0.25 * SIZE


def row(text: str, *, x: float = 72.0, baseline: float = 100.0, face: str = "F") -> list[Glyph]:
    """One line, a glyph for each character; marks have no advance and stand behind their base."""
    glyphs = []
    for character in text:
        advance = 0.0 if character in MARKS else BLANK if character.isspace() else ADVANCE
        glyphs.append(glyph(character, x, advance, baseline, face=face))
        x += advance
    return glyphs


def glyph(
    text: str,
    x: float,
    advance: float = ADVANCE,
    baseline: float = 100.0,
    *,
    code: int | None = None,
    face: str = "F",
) -> Glyph:
    code = ord(text[0]) if code is None and text else -1 if code is None else code
    top, bottom = baseline - 0.75 * SIZE, baseline + 0.25 * SIZE
    return Glyph(text, x, x + advance, top, bottom, baseline, SIZE, "TH", code, face)


def changed(glyph: Glyph, **changes: object) -> Glyph:
    """A glyph like another one."""
    known = {name: getattr(glyph, name) for name in FIELDS}
    return Glyph(**{**known, **changes})


def page(glyphs: Sequence[Glyph], **more: object) -> Page:
    return Page(1, 5000, 5000, tuple(glyphs), **more)  # type: ignore[arg-type]


def page_of(*lines: str) -> Page:
    """A page with lines one below the other."""
    glyphs = [g for n, line in enumerate(lines) for g in row(line, baseline=100 + 24 * n)]
    return page(glyphs)


def repaired(*lines: str) -> RepairedPage:
    return repair_page(page_of(*lines))

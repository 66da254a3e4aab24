"""One drawn glyph: what most of the work is done on, and made as cheap as it gets.

Lengths are PDF points (1/72 inch), the origin is the top left corner of the page.
"""

from typing import Final, Literal

Hidden = Literal["", "white", "invisible", "outside"]
"""Why a glyph does not show: white on white, render mode 3, or off the page; "" where it does."""


class Glyph:
    """One drawn glyph of the text layer, in content order; it is never changed.

    ``text`` is what the font's ToUnicode map says, before any repair; it can be several code
    points (a ligature) or a blank (a mark that the export lost). ``baseline`` is the y of the
    glyph's origin; ``size`` is the font size in points. ``x1`` equals ``x0`` for glyphs without
    advance, such as most Thai marks. ``code`` is the character code (CID) in the font, -1 where
    the reader does not know it; ``face`` is the font's key in ``Page.fonts``.
    """

    __slots__ = (
        "baseline",
        "bottom",
        "code",
        "face",
        "font",
        "hidden",
        "size",
        "text",
        "top",
        "x0",
        "x1",
    )

    def __init__(
        self,
        text: str,
        x0: float,
        x1: float,
        top: float,
        bottom: float,
        baseline: float,
        size: float,
        font: str,
        code: int = -1,
        face: str = "",
        hidden: Hidden = "",
    ) -> None:
        self.text: Final = text
        self.x0: Final = x0
        self.x1: Final = x1
        self.top: Final = top
        self.bottom: Final = bottom
        self.baseline: Final = baseline
        self.size: Final = size
        self.font: Final = font
        self.code: Final = code
        self.face: Final = face
        self.hidden: Final = hidden

    def seen_as(self, hidden: Hidden) -> "Glyph":
        """The same glyph, hidden for another reason, or not at all."""
        return Glyph(
            self.text, self.x0, self.x1, self.top, self.bottom, self.baseline, self.size,
            self.font, self.code, self.face, hidden,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        """Whether all that is known of both is the same."""
        return isinstance(other, Glyph) and self._all() == other._all()

    def __hash__(self) -> int:
        """A hash of all that is known."""
        return hash(self._all())

    def __repr__(self) -> str:
        """As it would be made."""
        return f"Glyph{self._all()}"

    def __reduce__(self) -> tuple[type["Glyph"], tuple[object, ...]]:
        """How another process makes it."""
        return Glyph, self._all()

    def _all(self) -> tuple[object, ...]:
        return (
            self.text, self.x0, self.x1, self.top, self.bottom, self.baseline, self.size,
            self.font, self.code, self.face, self.hidden,
        )  # fmt: skip

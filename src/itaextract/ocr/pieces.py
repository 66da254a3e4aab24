"""Pieces of ink, and the lines of text that they make up. Lengths are pixels of the page."""

from typing import NamedTuple

LETTER = 0.5
"""Height of a Thai letter without ascender, in font sizes: from 0.42 in TH Sarabun to 0.6 in
Laksaman, Garuda and Kinnari. An image does not tell the font; what is seen is the letter."""


class Piece(NamedTuple):
    """A connected piece of ink, in pixels of the page."""

    label: int
    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def height(self) -> int:
        """Its height."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Its width."""
        return self.x1 - self.x0


class TextLine(NamedTuple):
    """A line (or a column's part of one): its baseline, its letters' height and its ink."""

    baseline: float
    letter: float
    pieces: list[Piece]

    @property
    def size(self) -> float:
        """Font size in pixels."""
        return self.letter / LETTER

    @property
    def left(self) -> int:
        """Where its ink begins."""
        return min(p.x0 for p in self.pieces)

    @property
    def right(self) -> int:
        """Where its ink ends."""
        return max(p.x1 for p in self.pieces)

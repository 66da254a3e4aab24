"""What is read by its shape alone: points, dashes, brackets and bullets.

Engines guess at signs that stand alone, and take bullets for letters.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from itaextract.ocr.pieces import Piece, TextLine
from itaextract.ocr.segment import Ink

_POINT = 0.45
"""Points and commas are lower and narrower than this, in letter heights..."""
_ON_BASELINE = 0.3
"""... and stand no further than this from the baseline."""
_COMMA = 0.14
"""Commas reach further below the baseline than this."""
_FLAT = 0.25
"""Dashes are lower than this..."""
_ABOVE = 0.15
"""... stand so far above the baseline..."""
_WIDE = 1.6
"""... and are so many times wider than high."""
_TALL, _SLIM = 1.2, 0.45
"""Brackets are higher than this, in letter heights, and narrower, in their own height."""
_BENT = 0.15
"""The middle of a bracket lies so far beside its ends, in its width; the ends of a slash..."""
_LEANS = 0.4
"""... lie so far apart."""
_BULLET = (0.25, 1.6)
"""Sizes of bullets and ticked dots, in letter heights."""
_LARGE = 0.62
_ALONE = 0.25
"""Nothing stands so close to them, in letter heights."""
_LEADER = 6
"""So many points in a row are a line to write on..."""
_NEXT = 2.0
"""... where each stands so close to the next, in letter heights."""
_DISC = (0.7, 0.88)
"""Shares of its box that a disc fills; a circle fills 0.785. More is a square."""


class Reading(NamedTuple):
    """What was read by its shapes, and how sure the least sure of its characters is (0 to 1)."""

    text: str
    pieces: list[Piece]
    confidence: float

    @property
    def x0(self) -> float:
        """Left edge in pixels."""
        return min(p.x0 for p in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(p.x1 for p in self.pieces)


def is_point(piece: Piece, line: TextLine) -> bool:
    """Whether a piece is a point or a comma."""
    small = max(piece.height, piece.width) < _POINT * line.letter
    near = abs(piece.bottom - line.baseline) < _ON_BASELINE * line.letter
    return small and near and not is_dash(piece, line)


def is_dash(piece: Piece, line: TextLine) -> bool:
    """Whether a piece is a dash."""
    flat = piece.height < _FLAT * line.letter and piece.width > _WIDE * piece.height
    return flat and 0.9 * line.letter > line.baseline - piece.bottom > _ABOVE * line.letter


def point(piece: Piece, line: TextLine) -> str:
    """The sign that a point is."""
    return "," if piece.bottom - line.baseline > _COMMA * line.letter else "."


def is_slim(piece: Piece, line: TextLine) -> bool:
    """Whether a piece has the form of a bracket or a slash."""
    return piece.height > _TALL * line.letter and piece.width < _SLIM * piece.height


def find_leaders(line: TextLine) -> list[Reading]:
    """Rows of points to write on, as forms have them: engines make letters of them."""
    rows: list[list[Piece]] = [[]]
    for piece in sorted(line.pieces, key=lambda p: p.x0):
        if not is_point(piece, line):
            rows.append([])
        elif rows[-1] and piece.x0 - rows[-1][-1].x1 > _NEXT * line.letter:
            rows.append([piece])
        else:
            rows[-1].append(piece)
    return [Reading("." * len(row), row, 1.0) for row in rows if len(row) >= _LEADER]


def find_bullets(ink: Ink, line: TextLine) -> list[Reading]:
    """Discs and squares that stand alone: no letter is one."""
    found = []
    low, high = (v * line.letter for v in _BULLET)
    for piece in line.pieces:
        round_ = 0.8 < piece.width / piece.height < 1.25 and low < piece.height < high
        if not round_ or is_point(piece, line) or not _is_alone(piece, line):
            continue
        full = ink.fullness(piece)
        if full is not None and full > _DISC[0]:
            signs = "▪■" if full > _DISC[1] else "•●"
            text = signs[piece.height > _LARGE * line.letter]
            found.append(Reading(text, [piece], 1.0))
    return found


def _is_alone(piece: Piece, line: TextLine) -> bool:
    """Whether a piece has no other close to its left or right, above or below."""
    gap = _ALONE * line.letter
    return not any(
        p.x0 < piece.x1 + gap and p.x1 > piece.x0 - gap for p in line.pieces if p is not piece
    )


def signs_of(ink: Ink, part: TextLine) -> list[Reading] | None:
    """The signs of a part of a line, where it has nothing else."""
    found = []
    for piece in part.pieces:
        text = _sign(ink, piece, part)
        if text is None:
            return None
        found.append(Reading(text, [piece], 1.0))
    return found


def _sign(ink: Ink, piece: Piece, line: TextLine) -> str | None:
    if is_dash(piece, line):
        return "-"
    if is_point(piece, line):
        return point(piece, line)
    return _bracket(ink.middles(piece)) if is_slim(piece, line) else None


_SIGNS: Final = (("(", -1.0), (")", 1.0))


def _bracket(middles: Sequence[float]) -> str | None:
    """A bracket or slash by where its ink lies at its top, middle and foot, from 0 to 1."""
    top, middle, foot = middles
    bend = middle - (top + foot) / 2
    for text, side in _SIGNS:
        if bend * side > _BENT and abs(top - foot) < _LEANS:
            return text
    return "/" if top - foot > _LEANS else None

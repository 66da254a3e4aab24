"""Ink becomes lines of text: connected pieces are sorted to the baselines that letters stand on.

Engines part Thai lines badly: the marks of one line reach into the descenders of the line above,
and a row of marks is taken for a line of its own. Letters know better: nearly all stand on the
baseline.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

from itaextract.ocr.numerals import Shape
from itaextract.page import Rect

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

INK = 185
_SPECK = 0.12
"""Pieces lower and narrower than this share of a letter's height are dirt, but for points."""
LETTER = 0.42
"""Height of a Thai letter without ascender, in font sizes (TH Sarabun, Laksaman, Angsana)."""
_BODY = (0.7, 2.6)
"""Heights of pieces that stand on the baseline, in letter heights: marks are lower."""
_APART = 1.4
"""Baselines are at least so many letter heights apart."""
_MIDDLE = 0.7
"""The middle of a line lies so many letter heights above its baseline (marks included)."""
_STANDING = 0.5
"""Letters share so much, in letter heights, with the band above their baseline; points all."""
_ASIDE = 0.25
"""Marks may overhang their letter by so many letter heights."""
_TOUCHING = 0.7
"""Marks are at most so far from their letter, or from the mark that they stand on."""
_HANGING = 0.1
"""In close print marks touch the line above: hanging from a letter counts as so much further."""
_REACH = 2.0
"""What is above or below nothing is at most so far from the middle of its line."""
_COLUMN = 6.0
"""A gap of so many letter heights parts columns of text that have no rules."""
_OFTEN = 0.4
"""A height is frequent that occurs so often as the most frequent one."""
_THIN = 0.45
"""Letters in touch share no more ink than this in a column, in letter heights."""
_LETTERS = (4.0, 16.0)
"""Heights of letters in points: print of 9 to 38 points."""
_USUAL = 6.7
"""Height in points where too few letters tell: print of 16 points, as offices use."""


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


class Ink:
    """The connected pieces of ink of a page without its rules.

    Args:
        image: the page, clean.
        scale: its pixels a point.
    """

    def __init__(self, image: "GrayImage", scale: float) -> None:
        self.image = image
        self.scale = scale
        dark = (image < INK).astype(np.uint8)
        _, self._labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=8)
        self._stats, self._centres = stats, centres
        self.letter = self._usual_letter(stats[1:]) or _USUAL * scale

    def _usual_letter(self, stats: Any) -> float | None:
        """The most frequent height of pieces: that of letters without ascender.

        Where Thai digits prevail, which are lower, it is the next frequent height above theirs.
        """
        low, high = (v * self.scale for v in _LETTERS)
        heights = stats[:, 3]
        narrow = stats[:, 2] < 3 * heights
        counts = np.bincount(heights[(heights > low) & (heights < high) & narrow])
        if counts.sum() < 20:
            return None
        smooth = np.convolve(counts, np.ones(3), "same")
        mode = int(np.argmax(smooth))
        higher = smooth[: int(1.3 * mode) + 1] > _OFTEN * smooth[mode]
        peaks = higher[1:-1] & (smooth[1 : len(higher) - 1] >= smooth[2 : len(higher)])
        return float(max(np.flatnonzero(peaks) + 1, default=mode))

    def regions(self, boxes: Sequence[Rect], outlines: Sequence[Rect]) -> Iterator[list[TextLine]]:
        """The lines of each cell, and at last those outside all tables.

        Args:
            boxes: the cells, in points.
            outlines: the tables, in points.
        """
        x, y = self._centres[1:, 0] / self.scale, self._centres[1:, 1] / self.scale
        least = _SPECK * self.letter
        free = self._stats[1:, 2:4].max(axis=1) >= least
        for box in boxes:
            inside = free & (x >= box.x0) & (x < box.x1) & (y >= box.top) & (y < box.bottom)
            free &= ~inside
            yield self._lines(inside)
        for box in outlines:
            free &= ~((x >= box.x0) & (x < box.x1) & (y >= box.top) & (y < box.bottom))
        yield self._lines(free)

    def _lines(self, chosen: Any) -> list[TextLine]:
        """The lines of some pieces, from top to bottom."""
        pieces = self._pieces(chosen)
        letter = self._letter_of(pieces)
        baselines = _baselines(pieces, letter)
        rows: list[list[Piece]] = [[] for _ in baselines]
        for piece, row in zip(pieces, _rows_of(pieces, baselines, letter), strict=True):
            if row is not None:
                rows[row].append(piece)
        return [
            TextLine(baseline, letter, part)
            for baseline, row in zip(baselines, rows, strict=True)
            for part in _columns(row, letter)
        ]

    def _pieces(self, chosen: Any) -> list[Piece]:
        found = []
        for label in (np.flatnonzero(chosen) + 1).tolist():
            x0, y0, width, height, _ = self._stats[label].tolist()
            found.append(Piece(label, x0, y0, x0 + width, y0 + height))
        return found

    def _letter_of(self, pieces: Sequence[Piece]) -> float:
        """The height of the letters of a region, which may be set larger or smaller."""
        near = [p.height for p in pieces if 0.7 * self.letter < p.height < 1.6 * self.letter]
        return float(np.median(near)) if len(near) >= 8 else self.letter

    def cut(self, line: TextLine) -> "tuple[GrayImage, int, int]":
        """The image of one line, without the ink of other lines; and where its corner is."""
        top = max(min(p.top for p in line.pieces) - 2, 0)
        bottom = max(p.bottom for p in line.pieces) + 2
        left, right = max(line.left - 2, 0), line.right + 2
        area = np.s_[top:bottom, left:right]
        labels = self._labels[area]
        own = np.isin(labels, [p.label for p in line.pieces])
        # Grey edges belong to the ink beside them.
        near = cv2.dilate(own.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        part = self.image[area].copy()
        part[~near | ((labels > 0) & ~own)] = 255
        return part, left, top

    def thin_places(self, piece: Piece, apart: int) -> list[int]:
        """Where a piece has little ink above one another, with its ends: x in pixels."""
        area = np.s_[piece.top : piece.bottom, piece.x0 : piece.x1]
        column = (self._labels[area] == piece.label).sum(axis=0)
        found = [
            x
            for x in range(apart, piece.width - apart)
            if column[x] == column[max(0, x - 3) : x + 4].min() and column[x] < _THIN * self.letter
        ]
        kept = [x for i, x in enumerate(found) if not i or x - found[i - 1] > 1]
        return [piece.x0, *(piece.x0 + x for x in kept), piece.x1]

    def part(self, piece: Piece, x0: int, x1: int) -> Piece:
        """The part of a piece between two places."""
        own = self._labels[piece.top : piece.bottom, x0:x1] == piece.label
        rows = np.flatnonzero(own.any(axis=1))
        return Piece(piece.label, x0, piece.top + int(rows[0]), x1, piece.top + int(rows[-1]) + 1)

    def shape(self, piece: Piece, line: TextLine) -> Shape:
        """What a piece looks like, and how it stands on its line."""
        area = np.s_[piece.top : piece.bottom, piece.x0 : piece.x1]
        image = self.image[area].copy()
        image[self._labels[area] != piece.label] = 255
        # Where a region holds nothing but digits, their height is taken for that of letters.
        near = 0.75 < line.letter / self.letter < 1.35
        letter = self.letter if near else line.letter
        top, bottom = (line.baseline - y for y in (piece.top, piece.bottom))
        return Shape(image, top / letter, bottom / letter)


def _baselines(pieces: Sequence[Piece], letter: float) -> list[float]:
    """Where letters stand, from top to bottom: the feet that most share come first."""
    low, high = (v * letter for v in _BODY)
    feet = np.array([p.bottom for p in pieces if low <= p.height <= high], dtype=float)
    if not len(feet):  # nothing but dashes and points
        feet = np.array([p.bottom for p in pieces], dtype=float)
    found: list[float] = []
    while len(feet):
        near = np.abs(feet[:, None] - feet[None, :]) <= 0.25 * letter
        best = int(np.argmax(near.sum(axis=1)))
        baseline = float(np.median(feet[near[best]]))
        found.append(baseline)
        feet = feet[np.abs(feet - baseline) > _APART * letter]
    return sorted(found)


def _rows_of(
    pieces: Sequence[Piece], baselines: Sequence[float], letter: float
) -> list[int | None]:
    """The line of each piece.

    Letters, points and dashes belong to the baseline that they stand on; a mark to the letter or
    mark that it is nearest to, above or below. In close print nothing else tells.
    """
    if not pieces:
        return []
    boxes = np.array([p[1:] for p in pieces], dtype=float)
    feet = np.array(baselines)[None, :]
    shared = np.minimum(boxes[:, 3:4], feet) - np.maximum(boxes[:, 1:2], feet - letter)
    rows: list[int | None] = [None] * len(pieces)
    for index, piece in enumerate(pieces):
        nearest = int(np.argmax(shared[index]))
        needed = min(_STANDING * letter, 0.7 * piece.height)
        if piece.height <= _BODY[1] * letter and shared[index][nearest] > needed:
            rows[index] = nearest
    _attach(boxes, rows, letter)
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    for index, row in enumerate(rows):
        if row is None:
            away = np.abs(np.array(baselines) - _MIDDLE * letter - middles[index])
            if away.min() < _REACH * letter:
                rows[index] = int(np.argmin(away))
    return rows


def _attach(boxes: Any, rows: list[int | None], letter: float) -> None:
    """Give pieces without a line that of the nearest piece above or below, the nearest first."""
    x0, top, x1, bottom = boxes.T
    overlap = np.minimum(x1[:, None], x1[None, :]) - np.maximum(x0[:, None], x0[None, :])
    hanging = np.maximum(top[:, None] - bottom[None, :], 0.0) + _HANGING * letter
    gap = np.where(
        top[:, None] > bottom[None, :] - _HANGING * letter,
        hanging,
        np.maximum(top[None, :] - bottom[:, None], 0.0),
    )
    gap = np.where(overlap > -_ASIDE * letter, gap, np.inf)
    gap = np.where(gap < _TOUCHING * letter, gap + np.maximum(-overlap, 0.0), np.inf)
    homeless = [index for index, row in enumerate(rows) if row is None]
    known = np.array([row is not None for row in rows])
    while homeless and known.any():
        part = np.where(known[None, :], gap[homeless], np.inf)
        which, near = np.unravel_index(int(np.argmin(part)), part.shape)
        if not np.isfinite(part[which, near]):
            return
        index = homeless.pop(int(which))
        rows[index] = rows[int(near)]
        known[index] = True


def _columns(row: Sequence[Piece], letter: float) -> Iterator[list[Piece]]:
    """Parts of a line that stand so far apart that they are columns."""
    part: list[Piece] = []
    edge = 0
    for piece in sorted(row, key=lambda p: p.x0):
        if part and piece.x0 - edge > _COLUMN * letter:
            yield part
            part = []
        part.append(piece)
        edge = max(edge, piece.x1) if len(part) > 1 else piece.x1
    if part:
        yield part

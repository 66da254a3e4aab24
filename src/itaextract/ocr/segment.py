"""The ink of a page becomes lines of text, cell by cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from itaextract.ocr.baselines import baselines_of, columns_of, rows_of
from itaextract.ocr.numerals import Shape
from itaextract.ocr.pieces import Piece, TextLine
from itaextract.page import Rect

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

INK = 185
_SPECK = 0.12
"""Pieces lower and narrower than this share of a letter's height are dirt, but for points."""
_OFTEN = 0.4
"""A height is frequent that occurs so often as the most frequent one."""
_NEAR = (1.0, 0.35)
"""Pieces of a block are at most twice so many letter heights apart, across and down."""
_FEW = 6
"""Fewer pieces do not tell their baseline: marks may be as high as letters."""
_COARSE = 4
"""Blocks are found at a fraction of the resolution."""
_THIN = 0.45
"""Letters in touch share no more ink than this in a column, in letter heights."""
_LETTERS = (4.0, 16.0)
"""Heights of letters in points: print of 9 to 38 points."""
_USUAL = 6.7
"""Height in points where too few letters tell: print of 16 points, as offices use."""


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
            yield self._lines(self._pieces(inside))
        for box in outlines:
            free &= ~((x >= box.x0) & (x < box.x1) & (y >= box.top) & (y < box.bottom))
        pieces = self._pieces(free)
        usual = baselines_of(pieces, self.letter)
        yield [line for block in self._blocks(pieces) for line in self._lines(block, usual)]

    def _blocks(self, pieces: list[Piece]) -> list[list[Piece]]:
        """Pieces outside tables, parted at wide gaps: columns without rules may stand lower."""
        x, y = (int(v * self.letter) for v in _NEAR)
        height, width = self.image.shape
        drawn: Any = np.zeros((height // _COARSE + 1, width // _COARSE + 1), np.uint8)
        for p in pieces:
            rows = slice(max(p.top - y, 0) // _COARSE, (p.bottom + y) // _COARSE + 1)
            drawn[rows, max(p.x0 - x, 0) // _COARSE : (p.x1 + x) // _COARSE + 1] = 1
        _, labels = cv2.connectedComponents(drawn)
        blocks: dict[int, list[Piece]] = defaultdict(list)
        for p in pieces:
            blocks[int(labels[p.top // _COARSE, p.x0 // _COARSE])].append(p)
        return list(blocks.values())

    def _lines(self, pieces: list[Piece], usual: Sequence[float] = ()) -> list[TextLine]:
        """The lines of some pieces, from top to bottom.

        Args:
            pieces: those of a cell or a block.
            usual: the baselines of all that is around; a few pieces alone say little.
        """
        letter = self._letter_of(pieces)
        baselines = baselines_of(pieces, letter)
        if len(pieces) < _FEW:
            stood = [y for y in usual if any(abs(p.bottom - y) < 0.25 * letter for p in pieces)]
            baselines = stood or baselines
        rows: list[list[Piece]] = [[] for _ in baselines]
        for piece, row in zip(pieces, rows_of(pieces, baselines, letter), strict=True):
            if row is not None:
                rows[row].append(piece)
        return [
            TextLine(baseline, letter, part)
            for baseline, row in zip(baselines, rows, strict=True)
            for part in columns_of(row, letter)
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
        column = self._own(piece).sum(axis=0)
        found = [
            x
            for x in range(apart, piece.width - apart)
            if column[x] == column[max(0, x - 3) : x + 4].min() and column[x] < _THIN * self.letter
        ]
        kept = [x for i, x in enumerate(found) if not i or x - found[i - 1] > 1]
        return [piece.x0, *(piece.x0 + x for x in kept), piece.x1]

    def part(self, piece: Piece, x0: int, x1: int) -> Piece:
        """The part of a piece between two places."""
        rows = np.flatnonzero(self._own(piece._replace(x0=x0, x1=x1)).any(axis=1))
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

    def fullness(self, piece: Piece) -> float | None:
        """The share of its box that the ink of a piece covers; None where it has gaps or dents."""
        own = self._own(piece)
        spans = [np.flatnonzero(line) for line in (*own, *own.T)]
        dented = any(len(s) < s[-1] - s[0] for s in spans if len(s))
        return None if dented else float(own.mean())

    def middles(self, piece: Piece) -> tuple[float, float, float]:
        """Where the ink of a piece lies at its top, in its middle and at its foot: 0 left, 1 right.

        Top and foot are a fifth of its height.
        """
        own = self._own(piece)
        fifth = max(piece.height // 5, 1)
        parts = own[:fifth], own[2 * fifth : -2 * fifth], own[-fifth:]
        top, middle, foot = (
            float(np.nonzero(p)[1].mean()) / max(piece.width - 1, 1) for p in parts
        )
        return top, middle, foot

    def _own(self, piece: Piece) -> Any:
        return self._labels[piece.top : piece.bottom, piece.x0 : piece.x1] == piece.label

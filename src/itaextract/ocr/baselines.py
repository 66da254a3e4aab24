"""Pieces of ink are sorted to the baselines that letters stand on.

Engines part Thai lines badly: the marks of one line reach into the descenders of the line above,
and a row of marks is taken for a line of its own. Letters know better: nearly all stand on the
baseline.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from itaextract.ocr.pieces import Piece

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


def baselines_of(pieces: Sequence[Piece], letter: float) -> list[float]:
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


def rows_of(pieces: Sequence[Piece], baselines: Sequence[float], letter: float) -> list[int | None]:
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


def columns_of(row: Sequence[Piece], letter: float) -> Iterator[list[Piece]]:
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

"""Ruled lines of a page image: found as rules, and taken out of the image before text is read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

from itaextract.page import Rule
from itaextract.table.grid import Lattice, find_lattices

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

_LONG = {True: 24.0, False: 15.0}
"""Shorter strokes (horizontal, vertical; points) are letters and underlines of words."""
_THICK = 5.0
"""Thicker than this many points is no rule but a filled area."""
_LOW_ROW = 30.0
"""Upright strokes up to this many points may be letters in a row of one line."""
_BESIDE = (0.9, 3.0)
"""From so far to so far beside a rule (points) there is no ink..."""
_CROWDED = 0.15
"""... on more than this share of its length."""
_STROKE = 10.0
"""No stroke of a letter is longer than this many points; pieces of a rule are."""
_GAP = 3.0
"""Breaks of a rule up to this many points are closed."""


class RuledImage(NamedTuple):
    """The rules of a page in points, and its image with the ink of tables' rules made white."""

    rules: list[Rule]
    lattices: list[Lattice]
    text: "GrayImage"


def find_rules(gray: "GrayImage", scale: float) -> RuledImage:
    """Find horizontal and vertical rules, and the tables that they draw.

    Args:
        gray: a clean grey image.
        scale: its pixels a point.
    """
    ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    strokes = [(_strokes(ink, scale, level), level) for level in (True, False)]
    rules = [rule for image, level in strokes for rule in _trace(image, scale, level)]
    rules = [r for rule in rules for r in _rows_of(rule, rules) if not _is_stem(r, ink, scale)]
    lattices = find_lattices(rules)
    drawn = strokes[0][0] | strokes[1][0]
    text = gray.copy()
    # Elsewhere a long stroke may be the stem of a large letter.
    for lattice in lattices:
        x0, top, x1, bottom = (int(v * scale) for v in lattice.box)
        part = np.s_[max(top - 12, 0) : bottom + 12, max(x0 - 12, 0) : x1 + 12]
        text[part][cv2.dilate(drawn[part], np.ones((5, 5), np.uint8)) > 0] = 255
    return RuledImage(rules, lattices, text)


def _rows_of(rule: Rule, rules: Sequence[Rule]) -> list[Rule]:
    """A vertical rule in pieces, one for each row that it runs along."""
    if rule.horizontal:
        return [rule]
    crossed = sorted(
        r.top
        for r in rules
        if r.horizontal and r.x0 < rule.x0 < r.x1 and rule.top < r.top < rule.bottom
    )
    ends = [rule.top, *crossed, rule.bottom]
    return [Rule(rule.x0, a, rule.x0, b) for a, b in pairwise(ends) if b - a > _GAP]


def _is_stem(rule: Rule, ink: Any, scale: float) -> bool:
    """Whether a short upright stroke is part of a letter that touches the rules of a low row.

    Text keeps away from rules; letters have other ink close beside them.
    """
    height = rule.bottom - rule.top
    if rule.horizontal or height > _LOW_ROW:
        return False
    x, top, bottom = rule.x0 * scale, rule.top * scale, rule.bottom * scale
    inset = 0.15 * (bottom - top)
    rows = slice(int(top + inset), int(bottom - inset))
    left = ink[rows, max(int(x - _BESIDE[1] * scale), 0) : max(int(x - _BESIDE[0] * scale), 0)]
    right = ink[rows, int(x + _BESIDE[0] * scale) : int(x + _BESIDE[1] * scale)]
    return any(side.any(axis=1).mean() > _CROWDED for side in (left, right) if side.size)


def _strokes(ink: Any, scale: float, horizontal: bool) -> Any:
    def bar(points: float) -> Any:
        size = max(int(points * scale), 2)
        return np.ones((1, size) if horizontal else (size, 1), np.uint8)

    # A rule that is not quite level is cut into steps; thickened across, it stays whole.
    across = np.ones((3, 1) if horizontal else (1, 3), np.uint8)
    # Breaks are closed between strokes, never between letters, whose tops stand in line.
    strokes = cv2.morphologyEx(cv2.dilate(ink, across), cv2.MORPH_OPEN, bar(_STROKE))
    joined = cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, bar(_GAP))
    return cv2.morphologyEx(joined, cv2.MORPH_OPEN, bar(_LONG[horizontal]))


def _trace(strokes: Any, scale: float, horizontal: bool) -> Iterator[Rule]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    for x, y, width, height, area in stats[1:].tolist():
        if area / (width if horizontal else height) > _THICK * scale:
            continue
        if horizontal:
            middle = (y + height / 2) / scale
            yield Rule(x / scale, middle, (x + width) / scale, middle)
        else:
            middle = (x + width / 2) / scale
            yield Rule(middle, y / scale, middle, (y + height) / scale)

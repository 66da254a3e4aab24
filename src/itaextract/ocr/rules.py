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
_IN_LINE = 0.5
"""Pieces of one rule are in line to this many points."""
_BESIDE = (0.6, 2.6)
"""From so far to so far beside a rule that stands alone (points) there is no ink..."""
_TOUCHING = (0.5, 1.2)
"""... nor here beside one that goes on above or below..."""
_CROWDED = 0.15
"""... on more than this share of its length."""
_HALF = 127
"""Half of the grey of full ink."""
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
    upright = strokes[1][0]
    rules = [r for rule in rules for r in _rows_of(rule, rules, upright, scale)]
    rules = _without_stems(rules, ink, scale)
    lattices = find_lattices(rules)
    drawn: Any = np.zeros_like(ink)
    for rule in rules:
        part = _around(rule, scale)
        drawn[part] |= strokes[0 if rule.horizontal else 1][0][part]
    text = gray.copy()
    # Elsewhere a long stroke may be the stem of a large letter.
    for lattice in lattices:
        x0, top, x1, bottom = (int(v * scale) for v in lattice.box)
        part = np.s_[max(top - 12, 0) : bottom + 12, max(x0 - 12, 0) : x1 + 12]
        text[part][cv2.dilate(drawn[part], np.ones((5, 5), np.uint8)) > 0] = 255
    return RuledImage(rules, lattices, text)


def _around(rule: Rule, scale: float) -> tuple[slice, slice]:
    """Where the ink of a rule lies."""
    x0, top, x1, bottom = (int(v * scale) for v in rule)
    thick = int(_THICK / 2 * scale)
    if rule.horizontal:
        return slice(max(top - thick, 0), bottom + thick), slice(x0, x1 + 1)
    return slice(top, bottom + 1), slice(max(x0 - thick, 0), x1 + thick)


def _rows_of(rule: Rule, rules: Sequence[Rule], upright: Any, scale: float) -> list[Rule]:
    """A vertical rule in pieces, one for each row that it runs along, each where its ink is."""
    if rule.horizontal:
        return [rule]
    crossed = sorted(
        r.top
        for r in rules
        if r.horizontal and r.x0 < rule.x0 < r.x1 and rule.top < r.top < rule.bottom
    )
    ends = [rule.top, *crossed, rule.bottom]
    left = max(int((rule.x0 - _THICK) * scale), 0)
    pieces = []
    for top, bottom in pairwise(ends):
        if bottom - top < _GAP:
            continue
        rows = upright[int(top * scale) + 2 : int(bottom * scale) - 1, left:]
        columns = np.flatnonzero(rows[:, : int(2 * _THICK * scale)].mean(axis=0) > _HALF)
        if len(columns):
            x = (left + float(columns.mean()) + 0.5) / scale
            pieces.append(Rule(x, top, x, bottom))
    return pieces


def _without_stems(rules: Sequence[Rule], ink: Any, scale: float) -> list[Rule]:
    """Leave out short upright strokes that are letters: in low rows they may touch the rules.

    A stroke that goes on with another above or below is a rule. One that stands alone is, where it
    reaches from rule to rule and has no ink close beside it, as letters have.
    """
    upright = [r for r in rules if not r.horizontal]
    levels = [r.top for r in rules if r.horizontal]

    def goes_on(rule: Rule) -> bool:
        return any(
            abs(r.x0 - rule.x0) < _IN_LINE
            and min(abs(r.top - rule.bottom), abs(r.bottom - rule.top)) < _GAP
            for r in upright
            if r is not rule
        )

    def reaches(rule: Rule) -> bool:
        return all(any(abs(y - end) < _GAP for y in levels) for end in (rule.top, rule.bottom))

    return [
        rule
        for rule in rules
        if rule.horizontal
        or rule.bottom - rule.top > _LOW_ROW
        or (goes_on(rule) and not _is_crowded(rule, ink, scale, _TOUCHING))
        or (reaches(rule) and not _is_crowded(rule, ink, scale, _BESIDE))
    ]


def _is_crowded(rule: Rule, ink: Any, scale: float, beside: tuple[float, float]) -> bool:
    """Whether ink stands beside an upright stroke, from so far to so far away (points)."""
    x, top, bottom = (v * scale for v in (rule.x0, rule.top, rule.bottom))
    inset = 0.15 * (bottom - top)
    rows = slice(int(top + inset), int(bottom - inset))
    start = max(int(x - _THICK / 2 * scale), 0)
    own = np.flatnonzero(ink[rows, start : int(x + _THICK / 2 * scale)].mean(axis=0) > _HALF)
    if not len(own):
        return True
    left, right = start + int(own[0]), start + int(own[-1]) + 1
    near, far = (int(v * scale) for v in beside)
    sides = (
        ink[rows, max(left - far, 0) : max(left - near, 0)],
        ink[rows, right + near : right + far],
    )
    return any(side.any(axis=1).mean() > _CROWDED for side in sides if side.size)


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

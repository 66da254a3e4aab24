"""The words of one line become glyphs: clusters in their places, with the blanks that are seen.

Engines guess where Thai text has blanks. The image shows it: nothing is drawn there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import regex

from itaextract.glyph import Glyph
from itaextract.ocr.engine import Word
from itaextract.ocr.pieces import TextLine
from itaextract.ocr.signs import Reading
from itaextract.thai.repair import splits_word
from itaextract.thai.script import CONSONANTS

_CLUSTER = regex.compile(r"\X")
_BLANK = 0.38
"""A gap in the ink wider than this share of the letters' height is a blank."""
_UNSURE = 1.07
"""Engines place letters no better than this, in letter heights."""
_CONTEXT = 16
"""Clusters on each side that tell whether a place is inside a word."""
_INSIDE = 1.2
"""To cut a word of the engine costs as much as to look so many letter heights away."""
_FARTHEST = 2.4
"""A blank is at most so many letter heights from where the engine parts its letters."""
_EXTENT = (-1.9, 0.5)
"""A line reaches from so many letter heights above its baseline to so many below, with marks."""


class _Cluster(NamedTuple):
    text: str
    x0: float
    x1: float
    starts_word: bool


def glyphs_of(
    words: Sequence[Word], line: TextLine, scale: float, solid: Sequence[Reading] = ()
) -> Iterator[Glyph]:
    """The glyphs of one line.

    Clusters without a blank between them touch, so that no later room takes a gap for one.

    Args:
        words: the words, from left to right, in pixels of the page.
        line: the line that they were read from.
        scale: pixels a point.
        solid: what has no blanks inside, however wide it is set.
    """
    clusters = _clusters(words)
    blanks = _blanks(clusters, line, solid)
    for index, cluster in enumerate(clusters):
        x0, x1 = cluster.x0, cluster.x1
        if index + 1 < len(clusters):
            x1 = clusters[index + 1].x0
        if (gap := blanks.get(index + 1)) is not None:
            x1 = min(max(gap[0], x0), x1)
            yield _glyph(cluster.text, x0, x1, line, scale)
            yield _glyph(" ", x1, max(clusters[index + 1].x0, x1), line, scale)
        else:
            yield _glyph(cluster.text, x0, max(x0, x1), line, scale)


def _glyph(text: str, x0: float, x1: float, line: TextLine, scale: float) -> Glyph:
    size, baseline = line.size / scale, line.baseline / scale
    top, bottom = (baseline + share * line.letter / scale for share in _EXTENT)
    return Glyph(text, x0 / scale, x1 / scale, top, bottom, baseline, size, "")


def _clusters(words: Sequence[Word]) -> list[_Cluster]:
    """Characters with their marks, each with its share of the line.

    A mark that stands in a word of its own belongs to the cluster before it.
    """
    characters: list[tuple[str, float, float, bool]] = []
    for word in words:
        step = (word.x1 - word.x0) / max(len(word.text), 1)
        starts = True
        for index, character in enumerate(word.text):
            x0 = word.x0 + index * step
            if not character.isspace():
                characters.append((character, x0, x0 + step, starts))
            starts = character.isspace()
    clusters: list[_Cluster] = []
    for match in _CLUSTER.finditer("".join(c[0] for c in characters)):
        members = characters[match.start() : match.end()]
        x0 = min(m[1] for m in members)
        x0 = max(x0, clusters[-1].x0) if clusters else x0
        text = match[0] if match[0][0] in CONSONANTS else match[0][0]  # marks stand on letters
        clusters.append(_Cluster(text, x0, max(m[2] for m in members), members[0][3]))
    return clusters


def _blanks(
    clusters: Sequence[_Cluster], line: TextLine, solid: Sequence[Reading]
) -> dict[int, tuple[float, float]]:
    """Before which clusters a blank stands, and where it lies."""
    found: dict[int, tuple[float, float]] = {}
    borders = np.array([(a.x1 + b.x0) / 2 for a, b in pairwise(clusters)])
    if not len(borders):
        return found
    inside = np.array([0.0 if c.starts_word else _INSIDE * line.letter for c in clusters[1:]])
    for x0, x1 in _gaps(line, solid):
        away = np.abs(borders - (x0 + x1) / 2) + inside
        near = np.flatnonzero(away < away.min() + _UNSURE * line.letter)
        best = min(near, key=lambda i: (_splits(clusters, int(i) + 1), away[i]))
        if away[best] < _FARTHEST * line.letter + (x1 - x0) / 2:
            found[int(best) + 1] = (x0, x1)
    return found


def _splits(clusters: Sequence[_Cluster], index: int) -> bool:
    """Whether a blank before a cluster would stand inside a word."""
    left = "".join(c.text for c in clusters[max(0, index - _CONTEXT) : index])
    return splits_word(left, "".join(c.text for c in clusters[index : index + _CONTEXT]))


def _gaps(line: TextLine, solid: Sequence[Reading]) -> Iterator[tuple[float, float]]:
    """Where the line has no ink between its ends, as (left, right) in pixels."""
    edge = float(line.left)
    for piece in sorted(line.pieces, key=lambda p: p.x0):
        inside = any(s.x0 <= edge <= s.x1 and s.x0 <= piece.x0 <= s.x1 for s in solid)
        if piece.x0 - edge > _BLANK * line.letter and not inside:
            yield edge, float(piece.x0)
        edge = max(edge, float(piece.x1))

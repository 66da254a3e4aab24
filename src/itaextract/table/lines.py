"""Clusters become visual lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import regex

from itaextract.page import Rect
from itaextract.table.model import Line
from itaextract.thai.glyphs import Cluster
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair import splits_word
from itaextract.thai.script import is_letters
from itaextract.thai.words import first_word

_SAME_LINE = 0.35
"""Baselines closer than this share of the font size are one line."""
_WORD_GAP = 0.25
"""A gap wider than this share of the font size is a blank that the file left out."""
_NUMBER_GAP = 0.15
"""The same between Thai and a number, which stand apart as a rule."""
_CONTEXT = 16
"""Clusters on each side of a gap that tell whether it is inside a word."""
_ONLY_MARKS = regex.compile(r"[\p{Mn}\s]+")
_BOLD = regex.compile(r"bold|black|heavy", regex.IGNORECASE)


def build_lines(clusters: Iterable[Cluster], page: int) -> list[Line]:
    """Group clusters into lines, from top to bottom.

    Args:
        clusters: clusters of one region (a cell, or the page outside the tables).
        page: the number of the page.
    """
    return [run.line for run in runs_of(clusters, page)]


class TextRun(NamedTuple):
    """A line with the clusters that it was made of, from left to right."""

    line: Line
    clusters: list[Cluster]


def runs_of(clusters: Iterable[Cluster], page: int) -> list[TextRun]:
    """Group clusters into lines, keeping the clusters beside them."""
    rows: list[list[Cluster]] = []
    for cluster in sorted(clusters, key=lambda c: c.baseline):
        if rows and cluster.baseline - rows[-1][-1].baseline < _SAME_LINE * cluster.size:
            rows[-1].append(cluster)
        else:
            rows.append([cluster])
    lines = ((_line(row, page), row) for row in rows)
    return [TextRun(line, row) for line, row in lines if line is not None]


def _line(row: list[Cluster], page: int) -> Line | None:
    """One line of text. Sorting is stable, so marks and bases at one place keep their order."""
    row.sort(key=lambda c: c.x0)
    inked = [c for c in row if not c.blank]
    if not inked:
        return None
    gaps = [b.x0 - a.x1 for a, b in pairwise(row) if not a.blank and not b.blank]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    parts: list[str] = []
    ends: list[tuple[int, float]] = []
    length = 0
    previous: Cluster | None = None
    for index, cluster in enumerate(row):
        text = cluster.text
        if previous is not None and not previous.blank and not cluster.blank:
            gap = cluster.x0 - previous.x1
            least = _NUMBER_GAP if _meets_number(previous.text, text) else _WORD_GAP
            if gap > max(least * cluster.size, 2.5 * usual) and _parts_words(row, index):
                text = " " + text
        parts.append(text)
        length += len(text)
        ends.append((length, cluster.x1))
        previous = cluster
    raw = "".join(parts)
    text = normalize_text(raw, keep_thai_digits=True)
    if not text or _ONLY_MARKS.fullmatch(text):
        return None  # marks alone are what a page break clipped of the line before it
    # A blank that the file draws at the line's end tells a real space from a soft wrap.
    trailing = " " if raw[-1:].isspace() else ""
    return Line(
        text=text + trailing,
        page=page,
        box=_box(inked),
        size=median(c.size for c in inked),
        bold=2 * sum(bool(_BOLD.search(c.font)) for c in inked) > len(inked),
        head_width=_head_width(raw, text, inked[0].x0, ends),
        repaired=sum(c.repaired for c in row),
    )


def _meets_number(left: str, right: str) -> bool:
    """Whether a number meets a Thai letter."""
    first, last = left[-1], right[0]
    return (first.isdigit() and is_letters(last)) or (is_letters(first) and last.isdigit())


def _parts_words(row: Sequence[Cluster], index: int) -> bool:
    """Whether a gap that no blank fills, before a cluster, is a space and no wide setting.

    Numbers and abbreviations are set wide as words are: ``๕๙๓ ,๗๖๐``, ``พ .ศ.``.
    """
    left = "".join(c.text for c in row[max(0, index - _CONTEXT) : index])
    right = "".join(c.text for c in row[index : index + _CONTEXT])
    if right[0] in ".," and left[-1].isalnum():
        return not right[1:2].isalnum()
    return not splits_word(left.rsplit(" ", 1)[-1], right.split(" ", 1)[0])


def _box(clusters: Sequence[Cluster]) -> Rect:
    return Rect(
        min(c.x0 for c in clusters),
        min(c.top for c in clusters),
        max(c.x1 for c in clusters),
        max(c.bottom for c in clusters),
    )


def _head_width(raw: str, text: str, x0: float, ends: list[tuple[int, float]]) -> float:
    """Width of the first word in points."""
    wanted = len(first_word(text)) + len(raw) - len(raw.lstrip())
    return next((x1 for length, x1 in ends if length >= wanted), ends[-1][1]) - x0


def set_limits(lines: Iterable[Line], right: float) -> None:
    """Tell lines how far to the right their text could have reached."""
    for line in lines:
        if line.box is not None:
            line.limit = max(right, line.box.x1)

"""Clusters side by side become the text of a visual line."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from statistics import median
from typing import Final

from itaextract.thai.glyphs import Cluster
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair.spacing import splits_word
from itaextract.thai.script import is_letters

_SAME_LINE: Final = 0.35
"""Baselines closer than this share of the font size are one line."""
_WORD_GAP: Final = 0.25
"""A gap wider than this share of the font size is a blank that the file left out."""
_NUMBER_GAP: Final = 0.15
"""The same between Thai and a number, which stand apart as a rule."""
_CONTEXT: Final = 16
"""Clusters on each side of a gap that tell whether it is inside a word."""


def rows_of(clusters: Iterable[Cluster]) -> list[list[Cluster]]:
    """Group clusters by their baselines, from top to bottom; each row from left to right.

    Sorting is stable, so marks and bases at one place keep their order.
    """
    rows: list[list[Cluster]] = []
    for cluster in sorted(clusters, key=attrgetter("baseline")):
        if rows and cluster.baseline - rows[-1][-1].baseline < _SAME_LINE * cluster.size:
            rows[-1].append(cluster)
        else:
            rows.append([cluster])
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def spaced(row: Sequence[Cluster]) -> list[str]:
    """The text of each cluster of a row, with a blank before it where the file left one out."""
    parts = [cluster.text for cluster in row]
    wide: list[int] = []
    gaps: list[float] = []
    for index in range(1, len(row)):
        before, cluster = row[index - 1], row[index]
        if before.blank or cluster.blank:
            continue
        gap = cluster.x0 - before.x1
        gaps.append(gap)
        if gap > _NUMBER_GAP * cluster.size:
            wide.append(index)
    if not wide:
        return parts
    usual = median(gaps)
    for index in wide:
        before, cluster = row[index - 1], row[index]
        least = _NUMBER_GAP if _meets_number(before.text, cluster.text) else _WORD_GAP
        gap = cluster.x0 - before.x1
        if gap > max(least * cluster.size, 2.5 * usual) and _parts_words(row, index):
            parts[index] = " " + cluster.text
    return parts


def text_of_rows(clusters: Iterable[Cluster]) -> str:
    """The text of clusters, one visual line a line; what stands side by side is one line."""
    lines = ("".join(spaced(row)) for row in rows_of(clusters))
    return "\n".join(
        text for line in lines if (text := normalize_text(line, keep_thai_digits=True))
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

"""Clusters become visual lines."""

from collections.abc import Iterable
from functools import lru_cache
from statistics import median
from typing import Final, NamedTuple

import regex

from itaextract.page import Rect
from itaextract.table.model import Line
from itaextract.thai.glyphs import Cluster
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair.rows import rows_of, spaced
from itaextract.thai.words import first_word

_ONLY_MARKS: Final = regex.compile(r"[\p{Mn}\s]+")
_BOLD: Final = regex.compile(r"bold|black|heavy", regex.IGNORECASE)


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
    lines = ((_line(row, page), row) for row in rows_of(clusters))
    return [TextRun(line, row) for line, row in lines if line is not None]


def _line(row: list[Cluster], page: int) -> Line | None:
    """One line of text."""
    inked = [c for c in row if not c.blank]
    if not inked:
        return None
    parts = spaced(row)
    raw = "".join(parts)
    text = normalize_text(raw, keep_thai_digits=True)
    if not text or _ONLY_MARKS.fullmatch(text):
        return None  # marks alone are what a page break clipped of the line before it
    head = len(raw) - len(raw.lstrip()) + len(first_word(text))
    # A blank that the file draws at the line's end tells a real space from a soft wrap.
    trailing = " " if raw[-1:].isspace() else ""
    return Line(
        text=text + trailing,
        page=page,
        box=_box(inked),
        size=_middle([c.size for c in inked]),
        bold=2 * len([c for c in inked if _is_bold(c.font)]) > len(inked),
        head_width=_end_of(head, row, parts) - inked[0].x0,
        repaired=len([c for c in row if c.repaired]),
        # OCR names no fonts; its boxes are those of the ink already.
        baseline=_middle([c.baseline for c in inked]) if inked[0].font else None,
    )


def _middle(numbers: list[float]) -> float:
    """The median; in most lines all numbers are the same."""
    first = numbers[0]
    return first if numbers.count(first) == len(numbers) else median(numbers)


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return bool(_BOLD.search(font))


def _box(clusters: list[Cluster]) -> Rect:
    first = clusters[0]
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for cluster in clusters:
        x0 = min(x0, cluster.x0)
        top = min(top, cluster.top)
        x1 = max(x1, cluster.x1)
        bottom = max(bottom, cluster.bottom)
    return Rect(x0, top, x1, bottom)


def _end_of(length: int, row: list[Cluster], parts: list[str]) -> float:
    """Where so many characters of a line end, in points."""
    for cluster, part in zip(row, parts, strict=True):
        length -= len(part)
        if length <= 0:
            return cluster.x1
    return row[-1].x1


def set_limits(lines: Iterable[Line], right: float) -> None:
    """Tell lines how far to the right their text could have reached."""
    for line in lines:
        if line.box is not None:
            line.limit = max(right, line.box.x1)

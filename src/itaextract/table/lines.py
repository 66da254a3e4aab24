"""Clusters become visual lines."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from statistics import median
from typing import NamedTuple

import regex

from itaextract.page import Rect
from itaextract.table.model import Line
from itaextract.thai.glyphs import Cluster
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair.rows import rows_of, spaced
from itaextract.thai.words import first_word

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
    lines = ((_line(row, page), row) for row in rows_of(clusters))
    return [TextRun(line, row) for line, row in lines if line is not None]


def _line(row: list[Cluster], page: int) -> Line | None:
    """One line of text."""
    inked = [c for c in row if not c.blank]
    if not inked:
        return None
    parts = spaced(row)
    ends = list(zip(accumulate(map(len, parts)), [c.x1 for c in row], strict=True))
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
        size=median([c.size for c in inked]),
        bold=2 * sum([_is_bold(c.font) for c in inked]) > len(inked),
        head_width=_head_width(raw, text, inked[0].x0, ends),
        repaired=sum([c.repaired for c in row]),
        # OCR names no fonts; its boxes are those of the ink already.
        baseline=median([c.baseline for c in inked]) if inked[0].font else None,
    )


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return bool(_BOLD.search(font))


def _box(clusters: Sequence[Cluster]) -> Rect:
    return Rect(
        min([c.x0 for c in clusters]),
        min([c.top for c in clusters]),
        max([c.x1 for c in clusters]),
        max([c.bottom for c in clusters]),
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

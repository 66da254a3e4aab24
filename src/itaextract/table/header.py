"""Which rows of a grid are its header."""

from collections.abc import Sequence

from itaextract.ita import match_instrument
from itaextract.ita.columns import match_header
from itaextract.table.model import Cell, Grid
from itaextract.thai.normalize import collapse

_LONGEST_HEADER = 220
_SAME = 96.0


def header_height(grid: Grid) -> int:
    """Number of grid rows at the top that name the columns; 0 where none do.

    A header row has at least two texts, most of which the vocabulary of column headers knows. Its
    row spans, and a following row of years only, belong to it.
    """
    rows = list(grid.rows())
    if not rows or not _names_columns(rows[0]):
        return 0
    height = max(cell.row_span for cell in rows[0])
    if height == len(rows):
        height = 1
    while height < len(rows) and _is_sub_header(rows[height]):
        height += 1
    return min(height, len(rows))


def _names_columns(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells if not cell.empty]
    if len(texts) < 2 or max(map(len, texts)) > _LONGEST_HEADER:
        return False
    known = sum(is_header_text(text) for text in texts)
    return 2 * known >= len(texts)


def is_header_text(text: str) -> bool:
    """Whether the vocabulary knows a text as a column header (or a bare instrument name)."""
    match = match_header(text)
    if match.roles or match.year is not None:
        return True
    return len(text) < 60 and match_instrument(text) is not None


def _is_sub_header(cells: Sequence[Cell]) -> bool:
    """Whether a row only names years (``ปี 2563 | ปี 2564``)."""
    texts = [cell.text for cell in cells if not cell.empty]
    return len(texts) >= 2 and all(
        (m := match_header(t)).year is not None and not set(m.roles) - {"year", "score"}
        for t in texts
    )


def same_rows(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> bool:
    """Whether two lists of rows say the same, as a repeated header does."""
    from rapidfuzz.fuzz import ratio

    if len(a) != len(b):
        return False
    left, right = (collapse(" ".join(t for row in rows for t in row)) for rows in (a, b))
    return bool(left) and ratio(left, right) >= _SAME

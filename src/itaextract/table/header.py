"""Which rows of a grid are its header."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from itaextract.ita import match_indicator, match_instrument
from itaextract.ita.columns import WEAK, match_header
from itaextract.table.model import Cell, Grid
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.months import MONTH
from itaextract.thai.normalize import collapse

_LONGEST_HEADER = 220
_SAME = 90.0
_INSTRUMENT_NAME = re.compile(
    r"(?:แบบ(?:วัด|ตรวจ|สำรวจ)|เครื่องมือ)?\s*\(?\s*[IEO]IT\s*\)?", re.IGNORECASE
)
_LONGEST_SUB_HEADER = 60
_LONGEST_MONTH = 14
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
"""A score: rows of them are no headers."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_EXACT = re.compile(r"\d+|[A-Za-z]+")


def header_height(grid: Grid) -> int:
    """Number of grid rows at the top that name the columns; 0 where none do.

    A header row has at least two texts, most of which the vocabulary of column headers knows. Its
    row spans, and a following row of years only, belong to it.
    """
    rows = list(grid.rows())
    if not rows or not (_names_columns(rows[0]) or _stands_above_scores(rows)):
        return 0
    height = max(cell.row_span for cell in rows[0])
    if height == len(rows):
        height = 1
    while height < len(rows) and (
        _is_sub_header(rows[height]) or (height == 1 and _fills_header(grid, rows))
    ):
        height += 1
    return min(height, len(rows))


def _names_columns(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells if not cell.empty]
    if len(texts) < 2 or max(map(len, texts)) > _LONGEST_HEADER:
        return False
    if any(_DECIMAL.fullmatch(to_ascii_digits(text).strip()) for text in texts):
        return False
    known = sum(is_header_text(text) for text in texts)
    return 2 * known >= len(texts)


def _stands_above_scores(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names instruments or indicators, each above a number.

    In ``IIT (30%) | EIT (30%) | OIT (40%) | คะแนนรวม`` the weights hide that these are headers.
    """
    if len(rows) < 2 or any(_is_number(cell.text) for cell in rows[0]):
        return False
    named = [c for c in rows[0] if match_instrument(c.text) or match_indicator(c.text)]
    numbers = {cell.column for cell in rows[1] if _is_number(cell.text)}
    return len(named) > 1 and {cell.column for cell in named} <= numbers


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(to_ascii_digits(text).strip()) is not None


def is_header_text(text: str) -> bool:
    """Whether the vocabulary knows a text as a column header (or a bare instrument name)."""
    if match_header(text).score > WEAK:
        return True
    return _INSTRUMENT_NAME.fullmatch(text.strip()) is not None


def _fills_header(grid: Grid, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the second row of a text extract names what the first leaves open.

    Extracts do not tell spans: a wide header is a text and empty cells to its right.
    """
    if grid.edges or len(rows) < 3 or len(rows[0]) != len(rows[1]):
        return False
    first, second = rows[0], rows[1]
    open_columns = [i for i, cell in enumerate(first) if cell.empty]
    named = [i for i, cell in enumerate(second) if not cell.empty]
    return (
        bool(open_columns)
        and 1 < len(named) < len(second)
        and 0 not in named
        and set(open_columns) <= set(named)
        and all(i in open_columns or i + 1 in open_columns for i in named)
        and max(len(second[i].text) for i in named) < _LONGEST_SUB_HEADER
    )


def _is_sub_header(cells: Sequence[Cell]) -> bool:
    """Whether a row only names years (``ปี 2563 | ปี 2564``), quarters or months."""
    texts = [cell.text for cell in cells if not cell.empty]
    if not cells[0].empty and cells[0].column == 0:
        return False
    plain = [to_ascii_digits(text).strip() for text in texts]
    if plain == ["1", "2", "3", "4"] or (len(plain) > 2 and all(map(_is_month, plain))):
        return True
    return len(texts) >= 2 and all(
        (m := match_header(t)).year is not None and not set(m.roles) - {"year", "score"}
        for t in texts
    )


def _is_month(text: str) -> bool:
    return len(text) < _LONGEST_MONTH and MONTH.match(text) is not None


def same_rows(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> bool:
    """Whether two lists of rows say the same cell by cell, as a repeated header does.

    A letter may differ (the text layer may be damaged in another place), a number or a code not.
    """
    if len(a) != len(b) or any(len(x) != len(y) for x, y in zip(a, b, strict=True)):
        return False
    pairs = [pair for x, y in zip(a, b, strict=True) for pair in zip(x, y, strict=True)]
    return any(left for left, _ in pairs) and all(_same_text(x, y) for x, y in pairs)


def _same_text(a: str, b: str) -> bool:
    left, right = collapse(a), collapse(b)
    if left == right:
        return True
    return _EXACT.findall(left) == _EXACT.findall(right) and ratio(left, right) >= _SAME

"""Columns of differences (ผลต่าง) against the years beside them: ``trend-mismatch``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.model import Document, Finding
from itaextract.thai.digits import to_ascii_digits

_DIFFERENCE: Final = re.compile(
    r"ผลต่าง|ส่วนต่าง|เปลี่ยนแปลง|เพิ่มขึ้น\s?/\s?ลดลง|เพิ่ม\s?/\s?ลด|\(?\+\s?/\s?[-–]\)?"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:25)?(6\d)(?!\d)")
_NUMBER: Final = re.compile(r"[+\-–−]?\s?\d{1,3}(?:\.\d+)?")
_SLACK: Final = 0.011
_LEAST_ROWS: Final = 2
_MOST_WRONG: Final = 0.34
"""With a larger share of rows the column is the difference of something else."""


class _Row(NamedTuple):
    place: int
    stated: str
    difference: float
    earlier: str
    later: str


def check_differences(document: Document) -> Iterator[Finding]:
    """A difference that is not that of the two latest years, nor of the first and the last."""
    for t, table in enumerate(document.tables):
        header = [to_ascii_digits(cell) for cell in table.header]
        column = next((c for c, cell in enumerate(header) if _DIFFERENCE.search(cell)), None)
        years = sorted(
            (int(found[0]), c) for c, cell in enumerate(header) if len(found := _years(cell)) == 1
        )
        if column is None or len(years) < 2 or column in {c for _, c in years}:
            continue
        pairs = {(years[-2][1], years[-1][1]), (years[0][1], years[-1][1])}
        ways = [list(_rows(table.rows, column, *pair)) for pair in pairs]
        wrong = min(([row for row in way if _is_wrong(row)] for way in ways), key=len)
        if len(ways[0]) >= _LEAST_ROWS and 0 < len(wrong) <= max(1, _MOST_WRONG * len(ways[0])):
            for row in wrong:
                yield _finding(row, f"/tables/{t}/rows/{row.place}", column, table.pages)


def _years(cell: str) -> list[str]:
    return _YEAR.findall(cell)


def _rows(rows: Sequence[Sequence[str]], column: int, first: int, last: int) -> Iterator[_Row]:
    for index, row in enumerate(rows):
        texts = [to_ascii_digits(row[c]).strip() for c in (column, first, last) if c < len(row)]
        if len(texts) == 3 and all(_NUMBER.fullmatch(text) for text in texts):
            stated, earlier, later = texts
            yield _Row(index, stated, _value(later) - _value(earlier), earlier, later)


def _value(text: str) -> float:
    return float(re.sub(r"[–−]", "-", text).replace(" ", "").lstrip("+"))


def _is_wrong(row: _Row) -> bool:
    """A number without a sign may be a fall as well as a rise."""
    stated = _value(row.stated)
    if row.stated[0].isdigit():
        return abs(stated - abs(row.difference)) > _SLACK
    return abs(stated - row.difference) > _SLACK


def _finding(row: _Row, ref: str, column: int, pages: Sequence[int]) -> Finding:
    arithmetic = f"{row.later} − {row.earlier} = {row.difference:.2f}"
    return finding(
        "trend-mismatch",
        "warning",
        f"The difference {row.stated} in a table does not follow: {arithmetic}.",
        f"ผลต่าง {row.stated} ในตารางไม่ตรงกับ {arithmetic}",
        refs=[f"{ref}/{column}"],
        pages=pages,
    )

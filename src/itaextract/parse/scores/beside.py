"""What stands beside a score in its row: year, grade, trend, rank, and a note or guideline."""

import re

from itaextract.model import Trend
from itaextract.parse.context import Context
from itaextract.parse.layout import Column, Layout
from itaextract.parse.numbers import bare_year, is_grade, parse_difference
from itaextract.parse.scores.columns import Group
from itaextract.table.model import Row, Table
from itaextract.thai import split_items, to_ascii_digits

_EARLIER = re.compile(r"ปี(?:ที่แล้ว|ก่อน|ที่ผ่านมา)")


class Beside:
    """The columns of a score table that tell more of its scores."""

    def __init__(self, table: Table, layout: Layout, ctx: Context, year: int | None) -> None:
        self._table, self._ctx, self._year = table, ctx, year
        self._trend = layout.first("trend")
        self._note = layout.first("guideline", "note")
        self._grades = [c for c in layout.columns if c.role == "grade"]
        self._years = layout.first("row_year")

    @property
    def has_notes(self) -> bool:
        """Whether a column holds notes or guidelines."""
        return self._note is not None

    def year(self, row: Row, column: Column) -> int | None:
        """The year of a score: of its row, else of its column, else of the whole table."""
        if self._years is not None and (own := bare_year(row.text(self._years.index))):
            return own
        if column.year is not None or self._year is None:
            return column.year
        return self._year - 1 if _EARLIER.search(column.header) else self._year

    def grade(self, row: Row, column: Column, *, overall: bool, several: bool) -> str | None:
        """The grade beside a score, or below it in a row of grades.

        Args:
            row: the row of the score.
            column: the column of the score.
            overall: whether it is the score of the whole; a row of grades is for these only.
            several: whether the row scores several things; its grade is that of the whole.
        """
        beside = [c for c in self._grades if c.index > column.index] or self._grades
        if beside:
            text = row.text(beside[0].index)
            return None if several and not overall else self._ctx.clean(text) or None
        if not overall:
            return None
        grades = (r.text(column.index).strip() for r in self._table.rows)
        return next((g for g in grades if is_grade(g)), None)

    def trend(self, row: Row) -> Trend | None:
        """What the column of differences says."""
        return parse_difference(row.text(self._trend.index)) if self._trend else None

    def note(self, row: Row) -> str | None:
        """The note or guideline, its markers removed."""
        if self._note is None:
            return None
        cell = row.cells[self._note.index]
        items = split_items(cell.paragraphs) if cell else []
        return self._ctx.clean(" ".join(items)) or None


def rank(row: Row, group: Group) -> int | None:
    """The number in the column of ranks."""
    for column in group.labels:
        if column.role == "rank":
            digits = to_ascii_digits(row.text(column.index)).strip(" .)")
            return int(digits) if digits.isdigit() else None
    return None

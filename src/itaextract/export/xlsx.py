"""Excel workbooks: one sheet per tidy table. Needs the extra ``xlsx`` (openpyxl).

Text is stored as text, so formulas need no apostrophe here. Lists of texts stand in one wrapped
cell, one per line; lists of numbers are joined by `` | ``. What Excel cannot hold is cut or goes
to a further sheet, and the last sheet, ``notes``, says what was cut.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from itaextract.export.atomic import replacing
from itaextract.export.columns import Cell, join
from itaextract.export.tidy import TABLES, all_tables
from itaextract.export.tidytable import PlainTable, Table, once
from itaextract.model import Document

if TYPE_CHECKING:
    from openpyxl import Workbook

# "Excel specifications and limits": characters (UTF-16 units) of a cell, rows of a worksheet.
MAX_CELL = 32_767
MAX_ROWS = 1_048_576
WIDE_COLUMN, COLUMN, NARROW_COLUMN = 48, 20, 12
_WIDE = {
    *("title", "steps", "responsible", "monitoring", "success_indicators", "outputs", "outcomes"),
    *("problems", "suggestions", "extra", "text", "label", "note", "guideline", "cells"),
    *("message_en", "message_th", "group", "evidence_urls"),
}
_NARROW = {
    *("id", "number", "code", "year", "score", "trend", "rank", "weight", "level", "table"),
    *("pages", "position", "table_id", "fragments", "measure", "instrument", "indicator_no"),
}


class Cut(NamedTuple):
    """A text that was too long for its cell."""

    sheet: str
    row: int
    column: str
    length: int


class Sheets:
    """One table of the workbook; a further sheet is opened where one is full."""

    def __init__(self, book: "Workbook", name: str, header: Sequence[str]) -> None:
        self._book, self._name, self._header = book, name, header
        self._count = 0
        self.cuts: list[Cut] = []
        self._open()

    def append(self, row: Sequence[Cell]) -> None:
        """Add one row."""
        if self._rows == MAX_ROWS:
            self._open()
        self._rows += 1
        named = zip(self._header, row, strict=True)
        self._sheet.append([self._cell(name, value) for name, value in named])
        self._sheet.auto_filter.ref = f"A1:{self._last_column}{self._rows}"

    def extend(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Add rows."""
        for row in rows:
            self.append(row)

    # openpyxl's stubs call write-only sheets by the class of ordinary ones.
    def _open(self) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self._count += 1
        suffix = f" ({self._count})" if self._count > 1 else ""
        sheet: Any = self._book.create_sheet(self._name + suffix)
        sheet.freeze_panes = "A2"
        for number, name in enumerate(self._header, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _width(name)
        header = [WriteOnlyCell(sheet, name) for name in self._header]
        for cell in header:
            cell.font = Font(bold=True)
        sheet.append(header)
        self._sheet, self._rows = sheet, 1
        self._last_column = get_column_letter(len(self._header))

    def _cell(self, column: str, value: Cell) -> Any:
        if isinstance(value, list | dict):
            numbers = any(isinstance(item, int | float) for item in value)
            value = join(value, " | " if numbers else "\n") or None
        if not isinstance(value, str):
            return value
        length = _units(value)
        if length > MAX_CELL:
            self.cuts.append(Cut(self._sheet.title, self._rows, column, length))
            value = _cut(value)
        return _text_cell(self._sheet, value)


def write_xlsx(
    documents: Iterable[Document], target: Path, beside: Sequence[PlainTable] = ()
) -> None:
    """Write the tidy tables of documents as one workbook with frozen header rows.

    Args:
        documents: consumed one at a time.
        target: the file to write.
        beside: tables that follow those of the documents.

    Raises:
        ImportError: openpyxl is not installed.
        OSError: the target cannot be written.
    """
    from openpyxl import Workbook

    with replacing(target) as part:
        book = Workbook(write_only=True)
        sheets: dict[Table, Sheets] = {
            table: Sheets(book, table.name, table.header) for table in all_tables(beside)
        }
        try:
            for document in once(documents):
                for table in TABLES:
                    sheets[table].extend(table.rows(document))
            for plain in beside:
                sheets[plain].extend(plain.rows())
            _write_notes(book, [cut for rows in sheets.values() for cut in rows.cuts])
        finally:
            book.save(part)  # also closes the temporary files of the sheets


def _write_notes(book: "Workbook", cuts: list[Cut]) -> None:
    notes = Sheets(book, "notes", ("sheet", "row", "column", "note"))
    for cut in cuts:
        note = f"cut to {MAX_CELL} of {cut.length} characters, all that a cell of Excel can hold"
        notes.append((cut.sheet, cut.row, cut.column, note))


def _width(name: str) -> int:
    if name in _WIDE:
        return WIDE_COLUMN
    return NARROW_COLUMN if name in _NARROW else COLUMN


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(text: str) -> str:
    kept = text.encode("utf-16-le")[: 2 * (MAX_CELL - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"  # else text that opens with "=" becomes a formula
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell

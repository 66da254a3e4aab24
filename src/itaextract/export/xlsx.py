"""Excel workbooks: one sheet per tidy table. Needs the extra ``xlsx`` (openpyxl).

Text is stored as text, so formulas need no apostrophe here. Lists of texts stand in one wrapped
cell, one per line; lists of numbers are joined by `` | ``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itaextract.export.atomic import replacing
from itaextract.export.tidy import TABLES, Cell, TidyTable, join
from itaextract.model import Document

if TYPE_CHECKING:
    from openpyxl import Workbook

# "Excel specifications and limits": total number of characters that a cell can contain.
MAX_CELL = 32_767
WIDE_COLUMN, COLUMN, NARROW_COLUMN = 48, 20, 12
_WIDE = {
    *("title", "steps", "responsible", "monitoring", "success_indicators", "outputs", "outcomes"),
    *("problems", "suggestions", "extra", "text", "label", "note", "guideline"),
    *("message_en", "message_th", "group", "evidence_urls"),
}
_NARROW = {
    *("document", "id", "number", "code", "year", "score", "trend", "rank", "weight", "level"),
    *("pages", "position", "table_id", "fragments", "measure", "instrument", "indicator_no"),
}


def write_xlsx(documents: Iterable[Document], target: Path) -> None:
    """Write the tidy tables of documents as one workbook with frozen header rows.

    Raises:
        ImportError: openpyxl is not installed.
        OSError: the target cannot be written.
    """
    from openpyxl import Workbook

    rows: dict[TidyTable, list[tuple[Cell, ...]]] = {table: [] for table in TABLES}
    for document in documents:
        for table in TABLES:
            rows[table] += table.rows(document)
    with replacing(target) as part:
        book = Workbook(write_only=True)
        for table in TABLES:
            sheet = _sheet(book, table)
            for row in rows[table]:
                sheet.append([_cell(sheet, value) for value in row])
        book.save(part)


# openpyxl's stubs call write-only sheets by the class of ordinary ones.
def _sheet(book: "Workbook", table: TidyTable) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.header, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(name)
    header = [WriteOnlyCell(sheet, name) for name in table.header]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    return sheet


def _width(name: str) -> int:
    if name in _WIDE:
        return WIDE_COLUMN
    return NARROW_COLUMN if name in _NARROW else COLUMN


def _cell(sheet: Any, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    if isinstance(value, list):
        texts = all(isinstance(item, str) for item in value)
        value = join(value, "\n" if texts else " | ") or None
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - 1] + "…"
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # else text that opens with "=" becomes a formula
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell

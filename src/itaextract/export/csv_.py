"""CSV for spreadsheets: UTF-8 with BOM, RFC 4180 quoting, formulas neutralised.

The BOM makes Excel read Thai; readers such as pandas take it as ``utf-8-sig``. Lists stand in
one cell, joined by `` | ``, so that a record stays on one line; ``steps`` and ``measure_lists``
have them one by one.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from itaextract.export.atomic import replacing, write_text
from itaextract.export.columns import Cell, join, plain
from itaextract.export.tidy import MEASURES, TABLES
from itaextract.export.tidytable import PlainTable, Table, once
from itaextract.model import Document, TableRecord

ENCODING = "utf-8-sig"
SEPARATOR = " | "
# OWASP, "CSV Injection": what makes a spreadsheet take a cell for a formula. The full-width forms
# count too, because Excel folds them under East Asian settings.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

CellText = Callable[[Cell], str]


def neutralise(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def cell_text(cell: Cell) -> str:
    """Give a cell as CSV text: dates in ISO form, None as nothing, lists joined."""
    if isinstance(cell, list | dict):
        cell = join(cell, SEPARATOR)
    if not isinstance(cell, str):
        return plain(cell)
    # The csv module leaves a lone CR unquoted, and readers take it for the end of the row.
    return neutralise(cell.replace("\r\n", "\n").replace("\r", "\n"))


def to_csv(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], as_text: CellText = cell_text
) -> str:
    """Give a header and rows as CSV text without BOM, lines ended by a line feed."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow([cell_text(name) for name in header])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return stream.getvalue()


def measures_csv(documents: Iterable[Document]) -> Iterator[str]:
    """Give the measures of documents as one CSV table without BOM, piece by piece as they come."""
    for number, document in enumerate(once(documents)):
        yield to_csv(MEASURES.header if number == 0 else (), MEASURES.rows(document))


def table_csv(table: TableRecord) -> str:
    """Give one table of a document as CSV text without BOM, as its cells stand."""
    rows: list[list[Cell]] = [list(row) for row in table.rows]
    return to_csv(table.header, rows)


def write_table_csv(table: TableRecord, target: Path) -> None:
    """Write one table of a document as a CSV file.

    Raises:
        OSError: the target cannot be written.
    """
    write_text(target, table_csv(table), ENCODING)


def write_csv(documents: Iterable[Document], target: Path) -> None:
    """Write the measures of documents as one CSV file.

    Raises:
        OSError: the target cannot be written.
    """
    with replacing(target) as part, part.open("w", encoding=ENCODING, newline="") as stream:
        stream.writelines(measures_csv(documents))


def write_csv_folder(
    documents: Iterable[Document],
    folder: Path,
    beside: Sequence[PlainTable] = (),
    encoding: str = ENCODING,
    as_text: CellText = cell_text,
) -> None:
    """Write every tidy table of documents into ``folder``, as ``measures.csv`` and so on.

    Args:
        documents: consumed one at a time.
        folder: where the files go; it is made.
        beside: tables that follow those of the documents.
        encoding: of the files.
        as_text: how a cell is written.

    Raises:
        OSError: the folder cannot be written.
    """
    with ExitStack() as stack:
        streams = {
            table: _open(stack, table, folder / f"{table.name}.csv", encoding) for table in TABLES
        }
        for document in once(documents):
            for table, stream in streams.items():
                stream.write(to_csv((), table.rows(document), as_text))
        for plain in beside:
            stream = _open(stack, plain, folder / f"{plain.name}.csv", encoding)
            stream.writelines(to_csv((), [row], as_text) for row in plain.rows())


def write_plain_csv(table: PlainTable, target: Path) -> None:
    """Write one table as a CSV file.

    Raises:
        OSError: the target cannot be written.
    """
    with ExitStack() as stack:
        stream = _open(stack, table, target, ENCODING)
        stream.writelines(to_csv((), [row]) for row in table.rows())


def _open(stack: ExitStack, table: Table, target: Path, encoding: str) -> TextIO:
    """Open a table beside its place; the stack closes it before it is renamed."""
    part = stack.enter_context(replacing(target))
    stream = stack.enter_context(part.open("w", encoding=encoding, newline=""))
    stream.write(to_csv(table.header, ()))
    return stream

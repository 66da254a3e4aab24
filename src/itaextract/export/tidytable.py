"""Documents as flat tables: one row per record, one column per field.

Each table is data: a name, where its records come from, and the dotted paths of its columns, whose
types and descriptions follow from the models. Every row opens with ``file`` and ``document`` (the
first 16 digits of the file's SHA-256), which tie the tables of one document together. Where a path
ends at a list, the cell is a list; the format decides how it is written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from itaextract.export.columns import Cell, Column, ColumnType, columns_of
from itaextract.model import Document, Record

#: Two of 100,000 files share as many digits with a probability below one in a thousand million.
DOCUMENT_DIGITS = 16
FILE = Column("file", "", ColumnType.TEXT, False, (), "Name of the file, without its folder.")
DOCUMENT = Column(
    "document",
    "",
    ColumnType.TEXT,
    True,
    (),
    f"The document: the first {DOCUMENT_DIGITS} digits of the SHA-256 of the file.",
)
POSITION = Column(
    "position", "", ColumnType.INTEGER, True, (), "Place among its like in the document, from 1."
)


class Reference(NamedTuple):
    """Columns of a table that name a row of another one."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class TidyTable:
    """One flat table.

    Attributes:
        name: also the name of the CSV file and of the sheet.
        description: one sentence.
        model: the record of a row.
        records: gives the records of a document, in document order.
        paths: dotted attribute paths into a record, one per column.
        key: columns that, with ``document``, tell every row from the others; ``position`` is
            counted here, unless it is a field of the record.
        parent: the column that names a row of another table than ``documents``, and that table.
    """

    name: str
    description: str
    model: type[Record]
    records: Callable[[Document], Iterable[Record]]
    paths: tuple[str, ...]
    key: tuple[str, ...] = ("position",)
    parent: tuple[str, str] | None = None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Describe all columns, the two keys first."""
        fields = columns_of(self.model, self.paths)
        counted = (POSITION,) if self._counted else ()
        return (FILE, DOCUMENT, *counted, *fields)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, the two keys first."""
        return tuple(column.name for column in self.columns)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """Columns whose values no two rows share."""
        return (DOCUMENT.name, *self.key)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The rows of other tables that a row belongs to."""
        if not self.key:
            return ()
        found = [Reference((DOCUMENT.name,), "documents", (DOCUMENT.name,))]
        if self.parent:
            column, table = self.parent
            found.append(Reference((DOCUMENT.name, column), table, (DOCUMENT.name, "id")))
        return tuple(found)

    def rows(self, document: Document) -> Iterator[tuple[Cell, ...]]:
        """Give one row per record, in the order of ``header``."""
        source = document.source
        keys = (source.file_name, source.sha256[:DOCUMENT_DIGITS])
        fields = self.columns[len(keys) + self._counted :]
        for position, record in enumerate(self.records(document), 1):
            counted = (position,) if self._counted else ()
            yield (*keys, *counted, *(column.cell(record) for column in fields))

    @property
    def _counted(self) -> bool:
        return "position" in self.key and "position" not in self.model.model_fields


@dataclass(frozen=True)
class PlainTable:
    """A table beside those of the documents, with rows of its own.

    Attributes:
        name: also the name of the CSV file and of the sheet.
        description: one sentence.
        columns: all columns.
        rows: gives the rows, one cell per column, anew with each call.
        primary_key: columns whose values no two rows share.
        references: the rows of other tables that a row belongs to.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]]
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)


Table = TidyTable | PlainTable


def once(documents: Iterable[Document]) -> Iterator[Document]:
    """Leave out documents that came before, under whatever file name: keys stay unique."""
    seen: set[str] = set()
    for document in documents:
        if document.source.sha256 not in seen:
            seen.add(document.source.sha256)
            yield document

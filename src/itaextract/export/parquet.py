"""Parquet: every tidy table as a folder, parted by fiscal year. Needs the extra ``parquet``.

``measures/fiscal_year=2567/part-0.parquet`` and so on, as pandas, Polars, DuckDB, Spark and R read
it; the year stands in the name of the folder alone.
"""

import errno
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from itaextract.export.arrow import arrow_schema, arrow_table
from itaextract.export.atomic import replacing, replacing_folder
from itaextract.export.columns import Cell, Column
from itaextract.export.tidy import MEASURES, TABLES, all_tables
from itaextract.export.tidytable import PlainTable, TidyTable, once
from itaextract.model import Document

PARTITION = "fiscal_year"
#: What Hive calls the folder of rows without a value.
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
#: Rows that are held before the longest part is written: some 100 MB of text at most.
MAX_HELD = 50_000
COMPRESSION = "zstd"


class Part(NamedTuple):
    """The rows of one table and one fiscal year."""

    table: TidyTable
    year: int | None

    @property
    def folder(self) -> str:
        """Name of its folder in the folder of the table."""
        return f"{PARTITION}={NO_YEAR if self.year is None else self.year}"


class _Parts:
    """Gathers rows and writes the longest part whenever too many are held."""

    def __init__(self, folders: dict[TidyTable, Path]) -> None:
        self._folders = folders
        self._held: dict[Part, list[tuple[Cell, ...]]] = {}
        self._files: Counter[Part] = Counter()
        self._count = 0

    def add(self, document: Document) -> None:
        for table in self._folders:
            rows = list(table.rows(document))
            if rows:
                self._held.setdefault(Part(table, document.fiscal_year), []).extend(rows)
                self._count += len(rows)
        while self._count > MAX_HELD:
            self._write(max(self._held, key=lambda part: len(self._held[part])))

    def finish(self) -> None:
        for part in list(self._held):
            self._write(part)
        for table in self._folders.keys() - {part.table for part in self._files}:
            self._held[Part(table, None)] = []  # a table without rows still has its columns
            self._write(Part(table, None))

    def _write(self, part: Part) -> None:
        rows = self._held.pop(part)
        target = self._folders[part.table] / part.folder / f"part-{self._files[part]}.parquet"
        target.parent.mkdir(exist_ok=True)
        _write_part(part.table, rows, target)
        self._files[part] += 1
        self._count -= len(rows)


def write_parquet_folder(
    documents: Iterable[Document], folder: Path, beside: Sequence[PlainTable] = ()
) -> None:
    """Write every tidy table of documents as a folder of Parquet files in ``folder``.

    Older tables there are replaced as a whole.

    Args:
        documents: consumed one at a time.
        folder: where the folders of the tables go.
        beside: tables that follow those of the documents; they are not parted by year.

    Raises:
        ImportError: pyarrow is not installed.
        FileExistsError: a folder of such a name holds other files; nothing is touched.
        OSError: the folder cannot be written.
    """
    for table in all_tables(beside):
        _refuse_other_files(folder / table.name)
    with ExitStack() as stack:
        parts = _Parts(
            {table: stack.enter_context(replacing_folder(folder / table.name)) for table in TABLES}
        )
        for document in once(documents):
            parts.add(document)
        parts.finish()
        for plain in beside:
            place = stack.enter_context(replacing_folder(folder / plain.name))
            _write_rows(plain.columns, plain.rows(), place / "part-0.parquet")


def write_parquet(documents: Iterable[Document], target: Path) -> None:
    """Write the measures of documents as one Parquet file.

    Raises:
        ImportError: pyarrow is not installed.
        OSError: the target cannot be written.
    """
    rows = (row for document in once(documents) for row in MEASURES.rows(document))
    with replacing(target) as part:
        _write_rows(MEASURES.columns, rows, part)


def _write_rows(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], target: Path) -> None:
    import pyarrow.parquet as pq

    left = iter(rows)
    with pq.ParquetWriter(target, arrow_schema(columns), compression=COMPRESSION) as writer:
        while batch := list(islice(left, MAX_HELD)):
            writer.write_table(arrow_table(columns, batch))


def _write_part(table: TidyTable, rows: list[tuple[Cell, ...]], target: Path) -> None:
    import pyarrow.parquet as pq

    whole = arrow_table(table.columns, rows)
    if PARTITION in table.header:
        whole = whole.drop_columns([PARTITION])
    pq.write_table(whole, target, compression=COMPRESSION)


def _refuse_other_files(folder: Path) -> None:
    """A folder that would be replaced may hold nothing but our own parts."""
    if not folder.exists():
        return
    ours = {*folder.glob(f"{PARTITION}=*/part-*.parquet"), *folder.glob("part-*.parquet")}
    for path in [folder] if folder.is_file() else folder.rglob("*"):
        if path.is_file() and path not in ours:
            reason = "the folder holds files other than a Parquet table; choose another --out"
            raise FileExistsError(errno.EEXIST, reason, str(folder))

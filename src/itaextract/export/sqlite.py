"""One SQLite file with every tidy table, its keys and indexes, and a data dictionary.

Dates are ISO texts, lists and texts by name are JSON, which ``json_each`` takes apart.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from itaextract.export.atomic import replacing
from itaextract.export.columns import Cell, Column, ColumnType, as_json
from itaextract.export.tidy import TABLES, all_tables
from itaextract.export.tidytable import PlainTable, Table, once
from itaextract.model import SCHEMA_VERSION, Document

_TYPES = {
    ColumnType.INTEGER: "INTEGER",
    ColumnType.NUMBER: "REAL",
    ColumnType.BOOLEAN: "INTEGER",
}
#: Columns that people filter and group by; keys have their own indexes.
INDEXES = (
    ("documents", "fiscal_year"),
    ("documents", "agency_province", "agency_amphoe"),
    ("documents", "agency_name"),
    ("measures", "indicator_no"),
    ("measure_lists", "field"),
    ("scores", "code", "year"),
    ("scores", "level", "year"),
    ("findings", "code"),
    ("tables", "kind"),
)
_DICTIONARY = """CREATE TABLE data_dictionary (
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY ("table", "column")
)"""


def write_sqlite(
    documents: Iterable[Document], target: Path, beside: Sequence[PlainTable] = ()
) -> None:
    """Write documents as one SQLite database, one at a time.

    Args:
        documents: consumed one at a time.
        target: the file to write.
        beside: tables that follow those of the documents.

    Raises:
        OSError: the target cannot be written.
    """
    with replacing(target) as part, closing(sqlite3.connect(part)) as database:
        # The file is thrown away if anything fails, so a journal would only cost time.
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
            f"PRAGMA user_version = {int(SCHEMA_VERSION)};"
        )
        for table in all_tables(beside):
            database.execute(table_sql(table))
        _describe(database, all_tables(beside))
        for document in once(documents):
            for table in TABLES:
                _insert(database, table, table.rows(document))
        for plain in beside:
            _insert(database, plain, plain.rows())
        for table_name, *columns in INDEXES:
            name = "_".join((table_name, *columns))
            database.execute(f"CREATE INDEX {name} ON {table_name} ({_list(columns)})")
        database.commit()


def table_sql(table: Table) -> str:
    """Give the statement that makes a table."""
    lines = [
        *(_column_sql(column) for column in table.columns),
        f"PRIMARY KEY ({_list(table.primary_key)})",
        *(
            f"FOREIGN KEY ({_list(reference.columns)}) "
            f"REFERENCES {_quote(reference.table)} ({_list(reference.keys)})"
            for reference in table.references
        ),
    ]
    return f"CREATE TABLE {_quote(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column_sql(column: Column) -> str:
    not_null = " NOT NULL" if column.required else ""
    return f"{_quote(column.name)} {_TYPES.get(column.type, 'TEXT')}{not_null}"


def _insert(database: sqlite3.Connection, table: Table, rows: Iterable[Sequence[Cell]]) -> None:
    places = ", ".join("?" * len(table.columns))
    cells = ([as_json(cell) for cell in row] for row in rows)
    database.executemany(f"INSERT INTO {_quote(table.name)} VALUES ({places})", cells)


def _describe(database: sqlite3.Connection, tables: Sequence[Table]) -> None:
    database.execute(_DICTIONARY)
    database.executemany(
        "INSERT INTO data_dictionary VALUES (?, ?, ?, ?)",
        (
            (table.name, column.name, column.type.value, column.description)
            for table in tables
            for column in table.columns
        ),
    )


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_quote, names))


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

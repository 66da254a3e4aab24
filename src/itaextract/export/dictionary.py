"""The data dictionary: every tidy table with its columns, as Markdown, generated from the models.

``python -m itaextract.export.dictionary`` prints ``docs/data-dictionary.md``.
"""

import sys

from itaextract.export.columns import Column
from itaextract.export.tidy import TABLES
from itaextract.export.tidytable import TidyTable

OPENING = """# Data dictionary

The tidy tables that the formats csv, xlsx, parquet, sqlite and datapackage write. Generated from \
the models by `make dictionary`; [contract.md](contract.md) has the nested records, \
[formats.md](formats.md) the formats.

A column is named by its place in the record: `period.start` is `period_start`. A type with ? may \
be empty. Keys are bold; with `document` they tell every row of a table from the others.
"""


def data_dictionary() -> str:
    """Give the data dictionary as Markdown."""
    return "\n".join([OPENING, *(_section(table) for table in TABLES)])


def _section(table: TidyTable) -> str:
    belongs = "".join(
        f" {_code(reference.columns)} is {_code(reference.keys)} of `{reference.table}`."
        for reference in table.references
    )
    rows = [_row(table, column) for column in table.columns]
    head = f"## {table.name}\n\n{table.description}{belongs}\n\n"
    return head + "| column | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _row(table: TidyTable, column: Column) -> str:
    name = f"`{column.name}`"
    if column.name in table.primary_key:
        name = f"**{name}**"
    optional = "" if column.required else "?"
    values = f" One of {', '.join(f'`{value}`' for value in column.values)}."
    meaning = column.description + (values if column.values else "")
    return f"| {name} | {column.type}{optional} | {meaning} |"


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(data_dictionary())

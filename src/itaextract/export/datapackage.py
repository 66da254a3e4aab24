"""A Frictionless data package: the tidy tables as CSV, with their schema in ``datapackage.json``.

Follows Data Package and Table Schema, version 1 (https://specs.frictionlessdata.io). The CSV files
are for programs: UTF-8 without BOM, lists and texts by name as JSON. Text that a spreadsheet would
take for a formula has an apostrophe in front all the same, since such files are opened in one.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from itaextract.export.atomic import replacing, write_text
from itaextract.export.columns import Cell, Column, ColumnType, as_json
from itaextract.export.csv_ import cell_text, write_csv_folder
from itaextract.export.tidy import all_tables
from itaextract.export.tidytable import PlainTable, Table
from itaextract.model import SCHEMA_VERSION, Document

DESCRIPTOR = "datapackage.json"
DESCRIPTION = (
    "Records read from documents of Thai local governments under the Integrity and Transparency "
    "Assessment (ITA, การประเมินคุณธรรมและความโปร่งใส). `document` ties the tables together. "
    "A text that opens with = + - @ has an apostrophe in front, so that no spreadsheet takes it "
    f"for a formula. Version {SCHEMA_VERSION} of the schema."
)
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.DATE: "date",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.TEXTS: "array",
    ColumnType.INTEGERS: "array",
    ColumnType.MAPPING: "object",
}
_OLDEST = (1980, 1, 1, 0, 0, 0)


def write_package_folder(
    documents: Iterable[Document], folder: Path, beside: Sequence[PlainTable] = ()
) -> None:
    """Write the package into a folder, ``datapackage.json`` last.

    Args:
        documents: consumed one at a time.
        folder: where the files go; it is made.
        beside: tables that follow those of the documents.

    Raises:
        OSError: the folder cannot be written.
    """
    write_csv_folder(documents, folder, beside, "utf-8", package_cell)
    described = json.dumps(descriptor(beside), ensure_ascii=False, indent=2)
    write_text(folder / DESCRIPTOR, described + "\n")


def write_package(documents: Iterable[Document], target: Path) -> None:
    """Write the package as one zip file; the same documents give the same bytes.

    Raises:
        OSError: the target cannot be written.
    """
    with replacing(target) as part, TemporaryDirectory(dir=target.parent, prefix=".") as name:
        write_package_folder(documents, Path(name))
        with zipfile.ZipFile(part, "w") as archive:
            for path in sorted(Path(name).iterdir()):
                entry = zipfile.ZipInfo(path.name, _OLDEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                with path.open("rb") as source, archive.open(entry, "w") as copy:
                    while chunk := source.read(1 << 20):
                        copy.write(chunk)


def package_cell(cell: Cell) -> str:
    """Give a cell as CSV text; lists and texts by name as JSON, true and false in small letters."""
    if isinstance(cell, list | dict | bool):
        return json.dumps(as_json(cell)) if isinstance(cell, bool) else str(as_json(cell))
    return cell_text(cell)


def descriptor(beside: Sequence[PlainTable] = ()) -> dict[str, Any]:
    """Give the contents of ``datapackage.json``."""
    return {
        "profile": "tabular-data-package",
        "name": "itaextract-documents",
        "title": "ITA documents of Thai local governments",
        "description": DESCRIPTION,
        "resources": [_resource(table) for table in all_tables(beside)],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        "foreignKeys": [
            {
                "fields": list(reference.columns),
                "reference": {"resource": reference.table, "fields": list(reference.keys)},
            }
            for reference in table.references
        ],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # An empty text is written as nothing, so only keys and other types can be called required.
    if column.required and (column.type != ColumnType.TEXT or column.name in table.primary_key):
        constraints["required"] = True
    if column.values and column.type in (ColumnType.TEXT, ColumnType.INTEGER):
        constraints["enum"] = list(column.values)
    field = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    return {**field, "constraints": constraints} if constraints else field

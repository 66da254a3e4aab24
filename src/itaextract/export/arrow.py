"""Rows of tidy tables as typed Arrow tables. Needs pyarrow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from itaextract.export.columns import Cell, Column, ColumnType

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(columns: Sequence[Column]) -> "pa.Schema":
    """Give the schema of columns; each field carries its description as metadata."""
    import pyarrow as pa

    types: dict[ColumnType, Any] = {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.DATE: pa.date32(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.TEXTS: pa.list_(pa.string()),
        ColumnType.INTEGERS: pa.list_(pa.int64()),
        ColumnType.MAPPING: pa.map_(pa.string(), pa.string()),
    }
    return pa.schema(
        [
            pa.field(
                column.name,
                types[column.type],
                nullable=not column.required,
                metadata={"description": column.description},
            )
            for column in columns
        ]
    )


def arrow_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> "pa.Table":
    """Give rows as one table; each row has one cell per column."""
    import pyarrow as pa

    schema = arrow_schema(columns)
    cells = zip(*rows, strict=True) if rows else ([] for _ in columns)
    arrays = [
        pa.array([_value(cell) for cell in values], field.type)
        for field, values in zip(schema, cells, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _value(cell: Cell) -> Any:
    return list(cell.items()) if isinstance(cell, dict) else cell

"""Columns of tidy tables: name, type and description of a field, taken from the models."""

import datetime
import json
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from itaextract.model import Record

Scalar = str | int | float | datetime.date | None
Cell = Scalar | list[Scalar] | dict[str, str]

#: Links of a path that add nothing to the name of a column, and to its description.
WRAPPERS = ("record", "provenance")
_SILENT = (*WRAPPERS, "source", "agency")


class ColumnType(StrEnum):
    """What the cells of a column hold; a list of texts is one cell."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    TEXTS = "list of texts"
    INTEGERS = "list of integers"
    MAPPING = "texts by name"


_TYPES: dict[Any, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    float: ColumnType.NUMBER,
    datetime.date: ColumnType.DATE,
    bool: ColumnType.BOOLEAN,
}
_LISTS = {ColumnType.TEXT: ColumnType.TEXTS, ColumnType.INTEGER: ColumnType.INTEGERS}


class Column(NamedTuple):
    """One column.

    Attributes:
        name: the path with underscores: ``period.start`` is ``period_start``.
        path: dotted attribute path into a record.
        type: what its cells hold.
        required: whether every row has a value.
        values: all values that there can be, if they are an enumeration.
        description: English, with the Thai term where there is one.
    """

    name: str
    path: str
    type: ColumnType
    required: bool
    values: tuple[str | int, ...]
    description: str

    def cell(self, record: object) -> Cell:
        """Follow the path into a record; None where a link is missing."""
        value: Any = record
        for link in self.path.split("."):
            if value is None:
                return None
            value = getattr(value, link)
        cell: Cell = value
        return cell


def columns_of(model: type[Record], paths: tuple[str, ...]) -> tuple[Column, ...]:
    """Describe the columns at these paths of a model."""
    return tuple(_column(model, path) for path in paths)


def column_name(path: str) -> str:
    """Name the column of a path: ``period.start`` is ``period_start``; wrappers are left out."""
    return "_".join(link for link in path.split(".") if link not in WRAPPERS)


def _column(model: type[Record], path: str) -> Column:
    fields = list(_fields(model, path))
    inner, _ = _without_none(fields[-1].annotation)
    is_list = get_origin(inner) is list
    item = _bare(get_args(inner)[0]) if is_list else inner
    values = get_args(item) if get_origin(item) is Literal else ()
    if get_origin(item) is dict:
        type = ColumnType.MAPPING
    else:
        type = _TYPES[values[0].__class__ if values else item]
    texts = [field.description for link, field in zip(path.split("."), fields, strict=True)
             if field.description and link not in _SILENT]  # fmt: skip
    return Column(
        name=column_name(path),
        path=path,
        type=_LISTS[type] if is_list else type,
        required=not any(_without_none(field.annotation)[1] for field in fields),
        values=values,
        description=" ".join(texts),
    )


def _fields(model: type[Record], path: str) -> list[FieldInfo]:
    """Give the fields that the links of a path stand for."""
    fields: list[FieldInfo] = []
    here: Any = model
    for link in path.split("."):
        fields.append(here.model_fields[link])
        here, _ = _without_none(fields[-1].annotation)
    return fields


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """Take ``None`` and metadata off a type; tell whether ``None`` was there."""
    bare = _bare(annotation)
    if get_origin(bare) not in (Union, UnionType):
        return bare, False
    kept = [_bare(part) for part in get_args(bare) if part is not type(None)]
    assert len(kept) == 1, annotation
    return kept[0], len(kept) < len(get_args(bare))


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def plain(value: Scalar) -> str:
    """Give a value as text: dates in ISO form, None as nothing."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def join(values: list[Scalar] | dict[str, str], separator: str) -> str:
    """Give a list as one text; texts by name as ``name: text``."""
    if isinstance(values, dict):
        values = [f"{name}: {text}" for name, text in values.items()]
    return separator.join(map(plain, values))


def as_json(cell: Cell) -> str | int | float | None:
    """Give lists and texts by name as JSON, dates in ISO form, and the rest as it is."""
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False)
    return cell.isoformat() if isinstance(cell, datetime.date) else cell

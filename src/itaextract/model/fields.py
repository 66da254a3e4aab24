"""The text fields of a document, with their places."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from itaextract.model.records import Document

_PARTS = (
    "agency",
    "measures",
    "schedule",
    "guidelines",
    "score_tables",
    "score_mentions",
    "sections",
    "tables",
)
_NO_TEXT = frozenset({"id", "table_id", "provenance", "place_source", "type", "kind"})


class TextField(NamedTuple):
    """A text of a document: its JSON pointer, and the text."""

    ref: str
    text: str


def text_fields(document: Document) -> Iterator[TextField]:
    """Walk over the texts of all records: first measures, last the tables that they came from."""
    for part in _PARTS:
        value = getattr(document, part)
        if isinstance(value, list):
            for index, record in enumerate(value):
                yield from _texts(f"/{part}/{index}", record.model_dump())
        elif value is not None:
            yield from _texts(f"/{part}", value.model_dump())


def _texts(ref: str, value: Any) -> Iterator[TextField]:
    if isinstance(value, str):
        yield TextField(ref, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_TEXT:
                yield from _texts(f"{ref}/{_escaped(key)}", inner)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(f"{ref}/{index}", inner)


def _escaped(key: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")

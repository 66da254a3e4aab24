"""The tables of a run beside those of its documents: what went in, and what failed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from itaextract.export.columns import Cell, Column, ColumnType
from itaextract.export.tidytable import DOCUMENT_DIGITS, PlainTable, Reference

STATES = ("extracted", "failed")
_NUMBER = Column(
    "number", "", ColumnType.INTEGER, True, (), "Place of the input among all inputs, from 1."
)
_INPUT = Column("input", "", ColumnType.TEXT, True, (), "The path, as it was given.")
_HASH = Column(
    "sha256",
    "",
    ColumnType.TEXT,
    False,
    (),
    "SHA-256 of the file, 64 hexadecimal digits; nothing if it could not be opened.",
)
_DOCUMENT = Column(
    "document",
    "",
    ColumnType.TEXT,
    False,
    (),
    "The document (a `document` among `documents`); inputs of the same content share one.",
)
_STATE = Column("state", "", ColumnType.TEXT, True, STATES, "Whether there is a document.")
INPUT_COLUMNS = (_NUMBER, _INPUT, _DOCUMENT, _HASH, _STATE)
ERROR_COLUMNS = (
    _NUMBER,
    _INPUT,
    _HASH,
    Column("kind", "", ColumnType.TEXT, True, (), "Kind of the error, such as `encrypted`."),
    Column("reason", "", ColumnType.TEXT, True, (), "What went wrong, in English."),
)


class Failure(NamedTuple):
    """Why a file gave no document: a stable word, and a line for people."""

    kind: str
    reason: str


class Outcome(NamedTuple):
    """What became of one input; ``number`` counts inputs from 1, ``first`` tells of repetitions."""

    number: int
    name: str
    sha256: str | None
    metadata: dict[str, str]
    failure: Failure | None
    first: bool


def tables_beside(
    outcomes: Callable[[], Iterable[Outcome]], columns: Sequence[str]
) -> tuple[PlainTable, PlainTable]:
    """Give the tables ``inputs`` and ``errors``.

    Args:
        outcomes: gives what became of the inputs, in their order, anew with each call.
        columns: of the user's manifests; they follow the columns of ``inputs``.
    """
    own = tuple(
        Column(name, "", ColumnType.TEXT, False, (), "From the manifest.") for name in columns
    )

    def inputs() -> Iterator[Sequence[Cell]]:
        for outcome in outcomes():
            extracted = outcome.sha256 and not outcome.failure
            yield (
                outcome.number,
                outcome.name,
                outcome.sha256[:DOCUMENT_DIGITS] if outcome.sha256 and extracted else None,
                outcome.sha256,
                STATES[0] if extracted else STATES[1],
                *(outcome.metadata.get(name) for name in columns),
            )

    def errors() -> Iterator[Sequence[Cell]]:
        for outcome in outcomes():
            if outcome.failure and outcome.first:
                yield outcome.number, outcome.name, outcome.sha256, *outcome.failure

    return (
        PlainTable(
            "inputs",
            "Every file that was given, with the columns of the manifest.",
            INPUT_COLUMNS + own,
            inputs,
            ("number",),
            (Reference(("document",), "documents", ("document",)),),
        ),
        PlainTable(
            "errors",
            "Files that gave no document, each content once.",
            ERROR_COLUMNS,
            errors,
            ("number",),
            (Reference(("number",), "inputs", ("number",)),),
        ),
    )

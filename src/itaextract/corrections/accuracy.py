"""How often extraction is right, field by field, by what people decided about its values."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from itaextract.corrections.pointers import joined, parts, value_or_none
from itaextract.corrections.sets import CorrectionSet, Operation
from itaextract.model import Document

_NO_VALUES: Final = frozenset({"id", "provenance", "raw", "table_id"})
"""Members of an accepted record that are no values of their own."""
_Z: Final = 1.96
"""Standard deviations of a 95 % interval."""
RECORD: Final = "*"
"""Stands for a whole record, in the name of a field: ``measures.*``."""


@dataclass(slots=True)
class Accuracy:
    """How often the values of a field were right.

    Attributes:
        field: such as ``measures.title``; ``measures.*`` for whether a record is there at all.
        reviewed: values that were decided about.
        right: those that the extraction has as it was decided.
        absent: those that are not in the document at all.
    """

    field: str
    reviewed: int = 0
    right: int = 0
    absent: int = 0

    @property
    def share(self) -> float:
        """Right ones of those reviewed, from 0 to 1."""
        return self.right / self.reviewed if self.reviewed else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The share's 95 % interval by Wilson: wide where few values were reviewed."""
        n, p = self.reviewed, self.share
        if not n:
            return 0.0, 1.0
        middle = p + _Z**2 / (2 * n)
        spread = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


class _Truth(NamedTuple):
    """What a value should be; ``exists`` is false for a record that is not in the document."""

    pointer: str
    value: Any
    exists: bool
    accepted: bool


def evaluate(
    sets: Iterable[CorrectionSet], documents: Mapping[str, Document] | None = None
) -> list[Accuracy]:
    """Measure an extraction against what people decided.

    Args:
        sets: what was decided, one set a document.
        documents: extracted documents by the SHA-256 of their files, such as those of a newer
            version: records are found again by their values, and those that were removed do not
            count; nor does a set whose document is missing here. Without documents, the
            extraction that was reviewed is measured.

    Returns:
        The fields in the order of their names.
    """
    fields: dict[str, Accuracy] = {}
    for one in sets:
        truths = list(_truths(one.patch))
        if documents is None:
            judged = [(truth, truth.accepted) for truth in truths]
        elif one.source.sha256 in documents:
            judged = list(_compared(truths, documents[one.source.sha256]))
        else:
            continue
        for truth, right in judged:
            name = _field(truth)
            accuracy = fields.setdefault(name, Accuracy(name))
            accuracy.reviewed += 1
            accuracy.right += right
            accuracy.absent += not truth.exists or _is_empty(truth)
    return [fields[name] for name in sorted(fields)]


def _truths(patch: Sequence[Operation]) -> Iterator[_Truth]:
    values = list(_values(patch))
    yield from values
    # What was said of a value says that its record is there.
    removed = {truth.pointer for truth in values if not truth.exists}
    records = dict.fromkeys(joined(_record_of(parts(truth.pointer))) for truth in values)
    for pointer in records:
        if pointer and pointer not in removed:
            yield _Truth(pointer, None, exists=True, accepted=True)


def _values(patch: Sequence[Operation]) -> Iterator[_Truth]:
    for operation in patch:
        verdict = operation.decision
        if verdict is None or operation.op == "add":
            continue
        if operation.op == "remove":
            yield _Truth(operation.path, None, exists=False, accepted=False)
        elif verdict == "accepted" and isinstance(operation.value, dict):
            yield from _members(operation.path, operation.value)
        else:
            accepted = verdict == "accepted"
            yield _Truth(operation.path, operation.value, exists=True, accepted=accepted)


def _members(pointer: str, record: Mapping[str, Any]) -> Iterator[_Truth]:
    """The values of an accepted record."""
    for name, value in record.items():
        if name not in _NO_VALUES and value not in (None, [], {}, ""):
            yield _Truth(f"{pointer}/{name}", value, exists=True, accepted=True)


def _is_empty(truth: _Truth) -> bool:
    return truth.value in (None, [], "") and not _is_record(parts(truth.pointer), truth)


def _field(truth: _Truth) -> str:
    tokens = parts(truth.pointer)
    names = [token for token in tokens if not token.isdecimal()]
    if "extra" in names:
        names = names[: names.index("extra") + 1]
    return ".".join([*names, RECORD] if _is_record(tokens, truth) else names)


def _is_record(tokens: Sequence[str], truth: _Truth) -> bool:
    return tokens[-1].isdecimal() and (not truth.exists or truth.value is None)


def _compared(truths: Sequence[_Truth], document: Document) -> Iterator[tuple[_Truth, bool]]:
    data = document.model_dump(mode="json")
    by_record: dict[tuple[str, ...], list[_Truth]] = defaultdict(list)
    for truth in truths:
        by_record[_record_of(parts(truth.pointer))].append(truth)
    taken: set[tuple[str, ...]] = set()
    for place, wanted in by_record.items():
        found = _find(data, place, wanted, taken)
        for truth in wanted:
            rest = parts(truth.pointer)[len(place) :]
            if not rest:
                # Of a record that was removed nothing is known that could be looked for.
                if truth.exists:
                    yield truth, found is not None
            else:
                yield truth, found is not None and value_or_none(found, rest) == truth.value


def _record_of(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The pointer's part up to the record: ``/measures/3``, ``/score_tables/0/scores/3``."""
    depth = 4 if tokens[:1] == ("score_tables",) and tokens[2:3] == ("scores",) else 2
    return tokens[:depth] if len(tokens) > 1 and tokens[1].isdecimal() else ()


def _find(
    data: Any,
    place: tuple[str, ...],
    wanted: Sequence[_Truth],
    taken: set[tuple[str, ...]],
) -> Any:
    """The record of a list that has most of the values; of equals the one nearest in place."""
    if not place:
        return data
    records = value_or_none(data, place[:-1])
    if not isinstance(records, list):
        return None
    known = [(rest, one.value) for one in wanted if (rest := parts(one.pointer)[len(place) :])]
    at = int(place[-1])
    ranked = sorted(
        (
            -sum(value_or_none(record, rest) == value for rest, value in known),
            abs(index - at),
            index,
        )
        for index, record in enumerate(records)
        if (*place[:-1], str(index)) not in taken
    )
    if not ranked or not ranked[0][0]:
        return None
    taken.add((*place[:-1], str(ranked[0][2])))
    return records[ranked[0][2]]

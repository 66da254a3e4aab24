"""Sets of corrections: JSON Patch operations (RFC 6902) for one document, with who and when."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from itaextract.corrections.pointers import parts
from itaextract.errors import CorrectionsError
from itaextract.model import Verdict

FORMAT: Final = "itaextract-corrections"
_LARGEST: Final = 50_000_000
"""Bytes of a set; a document of a thousand pages with each value decided has a tenth of it."""
_READ_ONLY: Final = frozenset({"schema_version", "source", "findings", "corrections"})
"""Parts of a document that nobody decides about."""


class _Part(BaseModel):
    # Programs may add members of their own, as RFC 6902 has it for operations.
    model_config = ConfigDict(frozen=True, extra="ignore")


class Operation(_Part):
    """One operation of JSON Patch, with what it means here.

    A ``test`` with a verdict is a value that was accepted; one without only makes sure that the
    value is still the one that was looked at.
    """

    op: Literal["test", "replace", "remove", "add"]
    path: str
    value: JsonValue = None
    verdict: Verdict | None = None
    by: str | None = None
    at: str | None = None

    @property
    def decision(self) -> Verdict | None:
        """The verdict, also where a program of another kind wrote the operation."""
        if self.verdict is None and self.op != "test":
            return "absent" if self.op == "remove" else "corrected"
        return self.verdict

    def plain(self) -> dict[str, JsonValue]:
        """The operation as RFC 6902 knows it."""
        plain: dict[str, JsonValue] = {"op": self.op, "path": self.path}
        return plain if self.op == "remove" else {**plain, "value": self.value}


class For(_Part):
    """The file whose document a set is about."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    file_name: str | None = None


class CorrectionSet(_Part):
    """What was decided about one document.

    Removals stand last, those of one list from its end on, so that all pointers are those of the
    document as it was extracted.
    """

    format: Literal["itaextract-corrections"]
    version: Literal[1]
    schema_version: str
    source: For
    reviewer: str | None = None
    saved_at: str | None = None
    patch: list[Operation]

    def check(self) -> None:
        """Refuse operations that corrections do not have.

        Raises:
            CorrectionsError: a part that is no extracted value, an addition that is none to the
                end of a list, or removals in another order.
        """
        removed: list[tuple[str, ...]] = []
        for operation in self.patch:
            tokens = parts(operation.path)
            if operation.op == "test":
                continue
            if not tokens or tokens[0] in _READ_ONLY or {"provenance", "id"} & {*tokens}:
                where = operation.path or "the document as a whole"
                raise CorrectionsError(f"{where} cannot be corrected")
            if operation.op == "remove":
                _check_order(removed, tokens)
                removed.append(tokens)
            elif removed:
                raise CorrectionsError("removals must stand behind all other operations")
            elif operation.op == "add" and tokens[-1] != "-":
                raise CorrectionsError(f"{operation.path}: records are added at the end, as /-")


def _check_order(removed: Iterable[tuple[str, ...]], tokens: tuple[str, ...]) -> None:
    if not tokens[-1].isdecimal():
        raise CorrectionsError(f"/{'/'.join(tokens)}: only records and texts of lists are removed")
    for earlier in removed:
        depth = len(earlier) - 1
        same_list = earlier[:-1] == tokens[:depth] and len(tokens) > depth
        if same_list and int(tokens[depth]) >= int(earlier[-1]):
            raise CorrectionsError("removals must go from the end of a list to its beginning")


def read_set(path: str | os.PathLike[str]) -> CorrectionSet:
    """Read one set.

    Raises:
        CorrectionsError: the file is missing, or holds something else.
    """
    path = Path(path)
    try:
        return _parse(_text(path))
    except CorrectionsError as error:
        raise CorrectionsError(f"{path.name}: {error}") from error.__cause__


def read_sets(places: Iterable[str | os.PathLike[str]]) -> Iterator[CorrectionSet]:
    """Read the sets among the JSON files of folders, and single files.

    Files of folders that hold something else, such as documents, are passed over.

    Raises:
        CorrectionsError: a place is missing, or a set is damaged.
    """
    for place in map(Path, places):
        if not place.is_dir():
            yield read_set(place)
            continue
        for path in sorted(place.rglob("*.json")):
            if f'"{FORMAT}"' in _text(path)[:2000]:
                yield read_set(path)


def by_document(sets: Iterable[CorrectionSet]) -> dict[str, CorrectionSet]:
    """Give the set of each document by its SHA-256.

    Raises:
        CorrectionsError: two sets are about one document.
    """
    found: dict[str, CorrectionSet] = {}
    for one in sets:
        if one.source.sha256 in found:
            name = one.source.file_name or one.source.sha256[:16]
            raise CorrectionsError(f"two sets of corrections are for {name}; one must go")
        found[one.source.sha256] = one
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise CorrectionsError(f"larger than {_LARGEST // 1_000_000} MB")
        return path.read_text("utf-8")
    except OSError as error:
        raise CorrectionsError(error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise CorrectionsError("not JSON in UTF-8") from error


def _parse(text: str) -> CorrectionSet:
    try:
        parsed = CorrectionSet.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors()[0]
        where = "/".join(map(str, problem["loc"]))
        raise CorrectionsError(
            f"no set of corrections ({where + ': ' if where else ''}{problem['msg']})"
        ) from error
    parsed.check()
    return parsed

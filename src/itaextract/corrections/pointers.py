"""JSON pointers (RFC 6901) of a document, before and after records were removed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from jsonpointer import JsonPointer, JsonPointerException

from itaextract.errors import CorrectionsError


def parts(pointer: str) -> tuple[str, ...]:
    """The unescaped parts of a pointer.

    Raises:
        CorrectionsError: it is none.
    """
    try:
        return tuple(JsonPointer(pointer).get_parts())
    except JsonPointerException as error:
        raise CorrectionsError(f"“{pointer}” is no JSON pointer") from error


def joined(tokens: Iterable[str]) -> str:
    """A pointer of its parts."""
    pointer: str = JsonPointer.from_parts(list(tokens)).path
    return pointer


def value_at(data: Any, pointer: str) -> Any:
    """The value at a pointer.

    Raises:
        CorrectionsError: nothing is there.
    """
    try:
        return JsonPointer(pointer).resolve(data)
    except JsonPointerException as error:
        raise CorrectionsError(f"{pointer} is not in the document") from error


def value_or_none(data: Any, tokens: Iterable[str]) -> Any:
    """The value at the parts of a pointer, None where there is none."""
    return JsonPointer.from_parts(list(tokens)).resolve(data, None)


class Removals:
    """Where values are after some were removed from their lists."""

    def __init__(self, pointers: Sequence[str]) -> None:
        self._gone: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for pointer in pointers:
            *parent, last = parts(pointer)
            self._gone[tuple(parent)].add(int(last))

    def moved(self, pointer: str) -> str | None:
        """The new pointer of a value; None where it is gone."""
        old = parts(pointer)
        new: list[str] = []
        for depth, token in enumerate(old):
            gone = self._gone.get(old[:depth])
            if gone and token.isdecimal():
                if int(token) in gone:
                    return None
                token = str(int(token) - sum(one < int(token) for one in gone))
            new.append(token)
        return joined(new)

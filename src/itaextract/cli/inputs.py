"""Inputs of the command line, and the name that each gets for its output."""

import unicodedata
from collections.abc import Collection, Sequence

from itaextract.inputs import Input, collect

__all__ = ["Input", "collect", "output_stems"]


def output_stems(
    inputs: Sequence[Input], *, redacted: bool = False, kept: Collection[str] = ()
) -> list[str]:
    """Give each input the stem of its output file; no two alike, also where case is ignored.

    The first input of a stem keeps it. A later one gets the first free number, so ``b/plan.pdf``
    after ``a/plan.pdf`` becomes ``plan-2``; a stem that another input has by itself is never taken.
    If ``redacted``, names of persons do not come along. Stems that are ``kept`` for something else
    are taken from the beginning.
    """
    wanted = [_without_persons(item.stem) if redacted else item.stem for item in inputs]
    reserved = set(map(_folded, wanted))
    taken = set(map(_folded, kept))
    stems: list[str] = []
    for first in wanted:
        stem, number = first, 1
        while _folded(stem) in taken or (number > 1 and _folded(stem) in reserved):
            number += 1
            stem = f"{first}-{number}"
        taken.add(_folded(stem))
        stems.append(stem)
    return stems


def _without_persons(stem: str) -> str:
    from itaextract.redact import redact_file_name

    return redact_file_name(stem)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()

"""What a corpus is made of: files, folders, patterns, manifests and lists of paths."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from itaextract.corpus.manifest import read_manifest
from itaextract.inputs import STDIN, collect

__all__ = ["Source", "Sources", "find_sources"]


class Source(NamedTuple):
    """One file of a corpus.

    Attributes:
        name: the path as the user or the manifest gave it.
        path: where the file is.
        problem: why there is nothing to read, found before any reading; else None.
        metadata: what the manifest says of it, by column.
    """

    name: str
    path: Path
    problem: str | None
    metadata: dict[str, str]


class Sources(NamedTuple):
    """The files of a corpus, in the order in which they were given.

    Attributes:
        files: one per path; a path that is given twice without a manifest stands once.
        columns: the columns of all manifests, without those of the path.
        ignored: rows of manifests that name no local file.
    """

    files: list[Source]
    columns: tuple[str, ...]
    ignored: int


def find_sources(arguments: Iterable[str | os.PathLike[str]]) -> Sources:
    """Expand what the user gave into files.

    Args:
        arguments: files, folders (searched for ``*.pdf`` and ``*.txt``) and patterns; ``*.csv`` is
            a manifest, ``-`` a list of paths on standard input, ended by line feeds or NULs.

    Raises:
        SettingsError: a manifest has no column of paths, or cannot be read.
    """
    files: list[Source] = []
    columns: dict[str, None] = {}
    ignored = 0
    plain: list[str] = []
    for argument in _with_standard_input(os.fspath(argument) for argument in arguments):
        if not argument.lower().endswith(".csv"):
            plain.append(argument)
            continue
        files += _plain(plain)
        plain.clear()
        manifest = read_manifest(Path(argument))
        columns |= dict.fromkeys(manifest.columns)
        ignored += manifest.ignored
        for row in manifest.rows:
            problem = None if row.path.is_file() else "no such file"
            files.append(Source(row.name, row.path, problem, row.metadata))
    files += _plain(plain)
    return Sources(files, tuple(columns), ignored)


def _plain(arguments: list[str]) -> Iterator[Source]:
    for item in collect(arguments):
        assert item.path is not None
        # Names in old encodings (TIS-620 archives) hold bytes that are no UTF-8.
        name = os.fsencode(item.name).decode("utf-8", "replace")
        yield Source(name, item.path, item.problem, {})


def _with_standard_input(arguments: Iterable[str]) -> Iterator[str]:
    for argument in arguments:
        if argument != STDIN:
            yield argument
            continue
        given = sys.stdin.buffer.read()
        lines = given.split(b"\0") if b"\0" in given else given.splitlines()
        yield from (os.fsdecode(line) for line in lines if line.strip())

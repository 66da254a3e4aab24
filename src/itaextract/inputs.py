"""What a user names, files, folders and patterns, becomes a list of inputs."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

#: What a folder is searched for; files that are named outright may have any suffix.
SUFFIXES = (".pdf", ".txt")
STDIN = "-"
STDIN_STEM = "stdin"


class Input(NamedTuple):
    """One thing to read.

    Attributes:
        name: as it stands in messages.
        path: None for standard input.
        problem: why there is nothing to read, found before any reading; else None.
    """

    name: str
    path: Path | None
    problem: str | None = None

    @property
    def stem(self) -> str:
        """The file name without its last suffix."""
        return self.path.stem if self.path else STDIN_STEM


def collect(arguments: Iterable[str]) -> list[Input]:
    """Expand files, folders, patterns and ``-`` into inputs, each file once, in the order given.

    Folders are searched recursively, in order of path, without hidden files. A pattern is expanded
    here only if no file has that very name, which serves shells that leave patterns alone.
    """
    found: dict[str, Input] = {}
    for argument in arguments:
        for item in _expand(argument):
            found.setdefault(_identity(item), item)
    return list(found.values())


def _identity(item: Input) -> str:
    return os.path.realpath(item.path) if item.path else item.name


def _expand(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(STDIN, None)
    elif path.is_dir():
        yield from _in_folder(argument, path)
    elif os.path.lexists(path) or not glob.has_magic(argument):
        yield Input(argument, path, None if path.exists() else "no such file")
    else:
        # Path.glob takes no absolute patterns.
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
        yield from (Input(name, Path(name)) for name in matches if Path(name).is_file())
        if not matches:
            yield Input(argument, path, "no file matches this pattern")


def _in_folder(argument: str, folder: Path) -> Iterator[Input]:
    empty = True
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            empty = False
            yield Input(str(path), path)
    if empty:
        wanted = " or ".join(SUFFIXES)
        yield Input(argument, folder, f"no {wanted} file in this folder")

"""Where results go: standard output, one file, or a folder, and in which format."""

import errno
import os
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from itaextract.errors import SettingsError
from itaextract.export import FORMATS, Format, combined, format_named, format_of, require


class Place(StrEnum):
    """The three kinds of destination."""

    STDOUT = "stdout"
    FILE = "file"
    FOLDER = "folder"


class Destination(NamedTuple):
    """Where to write, and how; ``path`` is None for standard output."""

    place: Place
    format: Format
    path: Path | None = None

    @property
    def one_file_each(self) -> bool:
        """Whether each document becomes a file of its own in a folder."""
        return self.place is Place.FOLDER and self.format.each

    @property
    def combined(self) -> Path:
        """The file or folder that takes all documents together."""
        assert self.path is not None
        return combined(self.path, self.format) if self.place is Place.FOLDER else self.path


def destination(out: str | None, format_name: str | None, inputs: int) -> Destination:
    """Decide from ``--out``, ``--format`` and the number of inputs.

    ``out`` is a file where it already is one or ends in the suffix of a format (and is no folder);
    else it is a folder, which is made.

    Raises:
        SettingsError: the options contradict each other.
        UnsupportedFormatError: no such format.
        OSError: the folder cannot be made.
    """
    named = format_named(format_name) if format_name else None
    if out is None or out == "-":
        chosen = _to_stdout(named or FORMATS["json"], inputs)
    elif _names_file(out):
        chosen = _to_file(Path(out), named, inputs)
    else:
        chosen = Destination(Place.FOLDER, named or FORMATS["json"], Path(out))
    require(chosen.format)
    if chosen.path:
        make_folder(chosen.path if chosen.place is Place.FOLDER else chosen.path.parent)
    return chosen


def _names_file(out: str) -> bool:
    path = Path(out)
    if out.endswith(("/", "\\")) or path.is_dir():
        return False
    return path.exists() or format_of(path) is not None


def _to_file(path: Path, named: Format | None, inputs: int) -> Destination:
    implied = format_of(path)
    if named and implied and named != implied:
        raise SettingsError(f"--format {named.name} contradicts the file name {path.name}")
    format = named or implied or FORMATS["json"]
    if inputs > 1 and not format.many:
        raise SettingsError(
            f"{inputs} documents do not fit into one {format.name} file; "
            "give a folder, or a name that ends in .jsonl"
        )
    return Destination(Place.FILE, format, path)


def _to_stdout(format: Format, inputs: int) -> Destination:
    if format.stream is None:
        raise SettingsError(f"--format {format.name} needs --out FILE{format.suffix}")
    if inputs > 1 and format.name == "json":
        format = FORMATS["jsonl"]
    return Destination(Place.STDOUT, format)


def make_folder(folder: Path) -> None:
    """Make the folder and see that it can be written to, before any file is read."""
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

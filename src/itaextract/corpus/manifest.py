"""A CSV file that lists the files of a corpus, with columns of the user's own."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from itaextract.corpus.tables import INPUT_COLUMNS
from itaextract.errors import SettingsError

PATH_COLUMNS = ("path", "file", "file_path", "filepath", "file_name", "filename", "local_path")
URL_COLUMNS = ("url", "uri", "link")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)


class Row(NamedTuple):
    """A local file of a manifest: its name there, its place, and the other columns."""

    name: str
    path: Path
    metadata: dict[str, str]


class Manifest(NamedTuple):
    """The local files of a manifest.

    Attributes:
        rows: one per row that names a local file, in their order.
        columns: all columns but that of the path.
        ignored: rows that name none: nothing at all, or an address of the web.
    """

    rows: list[Row]
    columns: tuple[str, ...]
    ignored: int


def read_manifest(path: Path) -> Manifest:
    """Read a manifest: CSV with a header, parted by commas, semicolons or tabs.

    The file stands in a column ``path`` (or ``file``, ``filename`` ...), else in ``url``; a path
    is relative to the folder of the manifest. UTF-8, or Windows-874 as Excel writes it.

    Raises:
        SettingsError: the file cannot be read, has no such column, or a row is too long.
    """
    lines = _text(path).splitlines(keepends=True)
    if not lines:
        raise SettingsError(f"{path}: the manifest is empty")
    separator = max(",;\t", key=lines[0].count)
    table = csv.reader(lines, delimiter=separator, strict=True)
    try:
        header = [name.strip() for name in next(table)]
        places = _path_columns(header, path)
        rows, ignored = [], 0
        names = _column_names(header)
        for cells in filter(any, table):
            if len(cells) > len(header):
                raise SettingsError(
                    f"{path}, line {table.line_num}: {len(cells)} cells under {len(header)} columns"
                )
            cells += [""] * (len(header) - len(cells))
            given = next((cells[n].strip() for n in places if cells[n].strip()), "")
            local = _local(given, path.parent)
            if local is None:
                ignored += 1
                continue
            kept = {names[n]: cell for n, cell in enumerate(cells) if n != places[0]}
            rows.append(Row(given, local, kept))
    except csv.Error as error:
        raise SettingsError(f"{path}, line {table.line_num}: {error}") from error
    columns = tuple(name for n, name in enumerate(names) if n != places[0])
    return Manifest(rows, columns, ignored)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp874", errors="replace")


def _path_columns(header: Sequence[str], path: Path) -> list[int]:
    """Give the columns to look for a path in, the best one first."""
    folded = [name.casefold() for name in header]
    found = [folded.index(name) for name in (*PATH_COLUMNS, *URL_COLUMNS) if name in folded]
    if not found:
        raise SettingsError(f"{path}: no column named path, file or url in {', '.join(header)}")
    return found


def _column_names(header: Sequence[str]) -> list[str]:
    """Give every column a name that no other has, nor a column of our own."""
    taken = {column.name for column in INPUT_COLUMNS}
    names = []
    for number, given in enumerate(header, 1):
        name = first = given or f"column_{number}"
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{first}_{count}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _local(given: str, folder: Path) -> Path | None:
    """Give the place of a local file; None for nothing and for addresses of the web."""
    scheme = _SCHEME.match(given)
    if not given or (scheme and scheme[1].lower() != "file"):
        return None
    return folder / (url2pathname(urlsplit(given).path) if scheme else given)

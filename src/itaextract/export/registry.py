"""The output formats by name, and how one is chosen from the name of a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from itaextract.errors import UnsupportedFormatError
from itaextract.export.csv_ import measures_csv, write_csv, write_csv_folder
from itaextract.export.datapackage import write_package, write_package_folder
from itaextract.export.json_ import json_lines, json_objects, write_json, write_json_lines
from itaextract.export.parquet import write_parquet, write_parquet_folder
from itaextract.export.sqlite import write_sqlite
from itaextract.export.tidytable import PlainTable
from itaextract.export.xlsx import write_xlsx
from itaextract.model import Document


class Format(NamedTuple):
    """An output format.

    Attributes:
        name: as in ``--format``.
        suffix: of its files, with the dot.
        many: whether one file can hold several documents.
        each: whether a folder gets one file per document, rather than all documents together.
        write: writes documents to one file; takes them one at a time.
        write_folder: writes documents as a set of tables into a folder, if the format does that.
        write_corpus: writes documents and tables beside theirs to a file, or a folder of tables;
            None if the format holds one document only.
        tables: whether it writes tidy tables, in which a document that comes twice stands once.
        stream: gives documents as pieces of text for standard output; None for binary formats.
        requires: a package that the format needs; the extra of the format's name installs it.
    """

    name: str
    suffix: str
    many: bool
    each: bool
    write: Callable[[Iterable[Document], Path], None]
    write_folder: Callable[[Iterable[Document], Path], None] | None = None
    write_corpus: Callable[[Iterable[Document], Path, Sequence[PlainTable]], None] | None = None
    stream: Callable[[Iterable[Document]], Iterator[str]] | None = None
    tables: bool = True
    requires: str | None = None


def _lines_alone(documents: Iterable[Document], target: Path, beside: Sequence[PlainTable]) -> None:
    """Write JSON Lines, which have no place for tables."""
    write_json_lines(documents, target)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format(
            "json",
            ".json",
            many=False,
            each=True,
            write=write_json,
            stream=json_objects,
            tables=False,
        ),
        Format(
            "jsonl",
            ".jsonl",
            many=True,
            each=False,
            write=write_json_lines,
            write_corpus=_lines_alone,
            stream=json_lines,
            tables=False,
        ),
        Format(
            "csv",
            ".csv",
            many=True,
            each=False,
            write=write_csv,
            write_folder=write_csv_folder,
            write_corpus=write_csv_folder,
            stream=measures_csv,
        ),
        Format(
            "xlsx",
            ".xlsx",
            many=True,
            each=True,
            write=write_xlsx,
            write_corpus=write_xlsx,
            requires="openpyxl",
        ),
        Format(
            "parquet",
            ".parquet",
            many=True,
            each=False,
            write=write_parquet,
            write_folder=write_parquet_folder,
            write_corpus=write_parquet_folder,
            requires="pyarrow",
        ),
        Format(
            "sqlite",
            ".sqlite",
            many=True,
            each=False,
            write=write_sqlite,
            write_corpus=write_sqlite,
        ),
        Format(
            "datapackage",
            ".zip",
            many=True,
            each=False,
            write=write_package,
            write_folder=write_package_folder,
            write_corpus=write_package_folder,
        ),
    )
}


def format_named(name: str) -> Format:
    """Give the format of this name.

    Raises:
        UnsupportedFormatError: there is none; the message lists those that there are.
    """
    try:
        return FORMATS[name.lower()]
    except KeyError:
        known = ", ".join(FORMATS)
        raise UnsupportedFormatError(f"unknown format {name!r}; known are {known}") from None


def require(format: Format) -> None:
    """See that what the format needs is installed.

    Raises:
        UnsupportedFormatError: it is not; the message gives the command that installs it.
    """
    if format.requires and find_spec(format.requires) is None:
        raise UnsupportedFormatError(
            f'{format.name} output needs {format.requires}: pip install "itaextract[{format.name}]"'
        )


def format_of(path: Path) -> Format | None:
    """Give the format that the suffix of ``path`` stands for, or None."""
    suffix = path.suffix.lower()
    return next((format for format in FORMATS.values() if format.suffix == suffix), None)


def write(documents: Document | Iterable[Document], path: Path, format: str | None = None) -> None:
    """Write one document or several to a file, atomically.

    A path that is a folder gets the set of tables of a format that has one (``csv``, ``parquet``,
    ``datapackage``).

    Args:
        documents: one document, or any iterable of them, consumed one at a time.
        path: the file to write; parent folders are made.
        format: a name in ``FORMATS``; by default it follows from the suffix of ``path``.

    Raises:
        UnsupportedFormatError: no such format, or the format cannot hold several documents.
        OSError: the file cannot be written.
    """
    chosen = format_named(format) if format else format_of(path)
    if chosen is None:
        raise UnsupportedFormatError(
            f"no format known for {path.name!r}; name one of {', '.join(FORMATS)}"
        )
    require(chosen)
    several = [documents] if isinstance(documents, Document) else documents
    if path.is_dir() and chosen.write_folder:
        chosen.write_folder(several, path)
    else:
        chosen.write(several, path)


def combined(folder: Path, format: Format) -> Path:
    """Give what takes all documents together in a folder: a file in it, or itself for tables."""
    return folder if format.write_folder else folder / f"documents{format.suffix}"

"""Documents that were extracted before, read again from where they were written."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from itaextract.errors import UnreadableFileError
from itaextract.export.frames import Library, frame, require_library
from itaextract.export.tidy import TABLES
from itaextract.model import Document

_LINES = "documents.jsonl"
_TABLES = {table.name: table for table in TABLES}


class Corpus:
    """Extracted documents and their tidy tables as data frames.

    ``corpus.scores``, ``corpus.measures`` and so on are the tables of the data dictionary, read on
    first use. Iteration gives the documents themselves, one at a time.

    >>> corpus = Corpus.open("out")  # doctest: +SKIP
    >>> corpus.scores.filter(polars.col("code") == "9")  # doctest: +SKIP
    """

    def __init__(self, path: Path, library: Library = "polars") -> None:
        """Take a path that was checked; ``Corpus.open`` checks it."""
        self.path = path
        self.library = library
        self._frames: dict[str, Any] = {}

    @classmethod
    def open(cls, path: str | os.PathLike[str], library: Library = "polars") -> "Corpus":
        """Open what ``itaextract extract --out`` wrote as JSON or JSON Lines.

        Args:
            path: a folder with ``documents.jsonl`` or with one JSON file per document, or a
                ``.jsonl`` file.
            library: of the data frames, ``polars`` or ``pandas``.

        Raises:
            UnreadableFileError: there are no documents at this path.
            UnsupportedFormatError: the library is not installed.
        """
        require_library(library)
        _files(Path(path))
        return cls(Path(path), library)

    def __iter__(self) -> Iterator[Document]:
        """Give the documents, one at a time."""
        return read_documents(self.path)

    def frame(self, name: str) -> Any:
        """Give the tidy table of this name as a data frame, read on first use.

        Raises:
            KeyError: there is no such table.
            UnreadableFileError: a file holds no document.
        """
        table = _TABLES[name]
        if name not in self._frames:
            self._frames[name] = frame(self, table, self.library)
        return self._frames[name]

    def __getattr__(self, name: str) -> Any:
        """Give the tidy table of this name as a data frame."""
        if name not in _TABLES:
            raise AttributeError(f"no table {name!r}; there are {', '.join(_TABLES)}")
        return self.frame(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_TABLES]

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r}, library={self.library!r})"


def read_documents(path: Path) -> Iterator[Document]:
    """Give the documents that were written to a folder or a ``.jsonl`` file, one at a time.

    Raises:
        UnreadableFileError: there are none, or a file holds something else.
    """
    for file in _files(path):
        if file.suffix == ".jsonl":
            with file.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    yield _document(line, f"{file.name}, line {number}")
        else:
            yield _document(file.read_text(encoding="utf-8"), file.name)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UnreadableFileError(f"{path}: no such file or folder")
    if (path / _LINES).is_file():
        return [path / _LINES]
    files = sorted(path.glob("*.json"))
    if not files:
        raise UnreadableFileError(f"{path}: neither {_LINES} nor JSON files of documents")
    return files


def _document(text: str, where: str) -> Document:
    try:
        return Document.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors()[0]
        place = "/".join(map(str, problem["loc"])) or "the whole"
        raise UnreadableFileError(
            f"{where}: no document of itaextract ({place}: {problem['msg']})"
        ) from error

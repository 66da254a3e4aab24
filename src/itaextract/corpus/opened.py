"""Documents that were extracted before, read again from where they were written."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from itaextract.corpus.catalogue import Catalogue, catalogue_path
from itaextract.errors import UnreadableFileError
from itaextract.export.frames import Library, frame, frame_of_rows, require_library
from itaextract.export.tidy import TABLES
from itaextract.model import Document

_LINES = "documents.jsonl"
_TABLES = {table.name: table for table in TABLES}
#: What `itaextract corpus` writes beside them.
_BESIDE = ("inputs", "errors")


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
        """Open what ``itaextract corpus`` or ``itaextract extract --out`` wrote.

        Args:
            path: a folder of ``itaextract corpus``, whatever the format of its results; a folder
                with ``documents.jsonl`` or with one JSON file per document; or a ``.jsonl`` file.
            library: of the data frames, ``polars`` or ``pandas``.

        Raises:
            UnreadableFileError: there are no documents at this path.
            UnsupportedFormatError: the library is not installed.
        """
        require_library(library)
        if not catalogue_path(Path(path)).is_file():
            _files(Path(path))
        return cls(Path(path), library)

    def __iter__(self) -> Iterator[Document]:
        """Give the documents, one at a time."""
        return read_documents(self.path)

    def frame(self, name: str) -> Any:
        """Give the tidy table of this name as a data frame, read on first use.

        ``inputs`` and ``errors`` are there for what ``itaextract corpus`` wrote.

        Raises:
            KeyError: there is no such table.
            UnreadableFileError: a file holds no document, or no run of ``corpus`` lies there.
        """
        if name not in self._frames:
            self._frames[name] = self._read(name)
        return self._frames[name]

    def _read(self, name: str) -> Any:
        if name in _BESIDE:
            for table in Catalogue(self.path).tables():
                if table.name == name:
                    return frame_of_rows(table.columns, table.rows(), self.library)
        return frame(self, _TABLES[name], self.library)

    def __getattr__(self, name: str) -> Any:
        """Give the tidy table of this name as a data frame."""
        if name not in (*_TABLES, *_BESIDE):
            raise AttributeError(f"no table {name!r}; there are {', '.join((*_TABLES, *_BESIDE))}")
        return self.frame(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_TABLES, *_BESIDE]

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r}, library={self.library!r})"


def read_documents(path: Path) -> Iterator[Document]:
    """Give the documents of a corpus, a folder or a ``.jsonl`` file, one at a time.

    Raises:
        UnreadableFileError: there are none, or a file holds something else.
    """
    if catalogue_path(path).is_file():
        yield from Catalogue(path).documents()
        return
    for file in _files(path):
        if file.suffix == ".jsonl":
            with file.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    yield _document(line, f"{file.name}, line {number}")
        else:
            yield _document(file.read_text(encoding="utf-8"), file.name)


def read_failures(path: Path) -> Counter[str] | None:
    """Count the reasons why files of a corpus gave no document; None if no run left them."""
    return Catalogue(path).failures() if catalogue_path(path).is_file() else None


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

"""The list of inputs of the last complete run; with the records, all tables follow from it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from itaextract.corpus.store import STATE_FOLDER, Store, fingerprint
from itaextract.corpus.tables import Failure, Outcome, tables_beside
from itaextract.errors import UnreadableFileError
from itaextract.export.tidytable import PlainTable
from itaextract.model import Document
from itaextract.redact import Redactor
from itaextract.settings import Settings

_FILE = "catalogue.jsonl"


class Entry(NamedTuple):
    """One input: its name, and its content or the reason why it could not be opened."""

    name: str
    sha256: str | None
    problem: Failure | None
    metadata: dict[str, str]


class CatalogueWriter:
    """Writes a catalogue, line by line, without persons if the settings say so."""

    def __init__(self, stream: TextIO, columns: Sequence[str], settings: Settings) -> None:
        self._stream = stream
        self._redacted = bool(settings.redact)
        self._line(
            {
                "fingerprint": fingerprint(settings),
                "columns": columns,
                "redacted": self._redacted,
            }
        )

    def add(self, entry: Entry) -> None:
        """Add an input."""
        name, metadata = entry.name, entry.metadata
        if self._redacted:
            redactor = Redactor([*metadata.values(), name])
            name = redactor.file_name(name)
            metadata = {column: redactor.text(text) for column, text in metadata.items()}
        self._line([name, entry.sha256, entry.problem, metadata])

    def _line(self, value: object) -> None:
        self._stream.write(json.dumps(value, ensure_ascii=False) + "\n")


class Catalogue:
    """What the last complete run of a folder took in, and what came of it.

    Raises:
        UnreadableFileError: there was none, or its list is damaged.
    """

    def __init__(self, out: Path) -> None:
        self._path = catalogue_path(out)
        try:
            with self._path.open(encoding="utf-8") as lines:
                head = json.loads(next(lines))
            self.columns: tuple[str, ...] = tuple(head["columns"])
            self._redacted: bool = head["redacted"]
            self._store = Store(out, head["fingerprint"])
        except (OSError, StopIteration, ValueError, KeyError) as error:
            raise UnreadableFileError(f"{out}: no complete run of itaextract corpus") from error

    def outcomes(self) -> Iterator[Outcome]:
        """Give what became of each input, in their order."""
        seen: set[bytes] = set()
        for number, (name, sha256, problem, metadata) in enumerate(self._entries(), 1):
            failure, first = problem, True
            if sha256 is not None:
                content = bytes.fromhex(sha256)
                first = content not in seen
                seen.add(content)
                failure = self._store.failure(sha256)
            yield Outcome(number, name, sha256, metadata, failure, first)

    def documents(self) -> Iterator[Document]:
        """Give the documents in the order of the inputs, each content once.

        Each has the name of its first file, whatever that was called when it was read.

        Raises:
            UnreadableFileError: a record is missing or damaged.
        """
        for outcome in self.outcomes():
            if outcome.sha256 is None or outcome.failure or not outcome.first:
                continue
            document = self._store.document(outcome.sha256)
            name = Path(outcome.name).name
            # Redaction numbered the persons of the text and of the name together.
            if not self._redacted and document.source.file_name != name:
                source = document.source.model_copy(update={"file_name": name})
                document = document.model_copy(update={"source": source})
            yield document

    def tables(self) -> tuple[PlainTable, PlainTable]:
        """Give the tables ``inputs`` and ``errors``."""
        return tables_beside(self.outcomes, self.columns)

    def failures(self) -> Counter[str]:
        """Count the reasons why files gave no document."""
        found = (outcome for outcome in self.outcomes() if outcome.first)
        return Counter(outcome.failure.reason for outcome in found if outcome.failure)

    def _entries(self) -> Iterator[Entry]:
        with self._path.open(encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                name, sha256, problem, metadata = json.loads(line)
                yield Entry(name, sha256, problem and Failure(*problem), metadata)


def catalogue_path(out: Path) -> Path:
    """Give where the catalogue of a folder is."""
    return out / STATE_FOLDER / _FILE

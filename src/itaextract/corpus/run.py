"""Thousands of files become documents and tables: resumable, in parallel, each content once."""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from itaextract.corpus.catalogue import Catalogue, CatalogueWriter, Entry, catalogue_path
from itaextract.corpus.engines import Engine, LocalEngine
from itaextract.corpus.results import corpus_formats, write_results
from itaextract.corpus.sources import Source, Sources, find_sources
from itaextract.corpus.store import Store, alone, fingerprint
from itaextract.corpus.tables import Failure
from itaextract.corpus.task import Job, Task, failure_of
from itaextract.errors import LimitExceededError, UnreadableFileError
from itaextract.export.atomic import replacing
from itaextract.settings import Settings

__all__ = ["Event", "Summary", "extract_corpus", "run_corpus"]

_MIB = 1024 * 1024
State = Literal["extracted", "failed", "kept", "kept-failed", "repeated"]


class Event(NamedTuple):
    """One input is dealt with.

    Attributes:
        name: of the input.
        state: read now (``extracted``, ``failed``), by an earlier run (``kept``,
            ``kept-failed``), or the content of another input (``repeated``).
        total: how many inputs there are.
        failure: why it gave no document, if it was read now.
    """

    name: str
    state: State
    total: int
    failure: Failure | None = None


@dataclass(frozen=True)
class Summary:
    """What a run did.

    Attributes:
        inputs: files that were given.
        extracted: documents that were read now.
        kept: documents of earlier runs.
        failed: contents without a document, and files that could not be opened.
        repeated: inputs whose content another one has.
        ignored: rows of manifests that name no local file.
        pages: pages of the documents that were read now.
        worker_seconds: time that workers spent on what was read now.
        seconds: time of the whole run.
        written: files and folders with the results.
    """

    inputs: int
    extracted: int
    kept: int
    failed: int
    repeated: int
    ignored: int
    pages: int
    worker_seconds: float
    seconds: float
    written: tuple[Path, ...]

    @property
    def documents(self) -> int:
        """Documents in the results."""
        return self.extracted + self.kept


def extract_corpus(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    formats: Iterable[str] = ("jsonl",),
    engine: Engine | None = None,
    retry_failed: bool = False,
    progress: Callable[[Event], None] | None = None,
) -> Summary:
    """Extract many files into one folder, going on where an earlier run ended.

    A content that was read before with the same settings and the same version is not read again.
    When the last file is read, the results are written anew from all records of these inputs, so
    they are the same however often the run was interrupted.

    Args:
        inputs: files, folders, patterns, manifests (``*.csv``), or ``-`` for paths on standard
            input.
        out: the folder of the results; it is made.
        settings: how to read, and what a page and a file may take.
        formats: of the results; ``inputs.csv`` and ``errors.csv`` come with any.
        engine: where to read; by default in processes of this machine, one a core.
        retry_failed: read files again that failed before.
        progress: is told of each input when it is dealt with.

    Raises:
        UnsupportedFormatError: a format is unknown, or cannot hold a corpus.
        SettingsError: a manifest makes no sense.
        ItaExtractError: another run is at work in the folder.
        OSError: the folder cannot be written to.
    """
    several = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return run_corpus(
        find_sources(several),
        Path(out),
        settings or Settings(),
        formats=formats,
        engine=engine or LocalEngine(),
        retry_failed=retry_failed,
        progress=progress,
    )


def run_corpus(
    sources: Sources,
    out: Path,
    settings: Settings,
    *,
    formats: Iterable[str],
    engine: Engine,
    retry_failed: bool = False,
    progress: Callable[[Event], None] | None = None,
) -> Summary:
    """Do what ``extract_corpus`` does with sources that were found before."""
    begun = time.monotonic()
    chosen = corpus_formats(formats)
    with alone(out):
        run = _Run(sources, Store(out, fingerprint(settings)), settings, progress)
        with (
            replacing(catalogue_path(out)) as part,
            part.open("w", encoding="utf-8", newline="") as stream,
        ):
            catalogue = CatalogueWriter(stream, sources.columns, settings)
            run.extract(catalogue, engine, retry_failed=retry_failed)
        written = write_results(Catalogue(out), out, chosen)
    return run.summary(time.monotonic() - begun, written)


class _Run:
    """One run through all inputs."""

    def __init__(
        self,
        sources: Sources,
        store: Store,
        settings: Settings,
        progress: Callable[[Event], None] | None,
    ) -> None:
        self._sources = sources
        self._store = store
        self._settings = settings
        self._progress = progress or (lambda event: None)
        self._counts: Counter[State] = Counter()
        self._pages = 0
        self._worker_seconds = 0.0

    def extract(self, catalogue: CatalogueWriter, engine: Engine, *, retry_failed: bool) -> None:
        """Read what has no record yet, and list all inputs in the catalogue."""
        # Workers share the machine already; each reads its scans in one process.
        job = Job(self._settings.replace(ocr_workers=1))
        names: dict[str, str] = {}

        def tasks() -> Iterator[Task]:
            for source, task in self._new(catalogue, retry_failed=retry_failed):
                names[task.sha256] = source.name
                yield task

        for answer in engine.run(job, tasks()):
            self._store.put(answer.sha256, answer.record)
            self._pages += answer.pages
            self._worker_seconds += answer.seconds
            state: State = "failed" if answer.failure else "extracted"
            self._tell(names.pop(answer.sha256), state, answer.failure)

    def summary(self, seconds: float, written: tuple[Path, ...]) -> Summary:
        """Give what was done."""
        return Summary(
            inputs=len(self._sources.files),
            extracted=self._counts["extracted"],
            kept=self._counts["kept"],
            failed=self._counts["failed"] + self._counts["kept-failed"],
            repeated=self._counts["repeated"],
            ignored=self._sources.ignored,
            pages=self._pages,
            worker_seconds=self._worker_seconds,
            seconds=seconds,
            written=written,
        )

    def _new(
        self, catalogue: CatalogueWriter, *, retry_failed: bool
    ) -> Iterator[tuple[Source, Task]]:
        """Go through the inputs; list each, and give those that have to be read."""
        seen: set[bytes] = set()
        for source in self._sources.files:
            try:
                data = _read(source, self._settings)
            except (UnreadableFileError, LimitExceededError) as error:
                failure = failure_of(error)
                catalogue.add(Entry(source.name, None, failure, source.metadata))
                self._tell(source.name, "failed", failure)
                continue
            content = hashlib.sha256(data)
            sha256 = content.hexdigest()
            catalogue.add(Entry(source.name, sha256, None, source.metadata))
            if content.digest() in seen:
                self._tell(source.name, "repeated")
                continue
            seen.add(content.digest())
            done = self._store.holds(sha256)
            if done is None or (retry_failed and not done):
                yield source, Task(sha256, Path(source.name).name, data)
            else:
                self._tell(source.name, "kept" if done else "kept-failed")

    def _tell(self, name: str, state: State, failure: Failure | None = None) -> None:
        self._counts[state] += 1
        self._progress(Event(name, state, len(self._sources.files), failure))


def _read(source: Source, settings: Settings) -> bytes:
    """Give the bytes of a file that is not too large to be read.

    Raises:
        LimitExceededError, UnreadableFileError: with the reason.
    """
    if source.problem:
        raise UnreadableFileError(source.problem)
    try:
        size = source.path.stat().st_size
        if size > settings.max_megabytes * _MIB:
            raise LimitExceededError(
                f"{size / _MIB:.0f} MiB is above the limit of {settings.max_megabytes:g}"
            )
        return source.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"cannot read the file: {reason}") from error

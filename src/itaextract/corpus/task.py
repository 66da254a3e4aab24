"""The work on one file, wherever it is done: in a process of this machine or of another one."""

import io
import time
from typing import Final, NamedTuple

from itaextract._version import __version__
from itaextract.corpus.store import Packed, pack
from itaextract.corpus.tables import Failure
from itaextract.errors import (
    EncryptedFileError,
    ItaExtractError,
    LimitExceededError,
    NoTextLayerError,
    OcrUnavailableError,
    SettingsError,
    UnreadableFileError,
)
from itaextract.guard import Guard
from itaextract.redact import Redactor
from itaextract.settings import Settings

#: The first that fits names the kind of a failure.
_KINDS: Final = (
    (EncryptedFileError, "encrypted"),
    (NoTextLayerError, "no-text"),
    (UnreadableFileError, "unreadable"),
    (LimitExceededError, "limit"),
    (OcrUnavailableError, "ocr-unavailable"),
    (SettingsError, "settings"),
    (ItaExtractError, "other"),
)


class Job(NamedTuple):
    """How to read every file of a run."""

    settings: Settings
    version: str = __version__


class Task(NamedTuple):
    """One file to read; the bytes travel, so that no disk need be shared."""

    sha256: str
    name: str
    data: bytes


class Answer(NamedTuple):
    """What came of a task: its record, ready to be stored."""

    sha256: str
    record: Packed
    failure: Failure | None
    pages: int
    seconds: float


def read(guard: Guard, job: Job, task: Task) -> Answer:
    """Read one file within the limits of the guard; what goes wrong with it is an answer.

    Raises:
        SettingsError: this is another version of the program than that of the run.
    """
    if job.version != __version__:
        raise SettingsError(f"a worker has itaextract {__version__}, not {job.version}")
    begun = time.perf_counter()
    stream = io.BytesIO(task.data)
    stream.name = task.name
    try:
        document = guard.extract(stream)
    except Exception as error:  # one bad file must not cost the others
        failure = _failure(error, job.settings)
        return Answer(task.sha256, pack(failure), failure, 0, time.perf_counter() - begun)
    pages = document.source.page_count
    return Answer(task.sha256, pack(document), None, pages, time.perf_counter() - begun)


def failure_of(error: Exception) -> Failure:
    """Name an error for the table of errors."""
    kind = next((kind for type, kind in _KINDS if isinstance(error, type)), "internal")
    text = str(error) if kind != "internal" else f"internal error: {type(error).__name__}: {error}"
    return Failure(kind, " ".join(text.split())[:300])


def _failure(error: Exception, settings: Settings) -> Failure:
    failure = failure_of(error)
    if not settings.redact:
        return failure
    return failure._replace(reason=Redactor([failure.reason]).text(failure.reason))

"""What was extracted so far: one file per content, written whole or not at all.

``DIR/.itaextract/records/FINGERPRINT/ab/ab12....json.gz`` is a document, ``....error.json`` the
reason why there is none. The fingerprint stands for the settings and the version, so a record
that is there is the one that is wanted, and a run that was killed goes on from the files alone.
"""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from itaextract._version import __version__
from itaextract.corpus.tables import Failure
from itaextract.errors import ItaExtractError, UnreadableFileError
from itaextract.export.atomic import replacing
from itaextract.model import SCHEMA_VERSION, Document
from itaextract.settings import Settings

STATE_FOLDER: Final = ".itaextract"
#: Settings that decide how long a run takes, not what comes out.
_WITHOUT_EFFECT: Final = {"ocr_workers", "max_seconds_per_file"}


class Packed(NamedTuple):
    """A record as it is stored: a compressed document, or a failure as JSON."""

    failed: bool
    content: bytes


def pack(outcome: Document | Failure) -> Packed:
    """Make a record; the same outcome gives the same bytes."""
    if isinstance(outcome, Document):
        text = outcome.model_dump_json()
        return Packed(False, gzip.compress(text.encode(), compresslevel=6, mtime=0))
    return Packed(True, json.dumps(outcome._asdict(), ensure_ascii=False).encode())


def fingerprint(settings: Settings) -> str:
    """Name the settings together with the version of the program and of the records.

    A password takes part through a slow hash, so that it cannot be guessed from the name.
    """
    chosen = {k: v for k, v in asdict(settings).items() if k not in _WITHOUT_EFFECT}
    if settings.password is not None:
        salt = b"itaextract"
        slow = hashlib.scrypt(settings.password.encode(), salt=salt, n=2**14, r=8, p=1)
        chosen["password"] = slow.hex()
    described = json.dumps([__version__, SCHEMA_VERSION, chosen], sort_keys=True)
    return hashlib.sha256(described.encode()).hexdigest()[:16]


class Store:
    """The records of one folder and one fingerprint.

    Args:
        out: the folder of the corpus.
        fingerprint: which records.
    """

    def __init__(self, out: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._folder = out / STATE_FOLDER / "records" / fingerprint

    def holds(self, sha256: str) -> bool | None:
        """Tell whether the content was extracted: True, or False if that failed, None if new."""
        if self._path(sha256, failed=False).exists():
            return True
        return False if self._path(sha256, failed=True).exists() else None

    def put(self, sha256: str, record: Packed) -> None:
        """Keep a record, also when the machine loses power.

        Raises:
            OSError: it cannot be written.
        """
        with replacing(self._path(sha256, failed=record.failed)) as part, part.open("wb") as stream:
            stream.write(record.content)
            stream.flush()
            os.fsync(stream.fileno())
        if not record.failed:
            self._path(sha256, failed=True).unlink(missing_ok=True)

    def failure(self, sha256: str) -> Failure | None:
        """Give why the content gave no document; None if it gave one."""
        if self._path(sha256, failed=False).exists():
            return None
        return Failure(**json.loads(self._read(self._path(sha256, failed=True))))

    def document(self, sha256: str) -> Document:
        """Give the document of a content.

        Raises:
            UnreadableFileError: the record is missing or damaged.
        """
        path = self._path(sha256, failed=False)
        try:
            return Document.model_validate_json(gzip.decompress(self._read(path)))
        except (EOFError, OSError, ValidationError) as error:
            raise UnreadableFileError(f"{path}: damaged; delete it and run again") from error

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise UnreadableFileError(f"{path}: {error.strerror}; run again") from error

    def _path(self, sha256: str, *, failed: bool) -> Path:
        suffix = ".error.json" if failed else ".json.gz"
        return self._folder / sha256[:2] / f"{sha256}{suffix}"


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Make the folder of a corpus and keep other runs out of it; a killed run lets go of it.

    What a killed run had begun to write is cleared away.

    Raises:
        ItaExtractError: another run is at work there.
        OSError: the folder cannot be made or written to.
    """
    state = out / STATE_FOLDER
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        try:
            _lock(lock.fileno())
        except OSError as error:
            raise ItaExtractError(f"{out}: another run is at work there") from error
        for left in (*out.glob(".itaextract-*.part"), *out.glob("*/.itaextract-*.part")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        for left in state.glob("records/*/*/.itaextract-*.part"):
            left.unlink()
        yield


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

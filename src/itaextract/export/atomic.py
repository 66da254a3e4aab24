"""Files and folders that appear whole or not at all: written beside the target, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path in the target's folder; rename it to ``target`` on success.

    Missing parent folders are made. After an exception inside the block (Ctrl-C too) the temporary
    file is gone and an older ``target`` is untouched.

    Args:
        target: the file to write.

    Yields:
        An existing empty file on the same file system as ``target``.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".itaextract-", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(_mode(target))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """Give an empty temporary folder beside ``target``; let it take the target's place on success.

    An older ``target`` is moved away first and deleted last. After an exception inside the block
    the temporary folder is gone and the older ``target`` is untouched.

    Args:
        target: the folder to make; missing parents are made.

    Yields:
        An existing empty folder on the same file system as ``target``.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = ".itaextract-"
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=prefix, suffix=".part") as name:
        fresh, old = Path(name) / "fresh", Path(name) / "old"
        fresh.mkdir()
        yield fresh
        if target.exists():
            target.replace(old)
        fresh.replace(target)
        shutil.rmtree(old, ignore_errors=True)


def write_text(target: Path, text: str, encoding: str = "utf-8") -> None:
    """Write ``text`` atomically with line feeds as they stand, on every platform.

    Raises:
        OSError: the target cannot be written.
    """
    with replacing(target) as part:
        part.write_text(text, encoding=encoding, newline="")


def _mode(target: Path) -> int:
    """Permission bits of an existing target, else those of any newly made file.

    ``mkstemp`` makes private files; what is published should be as readable as by ``open``.
    """
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

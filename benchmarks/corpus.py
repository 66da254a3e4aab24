"""A corpus run through twice, once undisturbed and once killed twice: the same tables, flat memory.

    .venv/bin/python benchmarks/corpus.py WORK_FOLDER [--files 2000] [--workers 2]

Needs Linux, whose /proc tells of memory and processes.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from made_corpus import write_corpus

FORMATS = ("jsonl", "csv", "parquet", "sqlite")
MIB = 1 << 20


class Sample(NamedTuple):
    """The run at one moment: records on the disk, and memory of its own process in MiB."""

    records: int
    memory: float


class Finished(NamedTuple):
    """A run that ended or was killed; seconds of the clock and of the processors."""

    wall: float
    cpu: float
    samples: list[Sample]
    said: str


def run(manifest: Path, out: Path, workers: int, kill_at: int | None = None) -> Finished:
    """Run the command, and kill it with SIGKILL when it has so many records."""
    options = [f"--format={name}" for name in FORMATS]
    command = [sys.executable, "-m", "itaextract", "corpus", str(manifest), "--out", str(out)]
    begun = time.monotonic()
    process = subprocess.Popen(
        [*command, *options, f"--workers={workers}"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    samples = []
    while process.poll() is None:
        samples.append(Sample(sum(1 for _ in records(out)), memory(process.pid)))
        if kill_at is not None and samples[-1].records >= kill_at:
            process.kill()
        time.sleep(0.2)
    assert process.stderr
    used = os.times()
    cpu = used.children_user + used.children_system
    return Finished(time.monotonic() - begun, cpu, samples, process.stderr.read())


def records(out: Path) -> Iterator[Path]:
    return out.glob(".itaextract/records/*/*/*.json*")


def memory(process: int) -> float:
    """Give the resident memory of a process in MiB; 0 if it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def fingerprint(out: Path) -> dict[str, str]:
    """Give the hash of every result."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".itaextract" not in path.parts
    }


def size(paths: Iterator[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def memory_at(samples: Sequence[Sample], share: float) -> float:
    """Give the memory when this share of the records was there."""
    last = samples[-1].records
    return next(s.memory for s in samples if s.records >= share * last)


def report(out: Path, manifest: Path, whole: Finished, pages: int) -> Iterator[str]:
    files = sum(1 for _ in manifest.open()) - 1
    documents = sum(1 for path in records(out) if path.name.endswith(".gz"))
    yield whole.said.strip()
    yield f"files {files}, documents {documents}, pages {pages}"
    yield f"clock {whole.wall:.0f} s, processors {whole.cpu:.0f} s"
    yield f"{whole.cpu / pages:.3f} s of a processor a page"
    yield f"input {size(manifest.parent.rglob('*.pdf')) / files / 1024:.1f} KiB a file"
    yield f"records {size(records(out)) / documents / 1024:.1f} KiB a document"
    for name in ("documents.jsonl", "documents.sqlite", "csv", "parquet"):
        path = out / name
        found = path.rglob("*") if path.is_dir() else iter([path])
        yield f"{name} {size(found) / documents / 1024:.1f} KiB a document"
    shares = ", ".join(f"{memory_at(whole.samples, s):.0f}" for s in (0.1, 0.25, 0.5, 0.75, 1.0))
    yield f"memory of the run at 10, 25, 50, 75, 100 % of the records: {shares} MiB"
    most = max(sample.memory for sample in whole.samples)
    yield f"memory of the run at most, while it writes the results: {most:.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    folder, workers = arguments.folder, arguments.workers
    for name in ("undisturbed", "killed"):
        shutil.rmtree(folder / name, ignore_errors=True)
    manifest = write_corpus(folder / "made", arguments.files)
    whole = run(manifest, folder / "undisturbed", workers)
    pages = count_pages(folder / "undisturbed")
    print(*report(folder / "undisturbed", manifest, whole, pages), sep="\n", flush=True)
    for third in (1, 2):
        kill_at = arguments.files * third // 3
        killed = run(manifest, folder / "killed", workers, kill_at)
        print(f"killed with {killed.samples[-1].records} records", flush=True)
    last = run(manifest, folder / "killed", workers)
    print(last.said.strip())
    same = fingerprint(folder / "killed") == fingerprint(folder / "undisturbed")
    print("the same tables, byte for byte" if same else "DIFFERENT TABLES")
    sys.exit(not same)


def count_pages(out: Path) -> int:
    from itaextract.corpus import read_documents

    return sum(document.source.page_count for document in read_documents(out))


if __name__ == "__main__":
    main()

"""Pages are read in parallel, each in a process that can be ended when it takes too long."""

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from itaextract.ocr.worker import TOO_SLOW, Job
from itaextract.page import Page

_GRACE = 10.0
"""Seconds beyond its limit after which a process that does not answer is ended."""

Answer = Page | str
"""A page, or why there is none."""


class _Worker:
    """One process; started at the first page, and again after it had to be ended."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, number: int) -> Answer:
        """Read one page."""
        process = self._process or self._start()
        timer = threading.Timer(self._job.seconds + _GRACE, process.kill)
        timer.start()
        try:
            assert process.stdin and process.stdout
            pickle.dump(number, process.stdin)
            process.stdin.flush()
            answer: Answer = pickle.load(process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            self.end()
            return TOO_SLOW if timer.finished.is_set() else "the reading process died"
        finally:
            timer.cancel()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        # Plug-ins that this process can import must be importable there.
        path = os.pathsep.join(p for p in sys.path if p)
        process = subprocess.Popen(
            [sys.executable, "-m", "itaextract.ocr.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
        )
        self._process = process
        assert process.stdin
        with suppress(BrokenPipeError):
            pickle.dump(self._job, process.stdin)
            process.stdin.flush()
        return process

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.communicate()


class Pool:
    """Some workers for one file.

    Args:
        job: the file, and how to read it.
        workers: how many processes at most.
    """

    def __init__(self, job: Job, workers: int) -> None:
        self._workers: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all = [_Worker(job) for _ in range(workers)]
        for worker in self._all:
            self._workers.put(worker)
        self._threads = ThreadPoolExecutor(max_workers=workers)

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()

    def read(self, numbers: Sequence[int]) -> Iterator[Answer]:
        """Read pages, in parallel; the answers come in the order of the numbers."""
        yield from self._threads.map(self._read, numbers)

    def _read(self, number: int) -> Answer:
        worker = self._workers.get()
        try:
            return worker.read(number)
        finally:
            self._workers.put(worker)

"""Pages are read in parallel, each in a process that can be ended when it takes too long."""

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from itaextract.ocr.worker import READY, TOO_SLOW, Job
from itaextract.page import Page

_GRACE = 2.0
"""Seconds beyond its limit after which a process that does not answer is ended."""
_START = 120.0
"""Seconds that a process may take to open the file and the engine."""

Answer = Page | str
"""A page, or why there is none."""


class _Worker:
    """One process; started at the first page, and again after it had to be ended."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, number: int) -> Answer:
        """Read one page."""
        if self._process is None:
            started = self._start()
            if started != READY:
                self.end()
                return started
        return self._ask(number, self._job.seconds + _GRACE)

    def _ask(self, question: object, seconds: float) -> Answer:
        process = self._process
        assert process and process.stdin and process.stdout
        overrun = threading.Event()

        def stop() -> None:
            overrun.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            answer: Answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            return TOO_SLOW if overrun.is_set() else "the process that reads it ended"
        finally:
            timer.cancel()
        return answer

    def _start(self) -> Answer:
        # Plug-ins that this process can import must be importable there.
        path = os.pathsep.join(p for p in sys.path if p)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "itaextract.ocr.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
        )
        return self._ask(self._job, _START)

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

"""Where the files of a corpus are read: an engine takes tasks and gives answers."""

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Protocol

from itaextract.corpus.task import Answer, Job, Task, read
from itaextract.guard import Guard
from itaextract.ocr.stage import cores

#: Tasks per worker that wait for their turn, so that none is idle while the next file is opened.
AHEAD = 2


class Engine(Protocol):
    """Reads files somewhere, several at a time."""

    def run(self, job: Job, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Give one answer per task, in any order.

        Tasks hold the bytes of their files: an engine takes the next one only when it can soon
        be worked on.
        """
        ...


class LocalEngine:
    """Processes of this machine.

    Args:
        workers: how many; one a core by default.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def run(self, job: Job, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Give one answer per task; see ``Engine.run``."""
        guards = [Guard(job.settings) for _ in range(self.workers)]
        idle: queue.SimpleQueue[Guard] = queue.SimpleQueue()
        for guard in guards:
            idle.put(guard)

        def work(task: Task) -> Answer:
            guard = idle.get()
            try:
                return read(guard, job, task)
            finally:
                idle.put(guard)

        threads = ThreadPoolExecutor(self.workers, thread_name_prefix="itaextract")
        running: set[Future[Answer]] = set()
        try:
            for task in tasks:
                running.add(threads.submit(work, task))
                if len(running) >= AHEAD * self.workers:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for guard in guards:
                guard.kill()

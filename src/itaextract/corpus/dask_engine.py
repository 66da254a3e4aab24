"""A Dask distributed cluster as engine. Needs the extra ``dask``."""

import threading
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

from itaextract.corpus.engines import AHEAD
from itaextract.corpus.store import pack
from itaextract.corpus.tables import Failure
from itaextract.corpus.task import Answer, Job, Task, read
from itaextract.errors import SettingsError
from itaextract.guard import Guard

_here = threading.local()


class DaskEngine:
    """The workers of a cluster, which need itaextract in the same version and no common disk.

    A task whose worker is lost goes to another one. Workers may come and go during the run.

    Args:
        address: of the scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises:
        SettingsError: Dask is not installed.
    """

    def __init__(self, address: str) -> None:
        if find_spec("distributed") is None:
            raise SettingsError('the engine dask needs: pip install "itaextract[dask]"')
        self.address = address

    def run(self, job: Job, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Give one answer per task; see ``Engine.run``.

        Raises:
            SettingsError: there is no scheduler at the address.
        """
        from dask import config
        from distributed import as_completed

        # A file is larger than what Dask expects in a task.
        large = {"distributed.admin.large-graph-warning-threshold": "1GB"}
        with config.set(large), self._client() as client:
            names: dict[str, str] = {}
            running = as_completed(loop=client.loop)
            for task in tasks:
                # Bytes travel within the task, so that they survive a worker that is lost.
                future = client.submit(read_on_worker, job, task, pure=False)
                names[future.key] = task.sha256
                running.add(future)
                while len(names) >= AHEAD * max(1, sum(client.nthreads().values())):
                    yield _answer(next(running), names)
            while names:
                yield _answer(next(running), names)

    def _client(self) -> Any:
        from distributed import Client

        try:
            return Client(self.address, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SettingsError(f"no Dask scheduler at {self.address}") from error


def read_on_worker(job: Job, task: Task) -> Answer:
    """Read one file on a worker of the cluster, in a process that its limits can end."""
    if getattr(_here, "settings", None) != job.settings:
        _here.settings, _here.guard = job.settings, Guard(job.settings)
    return read(_here.guard, job, task)


def _answer(future: Any, names: dict[str, str]) -> Answer:
    """Give the result of a task; a file that takes down one worker after another is a failure.

    Raises:
        ItaExtractError: the cluster cannot do the work.
    """
    from distributed import KilledWorker

    sha256 = names.pop(future.key)
    try:
        answer: Answer = future.result()
    except KilledWorker as error:
        failure = Failure("crash", f"it took down {error.allowed_failures + 1} workers")
        answer = Answer(sha256, pack(failure), failure, 0, 0.0)
    return answer

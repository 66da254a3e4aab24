"""Run calls in a process of their own, within limits of time and memory.

No parser can be stopped from inside: a few bytes of a hostile file keep it busy for hours or fill
the memory. So a call runs in a worker process, tells of each step that it begins, and is killed
when a step takes too long. What the limits cost is one worker, not the caller.
"""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple, Protocol, Self, TypeVar

from itaextract.errors import LimitExceededError

__all__ = ["Limits", "OverrunError", "Watch", "Worker", "unwatched"]

T = TypeVar("T")

_START: Final = 20.0
"""Seconds that a worker may take to start and import what it needs, beside a step's own time."""
_MIB: Final = 1024 * 1024


class Watch(Protocol):
    """Is told of each step of a call before it begins."""

    def __call__(self, step: int, patience: float = 1.0) -> None:
        """Begin a step.

        Args:
            step: its number, such as a page's; 0 for what belongs to none.
            patience: how many times the time of an ordinary step it may take.
        """
        ...


def unwatched(step: int, patience: float = 1.0) -> None:
    """Begin a step that nobody watches."""


class Limits(NamedTuple):
    """What a call may take: seconds for each of its steps, and MiB of memory."""

    seconds: float
    megabytes: int


class OverrunError(LimitExceededError):
    """A call took more than its limits, or its process died.

    Attributes:
        reason: what happened, as the end of a sentence: ``takes longer than 10 s``.
        step: the number of the step in which it happened; 0 for none.
    """

    def __init__(self, reason: str, step: int) -> None:
        super().__init__(f"page {step} {reason}" if step else f"reading it {reason}")
        self.reason = reason
        self.step = step


class Worker:
    """A process that runs one call after another, started when the first one comes.

    A worker that was killed is replaced for the next call. Use it as a context manager, or
    ``close`` it.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: Any = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End its process."""
        self.close()

    def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Give what ``function(*arguments, watch=watch)`` returns in the worker.

        Args:
            function: a function of a module, which takes a ``Watch`` by the name ``watch``.
            arguments: anything that can be pickled, as the result must be.

        Raises:
            OverrunError: a step took too long, the memory was not enough, or the process died.
            Exception: what the function raises.
        """
        begun = time.monotonic()
        until = begun + self._limits.seconds + (_START if self._connection is None else 0.0)
        self._send((function, arguments))
        step = 0
        while True:
            kind, value = self._receive(step, until)
            if kind == "step":
                step, patience = value
                until = time.monotonic() + self._limits.seconds * patience
            elif kind == "result":
                result: T = value
                return result
            elif kind == "memory":
                self.kill()
                raise OverrunError(f"needs more than {self._limits.megabytes} MiB of memory", step)
            else:
                raise value

    def _send(self, message: Any) -> None:
        if self._connection is not None:
            try:
                self._connection.send(message)
                return
            except OSError:  # it died in its sleep
                self.kill()
        self._start().send(message)

    def _receive(self, step: int, until: float) -> tuple[str, Any]:
        assert self._connection is not None
        try:
            if self._connection.poll(max(0.0, until - time.monotonic())):
                message: tuple[str, Any] = self._connection.recv()
                return message
        except (EOFError, OSError) as error:
            self.kill()
            raise OverrunError("ends its reader's process", step) from error
        except KeyboardInterrupt:
            self.kill()
            raise
        self.kill()
        raise OverrunError(f"takes longer than {self._limits.seconds:g} s", step)

    def close(self) -> None:
        """End the process, which has nothing to do."""
        if self._connection is not None:
            self._connection.close()
            self._process.join(1.0)
        self.kill()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        # A new interpreter, not a copy of this one, which may have threads and open files.
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(there, self._limits.megabytes), daemon=True
        )
        self._process.start()
        there.close()
        self._connection = here
        return here


def _serve(connection: Connection, megabytes: int) -> None:
    """Run calls until the caller hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    _limit_memory(megabytes)

    def watch(step: int, patience: float = 1.0) -> None:
        connection.send(("step", (step, patience)))

    while True:
        try:
            function, arguments = connection.recv()
        except (EOFError, OSError):
            return
        answer: tuple[str, Any]
        try:
            answer = ("result", function(*arguments, watch=watch))
        except MemoryError:
            answer = ("memory", None)
        except Exception as error:
            answer = ("error", error)
        try:
            connection.send(answer)
        except (BrokenPipeError, ConnectionError):
            return
        except Exception as error:  # the answer cannot be pickled
            connection.send(("error", RuntimeError(f"{type(error).__name__}: {error}")))


def _limit_memory(megabytes: int) -> None:
    """Let allocations above the limit fail, where the system can (Linux)."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * _MIB
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))

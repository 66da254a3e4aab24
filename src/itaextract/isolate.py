"""Run calls in a process of their own, within limits of time and memory.

No parser can be stopped from inside: a few bytes of a hostile file keep it busy for hours or fill
the memory. So a call runs in a worker process, tells of each step that it begins, and is killed
when a step takes too long. What the limits cost is one worker, not the caller.
"""

import contextlib
import math
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, NamedTuple, Self, TypeVar

from itaextract.errors import LimitExceededError
from itaextract.watch import Watch

__all__ = ["Limits", "OverrunError", "Worker"]

T = TypeVar("T")

_START: Final = 30.0
"""Seconds that a worker may take to start and import what it needs, beside a step's own time."""
_MOST_WAIT: Final = 6.0
"""A step may last so many times its processor time where the machine has no more to give."""
_MIB: Final = 1024 * 1024
_LONGEST: Final = 1e8
"""Seconds that a timer of the system can be set to, at least."""


class Limits(NamedTuple):
    """What a call may take: seconds for each of its steps, and MiB of memory.

    On Linux the seconds are the processor's, so that a busy machine costs no page.
    """

    seconds: float
    megabytes: int


Cause = Literal["time", "memory", "crash"]


class OverrunError(LimitExceededError):
    """A call took more than its limits, or its process died.

    Attributes:
        cause: which limit it was; ``crash`` where the process died.
        step: the number of the step in which it happened; 0 for none.
        limit: seconds or MiB; 0 for a crash.
    """

    def __init__(self, cause: Cause, step: int, limit: float = 0.0) -> None:
        what = {
            "time": f"takes longer than {limit:g} s",
            "memory": f"needs more than {limit:g} MiB of memory",
            "crash": "ends its reader's process",
        }
        super().__init__(f"{f'page {step}' if step else 'reading it'} {what[cause]}")
        self.cause: Cause = cause
        self.step = step
        self.limit = limit


class _Process:
    """A new interpreter that runs calls; a thread takes in what it says.

    It is no copy of this process, which may have threads and open files, and it does not import
    the caller's main module.
    """

    def __init__(self, limits: Limits) -> None:
        path = os.pathsep.join(part for part in sys.path if part)
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "itaextract.isolate", *map(str, limits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._said: queue.SimpleQueue[tuple[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._popen.stdout
        with self._popen.stdout as answers, contextlib.suppress(Exception):
            while True:
                self._said.put(pickle.load(answers))
        self._said.put(None)  # it ended, or was ended amid a word

    def send(self, message: Any) -> None:
        """Ask for a call.

        Raises:
            OSError: the process is gone.
        """
        assert self._popen.stdin
        pickle.dump(message, self._popen.stdin)
        self._popen.stdin.flush()

    def receive(self, seconds: float) -> tuple[str, Any] | None:
        """Give the next message; None if the process ended.

        Raises:
            TimeoutError: there was none in time.
        """
        try:
            return self._said.get(timeout=min(max(0.0, seconds), threading.TIMEOUT_MAX))
        except queue.Empty:
            raise TimeoutError from None

    def cpu_seconds(self) -> float | None:
        """Give the processor time that the process has had; None where the system does not tell."""
        try:
            state = Path(f"/proc/{self._popen.pid}/stat").read_text()
        except OSError:
            return None
        user, system = state.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def end(self, *, now: bool) -> None:
        """End the process: at once, or when it has seen that nothing more comes."""
        assert self._popen.stdin
        if now:
            self._popen.kill()
        with contextlib.suppress(OSError):  # what was not sent yet has nowhere to go
            self._popen.stdin.close()
        try:
            self._popen.wait(2.0)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()


class _Clock:
    """How long to wait for the end of a step.

    Attributes:
        wait: seconds until it is time to look.
    """

    def __init__(self, process: _Process, seconds: float, deadline: float) -> None:
        self._process = process
        self._seconds = seconds
        self._spent = process.cpu_seconds()
        now = time.monotonic()
        self._until = min(deadline, now + _MOST_WAIT * seconds)
        self.wait = min(seconds, self._until - now)

    def run_out(self) -> bool:
        """Whether the step had its time; else ``wait`` tells when to look again."""
        spent = self._process.cpu_seconds()
        if spent is None or self._spent is None:
            return True
        left = self._until - time.monotonic()
        self.wait = min(left, self._seconds - (spent - self._spent))
        return self.wait <= 0


class Worker:
    """A process that runs one call after another, started when the first one comes.

    A worker that was killed is replaced for the next call. Use it as a context manager, or
    ``close`` it.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End its process."""
        self.close()

    def call(
        self,
        function: Callable[..., T],
        *arguments: Any,
        told: Callable[..., object] | None = None,
        deadline: float = math.inf,
    ) -> T:
        """Give what ``function(*arguments, watch=watch)`` returns in the worker.

        Args:
            function: a function of a module, which takes a ``Watch`` by the name ``watch``.
            arguments: anything that can be pickled, as the result must be.
            told: is called with what the function passes to ``watch.tell``.
            deadline: moment of ``time.monotonic`` at which the call ends, whatever the steps.

        Raises:
            OverrunError: a step took too long, the memory was not enough, or the process died.
            Exception: what the function raises.
        """
        start = 0.0 if self._process else _START
        process = self._send((function, arguments))
        clock = _Clock(process, self._limits.seconds + start, deadline)
        step = 0
        while True:
            kind, value = self._receive(process, step, clock)
            if kind == "step":
                step, patience = value
                clock = _Clock(process, self._limits.seconds * patience, deadline)
            elif kind == "news":
                if told is not None:
                    told(*value)
            elif kind == "result":
                result: T = value
                return result
            elif kind == "memory":
                self.kill()
                raise OverrunError("memory", step, self._limits.megabytes)
            else:
                raise value

    def _send(self, message: Any) -> _Process:
        if self._process is not None:
            try:
                self._process.send(message)
                return self._process
            except OSError:  # it died in its sleep
                self.kill()
        self._process = _Process(self._limits)
        self._process.send(message)
        return self._process

    def _receive(self, process: _Process, step: int, clock: "_Clock") -> tuple[str, Any]:
        try:
            while True:
                try:
                    message = process.receive(clock.wait)
                    break
                except TimeoutError:
                    if clock.run_out():
                        raise OverrunError("time", step, self._limits.seconds) from None
        except BaseException:
            self.kill()
            raise
        if message is None:
            self.kill()
            raise OverrunError("crash", step)
        return message

    def close(self) -> None:
        """End the process, which has nothing to do."""
        self._end(now=False)

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._end(now=True)

    def _end(self, *, now: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end(now=now)


class _Sender(Watch):
    """Tells the caller's process."""

    def __init__(self, stream: BinaryIO, seconds: float) -> None:
        self._stream = stream
        self._seconds = seconds

    def __call__(self, step: int, patience: float = 1.0) -> None:
        _die_after(_MOST_WAIT * self._seconds * patience + _START)
        self.send("step", (step, patience))

    def tell(self, *news: Any) -> None:
        self.send("news", news)

    def send(self, kind: str, value: Any) -> None:
        # In one piece or not at all: what cannot be pickled must leave nothing half said.
        self._stream.write(pickle.dumps((kind, value)))
        self._stream.flush()


def _serve(calls: BinaryIO, answers: BinaryIO, seconds: float) -> None:
    """Run calls until the caller hangs up."""
    watch = _Sender(answers, seconds)
    while True:
        _die_after(0.0)
        try:
            function, arguments = pickle.load(calls)
        except EOFError:
            return
        _die_after(_MOST_WAIT * (seconds + _START))
        try:
            watch.send("result", function(*arguments, watch=watch))
        except MemoryError:
            watch.send("memory", None)
        except OSError as error:
            if answers.closed or isinstance(error, BrokenPipeError):
                return
            watch.send("error", error)
        except Exception as error:
            _send_error(watch, error)


def _send_error(watch: _Sender, error: Exception) -> None:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # an error of a library, made of more than its message
        error = RuntimeError(f"{type(error).__name__}: {error}")
    watch.send("error", error)


def _die_after(seconds: float) -> None:
    """Have the system end this process later; 0 for never.

    The caller ends it in time. A caller that was killed cannot, and a call may never come back.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, min(seconds, _LONGEST))


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


def _main() -> None:
    """Run as a worker: calls come by standard input, answers go to what was standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt means
    limits = Limits(float(sys.argv[1]), int(sys.argv[2]))
    _limit_memory(limits.megabytes)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    _serve(sys.stdin.buffer, answers, limits.seconds)
    sys.stdout.flush()
    os._exit(0)  # to take all modules apart takes a tenth of a second, for nothing


if __name__ == "__main__":
    _main()

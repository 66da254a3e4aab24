"""A call within limits: its result, its errors, and what happens when it runs wild."""

import os
import pickle
import signal
import sys
import time
from pathlib import Path

import pytest

from itaextract.errors import UnreadableFileError
from itaextract.isolate import Limits, OverrunError, Worker
from itaextract.watch import Watch, unwatched

QUICK = Limits(seconds=2.0, megabytes=300)


def double(number: int, watch: Watch = unwatched) -> int:
    watch(1)
    return 2 * number


def refuse(watch: Watch = unwatched) -> None:
    raise UnreadableFileError("no file at all")


def miss(watch: Watch = unwatched) -> None:
    raise FileNotFoundError("nothing there")


def hang_on(page: int, watch: Watch = unwatched) -> None:
    for number in range(1, page + 1):
        watch(number)
    while True:
        pass


def gossip(watch: Watch = unwatched) -> str:
    for done in (1, 2):
        watch.tell(done, 2)
    print("not for the caller")
    return "done"


def dawdle(watch: Watch = unwatched) -> str:
    watch(0, 20.0)
    busy_for(2.5)
    return "done"


def wait(watch: Watch = unwatched) -> str:
    watch(1)
    time.sleep(2.5)
    return "done"


def busy_for(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def swell(watch: Watch = unwatched) -> int:
    watch(3)
    return len([bytes(1 << 20) for _ in range(2000)])


def die(watch: Watch = unwatched) -> None:
    watch(2)
    os.kill(os.getpid(), signal.SIGKILL)


def own_number(watch: Watch = unwatched) -> int:
    return os.getpid()


def give_function(watch: Watch = unwatched) -> object:
    return lambda: None


@pytest.fixture(scope="module")
def worker():
    with Worker(QUICK) as worker:
        yield worker


def test_a_call_gives_its_result(worker):
    assert [worker.call(double, n) for n in (1, 2)] == [2, 4]


def test_an_error_comes_back_and_the_worker_lives(worker):
    with pytest.raises(UnreadableFileError, match="no file at all"):
        worker.call(refuse)
    with pytest.raises(FileNotFoundError, match="nothing there"):
        worker.call(miss)
    assert worker.call(double, 4) == 8


def test_a_step_without_end_is_cut_off(worker):
    with pytest.raises(OverrunError, match=r"page 2 takes longer than 2 s") as caught:
        worker.call(hang_on, 2)
    assert caught.value.step == 2
    assert worker.call(double, 5) == 10


def test_the_time_before_the_first_step_counts(worker):
    worker.call(double, 1)
    with pytest.raises(OverrunError, match="reading it takes longer"):
        worker.call(hang_on, 0)


def test_news_are_passed_on(worker):
    heard = []
    assert worker.call(gossip, told=lambda *news: heard.append(news)) == "done"
    assert heard == [(1, 2), (2, 2)]
    assert worker.call(gossip) == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_time_that_the_machine_does_not_give_does_not_count(worker):
    assert worker.call(wait) == "done"


def test_a_step_may_ask_for_patience(worker):
    assert worker.call(dawdle) == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_memory_is_limited(worker):
    with pytest.raises(OverrunError, match="page 3 needs more than 300 MiB"):
        worker.call(swell)
    assert worker.call(double, 6) == 12


def test_a_process_that_dies_costs_one_call(worker):
    with pytest.raises(OverrunError, match="page 2 ends its reader's process"):
        worker.call(die)
    assert worker.call(double, 7) == 14


def _gone(number: int) -> bool:
    """Whether a process ends within some seconds, of which a zombie is left."""
    for _ in range(100):
        if "Z" in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_that_died_between_calls_is_replaced(worker):
    number = worker.call(own_number)
    os.kill(number, signal.SIGKILL)
    assert _gone(number)
    assert worker.call(double, 9) == 18


def test_a_result_that_cannot_be_sent_is_an_error(worker):
    with pytest.raises((AttributeError, pickle.PicklingError), match="local object"):
        worker.call(give_function)
    assert worker.call(double, 8) == 16

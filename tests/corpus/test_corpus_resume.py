"""Runs that are killed at any moment, and a cluster that loses a worker: the same results."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from corpora import results

from itaextract import Settings, extract_corpus
from itaextract.corpus import LocalEngine
from made_corpus import write_corpus

FILES = 24
FORMATS = ("jsonl", "csv", "parquet", "sqlite")
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A manifest of invented files, one of them broken."""
    return write_corpus(tmp_path_factory.mktemp("made"), FILES)


@pytest.fixture(scope="module")
def complete(made, tmp_path_factory):
    """The folder of a run that nothing disturbed."""
    out = tmp_path_factory.mktemp("undisturbed")
    summary = extract_corpus(made, out, formats=FORMATS, engine=LocalEngine(2))
    assert (summary.documents, summary.failed, summary.repeated) == (FILES - 2, 1, 1)
    return out


@pytest.fixture(scope="module")
def undisturbed(complete):
    """The results of that run."""
    return results(complete)


def records(out):
    return {path: path.stat().st_mtime_ns for path in out.glob(".itaextract/records/*/*/*.gz")}


def start(made, out):
    options = [f"--format={name}" for name in FORMATS]
    command = [
        sys.executable,
        "-m",
        "itaextract",
        "corpus",
        made,
        "--out",
        out,
        "--workers=1",
        *options,
    ]
    return subprocess.Popen([*command, *options], stderr=subprocess.PIPE, start_new_session=True)


def kill_after(process, out, count):
    """End a run as a power cut would, once it has some records."""
    while len(records(out)) < count:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    process.kill()
    process.communicate()


@posix
def test_a_run_killed_twice_ends_with_the_same_bytes(made, undisturbed, tmp_path):
    kill_after(start(made, tmp_path), tmp_path, 5)
    first = records(tmp_path)
    assert not results(tmp_path).keys() & undisturbed.keys()
    kill_after(start(made, tmp_path), tmp_path, len(first) + 5)
    process = start(made, tmp_path)
    _, said = process.communicate()
    assert process.returncode == 1, said  # the broken file
    assert results(tmp_path) == undisturbed
    assert first.items() <= records(tmp_path).items()  # nothing was read twice


KILLED_AMID_RESULTS = """
import os, signal, sys
from itaextract import extract_corpus
from itaextract.export import registry

def stop(documents):
    for number, document in enumerate(documents):
        if number == 10:
            os.kill(os.getpid(), signal.SIGKILL)
        yield document

for name in sys.argv[3:]:
    format = registry.FORMATS[name]
    write = format.write_corpus
    registry.FORMATS[name] = format._replace(
        write_corpus=lambda documents, target, tables, write=write: write(
            stop(documents), target, tables
        )
    )
extract_corpus(sys.argv[1], sys.argv[2], formats=sys.argv[3:])
"""


@posix
@pytest.mark.parametrize("format", ["jsonl", "parquet", "sqlite"])
def test_a_run_killed_amid_the_results_leaves_nothing_half(
    made, complete, undisturbed, tmp_path, format
):
    out = shutil.copytree(complete, tmp_path / "out")
    code = [sys.executable, "-c", KILLED_AMID_RESULTS, made, out, format]
    assert subprocess.run(code, check=False).returncode == -signal.SIGKILL
    assert list(out.rglob(".itaextract-*.part"))  # what it had begun
    left = results(out)
    assert {name: left[name] for name in undisturbed} == undisturbed
    assert extract_corpus(made, out, formats=FORMATS).extracted == 0
    assert results(out) == undisturbed
    assert not list(out.rglob(".itaextract-*.part"))


@posix
def test_a_worker_whose_run_was_killed_ends_by_itself():
    code = "from itaextract.isolate import _die_after\n_die_after(0.1)\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGALRM


def test_an_engine_that_breaks_leaves_what_was_done(made, undisturbed, tmp_path):
    class Breaking(LocalEngine):
        def run(self, job, tasks):
            for number, answer in enumerate(super().run(job, tasks)):
                if number == 3:
                    raise KeyboardInterrupt
                yield answer

    with pytest.raises(KeyboardInterrupt):
        extract_corpus(made, tmp_path, formats=FORMATS, engine=Breaking(1))
    assert len(records(tmp_path)) == 3
    assert extract_corpus(made, tmp_path, formats=FORMATS, engine=LocalEngine(1)).kept == 3
    assert results(tmp_path) == undisturbed


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(made, undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    from itaextract.corpus.dask_engine import DaskEngine

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        worker = next(iter(cluster.workers.values()))
        before = worker.pid
        done = []

        def disturb(event):
            done.append(event)
            if len(done) == 6:
                os.kill(worker.pid, signal.SIGKILL)

        extract_corpus(
            made,
            tmp_path,
            Settings(),
            formats=FORMATS,
            engine=DaskEngine(cluster.scheduler_address),
            progress=disturb,
        )
        assert worker.pid != before
    assert len(done) == FILES
    assert results(tmp_path) == undisturbed

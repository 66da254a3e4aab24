"""The command ``corpus``: options, messages, exit codes."""

import io

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn
from typer.testing import CliRunner

from itaextract.cli import app
from itaextract.cli.corpus import _Display, pace
from itaextract.cli.report import Reporter
from itaextract.corpus import Event
from itaextract.corpus.tables import Failure


def run(*arguments, **more):
    return CliRunner().invoke(app, ["corpus", *map(str, arguments)], **more)


def test_a_run_closes_with_a_summary(plans, tmp_path):
    out = tmp_path / "out"
    (plans / "x.pdf").write_bytes(b"<html>404</html>")
    (plans / "list.csv").write_text("url\nhttps://a.example/x\n", "utf-8")
    result = run(plans, plans / "list.csv", "-o", out, "-f", "csv", "-f", "jsonl", "--workers", 1)
    assert result.exit_code == 1
    assert f"{plans / 'x.pdf'}: not a PDF, though its name says so" in result.stderr
    assert "ignored 1 row(s) of manifests that name no local file" in result.stderr
    assert "2 documents of 4 files in 0:0" in result.stderr
    assert "2 read now, 0 before; 1 repeated, 1 failed" in result.stderr
    assert "written: csv/, documents.jsonl, inputs.csv, errors.csv" in result.stderr
    (plans / "x.pdf").unlink()
    again = run(plans, "-o", out, "-q")
    assert (again.exit_code, again.output) == (0, "")
    shown = CliRunner().invoke(app, ["report", str(out)])
    assert shown.exit_code == 0 and (out / "report.html").exists()


def test_paths_come_by_standard_input(plans, tmp_path):
    result = run("-", "-o", tmp_path / "out", input=f"{plans / 'a.txt'}\n{plans / 'none.txt'}\n")
    assert result.exit_code == 1
    assert "1 documents of 2 files" in result.stderr


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--format", "json"], "no corpus as json"),
        (["--engine", "dask"], "needs --address"),
        (["--address", "tcp://x"], "is for --engine dask"),
        (["--engine", "dask", "--address", "tcp://x", "--workers", "2"], "its own workers"),
        (["none.csv"], "none.csv: No such file"),
        (["--pages", "9-1"], "pages run from 1"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(plans, tmp_path, options, problem):
    result = run(plans, "-o", tmp_path / "out", *options)
    assert result.exit_code == 2
    assert problem in " ".join(result.stderr.replace("│", " ").split())


def test_a_folder_that_cannot_be_made_is_a_usage_error(plans, tmp_path):
    (tmp_path / "file").write_text("x")
    assert run(plans, "-o", tmp_path / "file/out").exit_code == 2


def test_a_cluster_that_is_not_there_is_one_line(plans, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    from dask import config

    with config.set({"distributed.comm.timeouts.connect": "100ms"}):
        result = run(plans, "-o", tmp_path, "--engine", "dask", "--address", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert "no Dask scheduler at tcp://127.0.0.1:9" in result.stderr


@pytest.mark.parametrize(
    ("rate", "left", "shown"),
    [
        (0.0, 10, ""),
        (2.0, 7200, "2.0 files/s, 1:00:00 left"),
        (0.5, 60, "30.0 files/min, 0:02:00 left"),
        (3.0, 0, "3.0 files/s"),
    ],
)
def test_the_pace_is_a_rate_and_an_estimate(rate, left, shown):
    assert pace(rate, left) == shown


def test_the_bar_counts_what_is_done_and_what_failed():
    console = Console(file=io.StringIO(), force_terminal=True)
    bar = Progress(TextColumn("{task.completed}/{task.total} {task.description}"), console=console)
    display = _Display(Reporter(), bar, 4)
    display(Event("a", "kept", 4))
    assert bar.tasks[0].fields["rate"] == ""
    display(Event("b", "failed", 4, Failure("limit", "slow")))
    display(Event("c", "extracted", 4))
    [task] = bar.tasks
    assert (task.completed, task.total, task.description) == (3, 4, "1 failed")
    assert "files/" in task.fields["rate"] and "left" in task.fields["rate"]

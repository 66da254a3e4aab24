"""Many files into one folder: what is read, what is kept, what the tables say."""

import csv
import io
import json
import os
import sqlite3
import sys
import tracemalloc
from types import SimpleNamespace

import pytest
from corpora import PLAN, results
from frictionless import validate as validate_package

import itaextract
from itaextract import Corpus, Settings, extract_corpus
from itaextract.corpus import LocalEngine
from itaextract.corpus import store as store_module
from itaextract.corpus.store import Store, alone, fingerprint, pack
from itaextract.corpus.tables import Failure
from itaextract.corpus.task import Answer, Job, Task, read
from itaextract.errors import ItaExtractError, SettingsError, UnsupportedFormatError
from itaextract.report import report


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_a_content_is_read_once_and_the_inputs_tell_of_each_file(plans, tmp_path, here):
    summary = extract_corpus(plans, tmp_path / "out", engine=here)
    assert here.read == ["a.txt", "b.txt"]
    assert (summary.inputs, summary.extracted, summary.repeated, summary.failed) == (3, 2, 1, 0)
    inputs = rows(tmp_path / "out/inputs.csv")
    assert [row["state"] for row in inputs] == ["extracted"] * 3
    assert inputs[0]["document"] == inputs[2]["document"] != inputs[1]["document"]
    lines = (tmp_path / "out/documents.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"]["file_name"] for line in lines] == ["a.txt", "b.txt"]


def test_what_is_done_is_skipped_and_new_files_are_added(plans, tmp_path, here):
    out = tmp_path / "out"
    extract_corpus(plans, out, engine=here)
    before = results(out)
    again = extract_corpus(plans, out, engine=here)
    assert (again.extracted, again.kept) == (0, 2)
    assert results(out) == before
    (plans / "d.txt").write_text(PLAN.format("ใหม่"), "utf-8")
    assert extract_corpus(plans, out, engine=here).extracted == 1
    assert here.read == ["a.txt", "b.txt", "d.txt"]


def test_other_settings_and_another_version_read_again(plans, tmp_path, here, monkeypatch):
    out = tmp_path / "out"
    extract_corpus(plans, out, engine=here)
    assert extract_corpus(plans, out, Settings(keep_thai_digits=True), engine=here).extracted == 2
    assert extract_corpus(plans, out, Settings(max_seconds_per_file=9), engine=here).kept == 2
    monkeypatch.setattr(store_module, "__version__", "99")
    assert extract_corpus(plans, out, engine=here).extracted == 2


def test_a_password_takes_part_in_the_fingerprint_without_standing_there():
    names = {fingerprint(Settings(password=word)) for word in (None, "", "a", "b")}
    assert len(names) == 4


def test_a_renamed_file_is_kept_and_has_its_new_name(plans, tmp_path, here):
    out = tmp_path / "out"
    extract_corpus(plans, out, engine=here)
    (plans / "b.txt").rename(plans / "แผน.txt")
    assert extract_corpus(plans, out, engine=here).kept == 2
    names = [document.source.file_name for document in Corpus.open(out)]
    assert names == ["a.txt", "แผน.txt"]


def test_a_bad_file_costs_one_row_with_its_reason(plans, tmp_path, here):
    out = tmp_path / "out"
    (plans / "x.pdf").write_bytes(b"<html>404</html>")
    (plans / "y.pdf").write_bytes(b"<html>404</html>")
    inputs = [plans, plans / "none.pdf"]
    seen = []
    summary = extract_corpus(inputs, out, engine=here, progress=seen.append)
    assert (summary.documents, summary.failed) == (2, 2)
    errors = rows(out / "errors.csv")
    assert [(row["kind"], row["number"]) for row in errors] == [
        ("unreadable", "4"),
        ("unreadable", "6"),
    ]
    assert [row["reason"] for row in errors] == [
        "not a PDF, though its name says so",
        "no such file",
    ]
    states = [row["state"] for row in rows(out / "inputs.csv")]
    assert states == ["extracted"] * 3 + ["failed"] * 3
    failed = [(event.name, event.failure.kind) for event in seen if event.state == "failed"]
    assert failed == [(str(plans / "x.pdf"), "unreadable"), (str(plans / "none.pdf"), "unreadable")]
    assert all(event.total == 6 for event in seen) and len(seen) == 6


def test_failures_are_kept_until_they_are_asked_for_again(plans, tmp_path, here):
    out = tmp_path / "out"
    (plans / "x.txt").write_text("", "utf-8")
    extract_corpus(plans, out, engine=here)
    assert extract_corpus(plans, out, engine=here).failed == 1
    assert here.read.count("x.txt") == 1
    extract_corpus(plans, out, engine=here, retry_failed=True)
    assert here.read.count("x.txt") == 2


def test_a_record_takes_the_place_of_a_failure(tmp_path, plans):
    store = Store(tmp_path, "f")
    store.put("ab", pack(Failure("limit", "slow")))
    assert store.holds("ab") is False
    assert store.failure("ab") == ("limit", "slow")
    store.put("ab", pack(itaextract.extract(plans / "a.txt")))
    assert store.holds("ab") is True
    assert store.failure("ab") is None
    assert store.document("ab").measures


def test_all_formats_hold_the_same_documents_and_the_tables_of_the_run(plans, tmp_path, here):
    out = tmp_path / "out"
    (plans / "x.pdf").write_bytes(b"<html>404</html>")
    manifest = plans / "list.csv"
    manifest.write_text("path,วันที่เก็บ\na.txt,1 ต.ค.\nb.txt,\nx.pdf,2 ต.ค.\n", "utf-8")
    formats = ("jsonl", "csv", "xlsx", "parquet", "sqlite", "datapackage")
    extract_corpus(manifest, out, formats=formats, engine=here)
    assert {path.name for path in out.iterdir() if not path.name.startswith(".")} == {
        *("documents.jsonl", "csv", "documents.xlsx", "parquet", "documents.sqlite"),
        *("datapackage", "inputs.csv", "errors.csv"),
    }
    assert rows(out / "csv/inputs.csv") == rows(out / "inputs.csv")
    found = validate_package(str(out / "datapackage/datapackage.json"))
    assert found.valid, found.flatten()
    with sqlite3.connect(out / "documents.sqlite") as database:
        joined = database.execute(
            'SELECT m.title, i."วันที่เก็บ" FROM measures m JOIN inputs i USING (document)'
        ).fetchall()
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        assert database.execute("SELECT kind FROM errors").fetchall() == [("unreadable",)]
    database.close()
    assert joined == [("จัดทำแผนภาพ", "1 ต.ค."), ("เผยแพร่แผนการใช้จ่าย", "")]
    corpus = Corpus.open(out)
    assert corpus.inputs["วันที่เก็บ"].to_list() == ["1 ต.ค.", "", "2 ต.ค."]
    assert corpus.errors["kind"].to_list() == ["unreadable"]
    assert corpus.measures.height == 2
    assert "inputs" in dir(corpus)


def test_a_corpus_opens_whatever_its_format(plans, tmp_path, here):
    out = tmp_path / "out"
    extract_corpus(plans, out, formats=["sqlite"], engine=here)
    assert not (out / "documents.jsonl").exists()
    assert [document.source.file_name for document in Corpus.open(out)] == ["a.txt", "b.txt"]
    assert "ไม่" not in report(Corpus.open(out), "Title", {"no text": 1})[:200]


def test_a_format_without_room_for_many_is_refused(plans, tmp_path):
    with pytest.raises(UnsupportedFormatError, match="no corpus as json; choose of jsonl, csv"):
        extract_corpus(plans, tmp_path / "out", formats=["json"])
    assert not (tmp_path / "out").exists()


def test_two_runs_at_once_are_refused(plans, tmp_path, here):
    with alone(tmp_path / "out"), pytest.raises(ItaExtractError, match="another run is at work"):
        extract_corpus(plans, tmp_path / "out", engine=here)
    assert extract_corpus(plans, tmp_path / "out", engine=here).documents == 2


def test_persons_are_gone_from_names_and_columns_too(tmp_path, here):
    name = "แผน นายสมชาย ใจดี.txt"
    (tmp_path / name).write_text(PLAN.format("นายสมชาย ใจดี ชี้แจง"), "utf-8")
    (tmp_path / "list.csv").write_text(f"path,ผู้ส่ง\n{name},นางสาวสมหญิง รักเรียน\n", "utf-8")
    out = tmp_path / "out"
    extract_corpus(tmp_path / "list.csv", out, Settings(redact="persons"), engine=here)
    written = "".join(
        path.read_text("utf-8") for path in out.rglob("*") if path.suffix in (".csv", ".jsonl")
    )
    assert "[บุคคล 1]" in written
    assert "สมชาย" not in written and "สมหญิง" not in written


def test_paths_come_from_standard_input(plans, tmp_path, here, monkeypatch):
    for separator in ("\n", "\0"):
        given = separator.join([str(plans / "b.txt"), str(plans / "a.txt"), ""])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given.encode())))
        extract_corpus("-", tmp_path / "out", engine=here)
        assert [row["input"][-5:] for row in rows(tmp_path / "out/inputs.csv")] == [
            "b.txt",
            "a.txt",
        ]


def test_a_file_too_large_is_not_even_opened(plans, tmp_path, here):
    (plans / "big.txt").write_bytes(b"x" * 2000)
    extract_corpus(plans, tmp_path / "out", Settings(max_megabytes=0.001), engine=here)
    [error] = rows(tmp_path / "out/errors.csv")
    assert (error["kind"], error["sha256"]) == ("limit", "")
    assert "big.txt" not in here.read


@pytest.mark.skipif(os.name != "posix", reason="names of bytes")
def test_names_in_old_encodings_do_no_harm(tmp_path, here):
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)  # noqa: PTH102
    with open(folder + b"/\xa1\xa2\xa3.txt", "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write(PLAN.format("ก"))
    extract_corpus(tmp_path / "in", tmp_path / "out", formats=["jsonl", "sqlite"], engine=here)
    assert next(iter(Corpus.open(tmp_path / "out"))).source.file_name == "\ufffd\ufffd\ufffd.txt"


def test_a_damaged_record_is_named(plans, tmp_path, here):
    out = tmp_path / "out"
    extract_corpus(plans, out, engine=here)
    record = next(out.rglob("*.json.gz"))
    record.write_bytes(b"")
    with pytest.raises(ItaExtractError, match="delete it and run again"):
        extract_corpus(plans, out, engine=here)
    record.unlink()
    assert extract_corpus(plans, out, engine=here).extracted == 1


def test_a_worker_of_another_version_ends_the_run(plans, tmp_path):
    job, task = Job(Settings(), version="0"), Task("ab", "a.txt", b"")
    with pytest.raises(SettingsError, match="a worker has itaextract"):
        read(SimpleNamespace(), job, task)


def test_processes_read_within_limits(plans, tmp_path):
    summary = extract_corpus(plans, tmp_path / "out", engine=LocalEngine(2))
    assert summary.extracted == 2 and summary.worker_seconds > 0
    short = Settings(max_seconds_per_file=0.01)
    extract_corpus(plans, tmp_path / "short", short, engine=LocalEngine(1))
    errors = rows(tmp_path / "short/errors.csv")
    assert [row["reason"] for row in errors] == ["reading it takes longer than 0.01 s"] * 2


class Echo:
    """An engine that gives the same failure for every file."""

    def run(self, job, tasks):
        failure = Failure("unreadable", "nothing")
        for task in tasks:
            yield Answer(task.sha256, pack(failure), failure, 0, 0.0)


def test_memory_does_not_grow_with_the_files(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.pdf").write_bytes(number.to_bytes() * 500_000)
    tracemalloc.start()
    extract_corpus(folder, tmp_path / "out", engine=Echo())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000

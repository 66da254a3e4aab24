"""The program as users start it: real processes, real files, odd locales, broken pipes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from itaextract.model import Document

FIXTURES = Path(__file__).parent / "fixtures"
PDF = FIXTURES / "pdf/lam-sin-2567-report.clean.pdf"
SHORT = FIXTURES / "pdf/huai-khrai-2565-summary.clean.pdf"
NO_TABLES = FIXTURES / "pdf/si-tia-2567-announcement.clean.pdf"
BAD = FIXTURES / "bad"
PROGRAM = [sys.executable, "-m", "itaextract"]

LOCALES = {
    "C": {"LC_ALL": "C"},
    "Thai Windows": {"PYTHONIOENCODING": "cp874", "PYTHONUTF8": "0"},
    "Western": {"PYTHONIOENCODING": "latin-1"},
}
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX pipes and signals")


def run(*arguments, stdin=None, env=None, cwd=None):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        timeout=120,
    )


def document_from(result):
    assert (result.returncode, result.stderr) == (0, b"")
    return Document.model_validate_json(result.stdout)


@pytest.fixture(scope="module")
def short():
    """The document of one short fixture."""
    return document_from(run("extract", SHORT))


def test_the_output_is_a_document():
    document = document_from(run("extract", PDF))
    assert document.source.file_name == PDF.name
    assert document.measures


@pytest.mark.parametrize("env", LOCALES.values(), ids=LOCALES)
def test_any_locale_gives_the_same_text(short, env, tmp_path):
    thai = tmp_path / "แผนปฏิบัติการ.pdf"
    shutil.copy(SHORT, thai)
    result = run("extract", thai.name, "missing-ก.pdf", env=env, cwd=tmp_path)
    assert result.stderr.decode("utf-8") == "itaextract: missing-ก.pdf: no such file\n"
    source = short.source.model_copy(update={"file_name": thai.name})
    expected = short.model_copy(update={"source": source})
    assert Document.model_validate_json(result.stdout) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_in_an_old_encoding(tmp_path):
    name = os.fsencode(tmp_path) + b"/" + "รายงาน".encode("cp874") + b".pdf"
    shutil.copy(SHORT, name)
    result = run("extract", tmp_path, BAD / "empty.pdf", "-o", tmp_path / "out")
    assert result.stderr.decode("utf-8").count("\n") == 1
    [path] = (tmp_path / "out").iterdir()
    Document.model_validate_json(path.read_bytes())


def test_stdin(short):
    document = document_from(run("extract", "-", stdin=SHORT.read_bytes()))
    source = short.source.model_copy(update={"file_name": None})
    assert document == short.model_copy(update={"source": source})


def test_bad_files_cost_one_line_each_and_no_other_file(tmp_path):
    readable = BAD / "encrypted-owner-password-only.pdf"  # opens without a password
    bad = [path for path in sorted(BAD.iterdir()) if path != readable]
    assert bad
    result = run("extract", *bad, readable, SHORT, "--ocr", "never", "--out", tmp_path)
    assert result.returncode == 1
    lines = result.stderr.decode("utf-8").splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["itaextract", str(path)] for path in bad]
    assert not any("internal error" in line for line in lines)
    names = {written.name for written in tmp_path.iterdir()}
    assert names == {f"{readable.stem}.json", f"{SHORT.stem}.json"}


def test_a_file_without_tables_is_read_and_not_in_silence(tmp_path):
    result = run("extract", NO_TABLES, "-o", tmp_path)
    assert result.returncode == 0
    assert result.stderr.decode().count("\n") == 1
    assert "no tables found" in result.stderr.decode()
    assert (tmp_path / f"{NO_TABLES.stem}.json").exists()


def test_passwords():
    path = BAD / "encrypted-user-password.pdf"
    assert run("extract", path, "--password", "wrong").returncode == 1
    document_from(run("extract", path, env={"ITAEXTRACT_PASSWORD": "secret"}))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--version"], 0),
        (["extract"], 2),
        (["extract", "none.pdf"], 1),
        (["extract", "none.pdf", "--pages", "0"], 2),
        (["extrac"], 2),
        (["inspect", BAD / "empty.pdf"], 1),
        (["text", BAD / "truncated.pdf"], 1),
        (["tables", BAD / "image-only.pdf", "--ocr", "never"], 1),
    ],
)
def test_exit_codes(arguments, code):
    result = run(*arguments)
    assert result.returncode == code
    assert b"Traceback" not in result.stderr


def test_text_of_a_real_file():
    text = run("text", PDF, "--pages", "2").stdout.decode("utf-8")
    assert text.startswith("--- page 2 ---\n")
    assert text.count("--- page") == 1
    assert "ผู้ใหญ่บ้าน" in text


def test_tables_and_summary_of_a_real_file_in_a_thai_code_page():
    env = {**LOCALES["Thai Windows"], "COLUMNS": "100"}
    assert run("tables", PDF, env=env).stdout.decode("utf-8").startswith("# t1 · ")
    shown = run("inspect", PDF, env=env)
    assert shown.returncode == 0
    assert "Measures" in shown.stdout.decode("utf-8")
    assert b"\x1b" not in shown.stdout  # no colours in a pipe


@posix
def test_a_reader_that_leaves_is_no_error_message():
    with subprocess.Popen(
        [*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert result.returncode == 1
    assert result.stderr == b"itaextract: standard output: No space left on device\n"


@posix
def test_ctrl_c_is_one_line():
    with subprocess.Popen(
        [*PROGRAM, "extract", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(2)  # until it waits for its input
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"itaextract: interrupted\n"
        assert process.wait(60) == 130

"""The commands in this process, with a pipeline whose results and failures the tests choose."""

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

import sample_documents as samples
from itaextract import _version, guard
from itaextract.cli import app
from itaextract.cli.inputs import collect, output_stems
from itaextract.cli.options import FormatName
from itaextract.cli.report import one_line
from itaextract.cli.wrap import wrap
from itaextract.errors import EncryptedFileError, NoTextLayerError
from itaextract.export import FORMATS
from itaextract.model import Document
from itaextract.settings import Settings


class Page(NamedTuple):
    number: int
    text: str
    not_read: str = ""


class FakePipeline:
    """Gives a document named like the file; what the file says decides what goes wrong."""

    def __init__(self):
        self.calls = []

    def extract(self, source, settings=None, progress=None):
        self.calls.append(SimpleNamespace(source=source, settings=settings))
        if isinstance(source, bytes):
            return samples.full(None)
        said = Path(source).read_text(encoding="utf-8")
        errors = {
            "locked": EncryptedFileError("the PDF asks for a password"),
            "scan": NoTextLayerError("a scan:\nno text layer"),
            "bug": ZeroDivisionError("oh"),
            "stop": KeyboardInterrupt(),
        }
        if said in errors:
            raise errors[said]
        make = samples.empty if said == "empty" else samples.full
        return make(Path(source).name, digit="b" if said == "other" else "a")

    def read_text(self, source, settings=None, progress=None):
        return [Page(3, "หน้าสาม\nบรรทัดสอง\n"), Page(4, "หน้าสี่")]


class FakeGuard:
    """Calls the fake in this process."""

    def __init__(self, pipeline, settings):
        self.pipeline, self.settings = pipeline, settings

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def extract(self, source, progress=None):
        return self.pipeline.extract(source, self.settings, progress)

    def read_text(self, source, progress=None):
        return self.pipeline.read_text(source, self.settings, progress)


@pytest.fixture
def pipeline(monkeypatch):
    fake = FakePipeline()
    monkeypatch.setattr(guard, "Guard", lambda settings: FakeGuard(fake, settings))
    return fake


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(pipeline):
    runner = CliRunner()

    def run(*arguments, stdin=None):
        return runner.invoke(app, [str(one) for one in arguments], input=stdin)

    return run


def put(path: Path, said: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said, encoding="utf-8")
    return path


# --- extract: standard output -------------------------------------------------------------------


def test_one_file_gives_one_json_object(run, folder):
    result = run("extract", put(folder / "แผน.clean.pdf"))
    assert result.exit_code == 0
    assert Document.model_validate_json(result.stdout) == samples.full("แผน.clean.pdf")
    assert "ห้วยทรายแดง" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_several_files_give_one_object_per_line_in_order(run, folder, format):
    put(folder / "b.pdf"), put(folder / "a.pdf")
    result = run("extract", "b.pdf", "a.pdf", "--format", format)
    names = [json.loads(line)["source"]["file_name"] for line in result.stdout.splitlines()]
    assert names == ["b.pdf", "a.pdf"]


def test_csv_on_stdout_is_the_measures_table_with_one_header(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf", "other")
    result = run("extract", "a.pdf", "b.pdf", "-f", "CSV")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["file"], row["id"]) for row in rows] == [
        ("a.pdf", "m1"),
        ("a.pdf", "m2"),
        ("b.pdf", "m1"),
        ("b.pdf", "m2"),
    ]
    assert not result.stdout.startswith("\ufeff")


@pytest.mark.parametrize("arguments", [["extract", "a.pdf"], ["text", "a.pdf"], ["schema"]])
def test_out_dash_is_standard_output(run, folder, arguments):
    put(folder / "a.pdf")
    assert run(*arguments, "--out", "-").stdout == run(*arguments).stdout != ""
    assert [path.name for path in folder.iterdir()] == ["a.pdf"]


def test_stdin_is_read_as_bytes(run, pipeline):
    result = run("extract", "-", stdin="เนื้อหา")
    assert result.exit_code == 0
    assert pipeline.calls[0].source == "เนื้อหา".encode()
    assert json.loads(result.stdout)["source"]["file_name"] is None


def test_options_become_settings(run, folder, pipeline):
    put(folder / "a.pdf")
    run("extract", "a.pdf", "--pages", "3-7,9-", "--password", "ลับ", "--keep-thai-digits")
    settings = pipeline.calls[0].settings
    assert settings.pages == ((3, 7), (9, None))
    assert settings.password == "ลับ"
    assert settings.keep_thai_digits


def test_password_from_the_environment(run, folder, pipeline, monkeypatch):
    monkeypatch.setenv("ITAEXTRACT_PASSWORD", "x")
    run("extract", put(folder / "a.pdf"))
    assert pipeline.calls[0].settings.password == "x"


# --- extract: files -----------------------------------------------------------------------------


def test_out_folder_gets_one_file_each_named_without_the_last_suffix(run, folder):
    put(folder / "in/a.clean.pdf"), put(folder / "in/ข.TXT")
    result = run("extract", "in", "--out", "out/deep")
    assert (result.exit_code, result.stdout) == (0, "")
    assert {path.name for path in (folder / "out/deep").iterdir()} == {"a.clean.json", "ข.json"}
    Document.model_validate_json((folder / "out/deep/a.clean.json").read_text("utf-8"))


def test_equal_stems_get_numbers_and_a_note(run, folder):
    put(folder / "a/plan.pdf"), put(folder / "b/Plan.pdf", "other"), put(folder / "c/plan-2.pdf")
    result = run("extract", "a", "b", "c", "-o", "out")
    written = {path.name: json.loads(path.read_text()) for path in (folder / "out").iterdir()}
    assert set(written) == {"plan.json", "Plan-3.json", "plan-2.json"}
    assert written["Plan-3.json"]["source"]["file_name"] == "Plan.pdf"
    assert result.exit_code == 0
    assert "b/Plan.pdf: Plan is taken by an earlier file; written as Plan-3" in result.stderr


def test_quiet_leaves_notes_out_but_not_errors(run, folder):
    put(folder / "a/plan.pdf"), put(folder / "b/plan.pdf"), put(folder / "c.pdf", "locked")
    result = run("extract", "a", "b", "c.pdf", "-o", "out", "-q")
    assert result.stderr == "itaextract: c.pdf: the PDF asks for a password\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-o", "all.jsonl"], {"all.jsonl"}),
        (["-o", "all.csv"], {"all.csv"}),
        (["-o", "all.xlsx"], {"all.xlsx"}),
        (["-o", "out", "-f", "jsonl"], {"out/documents.jsonl"}),
        (["-o", "out", "-f", "sqlite"], {"out/documents.sqlite"}),
        (["-o", "all.sqlite"], {"all.sqlite"}),
        (["-o", "all.zip"], {"all.zip"}),
        (["-o", "all.parquet"], {"all.parquet"}),
        (["-o", "out", "-f", "xlsx"], {"out/a.xlsx", "out/b.xlsx"}),
        (["-o", "v1.0/"], {"v1.0/a.json", "v1.0/b.json"}),
        (["-o", "odd.csv/", "-f", "json"], {"odd.csv/a.json", "odd.csv/b.json"}),
    ],
)
def test_where_output_goes(run, folder, arguments, expected):
    put(folder / "a.pdf"), put(folder / "b.pdf", "other")
    result = run("extract", "a.pdf", "b.pdf", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - {"a.pdf", "b.pdf"} == expected


def test_a_copy_of_a_file_has_its_rows_once_in_tables_and_a_note(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf")
    for format in ("csv", "sqlite"):
        result = run("extract", "a.pdf", "b.pdf", "-o", "out", "-f", format)
        assert result.exit_code == 0
        assert result.stderr == (
            "itaextract: b.pdf: the same file as a.pdf, whose rows stand for both\n"
        )
    assert run("extract", "a.pdf", "b.pdf", "-o", "out", "-f", "jsonl").stderr == ""


def test_csv_folder_holds_one_file_per_table_for_all_documents(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf", "other")
    run("extract", "a.pdf", "b.pdf", "-o", "out", "-f", "csv")
    text = (folder / "out/documents.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    assert [row["file"] for row in csv.DictReader(io.StringIO(text[1:]))] == ["a.pdf", "b.pdf"]


def test_an_existing_file_is_replaced_and_nothing_else_is_left(run, folder):
    put(folder / "a.pdf"), put(folder / "out/a.json", "old")
    run("extract", "a.pdf", "-o", "out")
    assert [path.name for path in (folder / "out").iterdir()] == ["a.json"]
    assert json.loads((folder / "out/a.json").read_text())["schema_version"] == "1"


def test_nothing_is_written_when_every_file_fails(run, folder):
    put(folder / "a.pdf", "locked"), put(folder / "all.csv", "old")
    assert run("extract", "a.pdf", "-o", "all.csv").exit_code == 1
    assert (folder / "all.csv").read_text() == "old"


# --- extract: inputs ----------------------------------------------------------------------------


def test_a_file_given_twice_is_read_once(run, folder, pipeline):
    path = put(folder / "in/a.pdf")
    (folder / "link.pdf").symlink_to(path)
    run("extract", "in/a.pdf", "in", path, "./in/../in/a.pdf", "link.pdf", "in/*.pdf")
    assert [call.source for call in pipeline.calls] == ["in/a.pdf"]


def test_folders_are_searched_in_order_without_hidden_files(folder):
    for name in ("b/z.PDF", "b/a.txt", "b/.x.pdf", "b/.git/y.pdf", "b/c.docx", "b/a/n.pdf"):
        put(folder / name)
    assert [item.name for item in collect(["b"])] == ["b/a/n.pdf", "b/a.txt", "b/z.PDF"]


def test_patterns_are_expanded_unless_a_file_has_that_name(folder):
    for name in ("[1].pdf", "1.pdf", "x/2.pdf"):
        put(folder / name)
    assert [item.name for item in collect(["[1].pdf"])] == ["[1].pdf"]
    assert [item.name for item in collect(["**/[0-9].pdf"])] == ["1.pdf", "x/2.pdf"]


def test_stems_stay_apart(folder):
    names = ["a/p.pdf", "b/p.pdf", "c/p-2.pdf", "d/P.txt", "-"]
    for name in names[:-1]:
        put(folder / name)
    assert output_stems(collect(names)) == ["p", "p-3", "p-2", "P-4", "stdin"]


# --- extract: failures --------------------------------------------------------------------------


def test_a_bad_file_costs_no_other(run, folder):
    put(folder / "in/1.pdf"), put(folder / "in/2.pdf", "scan"), put(folder / "in/3.pdf")
    result = run("extract", "in", "missing.pdf", "-o", "out")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "itaextract: in/2.pdf: a scan: no text layer",
        "itaextract: missing.pdf: no such file",
    ]
    assert {path.name for path in (folder / "out").iterdir()} == {"1.json", "3.json"}


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("none.pdf", "no such file"),
        ("*.pdf", "no file matches this pattern"),
        ("bare", "no .pdf or .txt file in this folder"),
    ],
)
def test_nothing_to_read_is_an_error(run, folder, argument, message):
    (folder / "bare").mkdir()
    result = run("extract", argument)
    assert result.exit_code == 1
    assert result.stderr == f"itaextract: {argument}: {message}\n"


def test_an_unexpected_exception_is_one_line(run, folder):
    put(folder / "a.pdf", "bug")
    result = run("extract", "a.pdf")
    assert result.exit_code == 1
    assert result.stderr == (
        "itaextract: a.pdf: internal error: ZeroDivisionError: oh; "
        "run with --verbose for the traceback\n"
    )


def test_verbose_shows_the_traceback_and_the_steps(run, folder):
    put(folder / "a.pdf", "bug"), put(folder / "b.pdf")
    result = run("extract", "a.pdf", "b.pdf", "-v")
    assert "Traceback (most recent call last)" in result.stderr
    assert "b.pdf: 4 pages, 2 measures, 2 findings" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_strict_counts_findings_of_severity_error_and_writes_all_the_same(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf", "empty")
    assert run("extract", "b.pdf", "--strict").exit_code == 0
    result = run("extract", "a.pdf", "b.pdf", "-o", "out", "--strict")
    assert result.exit_code == 1
    assert result.stderr == (
        "itaextract: a.pdf: 1 finding of severity error (--strict): total-mismatch\n"
        "itaextract: b.pdf: no tables found; the result holds the running text only\n"
    )
    assert {path.name for path in (folder / "out").iterdir()} == {"a.json", "b.json"}


def test_ctrl_c_ends_with_130_and_leaves_no_half_file(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf", "stop")
    result = run("extract", "a.pdf", "b.pdf", "-o", "all.csv")
    assert result.exit_code == 130
    assert sorted(path.name for path in folder.iterdir()) == ["a.pdf", "b.pdf"]


def test_an_output_that_cannot_be_written_is_one_line(run, folder):
    put(folder / "a.pdf"), put(folder / "b.pdf")
    (folder / "out/a.json").mkdir(parents=True)
    result = run("extract", "a.pdf", "b.pdf", "-o", "out")
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith("itaextract: a.pdf: cannot write ")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a.json", "b.json"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.pdf", "--format", "yaml"],
        ["a.pdf", "--pages", "7-3"],
        ["a.pdf", "--pages", ""],
        ["a.pdf", "--format", "xlsx"],
        ["a.pdf", "--format", "csv", "--out", "x.json"],
        ["a.pdf", "b.pdf", "--out", "x.json"],
        ["a.pdf", "--out", "a.pdf/below"],
        ["a.pdf", "--no-such-option"],
    ],
)
def test_usage_errors(run, folder, pipeline, arguments):
    put(folder / "a.pdf"), put(folder / "b.pdf")
    result = run("extract", *arguments)
    assert result.exit_code == 2
    assert pipeline.calls == []
    assert "Traceback" not in result.stderr


# --- the other commands -------------------------------------------------------------------------


def test_inspect_shows_what_matters(run, folder):
    put(folder / "a.pdf")
    shown = run("inspect", "a.pdf").stdout
    for expected in (samples.AGENCY, "BE 2566", "88.40", "กองคลัง", "total-mismatch", "m2"):
        assert expected in shown
    assert "ไม่ตรงกับผลรวม" in run("inspect", "a.pdf", "--thai").stdout


def test_inspect_of_an_empty_document(run, folder):
    result = run("inspect", put(folder / "a.pdf", "empty"))
    assert result.exit_code == 0
    assert "unknown" in result.stdout


def test_text_marks_the_pages(run, folder):
    put(folder / "a.pdf")
    expected = "--- page 3 ---\nหน้าสาม\nบรรทัดสอง\n\n--- page 4 ---\nหน้าสี่\n"
    assert run("text", "a.pdf").stdout == expected
    run("text", "a.pdf", "--out", "a.txt")
    assert (folder / "a.txt").read_bytes().decode() == expected


def test_tables_on_stdout(run, folder):
    result = run("tables", put(folder / "a.pdf"))
    assert result.stdout == (
        "# t1 · scores · page 1 · ผลรายตัวชี้วัด\n"
        "ตัวชี้วัด,ปี 2564,ปี 2565\n"
        "การใช้งบประมาณ,81.25,86.50\n"
        "\n"
        "# t2 · measures · pages 2-3\n"
        "มาตรการ,ผู้รับผิดชอบ\n"
        '"เผยแพร่, ข้อมูล",\'-\n'
        "ข้อ 2,กองคลัง\n"
    )


def test_tables_as_files(run, folder):
    run("tables", put(folder / "แผน.clean.pdf"), "--out", "out")
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"แผน.clean-t1.csv", "แผน.clean-t2.csv"}
    assert (folder / "out/แผน.clean-t1.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("command", ["inspect", "text", "tables"])
def test_commands_for_one_file(run, folder, command):
    assert run(command, "none.pdf").stderr == "itaextract: none.pdf: no such file\n"
    assert run(command, "none.pdf").exit_code == 1
    put(folder / "in/a.pdf"), put(folder / "in/b.pdf")
    assert run(command, "in").exit_code == 2
    assert run(command, "in/a.pdf", "--pages", "x").exit_code == 2


def test_schema_describes_the_output(run, folder):
    described = json.loads(run("schema").stdout)
    assert described["$schema"].startswith("https://json-schema.org/")
    assert set(described["properties"]) == set(Document.model_fields)
    run("schema", "--out", "s.json")
    assert json.loads((folder / "s.json").read_text("utf-8")) == described


def test_bare_call_prints_help_and_version_its_number(run):
    bare = run()
    assert bare.exit_code == 0
    for command in ("extract", "inspect", "text", "tables", "schema"):
        assert command in bare.stdout
    assert run("--version").stdout == f"itaextract {_version.__version__}\n"


def test_every_option_is_explained_in_one_sentence(run):
    import typer.main

    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        assert command.help, name
        for option in command.params:
            text = option.help
            assert text, f"{name} {option.name}"
            assert text.endswith(".") and text[0].isupper(), f"{name} {option.name}: {text}"


# --- small parts --------------------------------------------------------------------------------


def test_formats_of_the_help_are_those_of_the_registry():
    assert [name.value for name in FormatName] == list(FORMATS)


def test_messages_cannot_act_on_the_terminal():
    assert one_line("a\x1b[31m\n\tb\u202e") == "a [31m b "


@pytest.mark.parametrize("width", [8, 13, 40])
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_width(width):
    from rich.cells import cell_len

    text = "มาตรการเผยแพร่ข้อมูลการใช้จ่ายงบประมาณ (OIT) o12 ผ่านเว็บไซต์ของน้ำกับกำนัน"
    lines = list(wrap(text, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(cell_len, lines)) <= width
    # A line never opens with a sign that belongs to the letter before it.
    assert not any(line[0] in "ะัาำิีึืุู็่้๊๋์ๆ" for line in lines if width > 12)


def test_lines_break_at_spaces_and_between_thai_words_only():
    text = "It is written in 2 ways: ตำบลบ้านใหม่, (12) e12: ต่าง ๆ และวันๆ https://example.go.th/a"
    for width in range(24, 60):
        for line in wrap(text, width):
            assert line[0] not in ":,)ๆ." and not line.endswith("(")
            assert ("example" in line) == ("https://example.go.th/a" in line)


def test_redact_is_a_setting_and_keeps_persons_out_of_the_names_of_files(run, folder, pipeline):
    put(folder / "คำสั่ง_นายอดิศร_มั่นคง.pdf"), put(folder / "b.pdf")
    result = run("extract", "คำสั่ง_นายอดิศร_มั่นคง.pdf", "b.pdf", "-o", "out", "--redact", "persons")
    assert result.exit_code == 0
    assert {call.settings.redact for call in pipeline.calls} == {"persons"}
    assert {path.name for path in (folder / "out").iterdir()} == {
        "คำสั่ง_[บุคคล 1].json",
        "b.json",
    }
    run("tables", "คำสั่ง_นายอดิศร_มั่นคง.pdf", "-o", "tables", "--redact", "persons")
    assert "คำสั่ง_[บุคคล 1]-t1.csv" in {path.name for path in (folder / "tables").iterdir()}
    assert run("extract", "b.pdf", "--redact", "agencies").exit_code == 2


def test_the_limits_of_the_command_line_are_those_of_the_settings(run, pipeline, folder):
    put(folder / "a.pdf")
    assert run("extract", "a.pdf").exit_code == 0
    assert pipeline.calls[-1].settings == Settings()
    assert run("extract", "a.pdf", "--max-pages", 3, "--max-seconds-per-page", 2.5).exit_code == 0
    assert pipeline.calls[-1].settings == Settings(max_pages=3, max_seconds_per_page=2.5)
    assert run("extract", "a.pdf", "--max-pages", 0).exit_code == 2

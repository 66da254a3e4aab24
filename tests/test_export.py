"""Documents as files: nothing lost, nothing executed, nothing half written."""

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import sample_documents as samples
from itaextract.errors import UnsupportedFormatError
from itaextract.export import FORMATS, format_of, to_json, write
from itaextract.export.atomic import replacing
from itaextract.export.columns import column_name
from itaextract.export.csv_ import FORMULA_STARTS, cell_text, neutralise, to_csv
from itaextract.export.tidy import LIST_FIELDS, MEASURES, SCORES, SECTIONS, TABLES
from itaextract.model import (
    Agency,
    Document,
    Finding,
    Guideline,
    Measure,
    OverallScore,
    ScheduleEntry,
    Section,
    TableRecord,
)

FULL = samples.full()


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


# --- JSON ---------------------------------------------------------------------------------------


def test_json_round_trip(tmp_path):
    write(FULL, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_bytes().decode("utf-8")
    assert Document.model_validate_json(text) == FULL
    assert json.loads(text) == json.loads(FULL.model_dump_json())
    assert samples.AGENCY in text  # letters, not escapes
    assert text == to_json(FULL)


def test_json_lines_hold_one_document_per_line(tmp_path):
    documents = [FULL, samples.empty()]
    write(iter(documents), tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert [Document.model_validate_json(line) for line in lines] == documents


def test_a_json_file_holds_one_document(tmp_path):
    with pytest.raises(UnsupportedFormatError, match="jsonl"):
        write([FULL, FULL], tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []


# --- tidy tables --------------------------------------------------------------------------------


def leaf_paths(model: type[BaseModel], skip: set[str]) -> set[str]:
    """All paths to values of a record, not entering lists of records."""
    paths = set()
    for name, field in model.model_fields.items():
        if name in skip:
            continue
        inner = (field.annotation, *getattr(field.annotation, "__args__", ()))
        records = [t for t in inner if isinstance(t, type) and issubclass(t, BaseModel)]
        if records:
            paths |= {f"{name}.{path}" for path in leaf_paths(records[0], skip)}
        else:
            paths.add(name)
    return paths


@pytest.mark.parametrize(
    ("table", "model", "left_out"),
    [
        ("measures", Measure, {"boxes", "fields"}),
        ("schedule", ScheduleEntry, {"boxes", "fields"}),
        ("guidelines", Guideline, {"boxes", "fields", "fragments"}),
        ("overall_scores", OverallScore, {"boxes", "fields", "fragments", "table_id"}),
        ("sections", Section, set()),
        ("findings", Finding, {"suggestions"}),
        ("tables", TableRecord, {"rows", "boxes"}),
    ],
)
def test_every_field_of_a_record_has_a_column(table, model, left_out):
    [tidy] = [one for one in TABLES if one.name == table]
    assert set(tidy.paths) == leaf_paths(model, left_out)


def test_every_part_of_a_document_has_a_table():
    names = {table.name for table in TABLES}
    elsewhere = {"source", "agency", "kinds", "fiscal_year", "assessed_year", "round_months"}
    as_scores = {"score_tables", "score_mentions"}
    of_parts = {"documents", "steps", "measure_lists", "scores", "table_rows"}
    assert set(Document.model_fields) == names - of_parts | (
        elsewhere | as_scores | {"schema_version"}
    )
    [documents] = [one for one in TABLES if one.name == "documents"]
    agency = {f"agency.{name}" for name in Agency.model_fields if name != "variants"}
    assert agency <= set(documents.paths)


def test_every_list_of_a_measure_has_its_texts_in_rows():
    lists = {name for name, field in Measure.model_fields.items() if field.annotation == list[str]}
    assert lists == {"steps", *LIST_FIELDS}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_fit_their_headers_and_names_are_unique(table):
    assert len(set(table.header)) == len(table.header)
    rows = list(table.rows(FULL))
    assert rows
    assert all(len(row) == len(table.header) for row in rows)
    if table.name != "documents":
        assert list(table.rows(samples.empty())) == []


def test_column_names():
    assert column_name("period.start") == "period_start"
    assert column_name("provenance.pages") == "pages"
    assert column_name("record.provenance.pages") == "pages"
    assert column_name("record.score") == "score"


# --- CSV ----------------------------------------------------------------------------------------


def test_measures_as_csv(tmp_path):
    write([FULL, samples.empty()], tmp_path / "m.csv")
    assert (tmp_path / "m.csv").read_bytes().startswith(b"\xef\xbb\xbffile,document,id,")
    first, second = read_csv(tmp_path / "m.csv")
    assert first["file"] == "แผน.pdf"
    assert first["document"] == "a" * 16
    assert first["period_start"] == "2022-10-01"
    assert first["period_quarters"] == "1 | 2 | 3 | 4"
    assert first["responsible"] == "กองคลัง | สำนักปลัดเทศบาล"
    assert first["budget_amount"] == "5000.0"
    assert first["extra"] == "หมายเหตุ: ต่อเนื่อง"
    assert second["title"] == "'=รวม(ทดสอบ)"
    assert second["deadline_date"] == ""


def test_folder_of_csv_tables(tmp_path):
    write([FULL, samples.full("b.pdf", "b")], tmp_path, "csv")
    assert {path.stem for path in tmp_path.iterdir()} == {table.name for table in TABLES}
    steps = [
        (row["document"], row["position"])
        for row in read_csv(tmp_path / "steps.csv")
        if row["measure"] == "m1"
    ]
    assert steps == [(key * 16, n) for key in "ab" for n in "123"]
    places = [row["place"] for row in read_csv(tmp_path / "scores.csv")]
    assert places == ["t1", "t1", "t1", "prose"] * 2


@given(st.text())
def test_no_cell_opens_like_a_formula(text):
    assert not cell_text(text).startswith(FORMULA_STARTS)
    assert not cell_text([text, text]).startswith(FORMULA_STARTS)
    assert neutralise(text).removeprefix("'") == text.removeprefix("'")


def test_numbers_are_no_formulas():
    assert cell_text(-1.5) == "-1.5"


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2)))
def test_csv_round_trip(rows):
    text = to_csv(["ก", "b"], rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [["ก", "b"], *([neutralise(cell) for cell in row] for row in rows)]


def test_carriage_returns_become_line_feeds():
    text = to_csv(["a", "b"], [["1\r2", "3\r\n4"]])
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ["1\n2", "3\n4"]


# --- Excel --------------------------------------------------------------------------------------


def test_workbook(tmp_path):
    long = samples.full().model_copy(
        update={"sections": [samples.full().sections[0].model_copy(update={"text": "ก" * 40_000})]}
    )
    write([long], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [*(table.name for table in TABLES), "notes"]
    sheet = book["measures"]
    assert sheet.freeze_panes == "A2"
    rows = list(sheet.iter_rows())
    header = [cell.value for cell in rows[0]]
    assert header == list(MEASURES.header)
    cells = dict(zip(header, rows[1], strict=True))
    assert cells["steps"].value.splitlines() == samples.measures()[0].steps
    assert cells["period_start"].is_date
    assert cells["budget_amount"].value == 5000
    title = dict(zip(header, rows[2], strict=True))["title"]
    assert (title.value, title.data_type) == ("=รวม(ทดสอบ)", "s")
    section = dict(zip(*([c.value for c in row] for row in book["sections"].rows), strict=True))
    assert len(section["text"]) == 32_767 and section["text"].endswith("…")
    [note] = list(book["notes"].iter_rows(min_row=2, values_only=True))
    assert note[:3] == ("sections", 2, "text") and "40000" in note[3]


def test_what_excel_counts_twice_is_cut_earlier(tmp_path):
    section = samples.full().sections[0].model_copy(update={"text": "😀" * 16_384})
    write(samples.empty().model_copy(update={"sections": [section]}), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["sections"]
    [row] = sheet.iter_rows(min_row=2, values_only=True)
    assert row[SECTIONS.header.index("text")] == "😀" * 16_383 + "…"


def test_a_full_sheet_goes_on_in_another_one(tmp_path, monkeypatch):
    monkeypatch.setattr("itaextract.export.xlsx.MAX_ROWS", 3)
    write(FULL, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    texts = [
        row[-1]
        for name in ("steps", "steps (2)")
        for row in book[name].iter_rows(min_row=2, values_only=True)
    ]
    assert texts == [step for measure in FULL.measures for step in measure.steps]


def test_workbook_takes_control_characters(tmp_path):
    score = samples.scores()[0].model_copy(update={"label": "a\x00\x0bb"})
    write(samples.empty().model_copy(update={"score_mentions": [score]}), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["scores"]
    assert sheet.cell(2, SCORES.header.index("label") + 1).value == "ab"


def test_missing_openpyxl_gives_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr("itaextract.export.registry.find_spec", lambda name: None)
    with pytest.raises(UnsupportedFormatError, match=r'pip install "itaextract\[xlsx\]"'):
        write(FULL, tmp_path / "a.xlsx")


# --- registry and atomic writes -----------------------------------------------------------------


def test_format_from_the_name(tmp_path):
    assert {format.name: format_of(tmp_path / f"x{format.suffix.upper()}") for format in
            FORMATS.values()} == FORMATS  # fmt: skip
    assert format_of(tmp_path / "x.pdf") is None
    with pytest.raises(UnsupportedFormatError, match="json, jsonl, csv, xlsx, parquet"):
        write(FULL, tmp_path / "x.pdf")
    with pytest.raises(UnsupportedFormatError, match="'yaml'"):
        write(FULL, tmp_path / "x", "yaml")


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_failed_write_leaves_the_old_file(tmp_path, format):
    target = tmp_path / "old"
    target.write_text("old")

    def broken():
        yield FULL
        raise RuntimeError("lost")

    with pytest.raises(RuntimeError, match="lost"):
        write(broken(), target, format)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_are_those_of_an_ordinary_file(tmp_path):
    ordinary, ours = tmp_path / "ordinary", tmp_path / "ours"
    ordinary.touch()
    with replacing(ours) as part:
        part.write_text("x")
    assert ours.stat().st_mode == ordinary.stat().st_mode
    ours.chmod(0o640)
    with replacing(ours) as part:
        part.write_text("y")
    assert ours.stat().st_mode & 0o777 == 0o640

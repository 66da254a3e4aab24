"""Parquet, SQLite and data packages: the same rows, typed, with keys that hold."""

import datetime
import json
import sqlite3
import zipfile

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from frictionless import Package
from frictionless import validate as validate_package

import sample_documents as samples
from itaextract.export import combined, format_named, write
from itaextract.export.columns import ColumnType
from itaextract.export.datapackage import DESCRIPTOR
from itaextract.export.dictionary import data_dictionary
from itaextract.export.tidy import TABLES
from itaextract.model import Document
from test_docs import ROOT

FULL = samples.full()
OTHER = samples.full("อื่น.pdf", "b").model_copy(update={"fiscal_year": 2567})
YEARLESS = samples.empty()
GOLDEN = [
    Document.model_validate_json(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests/golden").glob("*.json"))
]


def expected(table):
    """All rows of a table as dictionaries."""
    return [
        dict(zip(table.header, row, strict=True))
        for document in (FULL, OTHER, YEARLESS, *GOLDEN)
        for row in table.rows(document)
    ]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Each format as written into a folder of its own, from a stream of documents."""
    folder = tmp_path_factory.mktemp("written")
    for name in ("parquet", "sqlite", "datapackage"):
        (folder / name).mkdir()
        target = combined(folder / name, format_named(name))
        write(iter([FULL, OTHER, YEARLESS, *GOLDEN, FULL]), target, name)
    return folder


# --- Parquet ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_holds_every_row_typed(written, table):
    hive = ds.partitioning(pa.schema([("fiscal_year", pa.int64())]), flavor="hive")
    dataset = ds.dataset(written / "parquet" / table.name, partitioning=hive)
    rows = dataset.to_table().to_pylist()
    wanted = expected(table)
    key = table.primary_key
    found = {tuple(row[name] for name in key): row for row in rows}
    assert len(found) == len(rows) == len(wanted)
    for row in wanted:
        got = found[tuple(row[name] for name in key)]
        assert {name: dict(value) if isinstance(row[name], dict) else value
                for name, value in got.items() if name in row} == row  # fmt: skip


def test_parquet_is_parted_by_fiscal_year(written):
    measures = written / "parquet/measures"
    years = {document.fiscal_year for document in (FULL, OTHER, *GOLDEN) if document.measures}
    assert {path.name for path in measures.iterdir()} == {f"fiscal_year={year}" for year in years}
    assert {path.name for path in (written / "parquet/documents").iterdir()} >= {
        "fiscal_year=__HIVE_DEFAULT_PARTITION__"
    }
    only = ds.dataset(measures, partitioning="hive").to_table(
        filter=ds.field("fiscal_year") == 2567
    )
    assert set(only["document"].to_pylist()) == {
        document.source.sha256[:16]
        for document in (OTHER, *GOLDEN)
        if document.fiscal_year == 2567 and document.measures
    }


def test_parquet_is_written_in_parts_when_rows_pile_up(tmp_path, monkeypatch):
    monkeypatch.setattr("itaextract.export.parquet.MAX_HELD", 30)
    several = [samples.full(f"{digit}.pdf", digit) for digit in "abcdef"]
    write(several, tmp_path, "parquet")
    parts = sorted((tmp_path / "steps/fiscal_year=2566").iterdir())
    assert len(parts) > 1
    documents = [row for part in parts for row in pq.read_table(part)["document"].to_pylist()]
    assert documents == [digit * 16 for digit in "abcdef" for _ in range(4)]


def test_parquet_replaces_its_own_tables_and_no_other_files(tmp_path):
    write(FULL, tmp_path, "parquet")
    write(OTHER, tmp_path, "parquet")
    assert [path.name for path in (tmp_path / "measures").iterdir()] == ["fiscal_year=2567"]
    (tmp_path / "tables/mine.txt").write_text("keep")
    with pytest.raises(FileExistsError):
        write(FULL, tmp_path, "parquet")
    assert [path.name for path in (tmp_path / "measures").iterdir()] == ["fiscal_year=2567"]
    assert (tmp_path / "tables/mine.txt").read_text() == "keep"


def test_a_failed_parquet_leaves_the_old_tables(tmp_path):
    write(FULL, tmp_path, "parquet")
    before = sorted(tmp_path.rglob("*"))

    def broken():
        yield OTHER
        raise RuntimeError("lost")

    with pytest.raises(RuntimeError, match="lost"):
        write(broken(), tmp_path, "parquet")
    assert sorted(tmp_path.rglob("*")) == before


def test_one_parquet_file_holds_the_measures(tmp_path):
    write([FULL, OTHER], tmp_path / "m.parquet")
    table = pq.read_table(tmp_path / "m.parquet")
    assert table["period_start"].to_pylist()[0] == datetime.date(2022, 10, 1)
    assert table.schema.field("deadline_date").metadata[b"description"]
    assert table.num_rows == 4


# --- SQLite -------------------------------------------------------------------------------------


@pytest.fixture
def database(written):
    connection = sqlite3.connect(written / "sqlite/documents.sqlite")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_sqlite_holds_every_row(database, table):
    types = {column.name: column.type for column in table.columns}
    rows = [dict(row) for row in database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')]
    for row in rows:
        for name, value in row.items():
            if types[name] in (ColumnType.TEXTS, ColumnType.INTEGERS, ColumnType.MAPPING):
                row[name] = value and json.loads(value)
    for row in (wanted := expected(table)):
        for name, value in row.items():
            row[name] = value.isoformat() if isinstance(value, datetime.date) else value
    assert rows == wanted


def test_sqlite_keys_and_indexes_hold(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("INSERT INTO steps VALUES ('x.pdf', 'nowhere', 'm1', 1, 'x')")
    key = ("a" * 16, "m1", 1)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO steps VALUES ('x.pdf', ?, ?, ?, 'x')", key)
    plan = database.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM scores WHERE code = '9' AND year = 2565"
    ).fetchone()["detail"]
    assert "USING INDEX scores_code_year" in plan


def test_sqlite_says_what_its_columns_mean(database):
    described = {tuple(row) for row in database.execute(
        'SELECT "table", "column" FROM data_dictionary')}  # fmt: skip
    assert described == {(table.name, name) for table in TABLES for name in table.header}


def test_questions_in_sql(database):
    [step] = database.execute(
        "SELECT s.text FROM steps s JOIN measures m ON m.document = s.document AND m.id = s.measure"
        " WHERE m.document = ? AND m.number = '1.1' AND s.position = 2",
        ("a" * 16,),
    ).fetchall()
    assert step["text"] == FULL.measures[0].steps[1]
    pages = database.execute(
        "SELECT value FROM measures m, json_each(m.pages) WHERE document = ? AND m.id = 'm1'",
        ("a" * 16,),
    ).fetchall()
    assert [row["value"] for row in pages] == [2, 3]


# --- data packages ------------------------------------------------------------------------------


def test_the_data_package_is_valid(written):
    report = validate_package(str(written / "datapackage" / DESCRIPTOR))
    assert report.valid, report.flatten(["title", "message"])[:5]
    assert {task.name for task in report.tasks} == {table.name for table in TABLES}


def test_a_broken_data_package_is_found(written, tmp_path):
    for path in (written / "datapackage").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "steps.csv").open("a", encoding="utf-8") as stream:
        stream.write("x.pdf,nowhere,m1,one,x\n")
    problems = validate_package(str(tmp_path / DESCRIPTOR)).flatten(["type"])
    assert {kind for [kind] in problems} == {"type-error", "foreign-key"}


def test_frictionless_reads_the_values(written):
    package = Package(str(written / "datapackage" / DESCRIPTOR))
    row = package.get_resource("measures").read_rows()[0]
    assert row["steps"] == FULL.measures[0].steps
    assert row["period_start"] == datetime.date(2022, 10, 1)
    assert row["ita_indicators"] == [1, 2, 10]
    assert row["extra"] == FULL.measures[0].extra
    assert package.get_resource("tables").read_rows()[0]["continued"] in (True, False)


def test_a_zipped_data_package_is_the_same_each_time(tmp_path):
    for name in ("a.zip", "b.zip"):
        write([FULL, OTHER], tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert set(archive.namelist()) == {DESCRIPTOR, *(f"{table.name}.csv" for table in TABLES)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b.zip"]


# --- the data dictionary ------------------------------------------------------------------------


def test_the_data_dictionary_is_up_to_date():
    assert (ROOT / "docs/data-dictionary.md").read_text("utf-8") == data_dictionary()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described(table):
    assert all(column.description.endswith(".") for column in table.columns)

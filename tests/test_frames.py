"""Tables as data frames, of one document and of many."""

import datetime

import pandas
import polars
import pytest

import sample_documents as samples
from itaextract import Corpus
from itaextract.corpus import read_documents
from itaextract.errors import UnreadableFileError, UnsupportedFormatError
from itaextract.export import write
from itaextract.export.frames import BATCH
from itaextract.export.tidy import TABLES

FULL = samples.full()
OTHER = samples.full("อื่น.pdf", "b")


def test_a_document_as_polars_frames():
    frames = FULL.to_frames()
    assert list(frames) == [table.name for table in TABLES]
    measures = frames["measures"]
    assert measures.schema["period_start"] == polars.Date
    assert measures.schema["steps"] == polars.List(polars.String)
    assert measures["steps"].to_list() == [measure.steps for measure in FULL.measures]
    assert measures["extra"].to_list()[0] == FULL.measures[0].extra
    assert frames["scores"]["score"].to_list() == [81.25, 86.5, 88.4, 88.4]


def test_a_document_as_pandas_frames():
    measures = FULL.to_frames("pandas")["measures"]
    assert isinstance(measures, pandas.DataFrame)
    assert measures["period_start"][0] == datetime.datetime(2022, 10, 1)
    assert measures["indicator_no"].dtype == pandas.Int64Dtype()
    assert measures["indicator_no"].isna().tolist() == [False, True]
    assert list(measures["steps"][0]) == FULL.measures[0].steps


def test_tables_without_rows_have_their_columns():
    frames = samples.empty().to_frames()
    for table in TABLES:
        assert tuple(frames[table.name].columns) == table.header


@pytest.fixture(params=["lines", "files"])
def folder(request, tmp_path):
    if request.param == "lines":
        write([FULL, OTHER], tmp_path / "documents.jsonl")
    else:
        write(FULL, tmp_path / "a.json")
        write(OTHER, tmp_path / "b.json")
    return tmp_path


def test_a_corpus_gives_tables_and_documents(folder):
    corpus = Corpus.open(folder)
    assert list(corpus) == [FULL, OTHER]
    assert corpus.scores.height == 8
    assert corpus.scores is corpus.scores
    joined = corpus.scores.join(corpus.documents, on="document")
    assert joined["agency_name"].unique().to_list() == [samples.AGENCY]
    assert {"scores", "open"} <= set(dir(corpus))
    assert Corpus.open(folder, "pandas").steps.shape[0] == 8
    with pytest.raises(AttributeError, match="table_rows"):
        corpus.nothing  # noqa: B018


def test_a_corpus_of_many_rows_is_read_in_batches(tmp_path, monkeypatch):
    assert BATCH > 1
    monkeypatch.setattr("itaextract.export.frames.BATCH", 3)
    write([FULL, OTHER], tmp_path / "documents.jsonl")
    steps = Corpus.open(tmp_path).steps
    assert steps["document"].to_list() == ["a" * 16] * 4 + ["b" * 16] * 4


def test_what_is_no_corpus_is_said_in_one_line(tmp_path):
    with pytest.raises(UnreadableFileError, match="no such"):
        Corpus.open(tmp_path / "missing")
    with pytest.raises(UnreadableFileError, match="neither"):
        Corpus.open(tmp_path)
    (tmp_path / "x.json").write_text('{"schema_version": "1"}')
    with pytest.raises(UnreadableFileError, match=r"x\.json: no document .*source"):
        list(read_documents(tmp_path))


def test_a_missing_library_gives_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr("itaextract.export.frames.find_spec", lambda name: None)
    with pytest.raises(UnsupportedFormatError, match=r'pip install "itaextract\[pandas\]"'):
        FULL.to_frames("pandas")
    with pytest.raises(UnsupportedFormatError, match="polars or pandas"):
        FULL.to_frames("modin")

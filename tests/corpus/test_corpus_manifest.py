"""Manifests: which column is the path, what is carried along, what is refused."""

import pytest

from itaextract.corpus.manifest import read_manifest
from itaextract.corpus.sources import find_sources
from itaextract.errors import SettingsError


def manifest(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_the_path_is_found_and_the_rest_carried_along(tmp_path, separator, encoding):
    text = "อำเภอ,Path,note\nเมือง,a/b.pdf,x\nท่าหินงาม,c.pdf\n".replace(",", separator)
    found = read_manifest(manifest(tmp_path, text, encoding))
    assert found.columns == ("อำเภอ", "note")
    assert [row.path for row in found.rows] == [tmp_path / "a/b.pdf", tmp_path / "c.pdf"]
    assert [row.metadata for row in found.rows] == [
        {"อำเภอ": "เมือง", "note": "x"},
        {"อำเภอ": "ท่าหินงาม", "note": ""},
    ]


def test_addresses_of_the_web_are_ignored(tmp_path):
    text = f"url\nhttps://a.example/x.pdf\n\nc.pdf\n{(tmp_path / 'd e.pdf').as_uri()}\nftp://b/c\n"
    found = read_manifest(manifest(tmp_path, text))
    assert [row.path for row in found.rows] == [tmp_path / "c.pdf", tmp_path / "d e.pdf"]
    assert found.ignored == 2


def test_an_address_beside_the_path_is_metadata(tmp_path):
    text = "url,path\nhttps://a.example/x.pdf,x.pdf\nfile:///tmp/y.pdf,\nhttps://a.example/z,\n"
    found = read_manifest(manifest(tmp_path, text))
    assert [row.name for row in found.rows] == ["x.pdf", "file:///tmp/y.pdf"]
    assert found.rows[0].metadata == {"url": "https://a.example/x.pdf"}
    assert found.ignored == 1


def test_columns_never_share_a_name(tmp_path):
    text = "path,document,SHA256,a,,a\nx.pdf,1,2,3,4,5\n"
    found = read_manifest(manifest(tmp_path, text))
    assert found.columns == ("document_2", "SHA256_2", "a", "column_5", "a_2")
    assert list(found.rows[0].metadata.values()) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the manifest is empty"),
        ("name,year\na,1\n", "no column named path, file or url in name, year"),
        ("path\na,b\n", "line 2: 2 cells under 1 columns"),
        ('path,b\n"a"x,b\n', "line 2: "),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(tmp_path, text, problem):
    with pytest.raises(SettingsError, match=problem):
        read_manifest(manifest(tmp_path, text))


def test_a_missing_manifest_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="No such file"):
        read_manifest(tmp_path / "none.csv")


def test_sources_keep_the_order_of_all_that_was_given(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    first = manifest(tmp_path, "path,year\nc.txt,2566\ngone.txt,2567\n")
    second = tmp_path / "more.CSV"
    second.write_text("file,unit\na.txt,กอง\n", "utf-8")
    found = find_sources([tmp_path / "b.txt", first, second, tmp_path / "a.txt"])
    assert [(source.path.name, source.problem) for source in found.files] == [
        ("b.txt", None),
        ("c.txt", None),
        ("gone.txt", "no such file"),
        ("a.txt", None),
        ("a.txt", None),
    ]
    assert found.columns == ("year", "unit")

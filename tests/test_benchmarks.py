"""The functions of the benchmarks, on tiny inputs."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import pdf_tools  # noqa: E402
import text_measures  # noqa: E402
import text_report  # noqa: E402
import thai_text  # noqa: E402

FIXTURE = ROOT / "tests/fixtures/pdf/si-tia-2567-announcement.word.pdf"

WHOLE = "สำนักงานกำหนดให้เจ้าหน้าที่รายงาน"
BROKEN = "ส านักงานก าหนดให้เจาหน้าที่รายงาน"


def readers(**texts):
    return {name: lambda path, text=text: [text] for name, text in texts.items()}


def measured(**texts):
    found = text_measures.measure(Path("a.pdf"), readers(**texts))
    assert found is not None
    return found


def test_measures_tell_a_whole_text_from_a_broken_one():
    found = measured(good=WHOLE, bad=BROKEN)
    good, bad = found["good"], found["bad"]
    assert (good.rate, good.sara_am, good.marks) == (0.0, (2, 2), (2, 2))
    assert bad.damage["blank-before-vowel"] == 2
    assert bad.rate == pytest.approx(1000 * 2 / bad.characters)
    assert bad.sara_am == (0, 2)
    assert bad.marks == (1, 2)


@pytest.mark.parametrize(
    ("written", "strict", "pair"),
    [("ส\u0e4dาเนา", 0, 1), ("ส\u0e33เนา", 1, 1), ("สาเนา", 0, 0), ("ไม่ต\u0e48\u0e4dากว่า", 0, 1)],
)
def test_the_pair_is_measured_apart(written, strict, pair):
    found = measured(tool=written)["tool"]
    assert (found.sara_am.kept, found.sara_am_or_pair.kept) == (strict, pair)
    assert found.sara_am.found == found.sara_am_or_pair.found == 1


def test_a_file_without_thai_text_is_left_out():
    assert text_measures.measure(Path("a.pdf"), readers(one="", two="12 pages")) is None


def test_a_tool_that_cannot_read_the_file_has_nothing(tmp_path, capsys):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"nothing")
    tools = {"itaextract": pdf_tools.read_with_itaextract, **readers(other=WHOLE)}
    found = text_measures.measure(path, tools)
    assert found is not None
    assert found["itaextract"].characters == 0
    assert "no.pdf: itaextract" in capsys.readouterr().err


def test_pooling_adds_places_and_characters():
    good, bad = measured(good=WHOLE * 9)["good"], measured(bad=BROKEN)["bad"]
    both = text_measures.pooled([good, bad])
    assert both.characters == good.characters + bad.characters
    assert both.sara_am == (18, 20)
    assert both.rate == pytest.approx(2000 / both.characters)


def test_twins(tmp_path):
    pages = {"a.word.pdf": ["กขค ง", "จ"], "a.clean.pdf": ["กขคง", "ฉ"]}
    twin = text_measures.compare_twins(
        tmp_path / "a.word.pdf", tmp_path / "a.clean.pdf", lambda path: pages[path.name]
    )
    assert (twin.characters, twin.unequal) == (10, 2)
    assert (twin.characters_with_blanks, twin.unequal_with_blanks) == (11, 3)
    with pytest.raises(ValueError, match="argument"):
        pages["a.word.pdf"].append("one page more")
        text_measures.compare_twins(
            Path("a.word.pdf"), Path("a.clean.pdf"), lambda p: pages[p.name]
        )


def test_only_damaged_variants_have_a_twin(tmp_path):
    for name in ("a.clean.pdf", "a.word.pdf", "a.scan.pdf", "b.word.pdf", "plain.pdf"):
        (tmp_path / name).touch()
    twins = {p.name: text_measures.twin_of(p) for p in tmp_path.iterdir()}
    assert {name for name, twin in twins.items() if twin} == {"a.word.pdf"}
    assert twins["a.word.pdf"] == tmp_path / "a.clean.pdf"


def test_changes_count_edits_in_undamaged_lines():
    lines = ["กขคงจ", "ท\u0e48\u0e35ดิน", "", "  มี  ช่อง\xa0ว่าง "]
    found = text_measures.count_changes("x", lines, lambda t: t.replace("ข", "ฃฃ").replace("จ", ""))
    assert found.characters == len("กขคงจ") + len("มี ช่อง ว่าง")
    assert found.changes == 2
    assert found.examples == (("กขคงจ", "กฃฃคง"),)


def test_the_report_has_every_tool_file_and_measure():
    paths = [FIXTURE, Path("/x/b.word.pdf"), Path("/x/a.word.pdf"), Path("/x/c.pdf")]
    results = {path: measured(good=WHOLE, bad=BROKEN) for path in paths}
    twin = text_measures.Twin(paths[2], 1000, 1, 2000, 4)
    changes = text_measures.Changes("words", 200_000, 3, ())
    names = ["good", "bad"]
    tables = list(text_report.group_tables(results, names))
    assert len(tables) == len(text_report.MEASURES)
    assert "| tests/fixtures, word (1) | 100.0 | 0.0 |" in "\n".join(tables)
    assert "| blank-before-vowel | 0 | 8 |" in text_report.class_table(results, names)
    files = text_report.file_table(results, names)
    assert f"| {FIXTURE.name} | 0.0 · 100.0 · 100.0 · 100.0 |" in files
    # Files from elsewhere keep their names to themselves.
    assert list(text_report.labels_of(paths).values())[1:] == [
        "typeset 1, word",
        "typeset 2, word",
        "as found 1",
    ]
    twins = text_report.twin_table([twin], text_report.labels_of(paths))
    assert "| typeset 2, word | 99.900 | 1 | 99.800 | 4 |" in twins
    assert "| words | 200000 | 3 | 1.50 |" in text_report.changes_table([changes])


def test_every_tool_reads_a_fixture_page_by_page():
    for name, read in pdf_tools.tools().items():
        pages = read(FIXTURE)
        assert len(pages) == 1, name
        assert len(pages[0]) > 500, name


def test_the_tools_here_and_their_versions():
    tools = pdf_tools.tools()
    assert list(tools)[-1] == "itaextract"
    assert {"pdfplumber", "pypdfium2"} <= set(tools)
    assert len(pdf_tools.versions(tools).split(", ")) == len(tools)


def test_a_run_over_own_files_writes_where_it_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(thai_text, "undamaged_texts", lambda: [("line", [WHOLE])])
    out = tmp_path / "report.md"
    thai_text.main([str(FIXTURE), "--out", str(out)])
    text = out.read_text("utf-8")
    assert FIXTURE.name in text
    assert f"| line | {len(WHOLE)} | 0 | 0.00 |" in text
    assert text.strip() == capsys.readouterr().out.strip()


def test_the_committed_report_is_of_the_fixtures_too():
    text = (ROOT / "docs/thai-text-benchmark.md").read_text("utf-8")
    for path in sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf")):
        assert f"| {path.name} |" in text

"""The report: right counts, nothing but itself in the page, and a browser that shows it."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from typer.testing import CliRunner

import sample_documents as samples
from itaextract.cli import app
from itaextract.export import write
from itaextract.model import Document, OverallScore
from itaextract.report import report, write_report
from itaextract.report.charts import Bar, Box, Column, bars, boxes, columns, five_numbers
from itaextract.report.gather import gather
from itaextract.report.html import element
from test_docs import ROOT

FULL = samples.full()
GOLDEN = [
    Document.model_validate_json(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests/golden").glob("*.json"))
]


class Page(HTMLParser):
    """Collects tags, attributes and texts, and checks that tags are closed."""

    EMPTY = ("meta",)

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts, self.open = [], [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def document(digit, **changes):
    return samples.full(f"{digit}.pdf", digit).model_copy(update=changes)


# --- counts ---------------------------------------------------------------------------------------


def test_what_is_counted():
    other = FULL.agency.model_copy(update={"name": "อบต.ทุ่งลม", "type": "sao"})
    facts = gather(
        [
            FULL,
            document("b", fiscal_year=2567, agency=other),
            FULL,
            samples.empty(),
        ],
        {"damaged": 2},
    )
    assert (facts.documents, facts.measures, facts.scores, facts.pages) == (3, 4, 8, 12)
    assert facts.coverage == {
        (2566, "subdistrict_municipality"): 1,
        (2567, "sao"): 1,
        (None, "unknown"): 1,
    }
    assert facts.kinds == {"plan": 2, "report": 2, "unknown": 1}
    assert facts.findings == facts.documents_with == {"total-mismatch": 2, "unparsed-period": 2}
    assert facts.without_records == 1
    assert facts.failures == {"damaged": 2}
    assert len(facts.agencies) == 2 and facts.provinces == {"เพชรบุรี"}


def test_an_agency_has_one_score_a_year_and_indicator():
    again = document("b")  # the same agency, the same years
    facts = gather([FULL, again])
    assert list(facts.indicators[2]) == [81.25, 86.5]
    assert list(facts.overall[2565]) == [88.4]


def test_scores_that_cannot_be_are_left_out():
    impossible = OverallScore(year=2565, score=884.0, provenance=samples.provenance(1))
    facts = gather([document("b", overall_scores=[impossible])])
    assert dict(facts.overall) == {}


def test_five_numbers():
    assert five_numbers([3.0]) == (3, 3, 3, 3, 3)
    assert five_numbers([5.0, 1.0, 3.0, 2.0, 4.0]) == (1, 2, 3, 4, 5)


# --- the page -------------------------------------------------------------------------------------


def test_the_page_is_itself_alone():
    text = report([FULL, *GOLDEN], failures={"no <PDF>": 1})
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(page.tags)
    names = {name for name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")} | (
        names & {"style", "href", "src"}
    )
    assert set(re.findall(r"https?://[^\s\"']+", text)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in text and "@import" not in text


def test_the_policy_lets_only_the_style_sheet_in():
    text = report([FULL])
    [style] = re.findall(r"<style>(.*?)</style>", text, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert f"style-src 'sha256-{digest}'" in policy and "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_everything_is_escaped():
    evil = "<script>alert('x')</script>\" onload=\"y"
    text = report([FULL], evil, {evil: 3})
    assert "<script" not in text
    page = Page(text)
    assert evil in page.texts and f"3 × {evil}" in page.texts
    assert element("p", evil, title=evil).count("<") == 2


def test_the_same_documents_give_the_same_page_and_all_is_named(tmp_path):
    write_report(GOLDEN, tmp_path / "a.html")
    write_report(iter(GOLDEN), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    text = (tmp_path / "a.html").read_text("utf-8")
    for code in {finding.code for one in GOLDEN for finding in one.findings}:
        assert code in text
    assert "9. การเปิดเผยข้อมูล" in text and "เทศบาลตำบล" in text
    assert "files not read" not in text


def test_no_documents_give_a_page_too():
    assert "0 documents" in Page(report([])).texts


# --- plots ----------------------------------------------------------------------------------------


def rectangles(svg):
    found = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" '
                       r'height="([\d.]+)"', svg)  # fmt: skip
    return [(tone, *map(float, numbers)) for tone, *numbers in found]


def test_bars_are_as_long_as_their_values():
    widths = [width for _, _, _, width, _ in rectangles(bars("t", [Bar("a", 100), Bar("b", 25)]))]
    assert widths[0] == pytest.approx(4 * widths[1], rel=1e-4)


def test_columns_stack_their_parts():
    marks = rectangles(columns("t", ["x", "y"], [Column("1", [30, 10]), Column("2", [0, 20])]))
    assert [tone for tone, *_ in marks] == ["s1", "s2", "s2"]
    heights = [height for *_, height in marks]
    assert heights == pytest.approx([165, 55, 110])
    assert marks[0][2] == pytest.approx(marks[1][2] + heights[1])  # y of the lower, upper part


def test_boxes_share_a_scale():
    svg = boxes("t", [Box("a", [60.0, 70.0, 80.0]), Box("b", [95.0])])
    (_, x, _, width, _), (_, right, *_) = rectangles(svg)
    assert (right - x) / width == pytest.approx((95 - 65) / 10, rel=1e-3)


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_the_page_beside_the_documents(tmp_path):
    write([FULL, samples.empty()], tmp_path / "documents.jsonl")
    result = CliRunner().invoke(app, ["report", str(tmp_path), "--title", "ของเรา"])
    assert (result.exit_code, result.output) == (0, "")
    assert "ของเรา" in Page((tmp_path / "report.html").read_text("utf-8")).texts
    shown = CliRunner().invoke(app, ["report", str(tmp_path / "documents.jsonl"), "-o", "-"])
    assert shown.stdout.startswith("<!doctype html>")


def test_a_folder_without_documents_is_one_line(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"not": "ours"}))
    result = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert "no document" in result.stderr


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium to look with")
def test_a_browser_shows_it_and_refuses_nothing(tmp_path):
    write_report([FULL, *GOLDEN], tmp_path / "report.html")
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
         f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
         f"file://{tmp_path / 'report.html'}"],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "Content Security Policy" not in done.stderr
    assert "<svg" in done.stdout and "การเปิดเผยข้อมูล" in done.stdout

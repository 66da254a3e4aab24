"""Review pages as files: what is in them, the index of a folder, the command."""

import base64
import hashlib
import json
import re
import sys
import typing

import pytest
from typer.testing import CliRunner

import sample_documents as samples
from itaextract.cli import app
from itaextract.model import Document
from itaextract.review import Review, review_page, write_index
from itaextract.review.forms import COLLECTIONS, forms, values
from itaextract.review.html import environment, json_text
from itaextract.review.images import budget_of
from json_pointers import follow
from test_docs import ROOT

STYLE = (ROOT / "src/itaextract/review/assets/style.css").read_text("utf-8")


def data_of(page: str) -> dict:
    [text] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    return json.loads(text)


# --- the page -------------------------------------------------------------------------------------


def test_json_in_a_page_cannot_end_its_element():
    evil = {"</script>": "<!--<script>]]>\u2028\u2029&amp;'\""}
    text = json_text(evil)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == evil


def test_the_policy_lets_in_only_the_page_itself(reviews):
    page = review_page(reviews("text/lam-sin-2567-report.txt"), "a")
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    policy = policy.replace("&#39;", "'")
    [style] = re.findall(r"<style>(.*?)</style>", page, re.S)
    [script] = re.findall(r"<script>(.*?)</script>", page, re.S)
    for kind, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert not re.search(r"\b(eval|innerHTML|outerHTML|insertAdjacentHTML|fetch)\b", script)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "").split('id="data"')[0]
    assert not re.search(r"\son\w+=|\sstyle=", page.split("<style>")[0])


def test_the_page_holds_the_document_and_the_same_input_gives_the_same_page(reviews):
    review = reviews("pdf/lam-sin-2567-report.clean.pdf")
    page = review_page(review, "a")
    assert Document.model_validate_json(json.dumps(data_of(page)["document"])) == review.document
    assert page == review_page(review, "a")


def test_every_field_has_a_form():
    known = {"text", "number", "integer", "date", "choice", "texts", "integers", "choices", "map"}
    for form in forms().values():
        for field in form:
            assert field["type"] in known or field["form"] in forms(), field
    for part, model in COLLECTIONS.items():
        hint = typing.get_args(Document.model_fields[part].annotation)[0]
        assert model == ("Score" if part == "score_tables" else hint.__name__)


def test_values_are_places_in_the_document():
    document = samples.full()
    found = list(values(document))
    assert len(found) == len(set(found)) > 50
    assert all(follow(document, ref) not in (None, [], {}, "") for ref in found)
    assert "/measures/0/title" in found and "/measures/0/id" not in found
    assert list(values(samples.empty())) == []


def where(review: Review, text: str) -> list[str]:
    return [
        line.where
        for page in review.pages
        for line in page.lines
        if text in line.text.replace(" ", "")
    ]


def test_lines_are_told_by_where_they_went(reviews):
    plan = reviews("pdf/khlong-nam-khem-2565-plan.clean.pdf")
    assert where(plan, "ตรวจทานให้หน่วย") == ["record"]
    assert set(where(plan, "การติดตามประเมินผล")) == {"header"}
    assert where(plan, "ขึ้นโดยการมีส่วนร่วมของทุกกอง") == ["section"]
    numbers = [page.lines[0].where for page in plan.pages]
    assert numbers == ["furniture"] * 4
    notice = reviews("pdf/si-tia-2567-announcement.clean.pdf")
    assert "nowhere" in where(notice, "ลับ")


def test_pictures_get_smaller_where_there_are_many():
    assert budget_of(100) * 100 * 4 / 3 < 19_000_000
    assert budget_of(1) == budget_of(10) > budget_of(100) > budget_of(280)
    assert budget_of(2000) == budget_of(280) == 50_000


def colours(block: str) -> dict[str, tuple[float, ...]]:
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)
    return {name: tuple(bytes.fromhex(value)) for name, value in found}


def luminance(colour: tuple[float, ...]) -> float:
    parts = (part / 255 for part in colour)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_good_enough_for_wcag_aa(scheme):
    known = colours(re.findall(r":root \{(.*?)\}", STYLE, re.S)[scheme])
    pairs = [
        *((ink, ground) for ink in ("ink", "soft") for ground in ("card", "soft-card")),
        *((name, f"{name}-soft") for name in ("error", "warning", "info")),
        *((name, "card") for name in ("accent", "accepted", "corrected", "absent", "warning")),
        ("accent-ink", "accent"),
        ("ink", "accent-soft"),
        ("soft", "accent-soft"),
    ]
    for ink, ground in pairs:
        light, dark = sorted(map(luminance, (known[ink], known[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {ground}"


# --- the index ------------------------------------------------------------------------------------


def corrections(document: Document, *operations: dict) -> str:
    return json.dumps(
        {
            "format": "itaextract-corrections",
            "version": 1,
            "schema_version": "1",
            "source": {"file_name": "x.pdf", "sha256": document.source.sha256},
            "reviewer": "ก",
            "saved_at": "2026-01-01T00:00:00Z",
            "patch": list(operations),
        }
    )


@pytest.fixture
def folder(tmp_path):
    """A folder with two review pages, one of them half reviewed, and what does not belong there."""
    full, empty = samples.full(), samples.empty()
    (tmp_path / "full.html").write_text(review_page(Review(full, ()), "full"), "utf-8")
    (tmp_path / "ว่าง.html").write_text(review_page(Review(empty, ()), "ว่าง"), "utf-8")
    (tmp_path / "other.html").write_text("<p>", "utf-8")
    (tmp_path / "bad.json").write_text("{", "utf-8")
    (tmp_path / "list.json").write_text("[]", "utf-8")
    accepted = [{"op": "test", "path": ref, "verdict": "accepted"} for ref in values(full)]
    half = accepted[: len(accepted) // 2]
    given = corrections(full, *half, {"op": "test", "path": "/x", "value": 1})
    (tmp_path / "full.corrections.json").write_text(given, "utf-8")
    write_index(tmp_path)
    return tmp_path


def test_the_index_tells_what_lies_in_the_folder(folder):
    documents = data_of((folder / "index.html").read_text("utf-8"))["documents"]
    assert [one["page"] for one in documents] == ["full.html", "ว่าง.html"]
    first, second = documents
    assert first["agency"] == samples.AGENCY and second["agency"] is None
    assert first["findings"] == {"error": 1, "warning": 1, "info": 0}
    assert first["reviewed"]["values"] == first["values"] // 2
    assert second["reviewed"] is None


def test_the_index_in_a_browser(folder, open_file):
    page = open_file(folder / "index.html")
    assert page.locator("tbody tr").count() == 2
    row = page.locator("tbody tr", has_text=samples.AGENCY)
    assert "49 %" in row.inner_text() or "50 %" in row.inner_text()
    page.locator("#search").fill("ห้วย ทราย")
    assert page.locator("tbody tr").count() == 1
    page.locator("#search").fill("")
    share = page.locator("th button", has_text="Reviewed")
    share.click()
    share.click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Reviewed")
    assert samples.AGENCY in page.locator("tbody tr").first.inner_text()
    page.locator("tbody a", has_text=samples.AGENCY).click()
    page.wait_for_selector("#progress")
    for ref in ("", "/agency"):
        page.locator(f'.card[data-ref="{ref}"] > .head').click()
        page.keyboard.press("Shift+A")
    page.locator('.card[data-ref="/measures/0"] > .head').click()
    page.go_back()
    page.locator("#language").click()
    assert page.locator("h1").inner_text() == "เอกสารที่ตรวจ"


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_pages_and_their_index(fixtures, tmp_path):
    names = ("pdf/lam-sin-2567-report.clean.pdf", "text/lam-sin-2567-report.txt")
    sources = [fixtures / name for name in names]
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["review", *map(str, sources), "-o", str(out), "--lang", "th"])
    assert (result.exit_code, result.output) == (0, "")
    names = sorted(path.name for path in out.iterdir())
    assert names == ["index.html", "lam-sin-2567-report.clean.html", "lam-sin-2567-report.html"]
    page = (out / "lam-sin-2567-report.clean.html").read_text("utf-8")
    assert data_of(page)["lang"] == "th" and 'id="picture-1"' in page


def test_a_bad_file_is_one_line_and_costs_no_other(fixtures, tmp_path):
    bad = tmp_path / "index.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    good = tmp_path / "b" / "index.txt"
    good.parent.mkdir()
    good.write_bytes((fixtures / "text/lam-sin-2567-report.txt").read_bytes())
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["review", str(bad), str(good), "missing.pdf", "-o", str(out)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 2 and "Traceback" not in result.stderr
    documents = data_of((out / "index.html").read_text("utf-8"))["documents"]
    assert [one["page"] for one in documents] == ["index-3.html"]


def test_a_folder_that_cannot_be_made_is_a_usage_error(fixtures, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("")
    source = fixtures / "text/lam-sin-2567-report.txt"
    result = CliRunner().invoke(app, ["review", str(source), "-o", str(taken)])
    assert result.exit_code == 2


def test_without_jinja2_nothing_is_read_and_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    environment.cache_clear()
    result = CliRunner().invoke(app, ["review", "missing.pdf", "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1 and "itaextract[review]" in result.stderr

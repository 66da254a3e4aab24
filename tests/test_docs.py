"""The documents for users name what there is."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
import typer.main

import itaextract
from itaextract import model
from itaextract.audit.codes import TITLES
from itaextract.cli import app
from itaextract.export.tidy import TABLES

ROOT = Path(__file__).parent.parent
CONTRACT = (ROOT / "docs/contract.md").read_text("utf-8")
CLI = (ROOT / "docs/cli.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FINDINGS = ROOT / "docs/findings"

RECORDS = [
    record
    for name in model.__all__
    if isinstance(record := getattr(model, name), type) and issubclass(record, model.Record)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_contract_names_every_field(record):
    section = re.search(rf"^##+ {record.__name__}\n(.*?)(?=^##|\Z)", CONTRACT, re.M | re.S)
    text = section[1] if section else CONTRACT
    named = set(re.findall(r"`(\w+)`", text))
    assert set(record.model_fields) <= named


def test_the_contract_names_every_finding_and_table():
    for code in get_args(model.FindingCode):
        assert f"`{code}`" in CONTRACT
    for table in TABLES:
        assert f"`{table.name}`" in CONTRACT


def test_every_finding_has_its_page_and_every_page_its_finding():
    pages = {page.stem for page in FINDINGS.glob("*.md")} - {"index"}
    assert pages == set(get_args(model.FindingCode))
    index = (FINDINGS / "index.md").read_text("utf-8")
    listed = re.findall(r"^\| \[([\w-]+)\]\(\1\.md\) \| (.+?) \|$", index, re.M)
    assert dict(listed) == TITLES
    assert {code for code, _ in listed} == pages


@pytest.mark.parametrize("code", get_args(model.FindingCode))
def test_the_page_of_a_finding_is_complete(code):
    text = (FINDINGS / f"{code}.md").read_text("utf-8")
    assert text.startswith(f"# {code}\n")
    headings = re.findall(r"^## (.+)$", text, re.M)
    assert headings == ["Example", "How it is found", "Severity", "Message"]
    thai = re.search(r"^Thai: (.+)$", text, re.M)
    assert thai and re.search("[ก-๙]", thai[1])
    for path in re.findall(r"`((?:audit|parse|ocr)/\w+\.py)`", text):
        assert (ROOT / "src/itaextract" / path).exists()


def test_the_manual_names_every_command_and_option():
    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        assert f"\n## {name}\n" in CLI
        for option in command.params:
            for spelling in option.opts:
                if spelling.startswith("--"):
                    assert spelling in CLI, f"{name} {spelling}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target
    for anchor in re.findall(r"\]\(#([^)]+)\)", text):
        headings = re.findall(r"^#+ (.+)$", text, re.M)
        slugs = {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}
        assert anchor in slugs


def holds(whole, part):
    """Whether every value of ``part`` stands in ``whole``, dictionaries compared by key."""
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], value) for key, value in part.items())
    return whole == part


@pytest.mark.parametrize("name", ["README.md", "README.th.md"])
def test_the_excerpt_is_what_comes_out(name):
    text = (ROOT / name).read_text("utf-8")
    [block] = re.findall(r"^```json\n(.*?)^```", text, re.M | re.S)
    [path] = re.findall(r"itaextract extract (tests/\S+\.pdf)", text)
    shown = json.loads(block)
    document = json.loads(itaextract.extract(ROOT / path).model_dump_json())
    [measure] = [one for one in document["measures"] if one["id"] == shown["id"]]
    assert holds(measure, shown)
    assert len(shown["steps"]) == 3

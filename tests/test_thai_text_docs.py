"""The page on the repair of Thai text shows what there is, and its examples run."""

import doctest
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import get_args

import pdfplumber
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from typer.testing import CliRunner

from itaextract import read_text
from itaextract.cli import app
from itaextract.thai import normalize_text
from itaextract.thai.damage import DAMAGE_CLASSES, count_damage
from itaextract.thai.repair import RepairKind, Unresolved

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/thai-text.md").read_text("utf-8")
PICTURES = ROOT / "docs/pictures"
DAMAGED = ROOT / "tests/fixtures/damage"

SAMPLES = re.findall(r"^\| ([\w-]+\.pdf) \| `(.+?)` \| `(.+?)` \|(?: `(.+?)`)? \|$", PAGE, re.M)
TYPED = re.findall(r"^\| .+? \| (U\+[0-9A-F]{4}.*?) \| `(.+?)` \|$", PAGE, re.M)


def load_make():
    spec = importlib.util.spec_from_file_location("make_pictures", PICTURES / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = load_make()


def decoded(text):
    """The page writes `[U+F70B]` for characters that do not show by themselves."""
    return re.sub(r"\[U\+([0-9A-F]{4})\]", lambda m: chr(int(m[1], 16)), text)


@cache
def texts_of(name):
    path = DAMAGED / name
    with pdfplumber.open(path) as pdf:
        plumber = pdf.pages[0].extract_text()
    with pypdfium2.PdfDocument(path) as pdf:
        pdfium = pdf[0].get_textpage().get_text_bounded()
    return plumber, pdfium, read_text(path)[0].text


def test_the_examples_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    code = "\n".join(re.findall(r"^```pycon\n(.*?)^```", PAGE, re.M | re.S))
    test = doctest.DocTestParser().get_doctest(code, {}, "thai-text.md", None, 0)
    assert len(test.examples) > 15
    report = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.REPORT_NDIFF)
    result = runner.run(test, out=report.append)
    assert result.failed == 0, "".join(report)


def test_the_commands_print_what_the_page_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```console\n\$ itaextract (.+)\n(.*?)^```", PAGE, re.M | re.S)
    assert blocks
    for command, output in blocks:
        assert CliRunner().invoke(app, command.split()).stdout.startswith(output)


@pytest.mark.parametrize(("name", "plumber", "pdfium", "repaired"), SAMPLES)
def test_tools_read_what_the_page_says(name, plumber, pdfium, repaired):
    found = texts_of(name)
    assert decoded(plumber) in found[0]
    assert decoded(pdfium) in found[1]
    if repaired:
        assert repaired in found[2]
    else:
        assert plumber not in found[2]


def test_every_damaged_fixture_but_duplicates_is_shown():
    shown = {name for name, *_ in SAMPLES} | {p.file.name for p in make.PICTURES}
    same_text = {"no-unicode-named.pdf"}
    left_alone = set(re.findall(r"\(([\w-]+\.pdf)\)", PAGE))
    assert {p.name for p in DAMAGED.glob("*.pdf")} - shown == same_text | left_alone


@pytest.mark.parametrize(("points", "after"), TYPED)
def test_strings_are_mended_as_the_page_says(points, after):
    before = "".join(chr(int(point[2:], 16)) for point in points.split())
    assert before != after
    assert normalize_text(before) == after


def test_the_page_names_every_kind():
    headings = set(re.findall(r"^### (.+)$", PAGE, re.M))
    assert set(get_args(RepairKind)) <= headings
    for kind in get_args(Unresolved.__annotations__["kind"]):
        assert f"`{kind}`" in PAGE


def test_the_classes_of_damage_have_true_examples():
    rows = re.findall(r"^\| `([\w-]+)` \| `(.+?)` \|$", PAGE.split("## Quality")[1], re.M)
    assert [name for name, _ in rows] == list(DAMAGE_CLASSES)
    for name, example in rows:
        assert name in count_damage(decoded(example)), name


def test_pictures_are_few_and_small():
    shown = re.findall(r"!\[.+?\]\(pictures/([\w-]+)\.png\)", PAGE)
    assert sorted(shown) == sorted(make.by_name()) == sorted(p.stem for p in PICTURES.glob("*.png"))
    assert all(path.stat().st_size < 60_000 for path in PICTURES.glob("*.png"))


@pytest.mark.parametrize("picture", make.PICTURES, ids=lambda p: p.name)
def test_pictures_are_up_to_date(picture):
    """Other versions may smooth edges otherwise; another label, box or place is a difference."""
    drawn = make.draw(picture).convert("L")
    with Image.open(PICTURES / f"{picture.name}.png") as file:
        kept = file.convert("L")
    assert drawn.size == kept.size
    assert ImageStat.Stat(ImageChops.difference(drawn, kept)).mean[0] < 1.0

"""PDFs with one kind of damage each read as their true text; see fixtures/damage.py."""

from pathlib import Path

import pytest

from itaextract.read import open_source
from itaextract.reading import read_text
from itaextract.settings import Settings
from itaextract.thai.repair import repair_pages

DAMAGED = sorted((Path(__file__).parents[1] / "fixtures" / "damage").glob("*.pdf"))

KINDS = {
    "broken-words": "spacing",
    "covered-blanks": "spacing",
    "drawn-twice": "drawn-twice",
    "hidden": "hidden",
    "lost-nikhahit": "nikhahit",
    "marks-first": "mark-place",
    "marks-late": "mark-place",
    "no-unicode-marks": "no-unicode",
    "no-unicode-named": "no-unicode",
    "no-unicode-raised": "no-unicode",
    "private-use": "private-use",
    "replacement-characters": "no-unicode",
    "sara-aa-for-am": "sara",
    "sara-am-for-aa": "sara",
    "spread": "spacing",
    "swapped-texts": "no-unicode",
    "cluster-texts": "no-unicode",
    "thai-as-latin": "encoding",
}


@pytest.mark.parametrize("path", DAMAGED, ids=lambda p: p.stem)
def test_damage_is_repaired(path: Path) -> None:
    text = "\n".join(page.text for page in read_text(path)) + "\n"
    assert text == path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize(("stem", "kind"), KINDS.items())
def test_the_repair_is_named(stem: str, kind: str) -> None:
    path = next(p for p in DAMAGED if p.stem == stem)
    source = open_source(path.read_bytes(), Settings(), path.name)
    kinds = {repair.kind for page in repair_pages(source.pages) for repair in page.repairs}
    assert kind in kinds
    assert kinds <= {kind, "nikhahit", "sara"}


def test_no_kind_is_forgotten() -> None:
    assert {p.stem for p in DAMAGED} == {*KINDS, "ocr-layer", "white-on-dark"}


def test_hidden_text_does_not_come_back() -> None:
    path = next(p for p in DAMAGED if p.stem == "hidden")
    assert "4567" not in read_text(path)[0].text

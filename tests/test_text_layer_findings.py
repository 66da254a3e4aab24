"""What extraction says of damage that it could not mend, and of words that pages show so."""

from pathlib import Path

from itaextract import Settings, extract
from itaextract.audit import check_text_layer
from itaextract.model import Document, Finding, Source
from itaextract.page import Rect
from itaextract.thai.repair import PageNotes, Unresolved, take_notes
from typeset import repaired

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SOURCE = Source(
    file_name=None,
    sha256="0" * 64,
    media_type="application/pdf",
    page_count=1,
    text_layer="embedded",
    producer=None,
)
BOX = Rect(0, 0, 1, 1)
GOOD = "หน่วยงานของรัฐต้องเปิดเผยข้อมูลข่าวสารแก่ประชาชนตามกฎหมายว่าด้วยข้อมูลข่าวสารของราชการ"


def found(path: Path, **settings: bool) -> list[Finding]:
    document = extract(path, Settings(**settings))
    return [f for f in document.findings if f.code == "text-layer-damaged"]


def test_a_word_that_the_page_shows_damaged_is_told_and_kept() -> None:
    (finding,) = found(PICTURES / "own.pdf")
    assert finding.severity == "info"
    assert "หนวยงาน (หน่วยงาน)" in finding.message_en
    assert "หนวยงาน (หน่วยงาน)" in finding.message_th
    assert finding.pages == [1]
    assert finding.refs == ["/sections/0/title"]
    assert not finding.suggestions
    assert "หนวยงาน" in (extract(PICTURES / "own.pdf").sections[0].title or "")


def test_a_correction_is_suggested_on_demand() -> None:
    (finding,) = found(PICTURES / "own.pdf", correct_spelling=True)
    (suggestion,) = finding.suggestions
    assert suggestion.ref == "/sections/0/title"
    assert "หน่วยงาน" in suggestion.value
    assert suggestion.reason == "หนวยงาน → หน่วยงาน"


def test_names_of_the_agency_are_no_misspellings(fixtures: Path) -> None:
    assert not found(fixtures / "pdf" / "nam-kian-2566-plan.clean.pdf")


def test_good_text_needs_no_measuring() -> None:
    notes = take_notes(repaired(GOOD))
    assert notes.quality is None
    assert not notes.beyond_repair


def test_text_of_wrong_letters_is_beyond_repair() -> None:
    swapped = GOOD.translate(str.maketrans("กขคงจชดตนบปมยรลวสหอ", "ซฌพภฐฑฬศษธฎฏฟฉผฝฒฮถ"))
    notes = take_notes(repaired(swapped, swapped))
    assert notes.beyond_repair
    (finding,) = check_text_layer(Document(source=SOURCE), [notes])
    assert finding.severity == "error"
    assert finding.pages == [1]
    assert f"1 ({notes.quality.score:.2f})" in finding.message_en  # type: ignore[union-attr]


def test_lost_characters_are_counted_with_their_pages() -> None:
    lost = (Unresolved("glyph", "ก\ufffd", BOX), Unresolved("glyph", "น\ufffd", BOX))
    notes = [PageNotes(4, lost, (), None), PageNotes(6, lost[:1], (), None)]
    (finding,) = check_text_layer(Document(source=SOURCE), notes)
    assert finding.severity == "warning"
    assert finding.pages == [4, 6]
    assert finding.message_en.startswith("3 glyph(s)")


def test_an_invisible_layer_is_told(fixtures: Path) -> None:
    (finding,) = found(fixtures / "damage" / "ocr-layer.pdf")
    assert finding.severity == "info"
    assert "invisible layer" in finding.message_en

import pytest

from itaextract.glyph import Glyph
from itaextract.page import Page
from itaextract.thai.repair import repair_page
from typeset import changed

SIZE = 16.0


def glyphs(*parts: tuple[str, float]) -> list[Glyph]:
    """Glyphs side by side: text and advance; marks and lost marks have none."""
    x = 100.0
    row = []
    for text, advance in parts:
        row.append(Glyph(text, x, x + advance, 50, 66, 62, SIZE, "TH"))
        x += advance
    return row


def text_of(row: list[Glyph]) -> str:
    return "".join(cluster.text for cluster in repair_page(Page(1, glyphs=tuple(row))).clusters)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([("ส", 7), (" ", 0), ("า", 5), ("น", 7)], "สำน"),
        ([("น", 7), ("้", 0), (" ", 0), ("า", 5)], "น้ำ"),
        ([("น", 7), (" ", 0), ("้", 0), ("า", 5)], "น้ำ"),
        ([("ก", 7), ("\u0e4d", 0), ("า", 5)], "กำ"),
        ([("ต", 7), ("\u0e4d", 0), ("\u0e48", 0), ("า", 5)], "ต่ำ"),
        ([("ท", 7), ("\uf710", 0), ("ง", 5)], "ทัง"),
        ([("ป", 7), ("\uf701", 0), ("น", 5)], "ปิน"),
    ],
)
def test_marks_are_mended(parts: list[tuple[str, float]], wanted: str) -> None:
    assert text_of(glyphs(*parts)) == wanted


@pytest.mark.parametrize(
    ("before", "after"), [("ส านักงาน", "สำนักงาน"), ("ทำก าร", "ทำการ"), ("จ ำนวน", "จำนวน")]
)
def test_no_word_begins_with_sara_aa_whatever_the_blank(before: str, after: str) -> None:
    """Where the blank has the width of a space, the words tell whether it was a NIKHAHIT."""
    parts = [(c, 4 if c == " " else 0 if c in "ั" else 7) for c in before]
    assert text_of(glyphs(*parts)) == after


def test_a_nikhahit_with_the_width_of_a_space_is_known_by_its_place() -> None:
    row = [
        Glyph("ส", 100, 107, 50, 66, 62, SIZE, "TH"),
        Glyph(" ", 107, 111, 50, 66, 62, SIZE, "TH"),
        Glyph("า", 107, 112, 50, 66, 62, SIZE, "TH"),
    ]
    assert text_of(row) == "สำ"


def test_text_drawn_twice_is_read_once() -> None:
    row = glyphs(("ก", 7))
    shadow = changed(row[0], x0=row[0].x0 + 0.4, x1=row[0].x1 + 0.4)
    assert text_of([*row, shadow]) == "ก"


def test_doubled_letters_side_by_side_stay() -> None:
    assert text_of(glyphs(("ร", 6), ("ร", 6))) == "รร"

"""What the PDF reader tells of fonts and of glyphs that do not show."""

import io
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from itaextract.page import NO_FACTS, FontProgram, Page
from itaextract.read import open_source
from itaextract.read.fonts import open_program, shelf
from itaextract.settings import Settings

DAMAGE = Path(__file__).parents[1] / "fixtures" / "damage"


def pages(stem: str) -> list[Page]:
    path = DAMAGE / f"{stem}.pdf"
    return list(open_source(path.read_bytes(), Settings(), path.name).pages)


def box(*corners: tuple[int, int]) -> object:
    """A glyph of square contours with the given lower left corners."""
    pen = TTGlyphPen(None)
    for x, y in corners:
        pen.moveTo((x, y))
        for dx, dy in ((0, 100), (100, 100), (100, 0)):
            pen.lineTo((x + dx, y + dy))
        pen.closePath()
    return pen.glyph()


def font_bytes(*, keep_names: bool, cmap: dict[int, str], features: str = "") -> bytes:
    glyphs = {
        ".notdef": box(),
        "uni0E48": box((0, 600)),
        "uni0E48.alt": box((10, 800)),
        "maitho.low": box((0, 500), (0, 700)),
        "uni0E33": box((0, 0), (0, 500), (20, 520)),
        "ring": box((0, 500), (20, 520)),
        "stem": box((0, 0)),
    }
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=keep_names)
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def program(data: bytes, **spec: object) -> FontProgram:
    stream = SimpleNamespace(get_data=lambda: data)
    return open_program(
        "ABCDEF+TH", SimpleNamespace(descriptor={"FontFile2": stream}), spec, shelf()
    )


def test_a_name_without_the_tag_of_its_subset() -> None:
    assert program(b"").name == "TH"


@pytest.mark.parametrize("data", [b"", b"junk" * 100, b"\0\1\0\0" + b"\xff" * 64])
def test_a_damaged_font_says_nothing(data: bytes) -> None:
    font = program(data)
    assert font.facts == NO_FACTS
    assert (font.text_of(1), font.shape_of(1), font.order(1)) == (None, None, None)


def test_a_table_that_is_cut_off_silences_only_what_needs_it() -> None:
    font = TTFont(io.BytesIO(font_bytes(keep_names=True, cmap={})), recalcBBoxes=False)
    font["hmtx"] = DefaultTable("hmtx")
    font["hmtx"].data = b"\1"
    buffer = io.BytesIO()
    font.save(buffer)
    damaged = program(buffer.getvalue())
    assert (damaged.text_of(1), damaged.outline_of(1)) == ("\u0e48", None)
    assert damaged.shape_of(1) is not None


def test_characters_from_the_cmap() -> None:
    font = program(font_bytes(keep_names=False, cmap={0x0E49: "stem", 0xF70B: "stem"}))
    assert font.text_of(6) == "้"
    assert font.text_of(1) is None


def test_a_damaged_cmap_spoils_a_font_that_names_no_glyph() -> None:
    data = bytearray(font_bytes(keep_names=False, cmap={0x0E49: "stem"}))
    assert program(bytes(data)).shape_of(1) is not None
    entry = data.index(b"cmap")
    start = int.from_bytes(data[entry + 8 : entry + 12], "big")
    subtable = start + int.from_bytes(data[start + 8 : start + 12], "big")
    data[subtable + 2 : subtable + 4] = b"\xff\xff"  # longer than the font
    assert program(bytes(data)).facts == NO_FACTS


def test_characters_from_glyph_names() -> None:
    font = program(font_bytes(keep_names=True, cmap={}))
    assert [font.text_of(code) for code in (1, 2, 3, 4)] == ["่", "่", "้", "ำ"]
    assert font.text_of(0) is None


def test_characters_from_substitutions() -> None:
    rules = """
        feature ccmp { sub uni0E33 by ring stem; } ccmp;
        feature calt { sub uni0E48 by uni0E48.alt; } calt;
    """
    cmap = {0x0E33: "uni0E33", 0x0E48: "uni0E48"}
    font = program(font_bytes(keep_names=False, cmap=cmap, features=rules))
    assert [font.text_of(code) for code in (2, 5, 6)] == ["่", "\u0e4d", "า"]


def test_outlines() -> None:
    font = program(font_bytes(keep_names=False, cmap={}))
    mark, moved, other = (font.shape_of(code) for code in (1, 2, 4))
    assert mark and moved and other
    assert font.outline_of(1) == font.outline_of(2) != font.outline_of(4)
    assert (mark.contours, other.contours) == (1, 3)
    assert (mark.y0, mark.y1) == pytest.approx((0.6, 0.7))
    assert font.shape_of(99) is None


def test_codes_that_a_map_turns_into_glyphs() -> None:
    mapping = SimpleNamespace(get_data=lambda: bytes([0, 0, 0, 4, 0, 1]))
    font = program(font_bytes(keep_names=True, cmap={}), CIDToGIDMap=mapping)
    assert [font.text_of(code) for code in (1, 2, 3)] == ["ำ", "่", None]


def test_glyphs_know_their_code_and_font() -> None:
    [page] = pages("no-unicode-named")
    assert {g.face for g in page.glyphs} == set(page.fonts)
    [font] = page.fonts.values()
    assert font.name == "Laksaman"
    codes = {g.code for g in page.glyphs if g.text.startswith("(cid:")}
    assert {font.text_of(code) for code in codes} <= {*"่้ิื์", "\uf705", "\uf70a", "\uf70b", "\uf70e"}


def test_a_font_is_opened_only_when_it_is_asked() -> None:
    [page] = pages("lost-nikhahit")
    [font] = page.fonts.values()
    assert "facts" not in vars(font)
    # The file is closed by now; the font still opens.
    assert font.shape_of(page.glyphs[0].code) is not None


def test_what_does_not_show() -> None:
    [page] = pages("hidden")
    counted = Counter(g.hidden for g in page.glyphs if g.text.strip())
    letters = counted["white"]
    assert letters > 10
    assert counted["outside"] == counted["invisible"] == letters


def test_white_text_on_a_dark_ground_shows() -> None:
    [page] = pages("white-on-dark")
    assert not any(g.hidden for g in page.glyphs)


def test_programs_that_were_not_asked_for_long_are_opened_anew() -> None:
    opened: list[int] = []

    def font(number: int) -> FontProgram:
        streams = {"FontFile2": SimpleNamespace(get_data=lambda: opened.append(number) or b"")}
        return open_program("TH", SimpleNamespace(descriptor=streams), {}, place)

    place = shelf()
    fonts = [font(number) for number in range(65)]
    for one in fonts:
        assert one.facts is one.facts
    assert opened == list(range(65))
    assert (fonts[64].text_of(1), fonts[0].text_of(1)) == (None, None)
    assert opened == [*range(65), 0]

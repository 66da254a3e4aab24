"""The repair of one page: each kind of damage, with glyphs made for it."""

from collections.abc import Callable

import pytest

from itaextract.page import FontFacts, FontProgram, GlyphShape, Rect
from itaextract.thai.repair import FontEvidence, repair_page, repair_pages
from typeset import ADVANCE, BLANK, SIZE, changed, glyph, page, page_of, repaired, row

CLEAN = [
    "องค์การบริหารส่วนตำบลจัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "เพื่อให้เจ้าหน้าที่ถือปฏิบัติตามมาตรการ ข้อ o12 และ i7 ภายใน 30 วัน (3,500.50 บาท)",
    "ก ข ค ง จ และ ฉ ช ซ",
    "นายสมปอง ศรีสุขสันต์ ปลัด อบต. โทร. 0-5371-1234 ต่อ 12",
    "https://www.example.go.th/ita/2568?id=7 และ office@example.go.th",
    "น้ำใจ ต่ำ ค้ำ กล้ำกลืน เก่ง ปู่ กี่ ขั้น ฤๅษี ฯลฯ ๆ",
]


def program(
    texts: dict[int, str],
    shapes: dict[int, GlyphShape] | None = None,
    outlines: dict[int, str] | None = None,
) -> FontProgram:
    """A font program that says what a test wants."""
    facts = FontFacts(texts.get, (shapes or {}).get, (outlines or {}).get, lambda code: code)
    return FontProgram("TH", lambda: facts)


def shape(contours: int, y0: float = 0.0) -> GlyphShape:
    return GlyphShape(contours, 0.0, y0, 0.4, y0 + 0.4)


@pytest.mark.parametrize("line", CLEAN)
def test_text_without_damage_stays(line: str) -> None:
    done = repaired(line)
    assert done.content == line
    assert (done.repairs, done.unresolved) == ((), ())


def test_a_page_without_text() -> None:
    assert repair_page(page([])).clusters == ()


# -- marks away from their base -----------------------------------------------------------------


def reorder_marks_first(text: str) -> list[int]:
    """Order of drawing in which every mark comes before its base."""
    order: list[int] = []
    for index, character in enumerate(text):
        order.insert(len(order) - 1 if character in "ัิีุ้่์" else len(order), index)
    return order


@pytest.mark.parametrize("text", ["ตัวชี้วัด", "เล่ม", "ให้บริการ", "เจ้าหน้าที่ปฏิบัติ"])
@pytest.mark.parametrize(
    "order",
    [
        reorder_marks_first,
        lambda text: sorted(range(len(text)), key=lambda i: text[i] in "ัิีุ้่์"),
        lambda text: sorted(range(len(text)), key=lambda i: text[i] not in "ัิีุ้่์"),
    ],
    ids=["marks first", "marks last", "marks before all"],
)
def test_marks_go_where_they_stand(text: str, order: Callable[[str], list[int]]) -> None:
    drawn = row(text)
    shuffled = [drawn[i] for i in order(text)]
    clusters = repair_page(page(shuffled)).clusters
    assert "".join(c.text for c in sorted(clusters, key=lambda c: c.x0)) == text


def test_a_mark_behind_a_blank_belongs_to_the_word_before() -> None:
    drawn = row("ที  1")
    tone = glyph("่", drawn[1].x0 + 0.3, 0)
    assert repair_page(page([*drawn[:3], tone, *drawn[3:]])).content == "ที่  1"


def test_a_mark_drawn_one_base_late() -> None:
    drawn = row("ทีก็ด้")
    tone = glyph("่", drawn[1].x0 + 0.2, 0)
    assert repair_page(page([*drawn[:3], tone, *drawn[3:]])).content == "ที่ก็ด้"


def test_a_mark_without_a_base_is_reported() -> None:
    done = repair_page(page([glyph("่", 300, 0)]))
    assert done.content == "่"
    assert [u.kind for u in done.unresolved] == ["mark"]


# -- sara am --------------------------------------------------------------------------------------


def test_sara_am_that_a_font_has_for_sara_aa() -> None:
    """One true sara am (a ring without advance before it) gives the font away."""
    words = row("จัดทำ โรงพยำบำล", face="F")
    ring = glyph(" ", words[4].x0, 0, code=3)
    done = repair_page(page([*words[:4], ring, *words[4:]]))
    assert done.content == "จัดทำ โรงพยาบาล"
    assert {r.kind for r in done.repairs} == {"sara", "nikhahit"}


def test_without_a_habit_the_outline_tells() -> None:
    am = ord("ำ")
    one = {am: shape(1)}
    three = {am: shape(3)}
    line = row("กำรขำด")
    assert repair_page(page(line, fonts={"F": program({}, one)})).content == "การขาด"
    # The page shows the ring: then the author wrote it, and it stays.
    assert repair_page(page(line, fonts={"F": program({}, three)})).content == "กำรขำด"


def test_without_font_and_habit_the_words_tell() -> None:
    text = "หน่วยงำนรำชกำร โรงพยำบำล มำตรกำร กำรบริหำร"
    assert repaired(text).content == text.replace("ำ", "า")


def test_a_font_with_both_keeps_both() -> None:
    assert repaired("การจัดทำงำน").content == "การจัดทำงำน"


def test_sara_aa_that_draws_sara_am() -> None:
    text = "ส า น ัก ง า น ".replace(" ", "")
    first = row(text)
    codes = {7: shape(3), 8: shape(1)}
    glyphs = [
        changed(g, code=7 if i == 1 else 8) if g.text == "า" else g for i, g in enumerate(first)
    ]
    assert repair_page(page(glyphs, fonts={"F": program({}, codes)})).content == "สำนักงาน"


def test_a_lone_ring_is_kept() -> None:
    """What reads as a blank draws the ring, though no sara aa stands behind it."""
    glyphs = [*row("ภ"), glyph(" ", 72 + ADVANCE, 0, code=9), *row("ณ", x=72 + ADVANCE)]
    fonts = {"F": program({}, {9: shape(2, y0=0.6)})}
    assert repair_page(page(glyphs, fonts=fonts)).content == "ภํณ"


def test_a_ring_that_reads_as_sara_am() -> None:
    """LibreOffice gives the text of both glyphs to the first, and none to the second."""
    drawn = row("สํานัก")
    glyphs = [
        changed(g, text="ำ") if g.text == "ํ" else changed(g, text="(cid:3634)") if g.text == "า"
        else g for g in drawn
    ]  # fmt: skip
    fonts = {"F": program({ord("า"): "า"}, {ord("ํ"): shape(2, y0=0.6)})}
    assert repair_page(page(glyphs, fonts=fonts)).content == "สำนัก"


# -- glyphs without a character -------------------------------------------------------------------


def unmapped(text: str, wanted: str, face: str = "F") -> list:
    return [
        changed(g, text=f"(cid:{g.code})") if g.text in wanted else g for g in row(text, face=face)
    ]


def test_the_font_program_is_asked_first() -> None:
    fonts = {"F": program({ord("่"): "\uf70a"})}
    done = repair_page(page(unmapped("ที่", "่"), fonts=fonts))
    assert done.content == "ที่"
    assert done.repairs[0].kind == "no-unicode"


def test_the_same_outline_is_the_same_mark() -> None:
    drawn = unmapped("ที่", "่")
    known = glyph("่", 300 + ADVANCE, 0, code=50)
    outlines = {50: "ek", ord("่"): "ek"}
    glyphs = [*drawn, glyph("ก", 300), known]
    assert repair_page(page(glyphs, fonts={"F": program({}, outlines=outlines)})).content == "ที่ก่"


def test_the_words_tell_which_marks_are_missing() -> None:
    text = "เรื่องร้องเรียน เจ้าหน้าที่ หน่วยงาน เพื่อให้ ทั้งสิ้น ตั้งแต่ เปลี่ยนแปลง"
    done = repair_page(page(unmapped(text, "่้")))
    assert done.content == text


def test_without_a_clear_answer_a_glyph_stays_unknown() -> None:
    done = repair_page(page(unmapped("ค่า", "่")))
    assert done.content == "ค\ufffdา"
    assert [u.kind for u in done.unresolved] == ["glyph"]


def test_evidence_is_shared_by_the_pages_of_a_document() -> None:
    first = page(unmapped("ค่า", "่"))
    second = page(unmapped("เรื่อง เพื่อ หน่วยงาน ที่ดิน เปลี่ยน ต่อเนื่อง", "่"))
    assert next(repair_pages([first, second])).content == "ค่า"


def test_pages_after_the_first_window_use_its_evidence() -> None:
    teaching = page(unmapped("เรื่อง เพื่อ หน่วยงาน ที่ดิน เปลี่ยน ต่อเนื่อง", "่"))
    pages = [teaching, *[page_of("ก")] * 20, page(unmapped("ค่า", "่"))]
    assert [p.content for p in repair_pages(pages)][-1] == "ค่า"


def test_thai_bytes_read_as_latin() -> None:
    text = "สำนักปลัดองค์การบริหารส่วนตำบล"
    glyphs = [
        changed(g, text=g.text.encode("cp874").decode("cp1252"), code=g.text.encode("cp874")[0])
        for g in row(text)
    ]
    done = repair_page(page(glyphs))
    assert done.content == text
    assert {r.kind for r in done.repairs} == {"encoding"}


def test_western_letters_stay() -> None:
    text = "Café Zürich, señor Åström, déjà vu, garçon, naïve, ÀÉÎÕÜ"
    assert repaired(text).content == text


def test_a_map_that_gives_whole_clusters_to_one_glyph() -> None:
    """One glyph has the text of the next one, and that none; the program knows better."""
    drawn = row("อยู่")
    glyphs = [*drawn[:2], changed(drawn[2], text="่"), changed(drawn[3], text="")]
    fonts = {"F": program({g.code: g.text for g in drawn})}
    assert repair_page(page(glyphs, fonts=fonts)).content == "อยู่"


# -- what does not show ---------------------------------------------------------------------------


def test_a_shadow_behind_a_whole_line() -> None:
    line = row("ประกาศ 1122")
    shadow = [changed(g, x0=g.x0 + 0.6, x1=g.x1 + 0.6, baseline=g.baseline + 0.6) for g in line]
    done = repair_page(page([*line, *shadow]))
    assert done.content.strip() == "ประกาศ 1122"
    assert {r.kind for r in done.repairs} == {"drawn-twice"}


@pytest.mark.parametrize("reason", ["white", "outside", "invisible"])
def test_hidden_text_is_left_out(reason: str) -> None:
    shown = row("แผน")
    unseen = [changed(g, hidden=reason) for g in row("ซ่อน", baseline=200)]
    done = repair_page(page([*shown, *unseen]))
    assert done.content == "แผน"
    assert {r.kind for r in done.repairs} == {"hidden"}


def test_an_ocr_layer_is_kept_where_nothing_else_is_drawn() -> None:
    layer = [changed(g, hidden="invisible") for g in row("แผน")]
    scan = page(layer, images=(Rect(0, 0, 600, 800),))
    done = repair_page(scan)
    assert done.content == "แผน"
    assert [u.kind for u in done.unresolved] == ["ocr-layer"]
    # The same text drawn visibly at its place makes the layer superfluous.
    both = page([*row("แผน"), *layer], images=(Rect(0, 0, 600, 800),))
    assert repair_page(both).content == "แผน"


# -- blanks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ห น่ ว ย ง า น", "หน่วยงาน"),
        ("ข้อมู ล", "ข้อมูล"),
        ("ซึ่ ง", "ซึ่ง"),
        ("แผนปฏิ บั ติ ร าชการ", "แผนปฏิบัติราชการ"),
        ("เจ้าหน้ าที่", "เจ้าหน้าที่"),
        ("ประม าณ", "ประมาณ"),
        ("ประเ ภท", "ประเภท"),
    ],
)
def test_blanks_inside_words(before: str, after: str) -> None:
    assert repaired(before).content == after


@pytest.mark.parametrize(
    "text",
    ["การ ดำเนินงาน", "จัดทำ ทบทวน และเผยแพร่", "ตาม พ.ร.บ. ข้อมูล", "ก ข ค ง", "นางกันติยา นันตาสาย"],
)
def test_blanks_between_words_stay(text: str) -> None:
    assert repaired(text).content == text


def test_a_blank_under_a_digit_is_no_space() -> None:
    digits = row("80,437")
    padding = [glyph(" ", digits[0].x0 + d, BLANK) for d in (-2 * BLANK, -BLANK, 0.2)]
    done = repair_page(page([*digits, *padding]))
    assert done.content.strip() == "80,437"
    assert len(done.repairs) == 1


def test_repair_tells_what_it_did() -> None:
    [repair] = repaired("เปิดเผยข้อมู ล").repairs
    assert (repair.kind, repair.before, repair.after) == (
        "spacing",
        "เปิดเผยข้อมู ล",
        "เปิดเผยข้อมูล",
    )
    assert repair.box.width == pytest.approx(BLANK)
    assert 0 < repair.confidence <= 1


def test_evidence_can_be_given() -> None:
    evidence = FontEvidence()
    repair_page(page(unmapped("เรื่อง เพื่อ หน่วยงาน ที่ดิน เปลี่ยน ต่อเนื่อง", "่")), evidence)
    assert repair_page(page(unmapped("ค่า", "่")), evidence).content == "ค่า"


def test_size_is_no_matter() -> None:
    small = [
        changed(g, x0=g.x0 / 2, x1=g.x1 / 2, size=SIZE / 2, baseline=g.baseline / 2)
        for g in row("ห น่ ว ย ง า น")
    ]
    assert repair_page(page(small)).content == "หน่วยงาน"

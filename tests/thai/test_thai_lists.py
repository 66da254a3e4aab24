import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import leading_marker, split_items, to_thai_digits

WORDS = st.sampled_from(
    ["จัดประชุม", "รายงานผล", "เผยแพร่คู่มือ", "ITA", "ปี ๒๕๖๖", "5 ครั้ง", "ยืม - คืน", "พ.ศ. 2566"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "kind", "number", "marker", "rest"),
    [
        ("1. ก", "decimal", 1, "1.", "ก"),
        ("๑๒.รายงาน", "decimal", 12, "๑๒.", "รายงาน"),
        ("๔ . ปรับปรุง", "decimal", 4, "๔ .", "ปรับปรุง"),
        ("3.", "decimal", 3, "3.", ""),
        ("1) ก", "paren", 1, "1)", "ก"),
        ("(๒) ก", "paren", 2, "(๒)", "ก"),
        ("๑.๓) ก", "paren", 3, "๑.๓)", "ก"),
        ("1.2 การสื่อสาร", "dotted", 2, "1.2", "การสื่อสาร"),
        ("2.1.3 ก", "dotted", 3, "2.1.3", "ก"),
        ("ก. หนึ่ง", "letter", 1, "ก.", "หนึ่ง"),
        ("ข) สอง", "letter", 2, "ข)", "สอง"),
        ("- ก", "bullet", None, "-", "ก"),
        ("–ก", "bullet", None, "–", "ก"),
        ("• ก", "bullet", None, "•", "ก"),
        ("➤ก", "bullet", None, "➤", "ก"),
        ("❖ ก", "bullet", None, "❖", "ก"),
        ("* ก", "bullet", None, "*", "ก"),
        ("o ก", "bullet", None, "o", "ก"),
        ("✓ ก", "bullet", None, "✓", "ก"),
        ("\uf0b7 ก", "bullet", None, "\uf0b7", "ก"),
    ],
)
def test_leading_marker_is_read(text, kind, number, marker, rest):
    assert leading_marker(text) == (kind, number, marker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ก",
        "15 หมู่บ้าน",
        "พ.ศ. ๒๕๖๖",
        "2566",
        "2566. ก",
        "84.94",
        "84. 94",
        "1.5 ล้านบาท",
        "37.10 (คะแนนเพิ่มขึ้น)",
        "ก.พ. 2566",
        "ก. พ. 2566",
        "จ.ขอนแก่น",
        "-5",
        "-----",
        "o12",
        "(ก",
        "(5 แห่ง)",
        "มาตรา ๗",
        "0. ก",
    ],
)
def test_numbers_and_abbreviations_are_no_markers(text):
    assert leading_marker(text) is None


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("2. ก", "3. ข", True),
        ("๒. ก", "3. ข", True),
        ("2. ก", "4. ข", False),
        ("2. ก", "3) ข", False),
        ("1) ก", "(2) ข", False),
        ("1.4 ก", "1.5 ข", True),
        ("1.4 ก", "2.1 ข", True),
        ("1.4 ก", "3.1 ข", False),
        ("ก. ก", "ข. ข", True),
        ("- ก", "– ข", True),
        ("- ก", "• ข", False),
    ],
)
def test_numbering_goes_on(before, after, goes_on):
    assert leading_marker(after).goes_on_from(leading_marker(before)) is goes_on


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        # numbered lists, in running text and over lines
        ("๑. จัดประชุม ๒. แต่งตั้งคณะทำงาน ๓. รายงานผล", ["จัดประชุม", "แต่งตั้งคณะทำงาน", "รายงานผล"]),
        ("๑.จัดประชุม ๒.รายงานผล", ["จัดประชุม", "รายงานผล"]),
        ("1) จัดประชุม 2) รายงานผล", ["จัดประชุม", "รายงานผล"]),
        ("(1) จัดประชุม (2) รายงานผล", ["จัดประชุม", "รายงานผล"]),
        ("ก. จัดประชุม ข. รายงานผล", ["จัดประชุม", "รายงานผล"]),
        ("1.1 จัดประชุม 1.2 รายงานผล 2.1 สรุป", ["จัดประชุม", "รายงานผล", "สรุป"]),
        (["๑. จัดประชุม", "ชี้แจง", "๒. รายงาน", "ผล ๓. สรุป"], ["จัดประชุมชี้แจง", "รายงานผล", "สรุป"]),
        (["๑. จัดประชุม ๒.", "รายงานผล"], ["จัดประชุม", "รายงานผล"]),
        ("๓. ประกาศผล ๔. รายงานผล", ["ประกาศผล", "รายงานผล"]),
        (["ต่อจากหน้าก่อน", "๓. ประกาศผล", "๔. รายงานผล"], ["ต่อจากหน้าก่อน", "ประกาศผล", "รายงานผล"]),
        (["1. ก", "2. ข", "2. ค", "4. ง"], ["ก", "ข", "ค", "ง"]),
        ("1. จัดประชุม", ["จัดประชุม"]),
        ("มีขั้นตอนดังนี้ ๑) จัดประชุม ๒) รายงานผล", ["มีขั้นตอนดังนี้", "จัดประชุม", "รายงานผล"]),
        (
            "๑. ปฏิบัติหน้าที่ ๒. กำหนดระยะเวลา ๓. ประจำปี ๔. สรุป",
            ["ปฏิบัติหน้าที่", "กำหนดระยะเวลา", "ประจำปี", "สรุป"],
        ),
        ("ดังนี้ ๒.๑) ลดขั้นตอน", ["ดังนี้ ๒.๑) ลดขั้นตอน"]),
        ("มีมิติ ดังนี้ ๒.๑) ลดขั้นตอน ๒.๒) ลดเวลา", ["มีมิติ ดังนี้", "ลดขั้นตอน", "ลดเวลา"]),
        # bullets
        ("- จัดประชุม - รายงานผล", ["จัดประชุม", "รายงานผล"]),
        (["- จัดประชุม", "ชี้แจง", "-รายงานผล"], ["จัดประชุมชี้แจง", "รายงานผล"]),
        (["• จัดประชุม", "• รายงานผล"], ["จัดประชุม", "รายงานผล"]),
        ("กองช่าง ➤นายดำ ➤นายแดง", ["กองช่าง", "นายดำ", "นายแดง"]),
        (["หัวข้อการเปิดเผยข้อมูล OIT", "-ข้อมูลทั่วไป"], ["หัวข้อการเปิดเผยข้อมูล OIT", "ข้อมูลทั่วไป"]),
        ("หัวข้อการเปิดเผยข้อมูล OIT -ข้อมูลทั่วไป", ["หัวข้อการเปิดเผยข้อมูล OIT", "ข้อมูลทั่วไป"]),
        (
            "คุณภาพการให้บริการ ณ จุดเดียว - จัดให้มีที่จอดรถสำหรับคนพิการ - ประเมินความพึงพอใจทุกสิ้นเดือน",
            ["คุณภาพการให้บริการ ณ จุดเดียว", "จัดให้มีที่จอดรถสำหรับคนพิการ", "ประเมินความพึงพอใจทุกสิ้นเดือน"],
        ),
        (
            "- ทำแนวทางการยืม - คืน - รายงานปี ๒๕๖๖ - ๒๕๗๐",
            ["ทำแนวทางการยืม - คืน", "รายงานปี ๒๕๖๖ - ๒๕๗๐"],
        ),
        (["- ทำแนวทางการยืม", "- คืนพัสดุ", "- รายงาน"], ["ทำแนวทางการยืม - คืนพัสดุ", "รายงาน"]),
        # a heading over a list; lists in items
        (["1. งานบุคคล", "- แจ้งนโยบาย", "- สรุปผล"], ["งานบุคคล", "แจ้งนโยบาย", "สรุปผล"]),
        ("2. งานบุคคล - แจ้งนโยบาย - สรุปผล", ["งานบุคคล", "แจ้งนโยบาย", "สรุปผล"]),
        ("๒. งานบุคคล ๑. แจ้งนโยบาย ๒. สรุปผล", ["งานบุคคล", "แจ้งนโยบาย", "สรุปผล"]),
        (["- แจ้งนโยบาย ดังนี้ 1) แผน 2) ระบบ", "- สรุปผล"], ["แจ้งนโยบาย ดังนี้ 1) แผน 2) ระบบ", "สรุปผล"]),
        (
            ["1. งานบุคคล", "- แจ้งนโยบาย", "2. งานคลัง", "- สรุป"],
            ["งานบุคคล - แจ้งนโยบาย", "งานคลัง - สรุป"],
        ),
        (["1. งานบุคคล", "1.1 แจ้ง", "1.2 สรุป", "2. งานคลัง"], ["งานบุคคล 1.1 แจ้ง 1.2 สรุป", "งานคลัง"]),
        (["❖ งานบุคคล", "- แจ้ง", "- สรุป"], ["งานบุคคล", "แจ้ง", "สรุป"]),
        # nothing to split
        ("จัดประชุม", ["จัดประชุม"]),
        (["จัดประชุม", "ชี้แจง"], ["จัดประชุมชี้แจง"]),
        ("", []),
        ([], []),
        (["", " "], []),
        ("-", []),
    ],
)
def test_cell_is_split_into_its_items(cell, items):
    assert split_items(cell) == items


@pytest.mark.parametrize(
    "text",
    [
        "แผนพัฒนา พ.ศ. ๒๕๖๖ - ๒๕๗๐",
        "ไตรมาสที่ ๑ - ๔",
        "ต.ค. 65 - ก.ย. 66",
        "ตุลาคม - ธันวาคม 2565",
        "๑ ตุลาคม ๒๕๖๔ – ๓๐ กันยายน ๒๕๖๕",
        "ตัวชี้วัด i1 – i6",
        "ระเบียบการยืม - คืนพัสดุ",
        "นโยบาย “งดรับ – งดให้ของขวัญ” ของหน่วยงาน",
        "ตามข้อ ๑. และข้อ ๒. ของประกาศ",
        "ตามมาตรา ๗ และมาตรา ๙",
        "ครอบคลุม ๑๕ หมู่บ้าน งบ 1.5 ล้านบาท ร้อยละ 80 ขึ้นไป",
        "ส่งเอกสาร 1. ครั้งเดียว",
        "ดู (1) และ (2)".replace("(1)", "ข้อ (1)").replace("(2)", "ข้อ (2)"),
        "ถาม-ตอบ",
    ],
)
def test_text_that_only_looks_like_a_list_is_one_item(text):
    assert split_items(text) == [text]


def _letters(text):
    return re.sub(r"[\s\-0-9๐-๙.)]", "", text)


@given(st.lists(SENTENCES, min_size=2, max_size=8), st.booleans(), st.booleans())
def test_numbered_list_comes_apart_as_it_was_put_together(sentences, lines, thai):
    numbers = [str(n) for n in range(1, len(sentences) + 1)]
    cell = [
        f"{to_thai_digits(n) if thai else n}. {s}" for n, s in zip(numbers, sentences, strict=True)
    ]
    assert split_items(cell if lines else " ".join(cell)) == sentences


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_bulleted_lines_come_apart_as_they_were_put_together(sentences):
    # A line that opens with a number after one that ends in a number may be a range.
    items = [f"งาน{sentence}" for sentence in sentences]
    assert split_items([f"- {item}" for item in items]) == items


@given(st.lists(SENTENCES, min_size=2, max_size=5), st.data())
def test_page_cut_anywhere_between_items_leaves_the_items(sentences, data):
    cut = data.draw(st.integers(min_value=1, max_value=len(sentences) - 1))
    lines = [f"{n}. {sentence}" for n, sentence in enumerate(sentences, start=1)]
    assert split_items(lines[:cut]) + split_items(lines[cut:]) == sentences


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("กขคจดประชุม ๑๒๓123.-–•➤() \n"),
        st.characters(categories=["L", "N", "P", "Z", "Co"]),
    )
)


@given(TEXT)
def test_splitting_never_fails_and_keeps_every_letter(text):
    kept = re.compile(r"[^\W\dกขคงจฉชซฌญฎฏo_]")
    assert kept.findall("".join(split_items(text))) == kept.findall(text)


@given(st.lists(TEXT))
def test_items_have_single_spaces_and_are_never_empty(lines):
    for item in split_items(lines):
        assert item
        assert item == " ".join(item.split())


def test_an_inline_list_in_the_style_of_the_outer_one_stays_in_its_item() -> None:
    lines = ["1) จัดทำแผน", "2) อบรมเรื่อง 1) วินัย 2) การเงิน 3) พัสดุ", "3) รายงานผล"]
    assert split_items(lines) == [
        "จัดทำแผน",
        "อบรมเรื่อง 1) วินัย 2) การเงิน 3) พัสดุ",
        "รายงานผล",
    ]

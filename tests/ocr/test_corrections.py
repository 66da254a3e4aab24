"""Misread text that the domain knows is corrected; what it does not know stays."""

import pytest

from itaextract.ocr.corrections import correct, correction_findings
from itaextract.table.model import Cell, Grid, Line


def corrected(*texts):
    """Correct lines of one page; give their texts, and what was changed."""
    lines = [Line(text, page=1) for text in texts]
    changes = correct([lines])
    return [line.text for line in lines], [(c.before, c.after) for c in changes]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("ตัวขี้วัดที่ 4", "ตัวชี้วัดที่ 4"),
        ("5. การแก้ไขบัญหาการทุจริต", "5. การแก้ไขปัญหาการทุจริต"),
        ("น้าหนัก (ร้อยละ)", "น้ำหนัก (ร้อยละ)"),
        ("การจัดซือจัดจ้าง", "การจัดซื้อจัดจ้าง"),
        ("ประจำปึงบประมาณ พ.ศ. 2567", "ประจำปีงบประมาณ พ.ศ. 2567"),
        ("คะแนน ป 2567", "คะแนน ปี 2567"),
        ("U ๒๕๖๗", "ปี ๒๕๖๗"),
        ("อำเภอน้าหนาว จังหวัดเพชรบูรณ์", "อำเภอน้ำหนาว จังหวัดเพชรบูรณ์"),
        ("เทศบาลตำบลเมืองแถลงจึงรายงาน", "เทศบาลตำบลเมืองแกลงจึงรายงาน"),
    ],
)
def test_words_of_the_assessment_are_corrected(read, meant):
    [text], [change] = corrected(read)
    assert text == meant
    assert change[0] in read
    assert change[1] in meant


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "ปี 2567",
        "รายงานพัสดุคงเหลือ",  # not รายงานผล
        "บ้านป่าสัก หมู่ที่ 4",
        "U-Turn",
        "อำเภอเมืองพิจิตร จังหวัดพิจิตร",
        "พนักงานส่วนตำบลทุกคน",
        "",
    ],
)
def test_other_text_stays(text):
    assert corrected(text) == ([text], [])


def test_a_text_of_the_document_is_read_the_same_everywhere():
    texts, changes = corrected("งานธุรการกลาง", "งานธุรการกลาง", "งานธุรการกสาง", "งานธุรการ")
    assert texts == ["งานธุรการกลาง"] * 3 + ["งานธุรการ"]
    assert changes == [("งานธุรการกสาง", "งานธุรการกลาง")]


def test_two_readings_that_are_equally_frequent_stay():
    texts = ["งานธุรการกลาง", "งานธุรการกสาง"]
    assert corrected(*texts) == (texts, [])


def test_a_known_word_is_not_made_unknown_by_others():
    texts = ["เพิมขืน", "เพิมขืน", "เพิ่มขึ้น", "เพิมขืน"]
    assert corrected(*texts)[0] == texts


def column_of(*texts):
    cells = [Cell(row, 0, 1, 1, [Line(text, page=2)]) for row, text in enumerate(texts)]
    return Grid(2, len(texts), 1, cells)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (["i9", "110", "i11", "[12"], ["i9", "i10", "i11", "i12"]),
        (["O1", "02", "O3", "ol"], ["O1", "O2", "O3", "ol"]),  # o1 is not due there
        (["4", "5", "6"], ["4", "5", "6"]),
    ],
)
def test_item_codes_are_corrected_where_they_are_due(read, meant):
    grid = column_of(*read)
    correct([[grid]])
    assert [cell.text for cell in grid.cells] == meant


def test_each_correction_is_told_with_what_was_read():
    texts = [("ตัวขี้วัดที่ 1", 1), ("น้าหนัก", 1), ("ตัวขี้วัดที่ 2", 1), ("ตัวขี้วัดที่ 3", 3)]
    first, third = correction_findings(correct([[Line(text, page=page) for text, page in texts]]))
    assert (first.code, first.severity, first.pages) == ("ocr-low-confidence", "info", [1])
    assert first.message_en.endswith(": “ตัวขี้วัดที่” → “ตัวชี้วัดที่” (92%), “น้าหนัก” → “น้ำหนัก” (86%).")
    assert "“น้าหนัก” → “น้ำหนัก”" in first.message_th
    assert third.pages == [3]

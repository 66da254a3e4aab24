import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([], ""),
        ([""], ""),
        (["จัดประชุมชี้แจงแนว", "ทางการใช้รถยนต์"], "จัดประชุมชี้แจงแนวทางการใช้รถยนต์"),
        (["จัดประชุม ", "ชี้แจง"], "จัดประชุม ชี้แจง"),
        (["จัดประชุม", " ชี้แจง"], "จัดประชุม ชี้แจง"),
        (["จัดประชุม", "", "ชี้แจง"], "จัดประชุมชี้แจง"),
        (["จัดประชุม", " ", "ชี้แจง"], "จัดประชุม ชี้แจง"),
        (["ผลการประเมิน", "ITA ปี"], "ผลการประเมิน ITA ปี"),
        (["ตามนโยบาย No Gift", "Policy ของ", "อำเภอ"], "ตามนโยบาย No Gift Policy ของอำเภอ"),
        (["พ.ศ.", "๒๕๖๖"], "พ.ศ. ๒๕๖๖"),
        (["จำนวน", "5", "ครั้ง"], "จำนวน 5 ครั้ง"),
        (["โครงการ/", "กิจกรรม"], "โครงการ/กิจกรรม"),
        (["แบบสำรวจ (", "ออนไลน์", ")"], "แบบสำรวจ (ออนไลน์)"),
        (["ยืม-", "คืน"], "ยืม-คืน"),
        (["ยืม -", "คืน"], "ยืม - คืน"),
        (["ยืม", "- คืน"], "ยืม - คืน"),
        (["ต่าง ๆ", "ที่เกี่ยวข้อง"], "ต่าง ๆที่เกี่ยวข้อง"),
        (["ต่าง", "ๆ"], "ต่างๆ"),
        (["กรุงเทพฯ", "และ"], "กรุงเทพฯและ"),
        (["สำนักงาน ป.", "ป.ช. กำหนด"], "สำนักงาน ป.ป.ช. กำหนด"),
        (["กองช", " ่าง"], "กองช่าง"),
    ],
)
def test_lines_join_as_thai_is_set(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["http://www.exam", "ple.go.th/"], "http://www.example.go.th/"),
        (["http://www.", "example", ".go.th/a"], "http://www.example.go.th/a"),
        (["www.example.go.th", "/news/7"], "www.example.go.th/news/7"),
        (["(www.example.go.th", ") ต่อ"], "(www.example.go.th) ต่อ"),
        (
            ["https://www.example.go.th/news/", "detail.php?id=4"],
            "https://www.example.go.th/news/detail.php?id=4",
        ),
        (["www.exam", "ple.go.th", "ต่อไป"], "www.example.go.th ต่อไป"),
        (["http://www.example.go.th/", "Facebook"], "http://www.example.go.th/ Facebook"),
        (
            ["http://www.example.go.th", "www.other.go.th"],
            "http://www.example.go.th www.other.go.th",
        ),
        (["ดู www.exam", "และอื่น"], "ดู www.exam และอื่น"),
    ],
)
def test_address_goes_on_only_while_it_looks_like_one(lines, joined):
    assert join_lines(lines) == joined


@given(st.lists(st.text()))
def test_joining_keeps_every_character_but_white_space(lines):
    joined = join_lines(lines)
    assert "".join(joined.split()) == "".join("".join(lines).split())


@given(st.text())
def test_one_line_is_only_stripped(line):
    assert join_lines([line]) == line.strip()

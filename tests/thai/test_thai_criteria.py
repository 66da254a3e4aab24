import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import find_ita_criteria, to_thai_digits


@pytest.mark.parametrize(
    ("text", "rest", "numbers"),
    [
        ("มีการประชุม (เกณฑ์ ITA ข้อที่ ๑,๒,๓, ๕,๑๐)", "มีการประชุม", (1, 2, 3, 5, 10)),
        ("มีการประชุม(เกณฑ์ ITA ข้อที่ ๑ - ๑๐)", "มีการประชุม", tuple(range(1, 11))),
        ("มีการประชุม เกณฑ์ITAข้อ 1, 9 ทุกปี", "มีการประชุม ทุกปี", (1, 9)),
        ("มีการประชุม (ITAข้อที่ 4 และ 6)", "มีการประชุม", (4, 6)),
        ("มีการประชุม (เกณฑ์ ITA\nข้อที่ ๑, ๖)", "มีการประชุม", (1, 6)),
        ("ก (เกณฑ์ ITA ข้อที่ 1) ข (เกณฑ์ ITA ข้อที่ 1,2)", "ก ข", (1, 2)),
        ("ก\nข (เกณฑ์ ITA ข้อที่ 1)", "ก\nข", (1,)),
        ("ผลการประเมิน ITA ข้อ 5 ต่ำ", "ผลการประเมิน ITA ข้อ 5 ต่ำ", ()),
        ("ตามข้อที่ ๑,๒", "ตามข้อที่ ๑,๒", ()),
        ("", "", ()),
    ],
)
def test_reference_leaves_the_text(text, rest, numbers):
    assert find_ita_criteria(text) == (rest, numbers)


@given(st.lists(st.integers(1, 10), min_size=1, unique=True), st.booleans())
def test_listed_numbers_read_back(numbers, thai):
    listing = ", ".join(map(str, numbers))
    listing = to_thai_digits(listing) if thai else listing
    assert find_ita_criteria(f"ผลงาน (เกณฑ์ ITA ข้อที่ {listing})") == ("ผลงาน", tuple(numbers))

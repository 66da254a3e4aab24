import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import parse_number, to_ascii_digits, to_thai_digits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๙๐.๕๒", 90.52),
        ("90.52", 90.52),
        ("๙0.5๒", 90.52),
        ("1,234.50", 1234.5),
        ("๑,๒๓๔,๕๖๗", 1234567.0),
        ("84 .94", 84.94),
        ("84. 94", 84.94),
        (" 100 ", 100.0),
        ("0", 0.0),
    ],
)
def test_number_is_read_in_thai_ascii_and_mixed_digits(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "-", "-5", "90.", ".5", "1,23", "12,34.5", "90.52 คะแนน", "84  .94", "1.2.3", "8 4", "१२"],
)
def test_anything_but_one_number_is_no_number(text):
    assert parse_number(text) is None


def test_number_too_long_for_a_float_is_no_number():
    assert parse_number("9" * 400) is None


@given(st.text(alphabet=st.characters(exclude_characters="๐๑๒๓๔๕๖๗๘๙")))
def test_ascii_digits_survive_the_way_to_thai_and_back(text):
    assert to_ascii_digits(to_thai_digits(text)) == text


@given(st.text())
def test_digit_conversion_keeps_every_offset(text):
    assert len(to_ascii_digits(text)) == len(to_thai_digits(text)) == len(text)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_printed_amount_reads_back(whole, cents):
    printed = f"{whole:,}.{cents:02}"
    assert parse_number(to_thai_digits(printed)) == float(f"{whole}.{cents:02}")

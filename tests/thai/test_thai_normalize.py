import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import collapse, normalize_text

THAI = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, categories=["L", "M", "N", "P"])
VARIANT = st.characters(min_codepoint=0xF700, max_codepoint=0xF71A)
MARKS = st.sampled_from(
    "\u0e31\u0e34\u0e35\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e32\u0e33\u0e40"
)
MESSY = st.text(
    alphabet=st.one_of(
        THAI, VARIANT, MARKS, st.characters(), st.sampled_from(" \n\t\u00a0\u200b\u00ad")
    )
)


@pytest.mark.parametrize(
    ("damaged", "plain"),
    [
        ("น\u0e4d\u0e49า", "น\u0e49\u0e33"),
        ("น\u0e49\u0e4dา", "น\u0e49\u0e33"),
        ("น\u0e4dา\u0e49", "น\u0e49\u0e33"),
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),
        ("ส\u0e4dานัก", "ส\u0e33นัก"),
        ("ส\u0e33\u0e33นัก", "ส\u0e33นัก"),
        ("เเผนงาน", "แผนงาน"),
        ("ที\u0e48\u0e48", "ที\u0e48"),
        ("ท\u0e48\u0e35", "ที\u0e48"),
        ("ผ\u0e49\u0e39", "ผู\u0e49"),
        ("ก\u0e48\u0e31น", "กั\u0e48น"),
        ("ป\uf701", "ปิ"),
        ("ป\uf702\uf713", "ปี\u0e48"),
        ("ฝ\uf710\uf714ง", "ฝั\u0e49ง"),
        ("ท\uf70a", "ท\u0e48"),
        ("สงเคราะห\uf70e", "สงเคราะห\u0e4c"),
        ("\uf70f\uf718", "ญุ"),
        ("\uf700าน", "ฐาน"),
        ("ระ\u200bเบียบ", "ระเบียบ"),
        ("ระ\u00adเบียบ\ufeff", "ระเบียบ"),
        ("กอง\u00a0คลัง", "กอง คลัง"),
        ("  กอง \n\t คลัง\u3000", "กอง คลัง"),
        ("ปี ๒๕๖๖", "ปี 2566"),
    ],
)
def test_damage_is_repaired(damaged, plain):
    assert normalize_text(damaged) == plain


def test_thai_digits_stay_on_request():
    assert normalize_text("ปี ๒๕๖๖", keep_thai_digits=True) == "ปี ๒๕๖๖"


def test_sara_am_is_not_taken_apart():
    assert normalize_text("ทำน้ำ") == "ทำน้ำ"


def test_vowel_that_a_scan_put_after_sara_am_is_left_where_it_stands():
    assert normalize_text("คำึ") == "คำึ"


@pytest.mark.parametrize("code", range(0xF700, 0xF71B))
def test_every_windows_variant_becomes_a_thai_character(code):
    assert re.fullmatch("[\u0e01-\u0e4e]", normalize_text(chr(code)))


# Marks alone, where their order has most to go wrong.
PILED = st.text(
    "\u0e31\u0e34\u0e38\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e\u0e32\u0e33\u0e40ก\uf711\u200b",
    max_size=9,
)


@given(MESSY | PILED)
def test_normalising_twice_is_normalising_once(text):
    once = normalize_text(text)
    assert normalize_text(once) == once
    kept = normalize_text(text, keep_thai_digits=True)
    assert normalize_text(kept, keep_thai_digits=True) == kept


@given(MESSY)
def test_result_is_nfc_with_single_spaces(text):
    normal = normalize_text(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert normal == " ".join(normal.split())


@given(st.lists(st.one_of(st.text("abcXYZ0189", min_size=1), st.text(THAI, min_size=1))))
def test_ascii_words_and_digits_are_never_changed(words):
    text = " ".join(words)
    kept = normalize_text(text, keep_thai_digits=True)
    assert re.findall("[A-Za-z0-9]+", kept) == re.findall("[A-Za-z0-9]+", text)


def test_comparison_key_has_letters_and_digits_only():
    assert collapse(" (ITA) ข้อ ๑ – “ผู้ บริหาร” ") == "itaข้อ1ผู้บริหาร"


@given(MESSY)
def test_comparison_key_does_not_depend_on_white_space(text):
    assert collapse(text) == collapse(f" {text}\n")

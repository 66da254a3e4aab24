"""What the repair never does, whatever the text."""

from collections import Counter

from hypothesis import assume, example, given
from hypothesis import strategies as st

from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair import repair_page
from itaextract.thai.script import CONSONANTS, LEADING
from typeset import page, repaired, row

MARKS = "\u0e31\u0e34\u0e35\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c\u0e4d"
THAI = "".join(sorted(CONSONANTS | LEADING)) + MARKS + "ะาำๆฯ"
DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
WORDS = ["หน่วยงาน", "เจ้าหน้าที่", "มาตรการ", "ปฏิบัติ", "การ", "ที่", "นำ", "ข้อมูล", "ราชการ", "ณ"]

thai = st.text(st.sampled_from(THAI + "    " + DIGITS), max_size=40)
damaged_words = st.lists(st.sampled_from([*WORDS, " ", "  "]), max_size=8).map("".join)
anything = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xE5B, exclude_categories=("Cs", "Cc", "Cn")),
    max_size=40,
)


@example("\u0e340\u0e48")
@given(st.one_of(thai, anything, damaged_words))
def test_repaired_text_is_not_repaired_again(text: str) -> None:
    once = repaired(text).content
    assert repaired(once).content == once


@given(st.one_of(thai, anything))
def test_no_digit_is_lost_or_moved(text: str) -> None:
    def digits(value: str) -> list[str]:
        return [c for c in value if c in DIGITS]

    assert digits(repaired(text).content) == digits(text)


@given(thai)
def test_no_letter_is_lost(text: str) -> None:
    """A blank before SARA AA may become the ring of SARA AM; nothing else changes a letter."""

    def letters(value: str) -> Counter[str]:
        return Counter(c for c in value if c in CONSONANTS or c in LEADING)

    assert letters(repaired(text).content) == letters(text)


ASCII_WORD = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)


@given(st.lists(st.one_of(ASCII_WORD, st.sampled_from(WORDS)), max_size=8).map(" ".join))
def test_latin_words_numbers_and_codes_stay(text: str) -> None:
    assert repaired(text).content == text


ADDRESS = st.sampled_from(
    [
        "https://www.example.go.th/ita/2568?id=7&p=๑",
        "office@example.go.th",
        "o12",
        "i7",
        "๐๑๒",
        "1,234.50",
    ]
)


@example("ที่ ที่ ที่ ที่")
@given(st.lists(st.one_of(ADDRESS, st.sampled_from(WORDS)), max_size=8).map(" ".join))
def test_addresses_and_figures_stay(text: str) -> None:
    assert repaired(text).content == text


@given(damaged_words, st.randoms(use_true_random=False))
def test_the_order_of_drawing_marks_does_not_matter(text: str, random) -> None:
    assume(text.strip())
    drawn = row(text)
    marks = [g for g in drawn if g.text in MARKS]
    random.shuffle(marks)
    shuffled = [*(g for g in drawn if g.text not in MARKS), *marks]
    clusters = sorted(repair_page(page(shuffled)).clusters, key=lambda c: c.x0)
    assert normalize_text("".join(c.text for c in clusters)) == normalize_text(
        repaired(text).content
    )

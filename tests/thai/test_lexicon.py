import pytest

from itaextract.thai.legacy import legacy_order_text, windows_874
from itaextract.thai.lexicon import begins_with_word, common, ends_with_word, known, read_words
from itaextract.thai.repair import find_misspelt, suggest_spelling
from itaextract.thai.repair.inference import Question, answer
from typeset import repaired


def test_words_cost_less_than_letters() -> None:
    assert read_words("หน่วยงาน").unknown == 0
    assert read_words("หน่วยงาน").cost < read_words("หนวยงาน").cost
    assert read_words("สำนักงานกำหนด").words == ("สำนักงาน", "กำหนด")


def test_no_word_begins_with_a_mark_of_the_letter_before() -> None:
    assert read_words("กานันท์").words[0] != "กาน"


def test_a_word_of_the_dictionary_may_be_hardly_in_use() -> None:
    assert known("ตามพ")
    assert not common("ตามพ")
    assert common("ตาม")


def test_edges() -> None:
    assert ends_with_word("xxxตาม")
    assert not ends_with_word("ซึ่")
    assert begins_with_word("การงาน")
    assert not begins_with_word("ชน์อื่น")
    assert not begins_with_word("")


def test_the_common_order_of_old_fonts_needs_witnesses() -> None:
    letters = {0x84 + n: chr(0x0E01 + n) for n in range(0, 20)}
    assert legacy_order_text(0xC9, letters) == "่"
    assert legacy_order_text(0xCD, letters) == "์"
    assert legacy_order_text(0x72, letters) == "์"
    assert legacy_order_text(5, letters) is None
    assert legacy_order_text(0xC9, dict(list(letters.items())[:5])) is None
    shifted = {n + 1: text for n, text in letters.items()}
    assert legacy_order_text(0xC9, shifted) is None


def test_windows_874() -> None:
    assert windows_874("Ê") == "ส"
    assert windows_874("-", 0xAD) == "ญ"
    assert windows_874("✓") == "✓"


HOLE = "\U00100000"


def test_a_question_is_answered_by_words() -> None:
    texts = [f"เรื{HOLE}องร้องเรียน", f"หน{HOLE}วยงาน", f"เปลี{HOLE}ยนแปลง"]
    assert answer({HOLE: Question("่้๊์", "?")}, texts) == {HOLE: "่"}


def test_one_short_word_is_no_answer() -> None:
    assert answer({HOLE: Question("่้๊์", "?")}, [f"ค{HOLE}า"]) == {}
    assert answer({HOLE: Question("่้๊์", "?")}, []) == {}


def test_an_answer_helps_the_next_question() -> None:
    other = "\U00100001"
    texts = [f"เรื{HOLE}อง", f"เพื{HOLE}อ", f"หน{HOLE}วยงาน", f"ต่อเนื{HOLE}องตั{other}งแต{HOLE}"]
    texts += [f"ทั{other}งสิ{other}นที{HOLE}", f"เจ{other}าหน{other}าที{HOLE}"]
    questions = {HOLE: Question("่้๊์", "?"), other: Question("่้๊์", "?")}
    assert answer(questions, texts) == {HOLE: "่", other: "้"}


@pytest.mark.parametrize(
    ("word", "first"),
    [("หนวยงาน", "หน่วยงาน"), ("ครุภณฑ์", "ครุภัณฑ์"), ("โรงพยำบาล", "โรงพยาบาล")],
)
def test_spelling_is_suggested(word: str, first: str) -> None:
    assert suggest_spelling(word)[0] == first


@pytest.mark.parametrize("word", ["หน่วยงาน", "ก", "OIT", "๒๕๖๘", ""])
def test_nothing_is_suggested(word: str) -> None:
    assert suggest_spelling(word) == ()


def test_misspelt_words_are_noted_and_kept() -> None:
    page = repaired("แจ้งครุภณฑ์ของเทศบาล พ.ศ. 2568")
    assert page.content == "แจ้งครุภณฑ์ของเทศบาล พ.ศ. 2568"
    [note] = find_misspelt(page)
    assert (note.word, note.suggestions[0]) == ("ครุภณฑ์", "ครุภัณฑ์")
    assert note.box.width > 0


def test_a_word_that_a_line_end_cuts_is_not_misspelt() -> None:
    assert find_misspelt(repaired("ระบบอิเล็ก", "ทรอนิกส์")) == ()

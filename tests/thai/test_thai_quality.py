"""The quality of Thai text: every class of damage shows, and correct text has none."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai.damage import DAMAGE_CLASSES, count_damage
from itaextract.thai.known_words import find_known_words, known_words, skeleton
from itaextract.thai.quality import Kept, lexicon_hit_rate, text_quality

CLEAN = (
    "ที่ประชุมรับทราบผลการดำเนินงานของสำนักปลัด และกำหนดให้ทุกกองรายงานความก้าวหน้า\n"
    "ต่อผู้บริหารทุกเดือน ทั้งนี้ ให้เจ้าหน้าที่ผู้รับผิดชอบจัดเก็บข้อมูลการให้บริการประชาชน\n"
    "ในตำบลให้ครบถ้วน จำนวน ๑๒ รายการ ตามแบบที่แนบท้ายประกาศ พ.ศ. ๒๕๖๗ ก่อนวันที่ ๕\n"
)

SARA_AM, NIKHAHIT, SARA_AA = "\u0e33", "\u0e4d", "\u0e32"


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [
        ("ส านักงาน", {"blank-before-vowel": 1}),
        ("น ้า", {"blank-before-vowel": 1, "stray-mark": 1}),
        ("น้ า", {"blank-before-vowel": 1}),
        ("ส \u0e33นักงาน", {"blank-before-vowel": 1}),
        ("แบบ\nานั้น", {"blank-before-vowel": 1}),
        ("ช(cid:202)วัด", {"glyph-code": 1}),
        ("ทีท(cid:201)างานและเรื(cid:201)อง", {"glyph-code": 2}),
        ("แผน\ufffdงาน", {"replacement-character": 1}),
        ("ป\uf702งบ", {"private-use": 1}),
        ("หนา\u0e49ที่", {"stray-mark": 1}),
        ("ให บริการ \u0e49", {"stray-mark": 1}),
        ("ราย\n\u0e48งาน", {"stray-mark": 1}),
        ("เ\u0e48ขต", {"stray-mark": 1}),
        ("ที\u0e48\u0e48", {"doubled-mark": 1}),
        ("ท\u0e48\u0e35ดิน", {"mark-order": 1}),
        ("ต\u0e33\u0e48กว่า", {"mark-order": 1}),
        ("ก\u0e34\u0e35", {"stacked-marks": 1}),
        ("ก\u0e48\u0e49า", {"stacked-marks": 1}),
        ("ประจ\u0e33\ufffdาปี", {"replacement-character": 1, "doubled-sara-am": 1}),
        ("ประจ\u0e33าปี", {"doubled-sara-am": 1}),
        ("เเผนงาน", {"double-sara-e": 1}),
        ("จ\u0e4dาแนก", {"split-sara-am": 1}),
        ("น\u0e49\u0e4dา", {"split-sara-am": 1}),
        ("น\u0e4d\u0e49า", {"split-sara-am": 1}),
        ("ครุภ\u0e4dณฑ์", {"lone-nikhahit": 1}),
        ("ตำบลดอн", {"foreign-letter": 1}),
        ("ช\xc9วัด", {"foreign-letter": 1}),
        ("à¡³±ì¡ÒÃ»ÃÐàÁÔ¹", {"wrong-encoding": 1}),
        ("ตั วชี้วัด", {"cut-syllable": 1}),
        ("เ ทศบาล", {"cut-syllable": 1}),
        ("ห น ว ย", {"spaced-letters": 3}),
        ("ห น่ ว ย ง า น", {"spaced-letters": 6}),
    ],
)
def test_each_class_of_damage_shows(damaged, expected):
    found = count_damage(damaged)
    for name, count in expected.items():
        assert found.get(name) == count, found
    assert sum(found.values()) <= sum(expected.values()) + 1


def test_every_class_is_tried_above():
    [mark] = [m for m in test_each_class_of_damage_shows.pytestmark if m.name == "parametrize"]
    assert {name for _, expected in mark.args[1] for name in expected} == set(DAMAGE_CLASSES)


@pytest.mark.parametrize(
    "correct",
    [
        "พันธุ์ข้าว สิทธิ์ ศูนย์ ก็ ณ น้ำ ทั้งนี้ ฯลฯ ต่าง ๆ",
        "ก ข ค ง",
        "ข้อ ก. ข. และ ค.",
        "แผนกITของเทศบาล วิตามินซี (Vitamin C) ๑๒ kWh",
        "µ café naïve Größe",
        "",
        "The text of an English page: 1, 2, 3.",
        "เป็น\nหน้าที่\tของ\xa0เขา",
        "ตั้ง 5 จุด",
        CLEAN,
    ],
)
def test_correct_text_has_no_damage(correct):
    assert count_damage(correct) == {}


def test_a_damaged_word_is_found_however_it_is_damaged():
    for written in ("สานักงาน", "ส านักงาน", "สํานักงาน", "สำำนักงาน", "สำ�านักงาน", "ส\uf711านักงาน"):
        [found] = find_known_words(f"ของ{written}ใหม่")
        assert found.known.word == "สำนักงาน"
        assert not found.keeps_sara_am
        assert found.keeps_marks
    for written in ("เจาหน้าที่", "เจ้าหนา้ที่", "เจ้าหน้าท(cid:201)ี", "เจ้าหน้าที", "เจ าหน าที่"):
        [found] = find_known_words(f"ให้{written}ทราบ")
        assert found.known.word == "เจ้าหน้าที่"
        assert not found.keeps_marks


def test_each_measure_looks_at_its_own_marks():
    [found] = find_known_words("ดําเนนิการ")
    assert (found.keeps_sara_am, found.keeps_marks) == (False, False)
    [found] = find_known_words("ดาเนินการ")
    assert (found.keeps_sara_am, found.keeps_marks) == (False, True)
    [found] = find_known_words("ดำเนนิการ")
    assert (found.keeps_sara_am, found.keeps_marks) == (True, False)


def test_sara_am_where_the_word_has_sara_aa_is_not_kept():
    [found] = find_known_words("ดำเนินกำร")
    assert found.known.word == "ดำเนินการ"
    assert not found.keeps_sara_am


def test_a_blank_inside_a_word_is_no_lost_mark():
    [found] = find_known_words("เจ้า หน้าที่")
    assert found.written == "เจ้าหน้าที่"
    assert found.keeps_marks


def test_a_word_does_not_reach_over_lines_digits_or_two_blanks():
    assert not list(find_known_words("สำนัก\nงาน"))
    assert not list(find_known_words("อำ๑เภอ"))
    assert not list(find_known_words("อำ  เภอ"))


@pytest.mark.parametrize(
    "text", ["ประกาศิต", "ข้าพเจ้าเป็นผู้แทน", "จากด้านหน้า", "จาระบี", "ในบีต้าบล็อกเกอร์"]
)
def test_a_longer_word_with_the_same_letters_is_another_word(text):
    assert all(o.keeps_sara_am and o.keeps_marks for o in find_known_words(text))


def test_the_list_is_long_enough_and_has_one_word_for_a_skeleton():
    words = known_words().values()
    assert sum(w.tells_sara_am for w in words) >= 100
    assert sum(w.tells_marks for w in words) >= 500
    assert all(SARA_AM in w.word for w in words if w.tells_sara_am)
    assert all(
        re.search("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4c]", w.word) for w in words if w.tells_marks
    )
    for word in ("สำนักงาน", "ดำเนินการ", "กำหนด", "จำนวน", "อำเภอ", "ตำบล", "ประจำปี", "แนะนำ"):
        assert known_words()[skeleton(word)].tells_sara_am


def test_no_dictionary_word_counts_as_damaged():
    from pythainlp.corpus import thai_words

    text = "\n".join(sorted(thai_words()))
    quality = text_quality_without_lexicon(text)
    assert quality[0].found > 600
    assert quality[0].share == 1.0
    assert quality[1].found > 3000
    assert quality[1].share == 1.0


def text_quality_without_lexicon(text: str) -> tuple[Kept, Kept]:
    found = list(find_known_words(text))
    sara_am = [o.keeps_sara_am for o in found if o.known.tells_sara_am]
    marks = [o.keeps_marks for o in found if o.known.tells_marks]
    return Kept(sum(sara_am), len(sara_am)), Kept(sum(marks), len(marks))


def test_running_text_is_of_full_quality(fixtures):
    for source in sorted((fixtures / "sources").glob("*.html")):
        text = html.unescape(re.sub("<[^>]+>", "\n", source.read_text("utf-8")))
        quality = text_quality(text)
        assert quality.kept_sara_am.share == 1.0, source.name
        assert quality.kept_marks.share == 1.0, source.name
        assert quality.lexicon_hit_rate > 0.99, source.name
        # One source has the misspelling ตัวชี้ัด on purpose.
        assert quality.score > 0.99, source.name
        assert quality.usable


def test_lost_sara_am_that_no_pattern_shows_lowers_the_score():
    damaged = CLEAN.replace(SARA_AM, SARA_AA)
    clean, quality = text_quality(CLEAN), text_quality(damaged)
    assert clean.score == 1.0
    assert quality.damage_counts == {}
    assert quality.kept_sara_am == Kept(0, clean.kept_sara_am.found)
    assert quality.score < 0.9


def test_letters_of_a_wrong_character_map_are_beyond_repair():
    letters = [chr(c) for c in range(0x0E01, 0x0E2F)]
    wrong = CLEAN.translate(
        str.maketrans(dict(zip(letters, letters[7:] + letters[:7], strict=True)))
    )
    assert not text_quality(wrong).usable
    assert not text_quality(CLEAN.encode("tis-620").decode("latin-1")).usable
    assert not text_quality(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", CLEAN)).usable
    assert not text_quality(re.sub("[กนร]", "\ufffd", CLEAN)).usable


def test_a_few_lost_marks_leave_a_text_usable():
    first, rest = CLEAN.split("\n", 1)
    quality = text_quality(f"{first.replace(SARA_AM, ' ' + SARA_AA)}\n{rest}")
    assert quality.damage["blank-before-vowel"] == pytest.approx(3000 / quality.thai_characters)
    assert 0.5 < quality.score < 1
    assert quality.usable


def test_rates_are_for_a_thousand_thai_characters():
    quality = text_quality("กก" * 200 + " 12 abc ๑๒ " + "\ufffd" * 3)
    assert quality.thai_characters == 400
    assert quality.damage == {"replacement-character": 7.5}
    assert quality.damage_rate == 7.5


def test_text_without_thai():
    quality = text_quality("Annual report 2024")
    assert quality.thai_characters == 0
    assert quality.lexicon_hit_rate is None
    assert quality.kept_sara_am.share is None
    assert quality.score == 1.0


def test_abbreviations_and_single_letters_in_the_lexicon_rate():
    assert lexicon_hit_rate("พ.ศ. อบต. ป.ป.ช.") is None
    assert lexicon_hit_rate("ประชาชน ฮ") == pytest.approx(7 / 8)
    assert lexicon_hit_rate("ฮฆฌ" * 500) == 0.0


MARKS = [chr(c) for c in (0xE31, 0xE32, 0xE33, 0xE34, 0xE35, 0xE38, 0xE48, 0xE49, 0xE4C, 0xE4D)]
OTHERS = ["ก", "น", "ส", "เ", "แ", "ๆ", "๑", "a", "\xe9", "\ufffd", "\uf70a", "(cid:7)", " ", "\n"]
BROKEN = st.lists(st.sampled_from(MARKS + OTHERS), max_size=40).map("".join)


@given(BROKEN)
def test_clean_text_around_it_takes_no_damage_away(text):
    before, after = count_damage(text), count_damage(f"{CLEAN}{text}\n{CLEAN}")
    assert all(after.get(name, 0) >= count for name, count in before.items())


@given(BROKEN)
def test_quality_of_any_text_is_within_its_bounds(text):
    quality = text_quality(text)
    assert 0.0 <= quality.score <= 1.0
    assert quality.lexicon_hit_rate is None or 0.0 <= quality.lexicon_hit_rate <= 1.0
    assert quality.kept_marks.kept <= quality.kept_marks.found
    assert set(quality.damage_counts) <= set(DAMAGE_CLASSES)

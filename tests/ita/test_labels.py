import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.ita import (
    indicators,
    instruments,
    match_indicator,
    match_instrument,
    match_sub_indicator,
)

NAMES = [(name, i.number) for i in indicators(2565) for name in (i.name, *i.variants)]


@pytest.mark.parametrize(("name", "number"), NAMES)
@pytest.mark.parametrize(
    "pattern",
    [
        "{}",
        "๓. {}",
        "ตัวชี้วัดที่ ๗ {}",
        "ตัวชี้ัดที่๗ {} ควรจัดทำคู่มือ",
        "ด้วยวัดที่ 7 {}",
        "เครื่องมือ OIT ตัวชี้วัดที่ 7 {}",
        "{} (o1 – o33)",
        "{} 87.50",
    ],
)
def test_indicator_is_found_by_name(name: str, number: int, pattern: str) -> None:
    assert match_indicator(pattern.format(name)) == number


@given(st.sampled_from(NAMES), st.data())
def test_one_wrong_letter_is_tolerated(case: tuple[str, int], data: st.DataObject) -> None:
    name, number = case
    place = data.draw(st.integers(min_value=0, max_value=len(name) - 1))
    letter = data.draw(st.sampled_from(["", "น", "ม", "้", "ี"]))
    assert match_indicator(name[:place] + letter + name[place + 1 :]) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ตัวชี้วัด",
        "ตัวชี้วัดที่ 9",
        "การจัดทำแผนปฏิบัติการป้องกันการทุจริต",
        "แผนปฏิบัติการป้องกันการทุจริต",
        "มาตรการป้องกันการรับสินบน",
        "การเปิดเผยข้อมูลข่าวสารของราชการตามกฎหมาย",
        "การใช้ดุลพินิจ",
        "การใช้รถยนต์ส่วนกลาง",
        "การปรับปรุงภูมิทัศน์",
        "คุณภาพชีวิตของประชาชน",
        "รายงานผลให้ผู้บริหารทราบ",
        "ตัวชี้วัดความสำเร็จของโครงการ",
    ],
)
def test_other_text_names_no_indicator(text: str) -> None:
    assert match_indicator(text) is None


@given(st.text(max_size=40))
def test_random_text_names_no_indicator_or_a_valid_one(text: str) -> None:
    found = match_indicator(text)
    assert found is None or 1 <= found <= 10


def test_sub_indicators() -> None:
    assert match_sub_indicator("1) ข้อมูลพื้นฐาน (o1 – o9)") == "9.1"
    assert match_sub_indicator("ตัวชี้วัดย่อยที่ 9.4 การบริหารและพัฒนาทรัพยากรบุคคล") == "9.4"
    assert match_sub_indicator("การดำเนินการเพื่อป้องกันการทุจริต") == "10.1"
    assert match_sub_indicator("การป้องกันการทุจริต") is None
    assert match_sub_indicator("ข้อมูลพื้นฐาน", 2568) is None


INSTRUMENT_NAMES = [
    (name, i.code) for i in instruments(2565) for name in (i.name, i.name_en, *i.variants)
]


@pytest.mark.parametrize(("name", "code"), INSTRUMENT_NAMES)
def test_instrument_is_found_by_name(name: str, code: str) -> None:
    assert match_instrument(name) == code
    assert match_instrument(f"1. {name} ({code})") == code
    assert match_instrument(f"ผลการประเมินตาม{name}ของหน่วยงาน") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IIT", "IIT"),
        ("แบบวัด EIT", "EIT"),
        ("เครื่องมือการประเมิน 0IT", "OIT"),
        ("llT", "IIT"),
        ("แบบวัดการรับรู้ของผูมีส่วนไดส่วนเสียภายนอก", "EIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย ภายใน", "IIT"),
    ],
)
def test_instrument_codes_and_misread_names(text: str, code: str) -> None:
    assert match_instrument(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MOIT 3",
        "แบบวัด IIT และ EIT",
        "ผู้มีส่วนได้ส่วนเสียภายในและภายนอก",
        "มาตรการเปิดเผยข้อมูลสาธารณะ",
        "การเปิดเผยข้อมูล",
        "ภายในหน่วยงาน",
        "IT",
    ],
)
def test_no_or_several_instruments_give_none(text: str) -> None:
    assert match_instrument(text) is None

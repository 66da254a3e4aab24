import pytest

from itaextract.ita import (
    grade,
    grade_scale,
    indicator,
    indicators,
    indicators_named,
    instruments,
    item_indicator,
    item_instrument,
    item_sub_indicator,
    items,
    source_text,
    sub_indicators,
    weights,
)

YEARS = range(2562, 2569)


@pytest.mark.parametrize("year", YEARS)
def test_ten_indicators_of_three_instruments(year: int) -> None:
    found = indicators(year)
    assert [entry.number for entry in found] == list(range(1, 11))
    assert [entry.instrument for entry in found] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert [entry.code for entry in instruments(year)] == ["IIT", "EIT", "OIT"]


@pytest.mark.parametrize("year", YEARS)
def test_weights_add_up_where_known(year: int) -> None:
    weights = [entry.weight for entry in instruments(year)]
    if None in weights:
        assert set(weights) == {None}
    else:
        assert weights == [30.0, 30.0, 40.0]


@pytest.mark.parametrize("year", [2563, 2564, 2565])
def test_indicator_items_cover_each_instrument_without_overlap(year: int) -> None:
    for instrument in instruments(year):
        assert instrument.items is not None
        letter = instrument.code[0].lower()
        for number in range(instrument.items.first, instrument.items.last + 1):
            owner = item_indicator(f"{letter}{number}", year)
            assert owner is not None
            assert indicator(owner, year).instrument == instrument.code
        assert item_indicator(f"{letter}{instrument.items.last + 1}", year) is None


def test_items_of_2565() -> None:
    assert [item_indicator(code) for code in ("i6", "i7", "e15", "o33", "o34")] == [1, 2, 8, 9, 10]
    assert item_sub_indicator("o12") == "9.2"
    assert item_sub_indicator("i3") is None


def test_unknown_items_and_years_give_none() -> None:
    assert item_indicator("i0") is None
    assert item_indicator("x1") is None
    assert item_indicator("o1", 2568) is None
    assert item_indicator("o1", 2550) is None
    assert item_instrument("o1") == "OIT"
    assert item_instrument("oo1") is None


def test_sub_indicators_belong_to_nine_and_ten() -> None:
    nine, ten = indicators(2565)[8:]
    assert [s.code for s in nine.sub_indicators] == ["9.1", "9.2", "9.3", "9.4", "9.5"]
    assert [s.code for s in ten.sub_indicators] == ["10.1", "10.2"]
    assert all(not i.sub_indicators for i in indicators(2565)[:8])
    for owner in (nine, ten):
        assert owner.items is not None
        covered = [
            n
            for s in owner.sub_indicators
            if s.items
            for n in range(s.items.first, s.items.last + 1)
        ]
        assert covered == list(range(owner.items.first, owner.items.last + 1))


def test_every_fact_has_a_source() -> None:
    scales = [scale for year in YEARS if (scale := grade_scale(year))]
    facts = [*instruments(), *indicators(), *sub_indicators(), *scales]
    for fact in facts:
        assert fact.source
        assert all(source_text(source) for source in fact.source)


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_letter_grades_leave_no_gap(year: int) -> None:
    scale = grade_scale(year)
    assert scale is not None
    for cents in range(0, 10001):
        assert len(scale.grades(cents / 100)) == 1


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "AA"), (95, "AA"), (94.99, "A"), (85, "A"), (84.99, "B"), (50, "E"), (49.99, "F")],
)
def test_letter_grades(score: float, grade: str) -> None:
    scale = grade_scale(2564)
    assert scale is not None
    assert scale.grades(score) == (grade,)
    assert (score >= scale.pass_mark) == (grade in ("AA", "A"))


def test_pass_levels_depend_on_the_instruments() -> None:
    scale = grade_scale(2566)
    assert scale is not None
    assert scale.grades(96) == ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน")
    assert scale.grades(96, (96, 95, 97)) == ("ผ่านดีเยี่ยม",)
    assert scale.grades(96, (99, 94.99, 96)) == ("ผ่านดี",)
    assert scale.grades(88, (90, 84, 89)) == ("ผ่าน",)
    assert scale.grades(84.99) == ("ต้องปรับปรุง",)
    assert scale.grades(69.99) == ("ต้องปรับปรุงโดยด่วน",)


def test_years_without_a_source_have_no_scale() -> None:
    assert grade_scale(2561) is None
    assert grade_scale(2568) is None


def test_weights_and_grades_by_year() -> None:
    assert weights(2565) == {"IIT": 30.0, "EIT": 30.0, "OIT": 40.0}
    assert weights(2568) is None
    assert weights(2550) is None
    assert grade(68.42, 2564) == ("C",)
    assert grade(90, 2567) == ("ผ่านดี", "ผ่าน")
    assert grade(90, 2567, (91, 84, 95)) == ("ผ่าน",)
    assert grade(90, 2568) == ()


def test_items_of_a_year_in_order() -> None:
    found = items(2565)
    assert len(found) == 30 + 15 + 43
    assert [item.code for item in found[29:31]] == ["i30", "e1"]
    assert all(item.wording and source_text(item.source[0]) for item in found)
    [report] = [item for item in items(2565, "OIT") if item.code == "o12"]
    assert (report.indicator, report.sub_indicator) == (9, "9.2")
    assert report.wording == "รายงานผลการดำเนินงานประจำปี"


def test_items_without_a_source_have_no_wording() -> None:
    assert {item.wording for item in items(2564)} == {None}
    assert items(2562) == ()
    with pytest.raises(ValueError, match="2550"):
        items(2550)


def test_indicators_named_in_a_text() -> None:
    assert indicators_named("ด้านคุณภาพการดำเนินงาน และตัวชี้วัดที่ ๗") == {6, 7}
    assert indicators_named("ตัวชี้วัดที่ 12 ของแผน") == set()


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="11"):
        indicator(11)
    with pytest.raises(ValueError, match="2550"):
        indicators(2550)

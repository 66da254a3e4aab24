from collections.abc import Callable

import pytest

from itaextract.model import Score
from itaextract.parse.context import Context
from itaextract.parse.mentions import find_mentions
from itaextract.parse.numbers import leading_code, parse_score
from itaextract.parse.outline import Paragraph
from itaextract.parse.roles import classify
from itaextract.parse.scores import parse_scores
from itaextract.table.model import Table

TableMaker = Callable[..., Table]


def scores(table: Table, ctx: Context) -> list[Score]:
    layout = classify(table)
    assert layout.kind == "scores"
    return parse_scores(table, layout, ctx)[0].scores


def keys(found: list[Score]) -> list[tuple[str, str | None, int | None, float]]:
    return [(s.level, s.code, s.year, s.score) for s in found]


def test_years_side_by_side_with_totals(table: TableMaker, ctx: Context) -> None:
    header = ["อันดับ", "ตัวชี้วัด", ["ผลคะแนน", "ปี 2565"], ["ผลคะแนน", "ปี 2566"]]
    rows = [
        ["1", "การป้องกันการทุจริต", "80.00", "95.00"],
        ["2", "การใช้อำนาจ", "85.00", "90.00"],
        ["ผลคะแนนรวม", None, "82.00", "92.00"],
    ]
    found = scores(table(header, rows), ctx)
    assert keys(found) == [
        ("indicator", "10", 2565, 80.0),
        ("indicator", "10", 2566, 95.0),
        ("indicator", "3", 2565, 85.0),
        ("indicator", "3", 2566, 90.0),
        ("overall", None, 2565, 82.0),
        ("overall", None, 2566, 92.0),
    ]
    assert [s.rank for s in found] == [None, 1, None, 2, None, None]


def test_sub_indicators_stand_under_nine_and_ten(table: TableMaker, ctx: Context) -> None:
    header = ["แบบวัด", "ตัวชี้วัด", "คะแนน"]
    rows = [
        ["OIT", "9. การเปิดเผยข้อมูล", ""],
        ["", "1) ข้อมูลพื้นฐาน (o1 – o9)", "100.00"],
        ["", "10. การป้องกันการทุจริต", ""],
        ["", "1) การดำเนินการเพื่อป้องกันการทุจริต (o34 – o41)", "87.50"],
    ]
    assert keys(scores(table(header, rows), ctx)) == [
        ("sub_indicator", "9.1", 2566, 100.0),
        ("sub_indicator", "10.1", 2566, 87.5),
    ]


def test_two_groups_of_columns_side_by_side(table: TableMaker, ctx: Context) -> None:
    header = ["ข้อ", "คะแนน", "ข้อ", "คะแนน"]
    rows = [["i1", "90.00", "i2", "80.00"], ["i3", "70.00", "๐12", "0"]]
    assert [(s.code, s.score) for s in scores(table(header, rows), ctx)] == [
        ("i1", 90.0),
        ("i2", 80.0),
        ("i3", 70.0),
        ("o12", 0.0),
    ]


def test_the_mean_of_an_indicator_is_not_the_total(table: TableMaker, ctx: Context) -> None:
    header = ["ข้อ", "ประเด็นการประเมิน", "คะแนน"]
    rows = [["i1", "การให้บริการ", "90.00"], ["คะแนนเฉลี่ยตัวชี้วัดที่ ๑", None, "90.00"]]
    assert keys(scores(table(header, rows), ctx))[-1] == ("indicator", "1", 2566, 90.0)


def test_codes_inside_cell_text(table: TableMaker, ctx: Context) -> None:
    rows = [["- สื่อสารแผน (i7 : 84.94 คะแนน)", "- เปิดรับฟัง (e14 : 70.23 คะแนน)"]]
    made = table(["IIT", "EIT"], rows)
    record, guidelines = parse_scores(made, classify(made), ctx)
    assert [(s.code, s.score) for s in record.scores] == [("i7", 84.94), ("e14", 70.23)]
    assert [g.guideline for g in guidelines] == ["สื่อสารแผน", "เปิดรับฟัง"]


def test_one_row_a_year(table: TableMaker, ctx: Context) -> None:
    header = ["ปีงบประมาณ", "IIT", "EIT", "คะแนนรวม"]
    rows = [["2565", "80.00", "81.00", "82.00"], ["2566", "90.00", "91.00", "92.00"]]
    assert keys(scores(table(header, rows), ctx)) == [
        ("instrument", None, 2565, 80.0),
        ("instrument", None, 2565, 81.0),
        ("overall", None, 2565, 82.0),
        ("instrument", None, 2566, 90.0),
        ("instrument", None, 2566, 91.0),
        ("overall", None, 2566, 92.0),
    ]


def test_years_of_other_things_are_no_scores(table: TableMaker) -> None:
    rows = [["งบลงทุน", "35.2", "41.0"], ["งบดำเนินงาน", "20.1", "22.5"]]
    assert classify(table(["ประเภทงบ", "ปี 2565", "ปี 2566"], rows)).kind != "scores"


@pytest.mark.parametrize(
    ("text", "score", "trend"),
    [
        ("๘๖.๗๘ (คะแนนเพิ่มขึ้น)", 86.78, "up"),
        ("78.00 ลดลง", 78.0, "down"),
        ("100", 100.0, None),
        ("84. 50", 84.5, None),
    ],
)
def test_score_cells(text: str, score: float, trend: str | None) -> None:
    assert parse_score(text) == (score, trend, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [("i4 บุคลากร", "i4"), ("๐12", "o12"), ("O8", "o8"), ("l7", "i7"), ("e15", "e15")],
)
def test_item_codes(text: str, code: str) -> None:
    found = leading_code(text)
    assert found is not None
    assert found[0] == code


@pytest.mark.parametrize("text", ["10. การป้องกัน", "1.1 หัวข้อ", "อบรม", "012 ข้อความ"])
def test_no_item_codes(text: str) -> None:
    assert leading_code(text) is None


def mentioned(text: str, ctx: Context) -> list[tuple[str, str | None, int | None, float]]:
    return keys(find_mentions(Paragraph(text, 1, False, 16), ctx))


def test_scores_in_prose(ctx: Context) -> None:
    text = "ผลการประเมิน ITA ปี ๒๕๖๕ มีผลคะแนน ๖๘.๔๒ อยู่ในระดับ c"
    (score,) = find_mentions(Paragraph(text, 1, False, 16), ctx)
    assert (score.level, score.year, score.score, score.grade) == ("overall", 2565, 68.42, "C")


@pytest.mark.parametrize(
    "text",
    [
        "ผลการประเมิน ITA ผ่านเกณฑ์ 85 คะแนนขึ้นไป",
        "ประเด็นที่มีผลคะแนนน้อยกว่า 85.00 คะแนน ในการประเมิน ITA",
        "การประเมิน ITA มีคะแนนเต็ม 100 คะแนน",
        "ผลการประเมิน ITA คิดเป็นผลต่าง 2.44 คะแนน",
        "ดัชนีการรับรู้การทุจริต (CPI) ได้คะแนน 35.00 คะแนน ผลการประเมิน",
        "ผลการประเมิน ITA ได้รับคะแนน 0 คะแนน 2 ประเด็น",
    ],
)
def test_thresholds_differences_and_counts_are_no_scores(text: str, ctx: Context) -> None:
    assert mentioned(text, ctx) == []


def test_prose_names_its_subject(ctx: Context) -> None:
    text = "แบบวัด IIT (93.10 คะแนน) ตัวชี้วัดที่ 4 ได้ 91.96 คะแนน และข้อ e14 ได้ 72.17 คะแนน"
    assert [(level, code) for level, code, _, _ in mentioned(text, ctx)] == [
        ("instrument", None),
        ("indicator", "4"),
        ("item", "e14"),
    ]

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from itaextract.model import Measure
from itaextract.parse.context import Context
from itaextract.parse.measures import Place, parse_measures
from itaextract.parse.roles import classify
from itaextract.table.model import Table

TableMaker = Callable[..., Table]
HEADER = ["ที่", "มาตรการ", "ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ"]


def measures(table: Table, ctx: Context) -> list[Measure]:
    layout = classify(table)
    assert layout.kind == "measures"
    return parse_measures(table, layout, Place(), ctx)


def test_rows_under_a_merged_measure_repeat_it(table: TableMaker, ctx: Context) -> None:
    found = measures(
        table(
            ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"],
            [["1.1 เปิดเผยข้อมูล", "ประชุม", "กองคลัง"], ["", "อบรม", "กองช่าง"]],
        ),
        ctx,
    )
    assert [(m.number, m.title, m.responsible) for m in found] == [
        ("1.1", "เปิดเผยข้อมูล", ["กองคลัง"]),
        ("1.1", "เปิดเผยข้อมูล", ["กองช่าง"]),
    ]


@pytest.mark.parametrize("total", ["รวม", "รวมงบประมาณทั้งสิ้น", "ยอดรวม"])
def test_a_total_row_is_no_measure(table: TableMaker, ctx: Context, total: str) -> None:
    header = ["ที่", "โครงการ", "ผู้รับผิดชอบ", "งบประมาณ"]
    rows = [["1", "อบรมพนักงาน", "กองคลัง", "20,000"], [total, None, "", "20,000"]]
    (measure,) = measures(table(header, rows), ctx)
    assert measure.budget is not None
    assert measure.budget.amount == 20000


def test_rows_that_only_head_deeper_numbers_are_groups(table: TableMaker, ctx: Context) -> None:
    rows = [
        ["1", "ด้านบริการ", "", ""],
        ["1.1", "ระบบจองคิว", "", ""],
        ["1.1.1", "เปิดจองทางโทรศัพท์", "ประชาสัมพันธ์", "สำนักปลัด"],
        ["1.2", "อบรมเจ้าหน้าที่", "จัดหลักสูตร", "งานการเจ้าหน้าที่"],
    ]
    found = measures(table(HEADER, rows), ctx)
    assert [(m.number, m.group) for m in found] == [
        ("1.1.1", "1.1 ระบบจองคิว"),
        ("1.2", "1 ด้านบริการ"),
    ]


def test_ticked_quarters_are_a_period(table: TableMaker, ctx: Context) -> None:
    quarters: list[Sequence[str]] = [["ระยะเวลา (ไตรมาส)", str(n)] for n in range(1, 5)]
    rows = [["1", "อบรม", "จัดหลักสูตร", "กองคลัง", "", "✓", "✓", ""]]
    (measure,) = measures(table([*HEADER, *quarters], rows), ctx)
    assert measure.period is not None
    assert measure.period.quarters == [2, 3]
    assert (measure.period.start, measure.period.end) == (date(2024, 1, 1), date(2024, 6, 30))


def test_ticked_months_are_a_period(table: TableMaker, ctx: Context) -> None:
    months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
    rows = [["1", "อบรม", "จัดหลักสูตร", "กองคลัง", "", "●", "●", ""]]
    (measure,) = measures(table([*HEADER, *months], rows), ctx)
    assert measure.period is not None
    assert (measure.period.start, measure.period.end) == (date(2023, 11, 1), date(2023, 12, 31))


def test_an_indicator_heading_groups_the_items_below_it(table: TableMaker, ctx: Context) -> None:
    rows = [
        ["ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล เครื่องมือการประเมิน OIT\n-ข้อมูลพื้นฐาน", "จัดทำ", "กองคลัง"],
        ["-ข่าวประชาสัมพันธ์", "เผยแพร่", "สำนักปลัด"],
    ]
    found = measures(table(["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], rows), ctx)
    assert [m.title for m in found] == ["ข้อมูลพื้นฐาน", "ข่าวประชาสัมพันธ์"]
    assert {m.group for m in found} == {"ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล เครื่องมือการประเมิน OIT"}
    assert {(m.indicator_no, m.instrument) for m in found} == {(9, "OIT")}


def test_an_indicator_heading_without_rows_below_it_is_the_title(
    table: TableMaker, ctx: Context
) -> None:
    rows = [
        ["๑. ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน\n- อำนวยความสะดวก", "จัดคิว", "กองคลัง"],
        ["๒. ด้วยวัดที่ ๗ ประสิทธิภาพการสื่อสาร\n- เพิ่มช่องทาง", "เปิดเพจ", "สำนักปลัด"],
    ]
    found = measures(table(["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], rows), ctx)
    assert [(m.number, m.indicator_no, m.group) for m in found] == [("1", 6, None), ("2", 7, None)]
    assert found[0].title.startswith("ตัวชี้วัดที่ 6")


def test_unknown_columns_are_kept_with_a_finding(table: TableMaker, ctx: Context) -> None:
    header = [*HEADER, "ความเสี่ยง", "ความเสี่ยง"]
    rows = [["1", "อบรม", "จัดหลักสูตร", "กองคลัง", "สูง", "ต่ำ"]]
    (measure,) = measures(table(header, rows), ctx)
    assert measure.extra == {"ความเสี่ยง": "สูง", "ความเสี่ยง (2)": "ต่ำ"}
    assert [f.code for f in ctx.findings] == ["unrecognised-column"] * 2


def test_deadlines_are_found_inside_a_monitoring_column(table: TableMaker, ctx: Context) -> None:
    header = ["มาตรการ", "ขั้นตอน", "การกำกับติดตาม กำหนดเวลาแล้วเสร็จ"]
    cell = "๑. รายงานภายในเดือนมกราคม\n๒. สรุปภายในเดือนเมษายน ๒๕๖๗"
    (measure,) = measures(table(header, [["อบรม", "จัดหลักสูตร", cell]]), ctx)
    assert len(measure.monitoring) == 2
    assert measure.deadline is not None
    assert measure.deadline.date == date(2024, 4, 30)
    assert measure.deadline.raw == "ภายในเดือนมกราคม; ภายในเดือนเมษายน ๒๕๖๗"


def test_criteria_leave_the_text(table: TableMaker, ctx: Context) -> None:
    header = ["กิจกรรม", "การติดตามและประเมินผล", "ตัวชี้วัด"]
    rows = [["ประชุม", "รายงาน", "ประชุมทุกเดือน (เกณฑ์ ITA ข้อที่ ๑ - ๓, ๕)"]]
    (measure,) = measures(table(header, rows), ctx)
    assert measure.success_indicators == ["ประชุมทุกเดือน"]
    assert measure.ita_indicators == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ดำเนินการเรียบร้อยแล้ว", "done"),
        ("อยู่ระหว่างดำเนินการ", "in_progress"),
        ("ยังไม่ได้ดำเนินการ", "not_started"),
        ("รอผล", None),
    ],
)
def test_status(table: TableMaker, ctx: Context, text: str, state: str | None) -> None:
    header = ["มาตรการ", "ขั้นตอน", "สถานะ"]
    (measure,) = measures(table(header, [["อบรม", "จัดหลักสูตร", text]]), ctx)
    assert measure.status is not None
    assert (measure.status.raw, measure.status.state) == (text, state)


def test_displaced_cells_are_put_back_and_reported(table: TableMaker, ctx: Context) -> None:
    header = ["มาตรการ", "ผู้รับผิดชอบ", "ขั้นตอน", "การติดตาม"]
    shifted = [
        "จัดซื้อจัดจ้าง",
        "กองคลัง/งานพัสดุ\n๑. จัดทำแผนการจัดซื้อจัดจ้างประจำปีและเผยแพร่ให้ครบถ้วน\n๒. รายงานผู้บริหาร",
        "๑. ติดตามแผนทุกเดือน",
        "-จัดซื้อจัดจ้าง กองคลัง/งานพัสดุ",
    ]
    (measure,) = measures(table(header, [shifted]), ctx)
    assert measure.responsible == ["กองคลัง", "งานพัสดุ"]
    assert len(measure.steps) == 2
    assert measure.monitoring == ["ติดตามแผนทุกเดือน"]
    assert [f.code for f in ctx.findings] == ["row-displaced"]


def test_a_statement_of_spending_is_no_table_of_measures(table: TableMaker) -> None:
    header = ["โครงการ", "งบประมาณ", "เบิกจ่ายแล้ว", "คงเหลือ"]
    assert classify(table(header, [["ถนน", "100", "50", "50"]])).kind == "other"

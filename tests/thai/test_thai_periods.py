from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import (
    find_deadlines,
    fiscal_year_bounds,
    parse_deadline,
    parse_period,
    parse_reporting,
    quarter_bounds,
)

YEAR = (date(2022, 10, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("๑ ตุลาคม ๒๕๖๔ – ๓๐ กันยายน ๒๕๖๕", date(2021, 10, 1), date(2022, 9, 30)),
        ("1 ตุลาคม 2564 ถึง 30 กันยายน 2565", date(2021, 10, 1), date(2022, 9, 30)),
        ("1 ต.ค.64-30 ก.ย.65", date(2021, 10, 1), date(2022, 9, 30)),
        ("ต.ค. 64 - ก.ย. 65", date(2021, 10, 1), date(2022, 9, 30)),
        ("1/10/2564 - 30/9/2565", date(2021, 10, 1), date(2022, 9, 30)),
        ("ตุลาคม - ธันวาคม 2565", date(2022, 10, 1), date(2022, 12, 31)),
        ("ตุลาคม - กันยายน 2566", *YEAR),
        ("พฤศจิกายน 2565 - กุมภาพันธ์", date(2022, 11, 1), date(2023, 2, 28)),
        ("ตุลาคม – มีนาคม", date(2022, 10, 1), date(2023, 3, 31)),
        ("เดือนตุลาคม 2565 - เดือนมีนาคม 2566", date(2022, 10, 1), date(2023, 3, 31)),
        ("ตุลาคม - มีนาคม ปีงบประมาณ 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("1 - 15 มกราคม 2566", date(2023, 1, 1), date(2023, 1, 15)),
        ("ระหว่างวันที่ 1 ถึงวันที่ 15 มกราคม 2566", date(2023, 1, 1), date(2023, 1, 15)),
        ("ต.ค. - ธ.ค. 65 และ เม.ย. - มิ.ย. 66", date(2022, 10, 1), date(2023, 6, 30)),
        ("ตลอดปีงบประมาณ", *YEAR),
        ("ตลอด ปีงบประมาณ", *YEAR),
        ("ตลอดทั้งปี", *YEAR),
        ("ตลอดปี", *YEAR),
        ("ทั้งปีงบประมาณ", *YEAR),
        ("ตลอดปีงบประมาณ พ.ศ. 2567", date(2023, 10, 1), date(2024, 9, 30)),
        ("ปีงบประมาณ พ.ศ. 2565", date(2021, 10, 1), date(2022, 9, 30)),
        ("ปีงบประมาณ 2566 - 2570", date(2022, 10, 1), date(2027, 9, 30)),
        ("ปี 2566", *YEAR),
        ("ปี 2564", None, None),
        ("รอบ 6 เดือนแรก", date(2022, 10, 1), date(2023, 3, 31)),
        ("รอบ ๖ เดือนหลัง", date(2023, 4, 1), date(2023, 9, 30)),
        ("มีนาคม 2566", date(2023, 3, 1), date(2023, 3, 31)),
        ("เดือนธันวาคม", date(2022, 12, 1), date(2022, 12, 31)),
        ("15 มกราคม 2566", date(2023, 1, 15), date(2023, 1, 15)),
        ("ตั้งแต่เดือนมกราคม 2566 เป็นต้นไป", date(2023, 1, 1), None),
        ("ภายในเดือนมีนาคม 2566", None, date(2023, 3, 31)),
        ("ภายใน 15 วัน", None, None),
        ("เมื่อมีผู้ยื่นคำขอ", None, None),
        ("ทบทวนทุกครั้งหลังเดือนมีนาคม 2566 แล้วแจ้งเวียน", None, None),
        ("30 กันยายน 2566 - 1 ตุลาคม 2565", None, None),
        ("-", None, None),
        ("", None, None),
    ],
)
def test_period_of_a_plan_for_2566(text, start, end):
    period = parse_period(text, fiscal_year=2566)
    assert (period.start, period.end, period.quarters) == (start, end, ())


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("ไตรมาสที่ ๑ - ๔", (1, 2, 3, 4)),
        ("ไตรมาส 1,3", (1, 3)),
        ("ไตรมาสที่ ๒", (2,)),
        ("ไตรมาสที่ 1 - ไตรมาสที่ 3", (1, 2, 3)),
        ("ไตรมาสที่ 2 และ 4", (2, 4)),
        ("ไตรมาส 3/2566", (3,)),
        ("ทุกไตรมาส", (1, 2, 3, 4)),
    ],
)
def test_quarters_give_their_dates(text, quarters):
    period = parse_period(text, fiscal_year=2566)
    assert period.quarters == quarters
    assert period.start == quarter_bounds(2566, quarters[0])[0]
    assert period.end == quarter_bounds(2566, quarters[-1])[1]


def test_dates_beside_a_quarter_come_first():
    period = parse_period("ไตรมาสที่ 1 (พฤศจิกายน - ธันวาคม 2565)", fiscal_year=2566)
    assert period[1:] == (date(2022, 11, 1), date(2022, 12, 31), (1,))


def test_quarter_named_with_its_own_year():
    assert parse_period("ไตรมาส 1/2567", fiscal_year=2566).start == date(2023, 10, 1)


def test_no_dates_without_any_year():
    assert parse_period("ไตรมาสที่ 1 - 2")[1:] == (None, None, (1, 2))
    assert parse_period("ตลอดปีงบประมาณ")[1:] == (None, None, ())


def test_raw_keeps_the_wording_with_ascii_digits():
    assert parse_period("  ไตรมาสที่  ๑ - ๔ ").raw == "ไตรมาสที่ 1 - 4"


@given(st.text(alphabet="ตุลาคมกันยพ.ศไรสที่ภใเดืปีงบประมณ ๐๑๒๓-–/,0123456789", max_size=60))
def test_period_never_ends_before_it_starts(text):
    period = parse_period(text, fiscal_year=2566)
    if period.start and period.end:
        assert period.start <= period.end


@given(st.integers(min_value=2500, max_value=2600))
def test_whole_year_is_the_fiscal_year(year):
    assert parse_period("ตลอดปีงบประมาณ", fiscal_year=year)[1:3] == fiscal_year_bounds(year)


def test_deadlines_in_running_text_come_in_order_without_repetition():
    text = (
        "จัดทำแผนภายในเดือนมกราคม ๒๕๖๖ รายงานภายในวันที่ 30 กันยายน 2566 "
        "สรุปภายในไตรมาสที่ 2 ประกาศภายในเดือนตุลาคม ทบทวนภายในปีงบประมาณ 2566 "
        "ส่งภายใน 30 มิถุนายน 2566 และภายในเดือนมกราคม 2566 อีกครั้ง"
    )
    assert find_deadlines(text, fiscal_year=2566) == (
        ("ภายในเดือนมกราคม 2566", date(2023, 1, 31)),
        ("ภายในวันที่ 30 กันยายน 2566", date(2023, 9, 30)),
        ("ภายในไตรมาสที่ 2", date(2023, 3, 31)),
        ("ภายในเดือนตุลาคม", date(2022, 10, 31)),
        ("ภายในปีงบประมาณ 2566", date(2023, 9, 30)),
        ("ภายใน 30 มิถุนายน 2566", date(2023, 6, 30)),
    )


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("ให้เสร็จภายใน เดือนตุลาคม ๒๕๖๕", "ภายในเดือนตุลาคม 2565"),
        ("ให้เสร็จภายในเดือน ตุลาคม ๒๕๖๕", "ภายในเดือนตุลาคม 2565"),
        ("ให้เสร็จภายใน\nวันที่ ๑ ตุลาคม ๒๕๖๕", "ภายในวันที่ 1 ตุลาคม 2565"),
        ("ให้เสร็จภายใน ปีงบประมาณ พ.ศ. 2566", "ภายในปีงบประมาณ พ.ศ. 2566"),
        ("ให้เสร็จภายใน 30 ก.ย. 66 นี้", "ภายใน 30 ก.ย. 66"),
        ("ภายในเดือนกันยายนของทุกปี", "ภายในเดือนกันยายน"),
        ("ภายในสิ้นเดือนกันยายน 2566", "ภายในสิ้นเดือนกันยายน 2566"),
        ("ไม่เกินวันที่ 5 มกราคม 2566", "ไม่เกินวันที่ 5 มกราคม 2566"),
    ],
)
def test_deadline_phrase_is_given_without_wrap_blanks(text, raw):
    assert [deadline.raw for deadline in find_deadlines(text)] == [raw]


@pytest.mark.parametrize(
    "text",
    [
        "ภายใน 15 วัน",
        "ภายในหน่วยงาน",
        "ภายใน 7 วันทำการ",
        "ภายใน 1 เดือน",
        "การควบคุมภายใน 2566",
        "ไม่เกิน 5 วัน",
        "ภายในระยะเวลาที่กำหนด",
    ],
)
def test_other_uses_of_the_word_are_no_deadline(text):
    assert find_deadlines(text, fiscal_year=2566) == ()


def test_deadline_without_a_year_has_no_date_unless_the_fiscal_year_is_known():
    assert find_deadlines("ภายในเดือนตุลาคม") == (("ภายในเดือนตุลาคม", None),)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("กันยายน 2566", date(2023, 9, 30)),
        ("30 ก.ย. 66", date(2023, 9, 30)),
        ("มิถุนายน ๒๕๖๖", date(2023, 6, 30)),
        ("มีนาคม และ กันยายน", date(2023, 9, 30)),
        ("ภายในเดือนมีนาคม; ภายในเดือนธันวาคม 2566", date(2023, 12, 31)),
        ("ไตรมาสที่ 2", date(2023, 3, 31)),
        ("ภายในปีงบประมาณ", date(2023, 9, 30)),
        ("ตลอดปีงบประมาณ", date(2023, 9, 30)),
        ("ต่อเนื่อง", None),
        ("", None),
    ],
)
def test_cell_that_is_a_deadline_gives_its_latest_day(cell, day):
    assert parse_deadline(cell, fiscal_year=2566).date == day


def test_cell_that_is_a_deadline_is_kept_as_raw():
    assert parse_deadline(" ๓๐  ก.ย. ๖๖ ").raw == "30 ก.ย. 66"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("รอบ 6 เดือน และ 12 เดือน", (6, 12)),
        ("รอบ ๖ และ ๑๒ เดือน", (6, 12)),
        ("6 เดือน/12 เดือน", (6, 12)),
        ("รายงานรอบ ๖ เดือน", (6,)),
        ("รอบ 6 เดือนแรก และ 6 เดือนหลัง", (6, 12)),
        ("ทุก 3 เดือน", (3, 6, 9, 12)),
        ("ทุก ๆ ๖ เดือน", (6, 12)),
        ("ทุกไตรมาส", (3, 6, 9, 12)),
        ("รายไตรมาส", (3, 6, 9, 12)),
        ("ทุกเดือน", tuple(range(1, 13))),
        ("รายงานผลรายเดือน", tuple(range(1, 13))),
        ("รายงานภายใน 3 เดือน", ()),
        ("รอบ 18 เดือน", ()),
        ("ใช้เวลา 6 เดือน", ()),
        ("เมื่อสิ้นสุดโครงการ", ()),
        ("", ()),
    ],
)
def test_reporting_months(text, months):
    assert parse_reporting(text).months == months


@given(st.text())
def test_any_text_is_read_without_error(text):
    parse_period(text, fiscal_year=2566)
    parse_deadline(text, fiscal_year=2566)
    find_deadlines(text)
    parse_reporting(text)

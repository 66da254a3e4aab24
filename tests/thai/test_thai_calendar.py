from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import (
    buddhist_year,
    find_years,
    fiscal_year_bounds,
    month_number,
    parse_date,
    quarter_bounds,
    to_thai_digits,
)

FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
DAYS = st.dates(date(2560 - 543, 1, 1), date(2570 - 543, 12, 31))


@pytest.mark.parametrize("number", range(1, 13))
def test_month_names_are_known_with_and_without_points(number):
    full, short = FULL[number - 1], SHORT[number - 1]
    spellings = [full, short, short.rstrip("."), short.replace(".", ""), short.replace(".", ". ")]
    assert [month_number(spelling) for spelling in spellings] == [number] * 5


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("๒๕๖๖", 2566),
        ("2566", 2566),
        ("66", 2566),
        ("๖๖", 2566),
        (66, 2566),
        (2566, 2566),
        (1957, 2500),
        (2023, 2566),
        (2057, 2600),
        ("ค.ศ. 2023", 2566),
        ("พ.ศ. ๒๕๖๖", 2566),
        ("ปีงบประมาณ พ.ศ.2566", 2566),
        ("ปี 2566", 2566),
        (1956, None),
        (2058, None),
        (5, None),
        ("5", None),
        ("256", None),
        ("25666", None),
        ("ปีที่แล้ว", None),
        ("", None),
    ],
)
def test_buddhist_year(value, year):
    assert buddhist_year(value) == year


def test_fiscal_year_runs_from_october_to_september():
    assert fiscal_year_bounds(2566) == (date(2022, 10, 1), date(2023, 9, 30))


@given(st.integers(min_value=2500, max_value=2600))
def test_quarters_fill_the_fiscal_year_without_gap(year):
    quarters = [quarter_bounds(year, quarter) for quarter in (1, 2, 3, 4)]
    assert (quarters[0][0], quarters[-1][1]) == fiscal_year_bounds(year)
    for before, after in pairwise(quarters):
        assert before[1] + timedelta(days=1) == after[0]


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_no_fifth_quarter(quarter):
    with pytest.raises(ValueError, match="quarter"):
        quarter_bounds(2566, quarter)


@given(DAYS, st.booleans())
def test_every_day_reads_back_in_every_spelling(day, thai):
    year, full, short = day.year + 543, FULL[day.month - 1], SHORT[day.month - 1]
    spellings = [
        f"{day.day} {full} {year}",
        f"{day.day:02} {full} พ.ศ. {year}",
        f"วันที่ {day.day} เดือน{full} พ.ศ.{year}",
        f"{day.day} {short} {year % 100:02}",
        f"{day.day}{short}{year}",
        f"{day.day} {short.replace('.', '')} {year}",
        f"{day.day} {short.replace('.', '. ')}{year}",
        f"{day.day}/{day.month}/{year}",
        f"{day.day:02}/{day.month:02}/{year % 100:02}",
        f"{day.day} {full} {day.year}",
    ]
    for spelling in spellings:
        text = to_thai_digits(spelling) if thai else spelling
        assert parse_date(text) == day, spelling


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("กันยายน 2566", date(2023, 9, 30)),
        ("เดือนกุมภาพันธ์ ๒๕๖๗", date(2024, 2, 29)),
        ("ก.ย. 66", date(2023, 9, 30)),
        ("ตุลาคม", date(2022, 10, 31)),
        ("1 ธันวาคม", date(2022, 12, 1)),
        ("มกราคม", date(2023, 1, 31)),
        ("30 กันยายน ปีงบประมาณ 2567", date(2024, 9, 30)),
        ("31 ตุลาคม ปีงบประมาณ 2567", date(2023, 10, 31)),
        ("มกรา คม 2566", date(2023, 1, 31)),
        ("31 กุมภาพันธ์ 2566", None),
        ("29 ก.พ. 2566", None),
        ("31/13/2566", None),
        ("2566", None),
        ("สมควร 2566", None),
        ("สำนักงาน ก.พ.ร. 2566", None),
        ("ดำเนินการวันที่ 3 มกราคม 2566", None),
        ("", None),
    ],
)
def test_single_date_within_fiscal_year_2566(text, day):
    assert parse_date(text, fiscal_year=2566) == day


def test_month_without_any_year_is_no_date():
    assert parse_date("ตุลาคม") is None


def test_years_are_found_with_their_words():
    text = "แผน ปีงบประมาณ พ.ศ. ๒๕๖๖ ผลประจำปี 2565 ของปี 2564 ตาม พ.ศ.2540"
    found = [(year.year, year.kind, text[year.start : year.end]) for year in find_years(text)]
    assert found == [
        (2566, "fiscal", "ปีงบประมาณ พ.ศ. ๒๕๖๖"),
        (2565, "year", "ประจำปี 2565"),
        (2564, "year", "ปี 2564"),
        (2540, "year", "พ.ศ.2540"),
    ]


def test_range_of_years_gives_both_ends():
    assert [y.year for y in find_years("แผนพัฒนา (พ.ศ. ๒๕๖๖ - ๒๕๗๐)")] == [2566, 2570]


def test_fiscal_year_is_told_across_a_stray_blank():
    assert [(y.year, y.kind) for y in find_years("ประจำปี งบประมาณ 2565")] == [(2565, "fiscal")]


@pytest.mark.parametrize("text", ["2566", "ปีละ 2 ครั้ง", "ปี 25666", "ปี 60 คน", "พ.ศ. ๒๕"])
def test_other_numbers_are_no_years(text):
    assert find_years(text) == ()

"""One consistent document, and what the audit finds when a single thing in it is changed."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from itaextract import Settings, extract
from itaextract.model import Document, Finding
from json_pointers import follow

TEXT = (Path(__file__).parents[1] / "fixtures" / "audit" / "consistent.txt").read_text("utf-8")


class Case(NamedTuple):
    """A change of the document, and the one finding that it must give."""

    code: str
    severity: str
    changes: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    says_thai: tuple[str, ...]
    values: tuple[Any, ...] = ()  # values that its references lead to
    suggests: tuple[str, ...] = ()


CASES = {
    "a total that does not follow": Case(
        "total-mismatch",
        "error",
        (("คะแนนรวม\t82.20\t87.77", "คะแนนรวม\t83.46\t87.77"),),
        ("0.3 × 82.00 + 0.3 × 77.00 + 0.4 × 86.25 = 82.20, stated 83.46",),
        ("คะแนนรวม ปี 2564", "82.20", "83.46"),
        (83.46, 88.0),
    ),
    "two digits of a total swapped": Case(
        "total-mismatch",
        "error",
        (("คะแนนรวม\t82.20\t87.77", "คะแนนรวม\t28.20\t87.77"),),
        ("stated 28.20",),
        ("28.20",),
        (28.2,),
        ("82.20",),
    ),
    "an instrument that is not the mean of its indicators": Case(
        "total-mismatch",
        "error",
        (("(EIT)\t30\t80.17", "(EIT)\t30\t80.71"),),
        ("score of EIT of 2565", "(83.00 + 78.50 + 79.00) ÷ 3 = 80.17, stated 80.71"),
        ("คะแนนแบบวัด EIT",),
        (80.71, 83.0, 78.5, 79.0),
        ("80.17",),
    ),
    "an item that its indicator does not follow from": Case(
        "total-mismatch",
        "warning",
        (("\t74.00", "\t94.30"), ("จำนวน 11 ข้อ", "จำนวน 10 ข้อ")),
        ("indicator 7 of 2565", "= 82.56, stated 78.50"),
        ("คะแนนตัวชี้วัดที่ 7",),
        (78.5, 94.3),
    ),
    "a grade that does not fit": Case(
        "grade-mismatch",
        "error",
        (("อยู่ในระดับ A", "อยู่ในระดับ B"),),
        ("87.77", "grade B", "the document's scale it is A"),
        ("ระบุระดับ B", "ต้องเป็นระดับ A"),
        ("B", 87.77),
    ),
    "table against prose": Case(
        "value-conflict",
        "warning",
        (("ได้คะแนนรวม 87.77", "ได้คะแนนรวม 87.71"),),
        ("87.77 in table t2 (page 1) and 87.71 in the text",),
        ("87.77 ในตาราง", "87.71 ในเนื้อความ"),
        (87.77, 87.71),
        ("87.77",),
    ),
    "table against table": Case(
        "value-conflict",
        "error",
        (
            (
                "**2. มาตรการ",
                "ข้อที่ควรพัฒนา\nข้อ\tประเด็นการประเมิน\tคะแนน\ne8\tรับฟังคำติชม\t74.40\n"
                "e14\tเปิดให้ประชาชนร่วมปรับปรุงงาน\t71.00\n\n**2. มาตรการ",
            ),
        ),
        ("item e8 of 2565 is 74.00 in table t4", "and 74.40 in table t5"),
        ("คะแนนข้อ e8",),
        (74.0, 74.4),
    ),
    "a count of items": Case(
        "count-mismatch",
        "warning",
        (("จำนวน 11 ข้อ", "จำนวน 12 ข้อ"),),
        ("counts 12 items of EIT with scores below 85", "there are 11: e2 81.00, e3 80.00"),
        ("12 ข้อ", "ในตารางมี 11"),
        (81.0,),
    ),
    "a count of indicators": Case(
        "count-mismatch",
        "warning",
        (("จำนวน 6 ตัวชี้วัด", "จำนวน 4 ตัวชี้วัด"),),
        ("counts 4 indicators with scores below 85", "there are 6: 2 80.20"),
        ("4 ตัวชี้วัด",),
    ),
    "a count of all items": Case(
        "count-mismatch",
        "warning",
        (("จากทั้งหมด 15 ข้อ", "จากทั้งหมด 18 ข้อ"),),
        ("counts 18 items of EIT", "lists 15 items"),
        ("18 ข้อ", "15 ข้อ"),
    ),
    "a count of measures": Case(
        "count-mismatch",
        "warning",
        (("รวม 6 มาตรการ", "รวม 8 มาตรการ"),),
        ("counts 8 measures", "the tables have 6"),
        ("8 มาตรการ",),
    ),
    "a count of grades": Case(
        "count-mismatch",
        "warning",
        (("จำแนกเป็น 7 ระดับ", "จำแนกเป็น 5 ระดับ"),),
        ("counts 5 grades", "has 7"),
        ("5 ระดับ",),
    ),
    "an item left out": Case(
        "missing-item",
        "warning",
        (("e9\tตอบข้อสงสัยได้ชัดเจน\t86.00\n", ""), ("จากทั้งหมด 15 ข้อ ", "")),
        ("e1 to e15 has no score of e9",),
        ("ไม่มีคะแนนของข้อ e9",),
    ),
    "the last item left out": Case(
        "missing-item",
        "warning",
        (("e15\tปรับปรุงงานให้โปร่งใสขึ้น\t78.00\n", ""), ("จากทั้งหมด 15 ข้อ ", "")),
        ("has no score of e15",),
        ("ข้อ e15",),
    ),
    "an indicator left out": Case(
        "missing-item",
        "warning",
        (("8. การปรับปรุงระบบการทำงาน\t76.00\t79.00\n", ""),),
        ("of 2564, 2565 has no score of indicator 8",),
        ("ตัวชี้วัดที่ 8",),
    ),
    "a day of another year": Case(
        "date-outside-fiscal-year",
        "warning",
        (("กองคลัง\t1 มกราคม 2566 - 31 มีนาคม 2566", "กองคลัง\t1 มกราคม 2565 - 31 มีนาคม 2565"),),
        ("1 มกราคม 2565 - 31 มีนาคม 2565", "fiscal year 2566"),
        ("อยู่นอกปีงบประมาณ พ.ศ. 2566",),
    ),
    "a deadline of another year": Case(
        "date-outside-fiscal-year",
        "warning",
        (("\tมิถุนายน 2566", "\tมิถุนายน 2567"),),
        ("“มิถุนายน 2567”",),
        ("“มิถุนายน 2567”",),
    ),
    "a report in the month after the year": Case(
        "date-outside-fiscal-year",
        "info",
        (("\tมิถุนายน 2566", "\tตุลาคม 2566"),),
        ("“ตุลาคม 2566”",),
        ("“ตุลาคม 2566”",),
    ),
}


def read(text: str) -> Document:
    return extract(text.encode(), Settings(reader="text"))


def changed(changes: tuple[tuple[str, str], ...]) -> Document:
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read(text)


def test_a_consistent_document_has_no_findings() -> None:
    assert read(TEXT).findings == []


@pytest.mark.parametrize("name", CASES)
def test_one_change_gives_one_finding(name: str) -> None:
    case = CASES[name]
    document = changed(case.changes)
    own = [f for f in document.findings if f.code == case.code]
    assert len(own) == 1, [f.message_en for f in document.findings]
    check(document, own[0], case)


def check(document: Document, finding: Finding, case: Case) -> None:
    assert finding.severity == case.severity
    assert all(text in finding.message_en for text in case.says), finding.message_en
    assert all(text in finding.message_th for text in case.says_thai), finding.message_th
    assert [s.value for s in finding.suggestions] == list(case.suggests)
    values = [follow(document, ref) for ref in finding.refs]
    assert all(value in values for value in case.values), values
    assert finding.pages == ([1] if finding.refs else [])


def test_a_doubled_item_that_takes_the_place_of_another() -> None:
    document = changed((("e9\tตอบ", "e8\tตอบ"),))
    found = {f.code: f for f in document.findings}
    double = found["duplicate-item"]
    assert "e8 stands 2 times in one table, with the scores 74.00, 86.00" in double.message_en
    assert "e8 ปรากฏ 2 ครั้ง" in double.message_th
    assert [s.value for s in double.suggestions] == ["e9"]
    assert follow(document, double.suggestions[0].ref) == "e8"
    assert "missing-item" in found


def test_most_times_in_another_year_are_one_finding() -> None:
    text = TEXT.replace("ประจำปีงบประมาณ พ.ศ. 2566", "ประจำปีงบประมาณ พ.ศ. 2568")
    found = [f for f in read(text).findings if f.code == "date-outside-fiscal-year"]
    assert len(found) == 1
    assert found[0].refs[0] == "/fiscal_year"
    assert "fiscal year 2568" in found[0].message_en

"""One consistent document, and what the audit finds when a single thing in it is changed."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from itaextract import Settings, extract
from itaextract.model import Document, Finding
from json_pointers import follow

TEXT = (Path(__file__).parents[1] / "fixtures" / "audit" / "consistent.txt").read_text("utf-8")
SECTION = "**2. มาตรการยกระดับ"
"""Where the second section begins; a change may put something before it."""


def before(text: str) -> tuple[tuple[str, str], ...]:
    """The change that puts a paragraph or a table at the end of the first section."""
    return ((SECTION, f"{text}\n\n{SECTION}"),)


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
        before(
            "ข้อที่ควรพัฒนา\nข้อ\tประเด็นการประเมิน\tคะแนน\ne8\tรับฟังคำติชม\t74.40\n"
            "e14\tเปิดให้ประชาชนร่วมปรับปรุงงาน\t71.00"
        ),
        ("item e8 of 2565 is 74.00 in table t4", "and 74.40 in table t5"),
        ("คะแนนข้อ e8",),
        (74.0, 74.4),
        ("74.00",),
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
    "a count above a table": Case(
        "count-mismatch",
        "warning",
        before(
            "ข้อที่ต้องเร่งแก้ไข 3 ข้อ ได้แก่\nข้อ\tประเด็นการประเมิน\tคะแนน\ne8\tรับฟังคำติชม\t74.00\n"
            "e14\tเปิดให้ประชาชนร่วมปรับปรุงงาน\t71.00"
        ),
        ("counts 3 items", "the table below it has 2"),
        ("3 ข้อ",),
    ),
    "two counts in prose": Case(
        "count-mismatch",
        "warning",
        before(
            "แบบวัด IIT มีข้อที่ได้คะแนนน้อยกว่า 85 คะแนน จำนวน 4 ข้อ\n\n"
            "เพื่อแก้ไขแบบวัด IIT ที่มีคะแนนน้อยกว่า 85 คะแนน จำนวน 7 ข้อ จึงจัดทำแผนนี้"
        ),
        ("counts 4 items of IIT with scores below 85", "elsewhere it says 7"),
        ("อีกแห่งระบุ 7",),
    ),
    "a number of measures left out": Case(
        "missing-item",
        "warning",
        (("6\tตัวชี้วัดที่ 8", "9\tตัวชี้วัดที่ 8"),),
        ("numbered 5 and then 9",),
        ("จาก 5 ไปเป็น 9",),
        ("5", "9"),
    ),
    "a score out of range": Case(
        "score-out-of-range",
        "error",
        (("\t87.50\t100.00", "\t87.50\t110.00"),),
        ("The score 110.00 of “การป้องกันการทุจริต” is not within 0 to 100",),
        ("ไม่อยู่ระหว่าง 0 ถึง 100",),
        (110.0,),
    ),
    "a gap in the scale": Case(
        "value-conflict",
        "info",
        (("75.00 - 84.99", "78.00 - 84.99"),),
        ("runs to 74.99 for C and from 78 for B",),
        ("เกณฑ์ระดับผลการประเมินไม่ต่อเนื่อง",),
    ),
    "a trend beside a score": Case(
        "trend-mismatch",
        "warning",
        (("78.00\t80.20", "78.00\t80.20 (คะแนนลดลง)"),),
        ("indicator 2 is said to have fallen, but it rose (2564: 78.00, 2565: 80.20)",),
        ("คะแนนตัวชี้วัดที่ 2 ลดลง แต่ตามคะแนนเพิ่มขึ้น",),
        ("down", 78.0, 80.2),
    ),
    "a trend in prose": Case(
        "trend-mismatch",
        "warning",
        before("เมื่อเทียบกันแล้วคะแนนรวมของเทศบาลลดลงจากปีก่อน"),
        ("The overall score is said to have fallen, but it rose",),
        ("คะแนนรวม ลดลง",),
        (82.2, 87.77),
    ),
    "a difference in prose": Case(
        "trend-mismatch",
        "warning",
        before("เมื่อเทียบกันแล้วคะแนนรวมของเทศบาลเพิ่มขึ้นจากปีก่อน 5.75 คะแนน"),
        ("changed by 5.75; 87.77 − 82.20 = 5.57",),
        ("5.75 คะแนน แต่ 87.77 − 82.20 = 5.57",),
    ),
    "two scores compared": Case(
        "trend-mismatch",
        "warning",
        before("แบบวัด IIT ได้ 84.40 คะแนน ซึ่งสูงกว่าปี 2564 ที่ได้ 88.00 คะแนน"),
        ("84.40 is said to be higher than 88.00",),
        ("84.40 สูงกว่า 88.00",),
    ),
    "a score of another indicator": Case(
        "value-conflict",
        "warning",
        before("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนน 78.50 คะแนน"),
        ("indicator 6 of 2565 is 83.00 in table t2", "78.50 in the text"),
        ("คะแนนตัวชี้วัดที่ 6",),
        (83.0, 78.5),
        ("83.00",),
    ),
    "a period that ends before it begins": Case(
        "value-conflict",
        "warning",
        (("\t1 มกราคม 2566 - 31 มีนาคม 2566\t", "\t1 มีนาคม 2566 - 31 มกราคม 2566\t"),),
        ("“1 มีนาคม 2566 - 31 มกราคม 2566” ends before it begins",),
        ("สิ้นสุดก่อนเริ่ม",),
    ),
    "ranks that do not follow the scores": Case(
        "rank-mismatch",
        "warning",
        before(
            "ตารางเรียงอันดับคะแนน ปี 2565\nอันดับ\tตัวชี้วัด\tคะแนน\n1\tการป้องกันการทุจริต\t100.00\n"
            "2\tการปฏิบัติหน้าที่\t90.10\n3\tการเปิดเผยข้อมูล\t92.00\n4\tการใช้อำนาจ\t85.00\n"
            "5\tการแก้ไขปัญหาการทุจริต\t84.40\n6\tคุณภาพการดำเนินงาน\t83.00"
        ),
        ("2: 90.10, 3: 92.00",),
        ("อันดับไม่เรียงตามคะแนน",),
        (2, 3, 90.1, 92.0),
    ),
    "a wrong superlative": Case(
        "rank-mismatch",
        "warning",
        before("ตัวชี้วัดที่ได้คะแนนต่ำที่สุดคือ การใช้งบประมาณ"),
        ("Indicator 2 (80.20) is said to have the lowest score", "it is indicator 7 (78.50)"),
        ("คะแนนต่ำสุด แต่ตามตารางคือตัวชี้วัดที่ 7",),
        (80.2, 78.5),
    ),
    "another kind of agency": Case(
        "agency-type-conflict",
        "warning",
        (("สรุปเรื่องร้องเรียนเสนอผู้บริหาร", "สรุปเรื่องร้องเรียนเสนอปลัด อบต. ทราบ"),),
        ("“ปลัด อบต.”",),
        ("ใช้คำของหน่วยงานประเภทอื่น",),
        ("subdistrict_municipality",),
    ),
    "another spelling of the agency": Case(
        "agency-name-variants",
        "warning",
        (("เทศบาลตำบลม่วงคำกำหนด", "เทศบาลตำบลม่วงค่ำกำหนด"),),
        ("in 2 ways: เทศบาลตำบลม่วงคำ (2), เทศบาลตำบลม่วงค่ำ (1)",),
        ("2 แบบ",),
        ("เทศบาลตำบลม่วงค่ำ",),
        ("เทศบาลตำบลม่วงคำ",),
    ),
    "an act of two years": Case(
        "value-conflict",
        "warning",
        before(
            "เปิดเผยตาม พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540\n\n"
            "โดยพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2549 ให้ประชาชนเข้าดูได้"
        ),
        ("given the years 2540, 2549",),
        ("2540, 2549",),
    ),
    "results of two years": Case(
        "value-conflict",
        "warning",
        before(
            "จากการวิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 นำมาสู่มาตรการ\n\n"
            "เมื่อวิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2564 นำมากำหนดมาตรการต่อไป"
        ),
        ("results of different years: 2565, 2564",),
        ("ปีของผลการประเมิน",),
        (2565,),
    ),
    "a heading of another year": Case(
        "value-conflict",
        "warning",
        before("**มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567**\n\nรายละเอียดอยู่ในส่วนถัดไป"),
        ("is of fiscal year 2567, the document of 2566",),
        ("ระบุปีงบประมาณ 2567",),
        (2566,),
    ),
    "months of another quarter": Case(
        "value-conflict",
        "warning",
        (("\t1 มกราคม 2566 - 31 มีนาคม 2566\t", "\tไตรมาสที่ 3 (มกราคม - มีนาคม 2566)\t"),),
        ("names quarter 3 and months of quarter 2",),
        ("ไตรมาสที่ 3",),
    ),
    "a round of other months": Case(
        "value-conflict",
        "warning",
        before("ให้รายงานผลรอบ 6 เดือน (ตุลาคม 2565 - เมษายน 2566) ต่อนายกเทศมนตรี"),
        ("A round of 6 months", "which is 7 months"),
        ("รอบ 6 เดือน",),
    ),
    "a weak indicator without a measure": Case(
        "weak-indicator-unaddressed",
        "warning",
        (
            (
                "6\tตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน รับคำขอ",
                "6\tตัวชี้วัดที่ 2 การใช้งบประมาณ รับคำขอ",
            ),
        ),
        ("below 85: 8 (การปรับปรุงระบบการทำงาน, 79.00)",),
        ("ไม่มีมาตรการที่ตอบตัวชี้วัด",),
        (79.0,),
    ),
    "a measure of an indicator without a score": Case(
        "measure-without-score",
        "info",
        (("8. การปรับปรุงระบบการทำงาน\t76.00\t79.00\n", ""),),
        ("tied to indicator 8, which has no score of 2565",),
        ("ผูกกับตัวชี้วัดที่ 8",),
        (8,),
    ),
    "another agency": Case(
        "agency-name-variants",
        "info",
        before("เทศบาลตำบลสันทรายงามประกาศเจตนารมณ์ต่อหน้าประชาชน"),
        ("speaks of another agency, เทศบาลตำบลสันทรายงาม",),
        ("กล่าวถึงหน่วยงานอื่น",),
        ("เทศบาลตำบลม่วงคำ",),
    ),
    "the number of another indicator": Case(
        "value-conflict",
        "warning",
        before("ตัวชี้วัดที่ 6 ประสิทธิภาพการสื่อสาร ควรได้รับการพัฒนาก่อน"),
        ("gives the number 6 to indicator 7 (ประสิทธิภาพการสื่อสาร)",),
        ("ใช้เลข 6 กับชื่อของตัวชี้วัดที่ 7",),
    ),
    "an indicator of another instrument": Case(
        "value-conflict",
        "warning",
        (("5\tตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ", "5\tตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร เครื่องมือ IIT "),),
        ("Indicator 7 is said to be of IIT; it belongs to EIT",),
        ("อยู่ในแบบวัด IIT แต่เป็นของแบบวัด EIT",),
    ),
    "an indicator of two names": Case(
        "value-conflict",
        "info",
        (("8. การปรับปรุงระบบการทำงาน", "8. การปรับปรุงการทำงาน"),),
        ("Indicator 8 is called by 2 names: “การปรับปรุงการทำงาน”, “การปรับปรุงระบบการทำงาน”",),
        ("เขียนชื่อไว้ 2 แบบ",),
        ("การปรับปรุงการทำงาน",),
    ),
    "a list with one that does not belong": Case(
        "value-conflict",
        "warning",
        before(
            "ตัวชี้วัดที่ได้คะแนนตั้งแต่ 85 คะแนนขึ้นไป ได้แก่ การปฏิบัติหน้าที่ การใช้อำนาจ การใช้งบประมาณ "
            "การเปิดเผยข้อมูล และการป้องกันการทุจริต"
        ),
        ("listed but not so: 2 (80.20)",),
        ("ระบุไว้แต่ไม่ใช่: 2 (80.20)",),
        (80.2,),
    ),
    "a list that leaves one out": Case(
        "value-conflict",
        "warning",
        before("แบบวัดที่มีคะแนนต่ำกว่า 85 คะแนน ได้แก่ แบบวัด EIT ทั้งนี้จะเร่งแก้ไข"),
        ("scores below 85 in 2565", "not listed: IIT (84.40)"),
        ("ไม่ได้ระบุไว้: IIT (84.40)",),
        (84.4,),
    ),
    "a claim about all": Case(
        "value-conflict",
        "warning",
        before("ผลปรากฏว่าทุกแบบวัดมีคะแนนสูงกว่า 82 คะแนน"),
        ("scores above 82 in 2565", "listed but not so: EIT (80.17)"),
        ("EIT (80.17)",),
        (80.17,),
    ),
    "a weight that is not the manual's": Case(
        "value-conflict",
        "warning",
        before("แบบวัด OIT คิดเป็นน้ำหนักร้อยละ 30 ของคะแนนทั้งหมด"),
        ("weight of OIT is stated as 40, 30; by the manual of 2565 it is 40",),
        ("น้ำหนักของแบบวัด OIT ระบุไว้ 40, 30",),
        (40.0,),
    ),
    "months that are not as often as said": Case(
        "value-conflict",
        "warning",
        before("ให้รายงานผลต่อปลัดเทศบาลทุกเดือน (เมษายน และกันยายน)"),
        ("“ทุกเดือน” is 12 times a year, but 2 months are listed",),
        ("ปีละ 12 ครั้ง แต่ระบุเดือนไว้ 2 เดือน",),
    ),
    "one task at two times": Case(
        "value-conflict",
        "warning",
        before(
            "กองคลังสรุปรายการพัสดุที่ยืมเสนอปลัดเทศบาลทุกเดือน\n\n"
            "กองคลังสรุปรายการพัสดุที่ยืมเสนอปลัดเทศบาลทุก 3 เดือน"
        ),
        ("One task has different frequencies, “ทุกเดือน”, “ทุก 3 เดือน”",),
        ("ระบุความถี่ไว้ไม่ตรงกัน",),
    ),
    "a deadline before the beginning": Case(
        "value-conflict",
        "warning",
        (("31 สิงหาคม 2566\tสิงหาคม 2566", "31 สิงหาคม 2566\tพฤศจิกายน 2565"),),
        ("is due “พฤศจิกายน 2565”, before its time “1 ธันวาคม 2565 - 31 สิงหาคม 2566” begins",),
        ("ก่อนเริ่มระยะเวลา",),
    ),
    "a trend of an indicator in prose": Case(
        "trend-mismatch",
        "warning",
        before("ตัวชี้วัดการใช้งบประมาณ มีคะแนนลดลงจากปีก่อน"),
        ("indicator 2 is said to have fallen, but it rose (2564: 78.00, 2565: 80.20)",),
        ("คะแนนตัวชี้วัดที่ 2 ลดลง",),
        (78.0, 80.2),
    ),
    "a difference of an indicator in prose": Case(
        "trend-mismatch",
        "warning",
        before("ตัวชี้วัดการเปิดเผยข้อมูล มีคะแนนเพิ่มขึ้น 6.00 คะแนน"),
        ("changed by 6.00; 92.00 − 85.00 = 7.00",),
        ("ระบุว่าคะแนนตัวชี้วัดที่ 9เปลี่ยนไป 6.00 คะแนน",),
    ),
    "a wrong superlative of items": Case(
        "rank-mismatch",
        "warning",
        before("ข้อที่ได้คะแนนต่ำสุดของแบบวัด EIT คือ e8 รับฟังคำติชม"),
        ("Item e8 (74.00) is said to have the lowest score", "it is item e14 (71.00)"),
        ("ข้อ e14 (71.00)",),
        (74.0, 71.0),
    ),
    "a wrong superlative of instruments": Case(
        "rank-mismatch",
        "warning",
        before("เครื่องมือที่มีคะแนนสูงสุดคือ แบบวัด IIT"),
        ("IIT (84.40) is said to have the highest score", "it is OIT (96.00)"),
        ("แบบวัด OIT (96.00)",),
        (84.4, 96.0),
    ),
    "the number of indicators of the assessment": Case(
        "count-mismatch",
        "warning",
        before("การประเมิน ITA ประกอบด้วย 11 ตัวชี้วัด จากสามแบบวัด"),
        ("counts 11 indicators", "the assessment has 10"),
        ("การประเมินมี 10 ตัวชี้วัด",),
    ),
    "the number of questions of an instrument": Case(
        "count-mismatch",
        "warning",
        before("แบบวัด EIT ประกอบด้วยข้อคำถามจำนวน 20 ข้อ"),
        ("counts 20 items of EIT", "lists 15 items"),
        ("15 ข้อ",),
    ),
    "letters of another script": Case(
        "suspicious-characters",
        "warning",
        (("ติดประกาศแผน", "ติดประกօาศแผน"),),
        ("“ติดประกօาศแผน",),
        ("อักษรต่างภาษา",),
    ),
    "a score that is none": Case(
        "unparsed-score",
        "warning",
        (("รับฟังคำติชม\t74.00", "รับฟังคำติชม\tรอผล"),),
        ("“รอผล” in a score column",),
        ("รอผล",),
    ),
    "a time that is none": Case(
        "unparsed-period",
        "info",
        (("\t1 มกราคม 2566 - 31 มีนาคม 2566\t", "\tภาคเรียนที่ 2\t"),),
        ("“ภาคเรียนที่ 2”",),
        ("ภาคเรียนที่ 2",),
    ),
    "a column without a meaning": Case(
        "unrecognised-column",
        "info",
        (("\tขั้นตอน/วิธีการ\t", "\tความเห็นของสภาเด็ก\t"),),
        ("“ความเห็นของสภาเด็ก”",),
        ("ความเห็นของสภาเด็ก",),
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
    assert finding.pages in ([], [1])


QUIET = {
    "a floor in prose": "มีตัวชี้วัดที่ได้คะแนนไม่น้อยกว่า 85 คะแนน จำนวน 4 ตัวชี้วัด",
    "a goal for all": "กำหนดเป้าหมายให้ทุกตัวชี้วัดมีคะแนน 90 คะแนนขึ้นไป",
    "a rule for those below": "ทุกตัวชี้วัดที่มีคะแนนต่ำกว่า 85 คะแนน ต้องมีมาตรการรองรับ",
    "a list of examples": "แบบวัดที่มีคะแนนต่ำกว่า 85 คะแนน เช่น แบบวัด EIT",
    "a list that goes on": "ตัวชี้วัดที่มีคะแนนต่ำกว่า 85 ได้แก่ การใช้งบประมาณ\n\n- การแก้ไขปัญหาการทุจริต",
    "an instrument by its Thai name": (
        "เครื่องมือ ITA แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ประกอบด้วย 5 ตัวชี้วัด"
    ),
    "another assessment": "การประเมินความพึงพอใจ ประกอบด้วย 4 ตัวชี้วัด",
    "a wish": "เพื่อให้ตัวชี้วัดการใช้งบประมาณ มีคะแนนลดลงน้อยที่สุด",
    "months of a span": "ให้รายงานผลต่อปลัดเทศบาลทุกเดือน (ตุลาคม 2565 - กันยายน 2566)",
    "the report of something else": "กองคลังต้องจัดทำรายงานผลการจัดซื้อจัดจ้างทุกเดือน",
    "a neighbour": "ศึกษาดูงานที่เทศบาลตำบลสันทรายงาม",
    "right words": "ตัวชี้วัดที่ได้คะแนนสูงสุดคือ การป้องกันการทุจริต ซึ่งมีคะแนนเพิ่มขึ้น 12.50 คะแนน",
}
"""Sentences that are in order, and that a hasty reader could take for a contradiction."""


@pytest.mark.parametrize("name", QUIET)
def test_what_is_in_order_gives_no_finding(name: str) -> None:
    assert [f.message_en for f in changed(before(QUIET[name])).findings] == []


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

"""Single changes of one consistent document: contradictions, and what is none."""

from typing import Any, NamedTuple

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
            "ข้อที่ต้องเร่งแก้ไข 3 ข้อ ได้แก่\n"
            "ข้อ\tประเด็นการประเมิน\tคะแนน\ne8\tรับฟังคำติชม\t74.00\n"
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
            "ตารางเรียงอันดับคะแนน ปี 2565\n"
            "อันดับ\tตัวชี้วัด\tคะแนน\n1\tการป้องกันการทุจริต\t100.00\n"
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
            "ตาม พ.ร.บ.การรักษาความสะอาดและความเป็นระเบียบเรียบร้อย พ.ศ. 2535\n\n"
            "โดยพระราชบัญญัติการรักษาความสะอาดและความเป็นระเบียบเรียบร้อย พ.ศ. 2536 ให้ปิดประกาศ"
        ),
        ("given the years 2535, 2536",),
        ("2535, 2536",),
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
            "ตัวชี้วัดที่ได้คะแนนตั้งแต่ 85 คะแนนขึ้นไป ได้แก่ "
            "การปฏิบัติหน้าที่ การใช้อำนาจ การใช้งบประมาณ "
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
    "the year of a known act": Case(
        "value-conflict",
        "warning",
        before("เปิดเผยข้อมูลตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2560 ทุกเดือน"),
        ("The act “ข้อมูลข่าวสารของราชการ” is of 2540, not of 2560",),
        ("ไม่ใช่ 2560",),
    ),
    "an instrument that is not the highest": Case(
        "rank-mismatch",
        "warning",
        before("แบบวัด IIT ได้คะแนนสูงที่สุด และเป็นแบบอย่างที่ดี"),
        ("IIT (84.40) is said to have the highest score; by the table it is OIT",),
        ("แบบวัด IIT (84.40) ได้คะแนนสูงสุด",),
    ),
    "a wrong second": Case(
        "rank-mismatch",
        "warning",
        before("ตัวชี้วัดที่ได้คะแนนสูงสุดคือ การป้องกันการทุจริต รองลงมาคือ การปฏิบัติหน้าที่"),
        (
            "Indicator 1 (90.10) is said to be number 2 of the highest; by the table it is "
            "indicator 9",
        ),
        ("คะแนนสูงสุด 2 อันดับแรก แต่ตามตารางคือตัวชี้วัดที่ 9",),
    ),
    "one that is not of the first three": Case(
        "rank-mismatch",
        "warning",
        before("คะแนนสูงสุด 3 อันดับแรก ได้แก่ การป้องกันการทุจริต การเปิดเผยข้อมูล และการใช้อำนาจ"),
        (
            "Indicator 3 (85.00) is said to be number 3 of the highest; by the table it is "
            "indicator 1",
        ),
        ("ตัวชี้วัดที่ 3 (85.00)",),
    ),
    "one score above another": Case(
        "trend-mismatch",
        "warning",
        before("ตัวชี้วัดการใช้อำนาจได้คะแนนสูงกว่าตัวชี้วัดการปฏิบัติหน้าที่ อย่างเห็นได้ชัด"),
        ("indicator 3 (85.00) is said to be higher than the score of indicator 1 (90.10)",),
        ("(85.00) สูงกว่า",),
        (85.0, 90.1),
    ),
    "a rise in percent": Case(
        "trend-mismatch",
        "warning",
        before("คะแนนรวมเพิ่มขึ้นจากปี 2564 คิดเป็นร้อยละ 9.67 นับว่ามาก"),
        ("changed by 9.67 %; 87.77 − 82.20 = 5.57",),
        ("9.67 %",),
    ),
    "a score that does not pass": Case(
        "grade-mismatch",
        "warning",
        before("แบบวัด EIT ได้ 80.17 คะแนน ซึ่งผ่านเกณฑ์เป้าหมาย 85 คะแนน"),
        ("80.17 is said to pass; the pass mark is 85",),
        ("80.17 คะแนน ผ่านเกณฑ์",),
    ),
    "a percentage": Case(
        "total-mismatch",
        "warning",
        before("อบรมแล้ว 18 คน จากพนักงานทั้งหมด 24 คน คิดเป็นร้อยละ 57.00 ของทั้งหมด"),
        ("18 ÷ 24 = 75.00 %, stated 57.00 %",),
        ("แต่ระบุไว้ 57.00 %",),
    ),
    "percentages of more than all": Case(
        "total-mismatch",
        "warning",
        before("ผู้รับบริการพอใจมากร้อยละ 62 ปานกลางร้อยละ 30 และน้อยร้อยละ 18"),
        ("62 + 30 + 18 = 110 %, stated 100 %",),
        ("110 %",),
    ),
    "states that are not all": Case(
        "total-mismatch",
        "warning",
        before(
            "ปีก่อนแล้วเสร็จ 6 โครงการ อยู่ระหว่างดำเนินการ 1 โครงการ ไม่ได้ดำเนินการ 1 โครงการ รวม 9 โครงการ"
        ),
        ("6 + 1 + 1 = 8, stated 9",),
        ("แต่ระบุไว้ 9",),
    ),
    "a day that is none": Case(
        "impossible-date",
        "warning",
        before("ประชุมคณะทำงานเมื่อวันที่ 31 มิถุนายน 2566 ณ ห้องประชุม"),
        ("“31 มิถุนายน 2566”: there is no such day",),
        ("ไม่มีวันที่นี้",),
    ),
    "a weekday of another day": Case(
        "impossible-date",
        "warning",
        before("เปิดงานในวันจันทร์ที่ 4 มกราคม 2566 ณ ลานเทศบาล"),
        ("that day is a Wednesday",),
        ("ตรงกับวันพุธ",),
    ),
    "a quarter of the calendar year": Case(
        "value-conflict",
        "warning",
        before("ไตรมาสที่ 2 (เมษายน - มิถุนายน 2566) จะติดตามผลเป็นครั้งแรก"),
        ("names quarter 2 and months of quarter 3",),
        ("เดือนอยู่ในไตรมาสที่ 3",),
    ),
    "months of another fiscal year": Case(
        "value-conflict",
        "warning",
        before("ปีงบประมาณ พ.ศ. 2566 (1 ตุลาคม 2566 - 30 กันยายน 2567) เป็นปีแรกของแผน"),
        ("is not of fiscal year 2566",),
        ("ไม่ตรงกับปีงบประมาณ พ.ศ. 2566",),
    ),
    "years of a plan": Case(
        "value-conflict",
        "warning",
        before("บรรจุไว้ในแผนพัฒนาท้องถิ่น ระยะ 5 ปี (พ.ศ. 2566 - 2569) แล้ว"),
        ("is a time of 4 years",),
        ("เป็นช่วงเวลา 4 ปี",),
    ),
    "two spans of a plan": Case(
        "value-conflict",
        "info",
        before(
            "ตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n\n"
            "บรรจุในแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561 - 2565)"
        ),
        ("different years: 2566 - 2570, 2561 - 2565",),
        ("ระบุช่วงปีไว้ไม่ตรงกัน",),
    ),
    "words against digits": Case(
        "value-conflict",
        "warning",
        before("ตั้งงบประมาณไว้ 20,000 บาท (สองหมื่นห้าพันบาทถ้วน) สำหรับปีนี้"),
        ("the words say 25,000",),
        ("ตัวหนังสือคือ 25,000",),
    ),
    "an enumeration": Case(
        "count-mismatch",
        "warning",
        before("แผนนี้มีวัตถุประสงค์ 4 ประการ ได้แก่ 1) ยกระดับคะแนน 2) ลดความเสี่ยง 3) สร้างความร่วมมือ"),
        ("announces 4 ประการ and lists 3",),
        ("แจกแจงไว้ 3",),
    ),
    "an enumeration by its noun": Case(
        "count-mismatch",
        "warning",
        before("งานแบ่งเป็น 4 ด้าน ได้แก่ ด้านบุคลากร ด้านการเงิน และด้านบริการ"),
        ("announces 4 ด้าน and lists 3",),
        ("แจกแจงไว้ 3",),
    ),
    "the number of instruments": Case(
        "count-mismatch",
        "warning",
        before("การประเมิน ITA ใช้เครื่องมือ 4 เครื่องมือ ได้แก่ IIT EIT และ OIT"),
        ("the assessment has 3",),
        ("การประเมินมี 3 แบบวัด",),
    ),
    "full marks": Case(
        "count-mismatch",
        "warning",
        before("แบบวัด EIT มีข้อที่ได้ 100 คะแนน จำนวน 2 ข้อ"),
        ("counts 2 items of EIT with scores of 100",),
        ("ในตารางมี 0",),
    ),
    "an item that there is not": Case(
        "value-conflict",
        "warning",
        before("ข้อที่ควรแก้ไขก่อนคือ i31 (70.20 คะแนน)"),
        ("names item i31; the items of 2565 end with i30",),
        ("มีถึง i30",),
    ),
    "an item of another instrument": Case(
        "value-conflict",
        "warning",
        before("แบบวัด IIT มีข้อที่ต้องปรับปรุง ได้แก่ e7 และ i12"),
        ("lists under IIT items of another instrument: e7",),
        ("ข้อของแบบวัดอื่นไว้ใต้ IIT: e7",),
    ),
    "an item of another indicator": Case(
        "value-conflict",
        "warning",
        before("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ข้อที่ต้องแก้ไขคือ e14"),
        ("puts item e14 under indicator 7; it belongs to indicator 8",),
        ("แต่เป็นของตัวชี้วัดที่ 8",),
    ),
    "a range of items": Case(
        "value-conflict",
        "warning",
        before("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (e6 - e11) ต้องได้รับการดูแล"),
        ("the items of indicator 7 of 2565 are e6 - e10",),
        ("คือ e6 - e10",),
    ),
    "another kind of local government": Case(
        "agency-type-conflict",
        "warning",
        before("องค์การบริหารส่วนตำบลม่วงคำจะติดตามผลทุกเดือน"),
        ("is of เทศบาลตำบลม่วงคำ, and the text speaks of องค์การบริหารส่วนตำบลม่วงคำ",),
        ("แต่เนื้อความระบุองค์การบริหารส่วนตำบลม่วงคำ",),
    ),
    "two provinces": Case(
        "value-conflict",
        "warning",
        before(
            "เทศบาลตำบลม่วงคำ อำเภอพาน จังหวัดเชียงราย\n\nสำนักงานเทศบาลตำบลม่วงคำ อำเภอพาน จังหวัดเชียงใหม่"
        ),
        ("in different places (province): เชียงราย, เชียงใหม่",),
        ("ระบุจังหวัดไว้ไม่ตรงกัน",),
    ),
    "a heading of another year, with its number": Case(
        "value-conflict",
        "warning",
        (
            (
                "**2. มาตรการยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566**",
                "**2. มาตรการยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567**",
            ),
        ),
        ("is of fiscal year 2567, the document of 2566",),
        ("ระบุปีงบประมาณ 2567",),
    ),
    "a measure that stands twice": Case(
        "duplicate-item",
        "warning",
        (
            ("ทำทะเบียนยืมออนไลน์\tจัดทำแบบฟอร์มยืมทรัพย์สิน", "ทำทะเบียนยืมออนไลน์\tสำรวจพัสดุ"),
            (
                "3\tตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต รายงานเรื่องร้องเรียนทุกเดือน",
                "3\tตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ทำทะเบียนยืมออนไลน์",
            ),
        ),
        ("Rows 2 and 3 of a table have the same title",),
        ("รายการที่ 2 และ 3",),
    ),
    "a column of differences": Case(
        "trend-mismatch",
        "warning",
        before(
            "ตารางเปรียบเทียบ\nแบบวัด\tปี 2564\tปี 2565\tผลต่าง\nแบบวัด IIT\t82.00\t84.40\t+2.40\n"
            "แบบวัด EIT\t77.00\t80.17\t+3.71\nแบบวัด OIT\t86.25\t96.00\t+9.75"
        ),
        ("The difference +3.71 in a table does not follow: 80.17 − 77.00 = 3.17",),
        ("ผลต่าง +3.71",),
    ),
    "two of one rank": Case(
        "rank-mismatch",
        "warning",
        before(
            "ตารางเรียงอันดับคะแนน ปี 2565\n"
            "อันดับ\tตัวชี้วัด\tคะแนน\n1\tการป้องกันการทุจริต\t100.00\n"
            "2\tการเปิดเผยข้อมูล\t92.00\n3\tการปฏิบัติหน้าที่\t90.10\n4\tการใช้อำนาจ\t85.00\n"
            "4\tการแก้ไขปัญหาการทุจริต\t84.40\n6\tคุณภาพการดำเนินงาน\t83.00"
        ),
        ("4: 85.00, 4: 84.40",),
        ("4: 85.00, 4: 84.40",),
    ),
    "a grade in front of the total": Case(
        "grade-mismatch",
        "error",
        before(
            "เทศบาลอยู่ในระดับ B ได้คะแนนรวม 82.20 คะแนน ในปี 2564 และอยู่ในระดับ B ได้คะแนนรวม 87.77 คะแนน"
        ),
        ("87.77, is given the grade B",),
        ("ได้ 87.77 ระบุระดับ B",),
    ),
    "a total that is said to pass": Case(
        "grade-mismatch",
        "warning",
        before("คะแนนรวม 87.77 คะแนน ใกล้เคียงค่าเฉลี่ยของจังหวัด และไม่ผ่านเกณฑ์ 85 คะแนน"),
        ("87.77 is said to fail; the pass mark is 85",),
        ("87.77 คะแนน ไม่ผ่านเกณฑ์",),
    ),
    "a rise from another score": Case(
        "trend-mismatch",
        "warning",
        before("แบบวัด EIT มีคะแนนเพิ่มขึ้นจาก 77.00 คะแนน เป็น 81.70 คะแนน"),
        ("changed “จาก 77.00 คะแนน เป็น 81.70”; the scores are 2564: 77.00, 2565: 80.17",),
        ("แต่คะแนนคือ 2564: 77.00, 2565: 80.17",),
    ),
    "a rise told behind the score before": Case(
        "trend-mismatch",
        "warning",
        before("คะแนนรวมเพิ่มขึ้นจากปี 2564 ซึ่งได้ 82.20 คะแนน อยู่ 6.57 คะแนน"),
        ("changed by 6.57; 87.77 − 82.20 = 5.57",),
        ("เปลี่ยนไป 6.57 คะแนน",),
    ),
    "a rise that is none every year": Case(
        "trend-mismatch",
        "warning",
        before(
            "ตารางคะแนนรวมย้อนหลัง\nปี	คะแนนรวม\n2563	84.00\n2564	82.20\n"
            "2565	87.77\n\nคะแนนรวมของเทศบาลเพิ่มขึ้นต่อเนื่องทุกปี"
        ),
        ("The overall score is said to have risen, but it fell (2563: 84.00, 2564: 82.20)",),
        ("คะแนนรวม เพิ่มขึ้น แต่ตามคะแนนลดลง",),
    ),
    "a round of another year": Case(
        "value-conflict",
        "warning",
        before(
            "ติดตามผลรอบ 6 เดือน (ตุลาคม 2565 - มีนาคม 2566) และรอบ 12 เดือน (ตุลาคม 2564 - กันยายน 2565)"
        ),
        ("“รอบ 12 เดือน (ตุลาคม 2564 - กันยายน 2565)” is not of fiscal year 2566",),
        ("ไม่อยู่ในปีงบประมาณ พ.ศ. 2566",),
    ),
    "months that are not as many as said": Case(
        "value-conflict",
        "warning",
        before("จัดประชาคมมาแล้ว 3 ครั้ง (มีนาคม และสิงหาคม 2566) ทุกหมู่บ้าน"),
        ("“3 ครั้ง (มีนาคม และสิงหาคม 2566)” lists 2 months",),
        ("ระบุเดือนไว้ 2 เดือน",),
    ),
    "the sum of the questions": Case(
        "total-mismatch",
        "warning",
        before("การประเมินมี 98 ข้อคำถาม แบ่งเป็น IIT จำนวน 30 ข้อ EIT จำนวน 15 ข้อ และ OIT จำนวน 43 ข้อ"),
        ("30 + 15 + 43 = 88, stated 98",),
        ("30 + 15 + 43 = 88",),
    ),
    "the questions of an instrument": Case(
        "total-mismatch",
        "warning",
        before("การประเมินมี 98 ข้อคำถาม แบ่งเป็น IIT จำนวน 30 ข้อ EIT จำนวน 25 ข้อ และ OIT จำนวน 43 ข้อ"),
        ("2565: 30, 15, 43, stated 30, 25, 43",),
        ("30, 25, 43",),
    ),
    "the share of all": Case(
        "total-mismatch",
        "warning",
        before(
            "แล้วเสร็จ 6 โครงการ อยู่ระหว่างดำเนินการ 1 โครงการ ไม่ได้ดำเนินการ "
            "1 โครงการ รวม 8 โครงการ คิดเป็นร้อยละ 85.00 ของโครงการทั้งหมด"
        ),
        ("6 ÷ 8 = 75.00 %, stated 85.00 %",),
        ("แต่ระบุไว้ 85.00 %",),
    ),
    "a verdict beside a score": Case(
        "grade-mismatch",
        "warning",
        before(
            "ตารางสรุป ปี 2565\nแบบวัด\tคะแนน\tผลการประเมิน\nแบบวัด IIT\t84.40\tไม่ผ่าน\n"
            "แบบวัด EIT\t80.17\tผ่าน\nแบบวัด OIT\t96.00\tผ่าน"
        ),
        ("80.17 (“แบบวัด EIT”) is marked ผ่าน; the pass mark is 85",),
        ("ระบุว่าผ่าน ทั้งที่เกณฑ์คือ 85",),
        ("ผ่าน",),
    ),
    "a list of fewer than announced": Case(
        "count-mismatch",
        "warning",
        before("ข้อที่ควรพัฒนามี 4 ข้อ ได้แก่ e8 (74.00) e14 (71.00) และ e6 (76.50)"),
        ("announces 4 ข้อ and names 3",),
        ("ระบุชื่อไว้ 3",),
    ),
    "a score that is not of its list": Case(
        "value-conflict",
        "warning",
        before("ข้อที่ต่ำกว่า 85 คะแนน ที่จะแก้ไขก่อนมี 2 ข้อ ได้แก่ e8 (74.00) และ e9 (86.00)"),
        ("“e9 (86.00)” is listed among scores below 85",),
        ("อยู่ในรายการที่มีคะแนนน้อยกว่า 85",),
    ),
    "a course over years": Case(
        "trend-mismatch",
        "warning",
        before("ผลย้อนหลัง ปี 2564 ได้ 82.20 คะแนน และปี 2565 ได้ 87.77 คะแนน ลดลงอย่างต่อเนื่อง"),
        ("said to have fallen every year: 2564: 82.20, 2565: 87.77",),
        ("แต่คะแนนคือ 2564: 82.20, 2565: 87.77",),
    ),
    "a difference behind the score before": Case(
        "trend-mismatch",
        "warning",
        before("ผลคือ 87.77 คะแนน เมื่อเทียบกับปี 2564 ซึ่งได้ 82.20 คะแนน นับว่าเพิ่มขึ้น 6.57 คะแนน"),
        ("changed by 6.57; 87.77 − 82.20 = 5.57",),
        ("เปลี่ยนไป 6.57 คะแนน",),
    ),
    "a chief heading left out": Case(
        "missing-item",
        "info",
        ((SECTION, "**2. เป้าหมาย**\n\nยกระดับคะแนนให้สูงขึ้น\n\n**4. มาตรการยกระดับ"),),
        ("headings are numbered 2 and then 4",),
        ("ข้ามจากข้อ 2 ไปเป็นข้อ 4",),
        ("2", "4"),
    ),
    "two names of a sub-indicator": Case(
        "value-conflict",
        "info",
        before(
            "แบบวัด OIT ประกอบด้วยข้อมูลพื้นฐาน การบริหารงาน การบริหารเงินงบประมาณ "
            "การบริหารและพัฒนาทรัพยากรบุคคล และการส่งเสริมความโปร่งใส\n\n"
            "ตัวชี้วัดย่อย\tคะแนน\n9. การเปิดเผยข้อมูล\t92.00\n9.1 ข้อมูลพื้นฐาน\t90.00\n"
            "9.2 การบริหารงาน\t94.00\n9.3 การจัดซื้อจัดจ้าง\t92.00"
        ),
        ("Sub-indicator 9.3 is called by 2 names", "“การจัดซื้อจัดจ้าง”, “การบริหารเงินงบประมาณ”"),
        ("ตัวชี้วัดย่อยที่ 9.3 เขียนชื่อไว้ 2 แบบ",),
        ("การจัดซื้อจัดจ้าง",),
    ),
    "an indicator that is none": Case(
        "value-conflict",
        "info",
        (("การปรับปรุงระบบการทำงาน รับคำขอ", "การปรับปรุงระบบการขนส่ง รับคำขอ"),),
        ("indicator 8 is “การปรับปรุงระบบการทำงาน”, not “การปรับปรุงระบบการขนส่ง”",),
        ("ไม่ใช่ “การปรับปรุงระบบการขนส่ง”",),
    ),
    "a grade behind the total": Case(
        "grade-mismatch",
        "error",
        before("ผลการประเมินปี 2565 คือ 87.77 คะแนน (B) นับว่าน่าพอใจ"),
        ("87.77, is given the grade B",),
        ("ได้ 87.77 ระบุระดับ B",),
    ),
    "more than four quarters": Case(
        "value-conflict",
        "warning",
        before("ออกหน่วยบริการ 6 ครั้ง ไตรมาสละ 1 ครั้ง ทุกหมู่บ้าน"),
        ("“6 ครั้ง ไตรมาสละ 1 ครั้ง”: that is 4 in a year",),
        ("ปีหนึ่งได้ 4 ครั้ง",),
    ),
    "items beyond the last": Case(
        "value-conflict",
        "warning",
        before("มอบหมายผู้ดูแลข้อมูลตามข้อ o1 - o45 ให้ครบ"),
        ("“o1 - o45” goes beyond the items of 2565, which end with o43",),
        ("ซึ่งมีถึง o43",),
    ),
    "a sum at the end": Case(
        "count-mismatch",
        "warning",
        before("รวมทั้งสิ้น 9 โครงการ"),
        ("counts 9 measures",),
        ("9 โครงการ",),
    ),
    "an item in a table of measures": Case(
        "value-conflict",
        "warning",
        (("ปรับปรุงจุดบริการ", "ปรับปรุงจุดบริการ (e8 = 47.00)"),),
        ("Item e8 is 47.00 in a table and 74.00 elsewhere",),
        ("ข้อ e8 ได้ 47.00",),
    ),
    "a weight in a header": Case(
        "value-conflict",
        "warning",
        before(
            "ตารางสรุป ปี 2565\nหน่วยงาน\tIIT (30%)\tEIT (40%)\tOIT (40%)\tรวม\n"
            "เทศบาล\t84.40\t80.17\t96.00\t87.77"
        ),
        ("The weight of EIT is stated as 30, 40",),
        ("น้ำหนักของแบบวัด EIT",),
    ),
    "an office of another kind beside an own one": Case(
        "agency-type-conflict",
        "warning",
        (("สรุปเรื่องร้องเรียนเสนอผู้บริหาร", "สรุปเรื่องร้องเรียนเสนอปลัดเทศบาลและนายก อบต. ทราบ"),),
        ("“นายก อบต.”",),
        ("“นายก อบต.”",),
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

QUIET = {
    "a floor in prose": "มีตัวชี้วัดที่ได้คะแนนไม่น้อยกว่า 85 คะแนน จำนวน 4 ตัวชี้วัด",
    "a goal for all": "กำหนดเป้าหมายให้ทุกตัวชี้วัดมีคะแนน 90 คะแนนขึ้นไป",
    "a rule for those below": "ทุกตัวชี้วัดที่มีคะแนนต่ำกว่า 85 คะแนน ต้องมีมาตรการรองรับ",
    "a list of examples": "แบบวัดที่มีคะแนนต่ำกว่า 85 คะแนน เช่น แบบวัด EIT",
    "a list that goes on": ("ตัวชี้วัดที่มีคะแนนต่ำกว่า 85 ได้แก่ การใช้งบประมาณ\n\n- การแก้ไขปัญหาการทุจริต"),
    "an instrument by its Thai name": (
        "เครื่องมือ ITA แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ประกอบด้วย 5 ตัวชี้วัด"
    ),
    "another assessment": "การประเมินความพึงพอใจ ประกอบด้วย 4 ตัวชี้วัด",
    "a wish": "เพื่อให้ตัวชี้วัดการใช้งบประมาณ มีคะแนนลดลงน้อยที่สุด",
    "months of a span": "ให้รายงานผลต่อปลัดเทศบาลทุกเดือน (ตุลาคม 2565 - กันยายน 2566)",
    "the report of something else": "กองคลังต้องจัดทำรายงานผลการจัดซื้อจัดจ้างทุกเดือน",
    "a neighbour": "ศึกษาดูงานที่เทศบาลตำบลสันทรายงาม",
    "a plan of as many years": (
        "บรรจุไว้ในยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580) และแผนระยะ 5 ปี (พ.ศ. 2566 - 2570)"
    ),
    "a day of a leap year": "ประชุมเมื่อวันที่ 29 กุมภาพันธ์ 2567 และวันพุธที่ 4 มกราคม 2566",
    "months of a quarter": "ไตรมาสที่ 2 (มกราคม - มีนาคม 2566) จะติดตามผลเป็นครั้งแรก",
    "the second half": "ให้รายงานผลรอบ 12 เดือน (เมษายน 2566 - กันยายน 2566) ต่อนายกเทศมนตรี",
    "a percentage that is right": ("อบรมแล้ว 16 คน จากพนักงานทั้งหมด 24 คน คิดเป็นร้อยละ 66.67 ของทั้งหมด"),
    "a number and its words": ("ตั้งงบประมาณไว้ 25,000 บาท (สองหมื่นห้าพันบาทถ้วน) สำหรับ 3 (สาม) งาน"),
    "an enumeration that is right": (
        "แผนนี้มีวัตถุประสงค์ 3 ประการ ได้แก่ 1) ยกระดับคะแนน 2) ลดความเสี่ยง 3) สร้างความร่วมมือ"
    ),
    "a score that passes": "แบบวัด OIT ได้ 96.00 คะแนน ซึ่งผ่านเกณฑ์เป้าหมาย 85 คะแนน",
    "another that fails": ("แบบวัด OIT (96.00 คะแนน) โดยแบบวัดที่มีคะแนนไม่ผ่านเกณฑ์เป้าหมายมีสองแบบวัด"),
    "what the agency was before": (
        "เดิมเป็นองค์การบริหารส่วนตำบลม่วงคำ และได้รับการยกฐานะเป็นเทศบาลตำบลม่วงคำ"
    ),
    "an act as amended": "ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 ทุกมาตรา",
    "the first two": "คะแนนสูงสุด 2 อันดับแรก ได้แก่ การป้องกันการทุจริต และการเปิดเผยข้อมูล",
    "the second": ("ตัวชี้วัดที่ได้คะแนนต่ำสุดคือ ประสิทธิภาพการสื่อสาร รองลงมาคือ การปรับปรุงระบบการทำงาน"),
    "the questions as they are": (
        "การประเมินมี 88 ข้อคำถาม แบ่งเป็น IIT จำนวน 30 ข้อ EIT จำนวน 15 ข้อ และ OIT จำนวน 43 ข้อ"
    ),
    "a rise from one score to the next": ("แบบวัด EIT มีคะแนนเพิ่มขึ้นจาก 77.00 คะแนน เป็น 80.17 คะแนน"),
    "a condition of another clause": (
        "เป้าหมายคือ 85 คะแนนขึ้นไป โดยใช้เครื่องมือ 3 เครื่องมือ ได้แก่ IIT EIT และ OIT"
    ),
    "strong and weak": (
        "ตัวชี้วัดที่มีคะแนนสูงกว่า 85 คะแนน คือ การปฏิบัติหน้าที่ "
        "การเปิดเผยข้อมูล การป้องกันการทุจริต จุดอ่อน ได้แก่ การใช้งบประมาณ"
    ),
    "a list as long as announced": ("ข้อที่ควรพัฒนามี 3 ข้อ ได้แก่ e8 (74.00) e14 (71.00) และ e6 (76.50)"),
    "once a quarter": ("ออกหน่วยบริการ 4 ครั้ง ไตรมาสละ 1 ครั้ง และประชุม 12 ครั้ง เดือนละ 1 ครั้ง"),
    "the offices of both kinds": ("เสนอนายกเทศมนตรี/นายก อบต. ตามแบบของกรมส่งเสริมการปกครองท้องถิ่น"),
    "a course as it is": (
        "ผลย้อนหลัง ปี 2564 ได้ 82.20 คะแนน และปี 2565 ได้ 87.77 คะแนน เพิ่มขึ้นอย่างต่อเนื่อง"
    ),
    "a sub-indicator under its name": (
        "แบบวัด OIT ประกอบด้วยข้อมูลพื้นฐาน การบริหารงาน การบริหารเงินงบประมาณ เช่น การจัดซื้อจัดจ้าง "
        "การบริหารและพัฒนาทรัพยากรบุคคล และการส่งเสริมความโปร่งใส\n\n"
        "ตัวชี้วัดย่อย\tคะแนน\n9. การเปิดเผยข้อมูล\t92.00\n9.1 ข้อมูลพื้นฐาน\t90.00\n"
        "9.2 การบริหารงาน\t94.00\n9.3 การบริหารเงินงบประมาณ\t92.00"
    ),
    "procurement as such": (
        "กองคลังดูแลการจัดซื้อจัดจ้าง ส่วนตัวชี้วัดย่อย 9.3 การบริหารเงินงบประมาณ อยู่ในแบบวัด OIT"
    ),
    "a course told with grades": (
        "ปี 2564 ได้ 82.20 คะแนน (B)\n\nแบบวัด OIT ได้ 96.00 คะแนน ผลคะแนน ITA เท่ากับ 87.77 คะแนน (A)"
    ),
    "ratings of a course": (
        "ผลประเมินความพึงพอใจการอบรม ได้คะแนนรวมเฉลี่ย 4.52 และคะแนนเฉลี่ยด้านวิทยากร 4.61\n\n"
        "รายการ\tคะแนนเฉลี่ย\tS.D.\nเนื้อหาการอบรม\t4.40\t0.51\nวิทยากร\t4.61\t0.44\nรวม\t4.52\t0.48"
    ),
    "right words": ("ตัวชี้วัดที่ได้คะแนนสูงสุดคือ การป้องกันการทุจริต ซึ่งมีคะแนนเพิ่มขึ้น 12.50 คะแนน"),
}
"""Sentences that are in order, and that a hasty reader could take for a contradiction."""

"""Findings on tables of measures that need a document of their own."""

from itaextract import Settings, extract
from itaextract.model import Document, Finding

TITLE = "**{kind}ส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567**\n**เทศบาลตำบลม่วงคำ**\n\n"
PLAN = TITLE.format(kind="มาตรการ")
REPORT = TITLE.format(kind="รายงานผลการดำเนินการตามมาตรการ")


def read(text: str) -> Document:
    return extract(text.encode(), Settings(reader="text"))


def table(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n\n"


def found(document: Document, code: str) -> list[Finding]:
    return [finding for finding in document.findings if finding.code == code]


def calendar(title: str) -> str:
    measures = table(
        ("กิจกรรม", "ขั้นตอน", "ผู้รับผิดชอบ"),
        ("จัดอบรมพนักงานใหม่", "จัดทำหลักสูตร", "สำนักปลัด"),
    )
    schedule = table(
        ("มิติ", "ประเด็น", "ระยะเวลา", "หน่วยดำเนินการ"),
        ("1. สร้างสังคมสุจริต", f"ประเด็นที่ 1.1 {title}", "มกราคม 2567", "สำนักปลัด"),
    )
    return (
        f"{PLAN}มิติที่ 1 สร้างสังคมสุจริต\n\nประเด็นที่ 1.1 ปลูกจิตสำนึกแก่พนักงานใหม่\n\n{measures}"
        f"**2. ปฏิทินการดำเนินการ**\n\n{schedule}"
    )


def test_titles_that_differ_between_measures_and_calendar() -> None:
    assert not found(read(calendar("ปลูกจิตสำนึก แก่พนักงานใหม่")), "value-conflict")
    document = read(calendar("ปลูกจิตสำนึกแก่ลูกจ้างทุกคน"))
    [conflict] = found(document, "value-conflict")
    assert conflict.severity == "warning"
    assert "issue 1.1" in conflict.message_en
    assert "ประเด็นที่ 1.1" in conflict.message_th
    assert conflict.refs == ["/measures/0/issue/title", "/schedule/0/issue/title"]


def test_addresses_that_differ_by_a_letter() -> None:
    rows = [
        (f"{n}. กิจกรรมที่ {word}", "กองคลัง", f"ดำเนินการแล้ว https://www.{host}/news/{n}")
        for n, (word, host) in enumerate(
            [("หนึ่ง", "muangkham.go.th"), ("สอง", "muangkam.go.th"), ("สาม", "muangkham.go.th")], 1
        )
    ]
    document = read(REPORT + table(("กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"), *rows))
    [conflict] = found(document, "value-conflict")
    assert conflict.severity == "info"
    assert "muangkham.go.th, muangkam.go.th" in conflict.message_en
    assert conflict.refs == ["/measures/0/evidence_urls/0", "/measures/1/evidence_urls/0"]


def test_one_measure_with_two_owners() -> None:
    def part(title: str, unit: str) -> str:
        header = ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ")
        row = ("1", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ทำทะเบียนยืม", "จัดทำแบบฟอร์ม", unit)
        return f"**{title}**\n\n{table(header, row)}"

    text = PLAN + part("1. มาตรการ", "กองคลัง") + part("2. รายงานผลการดำเนินการ", "กองช่าง")
    [conflict] = found(read(text), "value-conflict")
    assert conflict.severity == "info"
    assert "the task of กองคลัง in one table and of กองช่าง in another" in conflict.message_en
    same = PLAN + part("1. มาตรการ", "กองคลัง") + part("2. รายงานผลการดำเนินการ", "กองคลัง")
    assert not found(read(same), "value-conflict")


def test_numbers_that_go_back() -> None:
    rows = [
        (str(n), f"โครงการที่ชุมชนเสนอลำดับ {w}", "กองช่าง")
        for n, w in zip((1, 2, 2, 3), "กขคง", strict=True)
    ]
    document = read(PLAN + table(("ที่", "โครงการ", "ผู้รับผิดชอบ"), *rows))
    [double] = found(document, "duplicate-item")
    assert double.severity == "info"
    assert double.refs == ["/measures/1/number", "/measures/2/number"]


def test_dimensions_and_their_count() -> None:
    def text(count: int) -> str:
        parts = [
            f"มิติที่ {n} {title}\n\n{table(('กิจกรรม', 'ผู้รับผิดชอบ'), (deed, 'สำนักปลัด'))}"
            for n, title, deed in ((1, "สร้างจิตสำนึก", "อบรมกฎหมาย"), (2, "เปิดเผยข้อมูล", "ปรับเว็บไซต์"))
        ]
        return f"{PLAN}แผนนี้ประกอบด้วย {count} มิติ\n\n{''.join(parts)}"

    assert not found(read(text(2)), "count-mismatch")
    [count] = found(read(text(4)), "count-mismatch")
    assert "counts 4 dimensions" in count.message_en
    assert "ตารางมี 2 มิติ" in count.message_th


def test_budgets_that_do_not_add_up() -> None:
    def text(total: str) -> str:
        header = ("ที่", "โครงการ", "ผู้รับผิดชอบ", "งบประมาณ")
        first = ("1", "โครงการอบรมพนักงาน", "สำนักปลัด", "20,000 บาท")
        second = ("2", "โครงการตู้รับความเห็น", "กองคลัง", "5,000 บาท")
        return f"{PLAN}{table(header, first, second)}รวมงบประมาณทั้งสิ้น {total} บาท\n"

    assert not found(read(text("25,000")), "total-mismatch")
    [sum_] = found(read(text("52,000")), "total-mismatch")
    assert sum_.severity == "warning"
    assert "20,000 + 5,000 = 25,000 baht, stated 52,000" in sum_.message_en
    assert "แต่ระบุไว้ 52,000" in sum_.message_th
    assert sum_.refs[1:] == ["/measures/0/budget/amount", "/measures/1/budget/amount"]


def test_states_and_their_count() -> None:
    header = ("ที่", "โครงการ", "ผู้รับผิดชอบ", "สถานะ")
    rows = [
        (str(n), f"โครงการชุมชน{w}", "กองช่าง", s)
        for n, w, s in (
            (1, "เหนือ", "ดำเนินการแล้ว"),
            (2, "ใต้", "ดำเนินการแล้ว"),
            (3, "กลาง", "อยู่ระหว่างดำเนินการ"),
        )
    ]
    text = f"{REPORT}ดำเนินการแล้วเสร็จ 3 โครงการ ดังนี้\n\n{table(header, *rows)}"
    [count] = found(read(text), "count-mismatch")
    assert "the tables have 2 with the state “done”" in count.message_en


def test_a_table_with_a_header_only() -> None:
    header = ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
    rows = ("1", "ทำทะเบียนยืม", "จัดทำแบบฟอร์ม", "กองคลัง", "มกราคม 2567")
    text = f"{PLAN}{table(header, rows)}**2. มาตรการเพิ่มเติม**\n\n{table(header)}จบเอกสาร\n"
    [empty] = found(read(text), "empty-table")
    assert empty.severity == "warning"


def test_a_plan_without_measures() -> None:
    [none] = found(read(PLAN + "เทศบาลจะแจ้งมาตรการให้ทราบภายหลัง\n"), "no-measures-found")
    assert none.severity == "warning"
    assert "ไม่พบตารางมาตรการ" in none.message_th


def test_no_agency_and_an_unknown_one() -> None:
    [nameless] = found(read("บันทึกข้อความ\n\nเรื่องทั่วไป\n"), "agency-name-unknown")
    assert nameless.severity == "warning"
    document = read(PLAN.replace("ม่วงคำ", "ม่วงดำ"))
    [unknown] = found(document, "agency-name-unknown")
    assert unknown.severity == "info"
    assert "“เทศบาลตำบลม่วงดำ” is the name of no subdistrict" in unknown.message_en
    assert [s.value for s in unknown.suggestions] == ["เทศบาลตำบลม่วงคำ"]


def reporting(text: str, *cells: str) -> list[Finding]:
    header = ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "การรายงานผล")
    rows = [
        (str(n), f"จัดทำทะเบียนยืมของสำนักงานเขต {n}", "กองคลัง", cell)
        for n, cell in enumerate(cells, 1)
    ]
    return found(read(f"{PLAN}{text}\n\n{table(header, *rows)}"), "value-conflict")


def test_how_often_is_reported() -> None:
    order = "กำหนดให้ผู้รับผิดชอบรายงานความก้าวหน้าต่อปลัดเทศบาล{}"
    assert not reporting(order.format("ทุกไตรมาส"), "ทุกไตรมาส", "ทุก 3 เดือน")
    assert not reporting(order.format("ทุกเดือน"), "กันยายน 2567", "ทุกไตรมาส")
    [conflict] = reporting(order.format("ทุกเดือน"), "ทุกไตรมาส", "ทุกไตรมาส")
    assert conflict.severity == "warning"
    assert "orders reports “ทุกเดือน”, the table has “ทุกไตรมาส”" in conflict.message_en
    assert conflict.refs[1:] == ["/measures/0/reporting", "/measures/1/reporting"]


def test_one_task_of_a_measure_at_two_times() -> None:
    def text(title: str, often: str) -> str:
        row = ("1", title, f"สรุปผลการใช้รถส่วนกลางเสนอปลัดเทศบาล{often}", "กองช่าง")
        return table(("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"), row)

    first = text("ควบคุมรถส่วนกลาง", "ทุกเดือน")
    other = f"**2. รายงานผลการดำเนินการ**\n\n{text('ควบคุมรถส่วนกลาง', 'ทุกไตรมาส')}"
    [conflict] = found(read(PLAN + first + other), "value-conflict")
    assert conflict.severity == "warning"
    assert conflict.refs == ["/measures/0/steps/0", "/measures/1/steps/0"]
    another = text("ควบคุมเครื่องจักรกล", "ทุกไตรมาส")
    assert not found(read(PLAN + first + "ตารางถัดไป\n\n" + another), "value-conflict")


def report_on(months: int, *row: str) -> Document:
    header = ("ที่", "มาตรการ", "กำหนดแล้วเสร็จ", "ผลการดำเนินการ", "สถานะ")
    title = REPORT.replace("ประจำปีงบ", f"รอบ {months} เดือน ประจำปีงบ")
    return read(title + table(header, ("1", "จัดอบรมวินัยของพนักงาน", *row)))


def test_a_state_against_the_result() -> None:
    [conflict] = found(
        report_on(12, "มีนาคม 2567", "ยังไม่แล้วเสร็จ รอวิทยากร", "ดำเนินการแล้ว"), "value-conflict"
    )
    assert conflict.severity == "warning"
    assert "has the state “ดำเนินการแล้ว”, and the result “ยังไม่แล้วเสร็จ" in conflict.message_en
    assert conflict.refs == ["/measures/0/status", "/measures/0/outputs/0"]
    right = report_on(12, "มีนาคม 2567", "จัดอบรมเรียบร้อย 40 คน", "ดำเนินการแล้ว")
    assert not found(right, "value-conflict")


def test_done_before_it_is_due() -> None:
    row = ("สิงหาคม 2567", "จัดอบรมเรียบร้อย 40 คน", "ดำเนินการแล้ว")
    [early] = found(report_on(6, *row), "value-conflict")
    assert early.severity == "info"
    assert "it calls done what is due later (1): สิงหาคม 2567" in early.message_en
    assert not found(report_on(12, *row), "value-conflict")


def test_a_day_after_the_time_of_the_report() -> None:
    row = ("มีนาคม 2567", "จัดอบรมเมื่อวันที่ 12 กรกฎาคม 2567 จำนวน 40 คน", "ดำเนินการแล้ว")
    [late] = found(report_on(6, *row), "date-outside-fiscal-year")
    assert late.severity == "warning"
    assert "after the end of the report's time, March 2567" in late.message_en
    assert "สิ้นสุด มีนาคม 2567" in late.message_th
    assert not found(report_on(12, *row), "date-outside-fiscal-year")


def test_a_day_before_the_time_of_the_report() -> None:
    row = ("มีนาคม 2567", "จัดอบรมเมื่อวันที่ 12 มกราคม 2566 จำนวน 40 คน", "ดำเนินการแล้ว")
    [early] = found(report_on(12, *row), "date-outside-fiscal-year")
    assert early.severity == "warning"
    assert "is before the report's fiscal year, 2567" in early.message_en


def test_all_done_and_nothing_done() -> None:
    def text(percent: str) -> str:
        header = ("ที่", "โครงการ", "ผลการดำเนินการ", "ร้อยละความสำเร็จ")
        row = ("1", "โครงการตลาดสดน่าซื้อ", "ยังไม่ได้ดำเนินการ รอผู้รับจ้าง", percent)
        return REPORT + table(header, row)

    [conflict] = found(read(text("100")), "value-conflict")
    assert conflict.severity == "warning"
    assert "is 100 % done, and the result is “ยังไม่ได้ดำเนินการ" in conflict.message_en
    assert not found(read(text("0")), "value-conflict")


def test_the_day_of_the_data() -> None:
    def text(day: str) -> str:
        row = ("1", "จัดอบรมวินัย", "จัดอบรม 40 คน")
        rows = table(("ที่", "มาตรการ", "ผลการดำเนินการ"), row)
        title = REPORT.replace("ประจำปีงบ", "รอบ 12 เดือน ประจำปีงบ")
        return f"{title}{rows}ข้อมูล ณ วันที่ {day}\n"

    [early] = found(read(text("30 มิถุนายน 2567")), "date-outside-fiscal-year")
    assert early.severity == "info"
    assert "The data are of 30.06.2567" in early.message_en
    assert not found(read(text("30 กันยายน 2567")), "date-outside-fiscal-year")


def test_a_report_that_opens_with_another_round() -> None:
    def text(months: int) -> str:
        rows = table(("ที่", "มาตรการ", "ผลการดำเนินการ"), ("1", "จัดอบรมวินัย", "จัดอบรม 40 คน"))
        title = REPORT.replace("ประจำปีงบ", "รอบ 6 เดือน ประจำปีงบ")
        return f"{title}มีผลการดำเนินการในรอบ {months} เดือน ดังนี้\n\n{rows}"

    [conflict] = found(read(text(12)), "value-conflict")
    assert "is of 12 months, the report of 6" in conflict.message_en
    assert not found(read(text(6)), "value-conflict")


def test_the_time_in_the_title() -> None:
    def text(year: int) -> str:
        rows = table(("ที่", "มาตรการ", "ผู้รับผิดชอบ"), ("1", "จัดอบรมวินัย", "สำนักปลัด"))
        return f"{PLAN}(1 ตุลาคม {year} - 30 กันยายน 2567)\n\n{rows}"

    [conflict] = found(read(text(2565)), "value-conflict")
    assert "is not of fiscal year 2567" in conflict.message_en
    assert not found(read(text(2566)), "value-conflict")


def test_the_row_of_the_sum() -> None:
    def text(total: str) -> str:
        header = ("ที่", "โครงการ", "ผู้รับผิดชอบ", "งบประมาณ (บาท)")
        first = ("1", "โครงการอบรมพนักงาน", "สำนักปลัด", "20,000")
        second = ("2", "โครงการตู้รับความเห็น", "กองคลัง", "5,000")
        return PLAN + table(header, first, second, ("", "รวม", "", total))

    assert not found(read(text("25,000")), "total-mismatch")
    [sum_] = found(read(text("52,000")), "total-mismatch")
    assert "20,000 + 5,000 = 25,000 baht, stated 52,000" in sum_.message_en


def test_numbers_of_issues() -> None:
    def text(number: str, of_calendar: str) -> str:
        header = ("กิจกรรม", "ขั้นตอน", "ผู้รับผิดชอบ")
        first = table(header, ("จัดอบรมพนักงานใหม่", "จัดทำหลักสูตร", "สำนักปลัด"))
        second = table(header, ("ออกหน่วยให้ความรู้", "จัดทำแผ่นพับ", "สำนักปลัด"))
        schedule = table(
            ("มิติ", "ประเด็น", "ระยะเวลา", "หน่วยดำเนินการ"),
            ("1. สร้างสังคมสุจริต", "ประเด็นที่ 1.1 อบรมภายใน", "มกราคม 2567", "สำนักปลัด"),
            ("", f"ประเด็นที่ {of_calendar} อบรมชุมชน", "มีนาคม 2567", "สำนักปลัด"),
        )
        return (
            f"{PLAN}มิติที่ 1 สร้างสังคมสุจริต\n\nประเด็นที่ 1.1 อบรมภายใน\n\n{first}"
            f"ประเด็นที่ {number} อบรมชุมชน\n\n{second}**2. ปฏิทินการดำเนินการ**\n\n{schedule}"
        )

    assert not found(read(text("1.2", "1.2")), "value-conflict")
    [gap] = found(read(text("1.3", "1.3")), "missing-item")
    assert gap.severity == "info"
    assert "dimension 1 leave out 1.2" in gap.message_en
    [conflict] = found(read(text("1.3", "1.2")), "value-conflict")
    assert "Issue 1.3 of the measures is 1.2 in the calendar" in conflict.message_en


def test_a_measure_with_a_longer_list_in_the_report() -> None:
    def part(title: str, *names: str) -> str:
        cell = "ตัวชี้วัดที่ 10 การป้องกันการทุจริต " + " ".join(
            f"{n}. มาตรการ{name}" for n, name in enumerate(names, 1)
        )
        rows = table(("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"), (cell, "ติดตามทุกเดือน", "สำนักปลัด"))
        return f"**{title}**\n\n{rows}"

    plan = part("1. มาตรการ", "ไม่รับของขวัญ", "ตรวจสอบดุลพินิจ")
    report = part("2. รายงานผล", "ไม่รับของขวัญ", "ตรวจสอบดุลพินิจ", "แจ้งเบาะแส")
    [count] = found(read(PLAN + plan + report), "count-mismatch")
    assert count.severity == "info"
    assert "names 2 measures in one table and 3 in another" in count.message_en


def test_an_indicator_whose_name_is_another_word() -> None:
    header = ("ที่", "มาตรการ", "ผู้รับผิดชอบ")
    row = ("1", "ตัวชี้วัดที่ 7 ประสิทธิภาพการขนส่งมวลชน ส่งข่าวทุกวัน", "สำนักปลัด")
    [conflict] = found(read(PLAN + table(header, row)), "value-conflict")
    assert conflict.severity == "info"
    assert "The name of indicator 7 is “ประสิทธิภาพการสื่อสาร”" in conflict.message_en


def test_a_plan_of_the_year_of_its_result() -> None:
    rows = table(("ที่", "มาตรการ", "ผู้รับผิดชอบ"), ("1", "จัดอบรมวินัย", "สำนักปลัด"))
    text = f"{PLAN}จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 ได้ 90.00 คะแนน\n\n{rows}"
    [conflict] = found(read(text), "value-conflict")
    assert conflict.severity == "info"
    assert conflict.refs == ["/fiscal_year", "/assessed_year"]


def test_a_report_on_the_measures_of_another_year() -> None:
    def text(year: int) -> str:
        rows = table(("ที่", "มาตรการ", "ผลการดำเนินการ"), ("1", "จัดอบรมวินัย", "จัดอบรม 40 คน"))
        told = f"ตามที่เทศบาลได้ประกาศใช้มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year} แล้ว"
        return f"{REPORT}{told}\n\n{rows}"

    [conflict] = found(read(text(2566)), "value-conflict")
    assert "tells of measures of 2566" in conflict.message_en
    assert not found(read(text(2567)), "value-conflict")


def test_the_analysis_of_a_year_plans_for_the_next() -> None:
    title = "**การวิเคราะห์ผลการประเมิน ITA**\n**เทศบาลตำบลม่วงคำ**\n**ประจำปีงบประมาณ พ.ศ. 2566**\n\n"
    rows = [
        (str(n), f"ปรับปรุงงานบริการที่ {n}", "กองช่าง", f"{month} 2567")
        for n, month in enumerate(("มกราคม", "มีนาคม", "มิถุนายน"), 1)
    ]
    header = ("ที่", "แนวทาง", "ผู้รับผิดชอบ", "กำหนดแล้วเสร็จ")
    document = read(title + table(header, *rows))
    assert document.assessed_year == 2566
    assert not found(document, "date-outside-fiscal-year")


def test_columns_of_begin_and_end() -> None:
    def text(end: str) -> str:
        header = ("ที่", "กิจกรรม", "ผู้รับผิดชอบ", "เริ่ม", "สิ้นสุด")
        return PLAN + table(header, ("1", "จัดอบรมวินัย", "สำนักปลัด", "1 ธ.ค. 2566", end))

    [conflict] = found(read(text("30 พ.ย. 2566")), "value-conflict")
    assert "ends on 30.11.2566, before it begins on 01.12.2566" in conflict.message_en
    [outside] = found(read(text("31 ธ.ค. 2567")), "date-outside-fiscal-year")
    assert outside.severity == "warning"
    assert not found(read(text("31 ม.ค. 2567")), "value-conflict")


TOOK_PART = "ตามที่เทศบาลได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใส ในปี พ.ศ. {year} ที่ผ่านมา จึงขอรายงานผล\n\n"


def test_a_report_that_calls_the_assessment_of_its_own_year_past() -> None:
    rows = table(
        ("กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"),
        ("จัดอบรมพนักงานใหม่", "สำนักปลัด", "อบรมแล้ว 30 คน"),
    )
    assert not found(read(REPORT + TOOK_PART.format(year=2566) + rows), "value-conflict")
    [conflict] = found(read(REPORT + TOOK_PART.format(year=2567) + rows), "value-conflict")
    assert conflict.severity == "info"
    assert "measures of fiscal year 2567" in conflict.message_en
    assert "ปีงบประมาณ 2567" in conflict.message_th
    assert conflict.refs == ["/sections/0/text", "/fiscal_year"]


def held(target: str, output: str, outcome: str) -> list[Finding]:
    rows = table(
        ("กิจกรรม", "ผู้รับผิดชอบ", "ตัวชี้วัดความสำเร็จ", "ผลผลิต", "ผลลัพธ์"),
        ("จัดอบรมพนักงานใหม่", "สำนักปลัด", target, output, outcome),
    )
    return found(read(REPORT + rows), "value-conflict")


def test_numbers_of_participants_told_twice() -> None:
    [conflict] = held("-", "มีผู้เข้าร่วมอบรม 45 คน", "ผู้เข้าอบรมจำนวน 54 คน มีความรู้มากขึ้น")
    assert conflict.severity == "warning"
    assert "participants: 45, 54" in conflict.message_en
    assert "45, 54" in conflict.message_th
    assert conflict.refs == ["/measures/0/outputs/0", "/measures/0/outcomes/0"]


def test_a_target_said_to_be_reached_with_fewer() -> None:
    target = "มีผู้เข้าอบรมไม่น้อยกว่า 50 คน"
    [conflict] = held(target, "มีผู้เข้าร่วมอบรม 45 คน", "บรรลุเป้าหมายที่ตั้งไว้")
    assert conflict.severity == "warning"
    assert "target of 50 participants, with 45" in conflict.message_en
    assert "เป้าหมาย 50 คน แต่มีผู้เข้าร่วม 45 คน" in conflict.message_th
    assert conflict.refs == ["/measures/0/success_indicators/0", "/measures/0/outputs/0"]


def test_participants_that_agree() -> None:
    target = "มีผู้เข้าอบรมไม่น้อยกว่า 50 คน"
    assert not held(target, "มีผู้เข้าร่วมอบรม 52 คน", "ผู้เข้าอบรม 52 คน มีความรู้ บรรลุเป้าหมาย")
    assert not held(target, "มีผู้เข้าร่วมอบรม 45 คน", "ไม่เป็นไปตามเป้าหมาย จะจัดอีกในปีหน้า")
    assert not held("-", "รุ่นที่ 1 ผู้เข้าอบรม 45 คน", "รุ่นที่ 2 ผู้เข้าอบรม 54 คน")
    assert not held("-", "มีผู้เข้าร่วมอบรม 45 คน", "ผู้ตอบแบบสอบถาม 40 คน พึงพอใจ")

"""Hand-made documents for the tests of what comes after the extraction."""

import datetime

from itaextract.model import (
    Agency,
    Box,
    Budget,
    Correction,
    Deadline,
    Document,
    Finding,
    Grade,
    Guideline,
    Heading,
    Measure,
    NameVariant,
    OverallScore,
    Period,
    Provenance,
    Reporting,
    ScheduleEntry,
    Score,
    ScoreTable,
    Section,
    Source,
    Status,
    Suggestion,
    TableRecord,
)

AGENCY = "เทศบาลตำบลห้วยทรายแดง"


def source(file_name: str | None = "แผน.pdf", digit: str = "a") -> Source:
    return Source(
        file_name=file_name,
        sha256=digit * 64,
        media_type="application/pdf",
        page_count=4,
        text_layer="repaired",
        producer="Word",
    )


def empty(file_name: str | None = "ว่าง.pdf", digit: str = "e") -> Document:
    return Document(source=source(file_name, digit))


def provenance(*pages: int, table: str | None = "t1") -> Provenance:
    boxes = [Box(page=page, x0=72.0, top=100.5, x1=520.0, bottom=180.0) for page in pages]
    return Provenance(pages=list(pages), table_id=table, boxes=boxes, fragments=len(pages) or 1)


def measures() -> list[Measure]:
    return [
        Measure(
            id="m1",
            number="1.1",
            title="มาตรการเผยแพร่ข้อมูลการใช้จ่ายงบประมาณผ่านช่องทางที่ประชาชนเข้าถึงได้สะดวก",
            group="1. มาตรการเปิดเผยข้อมูล",
            dimension=Heading(number="2", title="การบริหารงานด้วยความโปร่งใส"),
            issue=Heading(number="2.1", title="การใช้จ่ายเงิน"),
            indicator_no=2,
            instrument="IIT",
            steps=["ทบทวนรายการที่ต้องเผยแพร่", "จัดทำแผ่นภาพสรุปรายไตรมาส", "เผยแพร่บนเว็บไซต์"],
            responsible=["กองคลัง", "สำนักปลัดเทศบาล"],
            period=Period(
                raw="1 ตุลาคม 2565 - 30 กันยายน 2566",
                start=datetime.date(2022, 10, 1),
                end=datetime.date(2023, 9, 30),
                quarters=[1, 2, 3, 4],
            ),
            deadline=Deadline(raw="กันยายน 2566", date=datetime.date(2023, 9, 30)),
            reporting=Reporting(raw="รอบ 6 เดือน และ 12 เดือน", months=[6, 12]),
            monitoring=["รายงานในการประชุมประจำเดือน"],
            success_indicators=["มีแผ่นภาพครบ 4 ไตรมาส"],
            outputs=["เผยแพร่แล้ว 4 ครั้ง"],
            outcomes=["ประชาชนรับรู้มากขึ้น"],
            problems=["ผู้ชมยังน้อย"],
            suggestions=["เพิ่มช่องทางเสียงตามสาย"],
            budget=Budget(raw="5,000 บาท", amount=5000.0),
            status=Status(raw="ดำเนินการแล้ว", state="done"),
            evidence_urls=["https://example.go.th/finance?id=12"],
            ita_indicators=[1, 2, 10],
            extra={"หมายเหตุ": "ต่อเนื่อง"},
            provenance=provenance(2, 3),
        ),
        Measure(
            id="m2",
            title="=รวม(ทดสอบ)",
            steps=["- ขั้นเดียว"],
            provenance=provenance(3),
        ),
    ]


def scores() -> list[Score]:
    return [
        Score(
            level="indicator",
            instrument="IIT",
            code="2",
            label="การใช้งบประมาณ",
            year=year,
            score=score,
            trend=trend,
            weight=30.0,
            rank=3,
            grade="A",
            note="ควรชี้แจงแผนการใช้จ่าย",
            raw=str(score),
            provenance=provenance(1),
        )
        for year, score, trend in ((2564, 81.25, None), (2565, 86.5, "up"))
    ] + [
        Score(
            level="overall",
            label="คะแนนรวม",
            year=2565,
            score=88.4,
            raw="88.40",
            provenance=provenance(1),
        )
    ]


def full(file_name: str | None = "แผน.pdf", digit: str = "a") -> Document:
    """A document with every kind of record."""
    place = provenance(1)
    return Document(
        source=source(file_name, digit),
        agency=Agency(
            name=AGENCY,
            type="subdistrict_municipality",
            tambon="ห้วยทรายแดง",
            amphoe="ท่าหินงาม",
            province="เพชรบุรี",
            place_source="document",
            variants=[NameVariant(name=AGENCY, count=3, pages=[1])],
        ),
        kinds=["plan", "report"],
        fiscal_year=2566,
        assessed_year=2565,
        round_months=12,
        overall_scores=[OverallScore(year=2565, score=88.4, grade="A", provenance=place)],
        rating_scale=[Grade(grade="A", min=85.0, max=94.99)],
        score_tables=[ScoreTable(id="t1", caption="ผลรายตัวชี้วัด", pages=[1], scores=scores())],
        score_mentions=[scores()[2]],
        measures=measures(),
        schedule=[
            ScheduleEntry(
                dimension=Heading(number="1"),
                issue=Heading(number="1.1", title="ประกาศ"),
                title="ประกาศเจตนารมณ์",
                period=Period(raw="มกราคม 2566"),
                responsible=["สำนักปลัดเทศบาล"],
                provenance=provenance(4, table="t3"),
            )
        ],
        guidelines=[
            Guideline(
                instrument="IIT", code="i7", score=79.1, guideline="เปิดให้มีส่วนร่วม", provenance=place
            )
        ],
        sections=[Section(number="1", title="บทนำ", level=1, text="ความเป็นมา\nสรุป", pages=[1])],
        tables=[
            TableRecord(
                id="t1",
                kind="scores",
                caption="ผลรายตัวชี้วัด",
                header=["ตัวชี้วัด", "ปี 2564", "ปี 2565"],
                rows=[["การใช้งบประมาณ", "81.25", "86.50"]],
                pages=[1],
            ),
            TableRecord(
                id="t2",
                kind="measures",
                header=["มาตรการ", "ผู้รับผิดชอบ"],
                rows=[["เผยแพร่, ข้อมูล", "-"], ["ข้อ 2", "กองคลัง"]],
                pages=[2, 3],
                continued=True,
            ),
        ],
        corrections=[
            Correction(
                ref="/overall_scores/0/grade",
                verdict="corrected",
                value="A",
                extracted="B",
                extracted_ref="/overall_scores/0/grade",
                by="ผู้ตรวจ",
                at="2026-03-01T09:12:00Z",
            )
        ],
        findings=[
            Finding(
                code="total-mismatch",
                severity="error",
                message_en="The stated total 88.40 differs from the weighted total 87.90.",
                message_th="คะแนนรวม 88.40 ไม่ตรงกับผลรวมถ่วงน้ำหนัก 87.90",
                refs=["/overall_scores/0"],
                pages=[1],
                suggestions=[Suggestion(ref="/overall_scores/0", value="87.90", reason="weights")],
            ),
            Finding(
                code="unparsed-period",
                severity="warning",
                message_en="The period was not understood.",
                message_th="อ่านระยะเวลาไม่ออก",
                refs=["/schedule/0/period"],
                pages=[4],
            ),
        ],
    )

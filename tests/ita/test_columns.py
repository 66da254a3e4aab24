import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.ita.columns import match_header, roles

HEADERS = [
    # numbering
    ("ที่", "number"),
    ("ลำดับ", "number"),
    ("ลำดับที่", "number"),
    ("อันดับ", "rank"),
    ("อันดับที่", "rank"),
    ("ข้อ", "code"),
    ("ข้อที่", "code"),
    # what is to be done
    ("มาตรการ", "measure"),
    ("มาตรการ/แนวทาง", "measure"),
    ("มาตรการ / กิจกรรม", "measure"),
    ("โครงการ", "measure"),
    ("โครงการ/กิจกรรม", "measure"),
    ("ชื่อโครงการ / กิจกรรม", "measure"),
    ("โครงการ/กิจกรรม/มาตรการ", "measure"),
    ("กิจกรรม", "measure"),
    ("กิจกรรม/การปฏิบัติ", "measure"),
    ("แผนงาน/โครงการ", "measure"),
    ("มาตรการ โครงการ หรือกิจกรรมที่ดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส", "measure"),
    ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "measure"),
    ("มาตรการเพื่อส่งเสริมคุณธรรม", "measure"),
    ("ประเด็นที่ต้องปรับปรุงแก้ไข", "measure"),
    ("ประเด็นที่ต้องพัฒนา", "measure"),
    ("ประเด็นการพัฒนา", "measure"),
    # how
    ("ขั้นตอน", "steps"),
    ("ขั้นตอน/วิธีการ", "steps"),
    ("ขั้นตอน/วิธีการปฏิบัติ", "steps"),
    ("ขั้นตอนและวิธีการปฏิบัติ", "steps"),
    ("ขั้นตอนหรือวิธีการปฏิบัติ", "steps"),
    ("ขั้นตอนหรือวิธีการ/มาตรการ", "steps"),
    ("ขั้นตอนการดำเนินงาน", "steps"),
    ("วิธีดำเนินการ", "steps"),
    ("วิธีการดำเนินการ", "steps"),
    ("วิธีการ", "steps"),
    ("แนวทางการดำเนินการ", "steps"),
    ("แนวทางการปฏิบัติ", "steps"),
    ("กระบวนการ", "steps"),
    # when
    ("ระยะเวลา", "period"),
    ("ระยะเวลาดำเนินการ", "period"),
    ("ระยะเวลา\nดำเนินการ", "period"),
    ("ระยะเวลาในการดำเนินงาน", "period"),
    ("ระยะเวลาการปฏิบัติ", "period"),
    ("ช่วงระยะเวลาในการดำเนินการ", "period"),
    ("ช่วงเวลา", "period"),
    ("กรอบระยะเวลา", "period"),
    ("ห้วงเวลาดำเนินการ", "period"),
    ("ระยะเวลาดำเนินการ (ไตรมาส)", "period"),
    ("กำหนดแล้วเสร็จ", "deadline"),
    ("กำหนดเวลาแล้วเสร็จ", "deadline"),
    ("ภายในกำหนด", "deadline"),
    ("ระยะเวลาที่แล้วเสร็จ", "deadline"),
    ("วันที่แล้วเสร็จ", "deadline"),
    # who
    ("ผู้รับผิดชอบ", "responsible"),
    ("หน่วยงานที่รับผิดชอบ", "responsible"),
    ("หน่วยงานรับผิดชอบ", "responsible"),
    ("ส่วนราชการที่รับผิดชอบ", "responsible"),
    ("สำนัก/กอง ที่รับผิดชอบ", "responsible"),
    ("หน่วยดำเนินการ", "responsible"),
    ("เจ้าของเรื่อง", "responsible"),
    ("ผู้รับผิดชอบ/หน่วยงาน", "responsible"),
    # follow-up
    ("การติดตามและประเมินผล", "monitoring"),
    ("การติดตามผลการดำเนินการ", "monitoring"),
    ("การติดตามประเมินผล", "monitoring"),
    ("การกำกับติดตาม", "monitoring"),
    ("การกำกับ ติดตาม และประเมินผล", "monitoring"),
    ("แนวทางการกำกับติดตาม", "monitoring"),
    ("วิธีการติดตามผล", "monitoring"),
    ("การรายงานผล", "reporting"),
    ("การรายงานผลการดำเนินงาน", "reporting"),
    ("ระยะเวลาการรายงานผล", "reporting"),
    # results
    ("ตัวชี้วัด", "success_indicators"),
    ("ตัวชี้วัดความสำเร็จ", "success_indicators"),
    ("ตัวชี้วัดผลสำเร็จของโครงการ", "success_indicators"),
    ("เป้าหมาย/ตัวชี้วัด", "success_indicators"),
    ("ตัวชี้วัดและค่าเป้าหมาย", "success_indicators"),
    ("ผลการดำเนินการ", "outputs"),
    ("ผลการดำเนินงาน", "outputs"),
    ("ผลการดำเนินการ (output)", "outputs"),
    ("ผลการดำเนินการตามมาตรการ", "outputs"),
    ("ผลการดำเนินการ รอบ 6 เดือน", "outputs"),
    ("สรุปผลการดำเนินงาน", "outputs"),
    ("ผลผลิต (Output)", "outputs"),
    ("ผลลัพธ์", "outcomes"),
    ("ผลลัพธ์ (Outcome)", "outcomes"),
    ("ผลลัพธ์หรือผลสัมฤทธิ์ (outcome/result)", "outcomes"),
    ("ผลสัมฤทธิ์ของการดำเนินการ", "outcomes"),
    ("ผลที่คาดว่าจะได้รับ", "outcomes"),
    ("การดำเนินการ", "status"),
    ("สถานะการดำเนินการ", "status"),
    ("ความก้าวหน้า", "status"),
    ("ผลการปฏิบัติงาน", "status"),
    ("ปัญหา/อุปสรรค", "problems"),
    ("ปัญหา อุปสรรค", "problems"),
    ("ข้อเสนอแนะ", "suggestions"),
    ("ข้อเสนอแนะในการปรับปรุง", "suggestions"),
    ("งบประมาณ", "budget"),
    ("งบประมาณ (บาท)", "budget"),
    ("หมายเหตุ", "note"),
    ("หลักฐาน", "evidence"),
    ("หลักฐาน/ลิงก์", "evidence"),
    ("เอกสารอ้างอิง (URL)", "evidence"),
    # scores
    ("มิติ", "dimension"),
    ("มิติที่", "dimension"),
    ("ประเด็น", "issue"),
    ("แบบวัด", "instrument"),
    ("เครื่องมือการประเมิน", "instrument"),
    ("ตัวชี้วัดของการประเมิน ITA", "indicator"),
    ("ตัวชี้วัดย่อย", "indicator"),
    ("น้ำหนัก", "weight"),
    ("น้ําหนัก (ร้อยละ)", "weight"),
    ("คะแนน", "score"),
    ("ผลคะแนน", "score"),
    ("คะแนน\nที่ได้", "score"),
    ("ค่าคะแนน", "score"),
    ("คะแนนที่ได้ (ร้อยละ)", "score"),
    ("ระดับ", "grade"),
    ("ระดับผลการประเมิน (Rating Score)", "grade"),
    ("ประเด็นการประเมิน", "question"),
    ("ข้อคำถาม", "question"),
    ("ข้อความ", "question"),
    ("แนวทางการพัฒนา", "guideline"),
    ("แนวทางแก้ไข", "guideline"),
    ("แนวทางการปรับปรุงและพัฒนา", "guideline"),
    ("ประเด็นที่ต้องแก้ไข/ปรับปรุง/พัฒนา", "guideline"),
    # typing and recognition errors
    ("มาตราการ", "measure"),
    ("ตัวชี้ัด", "success_indicators"),
    ("ด้วยวัด", "success_indicators"),
    ("ผู้รับผดชอบ", "responsible"),
    ("ผูรับผิดชอบ", "responsible"),
    ("ระยะเวลาดำเนนการ", "period"),
    ("ขันตอน/วิธีการ", "steps"),
    ("กำหนดแลวเสร็จ", "deadline"),
    ("ผลการดำเนิงาน", "outputs"),
    ("การติดตามเเละประเมินผล", "monitoring"),
    ("ข้อเสนอแน่ะ", "suggestions"),
    ("หมายเหต", "note"),
    ("ผลการดําเนินงาน", "outputs"),
]

COMPOSITE = [
    ("ระยะเวลา/ผู้รับผิดชอบ", ("period", "responsible")),
    ("ผู้รับผิดชอบ (ระยะเวลา)", ("responsible", "period")),
    ("ปัญหาอุปสรรคและข้อเสนอแนะ", ("problems", "suggestions")),
    ("ปัญหา/อุปสรรค/ข้อเสนอแนะ", ("problems", "suggestions")),
    ("ผลผลิต/ผลลัพธ์", ("outputs", "outcomes")),
    ("การกำกับติดตาม และการรายงานผล", ("monitoring", "reporting")),
    (
        "การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ",
        ("reporting", "monitoring", "deadline"),
    ),
    ("วิธีดำเนินการ ผู้รับผิดชอบ", ("steps", "responsible")),
    ("ขั้นตอนการดำเนินงาน/ระยะเวลา", ("steps", "period")),
]

# Body cells, headings and headers of other genres.
UNKNOWN = [
    "",
    "๑.",
    "สำนักปลัด",
    "กองคลัง",
    "มาตรการป้องกันการรับสินบนในการอนุมัติอนุญาต",
    "โครงการอบรมคุณธรรมจริยธรรมสำหรับผู้บริหารและพนักงาน",
    "จัดทำประกาศแนวทางการใช้ทรัพย์สินและแจ้งเวียนให้ทราบ",
    "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต",
    "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
    "การปฏิบัติหน้าที่",
    "ตลอดปีงบประมาณ",
    "วัตถุประสงค์",
    "คะแนนเต็ม",
    "แผนการดำเนินงาน",
    "สถานที่ดำเนินการ",
    "IIT",
    "เผยแพร่บนเว็บไซต์ของหน่วยงาน",
    "85.25",
    "ทุกส่วนราชการ",
    "การปฏิบัติงาน",
    "ประเด็นที่ 2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ",
    "เครื่องมือการประเมิน OIT ตัวชี้วัดที่ 10 การป้องกันการทุจริต",
    "ความเห็นและข้อเสนอแนะของผู้ตรวจที่มีต่อผลการดำเนินงานในปีที่ผ่านมา",
]


@pytest.mark.parametrize(("header", "role"), HEADERS)
def test_header_has_one_role(header: str, role: str) -> None:
    assert match_header(header).roles == (role,)


@pytest.mark.parametrize(("header", "expected"), COMPOSITE)
def test_header_with_several_roles_gives_them_in_order(
    header: str, expected: tuple[str, ...]
) -> None:
    assert match_header(header).roles == expected


@pytest.mark.parametrize("text", UNKNOWN)
def test_other_text_has_no_role(text: str) -> None:
    match = match_header(text)
    assert match.roles == ()
    assert match.score == 0.0


@pytest.mark.parametrize(
    ("header", "roles_", "year"),
    [
        ("ปี 2563", ("year",), 2563),
        ("พ.ศ. ๒๕๖๔", ("year",), 2564),
        ("ปีงบประมาณ พ.ศ. 2565", ("year",), 2565),
        ("2566", ("year",), 2566),
        ("คะแนน ปี 2564", ("score",), 2564),
        ("ผลคะแนน ITA ประจำปี พ.ศ. ๒๕๖๗", ("score",), 2567),
        ("งบประมาณ ปี 2566 (บาท)", ("budget",), 2566),
        ("งบประมาณ 2566", ("year",), 2566),
        ("คะแนน ปี 2564 - 2565", ("score",), None),
        ("ปีงบประมาณ", ("year",), None),
    ],
)
def test_years_in_headers(header: str, roles_: tuple[str, ...], year: int | None) -> None:
    match = match_header(header)
    assert (match.roles, match.year) == (roles_, year)


def test_exact_headers_score_higher_than_misspelt_ones() -> None:
    assert match_header("ผู้รับผิดชอบ").score == 1.0
    assert 0.85 < match_header("ผู้รับผดชอบ").score < 1.0


def test_ambiguous_headers_offer_alternatives() -> None:
    assert match_header("ตัวชี้วัด").alternatives == ("indicator",)
    assert match_header("ตัวชี้ัด").alternatives == ("indicator",)
    assert match_header("ลำดับที่").alternatives == ("rank",)
    assert match_header("ผู้รับผิดชอบ").alternatives == ()
    assert "guideline" in match_header("ประเด็นที่ต้องพัฒนา").alternatives


def test_alternatives_are_roles() -> None:
    for header, _ in HEADERS:
        assert set(match_header(header).alternatives) <= roles()


@given(st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4C), max_size=60))
def test_any_text_gives_known_roles_and_a_score(text: str) -> None:
    match = match_header(text)
    assert set(match.roles) <= roles()
    assert len(set(match.roles)) == len(match.roles)
    assert 0.0 <= match.score <= 1.0
    assert bool(match.roles) == (match.score > 0)


@given(st.sampled_from(HEADERS), st.sampled_from([" ", "\n", "  ", "\u200b"]), st.data())
def test_white_space_does_not_count(case: tuple[str, str], space: str, data: st.DataObject) -> None:
    header, role = case
    place = data.draw(st.integers(min_value=0, max_value=len(header)))
    if header[place - 1 : place + 1] in ("เเ", "ํา"):
        return
    assert match_header(header[:place] + space + header[place:]).roles == (role,)

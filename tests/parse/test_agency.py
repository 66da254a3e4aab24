import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itaextract.ita.gazetteer import _gazetteer
from itaextract.model.records import Agency
from itaextract.parse.agency import TextLine, find_agency, is_known_subdistrict


def agency_of(*texts: str) -> Agency | None:
    """The agency of lines of one page; ``# `` marks a title line."""
    return find_agency(
        [TextLine(t.removeprefix("# "), 1, 1.0 if t.startswith("# ") else 0.0) for t in texts]
    )


def found(*texts: str) -> Agency:
    agency = agency_of(*texts)
    assert agency is not None
    return agency


@pytest.mark.parametrize(
    ("title", "name", "kind"),
    [
        ("เทศบาลตำบลเขาน้อย", "เทศบาลตำบลเขาน้อย", "subdistrict_municipality"),
        ("เทศบาล ตำบลเขาน้อย", "เทศบาลตำบลเขาน้อย", "subdistrict_municipality"),
        ("เทศบาลเมืองปากช่อง", "เทศบาลเมืองปากช่อง", "town_municipality"),
        ("เทศบาลเมืองสุไหงโก-ลก", "เทศบาลเมืองสุไหงโก-ลก", "town_municipality"),
        ("เทศบาลนครหาดใหญ่", "เทศบาลนครหาดใหญ่", "city_municipality"),
        ("องค์การบริหารส่วนตำบลวังก์พง", "องค์การบริหารส่วนตำบลวังก์พง", "sao"),
        ("องค์กรบริหารส่วนตำบลวังก์พง", "องค์การบริหารส่วนตำบลวังก์พง", "sao"),
        ("อบต.วังก์พง", "องค์การบริหารส่วนตำบลวังก์พง", "sao"),
        ("อบต. วังก์พง", "องค์การบริหารส่วนตำบลวังก์พง", "sao"),
        ("องค์การบริหารส่วนจังหวัดสกลนคร", "องค์การบริหารส่วนจังหวัดสกลนคร", "pao"),
        ("อบจ.สกลนคร", "องค์การบริหารส่วนจังหวัดสกลนคร", "pao"),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร", "special"),
        ("เมืองพัทยา", "เมืองพัทยา", "special"),
        ("โรงพยาบาลส่งเสริมสุขภาพตำบลท่าข้าม", "โรงพยาบาลส่งเสริมสุขภาพตำบลท่าข้าม", "other"),
        ("ประกาศสำนักงานสาธารณสุขอำเภอปราณบุรี", "สำนักงานสาธารณสุขอำเภอปราณบุรี", "other"),
    ],
)
def test_types_and_names(title: str, name: str, kind: str) -> None:
    agency = found("# มาตรการส่งเสริมคุณธรรมและความโปร่งใส", f"# {title}", "ประจำปี 2566")
    assert (agency.name, agency.type) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เทศบาลตำบล มีหน้าที่จัดบริการสาธารณะ",
        "เทศบาลตำบลได้กำหนดนโยบาย",
        "พนักงานเทศบาลและลูกจ้างทุกคน",
        "นายกเทศมนตรีตำบลเขาน้อย",
        "องค์การบริหารส่วนตำบลและเทศบาล",
        "ผู้ตอบต้องระบุชื่อ",
        "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
        "กรมส่งเสริมการปกครองท้องถิ่น",
    ],
)
def test_generic_uses_are_no_names(text: str) -> None:
    assert agency_of(text) is None
    assert agency_of("# " + text) is None


FOLLOWERS = [
    "พบว่ามีผลคะแนน",
    "จัดทำมาตรการ",
    "ได้ติดตามผล",
    " ประจำปีงบประมาณ",
    "มีผลคะแนน",
    "จึงกำหนดกรอบ",
    "เห็นควรปรับปรุง",
    " อำเภอปราณบุรี",
    "\tสำนักปลัด",
    "”",
    "",
    "ที่ผ่านมา",
    "และหน่วยงานอื่น",
]


@pytest.mark.parametrize("follower", FOLLOWERS)
@pytest.mark.parametrize("name", ["เขาน้อย", "ในเมือง", "มีชัย", "นา", "วังก์พง"])
def test_a_known_name_ends_before_the_sentence_goes_on(name: str, follower: str) -> None:
    assert found(f"ผลของเทศบาลตำบล{name}{follower}").name == f"เทศบาลตำบล{name}"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_subdistrict_in_any_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(_gazetteer().subdistricts)))
    followers = data.draw(st.lists(st.sampled_from(FOLLOWERS), min_size=2, max_size=4))
    agency = found(*(f"ของเทศบาลตำบล{name}{follower}" for follower in followers))
    assert agency.name == f"เทศบาลตำบล{name}"
    assert [variant.count for variant in agency.variants] == [len(followers)]


def test_a_name_no_gazetteer_has_is_found_by_consensus() -> None:
    assert not is_known_subdistrict("สวนมะลิทอง")
    agency = found(
        "# เทศบาลตำบลสวนมะลิทอง",
        "ของเทศบาลตำบลสวนมะลิทองพบว่า",
        "เทศบาลตำบลสวนมะลิทองหวังเป็นอย่างยิ่ง",
        "เทศบาลตำบลสวนมะลิทองยินดีรับฟัง",
    )
    assert agency.name == "เทศบาลตำบลสวนมะลิทอง"
    assert [(v.name, v.count) for v in agency.variants] == [(agency.name, 4)]


def test_runs_with_nothing_but_their_opening_in_common() -> None:
    agency = found(
        "เทศบาลตำบลสวนมะลิทองขยับขยายช่องทางร้องเรียนเพิ่ม",
        "เทศบาลตำบลสวนมะลิทองเร่งรัดติดตามเรื่องร้องเรียน",
    )
    assert agency.name == "เทศบาลตำบลสวนมะลิทอง"


def test_names_that_line_breaks_cut() -> None:
    agency = found(
        "# องค์การบริหารส่วนตำบล",
        "# วังก์พง",
        "มาตรการขององค์การบริหาร",
        "ส่วนตำบลวังก์พงได้ดำเนินการ",
        "องค์การบริหารส่วนตำบลวังก์",
        "พงจึงกำหนด",
        "องค์การบริหารส่วนตำบลวังก์",
        "ไตรมาสที่ 1",
    )
    assert [(v.name, v.count) for v in agency.variants] == [("องค์การบริหารส่วนตำบลวังก์พง", 4)]


def test_abbreviated_and_full_mentions_are_one_name() -> None:
    agency = agency_of("# อบต.วังก์พง", "อบต.วังก์พง", "องค์การบริหารส่วนตำบลวังก์พง")
    assert agency is not None
    assert [(v.name, v.count) for v in agency.variants] == [("องค์การบริหารส่วนตำบลวังก์พง", 3)]


def test_the_spelling_of_the_gazetteer_is_trusted_most() -> None:
    agency = found(
        "# เทศบาลตำบลก้านเหลอง",
        "เทศบาลตำบลก้านเหลือง มีมาตรการ",
        "เทศบาลตำบลก้านเหลอง",
        "เทศบาลตำบลก้นเหลือง",
    )
    assert agency.name == "เทศบาลตำบลก้านเหลือง"
    assert [(v.name, v.count) for v in agency.variants] == [
        ("เทศบาลตำบลก้านเหลือง", 1),
        ("เทศบาลตำบลก้านเหลอง", 2),
        ("เทศบาลตำบลก้นเหลือง", 1),
    ]


def test_without_a_known_spelling_the_most_frequent_wins_then_the_title() -> None:
    lines = ["เทศบาลตำบลสวนมะลิหอม", "เทศบาลตำบลสวนมะลิทอง ประจำปี", "ของเทศบาลตำบลสวนมะลิทอง"]
    assert found("# " + lines[0], *lines[1:]).name == "เทศบาลตำบลสวนมะลิทอง"
    assert found("# " + lines[0], lines[1]).name == "เทศบาลตำบลสวนมะลิหอม"
    assert found(lines[0], "# " + lines[1]).name == "เทศบาลตำบลสวนมะลิทอง"


def test_foreign_letters_make_a_name_untrustworthy() -> None:
    agency = found(
        "# เทศบาลตำบลสวน河ทอง", "เทศบาลตำบลสวน河ทอง ได้", "เทศบาลตำบลสวน河ทอง", "เทศบาลตำบลสวนมะลิทอง"
    )
    assert agency.name == "เทศบาลตำบลสวนมะลิทอง"
    assert {v.name: v.count for v in agency.variants} == {
        "เทศบาลตำบลสวนมะลิทอง": 1,
        "เทศบาลตำบลสวน河ทอง": 3,
    }


def test_variants_tell_their_pages() -> None:
    lines = [
        TextLine("เทศบาลตำบลวังก์พง", 1, 1.0),
        TextLine("เทศบาลตำบลวังก์พง", 4, 0.0),
        TextLine("เทศบาลตำบลวังก์ทง และ เทศบาลตำบลวังก์พง", 2, 0.0),
    ]
    agency = find_agency(lines)
    assert agency is not None
    assert [(v.count, v.pages) for v in agency.variants] == [(3, [1, 2, 4]), (1, [2])]


def test_neighbours_in_passing_are_no_variants() -> None:
    agency = found(
        "# เทศบาลตำบลเขาน้อย",
        "เทศบาลตำบลเขาน้อยได้จัดทำ",
        "ร่วมกับเทศบาลตำบลปากน้ำปราณ และ อบต.วังก์พง",
    )
    assert [v.name for v in agency.variants] == ["เทศบาลตำบลเขาน้อย"]


def test_a_body_in_the_title_beats_a_local_government_in_passing() -> None:
    agency = found("# โรงพยาบาลปราณบุรี", "ร่วมกับ อบต.วังก์พง", "โรงพยาบาลปราณบุรี จึงจัดทำ")
    assert (agency.name, agency.type) == ("โรงพยาบาลปราณบุรี", "other")


def place(agency: Agency) -> tuple[str | None, ...]:
    return agency.tambon, agency.amphoe, agency.province, agency.place_source


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["# เทศบาลตำบลในเมือง ตำบลในเมือง อำเภอพิมาย จังหวัดนครราชสีมา"],
            ("ในเมือง", "พิมาย", "นครราชสีมา", "document"),
        ),
        (
            ["# อบต.ก้านเหลือง", "# อ.แวงน้อย จ.ขอนแก่น"],
            ("ก้านเหลือง", "แวงน้อย", "ขอนแก่น", "document"),
        ),
        # the capital district is written as the document writes it
        (
            ["# อบต.ห้วยโป่ง อำเภอเมือง จังหวัดแม่ฮ่องสอน"],
            ("ห้วยโป่ง", "เมือง", "แม่ฮ่องสอน", "document"),
        ),
        (
            ["# อบต.ห้วยโป่ง", "อำเภอเมืองแม่ฮ่องสอน จังหวัดแม่ฮ่องสอน"],
            ("ห้วยโป่ง", "เมืองแม่ฮ่องสอน", "แม่ฮ่องสอน", "document"),
        ),
        # the only subdistrict of the name
        (["# อบต.วังก์พง"], ("วังก์พง", "ปราณบุรี", "ประจวบคีรีขันธ์", "gazetteer")),
        # the only one in the stated province
        (
            ["# เทศบาลตำบลท่าข้าม", "เทศบาลตำบลท่าข้าม เป็นองค์กรปกครองส่วนท้องถิ่นในจังหวัดสงขลา ได้"],
            ("ท่าข้าม", "หาดใหญ่", "สงขลา", "gazetteer"),
        ),
        # many of the name
        (["# เทศบาลตำบลในเมือง"], ("ในเมือง", None, None, None)),
        # nothing known
        (["# เทศบาลตำบลสวนมะลิทอง"], (None, None, None, None)),
        (
            ["# เทศบาลตำบลสวนมะลิทอง อำเภอปราณบุรี"],
            (None, "ปราณบุรี", "ประจวบคีรีขันธ์", "gazetteer"),
        ),
        # the name of the agency's seat is not the name of its subdistrict
        (
            ["# เทศบาลตำบลสวนมะลิทอง ตำบลวังก์พง อำเภอปราณบุรี จังหวัดประจวบคีรีขันธ์"],
            ("วังก์พง", "ปราณบุรี", "ประจวบคีรีขันธ์", "document"),
        ),
        (["# องค์การบริหารส่วนจังหวัดสกลนคร"], (None, None, "สกลนคร", "document")),
        (["# เทศบาลเมืองปากช่อง", "อ.ปากช่อง จ.นครราชสีมา"], (None, "ปากช่อง", "นครราชสีมา", "document")),
    ],
)
def test_places(texts: list[str], expected: tuple[str | None, ...]) -> None:
    assert place(found(*texts)) == expected


def test_a_province_in_passing_is_not_the_agencys() -> None:
    texts = ["# เทศบาลตำบลในเมือง", "ศึกษาดูงานที่มหาวิทยาลัย จังหวัดเชียงใหม่ เมื่อปีก่อน"]
    assert place(found(*texts)) == ("ในเมือง", None, None, None)
    texts = ["# อบต.วังก์พง", "ร้องต่อศาลปกครอง จังหวัดเพชรบุรี"]
    assert place(found(*texts))[1:3] == ("ปราณบุรี", "ประจวบคีรีขันธ์")


def test_the_stated_place_decides_between_known_spellings() -> None:
    # Both are subdistricts, of other provinces.
    assert is_known_subdistrict("บ้านแก้ง")
    assert is_known_subdistrict("บ้านแก่ง")
    lines = ["เทศบาลตำบลบ้านแก้ง ได้", "เทศบาลตำบลบ้านแก้ง จึง", "ของเทศบาลตำบลบ้านแก่ง"]
    assert found(*lines).name == "เทศบาลตำบลบ้านแก้ง"
    agency = found(*lines, "# เทศบาลตำบลบ้านแก่ง อำเภอตรอน จังหวัดอุตรดิตถ์")
    assert agency.name == "เทศบาลตำบลบ้านแก่ง"
    assert place(agency) == ("บ้านแก่ง", "ตรอน", "อุตรดิตถ์", "document")
    assert [v.count for v in agency.variants] == [2, 2]

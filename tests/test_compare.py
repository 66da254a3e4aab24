"""A plan against its report: which measure is which, and what became of it."""

import json

import pytest
from typer.testing import CliRunner

import sample_documents as samples
from itaextract import compare
from itaextract.cli import app
from itaextract.model import Agency, Document, Measure, Provenance, Status

PLAN = [
    ("1", "จัดทำประกาศเจตนารมณ์นโยบายไม่รับของขวัญ No Gift Policy"),
    ("2", "เผยแพร่แผนการใช้จ่ายงบประมาณบนเว็บไซต์"),
    ("3", "อบรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน"),
    ("4", "จัดทำคู่มือการยืมทรัพย์สินของราชการ"),
    ("5", "จัดทำคู่มือการให้บริการประชาชน"),
    ("6", "จัดกิจกรรมปลูกป่าริมคลอง"),
]


def measure(number, title, **fields) -> Measure:
    return Measure(id=f"m{number}", number=number, title=title, provenance=Provenance(), **fields)


def document(measures, *, year=2566, agency="เทศบาลตำบลห้วยทรายแดง", digit="a") -> Document:
    return Document(
        source=samples.source(digit=digit),
        agency=Agency(name=agency, type="subdistrict_municipality"),
        fiscal_year=year,
        measures=measures,
    )


def planned() -> Document:
    return document([measure(*one) for one in PLAN])


def outcomes(comparison):
    return [
        (one.outcome, one.plan and one.plan.number, one.report and one.report.number)
        for one in comparison.measures
    ]


def test_a_report_that_repeats_the_plan():
    done = [measure(*one, outputs=["ดำเนินการเรียบร้อย"]) for one in PLAN]
    found = compare(planned(), document(done, digit="b"))
    assert outcomes(found) == [("done", n, n) for n, _ in PLAN]
    assert all(one.similarity == 1.0 and not one.differences for one in found.measures)
    assert found.counts["done"] == len(PLAN)
    assert found.differences == []


def test_renumbered_reworded_missing_and_new():
    reported = [
        measure("1", "จัดทำคู่มือแนวทางการยืมทรัพย์สินของทางราชการไปใช้ในการปฏิบัติงาน", outputs=["จัดทำแล้ว"]),
        measure(
            "2", "การประกาศเจตนารมณ์ No Gift Policy ไม่รับของขวัญและของกำนัล", outputs=["ประกาศแล้ว"]
        ),
        measure("3", "ประชาสัมพันธ์แผนใช้จ่ายงบประมาณประจำปีผ่านเว็บไซต์ของหน่วยงาน", outputs=["เผยแพร่"]),
        measure("4", "โครงการอบรมเสริมสร้างความรู้ด้านการป้องกันผลประโยชน์ทับซ้อน", outputs=["อบรม 1 ครั้ง"]),
        measure("5", "ติดตั้งตู้รับฟังความคิดเห็น", outputs=["ติดตั้ง 3 จุด"]),
    ]
    found = compare(planned(), document(reported, digit="b"))
    assert outcomes(found) == [
        ("done", "1", "2"),
        ("done", "2", "3"),
        ("done", "3", "4"),
        ("done", "4", "1"),
        ("missing", "5", None),
        ("missing", "6", None),
        ("new", None, "5"),
    ]
    assert [d.field for d in found.measures[0].differences] == ["number", "title"]
    assert found.counts == {
        **{"done": 4, "in_progress": 0, "not_done": 0, "unclear": 0},
        **{"missing": 2, "new": 1},
    }


def test_the_same_title_twice_keeps_its_groups():
    title = "รายงานผลต่อที่ประชุม"
    plan = [measure("1", title, group="ก"), measure("2", title, group="ข")]
    report = [measure("2", title, group="ข"), measure("1", title, group="ก")]
    found = compare(document(plan), document(report))
    assert [(one.plan.group, one.report.group) for one in found.measures] == [
        ("ก", "ก"),
        ("ข", "ข"),
    ]


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"status": Status(raw="ดำเนินการแล้ว", state="done")}, "done"),
        (
            {"status": Status(raw="อยู่ระหว่าง", state="in_progress"), "outputs": ["แล้ว"]},
            "in_progress",
        ),
        ({"status": Status(raw="-", state="not_started")}, "not_done"),
        ({"status": Status(raw="ดูเอกสารแนบ", state=None)}, "unclear"),
        ({"outputs": ["จัดประชุมชี้แจงแก่พนักงาน 2 ครั้ง"]}, "done"),
        ({"outputs": ["ดำเนินการแล้ว ยังไม่ได้ดำเนินการเผยแพร่ภาพ"]}, "done"),
        ({"outputs": ["ยังไม่ได้ดำเนินการ เนื่องจากสถานการณ์น้ำท่วม"]}, "not_done"),
        ({"outputs": ["ไม่สามารถจัดกิจกรรมได้"]}, "not_done"),
        ({"outcomes": ["อยู่ระหว่างการจัดทำร่างคู่มือ"]}, "in_progress"),
        ({"evidence_urls": ["https://example.go.th/1"]}, "done"),
        ({}, "unclear"),
    ],
)
def test_what_the_report_says_decides(fields, outcome):
    plan, report = measure("1", "เปิดเผยข้อมูล"), measure("1", "เปิดเผยข้อมูล", **fields)
    [one] = compare(document([plan]), document([report])).measures
    assert one.outcome == outcome
    assert (one.reason is None) == (not fields)


def test_fields_that_differ_are_listed():
    plan = measure("1", "เปิดเผยข้อมูล", responsible=["กองคลัง", "กองช่าง"])
    same = measure("1", "เปิดเผย ข้อมูล", responsible=["กองช่าง", "กอง คลัง"])
    other = measure("1", "เปิดเผยข้อมูล", responsible=["สำนักปลัด"])
    silent = measure("1", "เปิดเผยข้อมูล")

    def differing(report):
        return [
            d.field for d in compare(document([plan]), document([report])).measures[0].differences
        ]

    assert differing(same) == []
    assert differing(silent) == []
    assert differing(other) == ["responsible"]


def test_documents_of_two_agencies_and_years():
    found = compare(planned(), document([], year=2567, agency="เทศบาลตำบลป่าไผ่"))
    assert [(d.field, d.plan, d.report) for d in found.differences] == [
        ("agency", "เทศบาลตำบลห้วยทรายแดง", "เทศบาลตำบลป่าไผ่"),
        ("fiscal_year", "2566", "2567"),
    ]
    assert found.counts["missing"] == len(PLAN)


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def pair(tmp_path):
    reported = [measure("1", PLAN[5][1], outputs=["ยังไม่ได้ดำเนินการ"])]
    paths = []
    for name, one in (("plan", planned()), ("report", document(reported, digit="b"))):
        path = tmp_path / f"{name}.json"
        path.write_text(one.model_dump_json(), encoding="utf-8")
        paths.append(str(path))
    return paths


def run(*arguments):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def test_the_command_prints_a_table(pair):
    result = run(*pair)
    assert result.exit_code == 0, result.stderr
    assert "not done" in result.stdout
    assert "0 done, 0 in progress, 1 not done, 0 unclear, 5 missing, 0 new" in result.stdout
    thai = run(*pair, "--lang", "th").stdout
    assert "ไม่พบในรายงาน" in thai and "5 ไม่พบในรายงาน" in thai


def test_the_command_writes_json_and_csv(pair, tmp_path):
    found = json.loads(run(*pair, "--format", "json").stdout)
    assert found["counts"]["not_done"] == 1
    assert run(*pair, "--format", "csv", "--out", tmp_path / "c.csv").exit_code == 0
    rows = (tmp_path / "c.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + len(PLAN)
    assert rows[-1].startswith("not_done,m6,6,")


def test_the_command_takes_two_documents(pair, tmp_path):
    missing = run(pair[0], tmp_path / "none.pdf")
    assert (missing.exit_code, missing.stderr.count("\n")) == (1, 1)
    assert "no such file" in missing.stderr

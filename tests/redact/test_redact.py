"""Persons leave the records, offices and places stay: measured, and document by document."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sample_documents as samples
from itaextract import Settings, extract, read_text
from itaextract.export import combined, format_named, write
from itaextract.model import Finding, Measure, Section
from itaextract.redact import Redactor, redact
from itaextract.redact.contacts import is_citizen_number
from itaextract.redact.spans import Kind
from redaction import measure, read_cases

HERE = Path(__file__).parent
SETS = {name: read_cases(HERE / f"{name}.txt") for name in ("cases", "held-out")}
NAME, AGAIN = "นายธีรพงษ์ ศรีสวัสดิ์", "ธีรพงษ์  ศรีสวัสดิ์"


@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall(name):
    found = measure(SETS[name])
    assert found[Kind.PERSON].precision >= 0.98 and found[Kind.PERSON].recall >= 0.97
    for kind in (Kind.TELEPHONE, Kind.EMAIL, Kind.CITIZEN):
        assert (found[kind].precision, found[kind].recall) == (1, 1)


def test_the_page_on_privacy_gives_these_figures():
    page = (HERE.parent.parent / "docs/privacy.md").read_text("utf-8")
    for name, cases in SETS.items():
        persons = measure(cases)[Kind.PERSON]
        count = persons.right + persons.missed
        row = f"| `{name}.txt` | {len(cases)} | {count} |"
        assert f"{row} {persons.precision:.3f} | {persons.recall:.3f} |" in page


def document():
    """A document that names the same person in every kind of text."""
    contact = "โทร. 053-123456 ต่อ 12 อีเมล clerk@example.go.th เลขที่ 1-1014-00123-45-1"
    base = samples.full("คำสั่ง_นายธีรพงษ์_ศรีสวัสดิ์.pdf")
    place = samples.provenance(1)
    return base.model_copy(
        update={
            "measures": [
                Measure(
                    id="m1",
                    title=f"มาตรการ โดย{NAME} ปลัดเทศบาล",
                    responsible=[AGAIN, "กองคลัง"],
                    steps=[contact],
                    extra={f"ผู้รับรอง {NAME}": f"({NAME})"},
                    provenance=place,
                )
            ],
            "sections": [Section(title="ลงนาม", level=1, text=f"({NAME})\nนายกเทศมนตรี")],
            "tables": [
                base.tables[0].model_copy(
                    update={"header": ["ชื่อ", NAME], "rows": [[AGAIN, contact]]}
                )
            ],
            "findings": [
                Finding(
                    code="value-conflict",
                    severity="warning",
                    message_en=f"Signed by {NAME}.",
                    message_th=f"{AGAIN} ลงนาม",
                )
            ],
        }
    )


def test_one_person_is_one_token_in_every_field_and_in_the_file_name():
    cleaned = redact(document())
    text = cleaned.model_dump_json()
    for part in ("ธีรพงษ์", "ศรีสวัสดิ์", "053", "clerk", "00123"):
        assert part not in text
    assert set(re.findall(r"\[บุคคล \d+\]", text)) == {"[บุคคล 1]"}
    [measure_] = cleaned.measures
    assert measure_.title == "มาตรการ โดย[บุคคล 1] ปลัดเทศบาล"
    assert measure_.responsible == ["[บุคคล 1]", "กองคลัง"]
    assert measure_.steps == ["โทร. [โทรศัพท์ 1] อีเมล [อีเมล 1] เลขที่ [เลขประจำตัวประชาชน 1]"]
    assert measure_.extra == {"ผู้รับรอง [บุคคล 1]": "([บุคคล 1])"}
    assert cleaned.source.file_name == "คำสั่ง_[บุคคล 1].pdf"
    assert cleaned.source.sha256 == document().source.sha256


def test_what_names_no_person_stays_as_it_is():
    full = samples.full()
    assert redact(full) == full


def test_redaction_of_redacted_text_changes_nothing():
    once = redact(document())
    assert redact(once) == once


@pytest.mark.parametrize("format", ["json", "csv", "sqlite", "datapackage"])
def test_nothing_is_left_in_any_file(tmp_path, format):
    chosen = format_named(format)
    target = tmp_path / "a.json" if format == "json" else combined(tmp_path, chosen)
    write(redact(document()), target, format)
    for path in tmp_path.rglob("*"):
        content = path.read_bytes()
        for part in ("ธีรพงษ์", "ศรีสวัสดิ์", "053-123456", "clerk@"):
            assert part.encode() not in content, path


def test_different_persons_have_different_tokens():
    text = "นายอดิศร มั่นคง และนางอัญชลี มั่นคง"
    assert Redactor([text]).text(text) == "[บุคคล 1] และ[บุคคล 2]"


def test_a_given_name_is_the_person_who_has_it_if_there_is_one():
    texts = ["นายอดิศร มั่นคง เสนอ", "นายอดิศรลงนาม นายอดิศร"]
    redactor = Redactor(texts)
    assert [redactor.text(text) for text in texts][1].endswith("[บุคคล 1]")
    two = ["นายอดิศร มั่นคง", "นายอดิศร ใจเย็น", "นายอดิศร"]
    assert Redactor(two).text("นายอดิศร") not in ("[บุคคล 1]", "[บุคคล 2]")


def test_a_name_is_known_again_with_blanks_where_text_is_damaged():
    texts = ["นางสาวจันทร์จิรา ศรีวิชัย", "นางสาวจันทร์จิราศรีวิชัย", "จันทร์จิรา ศรี วิชัย"]
    redactor = Redactor(texts)
    assert {redactor.text(text) for text in texts} == {"[บุคคล 1]"}


def test_one_number_written_in_two_ways_is_one_token():
    text = "โทร. 081-234-5678 หรือ ๐๘๑ ๒๓๔๕๖๗๘ หรือ +66 81 234 5678"
    assert Redactor([text]).text(text) == "โทร. [โทรศัพท์ 1] หรือ [โทรศัพท์ 1] หรือ [โทรศัพท์ 1]"


def test_the_check_digit_of_citizen_numbers():
    assert is_citizen_number("1101400123451")
    wrong = [f"110140012345{digit}" for digit in "023456789"]
    assert not any(map(is_citizen_number, wrong))
    assert not is_citizen_number("0994000123451") and not is_citizen_number("110140012345")


@given(st.lists(st.text(alphabet="นายงสาวก.ว่ที่รดโทร0123456789-@a.c ()\n[]", max_size=60)))
def test_any_text_goes_through(texts):
    redactor = Redactor(texts)
    for text in texts:
        assert isinstance(redactor.text(text), str)


@pytest.mark.parametrize("text", ["นาย" * 3000, "นาย " * 3000, "ก" * 20_000, "0 " * 5000])
def test_long_texts_take_no_long_time(text):
    assert isinstance(Redactor([text]).text(text), str)


TEXT = f"""แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2566
เทศบาลตำบลห้วยทรายแดง
ผู้จัดทำ {NAME} โทร. 053-123456
""".encode()


def test_the_setting_reaches_records_and_text():
    plain = extract(TEXT)
    assert "ธีรพงษ์" in plain.model_dump_json()
    cleaned = extract(TEXT, Settings(redact="persons"))
    assert "ธีรพงษ์" not in cleaned.model_dump_json()
    assert json.loads(cleaned.model_dump_json())["source"]["sha256"] == plain.source.sha256
    [page] = read_text(TEXT, Settings(redact="persons"))
    assert "[บุคคล 1] โทร. [โทรศัพท์ 1]" in page.text

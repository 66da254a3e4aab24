"""One consistent document, and what the audit finds when a single thing in it is changed."""

from pathlib import Path

import pytest
from planted import CASES, QUIET, Case, before

from itaextract import Settings, extract
from itaextract.model import Document, Finding
from json_pointers import follow

TEXT = (Path(__file__).parents[1] / "fixtures" / "audit" / "consistent.txt").read_text("utf-8")


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

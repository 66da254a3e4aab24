import pytest

from itaextract.errors import UnreadableFileError
from itaextract.page import Page
from itaextract.read import open_source, sniff
from itaextract.settings import Settings


def pages(text: str | bytes) -> list[Page]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(open_source(data, Settings(reader="text")).pages)


def cells(text: str) -> list[list[list[str]]]:
    (page,) = pages(text)
    return [[list(cell) for cell in row.cells] for row in page.rows]


def test_tabs_part_cells_and_markup_parts_paragraphs() -> None:
    assert cells("<p>ก</p>\t<ul><li>- ข</li><li>- ค</li></ul>\tง<br/>จ") == [
        [["ก"], ["- ข", "- ค"], ["ง", "จ"]]
    ]


def test_emphasis_and_entities_are_plain_text() -> None:
    assert cells("**หัวข้อ** <b>หนา</b> &amp; __ขีด__") == [[["หัวข้อ หนา & ขีด"]]]


def test_an_attribute_that_wraps_is_one_line_with_its_cell() -> None:
    text = 'ก\tดู <a href="http://www.exam\nple.go.th/">http://www.exam ple.go.th/\nข\tค'
    assert cells(text) == [[["ก"], ["ดู http://www.exam ple.go.th/"]], [["ข"], ["ค"]]]


def test_rules_of_dashes_are_dropped() -> None:
    assert cells("ก\tข\n---\t:---:\nค\tง") == [[["ก"], ["ข"]], [["ค"], ["ง"]]]


def test_markdown_tables_are_rows() -> None:
    assert cells("| ก | ข |\n|---|---|\n| ค | ง |") == [[["ก"], ["ข"]], [["ค"], ["ง"]]]


def test_less_than_signs_in_prose_stay() -> None:
    assert cells("คะแนน < 85 และ > 50") == [[["คะแนน < 85 และ > 50"]]]


def test_a_form_feed_starts_a_page() -> None:
    assert [page.number for page in pages("หนึ่ง\fสอง\f")] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_encodings(encoding: str) -> None:
    (page,) = pages("มาตรการ\tผู้รับผิดชอบ".encode(encoding))
    assert page.rows[0].cells == (("มาตรการ",), ("ผู้รับผิดชอบ",))


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\0\0\0"])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        sniff(data)


def test_a_pdf_may_begin_with_rubbish() -> None:
    assert sniff(b"\r\n\r\n%PDF-1.7 ...") == "pdf"

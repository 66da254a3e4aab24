import pytest

from itaextract.errors import UnreadableFileError
from itaextract.page import Cut, Page
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
    assert cells(text) == [[["ก"], ["ดู http://www.example.go.th/"]], [["ข"], ["ค"]]]


def test_link_text_without_an_address_gets_it() -> None:
    text = 'ก\t<a href="https://ita.example.go.th/o12">คลิกที่นี่</a>'
    assert cells(text) == [[["ก"], ["คลิกที่นี่ https://ita.example.go.th/o12"]]]


def test_list_tags_say_what_their_markers_would() -> None:
    text = "ก\t<ol><li>ประชุม</li><li>รายงาน</li></ol>\t<ul><li>- แจ้ง</li><li>ติดตาม</li></ul>"
    assert cells(text) == [[["ก"], ["1. ประชุม", "2. รายงาน"], ["- แจ้ง", "• ติดตาม"]]]


def test_a_list_over_several_lines_stays_in_its_cell() -> None:
    text = "ก\t<ol>\n<li>ประชุม</li>\n<li>รายงาน</li>\n</ol>\tกองคลัง\nข\tค\tง"
    assert cells(text) == [[["ก"], ["1. ประชุม", "2. รายงาน"], ["กองคลัง"]], [["ข"], ["ค"], ["ง"]]]


def test_an_html_table_with_spans_is_rows() -> None:
    text = (
        "<table><tr><th rowspan=2>มาตรการ</th><th colspan=2>ไตรมาส</th></tr>\n"
        "<tr><td>1</td><td>2</td></tr><tr><td>อบรม</td><td>✓</td><td></td></tr></table>"
    )
    assert cells(text)[1:4] == [
        [["มาตรการ"], ["ไตรมาส"], []],
        [[], ["1"], ["2"]],
        [["อบรม"], ["✓"], []],
    ]


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


def test_pages_beyond_the_limit_are_told_of() -> None:
    source = open_source("ก\fข\fค".encode(), Settings(reader="text", max_pages=2))
    assert [page.number for page in source.pages] == [1, 2]
    assert source.cuts == [Cut("pages", 3, onward=True, limit=2)]
    source = open_source("ก\fข\fค".encode(), Settings(reader="text", max_pages=2, pages="2-"))
    assert [page.number for page in source.pages] == [2, 3]
    assert source.cuts == []

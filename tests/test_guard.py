"""Files that would hang or fill the memory cost one page, or end in one line."""

import io
import sys
from pathlib import Path

import pypdfium2
import pytest

from hostile.pdfs import flate_bomb, nested_forms, outside_content
from itaextract import Guard, Settings, extract
from itaextract.errors import LimitExceededError, UnreadableFileError
from itaextract.read import open_source

PDF = Path(__file__).parent / "fixtures/pdf/na-dok-kham-2566-plan.clean.pdf"
QUICK = Settings(max_seconds_per_page=3, ocr="never")


def joined(*files: bytes) -> bytes:
    """One PDF with the pages of all."""
    whole = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def guard():
    with Guard(QUICK) as guard:
        yield guard


def test_an_ordinary_file_gives_the_same_document(guard):
    assert guard.extract(PDF) == extract(PDF, QUICK)
    assert guard.extract(PDF.read_bytes()).source.file_name is None
    with PDF.open("rb") as stream:
        assert guard.extract(stream).source.file_name == PDF.name


def test_errors_come_through(guard, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(UnreadableFileError, match="not a PDF"):
        guard.extract(tmp_path / "a.pdf")


def test_a_file_of_which_nothing_can_be_read_is_an_error(guard):
    with pytest.raises(LimitExceededError, match="page 1 takes longer than 3 s"):
        guard.extract(nested_forms())


def test_a_page_without_end_costs_itself_only(guard):
    good = PDF.read_bytes()
    count = len(pypdfium2.PdfDocument(good))
    mixed = joined(good, nested_forms(), good)
    document = guard.extract(mixed)
    [finding] = [f for f in document.findings if f.code == "page-not-read"]
    assert finding.pages == [count + 1]
    assert finding.message_en == f"Page {count + 1} was not read: it takes longer than 3 s."
    assert f"หน้า {count + 1} ไม่ได้อ่าน" in finding.message_th
    read = {page for table in document.tables for page in table.pages}
    assert {1, count + 2} <= read
    assert len(document.measures) == 2 * len(extract(good, QUICK).measures)
    texts = guard.read_text(mixed)
    assert [bool(page.not_read) for page in texts].index(True) == count


def test_after_two_such_pages_the_rest_is_given_up(guard):
    good, bad = PDF.read_bytes(), nested_forms()
    count = len(pypdfium2.PdfDocument(good))
    document = guard.extract(joined(good, bad, bad, good))
    found = [f for f in document.findings if f.code == "page-not-read"]
    assert [f.pages for f in found] == [[count + 1], [count + 2]]
    assert "and all after it" in found[1].message_en
    assert document.measures == extract(good, QUICK).measures


def test_limits_of_pages_and_glyphs_leave_out_what_is_beyond():
    data = PDF.read_bytes()
    whole = extract(data)
    cut = extract(data, Settings(max_pages=1))
    [finding] = [f for f in cut.findings if f.code == "page-not-read"]
    assert (finding.pages, finding.severity) == ([2], "error")
    assert "beyond the limit of 1 pages" in finding.message_en
    assert "หน้า 2 และหน้าต่อจากนั้น ไม่ได้อ่าน" in finding.message_th
    assert 0 < len(cut.measures) < len(whole.measures)
    longest = max(len(page.glyphs) for page in open_source(data, Settings()).pages)
    cut = extract(data, Settings(max_glyphs_per_page=longest - 1))
    assert any("has more than" in f.message_en for f in cut.findings)


def test_a_damaged_page_costs_itself_only():
    mixed = joined(PDF.read_bytes(), outside_content())
    document = extract(mixed)
    assert document.measures
    assert all(f.pages == [3] for f in document.findings if f.code == "page-not-read")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_a_bomb_is_an_error_of_one_line():
    with Guard(QUICK.replace(max_memory_megabytes=300, max_seconds_per_page=20)) as guard:
        with pytest.raises(LimitExceededError, match=r"needs more than 300 MiB|not read"):
            guard.extract(flate_bomb(400))
        assert guard.extract(PDF).measures

"""PDFium, the second reader: what pdfminer refuses, and the same text from sound files."""

import io
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from golden import PDFS
from hostile import pdfs
from itaextract import Settings, extract, read_text
from itaextract.errors import EncryptedFileError, LimitExceededError, UnreadableFileError
from itaextract.page import Page
from itaextract.read.miner import open_miner
from itaextract.read.pdfium import open_pdfium
from itaextract.read.selection import OpenedPdf

FIXTURES = Path(__file__).parents[1] / "fixtures"
PDF = FIXTURES / "pdf/na-dok-kham-2566-plan.clean.pdf"
REFUSED = {
    "page tree": pdfs.deep_page_tree(1010),
    "cross references": pdfs.xref_loop(),
    "length": pdfs.length_of_itself(),
    "page box": pdfs.odd_page_box(),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_a_file_that_pdfminer_refuses_is_read(data):
    with pytest.raises(UnreadableFileError):
        open_miner(data, Settings()).read(1)
    assert "Hello, measure 1" in read_text(data)[0].text


def test_what_both_refuse_is_an_error_of_the_first():
    with pytest.raises(UnreadableFileError, match="not a readable PDF"):
        extract(b"%PDF-1.4 and nothing else")


def test_a_damaged_page_is_read_by_the_second():
    whole = pypdfium2.PdfDocument(PDF)
    whole.import_pages(pypdfium2.PdfDocument(pdfs.odd_page_box()))
    out = io.BytesIO()
    whole.save(out)
    pages = read_text(out.getvalue())
    assert len(pages) == 3
    assert "Hello, measure 1" in pages[-1].text


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.name)
def test_both_readers_give_the_same_records(pdf):
    first, second = (extract(pdf, Settings(reader=name)) for name in ("pdfminer", "pdfium"))
    assert [_texts(m) for m in first.measures] == [_texts(m) for m in second.measures]
    assert _scores(first) == _scores(second)
    for a, b in zip(first.measures, second.measures, strict=True):
        for box, other in zip(a.provenance.boxes, b.provenance.boxes, strict=True):
            assert (box.x0, box.top) == pytest.approx((other.x0, other.top), abs=2.0)


def _texts(measure):
    return measure.number, measure.title, measure.steps, measure.responsible, measure.deadline


def _scores(document):
    return [(s.code, s.year, s.score) for table in document.score_tables for s in table.scores]


def test_a_turned_page_reads_as_it_is_shown():
    turned = pypdfium2.PdfDocument(PDF)
    for page in turned:
        page.set_rotation(90)
    out = io.BytesIO()
    turned.save(out)
    page = open_pdfium(out.getvalue(), Settings()).read(1)
    upright = open_pdfium(PDF.read_bytes(), Settings()).read(1)
    assert (page.width, page.height) == (upright.height, upright.width)
    assert page.glyphs == ()  # its lines run downwards now


def test_glyphs_and_rules_are_where_the_other_reader_has_them():
    data = PDF.read_bytes()
    first, second = (opened(data, Settings()).read(1) for opened in (open_miner, open_pdfium))
    letters = [Counter(g.text for g in page.glyphs if g.text.strip()) for page in (first, second)]
    assert letters[0] == letters[1]
    assert abs(len(first.rules) - len(second.rules)) <= 2
    places = [
        sorted((g.x0, g.baseline) for g in page.glyphs if g.text == "ก") for page in (first, second)
    ]
    for one, other in zip(*places, strict=True):
        assert one == pytest.approx(other, abs=0.5)


def test_limits_and_passwords():
    with pytest.raises(LimitExceededError, match="glyphs"):
        open_pdfium(PDF.read_bytes(), Settings(max_glyphs_per_page=5)).read(1)
    locked = (FIXTURES / "bad/encrypted-user-password.pdf").read_bytes()
    with pytest.raises(EncryptedFileError):
        open_pdfium(locked, Settings())


def test_encryption_that_only_pdfium_knows_is_no_refusal(monkeypatch):
    def refuse(data, settings):
        raise EncryptedFileError("the PDF is encrypted; give its password")

    monkeypatch.setattr("itaextract.read.pdf.open_miner", refuse)
    assert read_text(PDF)[0].text
    with pytest.raises(EncryptedFileError, match="give its password"):
        extract(FIXTURES / "bad/encrypted-user-password.pdf")


def test_a_page_without_text_is_looked_at_by_the_second(monkeypatch):
    """Its content may be behind a damaged table of objects."""
    lost = OpenedPdf(2, None, lambda number: Page(number, 595.0, 842.0))
    monkeypatch.setattr("itaextract.read.pdf.open_miner", lambda data, settings: lost)
    assert len(read_text(PDF)) == 2
    assert all(page.text for page in read_text(PDF))


def test_a_page_without_any_text_stays_as_the_first_read_it():
    blank = pypdfium2.PdfDocument(PDF)
    blank.new_page(200, 300)
    out = io.BytesIO()
    blank.save(out)
    assert [bool(page.text) for page in read_text(out.getvalue(), Settings(ocr="never"))] == [
        *(True, True, False)
    ]

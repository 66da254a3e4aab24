"""Engines of others, read from the documentation, and what happens when there is none."""

import io
import re
from pathlib import Path

import pytest

from itaextract import Settings, extract
from itaextract.errors import NoTextLayerError, OcrUnavailableError, SettingsError
from itaextract.ocr import tesseract as builtin
from itaextract.reading import read_text

DOCS = Path(__file__).parents[2] / "docs/ocr.md"
MODEL = "def read(image):\n    assert image.min() < 128 < image.max()\n    return {text!r}, 0.9\n"
SLOW = "import time\n\n\ndef read(image):\n    time.sleep(600)\n"


@pytest.fixture
def plug_in(tmp_path, monkeypatch):
    """Install the engine of the documentation, with a model of the given source."""
    [code] = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.S)

    def install(model):
        (tmp_path / "my_package.py").write_text(code, "utf-8")
        (tmp_path / "my_model.py").write_text(model, "utf-8")
        info = tmp_path / "my_package-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Name: my-package\nVersion: 1\n")
        (info / "entry_points.txt").write_text(
            "[itaextract.ocr]\nvision = my_package:VisionEngine\n"
        )
        monkeypatch.syspath_prepend(tmp_path)

    return install


@pytest.fixture
def mixed(scan, fixtures):
    """Page 1 with a text layer, page 2 scanned."""
    return joined(fixtures / "pdf/lam-sin-2567-report.clean.pdf", scan("lam-sin-2567-report", [2]))


def joined(document, scanned):
    """The first page of a document, with the pages of a scan behind it."""
    pdfium = pytest.importorskip("pypdfium2")
    whole = pdfium.PdfDocument.new()
    whole.import_pages(pdfium.PdfDocument(document), [0])
    whole.import_pages(pdfium.PdfDocument(scanned))
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def test_an_engine_of_others(plug_in, scan):
    plug_in(MODEL.format(text="คำตอบจากแบบจำลอง"))
    pages = read_text(scan("si-tia-2567-announcement"), Settings(ocr_engine="vision"))
    assert "คำตอบจากแบบจำลอง" in pages[0].text


def test_an_engine_that_does_not_end_costs_its_page(plug_in, mixed):
    plug_in(SLOW)
    document = extract(mixed, Settings(ocr_engine="vision", max_ocr_seconds_per_page=0.5))
    assert document.source.text_layer == "embedded"
    [finding] = [f for f in document.findings if f.code == "page-not-read"]
    assert finding.pages == [2]
    assert "0.5 seconds" in finding.message_en


def test_an_engine_that_fails_costs_its_page(plug_in, mixed):
    plug_in("def read(image):\n    raise ValueError('no\\nidea')\n")
    document = extract(mixed, Settings(ocr_engine="vision"))
    [finding] = [f for f in document.findings if f.code == "page-not-read"]
    assert "ValueError: no idea" in finding.message_en


def test_files_may_be_scans_in_part(tesseract, mixed):
    document = extract(mixed)
    assert document.source.text_layer == "mixed"
    assert len(document.tables) == 1
    assert document.tables[0].pages == [1, 2]


def test_junk_that_recognition_left_over_a_scan_is_not_read(tesseract, scan, fixtures):
    from scans import JUNK, with_junk_layer

    scanned = with_junk_layer(scan("lam-sin-2567-report", [2]))
    file = joined(fixtures / "pdf/lam-sin-2567-report.clean.pdf", scanned)
    assert JUNK in read_text(file, Settings(ocr="never"))[1].text
    document = extract(file)
    assert document.source.text_layer == "mixed"
    assert document.tables[0].pages == [1, 2]
    assert JUNK[:10] not in document.model_dump_json()


def test_an_unknown_engine_is_refused(scan):
    with pytest.raises(SettingsError, match="no OCR engine named 'none'; there are tesseract"):
        extract(scan("si-tia-2567-announcement", dpi=72), Settings(ocr_engine="none"))


class TestWithoutTesseract:
    @pytest.fixture(autouse=True)
    def without(self, monkeypatch):
        monkeypatch.setattr(builtin, "_PLACES", ())
        monkeypatch.delenv("TESSDATA_PREFIX", raising=False)

    def test_a_scan_is_an_error_that_says_what_to_install(self, scan):
        with pytest.raises(NoTextLayerError, match="tesseract-ocr-tha") as caught:
            extract(scan("si-tia-2567-announcement", dpi=72))
        assert "\n" not in str(caught.value)

    def test_a_mixed_file_is_read_as_far_as_possible(self, mixed):
        document = extract(mixed)
        assert document.measures
        [finding] = [f for f in document.findings if f.code == "page-not-read"]
        assert (finding.pages, finding.severity) == ([2], "error")

    def test_reading_all_pages_is_refused(self, fixtures):
        path = fixtures / "pdf" / "lam-sin-2567-report.clean.pdf"
        with pytest.raises(OcrUnavailableError, match=r"itaextract\[ocr\]"):
            extract(path, Settings(ocr="always"))

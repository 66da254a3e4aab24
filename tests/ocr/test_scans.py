"""Scans are read into the records of their born-digital twins."""

import pytest
from rapidfuzz.fuzz import ratio

from itaextract import Settings, extract
from itaextract.errors import NoTextLayerError


@pytest.fixture(scope="module")
def twins(tesseract, scan, fixtures):
    """A document and the scan of it."""
    name = "nam-kian-2566-plan"
    clean = extract(fixtures / "pdf" / f"{name}.clean.pdf", Settings(pages="1-2"))
    return clean, extract(scan(name, (1, 2), skew=-0.8))


class TestScan:
    def test_it_has_the_same_measures(self, twins):
        clean, scanned = twins
        assert scanned.source.text_layer == "ocr"
        for one, other in zip(clean.measures, scanned.measures, strict=True):
            assert ratio(one.title, other.title) > 75  # close print; one title is cut by the page
        assert [len(m.steps) for m in scanned.measures] == [len(m.steps) for m in clean.measures]

    def test_it_has_the_same_grid(self, twins):
        for clean, scanned in zip(*(d.tables for d in twins), strict=True):
            assert [len(row) for row in scanned.rows] == [len(row) for row in clean.rows]
            for one, other in zip(clean.boxes, scanned.boxes, strict=True):
                assert abs(one.x1 - one.x0 - (other.x1 - other.x0)) < 3

    def test_same_bytes_same_output(self, tesseract, scan):
        data = scan("si-tia-2567-announcement")
        assert extract(data) == extract(data, Settings(ocr_workers=1))


def test_without_ocr_a_scan_is_an_error(scan):
    with pytest.raises(NoTextLayerError, match="scan"):
        extract(scan("si-tia-2567-announcement", dpi=72), Settings(ocr="never"))

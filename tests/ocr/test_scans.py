"""Scans are read into the records of their born-digital twins."""

import pytest
from rapidfuzz.fuzz import ratio

from itaextract import Settings, extract
from itaextract.errors import NoTextLayerError


def test_a_scan_has_the_measures_and_the_grid_of_its_twin(tesseract, scan, fixtures):
    name = "nam-kian-2566-plan"
    clean = extract(fixtures / "pdf" / f"{name}.clean.pdf", Settings(pages="1-2"))
    scanned = extract(scan(name, (1, 2), skew=-0.8))
    assert scanned.source.text_layer == "ocr"
    for one, other in zip(clean.measures, scanned.measures, strict=True):
        assert ratio(one.title, other.title) > 75  # close print; one title is cut by the page
    assert [len(m.steps) for m in scanned.measures] == [len(m.steps) for m in clean.measures]
    for one, other in zip(clean.tables, scanned.tables, strict=True):
        assert [len(row) for row in other.rows] == [len(row) for row in one.rows]
        for box, same in zip(one.boxes, other.boxes, strict=True):
            assert abs(box.x1 - box.x0 - (same.x1 - same.x0)) < 3


def test_a_table_without_rules_has_the_rows_of_its_twin(tesseract, scan, fixtures):
    """Its letters are taller than those of TH Sarabun, and its cells stand close."""
    name = "na-dok-kham-2566-plan"
    clean = extract(fixtures / "pdf" / f"{name}.clean.pdf", Settings(pages="1"))
    scanned = extract(scan(name, (1,), skew=0.5))
    scores, plan = scanned.tables
    assert [len(scores.rows), len(plan.rows)] == [len(table.rows) for table in clean.tables]
    assert len(plan.header) == 5
    for one, other in zip(clean.measures, scanned.measures, strict=True):
        assert ratio(one.title, other.title) > 95


def test_same_bytes_same_output(tesseract, scan):
    data = scan("si-tia-2567-announcement")
    assert extract(data) == extract(data, Settings(ocr_workers=1))


def test_without_ocr_a_scan_is_an_error(scan):
    with pytest.raises(NoTextLayerError, match="scan"):
        extract(scan("si-tia-2567-announcement", dpi=72), Settings(ocr="never"))

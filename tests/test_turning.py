"""Pages whose text runs up or down give the records that they give upright, where they stand."""

import io
from pathlib import Path

import pypdfium2
import pytest

from itaextract import extract, read_text
from itaextract.page import Page, Rect
from itaextract.pipeline import read_document
from itaextract.turning import Turn

PDF = Path(__file__).parent / "fixtures/pdf/na-dok-kham-2566-plan.clean.pdf"


def sideways(degrees: int) -> bytes:
    document = pypdfium2.PdfDocument(PDF)
    for page in document:
        page.set_rotation(degrees)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 270])
def test_sideways_pages_give_the_same_records(degrees):
    upright, turned = extract(PDF), extract(sideways(degrees))
    assert [m.title for m in turned.measures] == [m.title for m in upright.measures]
    assert [m.steps for m in turned.measures] == [m.steps for m in upright.measures]
    scores = [[s.score for t in d.score_tables for s in t.scores] for d in (upright, turned)]
    assert scores[0] == scores[1]
    assert read_text(sideways(degrees))[0].text == read_text(PDF)[0].text


@pytest.mark.parametrize("degrees", [90, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(degrees):
    upright, turned = read_document(PDF), read_document(sideways(degrees))
    width, height = upright.pages[0].width, upright.pages[0].height
    shown = turned.pages[0]
    assert (shown.width, shown.height) == pytest.approx((height, width), abs=0.01)
    pairs = zip(upright.document.measures, turned.document.measures, strict=True)
    for before, after in pairs:
        for a, b in zip(before.provenance.boxes, after.provenance.boxes, strict=True):
            if degrees == 90:
                shown = (height - a.bottom, a.x0, height - a.top, a.x1)
            else:
                shown = (a.top, width - a.x1, a.bottom, width - a.x0)
            assert (b.x0, b.top, b.x1, b.bottom) == pytest.approx(shown, abs=0.05)
            assert 0 <= b.x0 < b.x1 <= height and 0 <= b.top < b.bottom <= width
    assert after.provenance.fields.keys() == before.provenance.fields.keys()
    lines = [line for page in turned.pages for block in page.blocks for line in lines_of(block)]
    assert all(0 <= line.box.x0 < line.box.x1 <= height for line in lines)


def lines_of(block):
    return (
        [line for cell in block.cells for line in cell.lines]
        if hasattr(block, "cells")
        else [block]
    )


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_turn_and_back(degrees):
    shown_width, shown_height = 600.0, 800.0
    x0, top, x1, bottom = 10.0, 20.0, 110.0, 50.0
    if degrees == 90:
        turned = Rect(shown_height - bottom, x0, shown_height - top, x1)
    else:
        turned = Rect(top, shown_width - x1, bottom, shown_width - x0)
    page = Page(1, shown_height, shown_width, turned=degrees)
    assert Turn(page).back(turned) == (x0, top, x1, bottom)
    assert Turn(page).size == (shown_width, shown_height)

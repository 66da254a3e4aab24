"""Pages drawn with what was found on them: the marks lie where the fixture has its cells."""

import pytest

from golden import PDFS
from itaextract import Settings, debug, extract
from itaextract.errors import SettingsError, UnreadableFileError

[PDF] = [path for path in PDFS if path.name.startswith("lam-sin")]
DOTS = 72.0
"""A pixel is a point then."""


@pytest.fixture(scope="module")
def document():
    return extract(PDF)


@pytest.fixture(scope="module")
def plain(document):
    return debug.show_page(document, 1, PDF, layers=(), resolution=DOTS)


def shown(document, *layers, page=1):
    return debug.show_page(document, page, PDF, layers=layers, resolution=DOTS)


def differing(one, other):
    """The box around all pixels in which two pictures differ."""
    from PIL import ImageChops

    return ImageChops.difference(one, other).getbbox()


def test_rows_are_marked_where_their_records_stand(document, plain):
    box = differing(plain, shown(document, "rows"))
    places = [b for m in document.measures for b in m.provenance.boxes if b.page == 1]
    around = (
        min(b.x0 for b in places),
        min(b.top for b in places),
        max(b.x1 for b in places),
        max(b.bottom for b in places),
    )
    assert box == pytest.approx(around, abs=2)


def test_both_parts_of_a_cut_row_are_marked(document):
    cut, *_ = [m for m in document.measures if m.provenance.fragments == 2]
    for part in cut.provenance.boxes:
        marked = shown(document, "rows", page=part.page)
        bare = shown(document, page=part.page)
        x, y = round(part.x1 - 4), round((part.top + part.bottom) / 2)
        assert marked.getpixel((x, y)) != bare.getpixel((x, y))


def test_fields_are_outlined(document, plain):
    steps = document.measures[0].provenance.fields["steps"][0]
    outlined = shown(document, "fields")
    middle = (round(steps.x0), round((steps.top + steps.bottom) / 2))
    assert outlined.getpixel(middle)[:3] == (110, 40, 160)
    assert plain.getpixel(middle) != outlined.getpixel(middle)


def test_glyphs_rules_cells_and_lines_are_drawn(document, plain):
    found = debug.evidence(PDF, 1)
    rule = found.page.rules[0]
    middle = (round((rule.x0 + rule.x1) / 2), round((rule.top + rule.bottom) / 2))
    assert shown(document, "rules").getpixel(middle)[0] > 150
    for layer in ("glyphs", "cells", "lines"):
        assert differing(plain, shown(document, layer)) is not None


def test_what_cannot_be_drawn_is_refused(document, tmp_path):
    with pytest.raises(UnreadableFileError, match="not the file"):
        debug.show_page(document, 1, PDFS[0])
    with pytest.raises(SettingsError, match="no layer 'colour'"):
        debug.show_page(document, 1, PDF, layers=["colour"])
    with pytest.raises(SettingsError):
        debug.show_page(document, 99, PDF, settings=Settings())
    text = tmp_path / "plan.txt"
    text.write_text("มาตรการส่งเสริมคุณธรรม", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="no pages to draw"):
        debug.show_page(extract(text), 1, text)

"""Lines of glyphs: where their ink stands."""

import pytest

from itaextract.table.lines import build_lines
from itaextract.table.model import ink_by_page
from itaextract.thai.repair import repair_page
from typeset import SIZE, changed, page, row


def lines(shift: float, baseline: float = 100.0):
    """Lines of a font whose descriptor puts its boxes that many points too low."""
    glyphs = [
        changed(g, top=g.top + shift, bottom=g.bottom + shift)
        for g in row("ที่ปรึกษา", baseline=baseline)
    ]
    return build_lines(repair_page(page(glyphs)).clusters, 1)


@pytest.mark.parametrize("shift", [-0.3 * SIZE, 0.0, 0.4 * SIZE])
def test_ink_stands_around_the_baseline_whatever_the_font_says(shift):
    [line] = lines(shift)
    assert line.ink is not None and line.box is not None
    assert (line.ink.x0, line.ink.x1) == (line.box.x0, line.box.x1)
    assert 100 - 1.1 * SIZE < line.ink.top < 100 - 0.8 * SIZE
    assert 100 + 0.2 * SIZE < line.ink.bottom < 100 + 0.35 * SIZE


def test_ink_of_several_lines_is_one_box_a_page():
    both = [*lines(0.0), *lines(0.0, baseline=124.0)]
    [(number, around)] = ink_by_page(both)
    assert number == 1
    assert (around.top, around.bottom) == (both[0].ink.top, both[1].ink.bottom)

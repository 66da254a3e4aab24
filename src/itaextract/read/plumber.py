"""The reference reader: born-digital PDFs through pdfplumber."""

import io
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import pdfplumber
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from itaextract.errors import LimitExceededError, UnreadableFileError
from itaextract.glyph import Glyph
from itaextract.page import Page, Rect, SourceFile
from itaextract.read.guard import guarded
from itaextract.read.recorder import Drawn, record
from itaextract.read.registry import FontRegistry
from itaextract.read.selection import OpenedPdf, as_source
from itaextract.read.shapes import (
    Shape,
    hidden_by_style,
    images_of,
    mark_hidden,
    rules_of,
)
from itaextract.settings import Settings

logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)

T = TypeVar("T")


class PlumberReader:
    """Reads glyphs, rules and image boxes of each page with pdfplumber."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        pdf = _guard(lambda: pdfplumber.open(io.BytesIO(data), password=settings.password or ""))
        count = _guard(lambda: len(pdf.pages))
        if not count:
            raise UnreadableFileError("the PDF has no pages (damaged or truncated)")
        producer = (pdf.metadata or {}).get("Producer")
        known = producer if isinstance(producer, str) else None
        return as_source(OpenedPdf(count, known, _page_reader(pdf, settings)), settings)


def _guard(action: Callable[[], T]) -> T:
    """Run a call into pdfplumber, which wraps the errors of pdfminer."""

    def unwrapped() -> T:
        try:
            return action()
        except PdfminerException as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, Exception) else error from None

    return guarded(unwrapped)


def _page_reader(pdf: PDF, settings: Settings) -> Callable[[int], Page]:
    registry = FontRegistry()

    def read(number: int) -> Page:
        source = pdf.pages[number - 1]
        try:
            return _guard(lambda: _page(source, registry, settings))
        finally:
            source.close()

    return read


def _page(source: Any, registry: FontRegistry, settings: Settings) -> Page:
    drawn = record(source, registry)
    chars = source.chars
    if len(chars) > settings.max_glyphs_per_page:
        raise LimitExceededError("more glyphs than are allowed")
    # pdfplumber's boxes start at the MediaBox corner; glyph matrices do not.
    left, upper = source.bbox[0], source.bbox[1]
    width, height = float(source.width), float(source.height)
    base = source.mediabox[1]
    glyphs = (
        _glyph(c, known, left, upper, height, base)
        for c, known in zip(chars, drawn, strict=True)
        if c["upright"]
    )
    objects = (*source.images, *source.lines, *source.rects, *source.curves)
    shapes = [_shape(o, left, upper) for o in objects]
    return Page(
        number=source.page_number,
        width=width,
        height=height,
        glyphs=mark_hidden(list(glyphs), width, height, shapes),
        fonts=registry.programs,
        rules=rules_of(shapes),
        images=images_of(shapes),
    )


def _glyph(
    c: dict[str, Any], drawn: Drawn | None, left: float, upper: float, height: float, base: float
) -> Glyph:
    return Glyph(
        c["text"],
        c["x0"] - left,
        c["x1"] - left,
        c["top"] - upper,
        c["bottom"] - upper,
        height - (c["matrix"][5] - base) - upper,
        c["size"],
        c["fontname"],
        drawn.code if drawn else -1,
        drawn.face if drawn else "",
        hidden_by_style(drawn.mode if drawn else None, c.get("non_stroking_color")),
    )


def _shape(o: dict[str, Any], left: float, upper: float) -> Shape:
    return Shape(
        o["object_type"],
        Rect(o["x0"] - left, o["top"] - upper, o["x1"] - left, o["bottom"] - upper),
        _color(o, "stroke", "stroking_color"),
        _color(o, "fill", "non_stroking_color"),
        [(x - left, y - upper) for x, y in o.get("pts", ())],
    )


def _color(o: dict[str, Any], painted: str, key: str) -> Any:
    """The colour in which an object is stroked or filled; None where it is not."""
    color = o.get(key) if o.get(painted) else None
    return "" if color is None and o.get(painted) else color

"""Born-digital PDFs through pdfminer's objects and fonts, with a faster way through content."""

import logging
from collections.abc import Callable
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.utils import decode_text

from itaextract.errors import UnreadableFileError
from itaextract.page import Page, SourceFile
from itaextract.read.content import Canvas, Interpreter
from itaextract.read.document import Document, Fonts
from itaextract.read.guard import guarded
from itaextract.read.selection import OpenedPdf, as_source
from itaextract.read.shapes import images_of, mark_hidden, rules_of
from itaextract.settings import Settings

logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class MinerReader:
    """Reads the same pages as ``PlumberReader``, in a thirtieth of its time where compiled."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        return as_source(open_miner(data, settings), settings)


def open_miner(data: bytes, settings: Settings) -> OpenedPdf:
    """Open a PDF with pdfminer.

    Raises:
        UnreadableFileError: pdfminer cannot open it, or it has no pages.
        EncryptedFileError: a password is needed.
    """
    document = guarded(lambda: Document(data, settings.password or ""))
    pages = guarded(lambda: list(PDFPage.create_pages(document)))
    if not pages:
        raise UnreadableFileError("the PDF has no pages (damaged or truncated)")
    read = _page_reader(document, pages, settings)
    return OpenedPdf(len(pages), _producer(document), read)


def _producer(document: Document) -> str | None:
    """The last of the producers that the file names."""
    found = None
    for info in document.info:
        value = guarded(lambda info=info: resolve1(info.get("Producer")))  # type: ignore[misc]
        if isinstance(value, bytes):
            found = decode_text(value)
    return found


def _page_reader(
    document: Document, sources: list[PDFPage], settings: Settings
) -> Callable[[int], Page]:
    registry = Fonts()
    faces: dict[int, Any] = {}

    def read(number: int) -> Page:
        source = sources[number - 1]
        try:
            canvas = guarded(lambda: _drawn(source, registry, faces, settings))
            if turned := _turn_needed(canvas):
                source.rotate = (source.rotate + turned) % 360
                canvas = guarded(lambda: _drawn(source, registry, faces, settings))
            return guarded(lambda: _page(number, source, canvas, registry, turned))
        finally:
            _release(document, source)

    return read


def _drawn(source: PDFPage, registry: Fonts, faces: dict[int, Any], settings: Settings) -> Canvas:
    canvas = Canvas(registry, faces, _size(source)[1], settings.max_glyphs_per_page)
    Interpreter(registry, canvas).process_page(source)
    return canvas


def _turn_needed(canvas: Canvas) -> int:
    """Degrees, clockwise, to turn a page by whose text runs up or down for the most part."""
    if not canvas.sideways:
        return 0
    [(degrees, count)] = canvas.sideways.most_common(1)
    return degrees if count > len(canvas.glyphs) else 0


def _page(number: int, source: PDFPage, canvas: Canvas, registry: Fonts, turned: int) -> Page:
    width, height = _size(source)
    return Page(
        number=number,
        width=width,
        height=height,
        glyphs=mark_hidden(canvas.glyphs, width, height, canvas.shapes),
        fonts=registry.programs,
        rules=rules_of(canvas.shapes),
        images=images_of(canvas.shapes),
        turned=turned,
    )


def _size(source: PDFPage) -> tuple[float, float]:
    x0, y0, x1, y1 = source.mediabox
    width, height = abs(x1 - x0), abs(y1 - y0)
    return (height, width) if source.rotate in (90, 270) else (width, height)


def _release(document: Document, source: PDFPage) -> None:
    """Let go of a page's content, which pdfminer would keep until the file is closed."""
    for content in source.contents:
        if isinstance(content, PDFObjRef | PDFStream):
            document._cached_objs.pop(content.objid or 0, None)
    source.contents = []

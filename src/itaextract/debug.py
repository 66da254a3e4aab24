"""Pages drawn with what was found on them, for notebooks and developers.

>>> from itaextract import debug, extract
>>> document = extract("plan.pdf")  # doctest: +SKIP
>>> debug.show_page(document, 2, "plan.pdf")  # doctest: +SKIP
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from itaextract.errors import SettingsError, UnreadableFileError
from itaextract.model import Box, Document, Provenance
from itaextract.page import Page, Rect
from itaextract.pipeline import PageLayout, read_document
from itaextract.read import open_source
from itaextract.reading import FileSource, load_source
from itaextract.settings import Settings, parse_pages
from itaextract.table.model import Grid
from itaextract.thai.repair import RepairedPage, repair_page
from itaextract.turning import Turn

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Layer = Literal["glyphs", "rules", "cells", "lines", "rows", "fields"]
"""What is drawn: glyphs as the text layer has them; rules; cells of the grids; lines of text
outside them; rows that became records, joined over page breaks; fields with their names."""

LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)

Colour = tuple[int, int, int, int]
_GLYPH: Final[Colour] = (120, 120, 120, 150)
_REPAIRED: Final[Colour] = (240, 130, 0, 255)
_RULE: Final[Colour] = (220, 30, 30, 255)
_CELL: Final[Colour] = (30, 90, 220, 255)
_LINE: Final[Colour] = (0, 140, 120, 200)
_FIELD: Final[Colour] = (110, 40, 160, 255)
_ROWS: Final[tuple[Colour, ...]] = ((255, 210, 0, 70), (0, 190, 255, 60))
"""One row after the other, so that neighbours can be told apart."""
_ROW_EDGE: Final[Colour] = (60, 60, 60, 255)


class PageEvidence(NamedTuple):
    """What the stages made of one page.

    Attributes:
        page: as it was read, in the places of the turned page where it runs sideways.
        repaired: the same with its text repaired, and with each repair.
        layout: its lines and grids, in the places of the page as it is shown; of a page that OCR
            read, what OCR found.
    """

    page: Page
    repaired: RepairedPage
    layout: PageLayout


def evidence(source: FileSource, page: int, settings: Settings | None = None) -> PageEvidence:
    """Read one page, and keep what each stage found.

    Args:
        source: a path, the bytes of a file, or a binary stream.
        page: its number, from 1.
        settings: as for ``extract``; ``pages`` does not count.

    Raises:
        SettingsError: the file does not have the page.
        ItaExtractError: as ``extract``.
    """
    _, data = load_source(source)
    settings = (settings or Settings()).replace(pages=parse_pages(str(page)))
    [layout] = read_document(data, settings).pages
    [read] = open_source(data, settings).pages
    return PageEvidence(read, repair_page(read), layout)


def show_page(
    document: Document,
    page: int,
    source: FileSource,
    *,
    layers: Collection[Layer] = ("cells", "rows", "fields"),
    settings: Settings | None = None,
    resolution: float = 110.0,
) -> "Image":
    """Draw what was found on a page over its picture.

    Args:
        document: what was extracted.
        page: the number of the page, from 1.
        source: the PDF that it was extracted from.
        layers: what to draw, of ``LAYERS``.
        settings: how it was extracted.
        resolution: dots per inch.

    Returns:
        A picture of Pillow, which notebooks show.

    Raises:
        UnreadableFileError: the source is not the document's file, or no PDF.
        SettingsError: the file does not have the page, or a layer is unknown.
        ItaExtractError: as ``extract``.
    """
    unknown = set(layers) - set(LAYERS)
    if unknown:
        raise SettingsError(f"no layer {min(unknown)!r}; there are {', '.join(LAYERS)}")
    _, data = load_source(source)
    if hashlib.sha256(data).hexdigest() != document.source.sha256:
        raise UnreadableFileError("this is not the file that the document was extracted from")
    found = evidence(data, page, settings)
    if not found.layout.width:
        raise UnreadableFileError("a text extract has no pages to draw")
    picture = _render(data, page, settings or Settings(), resolution)
    return _overlaid(picture, resolution / 72, _drawers(document, found), layers)


def _render(data: bytes, page: int, settings: Settings, resolution: float) -> "Image":
    import pypdfium2

    opened = pypdfium2.PdfDocument(data, password=settings.password)
    sheet = opened[page - 1]
    sheet.set_cropbox(*sheet.get_mediabox())
    picture: Image = sheet.render(scale=resolution / 72).to_pil().convert("RGBA")
    return picture


Drawer = Callable[["_Pen"], None]


def _overlaid(
    picture: "Image", scale: float, drawers: dict[Layer, Drawer], layers: Collection[Layer]
) -> "Image":
    from PIL import Image, ImageDraw

    for layer in LAYERS:
        if layer in layers:
            sheet = Image.new("RGBA", picture.size, (0, 0, 0, 0))
            drawers[layer](_Pen(ImageDraw.Draw(sheet), scale))
            picture = Image.alpha_composite(picture, sheet)
    return picture.convert("RGB")


class _Pen:
    """Draws in points from the top left corner of the page."""

    def __init__(self, draw: "ImageDraw", scale: float) -> None:
        self._draw, self._scale = draw, scale

    def box(self, box: Rect, edge: Colour, fill: Colour | None = None, width: int = 1) -> None:
        """Draw a rectangle."""
        self._draw.rectangle([n * self._scale for n in box], outline=edge, fill=fill, width=width)

    def line(self, box: Rect, colour: Colour) -> None:
        """Draw a line from one corner of a box to the other."""
        self._draw.line([n * self._scale for n in box], fill=colour, width=2)

    def label(self, box: Rect, text: str, colour: Colour) -> None:
        """Write at the upper left corner of a box."""
        place = (box.x0 * self._scale + 2, box.top * self._scale + 1)
        around = self._draw.textbbox(place, text)
        self._draw.rectangle(around, fill=(255, 255, 255, 200))
        self._draw.text(place, text, fill=colour)


def _drawers(document: Document, found: PageEvidence) -> dict[Layer, Drawer]:
    number = found.layout.number
    return {
        "glyphs": lambda pen: _draw_glyphs(pen, found),
        "rules": lambda pen: _draw_rules(pen, found.page),
        "cells": lambda pen: _draw_cells(pen, found.layout),
        "lines": lambda pen: _draw_lines(pen, found.layout),
        "rows": lambda pen: _draw_rows(pen, document, number),
        "fields": lambda pen: _draw_fields(pen, document, number),
    }


def _shown(page: Page, boxes: Iterable[Rect]) -> Iterator[Rect]:
    """Rectangles of a page as it was read, where they are on the page as it is shown."""
    turn = Turn(page) if page.turned else None
    for box in boxes:
        yield turn.back(box) if turn else box


def _draw_glyphs(pen: _Pen, found: PageEvidence) -> None:
    for box in _shown(found.page, (Rect(g.x0, g.top, g.x1, g.bottom) for g in found.page.glyphs)):
        pen.box(box, _GLYPH)
    for box in _shown(found.page, (repair.box for repair in found.repaired.repairs)):
        pen.box(box, _REPAIRED)


def _draw_rules(pen: _Pen, page: Page) -> None:
    for box in _shown(page, (Rect(*rule) for rule in page.rules)):
        pen.line(box, _RULE)


def _draw_cells(pen: _Pen, layout: PageLayout) -> None:
    for block in layout.blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                if cell.box:
                    pen.box(cell.box, _CELL, width=2)


def _draw_lines(pen: _Pen, layout: PageLayout) -> None:
    for block in layout.blocks:
        if not isinstance(block, Grid) and block.box:
            pen.box(block.box, _LINE)


def _draw_rows(pen: _Pen, document: Document, number: int) -> None:
    for index, (name, place) in enumerate(_records(document)):
        for box in _on_page(place.boxes, number):
            pen.box(box, _ROW_EDGE, _ROWS[index % len(_ROWS)])
            joined = f" ({place.fragments} parts)" if place.fragments > 1 else ""
            pen.label(box, f"{name}{joined}", _ROW_EDGE)


def _draw_fields(pen: _Pen, document: Document, number: int) -> None:
    names: dict[Rect, list[str]] = {}
    for _, place in _records(document):
        for name, boxes in place.fields.items():
            for box in _on_page(boxes, number):
                names.setdefault(box, []).append(name)
    for box, found in names.items():
        pen.box(box, _FIELD)
        pen.label(box._replace(top=box.bottom), ", ".join(dict.fromkeys(found)), _FIELD)


def _records(document: Document) -> Iterator[tuple[str, Provenance]]:
    """The records that stand in rows, by what they are called here."""
    for measure in document.measures:
        yield measure.id, measure.provenance
    for index, entry in enumerate(document.schedule):
        yield f"schedule/{index}", entry.provenance
    for index, guideline in enumerate(document.guidelines):
        yield f"guidelines/{index}", guideline.provenance
    for table in document.score_tables:
        for score in table.scores:
            yield score.code or score.instrument or score.level, score.provenance


def _on_page(boxes: Sequence[Box], number: int) -> Iterator[Rect]:
    for box in boxes:
        if box.page == number:
            yield Rect(box.x0, box.top, box.x1, box.bottom)

"""The image of a page becomes a ``Page``: text cell by cell where there are tables."""

import time
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np

from itaextract.ocr.engine import OcrEngine
from itaextract.ocr.image import clean, render, straighten
from itaextract.ocr.lines import glyphs_of
from itaextract.ocr.rules import find_rules
from itaextract.ocr.segment import Ink, TextLine
from itaextract.page import Glyph, Page, Rect

_PADDING = 12
"""Pixels of white around what is read: engines miss letters at an edge."""
_HEIGHT = 20.0
"""Pixels that letters without ascender are brought to."""


class Deadline:
    """The time that one page may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            TimeoutError: none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def read_page(source: Any, number: int, engine: OcrEngine, deadline: Deadline) -> Page:
    """Read a page of pypdfium2 through its image.

    Args:
        source: the page.
        number: its number, 1-based.
        engine: reads the text.
        deadline: when to stop.

    Raises:
        TimeoutError: the page takes longer than it may.
    """
    width, height = source.get_size()
    image = straighten(render(source))
    ruled = find_rules(clean(image.gray), image.scale)
    ink = Ink(ruled.text, image.scale)
    glyphs: list[Glyph] = []
    cells = [lattice.cell_box(cell) for lattice in ruled.lattices for cell in lattice.cells]
    for lines in ink.regions(cells, [lattice.box for lattice in ruled.lattices]):
        for line in lines:
            glyphs += _read_line(ink, line, engine, deadline)
    return Page(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(glyphs),
        rules=tuple(ruled.rules),
        images=(Rect(0, 0, width, height),),
        origin="ocr",
    )


def _read_line(ink: Ink, line: TextLine, engine: OcrEngine, deadline: Deadline) -> Iterator[Glyph]:
    part, left, top = ink.cut(line)
    factor = _HEIGHT / line.letter
    scaled = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    padded = np.pad(scaled, _PADDING, constant_values=255).astype(np.uint8)
    words = engine.recognise(padded, "line", seconds=deadline.left)
    placed = [
        w._replace(
            x0=(w.x0 - _PADDING) / factor + left,
            x1=(w.x1 - _PADDING) / factor + left,
            top=(w.top - _PADDING) / factor + top,
            bottom=(w.bottom - _PADDING) / factor + top,
        )
        for w in words
    ]
    return glyphs_of(placed, line, ink.scale)

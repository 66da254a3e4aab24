"""The image of a page becomes a ``Page``: text cell by cell where there are tables."""

import time
from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any

import cv2
import numpy as np

from itaextract.glyph import Glyph
from itaextract.ocr.engine import OcrEngine, Word
from itaextract.ocr.image import clean, render, straighten
from itaextract.ocr.lines import glyphs_of
from itaextract.ocr.numbers import (
    Guesses,
    confirm,
    find_numbers,
    guess_digits,
    parts_between,
)
from itaextract.ocr.pieces import TextLine
from itaextract.ocr.rules import find_rules
from itaextract.ocr.segment import Ink
from itaextract.ocr.signs import Reading, find_bullets, find_leaders, signs_of
from itaextract.ocr.tokens import INSTRUMENTS, find_tokens
from itaextract.page import Doubt, Page, Rect

_PADDING = 12
"""Pixels of white around what is read: engines miss letters at an edge."""
_CONTEXT = 3
"""Parts of a line with fewer pieces of ink are read with the rest of it."""
_SURE = 0.9
"""Numbers with less confidence become findings."""
_SURE_LATIN = 0.95
"""Latin words with less confidence are read again as Thai, but for addresses and instruments."""
_INSTRUMENT_LETTERS = frozenset("".join(INSTRUMENTS))
_ADDRESS = frozenset("/:@_&=?")
_THAI = "".join(chr(c) for c in (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))) + "().,-/"
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
    cells = [lattice.cell_box(cell) for lattice in ruled.lattices for cell in lattice.cells]
    outlines = [lattice.box for lattice in ruled.lattices]
    lines = [line for region in ink.regions(cells, outlines) for line in region]
    lines, guesses = guess_digits(ink, lines)
    glyphs: list[Glyph] = []
    doubts: list[Doubt] = []
    for line in lines:
        words, shapes = _read_line(ink, line, guesses, engine, deadline)
        glyphs += glyphs_of(words, line, ink.scale, shapes)
        doubts += _doubts(words, line, ink.scale)
    return Page(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(glyphs),
        rules=tuple(ruled.rules),
        images=(Rect(0, 0, width, height),),
        origin="ocr",
        doubts=tuple(doubts),
    )


def _read_line(
    ink: Ink, line: TextLine, guesses: Guesses, engine: OcrEngine, deadline: Deadline
) -> tuple[list[Word], list[Reading]]:
    """The words of a line, and what of them was read by its shapes."""
    known = _by_shape(ink, line, guesses)
    words = [
        Word(r.text, r.x0, line.baseline - line.letter, r.x1, line.baseline, r.confidence)
        for r in known
    ]
    parts = parts_between(line, known)
    short = [part for part in parts if len(part.pieces) < _CONTEXT] if known else []
    whole = list(_recognise(ink, line, engine, deadline)) if short else []
    for part in parts:
        read = _inside(whole, part, known) if part in short else []
        words += confirm(read or list(_read_part(ink, part, engine, deadline)), part, guesses)
    return sorted(words, key=lambda w: w.x0), known


def _by_shape(ink: Ink, line: TextLine, guesses: Guesses) -> list[Reading]:
    """Lines to write on, bullets, codes and numbers, and the signs between them."""
    known = find_leaders(line)
    known += [r for part in parts_between(line, known) for r in find_bullets(ink, part)]
    for find in (find_tokens, find_numbers):
        known += [r for part in parts_between(line, known) for r in find(part, guesses)]
    if known:
        known += [r for part in parts_between(line, known) for r in signs_of(ink, part) or ()]
    return known


def _inside(words: Sequence[Word], part: TextLine, known: Sequence[Reading]) -> list[Word]:
    """The words of a line that stand in a part of it: engines read a letter or two badly alone.

    None where one of them reaches over what is known, which would be read twice.
    """
    inside = [w for w in words if part.left <= (w.x0 + w.x1) / 2 <= part.right]
    twice = any(w.x0 < (k.x0 + k.x1) / 2 < w.x1 for w in inside for k in known)
    return [] if twice else inside


def _read_part(ink: Ink, part: TextLine, engine: OcrEngine, deadline: Deadline) -> Iterator[Word]:
    """The words of a part of a line; doubtful Latin is read again as Thai: ``A.W.`` for ก.พ."""
    for word in _recognise(ink, part, engine, deadline):
        own = [p for p in part.pieces if word.x0 <= (p.x0 + p.x1) / 2 <= word.x1]
        if not (own and _is_doubtful_latin(word)):
            yield word
            continue
        line = part._replace(pieces=own)
        again = list(_recognise(ink, line, engine, deadline, characters=_THAI))
        surer = again and fmean(w.confidence for w in again) > word.confidence
        yield from again if surer else [word]


def _is_doubtful_latin(word: Word) -> bool:
    letters = {c for c in word.text if c.isascii() and c.isalpha()}
    known = letters <= _INSTRUMENT_LETTERS or _ADDRESS & {*word.text}
    return bool(letters) and not known and word.confidence < _SURE_LATIN


def _recognise(
    ink: Ink, line: TextLine, engine: OcrEngine, deadline: Deadline, characters: str = ""
) -> Iterator[Word]:
    """The words of a line, in pixels of the page."""
    part, left, top = ink.cut(line)
    factor = _HEIGHT / line.letter
    scaled = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    padded = np.pad(scaled, _PADDING, constant_values=255).astype(np.uint8)
    words = engine.recognise(padded, "line", characters=characters, seconds=deadline.left)
    if not words and len(line.pieces) > _CONTEXT:  # perhaps there are two lines after all
        words = engine.recognise(padded, "block", characters=characters, seconds=deadline.left)
    for word in words:
        x0, x1 = ((x - _PADDING) / factor + left for x in (word.x0, word.x1))
        y0, y1 = ((y - _PADDING) / factor + top for y in (word.top, word.bottom))
        yield word._replace(x0=x0, x1=x1, top=y0, bottom=y1)


def _doubts(words: Sequence[Word], line: TextLine, scale: float) -> Iterator[Doubt]:
    """The numbers that were not read with certainty."""
    top, bottom = (line.baseline - line.letter) / scale, line.baseline / scale
    for word in words:
        if word.confidence < _SURE and any(c.isdigit() for c in word.text):
            box = Rect(word.x0 / scale, top, word.x1 / scale, bottom)
            yield Doubt(word.text, box, round(word.confidence, 3))

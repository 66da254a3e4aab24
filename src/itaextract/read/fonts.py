"""Embedded font programs, opened with fontTools when the repair of damaged text asks for them."""

import io
import re
import struct
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, TypeVar

from itaextract.page import NO_FACTS, FontFacts, FontProgram, GlyphShape

_SUBSET_TAG = re.compile(r"^(?:[A-Z]{6}\+)+")
_GLYPH_HEAD: Final = struct.Struct(">5h")
"""Number of contours and ink box of a glyph in the table ``glyf``; negative for composed ones."""
_THAI_NAMES = {
    # Names in fonts without uniXXXX names; those of the Adobe Glyph List come from fontTools.
    "maiek": "\u0e48",
    "maitho": "\u0e49",
    "maitri": "\u0e4a",
    "maichattawa": "\u0e4b",
    "maijattawa": "\u0e4b",
    "thanthakhat": "\u0e4c",
    "thanthakat": "\u0e4c",
    "nikhahit": "\u0e4d",
    "yamakkan": "\u0e4e",
    "maihanakat": "\u0e31",
    "maihan-akat": "\u0e31",
    "maitaikhu": "\u0e47",
    "sarai": "\u0e34",
    "saraii": "\u0e35",
    "saraue": "\u0e36",
    "sarauee": "\u0e37",
    "sarau": "\u0e38",
    "sarauu": "\u0e39",
    "phinthu": "\u0e3a",
    "saraaa": "\u0e32",
    "saraam": "\u0e33",
}
_NIKHAHIT, _SARA_AA, _SARA_AM = "\u0e4d", "\u0e32", "\u0e33"


_MOST_OPEN = 64
"""Font programs that are held open at a time; one takes some 200 kB."""

_T = TypeVar("_T")
Load = Callable[[], FontFacts]
Shelf = Callable[[Load], FontFacts]
"""Gives what a font program says, which is opened for it where it is not open."""


def shelf() -> Shelf:
    """Make a place for open font programs, where those stay that were asked last."""
    return lru_cache(maxsize=_MOST_OPEN)(lambda load: load())


def open_program(name: str, font: object, spec: Mapping[str, Any], opened: Shelf) -> FontProgram:
    """Make the lazy font program of a pdfminer font.

    Args:
        name: its BaseFont.
        font: pdfminer's font object.
        spec: its font dictionary (that of the descendant, for a composite font).
        opened: where it is while it is open.
    """
    # Streams hold their bytes, so that a program can be opened after the file was closed.
    streams = _font_streams(font)
    mapping = _resolved(spec.get("CIDToGIDMap"))
    encoding = getattr(font, "cid2unicode", None)

    def load() -> FontFacts:
        try:
            facts = _load(streams, mapping, encoding)
        except Exception:  # a damaged font is evidence of nothing
            return NO_FACTS
        return FontFacts(
            _careful(facts.text_of),
            _careful(facts.shape_of),
            _careful(facts.outline_of),
            _careful(facts.order),
        )

    return FontProgram(_SUBSET_TAG.sub("", name), lambda: opened(load))


def _careful(ask: Callable[[int], _T | None]) -> Callable[[int], _T | None]:
    """Give no answer where a table of the font is damaged, which is read only when it is needed."""

    def answer(code: int) -> _T | None:
        try:
            return ask(code)
        except Exception:  # fontTools raises whatever it trips over
            return None

    return answer


def _resolved(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    try:
        return resolve1(value)
    except Exception:  # pdfminer raises whatever a damaged file trips over
        return None


def _font_streams(font: object) -> list[tuple[str, Any]]:
    descriptor = getattr(font, "descriptor", None) or {}
    found = [(key, _resolved(descriptor.get(key))) for key in ("FontFile2", "FontFile3")]
    return [(key, stream) for key, stream in found if hasattr(stream, "get_data")]


def _load(
    streams: list[tuple[str, Any]], mapping: Any, encoding: Mapping[int, str] | None
) -> FontFacts:
    if not streams:
        return NO_FACTS
    from fontTools.ttLib import TTFont

    key, stream = streams[0]
    data = stream.get_data()
    if key == "FontFile3" and data[:4] not in (b"OTTO", b"\0\1\0\0", b"true"):
        return _bare_cff(data, encoding)
    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
    order = _glyph_order(font)
    numbers = {name: number for number, name in enumerate(order)}
    to_glyph = _numbering(font, mapping, encoding, numbers)
    texts = cache(lambda: _texts(font, numbers))
    outlines = cache(font.getGlyphSet)
    shapes = _stated_shapes(font)

    def text_of(code: int) -> str | None:
        number = to_glyph(code)
        return None if number is None else texts().get(number)

    @cache
    def drawn(code: int) -> _Drawing | None:
        number = to_glyph(code)
        if number is None or not 0 < number < len(order):
            return None
        return _drawn(outlines(), order[number])

    @cache
    def shape_of(code: int) -> GlyphShape | None:
        number = to_glyph(code)
        shape = shapes(number) if number is not None and 0 < number < len(order) else None
        return shape or _shape(drawn(code), font["head"].unitsPerEm)

    return FontFacts(text_of, shape_of, lambda code: _digest(drawn(code)), to_glyph)


def _glyph_order(font: Any) -> list[str]:
    """The names of the glyphs; their numbers where the font does not name them.

    fontTools would make names from the character map and Adobe's list of glyphs. To load that list
    takes longer than to read the font.
    """
    if "CFF " not in font and ("post" not in font or font["post"].formatType == 3.0):
        font.setGlyphOrder([f"glyph{number:05}" for number in range(font.getGlyphCount())])
        for table in font["cmap"].tables if "cmap" in font else ():
            if table.isUnicode():
                _ = table.cmap  # read here, since a damaged one spoils the font
    order: list[str] = font.getGlyphOrder()
    return order


def _stated_shapes(font: Any) -> Callable[[int], GlyphShape | None]:
    """The shapes that a TrueType font states with its outlines, by the number of the glyph.

    None for glyphs that are composed of others, and for other fonts: they have to be drawn.
    """
    try:
        outlines, places = font.reader["glyf"], font.reader["loca"]
        units, long = font["head"].unitsPerEm, font["head"].indexToLocFormat
    except KeyError:
        return lambda number: None
    bounds = struct.Struct(">2L" if long else ">2H")
    factor = 1 if long else 2

    def shape_of(number: int) -> GlyphShape | None:
        try:
            start, end = bounds.unpack_from(places, number * bounds.size // 2)
            if start == end:
                return GlyphShape(0, 0, 0, 0, 0)
            contours, x0, y0, x1, y1 = _GLYPH_HEAD.unpack_from(outlines, start * factor)
        except struct.error:  # cut off
            return None
        if contours < 0:
            return None
        return GlyphShape(contours, x0 / units, y0 / units, x1 / units, y1 / units)

    return shape_of


def _numbering(
    font: Any, mapping: Any, encoding: Mapping[int, str] | None, numbers: Mapping[str, int]
) -> Callable[[int], int | None]:
    """How codes become glyph numbers (ISO 32000-1, 9.7.4.2 and 9.6.6.4)."""
    if encoding is None:
        if hasattr(mapping, "get_data"):
            table = mapping.get_data()
            return lambda code: int.from_bytes(table[2 * code : 2 * code + 2], "big") or None
        if "CFF " in font:
            return _cff_numbering(font["CFF "].cff[0])
        return lambda code: code
    tables = font["cmap"].tables if "cmap" in font else []
    by_kind = {(t.platformID, t.platEncID): t.cmap for t in tables}

    def number(code: int) -> int | None:
        character = encoding.get(code)
        name = None
        if (3, 1) in by_kind and character:
            name = by_kind[3, 1].get(ord(character[0]))
        for base in (0xF000, 0):
            name = name or by_kind.get((3, 0), {}).get(base + code)
        name = name or by_kind.get((1, 0), {}).get(code)
        return None if name is None else numbers.get(name)

    return number


def _cff_numbering(top: Any) -> Callable[[int], int | None]:
    if not hasattr(top, "ROS"):
        return lambda code: code
    numbers = {name: number for number, name in enumerate(top.charset)}
    return lambda code: numbers.get(f"cid{code:05d}")


def _texts(font: Any, numbers: Mapping[str, int]) -> dict[int, str]:
    """The characters of every glyph that the font's tables name, by glyph number."""
    names: dict[str, str] = {}
    if "cmap" in font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                # The lowest code point wins: presentation forms lie in the private use area.
                for code, name in sorted(table.cmap.items()):
                    names.setdefault(name, chr(code))
    post = font["post"].formatType if "post" in font else 3.0
    if post == 2.0 or "CFF " in font:
        for name in numbers:
            text = _text_of_name(name)
            if text:
                names.setdefault(name, text)
    if "GSUB" in font:
        _spread(font, names)
    return {numbers[name]: text for name, text in names.items() if name in numbers}


def _text_of_name(name: str) -> str | None:
    """The characters that a glyph's name spells: ``uni0E48.low``, ``maiek.alt``, ``kokaithai``."""
    from fontTools import agl

    if name.startswith((".notdef", "glyph", "cid", "gid")):
        return None
    text: str = agl.toUnicode(name)
    if text:
        return text
    stem = re.split(r"[._]", name.lower())[0].removesuffix("thai")
    return _THAI_NAMES.get(stem)


def _spread(font: Any, names: dict[str, str]) -> None:
    """Name the glyphs that GSUB puts in the place of named ones."""
    table = font["GSUB"].table
    lookups = table.LookupList.Lookup if table.LookupList else []
    for _ in range(2):
        for subtable in (_plain(s) for lookup in lookups for s in lookup.SubTable):
            for target, text in _substitutes(subtable, names):
                names.setdefault(target, text)


def _plain(subtable: Any) -> Any:
    return getattr(subtable, "ExtSubTable", subtable)


def _substitutes(subtable: Any, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if subtable.LookupType == 1:
        pairs = [(target, names.get(source, "")) for source, target in subtable.mapping.items()]
        return [(target, text) for target, text in pairs if text]
    if subtable.LookupType == 2:
        # Fonts take SARA AM apart before they place it.
        return [
            pair
            for source, targets in subtable.mapping.items()
            if names.get(source) == _SARA_AM and len(targets) == 2
            for pair in zip(targets, (_NIKHAHIT, _SARA_AA), strict=True)
        ]
    return []


def _bare_cff(data: bytes, encoding: Mapping[int, str] | None) -> FontFacts:
    """A CFF font program without an OpenType wrapping."""
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    names = list(top.charset)
    to_glyph = _cff_numbering(top)
    if encoding is not None:
        table = top.Encoding if isinstance(getattr(top, "Encoding", None), list) else []
        built_in = {code: name for code, name in enumerate(table) if name != ".notdef"}
        by_name = {name: number for number, name in enumerate(names)}

        def to_glyph(code: int) -> int | None:
            return by_name.get(built_in.get(code, ""))

    matrix = getattr(top, "FontMatrix", [0.001])
    units = 1 / (matrix[0] or 0.001)

    def text_of(code: int) -> str | None:
        number = to_glyph(code)
        valid = number is not None and 0 < number < len(names)
        return _text_of_name(names[number]) if valid and number is not None else None

    @cache
    def drawn(code: int) -> _Drawing | None:
        number = to_glyph(code)
        if number is None or not 0 < number < len(names):
            return None
        return _drawn(top.CharStrings, names[number])

    return FontFacts(
        text_of,
        lambda code: _shape(drawn(code), units),
        lambda code: _digest(drawn(code)),
        to_glyph,
    )


class _Drawing(NamedTuple):
    """What a glyph draws, with the box of its ink in units of the font; None without ink."""

    steps: list[tuple[str, tuple[Any, ...]]]
    box: tuple[float, float, float, float] | None


def _drawn(glyphs: Any, name: str) -> _Drawing | None:
    """Draw one glyph; None where its outline is broken, which does not spoil the others."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    resolvable = glyphs if hasattr(glyphs, "font") else None
    try:
        pen = DecomposingRecordingPen(resolvable)
        glyphs[name].draw(pen)
        bounds = BoundsPen(resolvable)
        pen.replay(bounds)
    except Exception:  # fontTools raises whatever it trips over
        return None
    return _Drawing(pen.value, bounds.bounds)


def _shape(drawing: _Drawing | None, units: float) -> GlyphShape | None:
    if drawing is None:
        return None
    if drawing.box is None:
        return GlyphShape(0, 0, 0, 0, 0)
    # Contours that only quadratic points off the curve make begin without a moveTo.
    contours = len([kind for kind, _ in drawing.steps if kind in ("closePath", "endPath")])
    x0, y0, x1, y1 = drawing.box
    return GlyphShape(contours, x0 / units, y0 / units, x1 / units, y1 / units)


def _digest(drawing: _Drawing | None) -> str | None:
    """A digest of an outline, wherever it is drawn; empty without ink."""
    if drawing is None:
        return None
    if drawing.box is None:
        return ""
    x0, y0, _, _ = drawing.box
    outline = [
        (kind, [p and (round(p[0] - x0), round(p[1] - y0)) for p in points])
        for kind, points in drawing.steps
    ]
    return blake2b(repr(outline).encode(), digest_size=8).hexdigest()

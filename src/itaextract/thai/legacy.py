"""Encodings and glyph orders from before Unicode, which old fonts still bring into PDFs."""

from collections.abc import Mapping
from typing import Final

__all__ = ["legacy_order_text", "windows_874"]

# The Thai fonts that came with Windows (AngsanaUPC, DilleniaUPC, Angsana New, Cordia New ...) share
# one order of glyphs: the letters in the order of TIS-620, tone marks twice (low and raised).
_RANGES: Final = ((0x6E, 0x72, 0x0E48), (0x84, 0xBD, 0x0E01), (0xC1, 0xDC, 0x0E40))
_WITNESSES: Final = 8
_AGREEING: Final = 0.9


def _in_order(number: int) -> str | None:
    for first, last, code in _RANGES:
        if first <= number <= last:
            return chr(code + number - first)
    return None


def legacy_order_text(number: int, known: Mapping[int, str]) -> str | None:
    """Read a glyph by its number in the common order of the old Windows Thai fonts.

    Args:
        number: the number of the glyph in its font.
        known: glyph numbers of the same font with the characters that they are known to draw. The
            order is trusted where at least eight of them are in it and nine of ten agree.
    """
    text = _in_order(number)
    if text is None:
        return None
    pairs = [(_in_order(n), t) for n, t in known.items() if "\u0e01" <= t <= "\u0e5b"]
    agreeing = sum(expected == t for expected, t in pairs)
    return text if agreeing >= max(_WITNESSES, _AGREEING * len(pairs)) else None


def windows_874(text: str, code: int = -1) -> str:
    """Read a character that was decoded as Western as the Thai one of the same byte.

    Args:
        text: the character as Windows-1252 has it.
        code: the byte itself where it is known.
    """
    try:
        byte = bytes([code]) if 0 <= code < 256 else text.encode("cp1252")
        return byte.decode("cp874")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text

"""ToUnicode maps of fonts, read the quick way."""

from collections.abc import Sequence
from typing import Any, Final

from pdfminer.cmapdb import FileUnicodeMap

from itaextract.read.lexer import Lexer

__all__ = ["read_unicode_map"]

_MOST_CODES: Final = 0x10000
"""A range of a character map has so many codes at most: they are of two bytes (in effect)."""

_SURROGATE: Final = 0xD8
"""Code units with such a first byte, or one of the seven behind it, are half of a character."""


def read_unicode_map(data: bytes) -> FileUnicodeMap | None:
    """Read a ToUnicode map as pdfminer does; None for one that has more in it than most."""
    found = FileUnicodeMap()
    texts: dict[int, str] = found.cid2unichr
    stack: list[Any] = []
    lexer = Lexer(data, stack)
    while operator := lexer.next():
        if operator == b"endbfchar":
            _add_characters(texts, stack)
        elif operator == b"endbfrange":
            _add_ranges(found, texts, stack)
        elif operator in (b"usecmap", b"endcidrange", b"endcidchar"):
            return None
        elif operator == b"endcmap":
            break
        stack.clear()
    return found


def _add_characters(found: dict[int, str], stack: Sequence[Any]) -> None:
    for place in range(0, len(stack) - 1, 2):
        code, text = stack[place], stack[place + 1]
        if isinstance(code, bytes) and isinstance(text, bytes):
            number = code[0] << 8 | code[1] if len(code) == 2 else int.from_bytes(code, "big")
            _add(found, number, text)


def _add_ranges(found: FileUnicodeMap, known: dict[int, str], stack: Sequence[Any]) -> None:
    for first, last, texts in zip(stack[::3], stack[1::3], stack[2::3], strict=False):
        if not (isinstance(first, bytes) and isinstance(last, bytes) and len(first) == len(last)):
            continue
        start = int.from_bytes(first, "big")
        codes = range(start, min(int.from_bytes(last, "big") + 1, start + _MOST_CODES))
        if isinstance(texts, list):
            for code, text in zip(codes, texts, strict=False):
                found.add_cid2unichr(code, text)
        elif isinstance(texts, bytes):
            head, tail = texts[:-4], texts[-4:]
            base, size = int.from_bytes(tail, "big"), len(tail)
            for step, code in enumerate(codes):
                number = (base + step) & 0xFFFFFFFF
                _add(known, code, head + number.to_bytes(4, "big")[-size:])


def _add(found: dict[int, str], code: int, text: bytes) -> None:
    if len(text) == 2 and text[0] & 0xF8 != _SURROGATE:
        read = chr(text[0] << 8 | text[1])
    else:
        read = text.decode("utf-16-be", "ignore")
    # As pdfminer has it: what is a space already stays one.
    if read != "\xa0" or found.get(code) != " ":
        found[code] = read

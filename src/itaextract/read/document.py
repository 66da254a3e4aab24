"""pdfminer's document and fonts, with quicker ways to what takes most of their time."""

import re
from typing import Any, Final

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFStream, int_value, resolve1
from pdfminer.psexceptions import PSException

from itaextract.read.lexer import operators, read_object
from itaextract.read.registry import FontRegistry

__all__ = ["Document", "Fonts", "read_unicode_map"]

_HEAD: Final = re.compile(rb"[\s\d]*")
_MOST_CODES: Final = 0x10000
"""A range of a character map has so many codes at most: they are of two bytes (in effect)."""


class Document(PDFDocument):
    """Reads the objects of object streams one by one, when they are asked for.

    pdfminer reads a whole stream for one of its objects, and with it the structure tree.
    """

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        data, offsets = self._index(stream)
        if index >= len(offsets):
            return super()._getobj_objstm(stream, index, objid)
        end = offsets[index + 1] if index + 1 < len(offsets) else len(data)
        try:
            return read_object(data[offsets[index] : end], self)
        except (PSException, ValueError):  # they do not follow on each other, or are damaged
            return super()._getobj_objstm(stream, index, objid)

    def _index(self, stream: PDFStream) -> tuple[bytes, list[int]]:
        """The data of an object stream, and where its objects begin; none if it does not tell."""
        known: dict[object, tuple[bytes, list[int]]] = self.__dict__.setdefault("_indexes", {})
        if stream.objid not in known:
            data = stream.get_data()
            first = int_value(stream.get("First", 0))
            head = data[:first]
            numbers = list(map(int, head.split())) if _HEAD.fullmatch(head) else []
            known[stream.objid] = data, [first + offset for offset in numbers[1::2]]
        return known[stream.objid]


class Fonts(FontRegistry):
    """Hands out fonts whose character maps were read the quick way."""

    def get_font(self, objid: object, spec: Any) -> Any:
        """Give the font of a resource; see ``PDFResourceManager.get_font``."""
        source = resolve1(spec.get("ToUnicode"))
        # Composite fonts hand their map on to their descendant, for which this is called, too.
        if not isinstance(source, PDFStream) or "DescendantFonts" in spec:
            return super().get_font(objid, spec)
        known = read_unicode_map(source.get_data())
        if known is None:
            return super().get_font(objid, spec)
        font = super().get_font(objid, {**spec, "ToUnicode": PDFStream({}, b"")})
        font.unicode_map = known
        return font


def read_unicode_map(data: bytes) -> FileUnicodeMap | None:
    """Read a ToUnicode map as pdfminer does; None for one that has more in it than most."""
    found = FileUnicodeMap()
    stack: list[Any] = []
    for operator in operators([PDFStream({}, data)], stack):
        if operator == b"endbfchar":
            _add_characters(found.cid2unichr, stack)
        elif operator == b"endbfrange":
            _add_ranges(found, stack)
        elif operator in (b"usecmap", b"endcidrange", b"endcidchar"):
            return None
        elif operator == b"endcmap":
            break
        stack.clear()
    return found


def _add_characters(found: dict[int, str], stack: list[Any]) -> None:
    for place in range(0, len(stack) - 1, 2):
        code, text = stack[place], stack[place + 1]
        if isinstance(code, bytes) and isinstance(text, bytes):
            _add(found, int.from_bytes(code, "big"), text)


def _add_ranges(found: FileUnicodeMap, stack: list[Any]) -> None:
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
                _add(found.cid2unichr, code, head + number.to_bytes(4, "big")[-size:])


def _add(found: dict[int, str], code: int, text: bytes) -> None:
    read = text.decode("utf-16-be", "ignore")
    # As pdfminer has it: what is a space already stays one.
    if read != "\xa0" or found.get(code) != " ":
        found[code] = read

"""pdfminer's document and fonts, with quicker ways to what takes most of their time."""

import io
import re
import zlib
from typing import Any, Final

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, int_value, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSKeyword

from itaextract.read.lexer import read_object, read_until_word
from itaextract.read.predictor import undo_up
from itaextract.read.registry import FontRegistry
from itaextract.read.unicodemap import read_unicode_map

__all__ = ["Document", "Fonts"]

_HEAD: Final = re.compile(rb"[\s\d]*")
_BEGINNING: Final = re.compile(rb"\s*(\d+)\s+\d+\s+obj(?![^\s<\[(/])")
_END_OF_LINE: Final = re.compile(rb"\r?\n")
_END_OF_STREAM: Final = re.compile(rb"\s*endstream\s+endobj\b")
_PNG: Final = 10
"""The predictors from here on are those of PNG (ISO 32000-1, table 10)."""


class Document(PDFDocument):
    """Reads objects in one go, and those of object streams one by one, when they are asked for.

    pdfminer reads a whole stream for one of its objects, and with it the structure tree.
    """

    def __init__(self, data: bytes, password: str) -> None:
        self._data = data
        self._indexes: dict[object, tuple[bytes, list[int]]] = {}
        super().__init__(_Parser(io.BytesIO(data)), password)

    def _getobj_parse(self, pos: int, objid: int) -> object:
        beginning = _BEGINNING.match(self._data, pos)
        if beginning is not None and int(beginning[1]) == objid:
            try:
                found, word, end = read_until_word(self._data, beginning.end(), self)
            except (PSException, ValueError):  # pdfminer makes more of what is damaged
                return super()._getobj_parse(pos, objid)
            if word == b"endobj":
                return found
            stream = self._stream(found, end) if word == b"stream" else None
            if stream is not None:
                return stream
        return super()._getobj_parse(pos, objid)

    def _stream(self, attributes: object, at: int) -> PDFStream | None:
        """The stream whose data begins on the next line; None if it does not end where it says."""
        line = _END_OF_LINE.match(self._data, at)
        if line is None or not isinstance(attributes, dict) or "Length" not in attributes:
            return None
        end = line.end() + int_value(attributes["Length"])
        if not _END_OF_STREAM.match(self._data, end):
            return None
        return PDFStream(attributes, self._data[line.end() : end], self.decipher)

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
        if stream.objid not in self._indexes:
            data = stream.get_data()
            first = int_value(stream.get("First", 0))
            head = data[:first]
            numbers = list(map(int, head.split())) if _HEAD.fullmatch(head) else []
            self._indexes[stream.objid] = data, [first + offset for offset in numbers[1::2]]
        return self._indexes[stream.objid]


class _Parser(PDFParser):
    """Makes streams of its own kind; what it parses here are cross-references, and what is odd."""

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack:
            place, made = self.curstack[-1]
            if isinstance(made, PDFStream) and made.rawdata is not None:
                self.curstack[-1] = place, _Stream(made.attrs, made.rawdata, made.decipher)


class _Stream(PDFStream):
    """Undoes the predictor that cross-references have, for which pdfminer takes long."""

    def decode(self) -> None:
        self.data = self._table()
        if self.data is None:
            super().decode()
        else:
            self.rawdata = None

    def _table(self) -> bytes | None:
        """The data of a plain table; None for any other."""
        filters = [] if self.decipher else self.get_filters()
        if len(filters) != 1 or filters[0][0] not in LITERALS_FLATE_DECODE:
            return None
        settings = filters[0][1]
        if not isinstance(settings, dict) or settings.keys() != {"Columns", "Predictor"}:
            return None
        columns, predictor = settings["Columns"], settings["Predictor"]
        if not isinstance(columns, int) or not isinstance(predictor, int) or predictor < _PNG:
            return None
        try:
            return undo_up(zlib.decompress(self.rawdata or b""), columns)
        except zlib.error:  # pdfminer reads what is damaged as far as it goes
            return None


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

"""Content streams and objects become operands and operators, much faster than in pdfminer's parser.

What is read is what ``pdfminer.pdfinterp.PDFContentParser`` reads, which is asked for the rare
streams with images in them.
"""

import re
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import LIT, PSKeyword, literal_name

__all__ = ["operators", "read_object"]

_Context = list[tuple[bytes, list[Any]]]
"""Arrays and dictionaries that are open: how they began, and what stood before them."""

_STRING: Final = rb"\((?:[^()\\]|\\[\s\S])*+\)"
_PLAIN_STRING: Final = re.compile(_STRING)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
# The beginning of marked content, as every tagged file has thousands.
_MARKED: Final = re.compile(
    rb"/\w+\s*<<[^<>()\[\]]*+(?:<[0-9A-Fa-f]*+>[^<>()\[\]]*+)?>>\s*BDC(?=\s)"
)
_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PARENTHESIS: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{1,2})")
_INLINE_IMAGE: Final = re.compile(rb"(?<![^\s\]>)])BI[\s/]")
_CONSTANTS: Final = (b"true", b"false")
_PAIRS: Final = {b"]": b"[", b">>": b"<<", b"}": b"{"}
_OPEN: Final = frozenset(_PAIRS.values())
_ESCAPED: Final = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r"}


_PASSED, _NUMERIC, _LETTER, _QUOTE, _SPECIAL = range(5)


def _kind(byte: int) -> int:
    """What begins with a byte."""
    character = chr(byte)
    if character in "0123456789+-.":
        return _NUMERIC
    if character.isascii() and character.isalpha():
        return _LETTER
    if character in "'\"":
        return _QUOTE
    return _SPECIAL if character in "/%[]()<>{}" else _PASSED


_BLANKS: Final = b" \t\n\r\f\v"
_KINDS: Final = bytes(map(_kind, range(256)))
_ENDS_NAME: Final = bytes(byte in b"/%[]()<>{}" + _BLANKS for byte in range(256))
_ENDS_OPERATOR: Final = bytes(byte in b"#/%[]()<>{}" + _BLANKS for byte in range(256))


def operators(streams: Sequence[PDFStream], operands: list[Any]) -> Iterator[bytes]:
    """Read the operators of content streams, which follow on each other.

    Args:
        streams: as the page lists them.
        operands: what stands before an operator is put on this stack, before it is yielded:
            numbers, byte strings, names (``PSLiteral``), lists, dictionaries, and the streams of
            inline images.
    """
    data = b"\n".join([stream.get_data() for stream in streams])
    if b"BI" in data and _INLINE_IMAGE.search(data):
        yield from _as_pdfminer_reads(streams, operands)
        return
    lexer = Lexer(data, operands)
    while operator := lexer.next():
        yield operator


def _as_pdfminer_reads(streams: Sequence[PDFStream], operands: list[Any]) -> Iterator[bytes]:
    try:
        parser = PDFContentParser(streams)
        while True:
            _, token = parser.nextobject()
            if isinstance(token, PSKeyword):
                yield token.name
            else:
                operands.append(token)
    except PSEOF:
        return


def read_object(data: bytes, document: Any) -> Any:
    """Read the object that some bytes of an object stream hold.

    Args:
        data: the object, with nothing else.
        document: pdfminer's, to which references refer.

    Raises:
        ValueError: there is none, or more than one.
    """
    found: list[Any] = []
    Lexer(data, found, document).next()
    if len(found) != 1:
        raise ValueError(f"{len(found)} objects")
    return found[0]


class Lexer:
    """Reads the operators of a content stream without inline images, or an object.

    Args:
        data: the stream.
        operands: the stack for what stands before each operator.
        document: to which references refer; with one there are no operators, and numbers without
            a point are integers, as pdfminer has them outside of content streams.
    """

    def __init__(self, data: bytes, operands: list[Any], document: Any = None) -> None:
        self._data = data
        self._at = 0
        self._operands = operands
        self._target = operands
        self._context: _Context = []
        self._document = document
        self._names: dict[bytes, Any] = {}

    def next(self) -> bytes:
        """Read on to the next operator; nothing is left where it is empty."""
        data = self._data
        at, end = self._at, len(data)
        while at < end:
            kind = _KINDS[data[at]]
            if kind == _PASSED:
                at += 1
            elif kind == _NUMERIC:
                at = self._number(at, end)
            elif kind == _SPECIAL:
                at = self._special(at, end)
            else:
                start = at
                at += 1
                if kind == _LETTER:
                    while at < end and not _ENDS_OPERATOR[data[at]]:
                        at += 1
                operator = data[start:at]
                if operator in _CONSTANTS:
                    self._target.append(operator == b"true")
                elif self._document is not None:
                    self._refer(operator)
                elif self._target is self._operands:
                    self._at = at
                    return operator
        self._at = at
        return b""

    def _number(self, start: int, end: int) -> int:
        """Read a number, and tell where it ends; a sign or a point alone is passed over."""
        data = self._data
        at = start + 1 if data[start] == 43 or data[start] == 45 else start
        first = at
        while at < end and 48 <= data[at] <= 57:
            at += 1
        digits = at - first
        if at < end and data[at] == 46:
            point = at
            at += 1
            while at < end and 48 <= data[at] <= 57:
                at += 1
            digits += at - point - 1
        if not digits:
            return start + 1
        number = data[start:at]
        # In an object, what refers to others by number has to be whole.
        whole = self._document is not None and b"." not in number
        self._target.append(int(number) if whole else float(number))
        return at

    def _refer(self, word: bytes) -> None:
        """Put the object in place that two numbers and ``R`` refer to, or ``null``."""
        target = self._target
        if word == b"R" and len(target) > 1 and isinstance(target[-2], int):
            target[-2:] = [PDFObjRef(self._document, target[-2])]
        elif word == b"null":
            target.append(None)
        else:
            raise ValueError(f"no object: {word!r}")

    def _special(self, at: int, end: int) -> int:
        """Read what begins with a delimiter, and tell where it ends."""
        data = self._data
        sign = data[at : at + 1]
        if sign == b"<" and data[at + 1 : at + 2] != b"<":
            return self._hex(at)
        if sign == b"/":
            return self._name(at, end)
        if sign == b"(":
            return self._string(at)
        elif sign == b"%":
            comment = _COMMENT.match(data, at)
            return comment.end() if comment is not None else end
        elif sign in b"<>":
            sign = data[at : at + 2]
        if sign in _OPEN:
            self._context.append((sign, self._target))
            self._target = []
        elif sign in _PAIRS:
            self._target = _close(self._context, sign, self._target)
        else:
            return at + 1
        return at + len(sign)

    def _hex(self, start: int) -> int:
        end = self._data.find(b">", start)
        if end > 0:
            try:
                self._target.append(unhexlify(self._data[start + 1 : end]))
            except ValueError:  # blanks among the digits, an odd number of them, or no digits
                found = _HEX.match(self._data, start)
                if found is not None:
                    self._target.append(_from_hex(found[1]))
                    return end + 1
            else:
                return end + 1
        return start + 1

    def _string(self, start: int) -> int:
        found = _PLAIN_STRING.match(self._data, start)
        if found is not None:
            self._target.append(_from_string(found[0]))
            return found.end()
        end = _end_of_string(self._data, start + 1)
        self._target.append(_unescape(self._data[start + 1 : end - 1]))
        return end

    def _name(self, start: int, end: int) -> int:
        """Read a name, or pass over marked content that it begins."""
        data = self._data
        at = start + 1
        while at < end and not _ENDS_NAME[data[at]]:
            at += 1
        behind = at
        while behind < end and data[behind] == 32:
            behind += 1
        if behind < end and data[behind] == 60:
            marked = _MARKED.match(data, start)
            if marked is not None:
                return marked.end()
        name = data[start + 1 : at]
        literal = self._names.get(name)
        if literal is None:
            literal = self._names[name] = _name(name)
        self._target.append(literal)
        return at


def _from_hex(digits: bytes) -> bytes:
    try:
        return unhexlify(digits)
    except ValueError:  # blanks among the digits, or an odd number of them
        plain = b"".join(digits.split())
        if len(plain) % 2 == 0:
            return unhexlify(plain)
        # So reads pdfminer, where the specification would have a 0 behind the last digit.
        return unhexlify(plain[:-1]) + bytes([int(plain[-1:], 16)])


def _name(name: bytes) -> Any:
    if b"#" in name:
        name = _NAME_ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), name)
    try:
        return LIT(name.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(name)


def _close(context: _Context, bracket: bytes, content: list[Any]) -> list[Any]:
    """Close an array or a dictionary, if one is open, and go on with what stood before it."""
    if not context or context[-1][0] != _PAIRS[bracket]:
        return content
    _, before = context.pop()
    before.append(_dictionary(content) if bracket == b">>" else content)
    return before


def _dictionary(content: list[Any]) -> dict[str, Any]:
    if len(content) % 2:
        raise PSException(f"not a dictionary: {content!r:.80}")
    pairs = zip(content[::2], content[1::2], strict=True)
    return {literal_name(key): value for key, value in pairs if value is not None}


def _end_of_string(data: bytes, start: int) -> int:
    """Where a literal string ends that has parentheses in it."""
    depth = 1
    for match in _PARENTHESIS.finditer(data, start):
        depth += (match[0] == b"(") - (match[0] == b")")
        if not depth:
            return match.end()
    return len(data) + 1


def _from_string(text: bytes) -> bytes:
    return _unescape(text[1:-1]) if b"\\" in text else text[1:-1]


def _unescape(text: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    if code in b"()\\":
        return code
    return _ESCAPED.get(code, b"")

"""Content streams and objects become operands and operators, much faster than in pdfminer's parser.

What is read is what ``pdfminer.pdfinterp.PDFContentParser`` reads, which is asked for the rare
streams with images in them.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import LIT, PSKeyword, PSLiteral, literal_name

if TYPE_CHECKING:
    from mypy_extensions import i64  # where it is compiled, a whole number of the machine

__all__ = ["Lexer", "joined", "operators", "read_object", "read_until_word"]

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


_PASSED: Final = 0
_NUMERIC: Final = 1
_LETTER: Final = 2
_QUOTE: Final = 3
_SPECIAL: Final = 4


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
_MARKS_STRING: Final = bytes(byte in b"()\\" for byte in range(256))
_BLANK: Final = 32
_PERCENT: Final = 37
_OPENS: Final = 40
_CLOSES: Final = 41
_PLUS: Final = 43
_MINUS: Final = 45
_POINT: Final = 46
_SLASH: Final = 47
_ZERO: Final = 48
_NINE: Final = 57
_LESS: Final = 60
_GREATER: Final = 62

_EXACT_DIGITS: Final = 15
"""Whole numbers of so many digits, and powers of ten as large, are exact in floating point: one
divided by the other is the number nearest to the decimal."""
_POWERS: Final = [10.0**power for power in range(_EXACT_DIGITS + 1)]


def operators(streams: Sequence[PDFStream], operands: list[Any]) -> Iterator[bytes]:
    """Read the operators of content streams, which follow on each other.

    Args:
        streams: as the page lists them.
        operands: what stands before an operator is put on this stack, before it is yielded:
            numbers, byte strings, names (``PSLiteral``), lists, dictionaries, and the streams of
            inline images.
    """
    data = joined(streams)
    if data is None:
        yield from _as_pdfminer_reads(streams, operands)
        return
    lexer = Lexer(data, operands)
    while operator := lexer.next():
        yield operator


def joined(streams: Sequence[PDFStream]) -> bytes | None:
    """The data of content streams; None with inline images in it, which only pdfminer reads."""
    data = b"\n".join([stream.get_data() for stream in streams])
    return None if b"BI" in data and _INLINE_IMAGE.search(data) else data


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
        ValueError: there is none, or more than one, or something else.
    """
    found, word, _ = read_until_word(data, 0, document)
    if word:
        raise ValueError(f"no object: {word!r}")
    return found


def read_until_word(data: bytes, start: int, document: Any) -> tuple[Any, bytes, int]:
    """Read an object, the word behind it, such as ``endobj``, and where that ends.

    Args:
        data: what the object is in.
        start: where it begins.
        document: pdfminer's, to which references refer.

    Raises:
        ValueError: there is no object before the word, or more than one.
    """
    found: list[Any] = []
    lexer = Lexer(data, found, document, start)
    word = lexer.next()
    if len(found) != 1:
        raise ValueError(f"{len(found)} objects")
    return found[0], word, lexer.at


class Lexer:
    """Reads the operators of a content stream without inline images, or an object.

    Args:
        data: the stream.
        operands: the stack for what stands before each operator.
        document: to which references refer; with one, numbers without a point are integers, as
            pdfminer has them outside of content streams.
        start: where to begin.
    """

    def __init__(
        self, data: bytes, operands: list[Any], document: Any = None, start: int = 0
    ) -> None:
        self._data = data
        self._at: i64 = start
        self._operands = operands
        self._target = operands
        self._context: _Context = []
        self._document = document
        self._in_object: bool = document is not None
        self._names: dict[bytes, Any] = {}

    @property
    def at(self) -> int:
        """Where it reads on."""
        return self._at

    def next(self) -> bytes:
        """Read on to the next operator, or word; nothing is left where it is empty."""
        data = self._data
        at = self._at
        end: i64 = len(data)
        while at < end:
            kind: i64 = _KINDS[data[at]]
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
                if at - start > 3 and operator in _CONSTANTS:
                    self._target.append(operator == b"true")
                elif self._in_object and self._refer(operator):
                    pass
                elif self._target is self._operands:
                    self._at = at
                    return operator
                elif self._in_object:
                    raise ValueError(f"no object: {operator!r}")
        self._at = at
        return b""

    def _number(self, start: i64, end: i64) -> i64:
        """Read a number, and tell where it ends; a sign or a point alone is passed over."""
        data = self._data
        sign = data[start]
        at = start + 1 if sign in (_PLUS, _MINUS) else start
        first = at
        point = end
        while at < end:
            byte = data[at]
            if byte == _POINT and point == end:
                point = at
            elif byte < _ZERO or byte > _NINE:
                break
            at += 1
        fraction: i64 = 0 if point == end else at - point - 1
        digits = at - first if point == end else at - first - 1
        if not digits:
            return start + 1
        if self._in_object and point == end:
            # What refers to others by number has to be whole.
            self._target.append(int(data[start:at]))
        elif digits > _EXACT_DIGITS:
            self._target.append(float(data[start:at]))
        else:
            mantissa: i64 = 0
            for place in range(first, at):
                if place != point:
                    mantissa = mantissa * 10 + (data[place] - _ZERO)
            value = float(mantissa) / _POWERS[fraction]
            self._target.append(-value if sign == _MINUS else value)
        return at

    def _refer(self, word: bytes) -> bool:
        """Put the object in place that two numbers and ``R`` refer to, or ``null``, if it is."""
        target = self._target
        if word == b"R" and len(target) > 1 and isinstance(target[-2], int):
            target[-2:] = [PDFObjRef(self._document, target[-2])]
        elif word == b"null":
            target.append(None)
        else:
            return False
        return True

    def _special(self, at: i64, end: i64) -> i64:
        """Read what begins with a delimiter, and tell where it ends."""
        data = self._data
        byte = data[at]
        if byte == _SLASH:
            return self._name(at, end)
        if byte == _OPENS:
            return self._string(at, end)
        if byte == _PERCENT:
            comment = _COMMENT.match(data, at)
            return comment.end() if comment is not None else end
        double = at + 1 < end and data[at + 1] == byte
        if byte == _LESS and not double:
            return self._hex(at)
        sign = data[at : at + 2] if double and byte in (_LESS, _GREATER) else data[at : at + 1]
        if sign in _OPEN:
            self._context.append((sign, self._target))
            self._target = []
        elif sign in _PAIRS:
            self._target = _close(self._context, sign, self._target)
        else:
            return at + 1
        return at + len(sign)

    def _hex(self, start: i64) -> i64:
        end: i64 = self._data.find(b">", start)
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

    def _string(self, start: i64, end: i64) -> i64:
        data = self._data
        at = start + 1
        while at < end and not _MARKS_STRING[data[at]]:
            at += 1
        if at < end and data[at] == _CLOSES:
            self._target.append(data[start + 1 : at])
            return at + 1
        found = _PLAIN_STRING.match(data, start)
        if found is not None:
            self._target.append(_unescape(found[0][1:-1]))
            return found.end()
        end = _end_of_string(data, start + 1)
        self._target.append(_unescape(data[start + 1 : end - 1]))
        return end

    def _name(self, start: i64, end: i64) -> i64:
        """Read a name, or pass over marked content that it begins."""
        data = self._data
        at = start + 1
        while at < end and not _ENDS_NAME[data[at]]:
            at += 1
        behind = at
        while behind < end and data[behind] == _BLANK:
            behind += 1
        if behind < end and data[behind] == _LESS:
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
    return {_key(literal): value for literal, value in pairs if value is not None}


def _key(literal: Any) -> str:
    name = literal.name if isinstance(literal, PSLiteral) else None
    return name if isinstance(name, str) else literal_name(literal)


def _end_of_string(data: bytes, start: int) -> int:
    """Where a literal string ends that has parentheses in it."""
    depth = 1
    for match in _PARENTHESIS.finditer(data, start):
        depth += (match[0] == b"(") - (match[0] == b")")
        if not depth:
            return match.end()
    return len(data) + 1


def _unescape(text: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    if code in b"()\\":
        return code
    return _ESCAPED.get(code, b"")

"""Content streams become operands and operators, many times as fast as pdfminer's own parser.

What is read is what ``pdfminer.pdfinterp.PDFContentParser`` reads, which is asked for the rare
streams with images in them.
"""

import re
from binascii import unhexlify
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import LIT, PSKeyword, literal_name

__all__ = ["operators"]

_Context = list[tuple[bytes, list[Any]]]
"""Arrays and dictionaries that are open: how they began, and what stood before them."""

_NUMBER: Final = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_STRING: Final = rb"\((?:[^()\\]|\\[\s\S])*+\)"
_TOKEN: Final = re.compile(
    # An operator with the numbers before it: most of any page.
    rb"(?P<numbers>(?:" + _NUMBER + rb"\s+){0,6}+)"
    rb"(?P<operator>[A-Za-z][^#/%\[\]()<>{}\s]*|['\"])"
    rb"|(?P<number>" + _NUMBER + rb")"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>"
    # An array of numbers and strings.
    rb"|\[(?P<array>(?:[\s\d.+-]|<[0-9A-Fa-f\s]*>|" + _STRING + rb")*+)\]"
    rb"|(?P<string>" + _STRING + rb")"
    # The beginning of marked content, as every tagged file has thousands.
    rb"|/\w+\s*<<[^<>()\[\]]*+(?:<[0-9A-Fa-f]*+>[^<>()\[\]]*+)?>>\s*BDC(?=\s)"
    rb"|/(?P<name>[^/%\[\]()<>{}\s]*)"
    rb"|(?P<open>\[|<<|\{)|(?P<close>\]|>>|\})"
    rb"|(?P<nested>\()"
    rb"|%[^\r\n]*"
    # Blanks are passed over one by one, but for streams that hardly have anything else.
    rb"|\s{16,}+"
)
_ITEM: Final = re.compile(rb"(" + _NUMBER + rb")|<([^>]*)>|(" + _STRING + rb")")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PARENTHESIS: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{1,2})")
_INLINE_IMAGE: Final = re.compile(rb"(?<![^\s\]>)])BI[\s/]")
_CONSTANTS: Final = (b"true", b"false")
_PAIRS: Final = {b"]": b"[", b">>": b"<<", b"}": b"{"}
_ESCAPED: Final = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r"}


def operators(streams: Sequence[PDFStream], operands: list[Any]) -> Iterator[bytes]:
    """Read the operators of content streams, which follow on each other.

    Args:
        streams: as the page lists them.
        operands: what stands before an operator is put on this stack, before it is yielded:
            numbers, byte strings, names (``PSLiteral``), lists, dictionaries, and the streams of
            inline images.
    """
    data = b"\n".join(stream.get_data() for stream in streams)
    if b"BI" in data and _INLINE_IMAGE.search(data):
        return _as_pdfminer_reads(streams, operands)
    return _read(data, operands)


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


def _read(data: bytes, operands: list[Any]) -> Iterator[bytes]:
    context: _Context = []
    target = operands
    position: int | None = 0
    while position is not None:
        start, position = position, None
        for match in _TOKEN.finditer(data, start):
            kind = match.lastgroup or ""
            if kind == "operator":
                numbers, operator = match["numbers"], match["operator"]
                if numbers:
                    target.extend(map(float, numbers.split()))
                if operator in _CONSTANTS:
                    target.append(operator == b"true")
                elif target is operands:
                    yield operator
            elif kind in _OPERANDS:
                target.append(_OPERANDS[kind](match[kind]))
            elif kind == "open":
                context.append((match["open"], target))
                target = []
            elif kind == "close":
                target = _close(context, match["close"], target)
            elif kind == "nested":
                position = _end_of_string(data, match.end())
                target.append(_unescape(data[match.end() : position - 1]))
                break


def _from_hex(digits: bytes) -> bytes:
    try:
        return unhexlify(digits)
    except ValueError:  # blanks among the digits, or an odd number of them
        plain = b"".join(digits.split())
        if len(plain) % 2 == 0:
            return unhexlify(plain)
        # So reads pdfminer, where the specification would have a 0 behind the last digit.
        return unhexlify(plain[:-1]) + bytes([int(plain[-1:], 16)])


def _items(data: bytes) -> list[Any]:
    return [
        float(number) if number else _from_string(text) if text else _from_hex(digits)
        for number, digits, text in _ITEM.findall(data)
    ]


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
    return {literal_name(key): value for key, value in pairs}


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


_OPERANDS: Final[dict[str, Callable[[bytes], Any]]] = {
    "number": float,
    "hex": _from_hex,
    "array": _items,
    "string": _from_string,
    "name": _name,
}

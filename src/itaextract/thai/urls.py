"""Web addresses in a table cell: found, rejoined, and taken out of the text."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from itaextract.thai.joining import join_lines
from itaextract.thai.urlparts import ADDRESS, continues_address

_PIECE: Final = regex.compile(r"[\x21-\x7e]+")
_EMPTY_BRACKETS: Final = regex.compile(r"\(\s*\)|\[\s*\]|<\s*>")
# The scheme itself may be cut by the end of a line: http / s://
_CUT_SCHEME: Final = regex.compile(r"(?<![A-Za-z])h\s?t\s?t\s?p\s?s?\s?:\s?/\s?/")
_TRAILING: Final = ".,;:!'\"*"
_PAIRS: Final = {")": "(", "]": "["}


class _Found(NamedTuple):
    url: str
    start: int
    end: int


def _trim(url: str) -> str:
    """Take off the punctuation of the sentence that the address stands in."""
    while url:
        last = url[-1]
        unopened = last in _PAIRS and url.count(last) > url.count(_PAIRS[last])
        if last not in _TRAILING and not unopened:
            break
        url = url[:-1]
    return url


def _as_text(lines: Sequence[str] | str) -> str:
    text = lines if isinstance(lines, str) else "\n".join(lines)
    return _CUT_SCHEME.sub(lambda match: "".join(match[0].split()), text)


def _find(text: str) -> list[_Found]:
    found: list[_Found] = []
    position = 0
    while match := ADDRESS.search(text, position):
        url, end = match[0], match.end()
        while end < len(text) and text[end].isspace():
            start = end + len(text[end:]) - len(text[end:].lstrip())
            if not continues_address(url, text[start : start + 500]):
                break
            piece = _PIECE.match(text, start)
            if piece is None:
                break
            url, end = url + piece[0], piece.end()
        trimmed = _trim(url)
        if "." in trimmed:
            found.append(_Found(trimmed, match.start(), end - (len(url) - len(trimmed))))
        position = max(end, match.end(), match.start() + 1)
    return found


def find_urls(lines: Sequence[str] | str) -> list[str]:
    """Give the web addresses of a cell in order, each once.

    Addresses with a scheme, `www.` and bare domains are found; one that the cell wraps over lines,
    or that a scan split by a blank, is rejoined. Punctuation of the sentence is taken off.

    Args:
        lines: the cell's visual lines, or its text.
    """
    return list(dict.fromkeys(found.url for found in _find(_as_text(lines))))


def strip_urls(lines: Sequence[str] | str) -> str:
    """Give the text of a cell without its web addresses, lines joined and white space collapsed."""
    text = _as_text(lines)
    for found in reversed(_find(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    text = join_lines(_EMPTY_BRACKETS.sub(" ", text).split("\n"))
    return " ".join(text.split())

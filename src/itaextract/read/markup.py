"""Stray HTML and Markdown mark-up in text: removed, but for what it says about paragraphs."""

import html
from collections.abc import Iterator

import regex

_PARAGRAPH = regex.compile(
    r"\s*(?:</?(?:p|li|ul|ol|div|br|h[1-6]|tr|table|tbody|thead)\b[^<>]*/?>\s*)+", regex.IGNORECASE
)
_ANCHOR = regex.compile(r"<a\b([^<>]*)>(.*?)(?:</a>|(?=<a\b)|\Z)", regex.IGNORECASE | regex.DOTALL)
_HREF = regex.compile(r"href\s*=\s*[\"']?\s*(https?://[^\"'<>]*)", regex.IGNORECASE)
_TAG = regex.compile(
    r"</?(?:b|i|u|em|strong|span|font|sup|sub|a|td|th|small|center|code|mark)\b[^<>]*>",
    regex.IGNORECASE,
)
_LIST_TAG = regex.compile(r"<(/?)(ul|ol|li)\b[^<>]*>", regex.IGNORECASE)
_MARKED = regex.compile(r"\s*(?:[-–•●➤]|\(?[0-9๐-๙]{1,2}(?:[.)]|\.[0-9๐-๙]))")
_EMPHASIS = regex.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_HEADING = regex.compile(r"^\s*#{1,6}\s+")
_SEPARATOR = regex.compile(r"\s*:?-{2,}:?\s*")


def _link_text(match: regex.Match[str]) -> str:
    """The text of a link, with its whole address where the text has it broken or not at all."""
    href = _HREF.search(match[1])
    text: str = match[2]
    if href is None:
        return text
    address = "".join(html.unescape(href[1]).split())
    plain = html.unescape(_TAG.sub("", text))
    if "".join(plain.split()).rstrip("/") == address.rstrip("/"):
        return address
    letters = plain.strip()
    return text if "http" in letters or "www." in letters else f"{text} {address}"


def _with_markers(cell: str) -> str:
    """Say with numbers and bullets what the tags of a list say."""
    counts: list[int | None] = []

    def marker(match: regex.Match[str]) -> str:
        closing, tag = bool(match[1]), match[2].lower()
        if tag != "li":
            if not closing:
                counts.append(0 if tag == "ol" else None)
            elif counts:
                counts.pop()
            return match[0]
        if closing or _MARKED.match(cell, match.end()):
            return match[0]
        if counts and counts[-1] is not None:
            counts[-1] += 1
            return f"{match[0]}{counts[-1]}. "
        return f"{match[0]}• "

    return _LIST_TAG.sub(marker, cell)


def is_separator(cell: str) -> bool:
    """Whether a cell only rules a line off: ``---``, ``:--:``."""
    return _SEPARATOR.fullmatch(cell) is not None


def paragraphs(cell: str) -> Iterator[str]:
    """Yield the paragraphs of a cell or line, without mark-up."""
    cell = _with_markers(_ANCHOR.sub(_link_text, cell))
    for part in _PARAGRAPH.split(cell):
        part = html.unescape(_TAG.sub("", part))
        part = _HEADING.sub("", _EMPHASIS.sub(r"\2", part))
        part = " ".join(part.split())
        if part and not is_separator(part):
            yield part

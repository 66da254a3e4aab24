"""Text extracts of PDFs: tables as tab separated lines, with stray HTML and Markdown mark-up.

That is how corpora and OCR services deliver such documents. Mark-up is removed; what it says about
paragraphs (``<p>``, ``<li>``, ``<br>``) is kept. A form feed starts a new page.
"""

import html
from collections.abc import Iterator

import regex

from itaextract.errors import UnreadableFileError
from itaextract.page import Page, SourceFile, TextRow
from itaextract.settings import Settings

_OPEN_TAG = regex.compile(r"<[A-Za-z/][^<>]*\Z")
_PARAGRAPH = regex.compile(
    r"\s*(?:</?(?:p|li|ul|ol|div|br|h[1-6]|tr|table|tbody|thead)\b[^<>]*/?>\s*)+", regex.IGNORECASE
)
_ANCHOR = regex.compile(r"<a\b[^<>]*>(.*?)(?:</a>|\Z)", regex.IGNORECASE | regex.DOTALL)
_CELL_END = regex.compile(r"\s*</t[dh]>\s*(?:<t[dh]\b[^<>]*>)?\s*", regex.IGNORECASE)
_TAG = regex.compile(
    r"</?(?:b|i|u|em|strong|span|font|sup|sub|a|td|th|small|center|code|mark)\b[^<>]*>",
    regex.IGNORECASE,
)
_EMPHASIS = regex.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_HEADING = regex.compile(r"^\s*#{1,6}\s+")
_SEPARATOR_CELL = regex.compile(r"\s*:?-{2,}:?\s*")
_LETTERS = regex.compile(r"\p{L}")


class TextReader:
    """Reads text extracts in UTF-8 (with or without BOM), UTF-16 or TIS-620/Windows-874."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a text extract; see ``Reader.read``."""
        text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
        if not _LETTERS.search(text):
            raise UnreadableFileError("the file holds no text")
        pages = text.split("\f")
        if not pages[-1].strip():
            pages.pop()
        return SourceFile(
            media_type="text/plain",
            page_count=len(pages),
            pages=_pages(pages[: settings.max_pages], settings),
        )


def _pages(texts: list[str], settings: Settings) -> Iterator[Page]:
    for number, text in enumerate(texts, 1):
        if settings.wants_page(number):
            yield Page(number=number, rows=tuple(_rows(text)))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp874")
    except UnicodeDecodeError as error:
        raise UnreadableFileError("not text in UTF-8, UTF-16 or Windows-874 (TIS-620)") from error


def _rows(text: str) -> Iterator[TextRow]:
    """Yield the rows of one page; an empty row stands for a blank line."""
    for line in _logical_lines(text):
        cells = [part for cell in line.split("\t") for part in _CELL_END.split(cell)]
        if len(cells) == 1 and line.count("|") >= 2 and line.strip().startswith("|"):
            cells = line.strip().strip("|").split("|")
        if len(cells) > 1 and all(_SEPARATOR_CELL.fullmatch(c) for c in cells):
            continue
        yield TextRow(tuple(tuple(_paragraphs(cell)) for cell in cells))


def _logical_lines(text: str) -> Iterator[str]:
    """Physical lines, joined while an HTML tag stays open (an attribute that wraps)."""
    pending = ""
    for line in text.split("\n"):
        pending = f"{pending}\n{line}" if pending else line
        if _OPEN_TAG.search(pending) and pending.count("\n") < 8:
            continue
        yield pending
        pending = ""
    if pending:
        yield pending


def _paragraphs(cell: str) -> Iterator[str]:
    cell = _ANCHOR.sub(r"\1", cell)
    for part in _PARAGRAPH.split(cell):
        part = html.unescape(_TAG.sub("", part))
        part = _HEADING.sub("", _EMPHASIS.sub(r"\2", part))
        part = " ".join(part.split())
        if part and not _SEPARATOR_CELL.fullmatch(part):
            yield part

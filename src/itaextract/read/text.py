"""Text extracts of PDFs: tables as tab separated lines, with stray HTML and Markdown mark-up.

That is how corpora and OCR services deliver such documents. Mark-up is removed; what it says about
paragraphs (``<p>``, ``<li>``, ``<br>``) is kept. A form feed starts a new page.
"""

from collections.abc import Iterator

import regex

from itaextract.errors import UnreadableFileError
from itaextract.page import Cut, Page, SourceFile, TextRow
from itaextract.read.htmltable import html_rows
from itaextract.read.markup import is_separator, paragraphs
from itaextract.read.selection import selected_pages
from itaextract.settings import Settings

_OPEN_TAG = regex.compile(r"<[A-Za-z/][^<>]*\Z")
_CELL_END = regex.compile(r"\s*</t[dh]>\s*(?:<t[dh]\b[^<>]*>)?\s*", regex.IGNORECASE)
_LIST_OPEN = regex.compile(r"<(?:ul|ol)\b[^<>]*>", regex.IGNORECASE)
_LIST_CLOSE = regex.compile(r"</(?:ul|ol)\s*>", regex.IGNORECASE)
_LIST_LINE = regex.compile(r" *</?(?:li|ul|ol)\b", regex.IGNORECASE)
_HTML_TABLE = regex.compile(r"<table\b[^<>]*>.*?</table\s*>", regex.IGNORECASE | regex.DOTALL)
_RULE_LINE = regex.compile(r"[\s|:+=_–—-]*(?:--|==|__)[\s|:+=_–—-]*")
_LETTERS = regex.compile(r"\p{L}")
_MOST_TAG_LINES = 8
_MOST_LIST_LINES = 60
"""Physical lines that a tag or a list left open may swallow."""


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
        cuts: list[Cut] = []
        return SourceFile(
            media_type="text/plain",
            page_count=len(pages),
            pages=selected_pages(
                len(pages),
                settings,
                cuts,
                lambda number: Page(number=number, rows=tuple(_rows(pages[number - 1]))),
            ),
            cuts=cuts,
        )


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
    position = 0
    for match in _HTML_TABLE.finditer(text):
        yield from _line_rows(text[position : match.start()])
        yield from html_rows(match[0])
        yield TextRow(((),))
        position = match.end()
    yield from _line_rows(text[position:])


def _line_rows(text: str) -> Iterator[TextRow]:
    for line in _logical_lines(text):
        if _RULE_LINE.fullmatch(line) and "\t" not in line:
            continue
        cells = [part for cell in line.split("\t") for part in _CELL_END.split(cell)]
        if len(cells) == 1 and line.count("|") >= 2 and line.strip().startswith("|"):
            cells = line.strip().strip("|").split("|")
        if len(cells) > 1 and all(is_separator(c) for c in cells):
            continue
        yield TextRow(tuple(tuple(paragraphs(cell)) for cell in cells))


def _logical_lines(text: str) -> Iterator[str]:
    """Physical lines, joined while an HTML tag stays open (an attribute that wraps)."""
    pending = ""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        pending = f"{pending}\n{line}" if pending else line
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _OPEN_TAG.search(pending) and pending.count("\n") < _MOST_TAG_LINES:
            continue
        in_list = _open_list(pending) and _LIST_LINE.match(following)
        if in_list and pending.count("\n") < _MOST_LIST_LINES:
            continue
        yield pending
        pending = ""
    if pending:
        yield pending


def _open_list(text: str) -> bool:
    """Whether an HTML list goes on in the next physical line."""
    if "\t" not in text:
        return False
    return len(_LIST_OPEN.findall(text)) > len(_LIST_CLOSE.findall(text))

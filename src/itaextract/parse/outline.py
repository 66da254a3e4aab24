"""The outline of the running text: paragraphs, headings, sections, and titles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from itaextract.model import Section
from itaextract.page import Rect
from itaextract.parse.context import Context
from itaextract.parse.headings import parse_dimension, parse_issue
from itaextract.table.model import Line, Table, ink_by_page, soft_wrap
from itaextract.thai import join_lines, leading_marker, to_ascii_digits

_LONGEST_HEADING = 220
_SECTION = re.compile(r"(?:ส่วนที่|บทที่|หมวดที่|ตอนที่)\s*\d+")
_SENTENCE = re.compile(r"ดังนี้|ดังกล่าว|ได้แก่|โดยมี|เพื่อให้|ซึ่ง|ทั้งนี้|จึง")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of running text. ``prominence`` is 1.0 for titles and headings, 0.0 for body."""

    text: str
    page: int
    bold: bool
    size: float
    prominence: float = 0.0
    boxes: list[tuple[int, Rect]] = field(default_factory=list)
    """One box for each page that it stands on; none for text input."""


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Join the soft-wrapped lines between two tables into paragraphs."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if previous is not None and previous.bold == line.bold and _wraps(previous, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(
            text=join_lines([line.text for line in group]).strip(),
            page=group[0].page,
            bold=all(line.bold for line in group),
            size=group[0].size,
            boxes=ink_by_page(group),
        )
        for group in groups
    ]


def _wraps(line: Line, following: Line) -> bool:
    """Lines of one paragraph: the first is full, and the second is not indented beyond it."""
    if not soft_wrap(line, following):
        return False
    if line.page != following.page or line.box is None or following.box is None:
        return line.page != following.page
    return following.box.top - line.box.top < 2.6 * line.size


def heading_number(text: str) -> str | None:
    """The number that opens a heading, in ASCII: ``3.1.2`` of ``3.1.2 การวิเคราะห์...``."""
    plain = to_ascii_digits(text.strip())
    match = re.match(r"(\d{1,2}(?:\.\d{1,2})*)(?:\.(?!\d)|\s|\))", plain)
    return match[1] if match else None


def is_heading(paragraph: Paragraph, *, has_bold: bool) -> bool:
    """Whether a paragraph is a heading: short, and bold (or numbered where nothing is bold)."""
    text = paragraph.text
    if len(text) > _LONGEST_HEADING:
        return False
    if has_bold:
        return paragraph.bold
    plain = to_ascii_digits(text)
    if _SECTION.match(plain) or plain.startswith(("มิติที่", "ประเด็นที่")):
        return True
    marker = leading_marker(text)
    short = len(text) < 130 and not _SENTENCE.search(text)
    return short and marker is not None and marker.kind in ("decimal", "dotted")


def build_sections(flow: Iterable[Paragraph | Table], ctx: Context) -> list[Section]:
    """Cut the document at its headings; text before the first has the title as its heading."""
    items = list(flow)
    has_bold = any(isinstance(i, Paragraph) and i.bold for i in items)
    sections: list[Section] = []
    body: list[str] = []
    pages: set[int] = set()
    current: tuple[str | None, str, int] | None = None

    def close() -> None:
        if current is not None:
            number, title, level = current
            sections.append(
                Section(
                    number=number,
                    title=title,
                    level=level,
                    text="\n".join(ctx.clean_all(body)),
                    pages=sorted(pages),
                )
            )

    for item in items:
        if isinstance(item, Table):
            pages.update(item.pages)
            continue
        if current is None or is_heading(item, has_bold=has_bold):
            close()
            number = heading_number(item.text)
            current = (number, _title(item.text, number, ctx), _level(item.text, number, ctx))
            body, pages = [], {item.page}
        else:
            body.append(item.text)
            pages.add(item.page)
    close()
    return sections


def _title(text: str, number: str | None, ctx: Context) -> str:
    """The heading without its number."""
    marker = leading_marker(text) if number else None
    return ctx.clean(marker.rest if marker and marker.rest else text)


def _level(text: str, number: str | None, ctx: Context) -> int:
    if parse_dimension(text, ctx):
        return 2
    if parse_issue(text, ctx):
        return 3
    return number.count(".") + 1 if number else 0

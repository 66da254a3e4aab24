"""Where each line of the pages went: into a record, only into a table or a section, or nowhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from itaextract.ita import squash
from itaextract.model import Box, Document, Heading, Provenance, TableRecord
from itaextract.model.fields import TextField, text_fields
from itaextract.page import Rect
from itaextract.pipeline import PageLayout
from itaextract.table.model import Block, Line
from itaextract.thai.normalize import collapse, normalize_text

Where = Literal["record", "header", "table", "section", "furniture", "nowhere"]
"""What became of a line; ``header`` is the header or the caption of a table."""

_TELLING = 4
"""Shorter texts may stand in a record by chance; they must be the whole of a value."""
_SLACK = 1.0
"""Points by which a line may stand out of its cell."""


class TracedLine(NamedTuple):
    """A line of a page, and what it went to: a JSON pointer, empty where that is not one place."""

    text: str
    box: Rect | None
    where: Where
    ref: str = ""


def trace(page: PageLayout, known: "Known") -> tuple[TracedLine, ...]:
    """Tell of each line of a page where it went."""
    furniture = set(map(id, page.furniture))
    return tuple(
        TracedLine(normalize_text(line.text), line.ink, *_place(line, known, id(line) in furniture))
        for line in lines_of(page.blocks)
        if line.text.strip()
    )


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """All lines of blocks: those of cells, and those that stand alone."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


def _place(line: Line, known: "Known", furniture: bool) -> tuple[Where, str]:
    key = collapse(line.text)
    box, page = line.ink, line.page
    if furniture:
        return "furniture", ""
    if box is None:
        return _place_by_text(line, known)
    if ref := _inside(box, known.records[page]):
        return "record", ref
    table = _inside(box, known.tables[page])
    if known.values.holds(key):
        return "record", table
    for ref, texts in known.headers:
        if texts.holds(key, partly=ref == table) and table in ("", ref):
            return "header", ref
    if table:
        return ("record" if table in known.scales else "table"), table
    return known.section_of(key)


def _place_by_text(line: Line, known: "Known") -> tuple[Where, str]:
    """Lines of text input have no boxes; letters tell, since lists lose their marks."""
    letters, key = squash(line.text), collapse(line.text)
    refs = [ref for ref, text in known.letters if letters and letters in text]
    if refs or known.values.holds(key):
        return "record", refs[0] if len(refs) == 1 else ""
    for ref, texts in known.headers:
        if texts.holds(key):
            return "header", ref
    if known.cells.holds(key):
        return "table", ""
    return known.section_of(key)


def _inside(box: Rect, places: Sequence[tuple[Box, str]]) -> str:
    """The smallest of the places that hold the middle of a box."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    found = [
        (place.bottom - place.top, ref)
        for place, ref in places
        if place.x0 - _SLACK <= x <= place.x1 + _SLACK and place.top <= y <= place.bottom
    ]
    return min(found)[1] if found else ""


class _Texts:
    """Texts that a line may be part of."""

    def __init__(self, texts: Iterable[str]) -> None:
        keys = [collapse(text) for text in texts]
        self._whole = {key for key in keys if key}
        self._all = "\n".join(keys)

    def holds(self, key: str, *, partly: bool = False) -> bool:
        """Whether a text is one of these, or a telling part (or, if ``partly``, any part)."""
        return key in self._whole or ((partly or len(key) >= _TELLING) and key in self._all)


class Known:
    """The places and texts of a document's records, tables and sections."""

    def __init__(self, document: Document) -> None:
        self.records: dict[int, list[tuple[Box, str]]] = defaultdict(list)
        self.tables: dict[int, list[tuple[Box, str]]] = defaultdict(list)
        for ref, provenance in provenances(document):
            for box in provenance.boxes:
                self.records[box.page].append((box, ref))
        for index, table in enumerate(document.tables):
            for box in table.boxes:
                self.tables[box.page].append((box, f"/tables/{index}"))
        self.values = _Texts(_values(document))
        self.scales = {
            f"/tables/{index}"
            for index, table in enumerate(document.tables)
            if table.kind == "rating_scale" and document.rating_scale
        }
        self.cells = _Texts(cell for t in document.tables for row in t.rows for cell in row)
        self.headers = [
            (f"/tables/{index}", _Texts(_header_texts(table)))
            for index, table in enumerate(document.tables)
        ]
        self.sections = [
            (f"/sections/{index}", _Texts([f"{section.number or ''}{section.title}", section.text]))
            for index, section in enumerate(document.sections)
        ]
        self.letters = [
            (ref, squash("".join(_printed(fields))))
            for ref, fields in groupby(text_fields(document), _record_of)
            if ref
        ]

    def section_of(self, key: str) -> tuple[Where, str]:
        """The section whose text holds a line, else nowhere."""
        for ref, texts in self.sections:
            if texts.holds(key):
                return "section", ref
        return "nowhere", ""


_NOT_PRINTED = ("/state", "/start", "/end", "/date", "/level")
_RECORD = re.compile(
    r"/(?:(?:measures|schedule|guidelines|score_mentions)/\d+|score_tables/\d+/scores/\d+)"
)


def _record_of(field: TextField) -> str:
    """The JSON pointer of the record that a text belongs to; empty for tables and sections."""
    match = _RECORD.match(field.ref)
    return match[0] if match else ""


def _printed(fields: Iterable[TextField]) -> Iterator[str]:
    """What the document prints of a record, its group first, as it stands before the title."""
    printed = [field for field in fields if not field.ref.endswith(_NOT_PRINTED)]
    printed.sort(key=lambda field: not field.ref.endswith("/group"))
    return (field.text for field in printed)


def provenances(document: Document) -> Iterator[tuple[str, Provenance]]:
    """The places of all records, by JSON pointer."""
    for part in ("measures", "schedule", "guidelines", "score_mentions", "overall_scores"):
        for index, record in enumerate(getattr(document, part)):
            yield f"/{part}/{index}", record.provenance
    for number, table in enumerate(document.score_tables):
        for index, score in enumerate(table.scores):
            yield f"/score_tables/{number}/scores/{index}", score.provenance


def _header_texts(table: TableRecord) -> Iterator[str]:
    yield table.caption or ""
    for header in table.header:
        yield header
        yield from header.split()


def _values(document: Document) -> Iterator[str]:
    """What records say that stands outside their own boxes: labels of rows, headings of groups."""
    for table in document.score_tables:
        for score in table.scores:
            yield from (score.label, score.code or "", f"{score.code}{score.label}", score.raw)
            yield from (score.grade or "", str(score.rank or ""), str(score.year or ""))
            yield from (str(score.weight or ""), score.note or "")
    for grade in document.rating_scale:
        yield from (grade.grade, f"{grade.min:g}", f"{grade.max:g}")
    for measure in document.measures:
        yield measure.group or ""
        yield from _heading_texts(measure.dimension, measure.issue)
    for entry in document.schedule:
        yield from _heading_texts(entry.dimension, entry.issue)
    if document.agency:
        yield document.agency.name
        yield from (variant.name for variant in document.agency.variants)


def _heading_texts(*headings: Heading | None) -> Iterator[str]:
    for heading in headings:
        if heading:
            yield heading.title or ""
            yield f"{heading.number or ''}{heading.title or ''}"

"""The boxes of a field hold its text: looked up on the page by another reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from golden import PDFS
from itaextract import Document, extract
from itaextract.model import Box, Measure
from itaextract.thai import normalize_text, to_ascii_digits

_FIELDS = frozenset(Measure.model_fields)
LISTS = ("title", "steps", "responsible", "outputs", "outcomes", "monitoring")


def squash(text: str) -> str:
    return to_ascii_digits("".join(normalize_text("".join(text.split())).split()))


def shown(pages: list[pdfplumber.page.Page], boxes: list[Box]) -> str:
    """The text inside boxes, in the order of the content, without blanks."""
    text = ""
    for box in boxes:
        for char in pages[box.page - 1].chars:
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            if box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1:
                text += char["text"]
    return squash(text)


def placed(document: Document) -> Iterator[tuple[str, list[Box]]]:
    """Texts of fields with the boxes of the field."""
    for measure in document.measures:
        record: dict[str, Any] = measure.model_dump()
        for name, boxes in measure.provenance.fields.items():
            field, _, header = name.partition("/")
            value = record[field][header] if header else record[field]
            if field in LISTS or header:
                for text in value if isinstance(value, list) else [value]:
                    yield text, boxes
    for score in (s for table in document.score_tables for s in table.scores):
        yield score.raw, score.provenance.fields["score"]


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.name)
def test_boxes_of_a_field_hold_its_text(pdf: Path) -> None:
    document = extract(pdf)
    fields = list(placed(document))
    assert fields or not (document.measures or document.score_tables)
    with pdfplumber.open(pdf) as opened:
        for text, boxes in fields:
            first = squash(text.split()[0])[:10]
            assert first in shown(opened.pages, boxes), (text, boxes)


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.name)
def test_places_have_the_names_of_fields(pdf: Path) -> None:
    for measure in extract(pdf).measures:
        fields = measure.provenance.fields
        assert "title" in fields
        assert fields.keys() <= {*_FIELDS, *(f"extra/{header}" for header in measure.extra)}
        assert all(b.x0 < b.x1 and b.top < b.bottom for boxes in fields.values() for b in boxes)

"""The texts of a document with pointers to them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from itaextract.audit.once import once_a_document
from itaextract.model import Document
from itaextract.parse.named import Named, subjects_in
from itaextract.thai.digits import to_ascii_digits

_LISTS = (
    "steps",
    "responsible",
    "monitoring",
    "success_indicators",
    "outputs",
    "outcomes",
    "problems",
    "suggestions",
)


class Passage(NamedTuple):
    """A heading, a paragraph or a text of a table, digits in ASCII, with its JSON pointer."""

    ref: str
    text: str
    pages: list[int]


def having(texts: Iterable[Passage], *words: str) -> Iterator[Passage]:
    """Those texts that hold one of some words: much quicker to tell than that a pattern matches."""
    return (one for one in texts if any(map(one.text.__contains__, words)))


@once_a_document
def subjects(document: Document) -> tuple[tuple[Passage, list[Named]], ...]:
    """The passages that name something that can have a score, with what they name in order."""
    named = ((passage, subjects_in(passage.text)) for passage in passages(document))
    return tuple((passage, found) for passage, found in named if found)


@once_a_document
def passages(document: Document) -> tuple[Passage, ...]:
    """Headings and paragraphs in document order."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    for index, section in enumerate(document.sections):
        yield Passage(f"/sections/{index}/title", to_ascii_digits(section.title), section.pages)
        for paragraph in section.text.split("\n"):
            if paragraph:
                text = to_ascii_digits(paragraph)
                yield Passage(f"/sections/{index}/text", text, section.pages)


@once_a_document
def cells(document: Document) -> tuple[Passage, ...]:
    """The cells of every table, as it was joined."""
    return tuple(_cells(document))


def _cells(document: Document) -> Iterator[Passage]:
    for t, table in enumerate(document.tables):
        for r, row in enumerate(table.rows):
            for c, text in enumerate(row):
                if text:
                    yield Passage(f"/tables/{t}/rows/{r}/{c}", to_ascii_digits(text), table.pages)


@once_a_document
def headers(document: Document) -> tuple[Passage, ...]:
    """The cells of the headers of every table."""
    return tuple(_headers(document))


def _headers(document: Document) -> Iterator[Passage]:
    for t, table in enumerate(document.tables):
        for c, text in enumerate(table.header):
            yield Passage(f"/tables/{t}/header/{c}", to_ascii_digits(text), table.pages)


@once_a_document
def measure_texts(document: Document) -> tuple[Passage, ...]:
    """The titles and lists of the measures."""
    return tuple(_measure_texts(document))


def _measure_texts(document: Document) -> Iterator[Passage]:
    for index, measure in enumerate(document.measures):
        pages = measure.provenance.pages
        yield Passage(f"/measures/{index}/title", to_ascii_digits(measure.title), pages)
        for name in _LISTS:
            for place, text in enumerate(getattr(measure, name)):
                yield Passage(f"/measures/{index}/{name}/{place}", to_ascii_digits(text), pages)

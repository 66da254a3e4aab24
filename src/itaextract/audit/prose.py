"""The running text of a document with pointers to it."""

from collections.abc import Iterator
from typing import NamedTuple

from itaextract.model import Document
from itaextract.thai.digits import to_ascii_digits


class Passage(NamedTuple):
    """A heading or a paragraph, digits in ASCII, with the JSON pointer of the text it stands in."""

    ref: str
    text: str
    pages: list[int]


def passages(document: Document) -> Iterator[Passage]:
    """Headings and paragraphs in document order."""
    for index, section in enumerate(document.sections):
        yield Passage(f"/sections/{index}/title", to_ascii_digits(section.title), section.pages)
        for paragraph in section.text.split("\n"):
            if paragraph:
                text = to_ascii_digits(paragraph)
                yield Passage(f"/sections/{index}/text", text, section.pages)

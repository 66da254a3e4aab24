"""JSON (one indented object per document) and JSON Lines (one object per line)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from itaextract.errors import UnsupportedFormatError
from itaextract.export.atomic import replacing, write_text
from itaextract.model import Document


def to_json(document: Document) -> str:
    """Give the document as one indented JSON object with a final line feed."""
    return document.model_dump_json(indent=2) + "\n"


def to_json_line(document: Document) -> str:
    """Give the document as one line of JSON with its line feed."""
    return document.model_dump_json() + "\n"


def json_objects(documents: Iterable[Document]) -> Iterator[str]:
    """Give each document as an indented object, as it comes."""
    return map(to_json, documents)


def json_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Give each document as one line, as it comes."""
    return map(to_json_line, documents)


def write_json(documents: Iterable[Document], target: Path) -> None:
    """Write exactly one document as JSON.

    Raises:
        UnsupportedFormatError: there are several documents, or none.
        OSError: the target cannot be written.
    """
    several = list(documents)
    if len(several) != 1:
        raise UnsupportedFormatError(
            f"a .json file holds one document, not {len(several)}; use .jsonl"
        )
    write_text(target, to_json(several[0]))


def write_json_lines(documents: Iterable[Document], target: Path) -> None:
    """Write documents as JSON Lines, one after the other as they come.

    Raises:
        OSError: the target cannot be written.
    """
    with replacing(target) as part, part.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(json_lines(documents))

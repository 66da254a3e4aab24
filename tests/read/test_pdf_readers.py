"""The fast reader sees what the reference reader sees, on every page."""

from pathlib import Path

import pytest

from itaextract.errors import ItaExtractError
from itaextract.read import open_source
from itaextract.settings import Settings

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf")),
    *sorted((ROOT / "tests/fixtures/damage").glob("*.pdf")),
    *sorted((ROOT / "tests/fixtures/bad").glob("*.pdf")),
    *sorted((ROOT.parent / "shared/pdfs").glob("*.pdf")),
    *sorted((ROOT.parent / "shared/real-pdfs").glob("*.pdf")),
]


def outcome(path, reader):
    """All that a reader tells of a file, or the error that it raises."""
    try:
        source = open_source(path.read_bytes(), Settings(reader=reader), path.name)
        return source.page_count, source.producer, list(source.pages)
    except ItaExtractError as error:
        return type(error), str(error)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_fast_reader_gives_the_pages_of_the_reference(path):
    assert outcome(path, "pdfminer") == outcome(path, "pdfplumber")

"""Damaged files that once ended a reader in bad order, made small by ``tools/fuzz.py``."""

from pathlib import Path

import pytest

from itaextract import Document, Guard, Settings
from itaextract.errors import ItaExtractError

CRASHERS = sorted((Path(__file__).parent / "hostile/crashers").glob("*.pdf"))
SETTINGS = Settings(ocr="never", max_seconds_per_page=5)


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_a_crasher_gives_a_document_or_one_line(path):
    with Guard(SETTINGS) as guard:
        try:
            assert isinstance(guard.extract(path), Document)
        except ItaExtractError as error:
            assert str(error) and "\n" not in str(error)
        # And the next file is read as ever.
        sound = Path(__file__).parent / "fixtures/pdf/na-dok-kham-2566-plan.clean.pdf"
        assert guard.extract(sound).measures


def test_there_are_crashers():
    assert CRASHERS

from pathlib import Path

import pytest

from golden import PDFS, golden_path, render


@pytest.mark.parametrize("pdf", PDFS, ids=lambda p: p.stem)
def test_output_is_as_reviewed(pdf: Path) -> None:
    expected = golden_path(pdf).read_text("utf-8")
    assert render(pdf) == expected, "run python tests/golden.py and read git diff tests/golden"

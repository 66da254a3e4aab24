"""Scans made from the fixtures, and what is needed to read them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Skip where Tesseract or its Thai data are not installed."""
    from itaextract.errors import ItaExtractError
    from itaextract.ocr.engine import require_engine

    try:
        require_engine("tesseract")
    except ItaExtractError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def scan(fixtures: Path) -> Callable[..., bytes]:
    """Make a scan of pages of a fixture; see ``scans.make_scan``."""
    pytest.importorskip("cv2")
    from scans import make_scan

    def make(name: str, *arguments: Any, **options: Any) -> bytes:
        return make_scan(fixtures / "pdf" / f"{name}.clean.pdf", *arguments, **options)

    return make

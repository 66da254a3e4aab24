"""Paths that several tests use."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
FIXTURES = ROOT / "fixtures"
sys.path.insert(0, str(FIXTURES))


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of the documents that were made for the tests."""
    return FIXTURES

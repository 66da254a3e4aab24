"""Paths that several tests use."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run; with HYPOTHESIS_PROFILE=wide in the environment, or with
# `pytest --hypothesis-profile=wide`, others are looked for.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ROOT = Path(__file__).parent
FIXTURES = ROOT / "fixtures"
sys.path.insert(0, str(FIXTURES))


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of the documents that were made for the tests."""
    return FIXTURES

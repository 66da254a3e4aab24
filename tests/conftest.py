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
SOURCES = ROOT.parent / "src"
FIXTURES = ROOT / "fixtures"
sys.path.insert(0, str(FIXTURES))


def pytest_sessionstart() -> None:
    """Do not test what was compiled from an older source."""
    for compiled in SOURCES.rglob("*__mypyc.*"):
        source = compiled.with_name(compiled.name.partition("__mypyc.")[0] + ".py")
        if not source.exists() or source.stat().st_mtime > compiled.stat().st_mtime:
            pytest.exit(f"{source} changed since it was compiled: run `make setup`", 3)


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of the documents that were made for the tests."""
    return FIXTURES

"""Fixtures of the tests of corpora."""

import pytest
from corpora import PLAN, Here


@pytest.fixture
def here():
    return Here()


@pytest.fixture
def plans(tmp_path):
    """Three plans as texts; the third repeats the first."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, title in (("a", "จัดทำแผนภาพ"), ("b", "เผยแพร่แผนการใช้จ่าย"), ("c", "จัดทำแผนภาพ")):
        (folder / f"{name}.txt").write_text(PLAN.format(title), "utf-8")
    return folder

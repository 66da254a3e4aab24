"""The notebooks run, and their committed outputs are those of the code that stands there."""

import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from run_notebooks import execute  # noqa: E402

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def kinds(notebook):
    """What each cell of code puts out, without its contents."""
    return [
        [sorted(output.get("data", {output.get("name"): ""})) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_runs_as_it_was_committed(path):
    committed = nbformat.read(path, as_version=4)
    executed = execute(path)
    assert kinds(executed) == kinds(committed)
    shown = [kind for outputs in kinds(committed) for output in outputs for kind in output]
    assert "image/png" in shown
    assert "stderr" not in shown


def test_there_are_notebooks():
    assert len(NOTEBOOKS) == 3

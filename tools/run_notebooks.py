#!/usr/bin/env python3
"""Execute the notebooks, in place: ``make notebooks`` writes their outputs anew.

tools/run_notebooks.py notebooks/01-first-steps.ipynb ...
"""

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path: Path) -> Any:
    """Run all cells in a fresh kernel, in the folder of the notebook, and give the result.

    Raises:
        CellExecutionError: a cell failed.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False)
    client.execute(cwd=str(path.parent))
    notebook.metadata.clear()
    notebook.metadata.update(KERNEL)
    return notebook


def main() -> None:
    """Execute the notebooks that are named, in place."""
    for name in sys.argv[1:]:
        path = Path(name)
        nbformat.write(execute(path), path)
        print(path)


if __name__ == "__main__":
    main()

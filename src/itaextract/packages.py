"""Data of other packages, read as files: to import some takes longer than to read their data."""

from importlib.util import find_spec
from pathlib import Path

__all__ = ["text_of"]


def text_of(package: str, *path: str) -> str:
    """Read a text file of an installed package, without importing the package.

    Args:
        package: its name; no package inside another.
        path: where the file is in its folder.

    Raises:
        FileNotFoundError: the package has no such file, or is not installed.
    """
    spec = find_spec(package)
    [folder, *_] = (spec and spec.submodule_search_locations) or [package]
    return Path(folder, *path).read_bytes().decode("utf-8-sig")

"""Word lists of pythainlp, read as files: to import the package takes longer than to read them."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["lines_of", "thai_words", "words_of"]


def lines_of(name: str) -> list[str]:
    """The lines of a file of ``pythainlp.corpus``.

    Raises:
        FileNotFoundError: pythainlp has no such file, or is not installed.
    """
    spec = find_spec("pythainlp")
    [folder, *_] = (spec and spec.submodule_search_locations) or ["pythainlp"]
    return Path(folder, "corpus", name).read_text("utf-8-sig").splitlines()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list, one a line, in the order of the file."""
    return tuple(filter(None, lines_of(name)))


@cache
def thai_words() -> tuple[str, ...]:
    """The words of the dictionary: those of ``pythainlp.corpus.thai_words``, nearly sorted."""
    return words_of("words_th.txt")

"""Word lists of pythainlp."""

from functools import cache

from itaextract.packages import text_of

__all__ = ["fields_of", "lines_of", "thai_words", "words_of"]


def lines_of(name: str) -> list[str]:
    """The lines of a file of ``pythainlp.corpus``.

    Raises:
        FileNotFoundError: pythainlp has no such file, or is not installed.
    """
    return text_of("pythainlp", "corpus", name).splitlines()


def fields_of(name: str) -> list[str]:
    """All fields of such a file of lines with tabs, one after the other."""
    return text_of("pythainlp", "corpus", name).strip().replace("\n", "\t").split("\t")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list, one a line, in the order of the file."""
    return tuple(filter(None, lines_of(name)))


@cache
def thai_words() -> tuple[str, ...]:
    """The words of the dictionary, sorted: those of ``pythainlp.corpus.thai_words``."""
    return tuple(sorted(words_of("words_th.txt")))

"""Word boundaries, from pythainlp's dictionary; loaded on first use."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from itaextract.thai.prefixes import Prefixes

_HEAD = 40
"""Characters of a line that are looked at to find its first word."""


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    from pythainlp.tokenize import word_tokenize

    dictionary = _dictionary()
    return lambda text: word_tokenize(text, custom_dict=dictionary, engine="newmm")


@cache
def _dictionary() -> Any:
    """Pythainlp's dictionary as the tokeniser wants it, made in a tenth of its trie's time."""
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    words = Prefixes(filter(None, map(str.strip, thai_words())))

    class Dictionary(Trie):
        """Looks as a trie does to the tokeniser, which only asks for prefixes."""

        def __len__(self) -> int:
            return len(words.words)

        def prefixes(self, text: str, start: int = 0) -> list[str]:
            """The words that begin at a place, short ones first."""
            return [word for _, word in words.ends(text, start)]

    return Dictionary(())


def tokenize(text: str) -> list[str]:
    """Split text into words and blanks; joined again they give the text."""
    return _tokenizer()(text)


@lru_cache(maxsize=8192)
def first_word(text: str) -> str:
    """The first word of a line, which is what a line break would have to move.

    Closing punctuation that cannot begin a line, repetition marks and brackets count with it.
    """
    head = text[:_HEAD].split(" ", 1)[0]
    if not head or not any("\u0e00" <= c <= "\u0e7f" for c in head):
        return head
    words = tokenize(head)
    taken = words[0]
    for word in words[1:]:
        if taken[-1:] not in '("“‘[' and word[:1] not in "ๆฯ)]”’.,;:!?/":
            break
        taken += word
    return taken

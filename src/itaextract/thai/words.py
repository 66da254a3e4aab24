"""Word boundaries, from pythainlp's dictionary; loaded on first use."""

from functools import cache, lru_cache
from typing import Any

_HEAD = 40
"""Characters of a line that are looked at to find its first word."""


@cache
def _tokenizer() -> Any:
    from pythainlp.tokenize import Tokenizer

    return Tokenizer(engine="newmm", keep_whitespace=True)


def tokenize(text: str) -> list[str]:
    """Split text into words and blanks; joined again they give the text."""
    words: list[str] = _tokenizer().word_tokenize(text)
    return words


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

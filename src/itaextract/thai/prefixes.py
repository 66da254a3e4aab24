"""Which words of a dictionary begin at a place of a text."""

from bisect import bisect_left
from collections.abc import Iterable
from math import inf
from typing import Final

FIRST_LETTERS: Final = 3
"""Letters by which words are found; shorter words are looked up by themselves."""
_SHORT: Final = tuple(range(1, FIRST_LETTERS))
_AFTER: Final = "\U0010ffff"
"""Sorts behind all that a word may go on with."""
_MOST_KEPT: Final = 20_000
"""First letters that are remembered to begin no word: texts have no end of them."""


class _Lengths(dict[str, tuple[int, ...]]):
    """How long words with some first letters may be, found out when it is asked for."""

    def __init__(self, words: list[str], longest: float) -> None:
        super().__init__()
        self._words = words  # sorted, so that they lie side by side
        self._longest = longest

    def __missing__(self, first: str) -> tuple[int, ...]:
        begin = bisect_left(self._words, first)
        end = bisect_left(self._words, first + _AFTER, begin)
        longer = sorted({len(w) for w in self._words[begin:end] if len(w) <= self._longest})
        lengths = (*_SHORT, *longer)
        if longer or len(self) < _MOST_KEPT:
            self[first] = lengths
        return lengths


class Prefixes:
    """Finds words by their first letters, with one look for each length that they may have.

    It takes a small part of the time and memory of a trie, and not much longer to search.

    Args:
        words: the dictionary, none of them empty; soonest ready where it is sorted.
        longest: words with more characters than this are never found; two at least.
    """

    def __init__(self, words: Iterable[str], longest: float = inf) -> None:
        listed = sorted(words)
        self.words = frozenset(listed)
        self._lengths = _Lengths(listed, longest)

    def lengths(self, text: str, start: int) -> tuple[int, ...]:
        """The lengths that words may have that begin at a place, short ones first.

        The text may end before.
        """
        first = text[start : start + FIRST_LETTERS]
        return self._lengths[first] if len(first) == FIRST_LETTERS else _SHORT

    def ends(self, text: str, start: int) -> list[tuple[int, str]]:
        """The words that begin at a place, short ones first, each with the place of its end."""
        words = self.words
        found = []
        for length in self.lengths(text, start):
            end = start + length
            if end > len(text):
                break
            word = text[start:end]
            if word in words:
                found.append((end, word))
        return found

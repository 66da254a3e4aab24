"""Words that the page itself shows misspelt: noted with suggestions, never corrected."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from itaextract.page import Rect
from itaextract.thai.glyphs import Cluster
from itaextract.thai.lexicon import common_words, known, read_words, word_cost, word_lengths
from itaextract.thai.prefixes import FIRST_LETTERS
from itaextract.thai.repair.records import Misspelling
from itaextract.thai.repair.repaired import RepairedPage
from itaextract.thai.script import CONSONANTS, FOLLOWING, LEADING, MARKS, is_letters

__all__ = [
    "MisspeltPlace",
    "find_misspelt",
    "misspelt_places",
    "suggest_spelling",
]

_LETTERS: Final = tuple(sorted(MARKS)) + tuple(sorted(CONSONANTS | FOLLOWING | LEADING))
_HANGING: Final = MARKS | FOLLOWING
_SHORTEST, _LONGEST = 4, 18
_CUT: Final = 8
"""The part of a word that a line end cuts off is hardly longer."""
_LETTER_RUN: Final = regex.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+(?!\.)")
_NEIGHBOURS: Final = 3
"""Words on each side that may be pieces of a misspelt one."""


@lru_cache(maxsize=4096)
def suggest_spelling(word: str, limit: int = 3) -> tuple[str, ...]:
    """Suggest words of the lexicon for one that is not in it.

    Words that differ by one mark come first, then those that differ by one letter; more frequent
    ones first. A word of the lexicon gets no suggestions.

    Args:
        word: Thai letters and marks.
        limit: give at most this many.
    """
    if known(word) or not _SHORTEST <= len(word) <= _LONGEST or not is_letters(word):
        return ()
    found = _edits(word) & common_words()
    return tuple(sorted(found, key=lambda w: (_bare(w) != _bare(word), word_cost(w), w))[:limit])


def _bare(word: str) -> str:
    return "".join(c for c in word if c not in MARKS)


def _edits(word: str) -> set[str]:
    """Words that differ by one character added, left out or replaced, or by two swapped.

    Left out are some that cannot be in the lexicon, as it has no word so long that begins so.
    """
    found: set[str] = set()
    lengths = word_lengths(word)
    for at in range(len(word) + 1):
        head, tail, rest = word[:at], word[at:], word[at + 1 :]
        # From here on, what is found begins as the word does.
        settled = at >= FIRST_LETTERS
        if not settled or len(word) + 1 in lengths:
            found.update([head + letter + tail for letter in _LETTERS])
        if tail and (not settled or len(word) in lengths):
            found.update([head + letter + rest for letter in _LETTERS])
            found.add(head + rest[:1] + tail[:1] + rest[1:])
        if tail and (not settled or len(word) - 1 in lengths):
            found.add(head + rest)
    return found


class MisspeltPlace(NamedTuple):
    """A misspelt word of a string, from ``start`` to before ``end``, with words like it."""

    word: str
    start: int
    end: int
    suggestions: tuple[str, ...]


def misspelt_places(text: str) -> tuple[MisspeltPlace, ...]:
    """Find words of a string that are in no dictionary but nearly one that is.

    Returns:
        The places from left to right; letters before a point are abbreviations and passed over.
    """
    return tuple(
        place._replace(start=run.start() + place.start, end=run.start() + place.end)
        for run in _LETTER_RUN.finditer(text)
        for place in _misspelt(run[0])
    )


def find_misspelt(page: RepairedPage) -> tuple[Misspelling, ...]:
    """Find words of a repaired page that are in no dictionary but nearly one that is.

    Names and rare words without a near match in the lexicon are passed over, and so are
    misspellings that read as other words.
    """
    found: list[Misspelling] = []
    for stretch in page.stretches:
        text = stretch.text
        for place in _misspelt(text):
            # A line end may cut a word in two; its halves are no misspellings.
            cut = (stretch.cut_before and place.start < _CUT) or (
                stretch.cut_behind and place.end > len(text) - _CUT
            )
            if not cut:
                box = _box(stretch.clusters, place)
                found.append(Misspelling(place.word, place.suggestions, box))
    return tuple(found)


@lru_cache(maxsize=4096)
def _misspelt(text: str) -> tuple[MisspeltPlace, ...]:
    words = read_words(text).words
    found: list[MisspeltPlace] = []
    at = 0
    done = 0
    for number, word in enumerate(words):
        if not known(word) and at >= done:
            place = _repaired_place(words, number, at)
            if place is not None:
                found.append(place)
                done = place.end
        at += len(word)
    return tuple(found)


def _repaired_place(words: Sequence[str], number: int, at: int) -> MisspeltPlace | None:
    """The longest stretch of words around an unknown one that is nearly a word."""
    best: MisspeltPlace | None = None
    for first in range(max(0, number - _NEIGHBOURS), number + 1):
        start = at - sum(map(len, words[first:number]))
        for last in range(number + 1, min(len(words), number + _NEIGHBOURS + 5) + 1):
            stretch = "".join(words[first:last])
            if len(stretch) > _LONGEST:
                break
            rest = "".join(words[last:])
            if stretch[0] in _HANGING or (rest and rest[0] in _HANGING):
                continue
            # A word with a foreign letter at its end is two words, one of them unknown.
            suggestions = tuple(s for s in suggest_spelling(stretch) if s not in stretch)
            if suggestions and (best is None or len(stretch) > len(best.word)):
                best = MisspeltPlace(stretch, start, start + len(stretch), suggestions)
    return best


def _box(letters: Sequence[Cluster], place: MisspeltPlace) -> Rect:
    at = 0
    inside: list[Cluster] = []
    for cluster in letters:
        if at < place.end and at + len(cluster.text) > place.start:
            inside.append(cluster)
        at += len(cluster.text)
    return Rect(
        min(c.x0 for c in inside),
        min(c.top for c in inside),
        max(c.x1 for c in inside),
        max(c.bottom for c in inside),
    )

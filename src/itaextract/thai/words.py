"""Word boundaries: the fewest words of a dictionary that a text can be cut into.

The way is that of PyThaiNLP's tokeniser newmm by Korakot Chaovavanich, whose words these are: words
end where character clusters end, and what no word begins is passed over up to the next that one
does. It is written anew here because to start PyThaiNLP takes longer than to read a page.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from itaextract.thai.clusters import cluster_ends
from itaextract.thai.corpora import thai_words
from itaextract.thai.prefixes import Prefixes

_HEAD: Final = 40
"""Characters of a line that are looked at to find its first word."""
_MOST_WAYS: Final = 50
"""Words that are weighed against each other before all but the shortest are left out."""
_NOT_THAI: Final = re.compile(r"[-a-zA-Z]+|\d+(?:[,.]\d+)*|[ \t]+|\r?\n|[^\u0e00-\u0e7f \t\r\n]+")
_INITIALS: Final = re.compile("[ก-ฮ]{1,2}")
"""Words too short to show where a stretch of unknown letters ends."""


@cache
def dictionary() -> Prefixes:
    """The words that texts are cut into."""
    return Prefixes(thai_words())


def tokenize(text: str) -> list[str]:
    """Split text into words and blanks; joined again they give the text."""
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    """The words of a text, as soon as each is sure."""
    clusters = cluster_ends(text)
    ways: dict[int, list[int]] = {}
    count = done = 0
    open_ends = {0}
    while (begin := min(open_ends)) < len(text):
        open_ends.remove(begin)
        for end, _ in dictionary().ends(text, begin):
            if end in clusters:
                ways.setdefault(begin, []).append(end)
                open_ends.add(end)
                count += 1
                if count > _MOST_WAYS:
                    break
        if not open_ends:
            open_ends.add(_after_unknown(text, begin, clusters))
            ways[begin] = list(open_ends)
        if len(open_ends) == 1:  # all ways lead there
            for end in _fewest(ways, done, *open_ends):
                yield text[done:end]
                done = end
            ways.clear()
            count = 0


def _fewest(ways: dict[int, list[int]], start: int, goal: int) -> list[int]:
    """The ends of the fewest words from one place to another; of equals, the first are shorter."""
    before: dict[int, int] = {}
    reached = [start]
    for place in reached:
        for end in ways.get(place, ()):
            if end not in before:
                before[end] = place
                reached.append(end)
        if goal in before:
            break
    ends = [goal]
    while before[ends[-1]] != start:
        ends.append(before[ends[-1]])
    return ends[::-1]


def _after_unknown(text: str, begin: int, clusters: set[int]) -> int:
    """The end of what no word begins."""
    if match := _NOT_THAI.match(text, begin):
        return match.end()
    for place in range(begin + 1, len(text)):
        if place in clusters and (
            _word_begins(text, place, clusters) or _NOT_THAI.match(text, place)
        ):
            return place
    return len(text)


def _word_begins(text: str, place: int, clusters: set[int]) -> bool:
    ends = dictionary().ends(text, place)
    return any(end in clusters and not _INITIALS.fullmatch(word) for end, word in ends)


@lru_cache(maxsize=8192)
def first_word(text: str) -> str:
    """The first word of a line, which is what a line break would have to move.

    Closing punctuation that cannot begin a line, repetition marks and brackets count with it.
    """
    head = text[:_HEAD].split(" ", 1)[0]
    if not head or not any("\u0e00" <= c <= "\u0e7f" for c in head):
        return head
    words = _words(head)
    taken = next(words)
    for word in words:
        if taken[-1:] not in '("“‘[' and word[:1] not in "ๆฯ)]”’.,;:!?/":
            break
        taken += word
    return taken

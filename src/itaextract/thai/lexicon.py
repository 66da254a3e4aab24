"""How well a text can be read as Thai words: the witness where glyphs alone do not decide.

Words are those of pythainlp's dictionary, with their frequency in the Thai National Corpus; both
are loaded on first use. A cost is the negative logarithm of a probability, so lower is better.
"""

from collections.abc import Callable, Mapping, Set
from functools import cache, lru_cache
from math import inf, log
from typing import Final, NamedTuple

from itaextract.thai.script import FOLLOWING, MARKS

__all__ = [
    "Reading",
    "all_words",
    "begins_with_word",
    "common",
    "ends_with_word",
    "known",
    "read_words",
    "unknown_letters",
    "word_cost",
]

_DEPENDENT: Final = MARKS | FOLLOWING
_LONGEST: Final = 20
_UNKNOWN: Final = 14.0
"""Cost of a character that no word covers: more than that of any rare word."""
_RAREST: Final = 14.0
"""Cost of a word that the corpus has about 25 times in 13 million."""
# Words of one letter and the vocabulary of public administration that dictionaries lack.
_MORE: Final = (
    "ณ ธ ฯ ๆ ฯลฯ อปท อบต อบจ ปปช สตง กพร พรบ มิชอบ ตัวชี้วัด ธรรมาภิบาล ความโปร่งใส การทุจริต "
    "จัดซื้อจัดจ้าง พัสดุ ร้องเรียน คอร์รัปชัน อิเล็กทรอนิกส์ เว็บไซต์ บูรณาการ สมรรถนะ ดิจิทัล "
    "ขับเคลื่อน เบาะแส แผนปฏิบัติการ ประเด็น ครุภัณฑ์ เผยแพร่ สาธารณสุข สาธารณะ ชลประทาน "
    "ภาครัฐ ภาคเอกชน เทศบาล เทศบัญญัติ ข้อบัญญัติ พนักงานส่วนตำบล นายก ปลัด รองปลัด"
)


class Reading(NamedTuple):
    """The best reading of a text as words; ``unknown`` counts characters outside all words."""

    cost: float
    unknown: int
    words: tuple[str, ...]


@cache
def _words() -> Set[str]:
    from pythainlp.corpus import provinces, thai_words

    words = {*thai_words(), *provinces(), *_MORE.split()}
    return frozenset(w for w in words if len(w) > 1 or w in "ณธฯๆ")


@cache
def _costs() -> Mapping[str, float]:
    from pythainlp.corpus.tnc import unigram_word_freqs

    counts, words = unigram_word_freqs(), _words()
    total = log(sum(counts.get(w, 0) + 1 for w in words))
    return {w: total - log(counts.get(w, 0) + 1) for w in words}


def all_words() -> Set[str]:
    """All words of the lexicon."""
    return _words()


def known(word: str) -> bool:
    """Whether a word stands in the lexicon."""
    return word in _words()


def common(word: str) -> bool:
    """Whether a word stands in the lexicon and is used: the dictionary has some that never are."""
    return word_cost(word) < _RAREST


def word_cost(word: str) -> float:
    """Cost of a word; infinite for one that is not in the lexicon."""
    return _costs().get(word, inf)


def begins_with_word(text: str) -> bool:
    """Whether some beginning of a text is a word."""
    words = _words()
    ends = range(1, min(len(text), _LONGEST) + 1)
    return any(text[:end] in words and not _hangs(text, end) for end in ends)


def ends_with_word(text: str) -> bool:
    """Whether some end of a text is a word."""
    words = _words()
    starts = range(max(0, len(text) - _LONGEST), len(text))
    return any(text[start:] in words and not _hangs(text, start) for start in starts)


def _hangs(text: str, at: int) -> bool:
    """Whether the character at a place hangs on the letter before: no word begins there."""
    return text[at : at + 1] in _DEPENDENT and at < len(text)


@lru_cache(maxsize=16384)
def read_words(text: str) -> Reading:
    """Read a text without blanks as the likeliest sequence of words.

    Args:
        text: Thai letters and marks; any other character is unknown.
    """
    return _read(text, _costs().get)


@lru_cache(maxsize=16384)
def unknown_letters(text: str) -> int:
    """Count the characters that no word covers in the best reading of a text without blanks.

    It needs no frequencies, which take a while to load.
    """
    words = _words()
    return _read(text, lambda word: 1.0 if word in words else None).unknown


def _read(text: str, cost_of: Callable[[str], float | None]) -> Reading:
    # No word begins with what hangs on the letter before.
    inside = [c in _DEPENDENT for c in text]
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    for end in range(1, len(text) + 1):
        found = (best[end - 1][0] + _UNKNOWN, best[end - 1][1] + 1, end - 1)
        if end == len(text) or not inside[end]:
            for start in range(max(0, end - _LONGEST), end):
                cost = None if inside[start] else cost_of(text[start:end])
                if cost is not None and best[start][0] + cost < found[0]:
                    found = (best[start][0] + cost, best[start][1], start)
        best.append(found)
    words: list[str] = []
    end = len(text)
    while end:
        start = best[end][2]
        words.append(text[start:end])
        end = start
    return Reading(best[-1][0], best[-1][1], tuple(reversed(words)))

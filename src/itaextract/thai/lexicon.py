"""How well a text can be read as Thai words: the witness where glyphs alone do not decide.

Words are those of pythainlp's dictionary, with their frequency in the Thai National Corpus; both
are loaded on first use. A cost is the negative logarithm of a probability, so lower is better.
"""

from collections.abc import Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files
from math import inf, log
from typing import Final, NamedTuple

from itaextract.thai.prefixes import Prefixes
from itaextract.thai.script import FOLLOWING, MARKS

__all__ = [
    "Reading",
    "all_words",
    "begins_with_word",
    "common",
    "common_words",
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
def _prefixes() -> Prefixes:
    return Prefixes(_words(), _LONGEST)


@cache
def _costs() -> Mapping[str, float]:
    # What pythainlp.corpus.tnc.unigram_word_freqs reads, without the 100,000 words of no use here.
    lines = (files("pythainlp.corpus") / "tnc_freq.txt").read_text("utf-8-sig").splitlines()
    counts = dict(line.split("\t", 1) for line in lines if "\t" in line)
    ranks = {word: int(counts.get(word, 0)) + 1 for word in _words()}
    total = log(sum(ranks.values()))
    return {word: total - log(rank) for word, rank in ranks.items()}


def all_words() -> Set[str]:
    """All words of the lexicon."""
    return _words()


def known(word: str) -> bool:
    """Whether a word stands in the lexicon."""
    return word in _words()


@cache
def common_words() -> Set[str]:
    """The words that are ``common``."""
    return frozenset(word for word, cost in _costs().items() if cost < _RAREST)


def common(word: str) -> bool:
    """Whether a word stands in the lexicon and is used: the dictionary has some that never are."""
    return word_cost(word) < _RAREST


def word_cost(word: str) -> float:
    """Cost of a word; infinite for one that is not in the lexicon."""
    return _costs().get(word, inf)


def begins_with_word(text: str) -> bool:
    """Whether some beginning of a text is a word."""
    return any(not _hangs(text, end) for end, _ in _prefixes().ends(text, 0))


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
    return _read(text, _costs())


@lru_cache(maxsize=16384)
def unknown_letters(text: str) -> int:
    """Count the characters that no word covers in the best reading of a text without blanks.

    It needs no frequencies, which take a while to load.
    """
    return _read(text, None).unknown


def _read(text: str, costs: Mapping[str, float] | None) -> Reading:
    """The reading that costs least; without costs, each word costs the same."""
    # No word begins with what hangs on the letter before.
    inside = [c in _DEPENDENT for c in text]
    best: list[tuple[float, int, int]] = [(0.0, 0, 0), *[(inf, 0, 0)] * len(text)]
    for start, hangs in enumerate(inside):
        before, unknown, _ = best[start]
        if before + _UNKNOWN <= best[start + 1][0]:
            best[start + 1] = (before + _UNKNOWN, unknown + 1, start)
        if hangs:
            continue
        for end, word in _prefixes().ends(text, start):
            if end == len(text) or not inside[end]:
                cost = before + (1.0 if costs is None else costs[word])
                if cost < best[end][0]:
                    best[end] = (cost, unknown, start)
    words: list[str] = []
    end = len(text)
    while end:
        start = best[end][2]
        words.append(text[start:end])
        end = start
    return Reading(best[-1][0], best[-1][1], tuple(reversed(words)))

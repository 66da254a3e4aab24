"""How well a text can be read as Thai words: the witness where glyphs alone do not decide.

Words are those of pythainlp's dictionary, with their frequency in the Thai National Corpus; both
are loaded on first use. A cost is the negative logarithm of a probability, so lower is better.
"""

from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from math import inf, log
from typing import Final, NamedTuple

from itaextract.thai.corpora import fields_of, lines_of, thai_words
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
    "rough_unknown_letters",
    "unknown_letters",
    "word_cost",
    "word_lengths",
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
def _prefixes() -> Prefixes:
    provinces = (line.partition(",")[0] for line in lines_of("thailand_provinces_th.csv"))
    words = (*thai_words(), *filter(None, provinces), *_MORE.split())
    return Prefixes((w for w in words if len(w) > 1 or w in "ณธฯๆ"), _LONGEST)


@cache
def _counts() -> Mapping[str, int]:
    # What pythainlp.corpus.tnc.unigram_word_freqs reads, without the 80,000 words of no use here.
    fields = iter(fields_of("tnc_freq.txt"))
    words = all_words()
    return {w: int(n) for w, n in zip(fields, fields, strict=True) if w in words}


@cache
def _total() -> float:
    """The logarithm of all that was counted, each word of the lexicon once more."""
    return log(sum(_counts().values()) + len(all_words()))


class _Costs(dict[str, float]):
    """Costs of the words of the lexicon that were asked for."""

    def __missing__(self, word: str) -> float:
        if word not in all_words():
            return inf
        self[word] = cost = _total() - log(_counts().get(word, 0) + 1)
        return cost


_costs: Final = _Costs()


def all_words() -> Set[str]:
    """All words of the lexicon."""
    return _prefixes().words


def known(word: str) -> bool:
    """Whether a word stands in the lexicon."""
    return word in all_words()


@cache
def common_words() -> Set[str]:
    """The words that are ``common``."""
    total = _total()
    return frozenset(word for word, n in _counts().items() if total - log(n + 1) < _RAREST)


def common(word: str) -> bool:
    """Whether a word stands in the lexicon and is used: the dictionary has some that never are."""
    return word_cost(word) < _RAREST


def word_cost(word: str) -> float:
    """Cost of a word; infinite for one that is not in the lexicon."""
    return _costs[word]


def word_lengths(text: str) -> Sequence[int]:
    """The lengths of the words that begin with a text's first letters, and perhaps others."""
    return _prefixes().lengths(text, 0)


def begins_with_word(text: str) -> bool:
    """Whether some beginning of a text is a word."""
    return any(not _hangs(text, end) for end, _ in _prefixes().ends(text, 0))


def ends_with_word(text: str) -> bool:
    """Whether some end of a text is a word."""
    words = all_words()
    starts = range(len(text) - 1, max(0, len(text) - _LONGEST) - 1, -1)
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
    return _read(text, _costs)


@lru_cache(maxsize=16384)
def unknown_letters(text: str) -> int:
    """Count the characters that no word covers in the best reading of a text without blanks.

    It needs no frequencies, which take a while to load.
    """
    return _read(text, None).unknown


@lru_cache(maxsize=16384)
def rough_unknown_letters(text: str) -> int:
    """Count the characters that are left where the longest word is taken from each place on.

    They are hardly ever fewer than in the best reading, and found in a fourth of its time.
    """
    known_words, lengths = all_words(), _prefixes().lengths
    length = len(text)
    at = unknown = 0
    while at < length:
        end = at
        if text[at] not in _DEPENDENT:
            for size in reversed(lengths(text, at)):
                behind = at + size
                if behind > length or (behind < length and text[behind] in _DEPENDENT):
                    continue
                if text[at:behind] in known_words:
                    end = behind
                    break
        unknown += end == at
        at = max(end, at + 1)
    return unknown


def _read(text: str, costs: Mapping[str, float] | None) -> Reading:
    """The reading that costs least; without costs, each word costs the same."""
    known_words, lengths = all_words(), _prefixes().lengths
    length = len(text)
    # No word begins with what hangs on the letter before.
    inside = [*[c in _DEPENDENT for c in text], False]
    # Of the best reading up to each place: its cost, its unknown letters, where its last word is.
    best = [0.0] + [inf] * length
    unknown, last = [0] * (length + 1), [0] * (length + 1)
    for start in range(length):
        before = best[start]
        if before + _UNKNOWN <= best[start + 1]:
            best[start + 1] = before + _UNKNOWN
            unknown[start + 1], last[start + 1] = unknown[start] + 1, start
        if inside[start]:
            continue
        for size in lengths(text, start):
            end = start + size
            if end > length:
                break
            if inside[end]:
                continue
            word = text[start:end]
            if word in known_words:
                cost = before + (1.0 if costs is None else costs[word])
                if cost < best[end]:
                    best[end], unknown[end], last[end] = cost, unknown[start], start
    words: list[str] = []
    end = length
    while end:
        words.append(text[last[end] : end])
        end = last[end]
    return Reading(best[-1], unknown[-1], tuple(reversed(words)))

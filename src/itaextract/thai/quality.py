"""How well a Thai text came out of its file: broken patterns, dictionary words, known words.

Three measures that miss different things. Patterns that no Thai text has (`damage`) see most of
what extraction breaks. A dictionary sees letters that were mapped to other letters. Known words
(`known_words`) see what both miss: `สานักงาน` for `สำนักงาน` is well formed and splits into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

import regex

from itaextract.thai.damage import count_damage
from itaextract.thai.known_words import find_known_words
from itaextract.thai.words import dictionary, tokenize

USABLE: Final = 0.5
"""A text that scores less is beyond repair (for text as read, after its repair).

Calibrated on eight real documents of Thai offices and on one of them with damage put in. As read by
this package they score 0.73 (18 broken places per 1,000 characters left) to 1.00; as other tools
read them mostly 0.5 to 0.9, which repair can mend, and 0.01 or less where the marks of a whole
document are scattered. With damage put in at random: 0.7 where a 50th of the characters has no
code and 0.35 where a 20th has none; 0.9, 0.7 and 0.4 where a 20th, a tenth and a fifth of the
consonants are others; 0.1 without any marks; 0 with the consonants swapped throughout, as by a
wrong character map, and for TIS-620 read as Latin-1.
"""

_THAI: Final = regex.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")
# Words are looked up in runs of Thai letters. Letters with a point after them are abbreviations
# (พ.ศ., อบต.), which are in no dictionary; ๆ and ฯ are no letters of a word.
_RUN: Final = regex.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+(?!\.)")
_ABBREVIATION: Final = regex.compile(r"[\u0e01-\u0e2e]{1,5}\.")
_LONGEST_RUN: Final = 400
"""Runs are cut here before they are split into words: no Thai text has longer ones."""
_BROKEN: Final = 100.0
"""So many broken places per 1,000 Thai characters leave hardly a word whole."""
_READABLE_HITS: Final = (0.6, 0.97)
"""Share of characters in dictionary words: of letters mapped at random, and of correct text."""
_FEW: Final = 5
"""Known words that are taken for whole beforehand, so that one word does not decide."""


class Kept(NamedTuple):
    """Of the known words that a text has, how many are whole.

    Attributes:
        kept: occurrences that are whole.
        found: all occurrences, damaged ones included.
    """

    kept: int
    found: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is no such word in the text."""
        return self.kept / self.found if self.found else None


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of a Thai text.

    Attributes:
        thai_characters: Thai letters and marks; digits and signs are not counted.
        damage_counts: broken places by class (names: ``itaextract.thai.damage.DAMAGE_CLASSES``).
        lexicon_hit_rate: share of the characters of Thai words, 0 to 1, that are in dictionary
            words of two or more characters; None where there are no Thai words.
        kept_sara_am: known words with SARA AM (สระอำ), and how many keep it as U+0E33.
        kept_marks: known words with marks above or below, and how many keep all of them.
    """

    thai_characters: int
    damage_counts: Mapping[str, int]
    lexicon_hit_rate: float | None
    kept_sara_am: Kept
    kept_marks: Kept

    @property
    def damage(self) -> dict[str, float]:
        """Broken places per 1,000 Thai characters, by class."""
        scale = 1000 / max(self.thai_characters, 1)
        return {name: count * scale for name, count in self.damage_counts.items()}

    @property
    def damage_rate(self) -> float:
        """Broken places of all classes per 1,000 Thai characters."""
        return sum(self.damage.values())

    @property
    def score(self) -> float:
        """The quality in one number, from 0 to 1: the product of three shares.

        Patterns: 1 less a hundredth for each broken place per 1,000 characters. Dictionary: the hit
        rate, with 0.6 as nothing and 0.97 as all. Known words: those that are whole, of the two
        kinds together. Text without Thai scores 1 unless it has broken places.
        """
        patterns = max(0.0, 1 - self.damage_rate / _BROKEN)
        return patterns * self._dictionary() * self._whole()

    @property
    def usable(self) -> bool:
        """Whether the text is worth reading; else the text layer is beyond repair."""
        return self.score >= USABLE

    def _dictionary(self) -> float:
        if self.lexicon_hit_rate is None:
            return 1.0
        low, high = _READABLE_HITS
        return min(1.0, max(0.0, (self.lexicon_hit_rate - low) / (high - low)))

    def _whole(self) -> float:
        kept = self.kept_sara_am.kept + self.kept_marks.kept
        found = self.kept_sara_am.found + self.kept_marks.found
        return (kept + _FEW) / (found + _FEW)


class HasText(Protocol):
    """A page with its text, such as a repaired one."""

    @property
    def text(self) -> str:
        """All of its text."""
        ...


def text_quality(text: str | HasText) -> Quality:
    """Measure the quality of a Thai text, of one page or of a whole file.

    Args:
        text: the text with its line breaks, not joined: a mark at the start of a line is damage
            that joining may hide. Or a page that has a text: repaired, or as ``read_text`` gives.
    """
    if not isinstance(text, str):
        text = text.text
    sara_am, marks = _kept(text)
    return Quality(
        thai_characters=sum(1 for _ in _THAI.finditer(text)),
        damage_counts=MappingProxyType(count_damage(text)),
        lexicon_hit_rate=lexicon_hit_rate(text),
        kept_sara_am=sara_am,
        kept_marks=marks,
    )


def _kept(text: str) -> tuple[Kept, Kept]:
    occurrences = list(find_known_words(text))
    sara_am = [o.keeps_sara_am for o in occurrences if o.known.tells_sara_am]
    marks = [o.keeps_marks for o in occurrences if o.known.tells_marks]
    return Kept(sum(sara_am), len(sara_am)), Kept(sum(marks), len(marks))


def lexicon_hit_rate(text: str) -> float | None:
    """Give the share of the characters of Thai words that are in dictionary words.

    Abbreviations are left out of the count, and words of one character are no hits.

    Returns:
        0 to 1; None where the text has no Thai words.
    """
    known = dictionary().words
    hits = total = 0
    for run in _RUN.finditer(_ABBREVIATION.sub(" ", text)):
        for start in range(0, len(run[0]), _LONGEST_RUN):
            words = tokenize(run[0][start : start + _LONGEST_RUN])
            hits += sum(len(word) for word in words if len(word) > 1 and word in known)
        total += len(run[0])
    return hits / total if total else None

"""Patterns that no correct Thai text has, by class of damage.

Each class is a pattern of code points; one match is one broken place. Damage that leaves a well
formed text is not here: see `known_words`. Not damage, although it looks like it: Pali with
PHINTHU and NIKHAHIT (``พุทฺธํ``) is counted as ``lone-nikhahit``, and a lesson on spelling that
prints marks alone as ``stray-mark``; both are rare outside religious and school texts.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import regex

_BLANK: Final = " \xa0\u200b\u3000"
_CONSONANT: Final = "\u0e01-\u0e2e"
_AA: Final = "\u0e32\u0e33"
_LEADING: Final = "\u0e40-\u0e44"
_VOWEL_MARK: Final = "\u0e31\u0e34-\u0e3a\u0e47"
_TONE: Final = "\u0e48-\u0e4b"
_UPPER_SIGN: Final = "\u0e48-\u0e4c"
_MARK: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
_CODE: Final = r"\(cid:[0-9]+\)"
# A syllable's letters that stand alone: `น่`, `เ`, `า`.
_SINGLE: Final = f"[{_CONSONANT}{_AA}\u0e30{_LEADING}][{_MARK}]*"

_PATTERNS: Final[dict[str, str]] = {
    # `ส านักงาน`: a syllable never begins with SARA AA, and SARA AM is never alone.
    "blank-before-vowel": rf"(?:^|[{_BLANK}\t])[{_TONE}]?[{_AA}]",
    "glyph-code": _CODE,
    "replacement-character": "\ufffd",
    "private-use": r"\p{Co}",
    # A mark after a blank, at the start of a line, or after a letter that carries none. After
    # SARA AM a tone mark is only in the wrong order.
    "stray-mark": rf"(?<![{_CONSONANT}{_MARK}\u0e33\ufffd\p{{Co}})\u25cc])[{_MARK}]"
    rf"|(?<=\u0e33)[{_MARK}--[{_UPPER_SIGN}]]",
    "doubled-mark": rf"([{_MARK}])\1+",
    # `ท่ี`, `น่ํา`: the tone mark before the vowel; `นำ้`: the tone mark after SARA AM.
    "mark-order": rf"[{_UPPER_SIGN}][{_VOWEL_MARK}]|\u0e33[{_UPPER_SIGN}]",
    # Two vowels or two tone marks on one consonant.
    "stacked-marks": rf"([{_VOWEL_MARK}])(?!\1)[{_VOWEL_MARK}]"
    rf"|([{_UPPER_SIGN}])(?!\2)[{_UPPER_SIGN}]",
    # `จำ�า`, `ประจำาปี`.
    "doubled-sara-am": rf"\u0e33[\ufffd\p{{Co}}]?[{_AA}]",
    "double-sara-e": "\u0e40\u0e40",
    # The two halves of SARA AM as characters of their own, with or without a tone mark.
    "split-sara-am": rf"\u0e4d[{_TONE}]?[{_AA}]|[{_TONE}]\u0e4d[{_AA}]",
    "lone-nikhahit": rf"\u0e4d(?![{_TONE}]?[{_AA}])",
    # Letters of other scripts; ASCII letters stand beside Thai words without blanks by habit.
    "foreign-letter": rf"(?<=[{_THAI}])[\p{{L}}--[\p{{Thai}}a-zA-Z]]"
    rf"|[\p{{L}}--[\p{{Thai}}a-zA-Z]](?=[{_THAI}])",
    # TIS-620 read as Latin-1: `¡ÒÃ»ÃÐàÁÔ¹`.
    "wrong-encoding": r"[\xa1-\xda\xdf-\xfb]{4,}",
    # `ตวั ชี้`, `เ ทศบาล`: MAI HAN-AKAT, SARA UEE and leading vowels want a consonant after them.
    "cut-syllable": rf"[\u0e31\u0e37][{_UPPER_SIGN}]?(?=[{_BLANK}][{_THAI}])"
    rf"|[{_LEADING}](?=[{_BLANK}][{_THAI}])",
}

_ORDER: Final = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_SPACED: Final = regex.compile(
    rf"(?<![{_THAI}]){_SINGLE}(?:[{_BLANK}]{_SINGLE}){{3,}}(?![{_THAI}])"
)

SPACED_LETTERS: Final = "spaced-letters"
DAMAGE_CLASSES: Final = (*_PATTERNS, SPACED_LETTERS)
"""Names of the classes, in the order in which reports give them."""


@cache
def _compiled() -> dict[str, regex.Pattern[str]]:
    flags = regex.V1 | regex.MULTILINE
    return {name: regex.compile(pattern, flags) for name, pattern in _PATTERNS.items()}


def _is_list_of_letters(run: str) -> bool:
    """Whether bare consonants follow each other as in the alphabet: `ก ข ค ง`."""
    letters = run.split()
    places = [_ORDER.find(letter) for letter in letters]
    return -1 not in places and places == sorted(places)


def _spaced_runs(text: str) -> Iterator[regex.Match[str]]:
    """Runs of four or more single letters parted by blanks: `ห น ว ย ง า น`."""
    for match in _SPACED.finditer(text):
        if not _is_list_of_letters(match[0]):
            yield match


def _mask(match: regex.Match[str], name: Callable[[regex.Match[str]], bool]) -> str:
    return "x" * len(match[0]) if name(match) else match[0]


def count_damage(text: str) -> dict[str, int]:
    """Count the broken places of a text by class; classes without any are left out.

    Args:
        text: any text; a line break is where a line ends, so that marks at a line's start show.

    Returns:
        Counts by class, in the order of ``DAMAGE_CLASSES``. Letters that are parted by blanks
        count once for each blank, and in no other class.
    """
    blanks = sum(len(run[0].split()) - 1 for run in _spaced_runs(text))
    rest = _SPACED.sub(lambda m: _mask(m, lambda run: not _is_list_of_letters(run[0])), text)
    counts = {name: sum(1 for _ in p.finditer(rest)) for name, p in _compiled().items()}
    counts[SPACED_LETTERS] = blanks
    return {name: count for name, count in counts.items() if count}

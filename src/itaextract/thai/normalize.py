"""One spelling for one Thai text: code points repaired, white space evened out.

The repairs here need nothing but the characters. Damage that only the glyph boxes show (a NIKHAHIT
that reads as a blank) is repaired where the glyphs are.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

import regex

from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.joining import join_lines

__all__ = ["collapse", "join_lines", "normalize_text"]

# Positional glyph variants that Windows Thai fonts keep in the private use area. The assignments
# are those of the Thai shaping fallback in HarfBuzz (hb-ot-shaper-thai.cc, "Win PUA").
GLYPH_VARIANTS: Final = {
    0xF700: "ฐ",  # without its descender
    0xF701: "ิ",
    0xF702: "ี",
    0xF703: "ึ",
    0xF704: "ื",
    0xF705: "่",
    0xF706: "้",
    0xF707: "๊",
    0xF708: "๋",
    0xF709: "์",
    0xF70A: "่",
    0xF70B: "้",
    0xF70C: "๊",
    0xF70D: "๋",
    0xF70E: "์",
    0xF70F: "ญ",  # without its descender
    0xF710: "ั",
    0xF711: "ํ",
    0xF712: "็",
    0xF713: "่",
    0xF714: "้",
    0xF715: "๊",
    0xF716: "๋",
    0xF717: "์",
    0xF718: "ุ",
    0xF719: "ู",
    0xF71A: "ฺ",
    # The same on Mac OS ("Mac PUA" there).
    0xF884: "ั",
    0xF885: "ิ",
    0xF886: "ี",
    0xF887: "ึ",
    0xF888: "ื",
    0xF889: "็",
    0xF88A: "่",
    0xF88B: "่",
    0xF88C: "่",
    0xF88D: "้",
    0xF88E: "้",
    0xF88F: "้",
    0xF890: "๊",
    0xF891: "๊",
    0xF892: "๊",
    0xF893: "๋",
    0xF894: "๋",
    0xF895: "๋",
    0xF896: "์",
    0xF897: "์",
    0xF898: "์",
    0xF899: "ํ",
    0xF89A: "ญ",
    0xF89B: "ุ",
    0xF89C: "ู",
    0xF89D: "ฺ",
    0xF89E: "ฐ",
    # Latin ligatures, which fonts draw inside web addresses.
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
}
"""Presentation forms, each with the plain characters that it stands for."""

_NIKHAHIT: Final = "\u0e4d"
_SARA_AA: Final = "\u0e32"
_SARA_AM: Final = "\u0e33"
_TONES: Final = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_LAST: Final = "\u0e4d\u0e4e"
_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

# Zero width: format characters such as U+200B and the soft hyphen, and stray control characters.
_INVISIBLE: Final = regex.compile(r"[\p{Cf}\p{Cc}--\s]", flags=regex.V1)
# All of those and of the glyph variants, and some more, for a quick look.
_UNUSUAL: Final = re.compile(
    "[^\t-\r -~\u00a1-\u00ac\u00ae-\u02ff\u0e01-\u0e3a\u0e3f-\u0e5b\u2010-\u2027\u2030-\u205e]"
)
_CLUSTER: Final = re.compile(f"[{_MARKS}{_SARA_AA}{_SARA_AM}]{{2,}}")
_SYLLABLE: Final = regex.compile(f"([{_MARKS}]*)([{_SARA_AA}{_SARA_AM}]?)")
_DOUBLED: Final = regex.compile(f"([{_MARKS}])\\1+")
# SARA AM whose ring came out as a character of its own: ประจำ�า, ประจ�ำ.
_HALVED_AM: Final = regex.compile(f"\ufffd{_SARA_AM}|{_SARA_AM}\ufffd{_SARA_AA}")
_NOT_IN_KEY: Final = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


def _mark_rank(mark: str) -> int:
    """Order of typing: vowel above or below, then tone mark, then NIKHAHIT."""
    if mark in _TONES:
        return 1
    return 2 if mark in _LAST else 0


def _ordered(marks: str) -> str:
    # NFC moves SARA U, SARA UU and PHINTHU by their combining class, so it has the last word.
    composed = unicodedata.normalize("NFC", "".join(sorted(marks, key=_mark_rank)))
    return _DOUBLED.sub(r"\1", composed)


def _composed_am(marks: str, vowel: str) -> tuple[str, str]:
    """Order the marks; NIKHAHIT before SARA AA is SARA AM, before SARA AM the same thing twice."""
    if vowel and _NIKHAHIT in marks:
        return _ordered(marks.replace(_NIKHAHIT, "")), _SARA_AM
    return _ordered(marks), vowel


def _repair_cluster(match: re.Match[str]) -> str:
    return _repaired(match[0])


@lru_cache(maxsize=4096)
def _repaired(run: str) -> str:
    """Compose SARA AM and order the marks in one run of marks and SARA AA or SARA AM."""
    parts = _SYLLABLE.findall(run)
    syllables = [_composed_am(marks, vowel) for marks, vowel in parts]
    repaired: list[str] = []
    carried: list[str] = []
    # From the right, so that a mark moves as far left as it can in one go.
    while syllables:
        marks, vowel = syllables.pop()
        if syllables and syllables[-1][1] == _SARA_AM and not _has_vowel(marks):
            # A tone mark typed after SARA AM belongs before it; SARA AM twice is one.
            rest = marks.lstrip(_TONES)
            carried.append(marks[: len(marks) - len(rest)])
            if rest or vowel == _SARA_AA:
                repaired.append(rest + vowel)
            continue
        repaired.append(_ordered(marks + "".join(reversed(carried))) + vowel)
        carried = []
    return "".join(reversed(repaired))


def ordered_marks(text: str) -> str:
    """Compose SARA AM and put the marks of each base in the order of typing, each of them once."""
    return _CLUSTER.sub(_repair_cluster, text)


def _has_vowel(marks: str) -> bool:
    return any(_mark_rank(mark) == 0 for mark in marks)


def normalize_text(text: str, *, keep_thai_digits: bool = False) -> str:
    """Give the normal form of a text; applying it again changes nothing.

    NFC (never NFKC, which would take SARA AM apart); NIKHAHIT with SARA AA composed in any order
    with a tone mark; two SARA E as SARA AE; a doubled mark once; vowel before tone mark; Windows
    private-use glyph variants and Latin ligatures as plain characters; zero-width characters and
    soft hyphens removed; every run of white space one space, none at the ends; Thai digits as ASCII
    digits.

    Args:
        text: any text.
        keep_thai_digits: leave ๐-๙ as they are.
    """
    if _UNUSUAL.search(text):
        text = _INVISIBLE.sub("", text.translate(GLYPH_VARIANTS))
    text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    if "\ufffd" in text:
        text = _HALVED_AM.sub(_SARA_AM, text)
    text = " ".join(_CLUSTER.sub(_repair_cluster, text).split())
    return text if keep_thai_digits else to_ascii_digits(text)


def collapse(text: str) -> str:
    """Give a key for comparing texts: normalised, lower case, letters, marks and digits only."""
    return _NOT_IN_KEY.sub("", normalize_text(text).lower())

"""Classes of Thai characters, by what they do in a line of text."""

from typing import Final

NIKHAHIT: Final = "\u0e4d"
SARA_AA: Final = "\u0e32"
SARA_AM: Final = "\u0e33"

TONES: Final = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
"""Mai ek, mai tho, mai tri, mai chattawa."""
MARKS: Final = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
"""Characters above or below a consonant, which have no advance."""
LOWER_MARKS: Final = frozenset("\u0e38\u0e39\u0e3a")
"""SARA U, SARA UU and PHINTHU, which stand below the consonant."""
CONSONANTS: Final = frozenset(chr(c) for c in range(0x0E01, 0x0E2F))
LEADING: Final = frozenset("เแโใไ")
"""Vowels that are written before their consonant."""
FOLLOWING: Final = frozenset("ะ\u0e32\u0e33ๅ")
"""Vowels that are written behind their consonant; none can begin a word."""
LETTERS: Final = CONSONANTS | MARKS | LEADING | FOLLOWING


def is_mark(text: str) -> bool:
    """Whether a text is nothing but marks."""
    return text in MARKS if len(text) == 1 else bool(text) and MARKS.issuperset(text)


def is_letters(text: str) -> bool:
    """Whether a text is nothing but Thai letters and marks (no digits, no ๆ and ฯ)."""
    return text in LETTERS if len(text) == 1 else bool(text) and LETTERS.issuperset(text)

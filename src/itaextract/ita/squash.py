"""One form of a Thai label for comparison: letters only."""

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[^a-z\u0E01-\u0E2E\u0E30-\u0E3A\u0E40-\u0E45\u0E47-\u0E4C]+")
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def compose(text: str) -> str:
    """Compose sara am (ำ), split by many text layers, and แ typed as two เ; the rest is NFC.

    >>> compose("น้ําหนัก") == "น้ำหนัก"
    True
    """
    text = unicodedata.normalize("NFC", text)
    if "\u0e4d" in text:
        text = _SPLIT_SARA_AM.sub("\\1\u0e33", text)
    return text.replace("เเ", "แ")


def squash(text: str) -> str:
    """Reduce ``text`` to its Thai and lower-case Latin letters.

    White space, punctuation, digits of both scripts, ๆ and ฯ go, so that line breaks and numbering
    do not count in a comparison.

    >>> squash("๑. ขั้นตอน / วิธีการ")
    'ขั้นตอนวิธีการ'
    """
    return _NOT_A_LETTER.sub("", compose(text).lower())

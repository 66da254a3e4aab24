"""Visual lines become running text, by the habits of Thai typesetting.

Thai puts no space between words: a line that ends in a Thai letter and one that begins with a
Thai letter join without one. Latin words and numbers stand between spaces.
"""

from collections.abc import Sequence
from typing import Final

import regex

from itaextract.thai.urlparts import continues_address, ends_in_address

# Mai yamok (ๆ) and paiyannoi (ฯ) are within these ranges; Thai digits are not.
_THAI_LETTERS: Final = frozenset(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))))
_DEPENDENT: Final = frozenset(map(chr, (*range(0x0E30, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F))))
_OPENING: Final = frozenset("([{/“‘«")
_CLOSING: Final = frozenset(")]}/,.;:!?%”’»")
_HYPHENS: Final = frozenset("-–—‐‑")
_TAIL: Final = 500
# An abbreviation that the line end cuts between two of its points: ป. / ป.ช.
_ABBREVIATION_OPEN: Final = regex.compile(r"(?<![\u0e01-\u0e4e])[\u0e01-\u0e2e]{1,2}\.$")
_ABBREVIATION_ON: Final = regex.compile(r"[\u0e01-\u0e2e]{1,2}\.")


def _separator(before: str, after: str) -> str:
    """The text to put between two pieces, both without white space where they meet."""
    left, right = before[-1], after[0]
    if left in _THAI_LETTERS and right in _THAI_LETTERS:
        return ""
    if right in _CLOSING:
        return ""
    if ends_in_address(before):
        return "" if continues_address(before, after) else " "
    if left in _OPENING:
        return ""
    if left in _HYPHENS and len(before) > 1 and not before[-2].isspace():
        return ""
    if _ABBREVIATION_OPEN.search(before[-4:]) and _ABBREVIATION_ON.match(after):
        return ""
    return " "


def join_lines(lines: Sequence[str]) -> str:
    """Join the visual lines of one paragraph into one line.

    Thai to Thai joins without a space, Thai to Latin or digit with one, Latin to Latin with one;
    white space at the end of a line or the start of the next gives one space; nothing is put after
    a slash, an opening bracket or a hyphen that joins, nor inside a web address that wraps. Inside
    the lines nothing is changed; empty lines are passed over.

    Example:
        >>> join_lines(["กำหนดแนวทางการใช้ทรัพย์", "สินของราชการ", "ปี 2566"])
        'กำหนดแนวทางการใช้ทรัพย์สินของราชการปี 2566'
    """
    pieces: list[str] = []
    tail, blank = "", False
    for line in lines:
        body = line.strip()
        if not body:
            blank = blank or bool(line)
            continue
        if tail:
            spaced = (blank or line[0].isspace()) and body[0] not in _DEPENDENT
            pieces.append(" " if spaced else _separator(tail, body))
        pieces.append(body)
        # Only an address that goes on over lines needs more than the last characters.
        glued = len(pieces) > 1 and not pieces[-2]
        tail = (tail + body if glued else body)[-_TAIL:]
        blank = line[-1].isspace()
    return "".join(pieces)

"""Codes of items, names of instruments and grades, read by the shapes of their letters.

They are Latin letters in Thai text, where Tesseract takes i for 1, O for 0 and C for 6.
"""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Final

from itaextract.ocr.numbers import Guesses
from itaextract.ocr.numerals import CLASSES, OTHER
from itaextract.ocr.pieces import Piece, TextLine
from itaextract.ocr.signs import Reading, is_dash, is_point, is_slim

_INDEX: Final = {c: i for i, c in enumerate(CLASSES)}
_ALIKE: Final = {"I": "Ii1", "i": "iI1", "O": "Oo0๐", "o": "oO0๐", "E": "E", "e": "e"}
"""What letters may be taken for by their shape, where the word leaves no doubt."""
_DIGITS: Final = ("0oO", "1iI", *"23456789")
"""What digits behind the letter of a code may be taken for."""
INSTRUMENTS: Final = ("IIT", "EIT", "OIT", "ITA")
_GRADES: Final = ("AAA", "AA", "A", "B", "C", "D", "E", "F")
_APART = 0.75
"""Letters of a word stand no further apart than this, in letter heights..."""
_CLOSE = 0.45
"""... and mostly no further than this: what follows a code in narrow print is near."""
_LIKELY = 0.6
_OTHER = 0.5
_STEM = 0.35
"""A stem with a point is narrower than this, and so is the point, in letter heights."""


def find_tokens(line: TextLine, guesses: Guesses) -> list[Reading]:
    """The codes, instruments and grades of a line, from left to right."""
    found = []
    groups = list(_groups(line, guesses))
    for group in groups:
        reading = _word(group, guesses) or _code(group, guesses, line)
        if reading is None and len(groups) == 1:
            reading = _grade(group, guesses)
        parts = [] if reading else _parted(group, _CLOSE * line.letter)
        readings = [reading, *(_code(part, guesses, line) for part in parts)]
        found += [_with_marks(r, line) for r in readings if r is not None]
    return found


def _with_marks(reading: Reading, line: TextLine) -> Reading:
    """Take the points of i along."""
    marks = [
        p
        for p in line.pieces
        if p not in reading.pieces
        and p.bottom < line.baseline - 0.5 * line.letter
        and reading.x0 - 2 <= p.x0
        and p.x1 <= reading.x1 + 2
    ]
    return reading._replace(pieces=[*reading.pieces, *marks])


def _parted(group: Sequence[Piece], gap: float) -> list[list[Piece]]:
    """A group, parted at its larger gaps."""
    parts: list[list[Piece]] = []
    for piece in group:
        if parts and piece.x0 - parts[-1][-1].x1 <= gap:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def _groups(line: TextLine, guesses: Guesses) -> Iterator[list[Piece]]:
    """Letters that stand together, without brackets, points and marks at their ends."""
    group: list[Piece] = []
    for piece in sorted(line.pieces, key=lambda p: p.x0):
        if piece.bottom < line.baseline - 0.5 * line.letter:
            continue  # a mark
        bracket = is_slim(piece, line) and _chance(piece, (OTHER,), guesses) > _OTHER
        sign = bracket or is_point(piece, line) or is_dash(piece, line)
        if group and (sign or piece.x0 - group[-1].x1 > _APART * line.letter):
            yield group
            group = []
        if not sign:
            group.append(piece)
    if group:
        yield group


def _chance(piece: Piece, letters: Sequence[str], guesses: Guesses) -> float:
    guess = guesses.get(piece)
    return sum(float(guess.chances[_INDEX[c]]) for c in letters) if guess else 0.0


def _word(group: Sequence[Piece], guesses: Guesses) -> Reading | None:
    if len(group) != 3:
        return None
    for word in INSTRUMENTS:
        chances = [_chance(p, _ALIKE.get(c, c), guesses) for p, c in zip(group, word, strict=True)]
        if min(chances) > _LIKELY and prod(chances) > _LIKELY / 2:
            return Reading(word, list(group), min(chances))
    return None


def _code(group: Sequence[Piece], guesses: Guesses, line: TextLine) -> Reading | None:
    """Read ``i12``, ``e3``, ``O12``: what stands first is a letter, the rest are digits."""
    if not 2 <= len(group) <= 3:
        return None
    letter = _code_letter(group[0], guesses, line)
    if letter is None:
        return None
    digits, confidence = "", 1.0
    for piece in group[1:]:
        guess = guesses.get(piece)
        if guess is None or _has_point(piece, line):
            return None
        chances = [_chance(piece, letters, guesses) for letters in _DIGITS]
        best = max(range(10), key=chances.__getitem__)
        if chances[best] < _LIKELY:
            return None
        digits += str(best)
        confidence = min(confidence, chances[best] * (1.0 if guess.agreed else 0.8))
    return Reading(letter + digits, list(group), confidence)


def _has_point(piece: Piece, line: TextLine) -> bool:
    """Whether a point stands on a stem."""
    least = _STEM * line.letter
    return any(
        p.bottom <= piece.top + 1
        and max(p.width, p.height) < least
        and p.x0 < piece.x1 + 2
        and p.x1 > piece.x0 - 2
        for p in line.pieces
    )


def _code_letter(piece: Piece, guesses: Guesses, line: TextLine) -> str | None:
    if _has_point(piece, line):
        stem = piece.width < _STEM * line.letter
        return "i" if stem or _chance(piece, "iI1", guesses) > _LIKELY else None
    for letter in "eEI":
        if _chance(piece, letter, guesses) > _LIKELY:
            return letter
    # All digits of a number are of one script: what is no ASCII zero before ASCII digits is O.
    ring = [(_chance(piece, letter, guesses), letter) for letter in "oO"]
    round_ = sum(chance for chance, _ in ring) + _chance(piece, "๐", guesses)
    return max(ring)[1] if round_ > _LIKELY else None


def _grade(group: Sequence[Piece], guesses: Guesses) -> Reading | None:
    chances = [guesses[p].chances for p in group if p in guesses]
    text = "".join(CLASSES[int(c.argmax())] for c in chances)
    if len(chances) != len(group) or text not in _GRADES:
        return None
    return Reading(text, list(group), min(float(c.max()) for c in chances))

"""Numbers in a line of ink, found and read by the shapes of their digits before its text."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np

from itaextract.ocr.engine import Word
from itaextract.ocr.numerals import ASCII, THAI, Guess, classify
from itaextract.ocr.pieces import Piece, TextLine
from itaextract.ocr.segment import Ink
from itaextract.ocr.signs import Reading, is_point, is_slim, point

_LOW = 0.45
"""Dashes and points are lower than this, in letter heights."""
_NARROWEST, _WIDEST = 0.3, 1.4
"""Widths of digits, in letter heights."""
_WITHIN = 0.6
"""Digits of a number stand no further apart than this, in letter heights."""
_BELOW = 0.15
"""What reaches further below the baseline than this, in letter heights, is no digit alone."""
APART = 0.3
"""What is further away than this from a number does not touch it."""
_LIKELY = 0.5
_SURE = 0.9
_CERTAIN = 0.97
_UNCONFIRMED = 0.3
"""What a digit is worth that only the engine has seen."""
_LONG = 3
"""So many digits in a row are a number wherever they stand."""


Guesses = dict[Piece, Guess]
"""What pieces of ink are; those that can be no digit by their size are left out."""


def guess_digits(ink: Ink, lines: Sequence[TextLine]) -> tuple[list[TextLine], Guesses]:
    """Look at every piece of some lines that may be a digit by its size.

    Returns:
        The lines, with pieces parted that are digits in touch; and what the pieces are.
    """
    found = [(p, line) for line in lines for p in line.pieces if _may_be_digit(p, line)]
    answers = classify([ink.shape(piece, line) for piece, line in found])
    guesses = {piece: guess for (piece, _), guess in zip(found, answers, strict=True)}
    parted = []
    for line in lines:
        pieces: list[Piece] = []
        for piece in line.pieces:
            guess = guesses.get(piece)
            parts = _part(ink, piece, line) if _may_be_digits(piece, guess, line) else None
            parts = parts or _without_mark(ink, piece, line, guesses)
            if parts:
                guesses |= parts
            pieces += parts or [piece]
        parted.append(line._replace(pieces=pieces))
    return parted, guesses


def _may_be_digit(piece: Piece, line: TextLine) -> bool:
    height, width = piece.height / line.letter, piece.width / line.letter
    return 0.55 < height < 2.3 and 0.08 < width < 1.5


def _may_be_digits(piece: Piece, guess: Guess | None, line: TextLine) -> bool:
    height, width = piece.height / line.letter, piece.width / line.letter
    thai = guess is not None and guess.agreed and guess.chances[:10].sum() > _CERTAIN
    ascii_ = guess is not None and guess.agreed and guess.chances[10:20].sum() > _CERTAIN
    known = thai or (ascii_ and width < height)  # 00 in touch looks like 8
    return not known and 0.75 < height < 2.1 and 0.9 < width < 5.5


def _part(ink: Ink, piece: Piece, line: TextLine) -> dict[Piece, Guess] | None:
    """Part digits that touch, where all parts are digits for certain; None where they are not.

    Parts keep the label of the whole, whose ink they share.
    """
    cuts = ink.thin_places(piece, int(_NARROWEST * line.letter))
    low, high = (v * line.letter for v in (_NARROWEST, _WIDEST))
    spans = [(a, b) for a, b in combinations(cuts, 2) if low <= b - a <= high]
    pieces = [ink.part(piece, a, b) for a, b in spans]
    answers = classify([ink.shape(p, line) for p in pieces])
    # The best way to each cut: how sure its least sure digit is, and its parts.
    best: dict[int, tuple[float, dict[Piece, Guess]]] = {cuts[0]: (1.0, {})}
    for (a, b), part, guess in sorted(zip(spans, pieces, answers, strict=True), key=lambda x: x[0]):
        if a in best and guess.agreed:
            sure = min(best[a][0], float(guess.as_digit().max()))
            if sure > max(_SURE, best.get(b, (0.0,))[0]):
                best[b] = (sure, {**best[a][1], part: guess})
    whole = best.get(cuts[-1])
    return whole[1] if whole and len(whole[1]) > 1 else None


def _without_mark(
    ink: Ink, piece: Piece, line: TextLine, guesses: Guesses
) -> dict[Piece, Guess] | None:
    """A digit among others, without the mark of the next line that touches it in close print.

    No digit reaches below the baseline.
    """
    guess = guesses.get(piece)
    touched = piece.bottom - line.baseline > _BELOW * line.letter
    if guess is None or not touched or guess.as_digit().max() > _LIKELY:
        return None
    if not any(_is_digit(p, guesses) and _beside(p, piece, line) for p in line.pieces):
        return None
    part = piece._replace(bottom=round(line.baseline) + 1)
    again = classify([ink.shape(part, line)])[0]
    return {part: again} if again.agreed and again.as_digit().max() > _SURE else None


def _is_digit(piece: Piece, guesses: Guesses) -> bool:
    guess = guesses.get(piece)
    return guess is not None and guess.agreed and float(guess.as_digit().max()) > _SURE


def _beside(one: Piece, other: Piece, line: TextLine) -> bool:
    return 0 <= max(one.x0, other.x0) - min(one.x1, other.x1) < _WITHIN * line.letter


def find_numbers(line: TextLine, guesses: Guesses) -> list[Reading]:
    """The numbers of a line that are certain to be numbers, from left to right.

    A digit alone, or two, must stand apart from letters: letters may be drawn like digits.
    """
    row = sorted(line.pieces, key=lambda p: p.x0)
    with_marks = marked(row, line)
    numbers = []
    for start, end in _runs(row, line, guesses, with_marks):
        run = row[start:end]
        number = _read(run, line, guesses)
        if number is None:
            continue
        if _is_certain(number, _is_free(row, start, end, line)):
            numbers.append(number)
    return numbers


def _is_certain(number: Reading, free: bool) -> bool:
    """Whether something is a number, however its digits read."""
    digits = sum(c.isdigit() for c in number.text)
    if digits < _LONG:
        return free and number.confidence > (_LIKELY if digits > 1 else _SURE)
    return free or number.confidence > (_SURE if "." in number.text else _CERTAIN)


def marked(row: Sequence[Piece], line: TextLine) -> set[Piece]:
    """The pieces that have a mark above or below: no digit has."""
    marks = [
        p for p in row if p.bottom < line.baseline - 0.85 * line.letter or p.top > line.baseline
    ]
    found: set[Piece] = set()
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        found |= {p for p in row if p not in marks and p.x0 <= middle <= p.x1}
    return found


def _runs(
    row: Sequence[Piece], line: TextLine, guesses: Guesses, with_marks: set[Piece]
) -> Iterator[tuple[int, int]]:
    """Stretches of digits with points between them."""

    def is_digit(piece: Piece) -> bool:
        guess = guesses.get(piece)
        return (
            guess is not None
            and piece not in with_marks
            and float(guess.chances[:20].sum()) > _LIKELY
        )

    index = 0
    while index < len(row):
        if not is_digit(row[index]):
            index += 1
            continue
        end = index + 1
        while end < len(row) and _close(row[end - 1], row[end], line):
            if is_digit(row[end]):
                end += 1
            elif (
                is_point(row[end], line)
                and end + 1 < len(row)
                and is_digit(row[end + 1])
                and _close(row[end], row[end + 1], line)
            ):
                end += 2
            else:
                break
        yield index, end
        index = end


def _close(left: Piece, right: Piece, line: TextLine) -> bool:
    return right.x0 - left.x1 < _WITHIN * line.letter


def _is_free(row: Sequence[Piece], start: int, end: int, line: TextLine) -> bool:
    """Whether no letter touches a stretch: blanks, brackets, points, dashes do not count."""
    near = APART * line.letter
    before = start > 0 and row[start].x0 - row[start - 1].x1 < near
    behind = end < len(row) and row[end].x0 - row[end - 1].x1 < near
    return not (before and not _is_sign(row[start - 1], line)) and not (
        behind and not _is_sign(row[end], line)
    )


def _is_sign(piece: Piece, line: TextLine) -> bool:
    """Whether a piece is a bracket, a slash, a dash or a point."""
    return is_slim(piece, line) or piece.height < _LOW * line.letter


def _read(run: Sequence[Piece], line: TextLine, guesses: Guesses) -> Reading | None:
    """Read a stretch: all its digits are Thai, or all are ASCII."""
    pieces = [p for p in run if p in guesses]
    chances = np.array([guesses[p].as_digit() for p in pieces])
    if not len(chances):
        return None
    scripts = chances[:, :10], chances[:, 10:]
    logs = [np.log(s.max(axis=1) + 1e-9).sum() for s in scripts]
    which = int(np.argmax(logs))
    chosen, letters = scripts[which], (THAI, ASCII)[which]
    digits = {p: letters[int(i)] for p, i in zip(pieces, chosen.argmax(axis=1), strict=True)}
    text = "".join(digits.get(p) or point(p, line) for p in run)
    agreed = all(guesses[p].agreed for p in pieces)
    confidence = float(chosen.max(axis=1).min()) * (1.0 if agreed else 0.8)
    return Reading(text, list(run), confidence)


def confirm(words: Sequence[Word], line: TextLine, guesses: Guesses) -> Iterator[Word]:
    """Read the digits in words of the engine again, by their shapes; the rest stays.

    Digits that their shapes do not confirm are of little confidence.
    """
    with_marks = marked(line.pieces, line)
    pieces = [p for p in line.pieces if p in guesses and p not in with_marks]
    for word in words:
        if not any(c.isdigit() for c in word.text):
            yield word
            continue
        step = (word.x1 - word.x0) / len(word.text)
        text, confidence = "", 1.0
        for index, character in enumerate(word.text):
            if not character.isdigit():
                text += character
                continue
            x = word.x0 + (index + 0.5) * step
            digit, sure = _digit_at(x, pieces, guesses, character)
            text += digit
            confidence = min(confidence, sure)
        yield word._replace(text=text, confidence=confidence)


def _digit_at(x: float, pieces: Sequence[Piece], guesses: Guesses, read: str) -> tuple[str, float]:
    """What a digit is by the piece at a place, in the script that the engine read."""
    here = [p for p in pieces if p.x0 - 2 <= x <= p.x1 + 2]
    if not here:
        return read, _UNCONFIRMED
    guess = guesses[min(here, key=lambda p: abs((p.x0 + p.x1) / 2 - x))]
    digits = guess.as_digit()
    letters, chances = (ASCII, digits[10:]) if read in ASCII else (THAI, digits[:10])
    best = int(np.argmax(chances))
    if chances[best] < _LIKELY:
        return read, _UNCONFIRMED
    return letters[best], float(chances[best]) * (1.0 if guess.agreed else 0.8)


def parts_between(line: TextLine, numbers: Sequence[Reading]) -> list[TextLine]:
    """What is left of a line, cut at its numbers."""
    taken = {p for n in numbers for p in n.pieces}
    edges = [float("-inf"), *sorted(n.x0 for n in numbers), float("inf")]
    parts = []
    for left, right in pairwise(edges):
        pieces = [p for p in line.pieces if p not in taken and left <= p.x0 < right]
        if pieces:
            parts.append(line._replace(pieces=pieces))
    return parts

"""Digits that were probably misread or mistyped: the smallest change that makes a sum exact.

Two kinds of change are tried. The first kind that has a solution decides, and a suggestion is made
only if that solution is the only one:

1. one number with one confused digit, two neighbouring digits swapped, or its decimal point lost,
2. one confusion (๗ read as ๓) in two or more places before the decimal point, the fewest first.

Other combinations fit too many sums by chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from itaextract.audit.stated import Stated
from itaextract.audit.sums import EXACT, Sum
from itaextract.model import Suggestion
from itaextract.thai.digits import to_thai_digits

# Digits taken for each other, as printed: shapes in print and scans, and neighbours on a keyboard
# only where the shapes are near as well.
_THAI_PAIRS: Final = ("37", "10", "58", "45", "48", "26", "69", "89", "19")
_ARABIC_PAIRS: Final = ("38", "17", "56", "08", "06", "68", "89", "49", "35", "27", "14", "58")
_MOST_PLACES: Final = 14  # places of one digit that are searched together
_MOST_CHANGES: Final = 6


class Change(NamedTuple):
    """A stated score with another number in its place."""

    stated: Stated
    number: str
    confusion: tuple[str, str] | None  # printed digit, digit that is meant

    @property
    def value(self) -> float:
        """The number that may be meant."""
        return float(self.number)


class _Place(NamedTuple):
    """One digit of one number of the sum."""

    stated: Stated
    position: int
    share: float


Solution = Mapping[str, Change]
"""The changed numbers by reference."""


def suggest_digits(total: Stated, ways: Sequence[Sum]) -> list[Suggestion]:
    """Suggest the numbers that make a total exact, if just one smallest change does.

    Args:
        total: the stated total.
        ways: the sums of its parts.

    Returns:
        One suggestion for each changed number, with the arithmetic; empty if there is no solution
        or more than one.
    """
    for search in (_single_changes, _repeated_confusion):
        solutions = {_signature(s): (s, way) for way in ways for s in search(total, way)}
        if solutions:
            if len(solutions) > 1:
                return []
            ((solution, way),) = solutions.values()
            return _suggestions(total, way, solution)
    return []


def _signature(solution: Solution) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((ref, change.number) for ref, change in solution.items()))


def _single_changes(total: Stated, way: Sum) -> Iterator[Solution]:
    gap = total.value - way.value
    for share, one in [(-1.0, total), *way.leaves]:
        for change in readings(one):
            if abs(share * (change.value - one.value) - gap) <= EXACT:
                yield {one.ref: change}


def readings(one: Stated) -> Iterator[Change]:
    """Other numbers that may have been meant: each differs by one slip and lies within 0 to 100."""
    digits = one.number
    found: dict[str, tuple[str, str] | None] = {}
    for index, digit in enumerate(digits):
        for meant in _confused(one, digit):
            found[digits[:index] + meant + digits[index + 1 :]] = (digit, meant)
    places = [index for index, digit in enumerate(digits) if digit != "."]
    for first, second in pairwise(places):
        swapped = list(digits)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        found["".join(swapped)] = None
    found.pop(digits, None)
    if digits.isdigit() and len(digits) in (3, 4):
        found[f"{digits[:-2]}.{digits[-2:]}"] = None
    for number, confusion in found.items():
        if float(number) <= 100:
            yield Change(one, number, confusion)


def _confused(one: Stated, digit: str) -> list[str]:
    pairs = _THAI_PAIRS if is_thai(one) else _ARABIC_PAIRS
    return [pair.replace(digit, "", 1) for pair in pairs if digit in pair]


def is_thai(one: Stated) -> bool:
    """Whether a number is printed in Thai digits."""
    return any("๐" <= letter <= "๙" for letter in one.score.raw)


def _repeated_confusion(total: Stated, way: Sum) -> Iterator[Solution]:
    """One confusion in several places, the fewest that make the sum exact."""
    gap = total.value - way.value
    numbers = [(-1.0, total), *way.leaves]
    thai = any(is_thai(one) for _, one in numbers)
    pairs = _THAI_PAIRS if thai else _ARABIC_PAIRS
    directed = [pair for both in pairs for pair in ((both[0], both[1]), (both[1], both[0]))]
    for size in range(2, _MOST_CHANGES + 1):
        found = [
            solution
            for printed, meant in directed
            for solution in _places_that_fit(numbers, printed, meant, size, gap)
        ]
        if found:
            yield from found
            return


def _places_that_fit(
    numbers: Sequence[tuple[float, Stated]], printed: str, meant: str, size: int, gap: float
) -> Iterator[Solution]:
    places = [
        _Place(one, index, share * _worth(one.number, index))
        for share, one in numbers
        for index, digit in enumerate(one.number.partition(".")[0])
        if digit == printed
    ]
    step = int(meant) - int(printed)
    if not size <= len(places) <= _MOST_PLACES:
        return
    for chosen in combinations(places, size):
        if abs(step * sum(place.share for place in chosen) - gap) <= EXACT:
            solution = _changed(chosen, printed, meant)
            if all(change.value <= 100 for change in solution.values()):
                yield solution


def _worth(number: str, index: int) -> float:
    """What a digit before the decimal point counts at its place: 10, 1."""
    return 10.0 ** (len(number.partition(".")[0]) - 1 - index)


def _changed(places: Sequence[_Place], printed: str, meant: str) -> Solution:
    found: dict[str, Change] = {}
    for place in places:
        number = (
            found[place.stated.ref].number if place.stated.ref in found else place.stated.number
        )
        number = number[: place.position] + meant + number[place.position + 1 :]
        found[place.stated.ref] = Change(place.stated, number, (printed, meant))
    return found


def _suggestions(total: Stated, way: Sum, solution: Solution) -> list[Suggestion]:
    new_total = total
    for change in solution.values():
        score = change.stated.score.model_copy(update={"score": change.value, "raw": change.number})
        new = change.stated._replace(score=score)
        way = way.replaced(change.stated, new)
        new_total = new if change.stated.ref == total.ref else new_total
    changes = ", ".join(f"{c.number} for {c.stated.number}" for c in solution.values())
    reason = f"with {changes}: {way.arithmetic()}, as stated ({new_total.number})"
    return [
        Suggestion(ref=c.stated.value_ref, value=c.number, reason=f"{reason}{_cause(c)}")
        for c in solution.values()
    ]


def _cause(change: Change) -> str:
    if change.confusion is None:
        return ""
    printed, meant = change.confusion
    if is_thai(change.stated):
        printed, meant = to_thai_digits(printed), to_thai_digits(meant)
    return f"; {meant} was taken for {printed}"

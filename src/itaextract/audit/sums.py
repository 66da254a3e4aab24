"""How a score follows from others: totals from instruments, instruments from indicators, and so on.

The manual of 2562 to 2565 gives equal weight to the indicators of an instrument, to the
sub-indicators of an indicator and to the items of an indicator or sub-indicator; the total is the
weighted sum of the instruments.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import islice, product
from typing import Final, NamedTuple

from itaextract.audit.once import once_a_document
from itaextract.audit.stated import (
    INSTRUMENTS,
    ScoreBook,
    Stated,
    Subject,
    indicators_of,
    subject_of,
)
from itaextract.ita import (
    FIRST_YEAR,
    LAST_YEAR,
    ItemRange,
    SubIndicator,
    indicator,
    sub_indicators,
)
from itaextract.ita import weights as manual_weights
from itaextract.model import Document

TOLERANCE: Final = 0.05
"""How far a stated total may lie from the sum of its parts, in points."""
EXACT: Final = 0.0055
"""How far a total that is rounded to two decimals may lie from its sum, in points."""
_MOST_VARIANTS: Final = 64  # combinations tried where parts are stated with several values


class Part(NamedTuple):
    """One term of a sum: a stated score, or the mean of some. ``leaves`` are stated scores."""

    weight: float
    leaves: tuple[Stated, ...]
    name: str

    @property
    def value(self) -> float:
        """The score of the part itself, before its weight."""
        return sum(one.value for one in self.leaves) / len(self.leaves)


@dataclass(frozen=True)
class Sum:
    """A score by its parts; ``mean`` tells a plain mean from a weighted sum."""

    parts: tuple[Part, ...]
    mean: bool

    @cached_property
    def value(self) -> float:
        """What the sum comes to."""
        return sum(part.weight * part.value for part in self.parts)

    @property
    def leaves(self) -> list[tuple[float, Stated]]:
        """Every stated score with its share of the result."""
        return [(part.weight / len(part.leaves), one) for part in self.parts for one in part.leaves]

    def gives(self, stated: Stated) -> bool:
        """Whether the sum comes to a stated score but for its rounding."""
        return abs(stated.value - self.value) <= EXACT

    def of(self, subject: Subject) -> list[Stated]:
        """The stated scores of a subject that are part of the sum."""
        return [one for _, one in self.leaves if subject_of(one.score) == subject]

    def arithmetic(self) -> str:
        """The sum written out: ``0.3 × 78.96 + 0.3 × 81.20 + 0.4 × 50.00 = 68.05``."""
        if self.mean:
            terms = " + ".join(f"{part.value:.2f}" for part in self.parts)
            return f"({terms}) ÷ {len(self.parts)} = {self.value:.2f}"
        terms = " + ".join(f"{part.weight:g} × {part.value:.2f}" for part in self.parts)
        return f"{terms} = {self.value:.2f}"

    def replaced(self, old: Stated, new: Stated) -> "Sum":
        """The same sum with another score in the place of one."""
        parts = [
            part._replace(leaves=tuple(new if one.ref == old.ref else one for one in part.leaves))
            for part in self.parts
        ]
        return Sum(tuple(parts), self.mean)


def agrees(value: float, way: Sum) -> bool:
    """Whether a stated score is the sum of its parts, within the tolerance."""
    return abs(value - way.value) <= TOLERANCE + 1e-9


Ways = Callable[[int, Subject, int | None], list[Sum]]
"""``sums_of`` for the scores of one document."""


@once_a_document
def sums(document: Document) -> Ways:
    """``sums_of``, worked out once for each year, subject and table of a document."""
    return cache(partial(sums_of, ScoreBook(document)))


def sums_of(book: ScoreBook, year: int, subject: Subject, near: int | None) -> list[Sum]:
    """The ways to work out a score from stated parts.

    Args:
        book: the scores of the document.
        year: the assessment year, BE.
        subject: what is worked out.
        near: place of the score table whose values go first.

    Returns:
        One sum for each way (from stated instruments, from indicators), and more where a part is
        stated with several values; empty where parts are missing or the year's rule is not known.
    """
    match subject.level:
        case "overall":
            return list(_totals(book, year, near))
        case "instrument":
            numbers = [n for i in INSTRUMENTS if i == subject.code for n in indicators_of(i)]
            parts = [Subject("indicator", str(n)) for n in numbers]
            return _means(book, year, parts, near)
        case "indicator":
            number = int(subject.code)
            subs = [s for s in _known_subs(year) if s.code.startswith(f"{number}.")]
            if subs:
                parts = [Subject("sub_indicator", s.code) for s in subs]
                return _means(book, year, parts, near)
            return _means(book, year, _items_of(year, number), near)
        case "sub_indicator":
            found = next((s for s in _known_subs(year) if s.code == subject.code), None)
            items = _item_subjects("o", found.items) if found else []
            return _means(book, year, items, near)
        case "item":
            return []


def _totals(book: ScoreBook, year: int, near: int | None) -> Iterator[Sum]:
    weights = book.weights(year) or manual_weights(year)
    if weights is None:
        return
    by_indicators = [
        _choices(book, year, [Subject("indicator", str(n)) for n in indicators_of(i)], near)
        for i in INSTRUMENTS
    ]
    stated = [_choices(book, year, [Subject("instrument", i)], near) for i in INSTRUMENTS]
    shares = [weights[i] / 100 for i in INSTRUMENTS]
    mixed = [own or means for own, means in zip(stated, by_indicators, strict=True)]
    for ways in (mixed, by_indicators):
        if all(ways):
            for chosen in islice(product(*ways), _MOST_VARIANTS):
                terms = zip(shares, chosen, INSTRUMENTS, strict=True)
                yield Sum(tuple(Part(w, leaves, i) for w, leaves, i in terms), mean=False)


def _means(book: ScoreBook, year: int, subjects: Sequence[Subject], near: int | None) -> list[Sum]:
    if len(subjects) < 2:
        return []
    share = 1 / len(subjects)
    return [
        Sum(tuple(Part(share, (one,), s.code) for s, one in zip(subjects, way, strict=True)), True)
        for way in _choices(book, year, subjects, near)
    ]


def _choices(
    book: ScoreBook, year: int, subjects: Sequence[Subject], near: int | None
) -> list[tuple[Stated, ...]]:
    """Stated scores for all subjects, once for each combination of different values."""
    options = [_options(book.of(year, subject), near) for subject in subjects]
    return list(islice(product(*options), _MOST_VARIANTS)) if all(options) else []


def _options(stated: Sequence[Stated], near: int | None) -> list[Stated]:
    """One statement for each value, those of table ``near`` first."""
    ordered = sorted(stated, key=lambda one: one.table != near)
    return list({one.value: one for one in reversed(ordered)}.values())[::-1]


def _known_subs(year: int) -> Sequence[SubIndicator]:
    return sub_indicators(year) if FIRST_YEAR <= year <= LAST_YEAR else ()


def _items_of(year: int, number: int) -> list[Subject]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return []
    fact = indicator(number, year)
    return _item_subjects(fact.instrument[0].lower(), fact.items)


def _item_subjects(letter: str, items: ItemRange | None) -> list[Subject]:
    if items is None:
        return []
    return [Subject("item", f"{letter}{n}") for n in range(items.first, items.last + 1)]

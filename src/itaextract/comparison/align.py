"""Which measure of the report is which of the plan, though renumbered or reworded."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from itaextract.ita import squash
from itaextract.model import Measure

_ALIKE: Final = 0.47
"""Measures as alike as this are the same. Rewordings of one title reach 0.43 to 0.75, titles of two
measures that begin alike 0.3 to 0.45."""
_LESS: Final = 0.42
"""Measures as alike as this are the same only if no other comes near."""
_LEAD: Final = 0.15
"""By so much the best one leads the next then."""
_TYPING: Final = 0.85
"""Texts whose letters are the same to this share differ by typing only."""
_LENGTH: Final = 3
"""Letters in a row that are compared: Thai has no blanks to part words by."""
_CONTEXT: Final = 0.05
"""What the same number, and the same heading above, count between two that are alike."""

_Grams = frozenset[str]


class Pair(NamedTuple):
    """Positions of one measure in the plan and in the report, and how alike they are (0 to 1)."""

    plan: int
    report: int
    similarity: float


def align(plan: Sequence[Measure], report: Sequence[Measure]) -> list[Pair]:
    """Pair the measures that are most alike; each is paired once, or not at all.

    Titles and steps decide. Letters that stand in many measures (จัดทำ, เผยแพร่, คู่มือ) count little.
    Number and headings only settle what these leave open, since reports renumber.
    """
    rarity = _Rarity([*plan, *report])
    keyed = [[_Key.of(one) for one in measures] for measures in (plan, report)]
    alike = [[_similarity(a, b, rarity) for b in keyed[1]] for a in keyed[0]]
    candidates = []
    for i, row in enumerate(alike):
        for j, similarity in enumerate(row):
            column = [other[j] for other in alike]
            if similarity >= _ALIKE or (similarity >= _LESS and _leads(similarity, row, column)):
                rank = similarity + _context(keyed[0][i], keyed[1][j])
                candidates.append((-round(rank, 3), abs(i - j), Pair(i, j, similarity)))
    pairs: list[Pair] = []
    left, right = set(range(len(plan))), set(range(len(report)))
    for *_, pair in sorted(candidates):
        if pair.plan in left and pair.report in right:
            left.remove(pair.plan)
            right.remove(pair.report)
            pairs.append(pair)
    return sorted(pairs)


def _leads(similarity: float, row: list[float], column: list[float]) -> bool:
    """Whether the best of a row and a column leads the second best of both."""
    rivals = [sorted(line)[-2] for line in (row, column) if len(line) > 1]
    return all(similarity - rival >= _LEAD for rival in rivals)


class _Text(NamedTuple):
    """The letters of a text, and all short runs of them."""

    letters: str
    grams: _Grams

    @classmethod
    def of(cls, text: str) -> "_Text":
        letters = squash(text)
        starts = range(max(1, len(letters) - _LENGTH + 1))
        return cls(letters, frozenset(letters[i : i + _LENGTH] for i in starts))


class _Key(NamedTuple):
    """What is compared of a measure."""

    title: _Text
    steps: _Text
    number: str | None
    headings: frozenset[str]

    @classmethod
    def of(cls, measure: Measure) -> "_Key":
        headings = (
            ("indicator", measure.indicator_no),
            ("dimension", measure.dimension and measure.dimension.number),
            ("issue", measure.issue and measure.issue.number),
            ("group", measure.group and squash(measure.group)),
        )
        return cls(
            _Text.of(measure.title),
            _Text.of(" ".join(measure.steps)),
            measure.number,
            frozenset(f"{name} {value}" for name, value in headings if value),
        )


class _Rarity:
    """How much a run of letters tells: little, if it stands in many measures."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        texts = (_Text.of(" ".join([one.title, *one.steps])) for one in measures)
        self._measures = len(measures)
        self._found = Counter(gram for text in texts for gram in text.grams)

    def weight(self, grams: Iterable[str]) -> float:
        """Give the sum of the weights."""
        return sum(math.log((self._measures + 1) / (self._found[g] or 1)) + 0.1 for g in grams)


def _similarity(first: _Key, second: _Key, rarity: _Rarity) -> float:
    titles = _alike(first.title, second.title, rarity)
    if not (first.steps.letters and second.steps.letters):
        return titles
    return max(titles, (titles + _alike(first.steps, second.steps, rarity)) / 2)


def _alike(first: _Text, second: _Text, rarity: _Rarity) -> float:
    """The share of the telling letters that both have: of the two together, and of the shorter."""
    same = fuzz.ratio(first.letters, second.letters) / 100
    if same >= _TYPING:
        return same
    common = rarity.weight(first.grams & second.grams)
    weights = rarity.weight(first.grams), rarity.weight(second.grams)
    return common / sum(weights) + common / min(weights) / 2


def _context(first: _Key, second: _Key) -> float:
    numbered = first.number is not None and first.number == second.number
    return _CONTEXT * numbered + _CONTEXT * bool(first.headings & second.headings)

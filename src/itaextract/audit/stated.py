"""The scores that a document states, by what they are the score of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from itaextract.audit.once import once_a_document
from itaextract.ita import FIRST_YEAR, LAST_YEAR, indicator, instruments
from itaextract.model import Document, Instrument, Score, ScoreLevel
from itaextract.thai.digits import to_ascii_digits

INSTRUMENTS: Final[tuple[Instrument, ...]] = ("IIT", "EIT", "OIT")
_LEAST_LISTING: Final = 5
_PART: Final = re.compile(r"ส่วนที่\s?[12]")
"""EIT is asked in two parts since 2566 (ส่วนที่ 1, ส่วนที่ 2), each with a score of its own."""
_NUMBER: Final = re.compile(r"\d+(?:\s?\.\s?(\d+))?")


class Subject(NamedTuple):
    """What was scored: ``code`` is that of the contract, the instrument's name, or empty."""

    level: ScoreLevel
    code: str = ""

    @property
    def en(self) -> str:
        """Its name in an English sentence."""
        words = {
            "overall": "the overall score",
            "instrument": f"the score of {self.code}",
            "indicator": f"the score of indicator {self.code}",
            "sub_indicator": f"the score of sub-indicator {self.code}",
            "item": f"the score of item {self.code}",
        }
        return words[self.level]

    @property
    def th(self) -> str:
        """Its name in a Thai sentence."""
        words = {
            "overall": "คะแนนรวม",
            "instrument": f"คะแนนแบบวัด {self.code}",
            "indicator": f"คะแนนตัวชี้วัดที่ {self.code}",
            "sub_indicator": f"คะแนนตัวชี้วัดย่อย {self.code}",
            "item": f"คะแนนข้อ {self.code}",
        }
        return words[self.level]


class Stated(NamedTuple):
    """A score with its JSON pointer; ``table`` is its place among the score tables, if any."""

    ref: str
    score: Score
    year: int | None
    table: int | None

    @property
    def value(self) -> float:
        """The score."""
        return self.score.score

    @property
    def value_ref(self) -> str:
        """The JSON pointer of the number."""
        return f"{self.ref}/score"

    @property
    def number(self) -> str:
        """The number in ASCII digits as printed, such as ``59.5``."""
        return printed_number(self.score)

    @property
    def decimals(self) -> int:
        """How many digits are printed behind the point."""
        return len(self.number.partition(".")[2])


def printed_number(score: Score) -> str:
    """The digits of a score as printed, in ASCII; two decimals where the text does not show it."""
    return _printed(score.raw, score.score)


@lru_cache(maxsize=2048)
def _printed(raw: str, value: float) -> str:
    for match in _NUMBER.finditer(to_ascii_digits(raw)):
        digits = match[0].replace(" ", "")
        if float(digits) == value:
            return digits
    return f"{value:.2f}"


def subject_of(score: Score) -> Subject | None:
    """What a score is of; None where the document does not tell it exactly."""
    if score.level == "overall":
        return Subject("overall")
    if score.level == "instrument":
        whole = score.instrument is not None and not _PART.search(to_ascii_digits(score.label))
        return Subject("instrument", score.instrument or "") if whole else None
    return Subject(score.level, score.code) if score.code else None


def stated_scores(document: Document) -> Iterator[Stated]:
    """Every score of the tables and the prose; without a year it is of the assessed year."""
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            year = score.year or document.assessed_year
            yield Stated(f"/score_tables/{t}/scores/{s}", score, year, t)
    for m, score in enumerate(document.score_mentions):
        year = score.year or document.assessed_year
        yield Stated(f"/score_mentions/{m}", score, year, None)


def same_row(one: Stated, other: Stated) -> bool:
    """Whether two scores are cells of one table row, which may have several columns of scores."""
    if one.table is None or one.table != other.table:
        return False
    a, b = one.score, other.score
    return a.label == b.label and a.note == b.note and a.provenance == b.provenance


@once_a_document
def _read(
    document: Document,
) -> tuple[tuple[Stated, ...], dict[tuple[int, Subject], list[Stated]]]:
    """All stated scores, and the same by year and subject."""
    stated = tuple(stated_scores(document))
    by_key: dict[tuple[int, Subject], list[Stated]] = defaultdict(list)
    for one in stated:
        subject = subject_of(one.score)
        if subject is not None and one.year is not None:
            by_key[one.year, subject].append(one)
    return stated, dict(by_key)


class ScoreBook:
    """The stated scores of a document by year and subject, those of tables first."""

    def __init__(self, document: Document) -> None:
        self.all, self._by_key = _read(document)

    def subjects(self) -> list[tuple[int, Subject]]:
        """Year (BE) and subject of everything that was scored, in document order."""
        return list(self._by_key)

    def of(self, year: int, subject: Subject) -> Sequence[Stated]:
        """The statements of one score."""
        return self._by_key.get((year, subject), ())

    def decisive(self, year: int, subject: Subject) -> Sequence[Stated]:
        """The statements in tables, or those in prose where no table has the score."""
        stated = self.of(year, subject)
        return [one for one in stated if one.table is not None] or stated

    def one_each(self, year: int, subjects: Iterable[Subject]) -> dict[Subject, Stated]:
        """The score of each subject; nothing at all where one has none, or two that differ."""
        stated = {subject: self.decisive(year, subject) for subject in subjects}
        if any(len({one.value for one in values}) != 1 for values in stated.values()):
            return {}
        return {subject: values[0] for subject, values in stated.items()}

    def items(self, year: int, letter: str) -> list[int]:
        """The numbers of an instrument's items in a year; none where the listing has gaps."""
        codes = [s.code for y, s in self.subjects() if (y, s.level) == (year, "item")]
        numbers = {int(code[1:]) for code in codes if code[0] == letter}
        last = last_item(year, letter) or max(numbers, default=0)
        whole = last >= _LEAST_LISTING and numbers == set(range(1, last + 1))
        return sorted(numbers) if whole else []

    def weights(self, year: int) -> dict[Instrument, float] | None:
        """The weights of the instruments in percent as the tables of a year state them."""
        found: dict[Instrument, set[float]] = defaultdict(set)
        for one in self.all:
            if one.year == year and one.score.instrument and one.score.weight is not None:
                found[one.score.instrument].add(one.score.weight)
        if set(found) != set(INSTRUMENTS) or any(len(w) > 1 for w in found.values()):
            return None
        weights = {instrument: next(iter(found[instrument])) for instrument in INSTRUMENTS}
        return weights if abs(sum(weights.values()) - 100) < 0.01 else None


def indicators_of(instrument: Instrument) -> list[int]:
    """The numbers of the indicators that belong to an instrument (the same in all years)."""
    return [n for n in range(1, 11) if indicator(n).instrument == instrument]


def last_item(year: int | None, letter: str) -> int | None:
    """The number of the last item of an instrument (``i``, ``e``, ``o``) in a year, if known."""
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    items = {entry.code[0].lower(): entry.items for entry in instruments(year)}[letter]
    return items.last if items else None


def pages_of(stated: Sequence[Stated]) -> list[int]:
    """The pages that the scores stand on."""
    return sorted({page for one in stated for page in one.score.provenance.pages})

"""The facts of the ITA assessment by year: instruments, indicators, items and grades.

They are data, ``data/assessment.toml``, with a source each, and are read once per process. Years
are Buddhist Era (BE). What no source states for a year is ``None`` or empty, never guessed.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from itaextract.terms import Instrument

FIRST_YEAR: Final = 2562
LAST_YEAR: Final = 2568

_ITEM_CODE: Final = re.compile(r"([ieo])(\d{1,2})")
_LETTER: Final[Mapping[str, Instrument]] = {"i": "IIT", "e": "EIT", "o": "OIT"}


@dataclass(frozen=True, slots=True)
class ItemRange:
    """Items (ข้อ) of one instrument from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """One of the three instruments (แบบวัด); ``weight`` is its percentage of the total score."""

    code: Instrument
    year: int
    name: str
    name_en: str
    variants: tuple[str, ...]
    weight: float | None
    items: ItemRange | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A sub-indicator (ตัวชี้วัดย่อย) of indicator 9 or 10."""

    code: str
    year: int
    name: str
    variants: tuple[str, ...]
    items: ItemRange | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators (ตัวชี้วัด)."""

    number: int
    year: int
    instrument: Instrument
    name: str
    variants: tuple[str, ...]
    items: ItemRange | None
    sub_indicators: tuple[SubIndicator, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradeStep:
    """One level of the rating; from 2566 some need ``instrument_min`` of every instrument too."""

    grade: str
    min: float
    max: float
    instrument_min: float | None = None


@dataclass(frozen=True, slots=True)
class GradeScale:
    """The rating (ระดับผลการประเมิน) of one year, best level first."""

    year: int
    steps: tuple[GradeStep, ...]
    pass_mark: float
    source: tuple[str, ...]

    def grades(self, score: float, instruments: Sequence[float] = ()) -> tuple[str, ...]:
        """The grades that a total ``score`` can have.

        Args:
            score: The total, 0 to 100; rounded to the two digits of the published bounds.
            instruments: Scores of all three instruments, if known; then one grade remains.

        Returns:
            One grade, or several where the level depends on unknown instrument scores.
        """
        total = round(score, 2)
        fitting = [step for step in self.steps if step.min <= total <= step.max]
        if len(instruments) != 3:
            return tuple(step.grade for step in fitting)
        lowest = round(min(instruments), 2)
        reached = [s for s in fitting if s.instrument_min is None or lowest >= s.instrument_min]
        return tuple(step.grade for step in reached[:1])


@cache
def _data() -> dict[str, Any]:
    resource = files("itaextract.ita").joinpath("data/assessment.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def source_text(source: str) -> str:
    """What the source id of a fact stands for.

    Raises:
        KeyError: If there is no such source.
    """
    return str(_data()["sources"][source])


def _of_year(entries: Sequence[Mapping[str, Any]], year: int) -> Mapping[str, Any] | None:
    return next((entry for entry in entries if year in entry["years"]), None)


def _items(entry: Mapping[str, Any], year: int) -> ItemRange | None:
    found = _of_year(entry["items"], year)
    return ItemRange(found["first"], found["last"]) if found else None


def _check(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no ITA facts for the year {year!r}, only for {FIRST_YEAR}-{LAST_YEAR}")


@cache
def instruments(year: int = 2565) -> tuple[InstrumentFacts, ...]:
    """The three instruments (แบบวัด) of an assessment year, in the order IIT, EIT, OIT.

    Raises:
        ValueError: If the year is outside 2562-2568.
    """
    _check(year)
    found = []
    for entry in _data()["instruments"]:
        weight = _of_year(entry["weights"], year)
        found.append(
            InstrumentFacts(
                code=entry["code"],
                year=year,
                name=entry["name"],
                name_en=entry["name_en"],
                variants=tuple(entry["variants"]),
                weight=float(weight["weight"]) if weight else None,
                items=_items(entry, year),
                source=tuple(entry["source"]),
            )
        )
    return tuple(found)


@cache
def sub_indicators(year: int = 2565) -> tuple[SubIndicator, ...]:
    """The sub-indicators (ตัวชี้วัดย่อย) of a year; empty where no source names them.

    Raises:
        ValueError: If the year is outside 2562-2568.
    """
    _check(year)
    return tuple(
        SubIndicator(
            code=entry["code"],
            year=year,
            name=entry["name"],
            variants=tuple(entry["variants"]),
            items=_items(entry, year),
            source=tuple(entry["source"]),
        )
        for entry in _data()["sub_indicators"]
        if year in entry["years"]
    )


@cache
def indicators(year: int = 2565) -> tuple[Indicator, ...]:
    """The ten indicators (ตัวชี้วัด) of an assessment year, by number.

    Raises:
        ValueError: If the year is outside 2562-2568.
    """
    _check(year)
    found = [
        Indicator(
            number=entry["number"],
            year=year,
            instrument=cast(Instrument, entry["instrument"]),
            name=entry["name"],
            variants=tuple(entry["variants"]),
            items=_items(entry, year),
            sub_indicators=(),
            source=tuple(entry["source"]),
        )
        for entry in _data()["indicators"]
    ]
    subs = sub_indicators(year)
    return tuple(
        replace(i, sub_indicators=tuple(s for s in subs if s.code.startswith(f"{i.number}.")))
        for i in found
    )


def indicator(number: int, year: int = 2565) -> Indicator:
    """The indicator with a number.

    Raises:
        ValueError: If the number is not 1 to 10 or the year outside 2562-2568.
    """
    if not 1 <= number <= 10:
        raise ValueError(f"indicator number {number!r} is not 1 to 10")
    return indicators(year)[number - 1]


@cache
def grade_scale(year: int) -> GradeScale | None:
    """The rating scale (ระดับผลการประเมิน) of an assessment year, or None if no source states it."""
    entry = _of_year(_data()["grade_scales"], year)
    if entry is None:
        return None
    return GradeScale(
        year=year,
        steps=tuple(GradeStep(**step) for step in entry["steps"]),
        pass_mark=entry["pass_mark"],
        source=tuple(entry["source"]),
    )


def grade(score: float, year: int, instruments: Sequence[float] = ()) -> tuple[str, ...]:
    """The grades (ระดับผลการประเมิน) that a total score can have in a year.

    Args:
        score: the total, 0 to 100.
        year: the assessment year, BE.
        instruments: the scores of all three instruments, which decide from 2566 on.

    Returns:
        One grade; several where the instruments decide and are not given; none where no source
        states the scale of the year.

    >>> grade(68.42, 2564)
    ('C',)
    """
    scale = grade_scale(year)
    return scale.grades(score, instruments) if scale else ()


@cache
def weights(year: int) -> Mapping[Instrument, float] | None:
    """The weights (ค่าน้ำหนัก) of IIT, EIT and OIT in percent, or None if no source states them.

    >>> weights(2565)
    {'IIT': 30.0, 'EIT': 30.0, 'OIT': 40.0}
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = {entry.code: entry.weight for entry in instruments(year) if entry.weight is not None}
    return found if len(found) == len(instruments(year)) else None


def item_instrument(code: str) -> Instrument | None:
    """The instrument of an item code such as ``i7``, or None if it is none."""
    match = _ITEM_CODE.fullmatch(code.lower())
    return _LETTER[match[1]] if match else None


def item_indicator(code: str, year: int = 2565) -> int | None:
    """The number of the indicator that an item belongs to.

    Args:
        code: An item code: ``i``, ``e`` or ``o`` and a number.
        year: The assessment year, BE.

    Returns:
        1 to 10, or None if the code is no item of that year or the year's items are unknown.
    """
    match = _ITEM_CODE.fullmatch(code.lower())
    if match is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    instrument, number = _LETTER[match[1]], int(match[2])
    return next(
        (
            entry.number
            for entry in indicators(year)
            if entry.instrument == instrument and entry.items and number in entry.items
        ),
        None,
    )


def item_sub_indicator(code: str, year: int = 2565) -> str | None:
    """The code of the sub-indicator that an OIT item belongs to, as ``o12`` to ``9.2``, or None."""
    if item_instrument(code) != "OIT" or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    number = int(code[1:])
    return next((s.code for s in sub_indicators(year) if s.items and number in s.items), None)

"""The items (ข้อ) of the assessment by year, with their wording where a source gives it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from itaextract.ita.facts import instruments, item_indicator, item_sub_indicator
from itaextract.ita.squash import squash
from itaextract.terms import Instrument


@dataclass(frozen=True, slots=True)
class Item:
    """A question of IIT or EIT, or a piece of information that OIT looks for.

    Attributes:
        code: ``i7``, ``e3`` or ``o12``.
        year: the assessment year, BE.
        instrument: the instrument that it belongs to.
        indicator: the number of its indicator, 1 to 10.
        sub_indicator: the code of its sub-indicator, as ``9.2``, for items of OIT.
        wording: its official wording, or None where no source gives it.
        source: ids for ``source_text``; empty without wording.
    """

    code: str
    year: int
    instrument: Instrument
    indicator: int | None
    sub_indicator: str | None
    wording: str | None
    source: tuple[str, ...]


@cache
def _worded(year: int) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The wording by code, and its source; empty for a year without any."""
    resource = files("itaextract.ita").joinpath("data/items.toml")
    data: dict[str, Any] = tomllib.loads(resource.read_text(encoding="utf-8"))
    for entry in data["items"]:
        if year in entry["years"]:
            return entry["wording"], tuple(entry["source"])
    return {}, ()


@cache
def items(year: int = 2565, instrument: Instrument | None = None) -> tuple[Item, ...]:
    """The items of an assessment year in the order of the manual.

    Args:
        year: the assessment year, BE.
        instrument: only those of one instrument.

    Returns:
        The items; empty for an instrument whose items no source states for that year.

    Raises:
        ValueError: If the year is outside 2562-2568.

    >>> [item.indicator for item in items(2565, "EIT")][:6]
    [6, 6, 6, 6, 6, 7]
    """
    return tuple(one for one in _items(year) if instrument in (None, one.instrument))


def match_item(text: str, year: int) -> str | None:
    """Find the item whose official wording a text is, as ``i7``; a question may lack its parts.

    >>> match_item("ท่านได้รับมอบหมายงานจากผู้บังคับบัญชาอย่างเป็นธรรม มากน้อยเพียงใด", 2565)
    'i13'
    """
    return _codes_by_wording(year).get(squash(text))


@cache
def _codes_by_wording(year: int) -> dict[str, str]:
    """Codes by wording, whole and up to the parts of the question; none that two items share."""
    wording, _ = _worded(year)
    found: dict[str, set[str]] = {}
    for code, text in wording.items():
        for form in {squash(text), squash(text.partition(":")[0])}:
            found.setdefault(form, set()).add(code)
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}


def _items(year: int) -> Iterator[Item]:
    wording, source = _worded(year)
    for entry in instruments(year):
        if entry.items is None:
            continue
        for number in range(entry.items.first, entry.items.last + 1):
            code = f"{entry.code[0].lower()}{number}"
            yield Item(
                code=code,
                year=year,
                instrument=entry.code,
                indicator=item_indicator(code, year),
                sub_indicator=item_sub_indicator(code, year),
                wording=wording.get(code),
                source=source if code in wording else (),
            )

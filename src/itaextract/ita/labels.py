"""Indicators and instruments found by their names in labels, tolerant of misread letters."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from itaextract.ita.facts import indicators, instruments, sub_indicators
from itaextract.ita.squash import compose, squash
from itaextract.terms import Instrument
from itaextract.thai.digits import to_ascii_digits

_SLIPS: Final = 2  # wrong, missing or extra letters that a name may have

# ตัวชี้วัด and how typing and OCR spoil it.
_MARKER: Final = re.compile(
    r"(?:ตัวช[ิี]?[้่]?วั?ด|ตัวชี้?[ิี]?[้่]?ั?ด|ด้วยวัด|ตัววัด|ดัชนีชี้วัด)\s*(?:ย่อย)?\s*(?:ที่|ที)?"
)
# What may stand in front of a name that is a label by itself: numbering and bullets.
_NUMBERING: Final = re.compile(r"^[\s\-–•●❖➤*.()\d๐-๙]+")
# What may follow it: item ranges, scores and remarks in brackets or after a figure.
_REMARK: Final = re.compile(
    r"\s*(?:[(\[:=]|[-–]\s|\s[ieoIEO]?\d|[\d๐-๙]|ได้คะแนน|มีคะแนน|คะแนน|ร้อยละ).*$", re.DOTALL
)

_NUMBERED: Final = re.compile(r"ตัวชี้วัด\s?(?:ที่)?\s?(\d{1,2})(?![\d.])")
_CODE: Final = re.compile(r"(?<![A-Za-z])(?:([Iil1|])|([Ee])|([Oo0๐]))[Iil1|][Tt](?![A-Za-z])")
_CODES: Final[tuple[Instrument, ...]] = ("IIT", "EIT", "OIT")
_NAME_RATIO: Final = 85.0
_BOTH_SIDES: Final = re.compile(r"ภายใน(?:และ|หรือ)?ภายนอก|ภายนอก(?:และ|หรือ)?ภายใน")


@cache
def _names(year: int) -> dict[str, int]:
    return {
        squash(name): entry.number
        for entry in indicators(year)
        for name in (entry.name, *entry.variants)
    }


@cache
def _sub_names(year: int) -> dict[str, str]:
    return {
        squash(name): entry.code
        for entry in sub_indicators(year)
        for name in (entry.name, *entry.variants)
    }


@lru_cache(maxsize=4096)
def match_indicator(text: str, year: int | None = None) -> int | None:
    """Find the indicator (ตัวชี้วัด) that a label names.

    The name must follow the word ตัวชี้วัด, with or without a number, or be the whole label but for
    numbering in front and scores, item ranges or brackets behind. Two letters may be wrong.
    The number in ``ตัวชี้วัดที่ 4`` is not looked at.

    Args:
        text: A label: a cell, a heading or a line.
        year: The assessment year, BE; None for the names of all years.

    Returns:
        1 to 10, or None. Sub-indicator 10.1 of the manual has nearly the name of indicator 10 and
        is found as 10: try ``match_sub_indicator`` first where sub-indicators stand.
    """
    names = _names(year if year is not None else 2565)
    composed = compose(text)
    for marker in _MARKER.finditer(composed):
        found = _opening_name(squash(composed[marker.end() :]), names)
        if found is not None:
            return names[found]
    found = _whole_name(_bare(_MARKER.sub(" ", composed)), names)
    return names[found] if found is not None else None


def match_sub_indicator(text: str, year: int = 2565) -> str | None:
    """Find the sub-indicator (ตัวชี้วัดย่อย) of 9 or 10 that a whole label names, as ``9.2``."""
    names = _sub_names(year)
    found = _whole_name(_bare(_MARKER.sub(" ", compose(text))), names)
    return names[found] if found is not None else None


def _bare(text: str) -> str:
    """The letters of a label without numbering in front and remarks behind."""
    return squash(_REMARK.sub("", _NUMBERING.sub("", text.strip())))


def _whole_name(key: str, names: Iterable[str]) -> str | None:
    near = [name for name in names if abs(len(key) - len(name)) <= _SLIPS]
    return _nearest({name: _slips(key, name) for name in near})


def _opening_name(key: str, names: Iterable[str]) -> str | None:
    """The name that ``key`` begins with; the longest of equally near ones."""
    distances = {}
    for name in names:
        lengths = range(max(1, len(name) - _SLIPS), len(name) + _SLIPS + 1)
        distances[name] = min(_slips(key[:length], name) for length in lengths)
    return _nearest(distances)


def _slips(key: str, name: str) -> int:
    """How many letters differ; ``_SLIPS`` + 1 where it is more than ``_SLIPS``."""
    return Levenshtein.distance(key, name, score_cutoff=_SLIPS)


def _nearest(distances: dict[str, int]) -> str | None:
    near = [name for name, distance in distances.items() if distance <= _SLIPS]
    return min(near, key=lambda name: (distances[name], -len(name), name)) if near else None


def indicators_named(text: str) -> set[int]:
    """The indicators (ตัวชี้วัด) that a text names anywhere: by number, or by name letter for letter.

    >>> sorted(indicators_named("ด้านคุณภาพการดำเนินงาน และตัวชี้วัดที่ 7"))
    [6, 7]
    """
    plain = to_ascii_digits(compose(text))
    found = {int(number) for number in _NUMBERED.findall(plain) if 1 <= int(number) <= 10}
    key = squash(text)
    found |= {number for name, number in _names(2565).items() if name in key}
    return found


@lru_cache(maxsize=4096)
def match_instrument(text: str) -> Instrument | None:
    """Find the instrument (แบบวัด) that a text names by code or by name.

    Args:
        text: A label, heading or sentence. Codes may have misread letters (``0IT``, ``llT``).

    Returns:
        The code, or None if the text names none or more than one.
    """
    codes = {_CODES[match.lastindex - 1] for match in _CODE.finditer(text) if match.lastindex}
    if codes:
        return codes.pop() if len(codes) == 1 else None
    key = squash(text)
    if not key or _BOTH_SIDES.search(key):
        return None
    distances = {
        code: min([_distance(key, name) for name in names])
        for code, names in _instrument_names().items()
    }
    nearest = min(distances.values())
    found = [code for code, distance in distances.items() if distance == nearest]
    return found[0] if nearest <= _SLIPS and len(found) == 1 else None


class _Name(NamedTuple):
    """A name, cut into pieces of which one is whole in whatever differs by ``_SLIPS`` letters."""

    text: str
    pieces: tuple[str, ...]


@cache
def _instrument_names() -> dict[Instrument, tuple[_Name, ...]]:
    return {
        entry.code: tuple(_cut(squash(n)) for n in (entry.name, entry.name_en, *entry.variants))
        for entry in instruments()
    }


def _cut(name: str) -> _Name:
    length = -(-len(name) // (_SLIPS + 1))
    return _Name(name, tuple(name[at : at + length] for at in range(0, len(name), length)))


def _distance(key: str, known: _Name) -> int:
    """How many letters differ between a name and the part of ``key`` most like it.

    Where they are more than ``_SLIPS``, it is the length of the name.
    """
    name = known.text
    if name in key:
        return 0
    if len(key) < len(name) - _SLIPS or not any(map(key.__contains__, known.pieces)):
        return len(name)
    place = fuzz.partial_ratio_alignment(name, key, score_cutoff=_NAME_RATIO)
    if place is None:
        return len(name)
    starts = range(max(0, place.dest_start - 1), place.dest_start + 2)
    ends = range(place.dest_end - 1, place.dest_end + 2)
    return min(Levenshtein.distance(key[start:end], name) for start in starts for end in ends)

"""The places of Thailand by name: subdistricts, districts and provinces.

Names are bare Thai names without ตำบล, อำเภอ, จังหวัด. The data are those of the package ``geothai``
(DOPA codes); they are read at the first look-up, as files, and kept.
"""

import json
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from itaextract.packages import text_of

# Letters that print and scans take for each other, as groups; a letter may stand in several.
_LOOK_ALIKES: Final = (
    "ทพหฑฬฟผฝ", "ดตคฅศ", "ขชซฃ", "ถภกฤฦ", "ฎฏ", "บปษ", "นมฉ", "ลสฮอ", "ธรฐ", "จว", "ญณฌ", "พผ",
    "ะา", "าำ", "เแ", "โไใ", "ิีึื", "ุู", "ัิ", "ั็",
)  # fmt: skip
_PAIRS: Final = frozenset(
    frozenset((a, b)) for group in _LOOK_ALIKES for a in group for b in group if a != b
)
# Tone marks and kin: the first thing that a scan loses or mistakes, so they count for nothing.
_TONES: Final = dict.fromkeys(map(ord, "่้๊๋็์"))
_MARKS: Final = frozenset("ัิีึืุูะาำเแโใไ")


class Place(NamedTuple):
    """A subdistrict (ตำบล, in Bangkok แขวง) with its district (อำเภอ) and province (จังหวัด)."""

    tambon: str
    amphoe: str
    province: str


class _Gazetteer(NamedTuple):
    """Provinces and districts by code, and the codes of districts and subdistricts by name."""

    provinces: dict[str, str]
    districts: dict[str, str]
    amphoes: dict[str, list[str]]
    subdistricts: dict[str, list[str]]


@cache
def _gazetteer() -> _Gazetteer:
    provinces = {code: name for code, name, *_ in _rows("provinces")}
    districts = {code: name for code, name, *_ in _rows("districts")}
    amphoes: dict[str, list[str]] = {}
    for code, name in districts.items():
        amphoes.setdefault(name, []).append(code)
    subdistricts: dict[str, list[str]] = {}
    for code, full, *_ in _rows("subdistricts"):
        name = full.partition(" (")[0]  # one has its other name in brackets
        subdistricts.setdefault(name, []).append(code)
    return _Gazetteer(provinces, districts, amphoes, subdistricts)


def _rows(name: str) -> list[list[str]]:
    """Codes with names, in the order of the codes; those of a place begin with its parent's."""
    rows: list[list[str]] = json.loads(text_of("geothai", "_data", f"{name}.json"))
    return rows


def subdistricts_named(name: str) -> tuple[Place, ...]:
    """All subdistricts with exactly this name; empty if there is none."""
    known = _gazetteer()
    return tuple(
        Place(name, known.districts[code[:4]], known.provinces[code[:2]])
        for code in known.subdistricts.get(name, ())
    )


def is_known_subdistrict(name: str) -> bool:
    """Whether a subdistrict (ตำบล) has exactly this bare name."""
    return name in _gazetteer().subdistricts


def provinces_of_amphoe(amphoe: str) -> tuple[str, ...]:
    """The provinces that have a district (อำเภอ) with exactly this bare name."""
    known = _gazetteer()
    return tuple(known.provinces[code[:2]] for code in known.amphoes.get(amphoe, ()))


def is_known_province(name: str) -> bool:
    """Whether a province (จังหวัด) has exactly this bare name."""
    return name in names("province")


def subdistrict_prefixes(text: str) -> Iterator[str]:
    """The subdistrict names that ``text`` begins with, longest first."""
    return _prefixes(text, _gazetteer().subdistricts)


def amphoe_prefixes(text: str) -> Iterator[str]:
    """The district names that ``text`` begins with, longest first."""
    return _prefixes(text, _gazetteer().amphoes)


def province_prefixes(text: str) -> Iterator[str]:
    """The province names that ``text`` begins with, longest first."""
    return _prefixes(text, names("province"))


def place_prefixes(text: str) -> Iterator[str]:
    """The names of places of any kind that ``text`` begins with, longest first."""
    return _prefixes(text, names())


@cache
def names(kind: Literal["province", "amphoe"] | None = None) -> frozenset[str]:
    """All names of one kind of place; of provinces, districts and subdistricts by default."""
    known = _gazetteer()
    if kind == "province":
        return frozenset(known.provinces.values())
    if kind == "amphoe":
        return frozenset(known.amphoes)
    return names("province").union(known.amphoes, known.subdistricts)


def _prefixes(text: str, names: Collection[str]) -> Iterator[str]:
    return (text[:length] for length in range(min(len(text), 30), 1, -1) if text[:length] in names)


@cache
def near_subdistricts(name: str) -> tuple[str, ...]:
    """Subdistrict names that ``name`` may be a misreading of.

    They differ by one letter that looks alike, one lost, added or doubled vowel sign or letter, and
    any number of tone marks. A ล in front, doubled from ตำบล, does not count.

    Args:
        name: A bare name as a document has it.

    Returns:
        Other names, sorted; empty if nothing is near.
    """
    forms = {_toneless(name)}
    if name.startswith("ล"):
        forms.add(_toneless(name[1:]))
    return tuple(
        sorted(
            known
            for known, toneless in _toneless_names()
            if known != name and any(_is_misreading(form, toneless) for form in forms)
        )
    )


def is_near(one: str, other: str) -> bool:
    """Whether two names differ by no more than one confusion, as ``near_subdistricts`` has it."""
    return _is_misreading(_toneless(one), _toneless(other))


def _toneless(name: str) -> str:
    return name.translate(_TONES)


@cache
def _toneless_names() -> tuple[tuple[str, str], ...]:
    return tuple((name, _toneless(name)) for name in _gazetteer().subdistricts)


def _is_misreading(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 2:
        return False
    if Levenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if place is not None and len(one) == len(other):
        return frozenset((one[place], other[place])) in _PAIRS
    longer = max(one, other, key=len)
    place = len(longer) - 1 if place is None else place
    return longer[place] in _MARKS or longer[place] in longer[max(0, place - 1) : place + 2 : 2]

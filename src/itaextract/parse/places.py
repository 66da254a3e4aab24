"""Where an agency lies: what the document states, and what the gazetteer adds."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from itaextract.ita.gazetteer import (
    Place,
    amphoe_prefixes,
    is_known_province,
    province_prefixes,
    provinces_of_amphoe,
    subdistrict_prefixes,
    subdistricts_named,
)
from itaextract.parse.agency_names import Blob, Mention, may_follow
from itaextract.terms import AgencyType

_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
_NAME: Final = rf"(?P<rest>[{_THAI}]{{2,40}})"


def _place(word: str, short: str, *not_behind: str) -> re.Pattern[str]:
    """A pattern for the names of places behind their word or its abbreviation.

    Either begins the pattern, which is then found many times quicker than where what may not stand
    before them is looked at first.
    """

    def alone(word: str, not_behind: Iterable[str]) -> str:
        return word + "".join(f"(?<!{before}{word})" for before in not_behind)

    words = f"{alone(word, not_behind)}|{alone(short, (f'[{_THAI}.]', *not_behind))}"
    return re.compile(rf"(?:{words})\s?{_NAME}")


_TAMBON: Final = _place("ตำบล", r"ต\.", "เทศบาล", "ส่วน", "มนตรี", r"เทศบาล\s", r"ส่วน\s")
_AMPHOE: Final = _place("อำเภอ", r"อ\.")
_PROVINCE: Final = _place("จังหวัด", r"จ\.", "ส่วน", r"ส่วน\s")
_NEXT_PART: Final = re.compile(r"\s{0,3}(?:อำเภอ|อ\.|จังหวัด|จ\.)")
_CAPITAL: Final = "เมือง"  # อำเภอเมือง, short for อำเภอเมือง + province

# What may stand between an agency's name and its place: other parts of the address, or a clause
# such as เป็นองค์กรปกครองส่วนท้องถิ่นใน.
_ADDRESS: Final = re.compile(
    r"[\s,()\-–]*(?:(?:เป็น|ซึ่ง|ตั้งอยู่|อยู่)[^.]{0,60}?(?:ใน|ที่|เขต|ของ|พื้นที่)\s*)?"
    r"(?:(?:เลขที่|หมู่ที่|หมู่|ม\.|ถนน|ถ\.|ซอย|ตำบล|ต\.|อำเภอ|อ\.|เขต)\s*\S+[\s,]*)*"
)
_BESIDE: Final = 120  # characters behind a mention of the agency that still belong to it
_LONGEST: Final = 22
_TRUSTED: Final = 3.0  # least weight of a statement that the gazetteer does not confirm


@dataclass(frozen=True, slots=True)
class Location:
    """Bare place names with their source, as ``model.Agency`` has them."""

    tambon: str | None = None
    amphoe: str | None = None
    province: str | None = None
    place_source: Literal["document", "gazetteer"] | None = None


def locate(kind: AgencyType, name: str, mentions: Sequence[Mention], blob: Blob) -> Location:
    """Find tambon, amphoe and province of an agency.

    Args:
        kind: The type of the agency.
        name: Its bare name.
        mentions: Its mentions; statements beside one count more than others.
        blob: The document.

    Returns:
        What the document states, completed from the gazetteer where that leaves one choice.
    """
    homonyms = subdistricts_named(name) if kind in ("subdistrict_municipality", "sao") else ()
    stated = _stated(homonyms, mentions, blob)
    if kind == "pao" and is_known_province(name):
        return replace(stated, tambon=None, province=name, place_source="document")
    if stated.tambon is None and homonyms:
        stated = replace(stated, tambon=name)
    return _complete(stated)


def _stated(homonyms: Iterable[Place], mentions: Sequence[Mention], blob: Blob) -> Location:
    places = tuple(homonyms)
    pairs = [pair for pair in _pairs(blob) if not places or _is_pair_of(pair, places)]
    provinces = _weigh(_PROVINCE, _province_in, mentions, blob)
    province = _choose(provinces, {place.province for place in places} | {p for _, p in pairs})
    amphoes = _weigh(_AMPHOE, _amphoe_in, mentions, blob)
    confirmed = {place.amphoe for place in places if province in (None, place.province)}
    confirmed |= {amphoe for amphoe, of in pairs if province in (None, of)}
    amphoe = _choose(amphoes, confirmed)
    tambon = _choose(_weigh(_TAMBON, _tambon_in, mentions, blob), set())
    source: Literal["document"] | None = "document" if amphoe or province else None
    return Location(tambon, amphoe, province, source)


def _pairs(blob: Blob) -> Iterator[tuple[str, str]]:
    """Stated districts with their own province behind them: อำเภอ ... จังหวัด ...

    Addresses of provincial offices lie in the capital district (อำเภอเมือง) and tell nothing.
    """
    for match in _AMPHOE.finditer(blob.text):
        amphoe = _amphoe_in(match)
        if amphoe is None or amphoe.startswith(_CAPITAL):
            continue
        start = match.start("rest") + len(amphoe)
        following = _PROVINCE.search(blob.text, start, start + _BESIDE)
        if following is None or blob.text[start : following.start()].strip():
            continue
        province = _province_in(following)
        if province is not None and province in provinces_of_amphoe(amphoe):
            yield amphoe, province


def _is_pair_of(pair: tuple[str, str], places: Iterable[Place]) -> bool:
    return any(pair == (place.amphoe, place.province) for place in places)


def _weigh(
    pattern: re.Pattern[str],
    name_in: Callable[[re.Match[str]], str | None],
    mentions: Sequence[Mention],
    blob: Blob,
) -> dict[str, float]:
    """Add up the evidence for each name that the document states after a place word."""
    weights: dict[str, float] = defaultdict(float)
    ends = sorted(mention.end for mention in mentions)
    for match in pattern.finditer(blob.text):
        name = name_in(match)
        if name is not None:
            start = match.start()
            near = ends[bisect_left(ends, start - _BESIDE) : bisect_right(ends, start)]
            beside = any(_ADDRESS.fullmatch(blob.text, end, start) for end in near)
            weights[name] += 1 + 4 * blob.line_at(match.start()).prominence + 5 * beside
    return weights


def _choose(weights: dict[str, float], confirmed: Collection[str]) -> str | None:
    """The name with most evidence; one that nothing confirms needs more than a passing mention."""
    total = {
        name: weight + (_TRUSTED if _is_confirmed(name, confirmed) else 0)
        for name, weight in weights.items()
    }
    best = max(total, key=lambda name: (total[name], name), default=None)
    return best if best is not None and total[best] >= _TRUSTED else None


def _is_confirmed(name: str, confirmed: Collection[str]) -> bool:
    if name == _CAPITAL:
        return any(other.startswith(_CAPITAL) for other in confirmed)
    return name in confirmed


def _province_in(match: re.Match[str]) -> str | None:
    return next(iter(province_prefixes(match["rest"])), None)


def _amphoe_in(match: re.Match[str]) -> str | None:
    rest = match["rest"].partition("จังหวัด")[0]
    if rest == _CAPITAL:
        return rest
    return _whole(rest, amphoe_prefixes(rest)) or _unknown(match, rest)


def _tambon_in(match: re.Match[str]) -> str | None:
    rest = match["rest"].partition("อำเภอ")[0]
    return _whole(rest, subdistrict_prefixes(rest)) or _unknown(match, rest)


def _whole(text: str, prefixes: Iterable[str]) -> str | None:
    """The longest of ``prefixes`` that can end where it does."""
    return next((name for name in prefixes if may_follow(text, len(name))), None)


def _unknown(match: re.Match[str], rest: str) -> str | None:
    """A name that no gazetteer has, if the next part of the place follows it."""
    cut = len(rest) < len(match["rest"])
    if rest and (cut or _NEXT_PART.match(match.string, match.end())):
        return rest if len(rest) <= _LONGEST else None
    return None


def _complete(stated: Location) -> Location:
    """Add amphoe and province where the gazetteer leaves one choice."""
    if stated.amphoe and stated.province:
        return stated
    amphoe, province = stated.amphoe, stated.province
    places = [
        place
        for place in subdistricts_named(stated.tambon or "")
        if province in (None, place.province) and _is_amphoe(amphoe, place)
    ]
    amphoe = amphoe or _only({place.amphoe for place in places})
    province = province or _only({place.province for place in places})
    if amphoe and province is None:
        province = _only(provinces_of_amphoe(amphoe))
    if (amphoe, province) == (stated.amphoe, stated.province):
        return stated
    return replace(stated, amphoe=amphoe, province=province, place_source="gazetteer")


def _is_amphoe(stated: str | None, place: Place) -> bool:
    if stated == _CAPITAL:
        return place.amphoe == _CAPITAL + place.province
    return stated in (None, place.amphoe)


def _only(names: Collection[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None

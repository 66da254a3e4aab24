"""What a table column is for, told by its header.

The vocabulary is data: ``columns.toml``. A header is split where it names several things
(ผู้รับผิดชอบ/ระยะเวลา), and each part is read from its opening, because a Thai noun phrase opens with
its head: ผลการดำเนินการตามมาตรการ is a result, not a measure. Misspelt and misread headers are
compared with the vocabulary by similarity.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from itaextract.ita.squash import compose, squash
from itaextract.thai.digits import to_ascii_digits

_YEAR: Final = re.compile(
    r"(?:ประจำ\s*)?(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\s*\.?\s*ศ\s*\.?\s*)?(?<!\d)(25\d\d)(?!\d)"
    r"|(?:ปี|พ\s*\.?\s*ศ\s*\.?)\s*(6\d)(?!\d)"
)
_SEPARATOR: Final = re.compile(r"[/,;|()\[\]&+•]|และ|หรือ")

_LONGEST_HEADER: Final = 110  # letters; the longest known header has 82
_SHORT: Final = 8  # letters; below, one wrong letter already makes another word
_RATIO: Final = 85.0
_RATIO_SHORT: Final = 90.0
_RATIO_OPENING: Final = 90.0
_COVERAGE: Final = 0.5  # least share of a part that known words must make up
_MERGED_COVERAGE: Final = 0.6  # least share of a header that its known parts must make up
_UNKNOWN_LETTERS: Final = 6  # most letters of no known word behind a head
WEAK: Final = 0.6
"""Score of a header of which only parts are known: too weak to prove that a row is a header."""
_NEXT_ROLE_LETTERS: Final = 7  # least length of a second head that follows without a separator


class HeaderMatch(NamedTuple):
    """The reading of a column header.

    Attributes:
        roles: What the column holds, in the order of the header; empty if unknown.
        score: 1.0 for a known header, less for one that only resembles it, 0.0 for unknown.
        year: The one BE year that the header names, as in ``คะแนน ปี 2564``.
        alternatives: Other roles that the same words have beside other columns: ตัวชี้วัด is
            ``success_indicators``, but ``indicator`` where scores stand beside it.
    """

    roles: tuple[str, ...]
    score: float
    year: int | None
    alternatives: tuple[str, ...] = ()


class _Part(NamedTuple):
    roles: tuple[str, ...]
    score: float
    letters: int


_NOTHING: Final = _Part((), 0.0, 0)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    exact: dict[str, str]
    openings: dict[str, str]
    none: frozenset[str]
    leading: tuple[str, ...]
    trailing: tuple[str, ...]
    alternatives: dict[str, tuple[str, tuple[str, ...]]]
    one_of: frozenset[str]
    weak: frozenset[str]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({squash(word) for word in words}, key=lambda word: (-len(word), word)))


@cache
def _vocabulary() -> _Vocabulary:
    text = files("itaextract.ita").joinpath("columns.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    exact: dict[str, str] = {}
    openings: dict[str, str] = {}
    for role, words in data["roles"].items():
        exact |= {squash(word): role for word in words["exact"]}
        openings |= {squash(word): role for word in words.get("opening", [])}
    alternatives: dict[str, tuple[str, tuple[str, ...]]] = {}
    for entry in data["ambiguous"]:
        for header in entry["headers"]:
            exact[squash(header)] = entry["role"]
            alternatives[squash(header)] = (entry["role"], tuple(entry["alternatives"]))
    return _Vocabulary(
        exact=exact,
        openings=dict(sorted(openings.items(), key=lambda item: (-len(item[0]), item[0]))),
        none=frozenset(squash(word) for word in data["none"]["exact"]),
        leading=_longest_first(data["leading"]["words"]),
        trailing=_longest_first(data["trailing"]["words"]),
        alternatives=alternatives,
        one_of=frozenset(data["one_of"]["roles"]),
        weak=frozenset(data["one_of"]["weak"]),
    )


@cache
def roles() -> frozenset[str]:
    """All roles that ``match_header`` can give."""
    return frozenset(_vocabulary().exact.values())


def header_words() -> frozenset[str]:
    """The headers and openings of headers that the vocabulary knows, as letters only."""
    return frozenset(_vocabulary().exact | _vocabulary().openings)


@cache
def match_header(text: str) -> HeaderMatch:
    """Tell what a column holds from its header.

    Args:
        text: The header cell (หัวตาราง); line breaks, numbering and Thai digits do not matter.

    Returns:
        The roles with a score; no roles if the header is unknown. Equal texts are looked up once
        per process.

    >>> match_header("ผลการดำเนินการ (output)").roles
    ('outputs',)
    >>> match_header("ระยะเวลา/ผู้รับผิดชอบ").roles
    ('period', 'responsible')
    """
    rest, year = _take_year(text)
    key = squash(rest)
    words = _vocabulary()
    if not key:
        return HeaderMatch(("year",) if year else (), 1.0 if year else 0.0, year)
    if key in words.none or len(key) > _LONGEST_HEADER:
        return HeaderMatch((), 0.0, year)
    if key in words.exact:
        return HeaderMatch((words.exact[key],), 1.0, year, _alternatives(key))
    parts = [_match_part(squash(part)) for part in _SEPARATOR.split(rest) if squash(part)]
    merged = _merge(parts, len(key))
    if merged.score < 1.0:
        merged = max(merged, _fuzzy_whole(key), key=lambda part: part.score)
    if not merged.roles:
        merged = _exact_parts(parts, len(key))
    return HeaderMatch(merged.roles, round(merged.score, 3), year, _fuzzy_alternatives(key, merged))


def _take_year(text: str) -> tuple[str, int | None]:
    """Take the BE years out of a header; the year counts only if it is the only one."""
    plain = to_ascii_digits(compose(text))
    years = {int(full or f"25{short}") for full, short in _YEAR.findall(plain)}
    return _YEAR.sub(" ", plain), years.pop() if len(years) == 1 else None


def _alternatives(key: str) -> tuple[str, ...]:
    return _vocabulary().alternatives.get(key, ("", ()))[1]


def _fuzzy_alternatives(key: str, part: _Part) -> tuple[str, ...]:
    """The alternatives of a misspelt ambiguous header."""
    table = _vocabulary().alternatives
    found = process.extractOne(key, table.keys(), scorer=fuzz.ratio, score_cutoff=_least(key))
    if found is None:
        return ()
    role, others = table[found[0]]
    return others if part.roles == (role,) else ()


def _least(key: str) -> float:
    return _RATIO if len(key) >= _SHORT else _RATIO_SHORT


def _fuzzy_whole(key: str) -> _Part:
    """The most similar known header, if it is similar enough."""
    words = _vocabulary()
    known = [*words.exact, *words.openings, *words.none]
    found = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=_least(key))
    if found is None or found[0] in words.none:
        return _NOTHING
    return _Part((_role_of(found[0]),), found[1] / 100, len(key))


def _match_part(key: str) -> _Part:
    """Read one part of a header: as a whole, by its opening, by similarity, by what it contains."""
    words = _vocabulary()
    if key in words.none:
        return _NOTHING
    if key in words.exact:
        return _Part((words.exact[key],), 1.0, len(key))
    for lead in words.leading:
        if key.startswith(lead) and key[len(lead) :] in words.exact:
            return _Part((words.exact[key[len(lead) :]],), 1.0, len(key))
    candidates = (_by_opening(key), _fuzzy_whole(key), _by_fuzzy_opening(key))
    best = max(candidates, key=lambda part: part.score)
    return best if best.roles else _by_content(key)


def _by_opening(key: str) -> _Part:
    head = _longest_head(key)
    return _with_rest(_role_of(head), len(head), key) if head else _NOTHING


def _longest_head(key: str) -> str:
    """The longest known opening of ``key``; whole headers count as openings if they are long."""
    words = _vocabulary()
    for length in range(len(key), 0, -1):
        head = key[:length]
        if head in words.openings or (length > _SHORT and head in words.exact):
            return head
    return ""


def _role_of(word: str) -> str:
    words = _vocabulary()
    return words.exact.get(word) or words.openings[word]


def _by_fuzzy_opening(key: str) -> _Part:
    """As ``_by_opening`` with one or two wrong letters in the opening."""
    best = _NOTHING
    for opening, role in _vocabulary().openings.items():
        if len(opening) < _SHORT or len(key) < len(opening):
            continue
        for length in (len(opening) - 1, len(opening), len(opening) + 1):
            ratio = fuzz.ratio(key[:length], opening, score_cutoff=_RATIO_OPENING)
            if ratio:
                part = _with_rest(role, length, key)
                part = part._replace(score=part.score * ratio / 100)
                best = max(best, part, key=lambda item: item.score)
    return best


def _with_rest(role: str, length: int, key: str) -> _Part:
    """Score a head by the share of the key that it and known trailing words make up."""
    rest = key[length:]
    next_role, known = _next_role(rest)
    if next_role is None:
        known = _trailing_letters(rest)
    coverage = (length + known) / len(key)
    if coverage < _COVERAGE:
        return _NOTHING
    found = (role,) if next_role in (None, role) else (role, str(next_role))
    return _Part(found, 0.7 + 0.3 * coverage, len(key))


def _trailing_letters(rest: str) -> int:
    """How many letters of ``rest`` are known trailing words, 0 if too much else lies between."""
    known = unknown = 0
    while rest:
        word = next((w for w in _vocabulary().trailing if rest.startswith(w)), "")
        known, unknown = known + len(word), unknown + (not word)
        rest = rest[len(word) or 1 :]
    return known if unknown <= _UNKNOWN_LETTERS else 0


def _next_role(rest: str) -> tuple[str | None, int]:
    """A second head that follows without a separator: การกำกับติดตาม + กำหนดแล้วเสร็จ."""
    words = _vocabulary()
    if rest in words.exact and len(rest) >= _NEXT_ROLE_LETTERS and rest not in words.trailing:
        return words.exact[rest], len(rest)
    return None, 0


def _by_content(key: str) -> _Part:
    """The longest known opening inside a key that begins with unknown words."""
    for opening, role in _vocabulary().openings.items():
        coverage = len(opening) / len(key)
        if coverage >= _MERGED_COVERAGE and opening in key:
            return _Part((role,), 0.7 * coverage, len(opening))
    return _NOTHING


def _merge(parts: list[_Part], letters: int) -> _Part:
    """Join the parts of one header; unknown parts are accepted while known ones outweigh them."""
    known = [part for part in parts if part.roles]
    share = sum(part.letters for part in known) / letters
    if not known or share < _MERGED_COVERAGE:
        return _NOTHING
    merged = _drop_near_synonyms(dict.fromkeys(role for part in known for role in part.roles))
    score = sum(part.score * part.letters for part in known) / sum(p.letters for p in known)
    return _Part(merged, score * min(1.0, share + 0.2), letters)


def _exact_parts(parts: list[_Part], letters: int) -> _Part:
    """Parts that are known words beside unknown ones (X / ข้อเสนอแนะ): a weak match."""
    known = [part for part in parts if part.roles and part.score >= 1.0]
    if not known or 2 * len(known) < len(parts):
        return _NOTHING
    return _Part(tuple(dict.fromkeys(r for p in known for r in p.roles)), WEAK, letters)


def _drop_near_synonyms(found: Iterable[str]) -> tuple[str, ...]:
    """Keep one of the roles that a slash joins as near synonyms, as in มาตรการ/แนวทาง."""
    words = _vocabulary()
    found = tuple(found)
    group = [role for role in found if role in words.one_of]
    strong = [role for role in group if role not in words.weak] or group
    return tuple(role for role in found if role not in words.one_of or role == strong[0])

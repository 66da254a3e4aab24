"""Names of persons (ชื่อ-สกุล) in Thai text: after a title, in signatures, beside an office.

A title shows where a name begins, and Thai writes a blank between given and family name. Where
there is no title, both names must be known ones and an office, a label or the whole line must say
that this is a person.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

import regex

from itaextract.redact.spans import Kind, Span
from itaextract.redact.words import (
    AFTER_NAME,
    CLEAR_TITLES,
    FORMS_OF_ADDRESS,
    LABEL,
    NAME_LABEL,
    NOT_AFTER_TITLE,
    OPEN_TITLES,
    PLACE_BEFORE,
    POSITION,
    common_words,
    family_names,
    given_names,
)
from itaextract.thai.words import tokenize

# Letters of one word: no digits, no ฯ, no ๆ.
_RUN: Final = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{1,40}"
_BLANK: Final = r"[ \t\u00a0]{1,3}"
_FAMILY: Final = rf"(?:ณ[ ]?{_RUN}|แซ่[ ]?{_RUN}|{_RUN}(?:[ ]ณ[ ]?{_RUN})?)"
_TITLED: Final = regex.compile(
    rf"(?P<title>(?:{CLEAR_TITLES}[ ]?)+(?:{OPEN_TITLES}[ ]?)?"
    rf"|(?P<open>{OPEN_TITLES})(?![ ]?{NOT_AFTER_TITLE})(?:[ ]?{CLEAR_TITLES})?[ ]?)"
    rf"(?P<given>{_RUN})(?:{_BLANK}(?P<family>{_FAMILY}))?"
)
_ADDRESSED: Final = regex.compile(
    rf"(?<![ก-๙])(?P<form>{FORMS_OF_ADDRESS})(?P<given>{_RUN})(?:{_BLANK}(?P<family>{_FAMILY}))?"
)
_PAIR: Final = rf"(?P<given>{_RUN}){_BLANK}(?P<family>{_FAMILY})"
_BESIDE: Final = (
    regex.compile(rf"(?:{POSITION}|{LABEL})[ ]?[:.…]*[ ]*(?<![ก-ฺเ-๎]){_PAIR}"),
    regex.compile(rf"(?<![ก-๙]){LABEL}[ .:…]*{_PAIR}"),
    regex.compile(rf"(?<![ก-๙]){_PAIR}(?=[ ]*\n?[ ]*\(?{POSITION})"),
    regex.compile(rf"^[ \d.)-]*{_PAIR}[ ]*$", regex.M),
)
_LABELLED: Final = regex.compile(rf"{NAME_LABEL}[ .:…)]*{_PAIR}")
_IN_BRACKETS: Final = regex.compile(rf"\([ ]*{_PAIR}[ ]*\)")
_LATIN: Final = regex.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)(?:\.[ ]?|[ ])(?P<given>[A-Z][\w'-]+)(?:[ ](?P<family>[A-Z][\w'-]+))?"
)
_THAI: Final = regex.compile(r"[ก-๙]")
_AFTER_NAME: Final = regex.compile(AFTER_NAME)
_PLACE_BEFORE: Final = regex.compile(PLACE_BEFORE)
_WITHIN_WORD: Final = regex.compile(r"(?<!ให้|ที่|แก่|ชื่อ|คือ|หรือ|ด้วย|ต่อ|กับ|และ|ว่า)[ะ-ฺเ-ไ็-๎]$")
_LONGEST_GIVEN: Final = 14
_LONG_WORD: Final = 4
_LONGEST_TOGETHER: Final = 24
_LONGEST_UNKNOWN: Final = 10


class _Name(NamedTuple):
    """A given name, and the family name with the places where they end."""

    given: str
    family: str
    end: int

    @property
    def key(self) -> str:
        return " ".join(filter(None, (self.given, self.family.replace(" ", ""))))


def find_persons(text: str) -> Iterator[Span]:
    """Find names of persons with their titles; the key is ``given family`` without the title."""
    for match in _TITLED.finditer(text, overlapped=True):
        name = _titled(text, match)
        if name:
            yield Span(match.start(), name.end, Kind.PERSON, name.key)
    yield from _addressed(text)
    yield from _untitled(text)
    for match in _LATIN.finditer(text):
        key = " ".join(filter(None, match.group("given", "family")))
        yield Span(*match.span(), Kind.PERSON, key)


def _addressed(text: str) -> Iterator[Span]:
    """Find known given names after คุณ, กำนัน and the like; not คุณธรรม (morals)."""
    for match in _ADDRESSED.finditer(text):
        name = _read(match)
        if name.family and not _may_be_family(name.family):
            name = _Name(name.given, "", match.end("given"))
        word = match["form"] + name.given
        if name.given in given_names() and word not in common_words():
            start = match.start() if match["form"] == "คุณ" else match.start("given")
            yield Span(start, name.end, Kind.PERSON, name.key)


def _untitled(text: str) -> Iterator[Span]:
    """Find pairs of names that a label, an office, brackets or the line mark as a person."""
    for pattern in (_LABELLED, *_BESIDE, _IN_BRACKETS):
        for match in pattern.finditer(text):
            name = _read(match)
            if pattern is _LABELLED:
                proved = name.given in given_names() or name.family in family_names()
            else:
                whole = pattern is not _IN_BRACKETS or name.end == match.end("family")
                proved = whole and bool(name.family) and _is_known(name)
            if proved:
                yield Span(match.start("given"), name.end, Kind.PERSON, name.key)


def _titled(text: str, match: "regex.Match[str]") -> _Name | None:
    name = _read(match)
    if not name.given:
        return None
    known = name.given in given_names()
    before = text[: match.start()]
    if (
        match["open"]
        and _PLACE_BEFORE.search(before)
        and not ((known and name.family) or (name.family and _may_be_family(name.family)))
    ):
        return None
    if name.family:
        # Within a word (พัฒนางาน) only known names are proof enough.
        inside = bool(match["open"]) and _WITHIN_WORD.search(before)
        return name if known or name.family in family_names() or not inside else None
    if known:
        return name
    at_start = not before or not _THAI.match(before[-1])
    if at_start and any(name.given[:end] in given_names() for end in _run_together(name.given)):
        return name
    if match["open"]:
        return None
    plausible = len(name.given) <= _LONGEST_GIVEN or "พระ" in match["title"]
    return name if plausible and name.given not in common_words() else None


def _run_together(run: str) -> range:
    """Give where a given name can end that its family name follows without a blank."""
    return range(4, len(run) - 2) if len(run) <= _LONGEST_TOGETHER else range(0)


def _read(match: "regex.Match[str]") -> _Name:
    """Cut what follows a name off its two words."""
    given = _cut_given(match["given"])
    if given != match["given"] or not match["family"]:
        return _Name(given, "", match.start("given") + len(given))
    family = _cut_family(match["family"])
    end = match.start("family") + len(family) if family else match.end("given")
    return _Name(given, family, end)


def _cut_given(run: str) -> str:
    if run in given_names():
        return run
    for end in range(len(run) - 1, 2, -1):
        if run[:end] in given_names() and _AFTER_NAME.match(run, end):
            return run[:end]
    return "" if _AFTER_NAME.match(run) else run


def _cut_family(run: str) -> str:
    if run in family_names():
        return run
    if _AFTER_NAME.match(run):
        return ""
    ends = set(accumulate(map(len, tokenize(run))))
    for end in range(2, len(run)):
        # A short word counts where a word begins: not the ว่า of ฟ้าสว่าง.
        after = _AFTER_NAME.match(run, end)
        if after and (run[:end] in family_names() or end in ends or len(after[0]) >= _LONG_WORD):
            return run[:end]
    return run


def _is_known(name: _Name) -> bool:
    """Whether one word is a known name and the other may be one (not สุจริต ยุติธรรม)."""
    if name.given in given_names():
        return _may_be_family(name.family)
    return name.family in family_names() and _may_be_name(name.given)


def _may_be_family(word: str) -> bool:
    return word in family_names() or _may_be_name(word)


def _may_be_name(word: str) -> bool:
    """Whether a word that is in no list of names may be one all the same."""
    return len(word) <= _LONGEST_UNKNOWN and word not in common_words()

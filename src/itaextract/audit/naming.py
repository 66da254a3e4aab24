"""Indicators under two names, or under the number or the instrument of another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from itaextract.audit.prose import Passage, cells, passages
from itaextract.audit.report import finding
from itaextract.ita import indicator, match_indicator, match_instrument, squash, sub_indicators
from itaextract.model import Document, Finding, Instrument

_HEADED: Final = re.compile(
    r"ตัวชี้วัด\s?(?:ที่\s?)?(?P<number>\d{1,2})(?![\d.])\s?[.:)]?\s?(?:ด้าน\s?)?"
    r"(?P<name>[ก-๙][ก-๙ ]{5,60})"
)
_TOOL: Final = re.compile(r"(?:เครื่องมือ\S{0,12}|แบบวัด|แบบตรวจ)\s?\(?\s?(?P<code>[IEO]IT)(?![A-Z])")

_LIKE: Final = 0.55
_LONGER: Final = 4
"""Letters that a changed name may have more than the true one."""
_LISTED: Final = 4
"""Sub-indicators that a sentence names when it lists the parts of OIT."""
_SLIPS: Final = 2
"""With more numbers at odds the document numbers the indicators in its own way."""


class _Printed(NamedTuple):
    name: str
    ref: str
    pages: list[int]


def check_indicator_numbers(document: Document) -> Iterator[Finding]:
    """``ตัวชี้วัดที่ 6 ประสิทธิภาพการสื่อสาร``: the name is that of indicator 7."""
    found: dict[tuple[int, int], _Printed] = {}
    for passage in chain(passages(document), cells(document)):
        for match in _HEADED.finditer(passage.text):
            number = int(match["number"])
            named = match_indicator(f"ตัวชี้วัด {match['name']}")
            if named is not None and named != number:
                printed = _Printed(match[0].strip()[:80], passage.ref, passage.pages)
                found.setdefault((number, named), printed)
    certain = document.source.text_layer not in ("ocr", "mixed") and len(found) <= _SLIPS
    for (number, named), printed in found.items():
        own = indicator(named).name
        yield finding(
            "value-conflict",
            "warning" if certain else "info",
            f"“{printed.name}” gives the number {number} to indicator {named} ({own}).",
            f"“{printed.name}” ใช้เลข {number} กับชื่อของตัวชี้วัดที่ {named} ({own})",
            refs=[printed.ref],
            pages=printed.pages,
        )


def check_unknown_names(document: Document) -> Iterator[Finding]:
    """``ตัวชี้วัดที่ 8 การปรับปรุงระบบการท่องเที่ยว``: a name that no indicator has."""
    for passage in _headings(document):
        match = _HEADED.match(passage.text)
        number = int(match["number"]) if match else 0
        if match is None or not 1 <= number <= 10 or _is_known(match["name"], number):
            continue
        own = indicator(number).name
        name = match["name"][: len(own)] + match["name"][len(own) :].split(" ", 1)[0]
        like = squash(name)[: len(squash(own)) + _LONGER]
        if Levenshtein.normalized_similarity(like, squash(own)) >= _LIKE:
            yield finding(
                "value-conflict",
                "info",
                f"The name of indicator {number} is “{own}”, not “{name.strip()}”.",
                f"ตัวชี้วัดที่ {number} ชื่อ “{own}” ไม่ใช่ “{name.strip()}”",
                refs=[passage.ref],
                pages=passage.pages,
            )


def _is_known(text: str, number: int) -> bool:
    """Whether a text begins with the name of an indicator; its own full name may have slips.

    A short name with slips may be another name's beginning, as ระบบงาน of ระบบการท่องเที่ยว.
    """
    if match_indicator(f"ตัวชี้วัด {text}") not in (None, number) or _known_opening(text, number):
        return True
    own, key = squash(indicator(number).name), squash(text)
    lengths = range(len(own) - _SLIPS, len(own) + _SLIPS + 1)
    return any(Levenshtein.distance(key[:length], own) <= _SLIPS for length in lengths)


def check_indicator_tools(document: Document) -> Iterator[Finding]:
    """``ตัวชี้วัดที่ 9 ... เครื่องมือ IIT``: the indicator belongs to another instrument."""
    for passage in cells(document):
        headed = _HEADED.match(passage.text)
        if headed is None or not 1 <= int(headed["number"]) <= 10:
            continue
        tools = {match["code"] for match in _TOOL.finditer(passage.text)}
        if len(tools) != 1:
            continue
        number, tool = int(headed["number"]), match_instrument(tools.pop())
        own: Instrument = indicator(number).instrument
        if tool != own and match_indicator(f"ตัวชี้วัด {headed['name']}") == number:
            yield finding(
                "value-conflict",
                "warning",
                f"Indicator {number} is said to be of {tool}; it belongs to {own}.",
                f"ระบุว่าตัวชี้วัดที่ {number} อยู่ในแบบวัด {tool} แต่เป็นของแบบวัด {own}",
                refs=[passage.ref],
                pages=passage.pages,
            )


def check_indicator_names(document: Document) -> Iterator[Finding]:
    """An indicator with two of the names that are in use, such as การปรับปรุง(ระบบ)การทำงาน."""
    found: dict[int, dict[str, _Printed]] = defaultdict(dict)
    for number, printed in chain(_in_tables(document), _in_text(document)):
        key = squash(printed.name)
        if key in dict(_names(number)):
            found[number].setdefault(key, printed)
    for number, names in sorted(found.items()):
        if len(names) > 1:
            yield _several_names(f"Indicator {number}", f"ตัวชี้วัดที่ {number}", list(names.values()))


def _several_names(of: str, of_th: str, names: Sequence[_Printed]) -> Finding:
    listed = ", ".join(f"“{one.name}”" for one in names)
    return finding(
        "value-conflict",
        "info",
        f"{of} is called by {len(names)} names: {listed}.",
        f"{of_th} เขียนชื่อไว้ {len(names)} แบบ: {listed}",
        refs=[one.ref for one in names],
        pages=[page for one in names for page in one.pages],
    )


def check_sub_indicator_names(document: Document) -> Iterator[Finding]:
    """A sub-indicator with two names, in tables of scores and in a list of the OIT's parts."""
    found: dict[str, dict[str, _Printed]] = defaultdict(dict)
    for code, printed in chain(_sub_in_tables(document), _sub_in_lists(document)):
        found[code].setdefault(squash(printed.name), printed)
    for code, names in sorted(found.items()):
        if len(names) > 1:
            yield _several_names(f"Sub-indicator {code}", f"ตัวชี้วัดย่อยที่ {code}", list(names.values()))


def _sub_in_tables(document: Document) -> Iterator[tuple[str, _Printed]]:
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            name = re.sub(r"\s*\(.*$", "", score.label)
            known = _sub_names().get(score.code or "", ())
            if score.code and known and squash(name) in map(squash, known):
                ref = f"/score_tables/{t}/scores/{s}/label"
                yield score.code, _Printed(name, ref, score.provenance.pages)


def _sub_in_lists(document: Document) -> Iterator[tuple[str, _Printed]]:
    """The names in a sentence that lists the parts of OIT; elsewhere the words say other things."""
    for passage in passages(document):
        listed = {
            code: _Printed(name, passage.ref, passage.pages)
            for code, names in _sub_names().items()
            if (name := next((name for name in names if name in passage.text), None))
        }
        if len(listed) >= _LISTED and match_instrument(passage.text) == "OIT":
            yield from listed.items()


@cache
def _sub_names() -> dict[str, tuple[str, ...]]:
    """The names of each sub-indicator, the official one first."""
    return {one.code: (one.name, *one.variants) for one in sub_indicators()}


@cache
def _names(number: int) -> tuple[tuple[str, str], ...]:
    """The names of an indicator, the longest first, each behind its letters alone."""
    fact = indicator(number)
    names = sorted((fact.name, *fact.variants), key=len, reverse=True)
    return tuple((squash(name), name) for name in names)


def _in_tables(document: Document) -> Iterator[tuple[int, _Printed]]:
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            if score.level == "indicator" and score.code:
                name = re.sub(r"^[\d.() ]+|\s*\(.*$", "", score.label)
                ref = f"/score_tables/{t}/scores/{s}/label"
                yield int(score.code), _Printed(name, ref, score.provenance.pages)


def _in_text(document: Document) -> Iterator[tuple[int, _Printed]]:
    for passage in chain(passages(document), _headings(document)):
        for match in _HEADED.finditer(passage.text):
            name = _known_opening(match["name"], int(match["number"]))
            if name:
                yield int(match["number"]), _Printed(name, passage.ref, passage.pages)


def _headings(document: Document) -> Iterator[Passage]:
    for index, measure in enumerate(document.measures):
        for field, text in (("title", measure.title), ("group", measure.group)):
            if text:
                yield Passage(f"/measures/{index}/{field}", text, measure.provenance.pages)


def _known_opening(text: str, number: int) -> str | None:
    """The longest name of an indicator that a text begins with."""
    if not 1 <= number <= 10:
        return None
    key = squash(text)
    return next((name for own, name in _names(number) if key.startswith(own)), None)

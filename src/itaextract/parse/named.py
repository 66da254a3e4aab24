"""What running text names of the assessment, and where: instruments, indicators, items."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from itaextract.ita import indicators, instruments
from itaextract.model import Instrument, ScoreLevel
from itaextract.parse.headings import instrument_of
from itaextract.parse.numbers import item_code

_ITEM = re.compile(
    r"(?:(?<![A-Za-z0-9.])(?P<letter>[ieoIEO])|ข้อ\s*(?P<misread>[0lI|]))\s?-?(?P<digits>\d{1,2})(?![\d.]*\d|[A-Za-z])"
)
_RANGE = re.compile(r"\s*(?:[-–—,]|ถึง|และ)\s*[ieoIEO]?\s?\d{1,2}(?![\d.])")
_JOINED = re.compile(r"\s*(?:[-–—,]|ถึง|และ)\s*")
_SUB = re.compile(r"ตัวชี้วัดย่อย\s*(?:ที่)?\s*(9|10)\.(\d)(?!\d)")
_NUMBERS = re.compile(r"ตัวชี้วัด\s*ที่\s*(\d{1,2}(?:\s*(?:,|และ|กับ)\s*\d{1,2}(?![\d.]))*)(?![\d.]*\d)")
_RANGE_OF_NUMBERS = re.compile(r"\s*(?:[-–—]|ถึง)\s*\d")
_CODE = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])")
_BLANK = re.compile(r"(?<=\S)\s(?=\S)")
"""A blank that may stand inside a name."""
_BESIDE = re.compile(r"(?:(?!และ|ส่วน|ขณะ)[^\d]){0,30}")
"""Between an indicator and the instrument that it is said to belong to."""
_BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}


class Named(NamedTuple):
    """Something that can have a score, with its place in the text."""

    start: int
    end: int
    level: ScoreLevel
    code: str | None
    instrument: Instrument | None


def subjects_in(text: str) -> list[Named]:
    """Find what a text names, in order.

    Args:
        text: running text with ASCII digits.

    Returns:
        Each thing once where its number and its name stand side by side. An instrument behind its
        indicator (``การใช้งบประมาณ (IIT)``) is left out, ranges of items and indicators too.
    """
    found = sorted({*_items(text), *_numbered(text), *_by_name(text)})
    result: list[Named] = []
    for one in found:
        last = result[-1] if result else None
        if last is None or not _repeats(last, one, text):
            result.append(one)
        elif one[2:] == last[2:]:
            result[-1] = last._replace(end=max(last.end, one.end))
    return result


def _repeats(last: Named, one: Named, text: str) -> bool:
    if one.start < last.end:
        return True
    beside = _BESIDE.fullmatch(text, last.end, one.start) is not None
    same = one[2:] == last[2:] and text[last.end : one.start].strip(" ():") == ""
    belongs = one.level == "instrument" and last.level != "instrument"
    return same or (belongs and beside and one.instrument == last.instrument)


def _items(text: str) -> Iterator[Named]:
    matches = list(_ITEM.finditer(text))
    for index, match in enumerate(matches):
        joined = index and _JOINED.fullmatch(text, matches[index - 1].end(), match.start())
        if joined or _RANGE.match(text, match.end()):
            continue
        code = item_code(match["letter"] or match["misread"], match["digits"])
        yield Named(match.start(), match.end(), "item", code, _BY_LETTER[code[0]])


def _numbered(text: str) -> Iterator[Named]:
    for match in _SUB.finditer(text):
        yield Named(match.start(), match.end(), "sub_indicator", f"{match[1]}.{match[2]}", "OIT")
    for match in _NUMBERS.finditer(text):
        if _RANGE_OF_NUMBERS.match(text, match.end()):
            continue
        for digits in re.finditer(r"\d+", match[1]):
            number = int(digits[0])
            if 1 <= number <= 10:
                start, end = match.start(1) + digits.start(), match.start(1) + digits.end()
                yield Named(start, end, "indicator", str(number), instrument_of(number))


def _by_name(text: str) -> Iterator[Named]:
    for match in _CODE.finditer(text):
        code: Instrument = match[1]  # type: ignore[assignment]
        yield Named(match.start(), match.end(), "instrument", None, code)
    pattern, names = _names()
    found = list(pattern.finditer(_BLANK.sub("", text)))
    if found:
        blanks = {match.start() for match in _BLANK.finditer(text)}
        places = [place for place in range(len(text)) if place not in blanks]
        for match in found:
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Named(start, end, *names[match[0]])


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[ScoreLevel, str | None, Instrument]]]:
    """All names, without blanks, as one expression, the longest first."""
    names: dict[str, tuple[ScoreLevel, str | None, Instrument]] = {}
    for instrument in instruments():
        for name in _thai((instrument.name, *instrument.variants)):
            names[name] = ("instrument", None, instrument.code)
    for entry in indicators():
        for name in _thai((entry.name, *entry.variants)):
            names[name] = ("indicator", str(entry.number), entry.instrument)
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), names


def _thai(names: Iterable[str]) -> Iterator[str]:
    return (re.sub(r"\s", "", name) for name in names if not name.isascii())

"""List markers: what opens an item of a list, as Thai offices number and bullet them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from itaextract.thai.digits import parse_number, to_ascii_digits

MarkerKind = Literal["decimal", "paren", "dotted", "letter", "bullet"]

# Thai list letters in their order; the obsolete ฃ and ฅ are passed over, as legal drafting does.
_LETTERS: Final = "กขคงจฉชซฌญฎฏ"
_DIGITS: Final = "0123456789๐๑๒๓๔๕๖๗๘๙"
_DIGIT: Final = f"[{_DIGITS}]"
_HYPHENS: Final = "-–—‐‑−"
# Text fonts' bullets, then U+F020-F0FF: the codes under which symbol fonts (Symbol, Wingdings)
# store theirs.
_SYMBOLS: Final = "•●▪■□◦○∙➤➢►▶▸❖◆◇♦★☆✓✔☑⇒»\uf020-\uf0ff"
_WEAK_SYMBOLS: Final = "*·√→"

_NUMBERED: Final = re.compile(
    rf"(?P<open>\()?(?P<number>{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}})*)"
    rf"(?P<close>\ ?\.?\)|\ ?\.(?!{_DIGIT})|(?=[\s\u0e01-\u0e4e]))"
)
_LETTERED: Final = re.compile(
    rf"(?P<open>\()?(?P<letter>[{_LETTERS}])"
    # ก.พ. and จ.ขอนแก่น are abbreviations: no second point, and a blank after the later letters.
    rf"(?:\)|\.(?!\s?[\u0e01-\u0e2e]{{1,2}}\.)(?:(?<=[กขคง]\.)|(?=\s)))"
)
_BULLET: Final = re.compile(
    rf"(?P<hyphen>[{_HYPHENS}](?![{_HYPHENS}]))"
    rf"|(?P<symbol>[{_SYMBOLS}]|[{_WEAK_SYMBOLS}](?![{_WEAK_SYMBOLS}])|o(?=\s+[\u0e01-\u0e4e]))"
)
# `84.94` is a score, not the ninety-fourth point under the eighty-fourth.
_LARGEST_PART: Final = 30
_SAME_GLYPH: Final = {"●": "•", "✔": "✓", "☑": "✓", "√": "✓", "➢": "➤", "►": "➤", "▶": "➤"}
# Units after a number with a point: `1.5 ล้านบาท` is an amount and no heading.
_AMOUNT: Final = re.compile(
    r"(?:\(?คะแนน|ล้าน|แสน|หมื่น|พัน|ร้อยละ|บาท|เท่า|เปอร์เซ็นต์|กม|กิโล|เมตร|ตร|ไร่|ชั่วโมง|ชม|วัน|เดือน|"
    r"ปี|น\.|%)"
)


@lru_cache(maxsize=1024)
def _numbers(marker: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall("[0-9]+", to_ascii_digits(marker)))


class Marker(NamedTuple):
    """One list marker and the text that it opens.

    Attributes:
        kind: "decimal" `1.`, "paren" `1)` `(1)` `1.1)`, "dotted" `1.1`, "letter" `ก.` `ข)`, or
            "bullet".
        number: the last number of the marker (2 for `1.2`), the place of a letter (ก is 1), None
            for a bullet.
        text: the marker as printed.
        rest: the text after it, without white space around it.
    """

    kind: MarkerKind
    number: int | None
    text: str
    rest: str

    @property
    def path(self) -> tuple[int, ...]:
        """All numbers of the marker: (1, 2) for `1.2`; empty for a bullet."""
        return (self.number or 0,) if self.kind == "letter" else _numbers(self.text)

    @property
    def style(self) -> str:
        """What the markers of one list share: kind and shape, for bullets the glyph."""
        if self.kind == "bullet":
            glyph = "-" if self.text in _HYPHENS else _SAME_GLYPH.get(self.text, self.text)
            return f"bullet {glyph}"
        return f"{self.kind} {'(' if self.text.startswith('(') else ''}{len(self.path)}"

    def goes_on_from(self, before: "Marker") -> bool:
        """Tell whether this is the marker after `before` in one list.

        `3.` goes on from `2.`, `2.1` from `1.4`, a bullet from a bullet of the same glyph.
        """
        if self.style != before.style:
            return False
        if self.kind == "bullet":
            return True
        mine, theirs = self.path, before.path
        if mine[:-1] == theirs[:-1]:
            return mine[-1] == theirs[-1] + 1
        return mine[-1] == 1 and mine[:-2] == theirs[:-2] and mine[-2] == theirs[-2] + 1


class Candidate(NamedTuple):
    """A place in a text where a marker may stand; not believed yet."""

    marker: Marker
    start: int
    end: int


def _rest(text: str, position: int, reach: int | None) -> str:
    """The text from a position on, `reach` characters of it, without white space around."""
    return text[position : None if reach is None else position + reach].strip()


def _numbered(text: str, position: int, reach: int | None) -> Candidate | None:
    match = _NUMBERED.match(text, position)
    if match is None:
        return None
    closed = ")" in match["close"]
    parts = [int(n) for n in to_ascii_digits(match["number"]).split(".")]
    if (match["open"] and not closed) or 0 in parts:
        return None
    rest = _rest(text, match.end(), reach)
    if closed:
        kind: MarkerKind = "paren"
    elif len(parts) > 1:
        if _AMOUNT.match(rest) or max(parts) > _LARGEST_PART:
            return None
        kind = "dotted"
    elif "." in match["close"]:
        kind = "decimal"
    else:
        return None
    return Candidate(Marker(kind, parts[-1], match[0], rest), match.start(), match.end())


def _lettered(text: str, position: int, reach: int | None) -> Candidate | None:
    match = _LETTERED.match(text, position)
    if match is None or (match["open"] and not match[0].endswith(")")):
        return None
    number = _LETTERS.index(match["letter"]) + 1
    rest = _rest(text, match.end(), reach)
    return Candidate(Marker("letter", number, match[0], rest), match.start(), match.end())


def _bulleted(text: str, position: int, reach: int | None) -> Candidate | None:
    match = _BULLET.match(text, position)
    if match is None:
        return None
    after = text[match.end() : match.end() + 1]
    if match["hyphen"] and to_ascii_digits(after).isdigit():
        return None
    rest = _rest(text, match.end(), reach)
    return Candidate(Marker("bullet", None, match[0], rest), match.start(), match.end())


def marker_at(text: str, position: int, reach: int | None = None) -> Candidate | None:
    """Give the marker that stands at a position of the text, if any.

    Args:
        text: any text.
        position: where the marker must begin.
        reach: how many characters after the marker to give as its rest; None for all.
    """
    opening = text[position : position + 1]
    if not opening:
        return None
    if opening == "(":
        return _numbered(text, position, reach) or _lettered(text, position, reach)
    if opening in _DIGITS:
        return _numbered(text, position, reach)
    if opening in _LETTERS:
        return _lettered(text, position, reach)
    return _bulleted(text, position, reach)


# Enough of what follows to tell a list item from a number or a date.
_REACH: Final = 64
_OPENING: Final = f"{_HYPHENS}({_DIGITS}{_LETTERS}{_SYMBOLS}{_WEAK_SYMBOLS}o"
_PLACES: Final = re.compile(rf"[{_OPENING}](?:(?<!\S.)|(?<=[{_SYMBOLS}]))")


def marker_places(text: str) -> Iterator[Candidate]:
    """Give every place of a text where a marker may stand: after white space, or any symbol."""
    end = 0
    for place in _PLACES.finditer(text):
        if place.start() < end:
            continue
        candidate = marker_at(text, place.start(), _REACH)
        if candidate is not None:
            end = candidate.end
            yield candidate


@lru_cache(maxsize=4096)
def leading_marker(text: str) -> Marker | None:
    """Give the list marker that a text opens with, or None.

    Example:
        >>> leading_marker("๒. รายงานผู้บริหาร")
        Marker(kind='decimal', number=2, text='๒.', rest='รายงานผู้บริหาร')
    """
    stripped = text.strip()
    candidate = marker_at(stripped, 0)
    if candidate is None or parse_number(stripped) is not None:
        return None
    return candidate.marker

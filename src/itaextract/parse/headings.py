"""Headings above tables: มิติที่ (dimension), ประเด็นที่ (issue), and numbered sections."""

import re

from itaextract.model import Heading, Instrument
from itaextract.parse.context import Context
from itaextract.thai.digits import to_ascii_digits

_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})(?!\.\d)\s*[.:)]?\s*(.*)", re.DOTALL)
_ISSUE = re.compile(r"ประเด็น(?:ที่)?\s*(\d{1,2}\.\d{1,2}(?:\.\d+)?)\s*[.:)]?\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s*(.*)", re.DOTALL)
INDICATOR = re.compile(r"(?:^|[\s(])[ก-๙]{2,8}[ัิีื][่-๋]?[ดต]ที่\s*(\d{1,2})(?![\d.])")
"""ตัวชี้วัดที่ N, also as OCR spoils it: ตัวชี้ัดที่, ด้วยวัดที่."""


def parse_dimension(text: str, ctx: Context) -> Heading | None:
    """Read ``มิติที่ ๑ การสร้างสังคม...``."""
    match = _DIMENSION.match(to_ascii_digits(text.strip()))
    return _heading(match, text, ctx)


def parse_issue(text: str, ctx: Context) -> Heading | None:
    """Read ``ประเด็นที่ ๑.๑ การสร้างจิตสำนึก...``."""
    match = _ISSUE.match(to_ascii_digits(text.strip()))
    return _heading(match, text, ctx)


def parse_numbered(text: str, ctx: Context) -> Heading:
    """Read a cell of a มิติ or ประเด็น column: with its word, with a bare number, or without."""
    heading = parse_dimension(text, ctx) or parse_issue(text, ctx)
    if heading is None:
        heading = _heading(_NUMBERED.match(to_ascii_digits(text.strip())), text, ctx)
    return heading or Heading(number=None, title=ctx.clean(text))


def indicator_number(text: str) -> int | None:
    """Find N of ตัวชี้วัดที่ N at the beginning of a text (behind a row number, if any)."""
    plain = to_ascii_digits(text.strip())
    match = INDICATOR.search(plain[:60])
    if match is None:
        return None
    number = int(match[1])
    return number if 1 <= number <= 10 else None


def instrument_of(indicator: int | None) -> Instrument | None:
    """The instrument that an indicator belongs to: 1-5 IIT, 6-8 EIT, 9-10 OIT (since 2562)."""
    if indicator is None:
        return None
    return "IIT" if indicator <= 5 else "EIT" if indicator <= 8 else "OIT"


def _heading(match: re.Match[str] | None, text: str, ctx: Context) -> Heading | None:
    if match is None:
        return None
    # The digits were mapped one to one, so positions hold for the text itself.
    title = ctx.clean(text.strip()[match.start(2) :])
    return Heading(number=match[1], title=title or None)

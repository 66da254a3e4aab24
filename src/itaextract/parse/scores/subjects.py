"""What a row of a score table is the score of: the whole, an instrument, an indicator, an item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from itaextract.ita import match_indicator, match_instrument, match_item, match_sub_indicator
from itaextract.model import Instrument, ScoreLevel
from itaextract.parse.headings import indicator_number, instrument_of
from itaextract.parse.numbers import leading_code
from itaextract.thai import leading_marker, to_ascii_digits

_TOTAL = re.compile(
    r"^(?:ผล)?(?:คะแนน|การประเมิน|ประเมิน)?\s*(?:รวม|ภาพรวม|เฉลี่ยรวม|โดยรวม|ในภาพรวม)|^รวม|"
    r"^คะแนน\s*(?:ITA|เฉลี่ย|รวม|ภาพรวม)|^(?:ผล)?คะแนนรวม|คะแนนรวม(?:ทั้งหมด|ทั้งสิ้น)?$|"
    r"^(?:ค่า|ผล)?เฉลี่ย|^ผล(?:คะแนน|การประเมิน)(?:\s*ITA)?$|^ITA$"
)
_WHOLE = re.compile(r"ภาพรวม|ทั้งหมด|ทั้งสิ้น|ITA|หน่วยงาน|เฉลี่ยรวม|รวมเฉลี่ย|ทุก(?:แบบ|เครื่องมือ)")
_ITEM_RANGE = re.compile(r"\(?\s*[ieo๐]\s?\d{1,2}\s*[-–—]\s*[ieo๐]?\s?\d{1,2}\s*\)?", re.IGNORECASE)
_INDICATOR_NUMBER = re.compile(r"ตัวชี้วัด\s*(?:ที่)?\s*(\d{1,2})(?![\d.])")
_SUB_NUMBER = re.compile(r"^(?:ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*|[-–•]\s*)?(9|10)\.(\d)(?!\d)[.)]?\s*")
_LONGEST_NAME = 80
"""A numbered text longer than this is a question, not the name of an indicator."""
_BULLET = re.compile(r"^[-–—•●▪➤❖]\s*")
BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}


class Subject(NamedTuple):
    """What a score row is about. ``unnamed``: a total that does not say of what."""

    level: ScoreLevel
    code: str | None
    label: str
    instrument: Instrument | None
    unnamed: bool = False


class Summed(NamedTuple):
    """A score since the last total, with its column and the indicator that it stands under."""

    subject: Subject
    indicator: int | None
    column: int
    score: float


@dataclass(slots=True)
class State:
    """What the heading and the rows above say of the rows below.

    Attributes:
        instrument: of the rows above.
        indicator: of the rows above.
        weight: the weight that stands beside them.
        heading: the instrument that the lines above the table name.
        heading_indicator: the indicator that these lines name.
        block: the rows since the last total.
        last: the subject of the row above.
    """

    instrument: Instrument | None = None
    indicator: int | None = None
    weight: float | None = None
    heading: Instrument | None = None
    heading_indicator: int | None = None
    block: list[Summed] = field(default_factory=list)
    last: Subject | None = None

    def enter(self, instrument: Instrument | None, indicator: int | None = None) -> None:
        """Go on to the rows of an instrument or of an indicator."""
        self.instrument, self.indicator = instrument, indicator


def state_below(lead: Sequence[str]) -> State:
    """The state at the top of a table, by the nearest of the lines above that names something."""
    state = State()
    for line in reversed(lead[-3:]):
        if state.heading is None:
            state.heading = match_instrument(line)
            number = indicator_number(line) or _named_number(line)
            if number is not None:
                state.heading_indicator, state.heading = number, instrument_of(number)
    return state


def is_total(label: str) -> bool:
    """Whether a label is that of a row of totals or means."""
    return _TOTAL.search(label.strip()) is not None


def identify(code: str | None, label: str, state: State) -> Subject:
    """Tell the level, code and instrument that a label names; headings change the state."""
    if code is None and (found := leading_code(label)):
        code, label = found[0], found[1] or label
    if code is not None:
        return Subject("item", code, label, BY_LETTER[code[0]])
    bare = _ITEM_RANGE.sub("", to_ascii_digits(label)).strip()
    marker = leading_marker(bare)
    number = marker.number if marker and marker.kind != "bullet" else None
    name = marker.rest if marker and marker.rest else bare
    if _TOTAL.search(name):
        return _total(name, state)
    sub = _sub_indicator(bare, number, name, state)
    if sub is not None:
        return sub
    indicator = match_indicator(label) or _named_number(bare)
    if indicator is None and number is not None and _fits(number, name, state.instrument):
        indicator = number
    if indicator is not None:
        instrument = instrument_of(indicator)
        state.enter(instrument, indicator)
        return Subject("indicator", str(indicator), name, instrument)
    instrument = match_instrument(name)
    if instrument is not None:
        state.enter(instrument)
        return Subject("instrument", None, name, instrument)
    return Subject("item", None, name, state.instrument or state.heading)


def worded(subject: Subject, year: int | None) -> Subject:
    """An item without its code, by its official wording of the year, where that is known."""
    if subject.level != "item" or subject.code is not None or year is None:
        return subject
    code = match_item(subject.label, year)
    return subject if code is None else subject._replace(code=code, instrument=BY_LETTER[code[0]])


def _named_number(text: str) -> int | None:
    """N of ``ตัวชี้วัดที่ N`` at the beginning of a label."""
    match = _INDICATOR_NUMBER.match(text)
    return int(match[1]) if match and 1 <= int(match[1]) <= 10 else None


def _total(name: str, state: State) -> Subject:
    """A row of totals or means: of what it names, else of the rows above it."""
    stated = _INDICATOR_NUMBER.search(to_ascii_digits(name))
    indicator = int(stated[1]) if stated else match_indicator(name)
    if indicator is not None and 1 <= indicator <= 10:
        return Subject("indicator", str(indicator), name, instrument_of(indicator))
    instrument = match_instrument(name)
    if instrument is not None:
        return Subject("instrument", None, name, instrument)
    return Subject("overall", None, name, None, unnamed=not _WHOLE.search(name))


def scope(total: Subject, score: float, column: int, state: State) -> Subject:
    """What an unnamed total sums: the rows since the last one, if they are of one instrument.

    A mean lies between its parts; a number outside them is the total of more than these rows.
    """
    block = [one for one in state.block if one.column == column]
    values = [one.score for one in block]
    instruments = {one.subject.instrument for one in block}
    if not values or len(instruments) > 1 or not min(values) <= score <= max(values):
        return total
    instrument = instruments.pop() or state.heading
    if instrument is None or len(values) < 2:
        return total
    under = {one.indicator for one in block}
    if all(one.subject.level in ("item", "sub_indicator") for one in block) and len(under) == 1:
        indicator = under.pop() or state.heading_indicator
        if indicator is not None:
            return Subject("indicator", str(indicator), total.label, instrument)
    return Subject("instrument", None, total.label, instrument)


def _sub_indicator(bare: str, number: int | None, name: str, state: State) -> Subject | None:
    """Sub-indicators stand under 9 and 10: ``9.1 ...``, ``1) ...`` or ``- ...`` below them."""
    match = _SUB_NUMBER.match(bare)
    if match:
        state.enter("OIT", int(match[1]))
        code = f"{match[1]}.{match[2]}"
        return Subject("sub_indicator", code, bare[match.end() :].strip(" .)"), "OIT")
    if state.indicator not in (9, 10):
        return None
    if number is None:
        code = match_sub_indicator(_BULLET.sub("", name)) or ""
        if code.startswith(f"{state.indicator}."):
            return Subject("sub_indicator", code, _BULLET.sub("", name), "OIT")
        return None
    if number >= 9 or match_indicator(name) not in (None, state.indicator):
        return None
    return Subject("sub_indicator", f"{state.indicator}.{number}", name, "OIT")


def _fits(number: int, name: str, instrument: Instrument | None) -> bool:
    """Whether indicator ``number`` can belong to the instrument of the rows above."""
    if not 1 <= number <= 10 or len(name) > _LONGEST_NAME:
        return False
    return instrument is not None and instrument_of(number) == instrument

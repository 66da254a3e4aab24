"""The label cells of a score row: code, name, and what they say of the rows below."""

from itaextract.ita import match_instrument
from itaextract.model import Instrument
from itaextract.parse.layout import Column
from itaextract.parse.numbers import is_number, leading_code, parse_score
from itaextract.parse.scores.columns import Group, names_subject
from itaextract.parse.scores.subjects import State, identify, is_total
from itaextract.table.model import Row
from itaextract.thai import to_ascii_digits

_MOST_ITEMS = 45
"""No instrument of any year has more items."""


def code_and_label(row: Row, group: Group, state: State) -> tuple[str | None, str]:
    """The item code and the label that the label cells of a row give."""
    code, label = _named(row, group)
    if row.wide is not None and not label:
        label = row.wide.text
    if not label and code is None:
        label = next((t for c in group.labels if (t := row.text(c.index))), "")
    if label and code is None:
        code = _bare_code(row, group, label, state)
    return code, label


def _named(row: Row, group: Group) -> tuple[str | None, str]:
    code: str | None = None
    label = ""
    for column in group.labels:
        text = row.text(column.index)
        if not text or column.role in ("rank", "weight", "row_year"):
            continue
        if column.role in ("code", "number") and (found := leading_code(text)):
            code = found[0]
        elif column.role == "instrument" and len(group.labels) > 1:
            label = label or text
        elif column.role not in ("code", "number") and not is_number(text):
            label = text
    return code, label


def _bare_code(row: Row, group: Group, label: str, state: State) -> str | None:
    """The code of an item that a column ข้อ numbers without its letter, below a heading."""
    instrument: Instrument | None = state.instrument or state.heading
    if instrument is None or is_total(label) or names_subject(label):
        return None
    for column in group.labels:
        digits = to_ascii_digits(row.text(column.index)).strip(" .)")
        if column.role == "code" and digits.isdigit() and 1 <= int(digits) <= _MOST_ITEMS:
            return f"{instrument[0].lower()}{int(digits)}"
    return None


def take_state(row: Row, group: Group, weight: Column | None, state: State) -> None:
    """Note the instrument, indicator and weight that a row tells for itself and those below."""
    wide = row.wide
    if wide is not None and not is_total(wide.text) and (found := match_instrument(wide.text)):
        state.enter(found)
    for column in group.labels:
        text = row.text(column.index)
        if column.role == "instrument" and (found := match_instrument(text)):
            state.enter(found, state.indicator if found == state.instrument else None)
    indicators = [c for c in group.labels if c.role == "indicator"]
    for column in indicators[:-1]:
        if text := row.text(column.index):
            identify(None, text, state)
    if weight is not None and (text := row.text(weight.index)):
        parsed = parse_score(text)
        state.weight = parsed.score if parsed else None

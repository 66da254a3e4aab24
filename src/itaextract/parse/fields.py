"""Cells of a measure row become the fields of a measure, by the roles of their columns."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from itaextract.ita import match_indicator
from itaextract.model import Budget, Deadline, Period, Reporting, Status, StatusState
from itaextract.parse.context import Context
from itaextract.parse.headings import indicator_number, parse_numbered
from itaextract.parse.layout import Column
from itaextract.parse.timecolumns import TimeColumn, marked_period
from itaextract.table.model import Line, RowCell
from itaextract.thai import (
    find_ita_criteria,
    find_urls,
    parse_number,
    split_items,
    split_units,
    strip_urls,
    to_ascii_digits,
)
from itaextract.thai.calendar import (
    find_deadlines,
    parse_deadline,
    parse_period,
    parse_reporting,
)

_LISTS = frozenset(
    {
        "steps",
        "monitoring",
        "success_indicators",
        "outputs",
        "outcomes",
        "problems",
        "suggestions",
    }
)
_EVIDENCE = frozenset({"status", "evidence", "outputs", "outcomes", "note"})
"""Columns whose URLs are evidence of what was done."""
_CUT_NUMBER = re.compile(r"(?<=[\d.,])\s+(?=[\d.,])")
"""A blank inside a number that a narrow cell wrapped."""
_DASH = re.compile(r"[\s\-–—.]*")
"""A cell that says there is nothing."""
_DONE = re.compile(r"เรียบร้อย|แล้วเสร็จ|เสร็จสิ้น|เสร็จแล้ว|ดำเนินการแล้ว|จัดทำแล้ว|[✓✔☑]")
_GOING_ON = re.compile(r"อยู่ระหว่าง|กำลังดำเนิน|ระหว่างดำเนิน|บางส่วน")
_NOT_DONE = re.compile(r"ยังไม่|ไม่ได้ดำเนิน|ไม่มีการดำเนิน|ไม่ดำเนิน|ยกเลิก")


class Content(NamedTuple):
    """What a cell holds: its text, and the lines that it comes from."""

    paragraphs: Sequence[str]
    lines: Sequence[Line]


@dataclass(slots=True)
class Draft:
    """The fields of a measure while its row is read.

    Columns for which a measure has no field, known or not, go to ``extra``: nothing is dropped.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    marks: list[TimeColumn] = field(default_factory=list)
    """Columns of quarters or months that are ticked."""
    lines: dict[str, list[Line]] = field(default_factory=dict)
    """The lines that fields were read from, by name; ``extra/HEADER`` for those in ``extra``."""

    def extend(self, name: str, values: Iterable[str]) -> None:
        """Add the items of a list field."""
        self.fields.setdefault(name, []).extend(values)

    def keep(self, header: str, text: str) -> str:
        """Keep a text under its column's header, a second one of that name beside the first.

        Returns:
            The name that it has there.
        """
        name, number = header, 2
        while name in self.extra:
            name, number = f"{header} ({number})", number + 1
        self.extra[name] = text
        return name

    def place(self, name: str, lines: Iterable[Line]) -> None:
        """Note the lines that a field was read from."""
        self.lines.setdefault(name, []).extend(lines)

    def finish(self, ctx: Context) -> list[int]:
        """Read the ticked columns, and move (เกณฑ์ ITA ข้อที่ ...) out of all list fields.

        Returns:
            The numbers of the criteria.
        """
        if self.marks and "period" not in self.fields:
            self.fields["period"] = marked_period(self.marks, ctx)
        found: list[int] = []
        for role in sorted(_LISTS & self.fields.keys()):
            kept = []
            for text in self.fields[role]:
                rest, numbers = find_ita_criteria(text)
                found += numbers
                if rest := ctx.clean(rest):
                    kept.append(rest)
            self.fields[role] = kept
        return found


def content_of(cell: RowCell, column: Column) -> Content:
    """Units stand on lines of their own, so their visual lines tell more than paragraphs."""
    texts = cell.line_texts if column.roles == ("responsible",) else cell.paragraphs
    return Content(texts, cell.lines)


def fill(
    draft: Draft, column: Column, content: Content, ctx: Context, pages: Sequence[int]
) -> None:
    """Read one cell into the draft.

    Args:
        draft: the fields so far.
        column: the column, with its roles.
        content: what the cell holds.
        ctx: settings, years and findings.
        pages: the pages of the row, for findings.
    """
    paragraphs = content.paragraphs
    if _DASH.fullmatch("".join(paragraphs)):
        return
    if column.time is not None:
        draft.marks.append(column.time)
        draft.place("period", content.lines)
        return
    if set(column.roles) & _EVIDENCE and (urls := find_urls(list(paragraphs))):
        draft.extend("evidence_urls", urls)
        draft.place("evidence_urls", content.lines)
    roles = _field_roles(column.roles)
    filled = [_fill_role(draft, role, paragraphs, ctx, len(column.roles) > 1) for role in roles]
    for role, full in zip(roles, filled, strict=True):
        _report_unread(draft.fields.get(role), ctx, pages)
        if full:
            draft.place(_field_name(role), content.lines)
    if not any(filled):
        texts = strip_urls(list(paragraphs)) if "evidence" in column.roles else " ".join(paragraphs)
        if rest := ctx.clean(texts):
            name = draft.keep(ctx.clean(column.header) or f"#{column.index + 1}", rest)
            draft.place(f"extra/{name}", content.lines)


def _fill_role(
    draft: Draft, role: str, paragraphs: Sequence[str], ctx: Context, shared: bool
) -> bool:
    """Fill the field of a role; tell whether there is one and it was still empty."""
    text = " ".join(paragraphs)
    if role in _LISTS:
        draft.extend(role, ctx.clean_all(split_items(list(paragraphs))))
        return True
    if role == "responsible":
        draft.extend(role, ctx.clean_all(split_units(list(paragraphs))))
        return True
    name = _field_name(role)
    if role not in _SINGLE or draft.fields.get(name) is not None:
        return False
    draft.fields[name] = _SINGLE[role](text, ctx, shared)
    return draft.fields[name] is not None


def _field_name(role: str) -> str:
    return "indicator_no" if role == "indicator" else role


def _report_unread(value: Any, ctx: Context, pages: Sequence[int]) -> None:
    """Report a period or deadline that has digits and could not be read."""
    unread = (isinstance(value, Period) and not (value.start or value.end or value.quarters)) or (
        isinstance(value, Deadline) and value.date is None
    )
    if unread and any(c.isdigit() for c in value.raw):
        ctx.report(
            "unparsed-period",
            "info",
            f"The time “{value.raw}” could not be read as dates.",
            f"อ่านช่วงเวลา “{value.raw}” เป็นวันที่ไม่ได้",
            pages=pages,
        )


def _field_roles(roles: Sequence[str]) -> list[str]:
    """The fields that a column with several roles fills.

    Monitoring takes the text; deadlines are found inside it; of two lists the first is filled.
    """
    if len(roles) == 1:
        return list(roles)
    chosen: list[str] = []
    for role in roles:
        if role in _LISTS and any(r in _LISTS for r in chosen):
            continue
        if role == "reporting" and "monitoring" in roles:
            continue
        chosen.append(role)
    return chosen


def _period(text: str, ctx: Context, shared: bool) -> Period | None:
    parsed = parse_period(text, fiscal_year=ctx.fiscal_year)
    if shared and parsed.start is None and parsed.end is None and not parsed.quarters:
        return None
    return Period(raw=text, start=parsed.start, end=parsed.end, quarters=list(parsed.quarters))


def _deadline(text: str, ctx: Context, shared: bool) -> Deadline | None:
    if not shared:
        last = parse_deadline(text, fiscal_year=ctx.fiscal_year).date
        end = parse_period(text, fiscal_year=ctx.fiscal_year).end
        return Deadline(raw=text, date=max(filter(None, (last, end)), default=None))
    found = find_deadlines(text, fiscal_year=ctx.fiscal_year)
    if not found:
        return None
    dates = [d.date for d in found if d.date is not None]
    raw = "; ".join(_as_printed(d.raw, text) for d in found)
    return Deadline(raw=raw, date=max(dates, default=None))


def _as_printed(phrase: str, text: str) -> str:
    """A phrase with the digits that the page has (the mapping of digits keeps positions)."""
    start = to_ascii_digits(text).find(phrase)
    return text[start : start + len(phrase)] if start >= 0 else phrase


def _reporting(text: str, ctx: Context, shared: bool) -> Reporting | None:
    parsed = parse_reporting(text)
    if shared and not parsed.months:
        return None
    return Reporting(raw=text, months=list(parsed.months))


def _status(text: str, ctx: Context, shared: bool) -> Status | None:
    raw = strip_urls([text]).strip()
    return Status(raw=raw, state=_state(raw)) if raw else None


def _state(text: str) -> StatusState | None:
    if _NOT_DONE.search(text):
        return "not_started"
    if _GOING_ON.search(text):
        return "in_progress"
    return "done" if _DONE.search(text) else None


def _budget(text: str, ctx: Context, shared: bool) -> Budget | None:
    if shared and not any(c.isdigit() for c in text):
        return None
    whole = _CUT_NUMBER.sub("", to_ascii_digits(text))
    match = re.search(r"\d[\d,]*(?:\.\d+)?", whole)
    return Budget(raw=text, amount=parse_number(match[0]) if match else None)


_SINGLE: dict[str, Callable[[str, Context, bool], Any]] = {
    "dimension": lambda text, ctx, shared: parse_numbered(text, ctx),
    "issue": lambda text, ctx, shared: parse_numbered(text, ctx),
    "indicator": lambda text, ctx, shared: indicator_number(text) or match_indicator(text),
    "period": _period,
    "deadline": _deadline,
    "reporting": _reporting,
    "status": _status,
    "budget": _budget,
}

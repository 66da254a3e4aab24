"""Rows of measure tables become measures (มาตรการ / โครงการ / กิจกรรม)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from itaextract.ita import match_indicator, match_instrument
from itaextract.model import (
    Budget,
    Deadline,
    Heading,
    Instrument,
    Measure,
    Period,
    Reporting,
    Status,
    StatusState,
)
from itaextract.parse.context import Context, row_provenance
from itaextract.parse.displaced import mend_displaced
from itaextract.parse.headings import (
    indicator_number,
    parse_dimension,
    parse_issue,
    parse_numbered,
)
from itaextract.parse.roles import Column, Layout
from itaextract.table.model import Row, RowCell, Table
from itaextract.thai import (
    find_ita_criteria,
    find_urls,
    leading_marker,
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
_ROW_NUMBERS = frozenset({"number", "rank", "code"})
_NO_FIELD = frozenset({"note", "evidence", "weight", "score", "grade", "year", "guideline"})
"""Known columns for which a measure has no field; kept in extra without a finding."""
_DASH = re.compile(r"[\s\-–—.]*")
"""A cell that says there is nothing."""
_TOTAL = re.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ)?|ยอดรวม")
_INSTRUMENT = re.compile(r"IIT|EIT|OIT|แบบวัด|แบบตรวจ|เครื่องมือ")
_DONE = re.compile(r"เรียบร้อย|แล้วเสร็จ|เสร็จสิ้น|เสร็จแล้ว|ดำเนินการแล้ว|จัดทำแล้ว|[✓✔☑]")
_GOING_ON = re.compile(r"อยู่ระหว่าง|กำลังดำเนิน|ระหว่างดำเนิน|บางส่วน")
_NOT_DONE = re.compile(r"ยังไม่|ไม่ได้ดำเนิน|ไม่มีการดำเนิน|ไม่ดำเนิน|ยกเลิก")


@dataclass(slots=True)
class Place:
    """Where in the document's outline a table stands."""

    dimension: Heading | None = None
    issue: Heading | None = None


@dataclass(slots=True)
class _Draft:
    """The fields of a measure while its row is read."""

    fields: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)

    def extend(self, name: str, values: Iterable[str]) -> None:
        self.fields.setdefault(name, []).extend(values)


@dataclass(slots=True)
class _Title:
    """The measure cell, taken apart."""

    number: str | None
    title: str
    heading: str | None
    """Indicator heading that opens the cell (ตัวชี้วัดที่ ๙ ...), where listed items follow it."""
    indicator: int | None
    instrument: Instrument | None


def parse_measures(table: Table, layout: Layout, place: Place, ctx: Context) -> list[Measure]:
    """Read all measures of a table.

    Args:
        table: a table of kind "measures".
        layout: its columns.
        place: the headings above it; มิติ and ประเด็น rows inside the table change it.
        ctx: settings, years and findings.

    Returns:
        Measures with provisional ids; ``renumber`` gives the final ones.
    """
    return _TableParser(table, layout, place, ctx).parse()


def renumber(measures: Iterable[Measure]) -> list[Measure]:
    """Give measures their ids m1, m2, ... in document order."""
    return [m.model_copy(update={"id": f"m{i}"}) for i, m in enumerate(measures, 1)]


class _TableParser:
    """Walks the rows of one table, remembering group headings and merged cells."""

    def __init__(self, table: Table, layout: Layout, place: Place, ctx: Context) -> None:
        self._table, self._layout, self._place, self._ctx = table, layout, place, ctx
        self._group: str | None = None
        self._group_indicator: int | None = None
        self._group_instrument: Instrument | None = None
        self._listed = False
        self._last: _Title | None = None
        self._measure = layout.first("measure", "steps", "issue", "question")
        self._numbers = next((c for c in layout.columns if c.role in _ROW_NUMBERS), None)

    def parse(self) -> list[Measure]:
        self._report_unknown_columns()
        measures = []
        for index, row in enumerate(self._table.rows):
            wide = row.wide
            if wide is not None:
                self._take_group(wide.text)
                continue
            measure = self._row(index, row)
            if measure is not None:
                measures.append(measure)
        return measures

    def _report_unknown_columns(self) -> None:
        for column in self._layout.columns:
            if not column.roles and any(r.text(column.index) for r in self._table.rows):
                header = self._ctx.clean(column.header) or f"#{column.index + 1}"
                self._ctx.report(
                    "unrecognised-column",
                    "info",
                    f"Column “{header}” of table {self._table.id} matches no known role; its texts "
                    "are kept in extra.",
                    f"คอลัมน์ “{header}” ของตาราง {self._table.id} ไม่ตรงกับชนิดที่รู้จัก "
                    "เก็บข้อความไว้ใน extra",
                    pages=self._table.pages,
                )

    def _take_group(self, text: str) -> None:
        """A heading row inside the table."""
        dimension = parse_dimension(text, self._ctx)
        issue = parse_issue(text, self._ctx)
        if dimension is not None:
            self._place = Place(dimension, None)
        elif issue is not None:
            self._place = Place(self._place.dimension, issue)
        else:
            self._group = self._ctx.clean(text)
            self._group_indicator = indicator_number(text)
            self._group_instrument = _named_instrument(text)
        self._last = None

    def _row(self, index: int, row: Row) -> Measure | None:
        title = self._title(index, row)
        if title is None:
            return None
        draft = _Draft()
        mended = self._mend(title, row)
        for column in self._layout.columns:
            if column is not self._measure and column is not self._numbers:
                cell = row.cells[column.index]
                own = [] if cell is None else _texts_of(cell, column)
                self._cell(column, mended.get(column.index, own), row, draft)
        criteria = self._take_criteria(draft, title)
        fields = draft.fields
        indicator = title.indicator or fields.pop("indicator_no", None) or self._group_indicator
        return Measure(
            id="m0",
            number=title.number,
            title=title.title,
            group=self._group,
            dimension=fields.pop("dimension", self._place.dimension),
            issue=fields.pop("issue", self._place.issue),
            indicator_no=indicator,
            instrument=title.instrument or self._group_instrument,
            ita_indicators=criteria,
            extra=draft.extra,
            provenance=row_provenance(self._table, row),
            **fields,
        )

    def _title(self, index: int, row: Row) -> _Title | None:
        """The measure of a row; rows below a merged measure cell repeat it."""
        if self._measure is None:
            return None
        cell = row.cells[self._measure.index]
        text = cell.text if cell else ""
        if not text:
            others = sum(bool(row.text(c.index)) for c in self._layout.columns)
            return self._last if others else None
        if _TOTAL.fullmatch(text.strip()):
            return None
        title = self._split_title(cell.paragraphs if cell else [], index)
        if not title.number and self._numbers is not None:
            title.number = _ascii_number(row.text(self._numbers.index))
        if title.heading is not None:
            self._group = title.heading
            self._group_indicator, self._group_instrument = title.indicator, title.instrument
        self._last = title
        return title

    def _split_title(self, paragraphs: Sequence[str], index: int) -> _Title:
        ctx = self._ctx
        text = " ".join(paragraphs)
        marker = leading_marker(text)
        number = None
        if marker is not None:
            number = None if marker.kind == "bullet" else _ascii_number(marker.text)
            if number is None and marker.kind != "bullet":
                marker = None
        body = marker.rest if marker else text
        indicator = indicator_number(body)
        instrument = _named_instrument(body)
        heading, items = _heading_and_items(paragraphs, marker.text if marker else "")
        if (indicator or instrument) and items and self._has_listed_rows(index):
            self._listed = True
            return _Title(
                number, ctx.clean(" ".join(items)), ctx.clean(heading), indicator, instrument
            )
        if indicator and self._listed:
            self._group, self._group_indicator, self._group_instrument = None, None, None
        return _Title(number, ctx.clean(body), None, indicator, instrument)

    def _has_listed_rows(self, index: int) -> bool:
        """Whether the next row's measure cell only lists an item, under this row's heading."""
        assert self._measure is not None
        for row in self._table.rows[index + 1 :]:
            text = row.text(self._measure.index)
            if text:
                return indicator_number(text) is None and "เครื่องมือการประเมิน" not in text[:40]
        return self._listed

    def _mend(self, title: _Title, row: Row) -> dict[int, list[str]]:
        """Paragraphs by column, for rows whose cells slipped to the right."""
        columns = {
            role: found[0]
            for role in ("responsible", "steps", "monitoring")
            if (found := self._layout.having(role))
        }
        cells = {
            role: cell.paragraphs
            for role, column in columns.items()
            if (cell := row.cells[column.index])
        }
        mended = mend_displaced(title.title, cells)
        if mended is None:
            return {}
        self._ctx.report(
            "row-displaced",
            "warning",
            f"The cells of “{title.title}” stood one column too far right and were put back; the "
            f"row as printed is in table {self._table.id}.",
            f"ข้อความของ “{title.title}” เลื่อนไปทางขวาหนึ่งคอลัมน์ จึงจัดกลับให้ตรง "
            f"แถวตามต้นฉบับอยู่ในตาราง {self._table.id}",
            pages=row.pages,
        )
        return {columns[role].index: paragraphs for role, paragraphs in mended.items()}

    def _cell(self, column: Column, paragraphs: Sequence[str], row: Row, draft: _Draft) -> None:
        if _DASH.fullmatch("".join(paragraphs)):
            return
        if not column.roles:
            draft.extra[self._header(column)] = self._ctx.clean(" ".join(paragraphs))
            return
        if set(column.roles) & _EVIDENCE:
            draft.extend("evidence_urls", find_urls(list(paragraphs)))
        for role in _field_roles(column.roles):
            self._fill(role, paragraphs, column, draft, row)

    def _fill(
        self, role: str, paragraphs: Sequence[str], column: Column, draft: _Draft, row: Row
    ) -> None:
        ctx = self._ctx
        text = " ".join(paragraphs)
        if role in _LISTS:
            draft.extend(role, ctx.clean_all(split_items(list(paragraphs))))
        elif role == "responsible":
            draft.extend(role, ctx.clean_all(split_units(list(paragraphs))))
        elif role in _SINGLE:
            value = _SINGLE[role](text, ctx, len(column.roles) > 1)
            if value is not None:
                draft.fields[role] = value
                self._check(role, value, row)
        elif role in ("dimension", "issue"):
            draft.fields[role] = parse_numbered(text, ctx)
        elif role == "indicator":
            draft.fields["indicator_no"] = indicator_number(text) or match_indicator(text)
        elif role == "evidence":
            rest = ctx.clean(strip_urls(list(paragraphs)))
            if rest:
                draft.extra[self._header(column)] = rest
        elif role in _NO_FIELD or role in _ROW_NUMBERS or role == "measure":
            draft.extra[self._header(column)] = ctx.clean(text)
        else:
            draft.extra[self._header(column)] = ctx.clean(text)

    def _check(self, role: str, value: Any, row: Row) -> None:
        """Report a period or deadline that could not be read."""
        unread = (
            role == "period" and value.start is None and value.end is None and not value.quarters
        ) or (role == "deadline" and value.date is None)
        if unread and any(c.isdigit() for c in value.raw):
            self._ctx.report(
                "unparsed-period",
                "info",
                f"The time “{value.raw}” could not be read as dates.",
                f"อ่านช่วงเวลา “{value.raw}” เป็นวันที่ไม่ได้",
                pages=row.pages,
            )

    def _header(self, column: Column) -> str:
        return self._ctx.clean(column.header) or f"#{column.index + 1}"

    def _take_criteria(self, draft: _Draft, title: _Title) -> list[int]:
        """Move (เกณฑ์ ITA ข้อที่ ...) out of all texts."""
        found: list[int] = []
        for role in sorted(_LISTS & draft.fields.keys()):
            kept = []
            for text in draft.fields[role]:
                rest, numbers = find_ita_criteria(text)
                found += numbers
                if rest := self._ctx.clean(rest):
                    kept.append(rest)
            draft.fields[role] = kept
        rest, numbers = find_ita_criteria(title.title)
        title.title = self._ctx.clean(rest)
        return sorted({*found, *numbers})


def _texts_of(cell: RowCell, column: Column) -> list[str]:
    """Units stand on lines of their own, so their visual lines tell more than paragraphs."""
    return cell.line_texts if column.roles == ("responsible",) else cell.paragraphs


def _named_instrument(text: str) -> Instrument | None:
    """The instrument that a heading names as such, not one whose respondents it happens to name."""
    return match_instrument(text) if _INSTRUMENT.search(text) else None


def _ascii_number(text: str) -> str | None:
    plain = to_ascii_digits(text).strip(" .():-")
    return plain if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*", plain) else None


def _heading_and_items(paragraphs: Sequence[str], marker: str) -> tuple[str, list[str]]:
    """Split a cell that opens with a heading and then lists items with bullets."""
    items = split_items(
        [p.removeprefix(marker).strip() if not i else p for i, p in enumerate(paragraphs)]
    )
    bulleted = any("-" in p or "•" in p for p in paragraphs)
    return (items[0], items[1:]) if len(items) > 1 and bulleted else ("", [])


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
        parsed = parse_deadline(text, fiscal_year=ctx.fiscal_year)
        return Deadline(raw=text, date=parsed.date)
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
    match = re.search(r"\d[\d,]*(?:\.\d+)?", to_ascii_digits(text))
    return Budget(raw=text, amount=parse_number(match[0]) if match else None)


_SINGLE: dict[str, Callable[[str, Context, bool], Any]] = {
    "period": _period,
    "deadline": _deadline,
    "reporting": _reporting,
    "status": _status,
    "budget": _budget,
}

"""The smaller tables: rating scale (เกณฑ์ระดับคะแนน), calendar (ปฏิทิน), guidelines (แนวทาง)."""

import re
from collections.abc import Iterator

from itaextract.ita import match_instrument
from itaextract.model import Grade, Guideline, Heading, Instrument, Period, ScheduleEntry
from itaextract.parse.context import Context, row_provenance
from itaextract.parse.headings import parse_dimension, parse_issue, parse_numbered
from itaextract.parse.layout import Column, Layout
from itaextract.parse.timecolumns import marked_period
from itaextract.table.model import Line, Row, Table
from itaextract.thai import leading_marker, split_items, split_units, to_ascii_digits
from itaextract.thai.calendar import parse_period

_RANGE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[-–—]\s*(\d{1,3}(?:\.\d+)?)")
_BELOW = re.compile(r"(?:ต่ำกว่า|น้อยกว่า)\s*(\d{1,3}(?:\.\d+)?)")
_ABOVE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:คะแนน)?\s*ขึ้นไป")
_GRADE = re.compile(r"AAA?|[A-F]|ผ่าน\S*|ต้องปรับปรุง\S*")
_LATER_ISSUE = re.compile(r"ประเด็น(?:ที่)?\s*[\d๐-๙]+\.[\d๐-๙]+")


def parse_rating_scale(table: Table, ctx: Context) -> list[Grade]:
    """Read the grades with their bounds, in the order of the document."""
    grades = []
    for row in table.rows:
        texts = [to_ascii_digits(row.text(c)).strip() for c in range(table.n_columns)]
        name = next((t for t in texts if _GRADE.fullmatch(t)), None)
        bounds = next((b for t in texts if t != name and (b := _bounds(t))), None)
        if name and bounds:
            grades.append(Grade(grade=ctx.clean(name), min=bounds[0], max=bounds[1]))
    return grades


def _bounds(text: str) -> tuple[float, float] | None:
    if match := _RANGE.search(text):
        low, high = sorted((float(match[1]), float(match[2])))
        return low, high
    if match := _BELOW.search(text):
        return 0.0, float(match[1])
    if match := _ABOVE.search(text):
        return float(match[1]), 100.0
    return None


def parse_schedule(table: Table, layout: Layout, ctx: Context) -> list[ScheduleEntry]:
    """Read the rows of a calendar; an empty มิติ cell means the one above."""
    entries: list[ScheduleEntry] = []
    dimension: Heading | None = None
    for row in table.rows:
        wide = row.wide
        if wide is not None:
            dimension = parse_dimension(wide.text, ctx) or dimension
            continue
        if (column := layout.first("dimension")) and (text := row.text(column.index)):
            dimension = parse_numbered(text, ctx)
        entries += _entries(table, row, layout, dimension, entries, ctx)
    return entries


def _entries(
    table: Table,
    row: Row,
    layout: Layout,
    dimension: Heading | None,
    earlier: list[ScheduleEntry],
    ctx: Context,
) -> Iterator[ScheduleEntry]:
    column = layout.first("issue", "measure", "question", "indicator")
    cell = row.cells[column.index] if column else None
    if column is None or cell is None or cell.empty:
        return
    paragraphs = cell.paragraphs
    # In text extracts the rest of the row above may stand in front of this row's own issue.
    own = next((i for i, p in enumerate(paragraphs) if i and _LATER_ISSUE.match(p)), 0)
    if own and earlier and not _LATER_ISSUE.match(paragraphs[0]):
        rest = " ".join(paragraphs[:own])
        earlier[-1] = _prolonged(earlier[-1], rest, ctx)
        paragraphs = paragraphs[own:]
    text = " ".join(paragraphs)
    issue = parse_issue(text, ctx)
    if issue is None and column.role == "issue":
        issue = parse_numbered(text, ctx)
    title = issue.title if issue and issue.title else ctx.clean(text)
    yield ScheduleEntry(
        dimension=dimension,
        issue=issue if issue and issue.number else None,
        title=title,
        period=_period(row, layout, ctx),
        responsible=_responsible(row, layout, ctx),
        provenance=row_provenance(table, row, _lines(row, column, layout)),
    )


def _lines(row: Row, title: Column, layout: Layout) -> dict[str, list[Line]]:
    """The lines of a calendar's row that its fields are read from."""
    columns = {
        "title": title,
        "period": layout.first("period", "deadline"),
        "responsible": layout.first("responsible"),
    }
    return {
        name: cell.lines
        for name, column in columns.items()
        if column is not None and (cell := row.cells[column.index])
    }


def _prolonged(entry: ScheduleEntry, rest: str, ctx: Context) -> ScheduleEntry:
    title = ctx.clean(f"{entry.title}{rest}")
    issue = entry.issue.model_copy(update={"title": title}) if entry.issue else None
    return entry.model_copy(update={"title": title, "issue": issue})


def _period(row: Row, layout: Layout, ctx: Context) -> Period | None:
    column = layout.first("period", "deadline")
    text = row.text(column.index) if column else ""
    if not text:
        marks = [c.time for c in layout.columns if c.time and row.text(c.index)]
        return marked_period(marks, ctx) if marks else None
    parsed = parse_period(text, fiscal_year=ctx.fiscal_year)
    return Period(raw=text, start=parsed.start, end=parsed.end, quarters=list(parsed.quarters))


def _responsible(row: Row, layout: Layout, ctx: Context) -> list[str]:
    column = layout.first("responsible")
    cell = row.cells[column.index] if column else None
    return ctx.clean_all(split_units(cell.line_texts)) if cell else []


def parse_guidelines(table: Table, layout: Layout, ctx: Context) -> list[Guideline]:
    """Read a table that sets ways to improve beside instruments, without scores."""
    column = layout.first("guideline")
    target = column.index if column else 1
    instrument: Instrument | None = None
    found: list[Guideline] = []
    for row in table.rows:
        instrument = match_instrument(row.text(0)) or instrument
        cell = row.cells[target]
        if cell is None or cell.inherited:
            continue
        for item in ctx.clean_all(split_items(cell.paragraphs)):
            marker = leading_marker(item)
            found.append(
                Guideline(
                    instrument=instrument,
                    guideline=marker.rest if marker and marker.kind == "bullet" else item,
                    provenance=row_provenance(table, row, {"guideline": cell.lines}),
                )
            )
    return found

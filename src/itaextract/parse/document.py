"""The joined document becomes records: every parser in its turn, in document order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from itaextract.model import (
    Agency,
    Grade,
    Guideline,
    Kind,
    Measure,
    OverallScore,
    ScheduleEntry,
    Score,
    ScoreTable,
    Section,
    TableRecord,
)
from itaextract.parse.agency import TextLine, find_agency
from itaextract.parse.context import Context, box_of, row_provenance
from itaextract.parse.headings import parse_dimension, parse_issue
from itaextract.parse.layout import Layout
from itaextract.parse.measures import Place, parse_measures, renumber
from itaextract.parse.mentions import cell_mentions, find_mentions
from itaextract.parse.metadata import find_kinds, find_round, find_years_of, title_lines
from itaextract.parse.others import parse_guidelines, parse_rating_scale, parse_schedule
from itaextract.parse.outline import Paragraph, build_sections, is_heading, paragraphs_of
from itaextract.parse.roles import classify
from itaextract.parse.scores import parse_scores
from itaextract.settings import Settings
from itaextract.table.model import Line, Table
from itaextract.table.stitch import Flow


@dataclass(slots=True)
class Parsed:
    """What was read from a document, before the audit."""

    agency: Agency | None = None
    kinds: list[Kind] = field(default_factory=list)
    fiscal_year: int | None = None
    assessed_year: int | None = None
    round_months: Literal[6, 12] | None = None
    overall_scores: list[OverallScore] = field(default_factory=list)
    rating_scale: list[Grade] = field(default_factory=list)
    score_tables: list[ScoreTable] = field(default_factory=list)
    score_mentions: list[Score] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    schedule: list[ScheduleEntry] = field(default_factory=list)
    guidelines: list[Guideline] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: list[TableRecord] = field(default_factory=list)


_HIGHER_HEADING = re.compile(r"(?:ส่วนที่|บทที่|หมวดที่|ภาคผนวก)")
_LONGEST_TITLE = 300
_LONGEST_CAPTION = 160

Items = list[Paragraph | Table]


def parse_document(flow: Flow, settings: Settings) -> tuple[Parsed, Context]:
    """Read all records of a document.

    Args:
        flow: lines and joined tables in reading order.
        settings: what the caller asked for.

    Returns:
        The records, and the context with the findings of the parsers.
    """
    items = _with_paragraphs(flow)
    paragraphs = [i for i in items if isinstance(i, Paragraph)]
    tables = [i for i in items if isinstance(i, Table)]
    layouts = {t.id: classify(t) for t in tables}
    _set_prominence(items, paragraphs)
    titles = [p.text for p in title_lines(_before_first_table(items))]
    headings = [_governing_heading(items, t) for t in tables if layouts[t.id].kind == "measures"]

    ctx = Context(settings)
    result = Parsed()
    years = find_years_of(paragraphs, [*_joined(titles), *headings])
    ctx.fiscal_year, ctx.assessed_year = years.fiscal, years.assessed
    result.fiscal_year, result.assessed_year = years.fiscal, years.assessed
    result.round_months = find_round(titles) or find_round(
        [p.text for p in paragraphs if p.prominence and len(p.text) < _LONGEST_TITLE]
    )
    result.agency = find_agency(_agency_lines(items))
    _parse_tables(items, layouts, ctx, result)
    result.measures = renumber(result.measures)
    result.kinds = find_kinds(
        titles,
        _measure_headings(tables, layouts, headings),
        has_scores=any(t.scores for t in result.score_tables),
    )
    result.score_mentions = [s for item in items for s in _mentions(item, layouts, ctx)]
    result.overall_scores = _overall(result)
    result.sections = build_sections(items, ctx)
    result.tables = [_table_record(t, layouts[t.id], ctx) for t in tables]
    return result, ctx


def _with_paragraphs(flow: Flow) -> Items:
    """Join the lines between tables into paragraphs; the line above a table is its caption."""
    items: Items = []
    pending: list[Line] = []
    for block in flow:
        if isinstance(block, Line):
            pending.append(block)
            continue
        paragraphs = paragraphs_of(pending)
        items += paragraphs
        block.lead = [p.text for p in paragraphs[-8:]]
        block.caption = _caption(block.lead)
        items.append(block)
        pending = []
    return items + paragraphs_of(pending)


def _caption(lead: Sequence[str]) -> str | None:
    """The nearest line above a table that begins with ตาราง, else the nearest short line."""
    near = [text for text in reversed(lead[-3:]) if len(text) <= _LONGEST_CAPTION]
    named = next((text for text in near if text.startswith("ตาราง")), None)
    return named or next(iter(near), None)


def _before_first_table(items: Items) -> list[Paragraph]:
    found: list[Paragraph] = []
    for item in items:
        if isinstance(item, Table):
            break
        found.append(item)
    return found


def _joined(titles: Sequence[str]) -> list[str]:
    """Titles with each followed by its next line: a year often stands on a line of its own."""
    pairs = [" ".join(titles[i : i + 2]) for i in range(len(titles))]
    return pairs


def _mentions(item: Paragraph | Table, layouts: dict[str, Layout], ctx: Context) -> Iterator[Score]:
    """Scores in running prose, and in the cells of tables that are no score tables."""
    if isinstance(item, Paragraph):
        yield from find_mentions(item, ctx)
    elif layouts[item.id].kind != "scores":
        for row in item.rows:
            for cell in row.cells:
                if cell is not None and not cell.inherited:
                    place = partial(row_provenance, item, row, {"score": cell.lines})
                    yield from cell_mentions(cell.text, place, ctx)


def _set_prominence(items: Items, paragraphs: Sequence[Paragraph]) -> None:
    has_bold = any(p.bold for p in paragraphs)
    for paragraph in title_lines(_before_first_table(items)):
        paragraph.prominence = 1.0
    for paragraph in paragraphs:
        if not paragraph.prominence and is_heading(paragraph, has_bold=has_bold):
            paragraph.prominence = 0.5


def _agency_lines(items: Items) -> list[TextLine]:
    lines: list[TextLine] = []
    for item in items:
        if isinstance(item, Table):
            for row in item.rows:
                page = row.pages[0] if row.pages else item.pages[0]
                lines += [
                    TextLine(p, page, 0.0)
                    for cell in row.cells
                    if cell and not cell.inherited
                    for p in cell.paragraphs
                ]
        else:
            lines.append(TextLine(item.text, item.page, item.prominence))
    return lines


def _governing_heading(items: Items, table: Table) -> str:
    """The nearest heading above a table that names a plan or a report, up to the table before."""
    position = next(i for i, item in enumerate(items) if item is table)
    lines: list[str] = []
    for item in reversed(items[:position]):
        if isinstance(item, Table):
            break
        lines.append(item.text)
    for openings in (("รายงานผล", "รายงานการ", "รายงานสรุป", "สรุปผล"), ("มาตรการ", "แผน")):
        for text in lines:
            bare = text.lstrip("0123456789๐๑๒๓๔๕๖๗๘๙. ")
            if len(text) < _LONGEST_TITLE and bare.startswith(openings):
                return text
    return ""


def _measure_headings(
    tables: Sequence[Table], layouts: dict[str, Layout], headings: Sequence[str]
) -> list[tuple[str, bool]]:
    measure_tables = [t for t in tables if layouts[t.id].kind == "measures"]
    return [
        (heading, _tells_results(table, layouts[table.id]))
        for table, heading in zip(measure_tables, headings, strict=True)
    ]


def _tells_results(table: Table, layout: Layout) -> bool:
    """Whether a measure table says what was done, in columns that are not all empty."""
    for column in layout.columns:
        if (
            set(column.roles) & {"status", "outputs", "outcomes", "problems"}
            and not any(word in column.header for word in ("คาดว่า", "คาดหวัง", "เป้าหมาย"))
            and any(row.text(column.index) for row in table.rows)
        ):
            return True
    return False


def _parse_tables(items: Items, layouts: dict[str, Layout], ctx: Context, result: Parsed) -> None:
    """Run the parser of each table's kind, keeping track of มิติ and ประเด็น headings."""
    place = Place()
    for item in items:
        if isinstance(item, Paragraph):
            place = _place_after(item.text, place, ctx)
            continue
        layout = layouts[item.id]
        match layout.kind:
            case "measures":
                result.measures += parse_measures(item, layout, place, ctx)
            case "scores":
                table, guidelines = parse_scores(item, layout, ctx)
                result.score_tables.append(table)
                result.guidelines += guidelines
            case "schedule":
                result.schedule += parse_schedule(item, layout, ctx)
            case "rating_scale":
                result.rating_scale = result.rating_scale or parse_rating_scale(item, ctx)
            case "guidelines":
                result.guidelines += parse_guidelines(item, layout, ctx)
            case "other":
                pass
        _report_empty(item, ctx)


def _place_after(text: str, place: Place, ctx: Context) -> Place:
    if _HIGHER_HEADING.match(text):
        return Place()
    if (dimension := parse_dimension(text, ctx)) is not None:
        return Place(dimension, None)
    if (issue := parse_issue(text, ctx)) is not None:
        return Place(place.dimension, issue)
    return place


def _report_empty(table: Table, ctx: Context) -> None:
    if not table.rows:
        ctx.report(
            "empty-table",
            "warning",
            f"Table {table.id} has a header and no rows.",
            f"ตาราง {table.id} มีหัวตารางแต่ไม่มีข้อมูล",
            pages=table.pages,
        )


def _overall(result: Parsed) -> list[OverallScore]:
    """One overall score a year: from the tables where they have it, else from prose."""
    found: dict[int | None, OverallScore] = {}
    in_tables = [s for t in result.score_tables for s in t.scores if s.level == "overall"]
    in_prose = [s for s in result.score_mentions if s.level == "overall"]
    for score in [*in_tables, *in_prose]:
        known = found.get(score.year)
        if known is None:
            found[score.year] = OverallScore(
                year=score.year,
                score=score.score,
                grade=score.grade,
                provenance=score.provenance,
            )
        elif known.grade is None and score.grade and known.score == score.score:
            found[score.year] = known.model_copy(update={"grade": score.grade})
    return sorted(found.values(), key=lambda o: o.year or 0)


def _table_record(table: Table, layout: Layout, ctx: Context) -> TableRecord:
    return TableRecord(
        id=table.id,
        kind=layout.kind,
        caption=ctx.clean(table.caption) if table.caption else None,
        header=[ctx.clean(table.header_text(i)) for i in range(table.n_columns)]
        if any(table.header)
        else [],
        rows=[[ctx.clean(row.text(i)) for i in range(table.n_columns)] for row in table.rows],
        pages=table.pages,
        continued=table.continued,
        boxes=[box_of(page, rect) for page, rect in table.boxes],
    )

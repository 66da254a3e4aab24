"""The flat tables of documents: which there are, and which fields are their columns."""

import json
from collections.abc import Iterator, Sequence

from pydantic import Field

from itaextract.export.tidytable import PlainTable, Table, TidyTable
from itaextract.model import (
    Document,
    Finding,
    Grade,
    Guideline,
    Measure,
    OverallScore,
    Record,
    ScheduleEntry,
    Score,
    Section,
    TableRecord,
    Verdict,
)

#: Lists of a measure other than its steps; ``measure_lists`` has one row per text.
LIST_FIELDS = (
    "responsible",
    "monitoring",
    "success_indicators",
    "outputs",
    "outcomes",
    "problems",
    "suggestions",
    "evidence_urls",
)


class PlacedScore(Record):
    """A score and where it stands."""

    place: str = Field(description="Table (an `id` among `tables`), or prose.")
    caption: str | None = Field(description="Caption of that table.")
    record: Score


class Step(Record):
    """One step of a measure."""

    measure: str = Field(description="Measure (an `id` among `measures`).")
    position: int = Field(description="Place among the steps of the measure, from 1.")
    text: str = Field(description="The step (ขั้นตอน / วิธีการ).")


class ListItem(Record):
    """One text of another list of a measure."""

    measure: str = Field(description="Measure (an `id` among `measures`).")
    field: str = Field(description="Column of `measures` that the text belongs to.")
    position: int = Field(description="Place in that list, from 1.")
    text: str = Field(description="The text.")


class TableRow(Record):
    """One row of a table of the document."""

    table: str = Field(description="Table (an `id` among `tables`).")
    position: int = Field(description="Place in the table, from 1, without the header.")
    cells: list[str] = Field(description="The cells, in the order of the table's header.")


class Decision(Record):
    """What a person decided about a value; values are written as JSON."""

    ref: str | None = Field(description="JSON pointer to the value; null if its record is gone.")
    verdict: Verdict = Field(description="accepted, corrected or absent.")
    value: str = Field(description="The value by this decision, as JSON.")
    extracted: str = Field(description="The value that was extracted, as JSON.")
    by: str | None = Field(description="Who decided.")
    at: str | None = Field(description="When, in ISO 8601.")


def _decisions(document: Document) -> Iterator[Decision]:
    for one in document.corrections:
        yield Decision(
            ref=one.ref,
            verdict=one.verdict,
            value=json.dumps(one.value, ensure_ascii=False),
            extracted=json.dumps(one.extracted, ensure_ascii=False),
            by=one.by,
            at=one.at,
        )


def _scores(document: Document) -> Iterator[PlacedScore]:
    for table in document.score_tables:
        for score in table.scores:
            yield PlacedScore(place=table.id, caption=table.caption, record=score)
    for score in document.score_mentions:
        yield PlacedScore(place="prose", caption=None, record=score)


def _steps(document: Document) -> Iterator[Step]:
    for measure in document.measures:
        for position, text in enumerate(measure.steps, 1):
            yield Step(measure=measure.id, position=position, text=text)


def _measure_lists(document: Document) -> Iterator[ListItem]:
    for measure in document.measures:
        for field in LIST_FIELDS:
            for position, text in enumerate(getattr(measure, field), 1):
                yield ListItem(measure=measure.id, field=field, position=position, text=text)


def _table_rows(document: Document) -> Iterator[TableRow]:
    for table in document.tables:
        for position, cells in enumerate(table.rows, 1):
            yield TableRow(table=table.id, position=position, cells=cells)


_PLACE = ("provenance.pages", "provenance.table_id", "provenance.fragments")

DOCUMENTS = TidyTable(
    "documents",
    "One row per file.",
    Document,
    lambda document: [document],
    (
        "schema_version",
        "source.sha256",
        "source.media_type",
        "source.page_count",
        "source.text_layer",
        "source.producer",
        "agency.name",
        "agency.type",
        "agency.tambon",
        "agency.amphoe",
        "agency.province",
        "agency.place_source",
        "kinds",
        "fiscal_year",
        "assessed_year",
        "round_months",
    ),
    (),
)
MEASURES = TidyTable(
    "measures",
    "The rows of plans and reports.",
    Measure,
    lambda document: document.measures,
    (
        "id",
        "number",
        "title",
        "group",
        "dimension.number",
        "dimension.title",
        "issue.number",
        "issue.title",
        "indicator_no",
        "instrument",
        "steps",
        "responsible",
        "period.raw",
        "period.start",
        "period.end",
        "period.quarters",
        "deadline.raw",
        "deadline.date",
        "reporting.raw",
        "reporting.months",
        "monitoring",
        "success_indicators",
        "outputs",
        "outcomes",
        "problems",
        "suggestions",
        "budget.raw",
        "budget.amount",
        "status.raw",
        "status.state",
        "evidence_urls",
        "ita_indicators",
        "extra",
        *_PLACE,
    ),
    ("id",),
)
STEPS = TidyTable(
    "steps",
    "The steps of measures, one row each.",
    Step,
    _steps,
    tuple(Step.model_fields),
    ("measure", "position"),
    ("measure", "measures"),
)
MEASURE_LISTS = TidyTable(
    "measure_lists",
    "The other lists of measures, one row per text.",
    ListItem,
    _measure_lists,
    tuple(ListItem.model_fields),
    ("measure", "field", "position"),
    ("measure", "measures"),
)
SCORES = TidyTable(
    "scores",
    "One row per score cell, and per score that prose states.",
    PlacedScore,
    _scores,
    (
        "place",
        "caption",
        *(f"record.{name}" for name in Score.model_fields if name != "provenance"),
        "record.provenance.pages",
    ),
)
OVERALL_SCORES = TidyTable(
    "overall_scores",
    "The overall result, one row per year.",
    OverallScore,
    lambda document: document.overall_scores,
    ("year", "score", "grade", "provenance.pages"),
)
RATING_SCALE = TidyTable(
    "rating_scale",
    "The grades as the document defines them.",
    Grade,
    lambda document: document.rating_scale,
    ("grade", "min", "max"),
)
SCHEDULE = TidyTable(
    "schedule",
    "The calendar (ปฏิทิน).",
    ScheduleEntry,
    lambda document: document.schedule,
    (
        "dimension.number",
        "dimension.title",
        "issue.number",
        "issue.title",
        "title",
        "period.raw",
        "period.start",
        "period.end",
        "period.quarters",
        "responsible",
        *_PLACE,
    ),
)
GUIDELINES = TidyTable(
    "guidelines",
    "Weak points and the ways to improve them.",
    Guideline,
    lambda document: document.guidelines,
    ("instrument", "code", "score", "guideline", "provenance.pages", "provenance.table_id"),
)
SECTIONS = TidyTable(
    "sections",
    "Headings with their running text.",
    Section,
    lambda document: document.sections,
    ("number", "title", "level", "text", "pages"),
)
FINDINGS = TidyTable(
    "findings",
    "Contradictions, uncertainties and losses.",
    Finding,
    lambda document: document.findings,
    ("code", "severity", "message_en", "message_th", "refs", "pages"),
)
CORRECTIONS = TidyTable(
    "corrections",
    "What people decided about values.",
    Decision,
    _decisions,
    tuple(Decision.model_fields),
)
TABLES_READ = TidyTable(
    "tables",
    "Every table of the document, also those that became records.",
    TableRecord,
    lambda document: document.tables,
    ("id", "kind", "caption", "header", "pages", "continued"),
    ("id",),
)
TABLE_ROWS = TidyTable(
    "table_rows",
    "The cells of tables, one row per row.",
    TableRow,
    _table_rows,
    tuple(TableRow.model_fields),
    ("table", "position"),
    ("table", "tables"),
)

#: All tables, in the order of the files and of the sheets; a parent stands before its children.
TABLES = (
    DOCUMENTS,
    MEASURES,
    STEPS,
    MEASURE_LISTS,
    SCORES,
    OVERALL_SCORES,
    RATING_SCALE,
    SCHEDULE,
    GUIDELINES,
    SECTIONS,
    FINDINGS,
    CORRECTIONS,
    TABLES_READ,
    TABLE_ROWS,
)


def all_tables(beside: Sequence[PlainTable]) -> tuple[Table, ...]:
    """Give the tables of documents and those beside them, in the order in which they stand."""
    return (*TABLES, *beside)

"""A document as flat tables: one row per record, one column per field.

Each table is data: a name, where its records come from, and the dotted paths of its columns. A
column is named by its path with underscores (``period.start`` is ``period_start``). Every row opens
with ``file`` and ``document`` (the first 12 digits of the file's SHA-256), which tie the tables of
one document together. Where a path ends at a list, the cell is a list; the format joins it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from itaextract.model import Document, Record, Score

Scalar = str | int | float | datetime.date | None
Cell = Scalar | list[Scalar]

KEYS = ("file", "document")
DOCUMENT_DIGITS = 12

#: Fields of a measure that hold several texts each; ``measure_lists`` has one row per text.
LIST_FIELDS = (
    "steps",
    "responsible",
    "monitoring",
    "success_indicators",
    "outputs",
    "outcomes",
    "problems",
    "suggestions",
    "evidence_urls",
)


class Located(NamedTuple):
    """A record and where it stands: a score table's id and caption, or a measure's field."""

    place: str | None
    caption: str | None
    record: Record


class ListItem(NamedTuple):
    """One text of a list field of a measure; ``position`` counts from 1."""

    measure: str
    field: str
    position: int
    text: str


class TidyTable(NamedTuple):
    """One flat table.

    Attributes:
        name: also the name of the CSV file and of the sheet.
        records: gives the records of a document, in document order.
        paths: dotted attribute paths into a record, one per column.
    """

    name: str
    records: Callable[[Document], Iterable[object]]
    paths: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, the two keys first."""
        return (*KEYS, *(column_name(path) for path in self.paths))

    def rows(self, document: Document) -> Iterator[tuple[Cell, ...]]:
        """Give one row per record, in the order of ``header``."""
        source = document.source
        keys = (source.file_name, source.sha256[:DOCUMENT_DIGITS])
        for record in self.records(document):
            yield (*keys, *(cell_at(record, path) for path in self.paths))


def column_name(path: str) -> str:
    """Name the column of a path: ``period.start`` is ``period_start``; wrappers are left out."""
    for wrapper in ("provenance.", "record."):
        path = path.removeprefix(wrapper)
    return path.removeprefix("provenance.").replace(".", "_")


def cell_at(record: object, path: str) -> Cell:
    """Follow a dotted path; None where a link is missing.

    Dictionaries become a list of ``key: value`` texts.
    """
    value: object = record
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    if isinstance(value, dict):
        return [f"{key}: {text}" for key, text in value.items()]
    assert value is None or isinstance(value, str | int | float | datetime.date | list), path
    return value


def plain(value: Scalar) -> str:
    """Give a value as text: dates in ISO form, None as nothing."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def join(values: list[Scalar], separator: str) -> str:
    """Give a list cell as one text."""
    return separator.join(map(plain, values))


def _scores(document: Document) -> Iterator[Located]:
    for table in document.score_tables:
        yield from (Located(table.id, table.caption, score) for score in table.scores)
    yield from (Located("prose", None, score) for score in document.score_mentions)


def _measure_lists(document: Document) -> Iterator[ListItem]:
    for measure in document.measures:
        for field in LIST_FIELDS:
            for position, text in enumerate(getattr(measure, field), 1):
                yield ListItem(measure.id, field, position, text)


_PLACE = ("provenance.pages", "provenance.table_id", "provenance.fragments")

DOCUMENTS = TidyTable(
    "documents",
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
)
MEASURES = TidyTable(
    "measures",
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
)
MEASURE_LISTS = TidyTable("measure_lists", _measure_lists, ListItem._fields)
SCORES = TidyTable(
    "scores",
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
    lambda document: document.overall_scores,
    ("year", "score", "grade", "provenance.pages"),
)
RATING_SCALE = TidyTable(
    "rating_scale", lambda document: document.rating_scale, ("grade", "min", "max")
)
SCHEDULE = TidyTable(
    "schedule",
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
    lambda document: document.guidelines,
    ("instrument", "code", "score", "guideline", "provenance.pages", "provenance.table_id"),
)
SECTIONS = TidyTable(
    "sections",
    lambda document: document.sections,
    ("number", "title", "level", "text", "pages"),
)
FINDINGS = TidyTable(
    "findings",
    lambda document: document.findings,
    ("code", "severity", "message_en", "message_th", "refs", "pages"),
)

#: All tables, in the order of the files and of the sheets.
TABLES = (
    DOCUMENTS,
    MEASURES,
    MEASURE_LISTS,
    SCORES,
    OVERALL_SCORES,
    RATING_SCALE,
    SCHEDULE,
    GUIDELINES,
    SECTIONS,
    FINDINGS,
)

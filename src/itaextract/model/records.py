"""The records of the output contract, schema version 1: data and validation, no logic.

Text is normalised (NFC, sara am composed, soft wraps joined); ``raw`` keeps what the page says.
Years are Buddhist Era (BE) integers, dates are Common Era, boxes are PDF points from the top left.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1"] = "1"

Year = Annotated[int, Field(ge=2400, le=2700, description="Buddhist Era")]
PageNumber = Annotated[int, Field(ge=1)]
IndicatorNumber = Annotated[int, Field(ge=1, le=10)]

AgencyType = Literal[
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
    "sao",
    "pao",
    "special",
    "other",
]
Kind = Literal["plan", "report", "analysis"]
Instrument = Literal["IIT", "EIT", "OIT"]
ScoreLevel = Literal["overall", "instrument", "indicator", "sub_indicator", "item"]
Trend = Literal["up", "down", "same"]
Severity = Literal["error", "warning", "info"]
TextLayer = Literal["embedded", "repaired", "ocr", "mixed", "text", "none"]
TableKind = Literal["measures", "scores", "schedule", "rating_scale", "guidelines", "other"]
StatusState = Literal["done", "in_progress", "not_started"]

FindingCode = Literal[
    "agency-name-variants",
    "agency-name-unknown",
    "score-out-of-range",
    "total-mismatch",
    "value-conflict",
    "grade-mismatch",
    "count-mismatch",
    "missing-item",
    "duplicate-item",
    "date-outside-fiscal-year",
    "unparsed-period",
    "unparsed-score",
    "unrecognised-column",
    "text-layer-damaged",
    "ocr-low-confidence",
    "suspicious-characters",
    "empty-table",
    "no-measures-found",
    "row-displaced",
]


class Record(BaseModel):
    """Base of all records: strict, frozen, and closed against unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Box(Record):
    """A rectangle on a page, in points from the top left corner."""

    page: PageNumber
    x0: float
    top: float
    x1: float
    bottom: float


class Provenance(Record):
    """Where a record stands in the document.

    ``fragments`` is above 1 where page breaks cut the row; ``boxes`` is empty for text input.
    """

    pages: list[PageNumber] = []
    table_id: str | None = None
    boxes: list[Box] = []
    fragments: int = Field(1, ge=1)


class Source(Record):
    """The file that was read."""

    file_name: str | None
    sha256: str
    media_type: str
    page_count: int = Field(ge=0)
    text_layer: TextLayer
    producer: str | None = None


class NameVariant(Record):
    """One spelling of the agency's name, how often it stands in the document, and where."""

    name: str
    count: int = Field(ge=1)
    pages: list[PageNumber] = []


class Agency(Record):
    """The local government (องค์กรปกครองส่วนท้องถิ่น) that the document is about.

    ``amphoe``, ``province`` and ``tambon`` are bare names. ``place_source`` tells whether amphoe
    and province stand in the document or follow from the gazetteer.
    """

    name: str
    type: AgencyType
    tambon: str | None = None
    amphoe: str | None = None
    province: str | None = None
    place_source: Literal["document", "gazetteer"] | None = None
    variants: list[NameVariant] = []


class Heading(Record):
    """A numbered heading: มิติที่ N or ประเด็นที่ N.M."""

    number: str | None
    title: str | None = None


class Period(Record):
    """A time span (ระยะเวลา); fiscal quarters 1 to 4, quarter 1 being October to December."""

    raw: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    quarters: list[Annotated[int, Field(ge=1, le=4)]] = []


class Deadline(Record):
    """A completion time (กำหนดแล้วเสร็จ); a month alone means its last day."""

    raw: str
    date: datetime.date | None = None


class Reporting(Record):
    """When progress is reported (การรายงานผล), as months of the fiscal year."""

    raw: str
    months: list[Annotated[int, Field(ge=1, le=12)]] = []


class Budget(Record):
    """Money (งบประมาณ) in baht."""

    raw: str
    amount: float | None = Field(None, ge=0)


class Status(Record):
    """What a report says was done (การดำเนินการ)."""

    raw: str
    state: StatusState | None = None


class Score(Record):
    """One score cell (คะแนน), or one score that running prose states."""

    level: ScoreLevel
    instrument: Instrument | None = None
    code: str | None = None
    label: str
    year: Year | None = None
    score: float
    grade: str | None = None
    trend: Trend | None = None
    rank: int | None = None
    weight: float | None = None
    note: str | None = None
    raw: str
    provenance: Provenance


class OverallScore(Record):
    """The overall ITA result of one year."""

    year: Year | None
    score: float
    grade: str | None = None
    provenance: Provenance


class Grade(Record):
    """One step of the rating scale (ระดับผลการประเมิน) as the document states it."""

    grade: str
    min: float
    max: float


class ScoreTable(Record):
    """A table with scores."""

    id: str
    caption: str | None = None
    pages: list[PageNumber] = []
    scores: list[Score] = []


class Measure(Record):
    """A measure, project or activity (มาตรการ / โครงการ / กิจกรรม): a row of a plan or report."""

    id: str
    number: str | None = None
    title: str
    group: str | None = None
    dimension: Heading | None = None
    issue: Heading | None = None
    indicator_no: IndicatorNumber | None = None
    instrument: Instrument | None = None
    steps: list[str] = []
    responsible: list[str] = []
    period: Period | None = None
    deadline: Deadline | None = None
    reporting: Reporting | None = None
    monitoring: list[str] = []
    success_indicators: list[str] = []
    outputs: list[str] = []
    outcomes: list[str] = []
    problems: list[str] = []
    suggestions: list[str] = []
    budget: Budget | None = None
    status: Status | None = None
    evidence_urls: list[str] = []
    ita_indicators: list[int] = []
    extra: dict[str, str] = {}
    provenance: Provenance


class ScheduleEntry(Record):
    """One row of the calendar (ปฏิทิน) of a plan."""

    dimension: Heading | None = None
    issue: Heading | None = None
    title: str
    period: Period | None = None
    responsible: list[str] = []
    provenance: Provenance


class Guideline(Record):
    """A weak item, indicator or instrument, and the way to improve it (แนวทางการพัฒนา)."""

    instrument: Instrument | None = None
    code: str | None = None
    score: float | None = None
    guideline: str
    provenance: Provenance


class Section(Record):
    """A headed part of the document with its running text."""

    number: str | None = None
    title: str
    level: int = Field(ge=0)
    text: str = ""
    pages: list[PageNumber] = []


class TableRecord(Record):
    """A table of the document, normalised, after its parts on several pages were joined."""

    id: str
    kind: TableKind
    caption: str | None = None
    header: list[str] = []
    rows: list[list[str]] = []
    pages: list[PageNumber] = []
    continued: bool = False
    boxes: list[Box] = []


class Suggestion(Record):
    """A value that might be meant instead; never applied."""

    ref: str
    value: str
    reason: str


class Finding(Record):
    """Something to look at: a contradiction, an uncertainty, a loss. It never changes a value."""

    code: FindingCode
    severity: Severity
    message_en: str
    message_th: str
    refs: list[str] = []
    pages: list[PageNumber] = []
    suggestions: list[Suggestion] = []


class Document(Record):
    """Everything that was read from one file."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: Source
    agency: Agency | None = None
    kinds: list[Kind] = []
    fiscal_year: Year | None = None
    assessed_year: Year | None = None
    round_months: Literal[6, 12] | None = None
    overall_scores: list[OverallScore] = []
    rating_scale: list[Grade] = []
    score_tables: list[ScoreTable] = []
    score_mentions: list[Score] = []
    measures: list[Measure] = []
    schedule: list[ScheduleEntry] = []
    guidelines: list[Guideline] = []
    sections: list[Section] = []
    tables: list[TableRecord] = []
    findings: list[Finding] = []

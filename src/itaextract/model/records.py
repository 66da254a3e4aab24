"""The records of the output contract, schema version 1: data and validation.

Text is normalised (NFC, sara am composed, soft wraps joined); ``raw`` keeps what the page says.
Years are Buddhist Era (BE) integers, dates are Common Era, boxes are PDF points from the top left.
"""

import datetime
from importlib import import_module
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from itaextract.terms import (
    AgencyType,
    FindingCode,
    Instrument,
    Kind,
    ScoreLevel,
    Severity,
    StatusState,
    TableKind,
    TextLayer,
    Trend,
    Verdict,
)

SCHEMA_VERSION: Literal["1"] = "1"

Year = Annotated[int, Field(ge=2400, le=2700, description="Buddhist Era")]
PageNumber = Annotated[int, Field(ge=1)]
IndicatorNumber = Annotated[int, Field(ge=1, le=10)]

_SETS: Final[dict[frozenset[str], set[str]]] = {}


class Record(BaseModel):
    """Base of all records: strict, frozen, and closed against unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    def model_post_init(self, context: object) -> None:
        """Share the set of the fields that were given: it is half of a small record's memory."""
        given = self.__pydantic_fields_set__
        shared = _SETS.setdefault(frozenset(given), given)
        object.__setattr__(self, "__pydantic_fields_set__", shared)


class Box(Record):
    """A rectangle on a page, in points from the top left corner."""

    page: PageNumber = Field(description="Page, from 1.")
    x0: float = Field(description="Left edge, in points.")
    top: float = Field(description="Upper edge, in points from the top of the page.")
    x1: float = Field(description="Right edge, in points.")
    bottom: float = Field(description="Lower edge, in points from the top of the page.")


class Provenance(Record):
    """Where a record stands in the document.

    ``fragments`` is above 1 where page breaks cut the row; ``boxes`` is empty for text input.
    """

    pages: list[PageNumber] = Field([], description="Pages, from 1.")
    table_id: str | None = Field(
        None, description="Table (an `id` among `tables`) that it was read from."
    )
    boxes: list[Box] = Field([], description="Its places on the pages; none for text input.")
    fragments: int = Field(
        1, ge=1, description="Parts that page breaks cut it into; 1 if it is whole."
    )
    fields: dict[str, list[Box]] = Field(
        {},
        description="Places of the text of single fields, by name; `extra/HEADER` for those in "
        "`extra`. Of a field that is not here, only the record's place is known.",
    )


class Source(Record):
    """The file that was read."""

    file_name: str | None = Field(description="Name of the file, without its folder.")
    sha256: str = Field(description="Hash of the file's bytes, hexadecimal.")
    media_type: str = Field(description="Such as application/pdf or text/plain.")
    page_count: int = Field(ge=0, description="Pages in the file, also if only some were read.")
    text_layer: TextLayer = Field(
        description="embedded: good as it was; repaired: damage was mended; ocr: recognised; "
        "mixed: differs by page; text: a text file."
    )
    producer: str | None = Field(None, description="Program that wrote the PDF, as the PDF says.")


class NameVariant(Record):
    """One spelling of the agency's name, how often it stands in the document, and where."""

    name: str = Field(description="The spelling.")
    count: int = Field(ge=1, description="How often it stands in the document.")
    pages: list[PageNumber] = Field([], description="Where, from 1.")


class Agency(Record):
    """The local government (องค์กรปกครองส่วนท้องถิ่น) that the document is about.

    ``amphoe``, ``province`` and ``tambon`` are bare names. ``place_source`` tells whether amphoe
    and province stand in the document or follow from the gazetteer.
    """

    name: str = Field(description="Full name, in its most trustworthy spelling.")
    type: AgencyType = Field(
        description="เทศบาลตำบล, เทศบาลเมือง, เทศบาลนคร, อบต. (sao), อบจ. (pao), "
        "กรุงเทพมหานคร and เมืองพัทยา (special), or other."
    )
    tambon: str | None = Field(None, description="Tambon (ตำบล), bare name.")
    amphoe: str | None = Field(None, description="Amphoe (อำเภอ), bare name.")
    province: str | None = Field(None, description="Province (จังหวัด), bare name.")
    place_source: Literal["document", "gazetteer"] | None = Field(
        None,
        description="Whether amphoe and province are in the document or from the gazetteer.",
    )
    variants: list[NameVariant] = Field(
        [], description="Every spelling of the name in the document."
    )


class Heading(Record):
    """A numbered heading: มิติที่ N or ประเด็นที่ N.M."""

    number: str | None = Field(description="Its number, such as 2 or 2.1.")
    title: str | None = Field(None, description="Its text.")


class Period(Record):
    """A time span (ระยะเวลา); fiscal quarters 1 to 4, quarter 1 being October to December."""

    raw: str = Field(description="As printed; empty where quarters or months are only ticked.")
    start: datetime.date | None = Field(None, description="First day, Common Era.")
    end: datetime.date | None = Field(None, description="Last day, Common Era.")
    quarters: list[Annotated[int, Field(ge=1, le=4)]] = Field(
        [], description="Quarters of the fiscal year; quarter 1 is October to December."
    )


class Deadline(Record):
    """A completion time (กำหนดแล้วเสร็จ); a month alone means its last day."""

    raw: str = Field(description="As printed.")
    date: datetime.date | None = Field(
        None, description="The day, Common Era; a month alone means its last day."
    )


class Reporting(Record):
    """When progress is reported (การรายงานผล), as months of the fiscal year."""

    raw: str = Field(description="As printed.")
    months: list[Annotated[int, Field(ge=1, le=12)]] = Field(
        [], description="Months of the fiscal year after which is reported: 6, 12."
    )


class Budget(Record):
    """Money (งบประมาณ) in baht."""

    raw: str = Field(description="As printed.")
    amount: float | None = Field(None, ge=0, description="Baht.")


class Status(Record):
    """What a report says was done (การดำเนินการ)."""

    raw: str = Field(description="As printed.")
    state: StatusState | None = Field(None, description="What that means.")


class Score(Record):
    """One score cell (คะแนน), or one score that running prose states."""

    level: ScoreLevel = Field(description="What was scored: everything, or a part.")
    instrument: Instrument | None = Field(None, description="IIT, EIT or OIT.")
    code: str | None = Field(
        None, description="Indicator 1 to 10, sub-indicator 9.1, item i7, e3, o12."
    )
    label: str = Field(description="Name of what was scored.")
    year: Year | None = Field(None, description="Year of the assessment, Buddhist Era.")
    score: float = Field(
        description="Points, 0 to 100; a value outside is kept and gets a finding."
    )
    grade: str | None = Field(None, description="Grade printed beside it.")
    trend: Trend | None = Field(
        None, description="Change since the year before, where the document says so."
    )
    rank: int | None = Field(None, description="Rank printed beside it.")
    weight: float | None = Field(None, description="Weight, in percent.")
    note: str | None = Field(None, description="Text beside the score.")
    raw: str = Field(description="The score as printed.")
    provenance: Provenance = Field(description="Where it stands.")


class OverallScore(Record):
    """The overall ITA result of one year."""

    year: Year | None = Field(description="Year of the assessment, Buddhist Era.")
    score: float = Field(description="Points, 0 to 100.")
    grade: str | None = Field(None, description="Grade that the document gives.")
    provenance: Provenance = Field(description="Where it stands.")


class Grade(Record):
    """One step of the rating scale (ระดับผลการประเมิน) as the document states it."""

    grade: str = Field(description="Its name, such as AA or ผ่าน.")
    min: float = Field(description="Lowest score.")
    max: float = Field(description="Highest score.")


class ScoreTable(Record):
    """A table with scores."""

    id: str = Field(description="The `id` of the table among `tables`.")
    caption: str | None = Field(None, description="Its caption or the heading above it.")
    pages: list[PageNumber] = Field([], description="Its pages, from 1.")
    scores: list[Score] = Field([], description="Its scores, cell by cell.")


class Measure(Record):
    """A measure, project or activity (มาตรการ / โครงการ / กิจกรรม): a row of a plan or report."""

    id: str = Field(description="m1, m2, ... within the document.")
    number: str | None = Field(None, description="Number of the row as printed, in ASCII: 1.1.")
    title: str = Field(description="The measure, project or activity, without its number.")
    group: str | None = Field(None, description="Heading row above it in the table.")
    dimension: Heading | None = Field(None, description="Dimension (มิติที่ N) that it belongs to.")
    issue: Heading | None = Field(None, description="Issue (ประเด็นที่ N.M) that it belongs to.")
    indicator_no: IndicatorNumber | None = Field(
        None, description="ITA indicator (ตัวชี้วัดที่ N) that it is tied to."
    )
    instrument: Instrument | None = Field(None, description="Instrument that it is tied to.")
    steps: list[str] = Field([], description="Steps (ขั้นตอน / วิธีการ), one per bullet or number.")
    responsible: list[str] = Field([], description="Units or persons in charge (ผู้รับผิดชอบ).")
    period: Period | None = Field(None, description="Time span (ระยะเวลาดำเนินการ).")
    deadline: Deadline | None = Field(None, description="Completion time (กำหนดแล้วเสร็จ).")
    reporting: Reporting | None = Field(
        None, description="When progress is reported (การรายงานผล)."
    )
    monitoring: list[str] = Field([], description="Follow-up and evaluation (การติดตามและประเมินผล).")
    success_indicators: list[str] = Field([], description="Indicators of success (ตัวชี้วัดความสำเร็จ).")
    outputs: list[str] = Field([], description="What was done (ผลการดำเนินการ).")
    outcomes: list[str] = Field([], description="What came of it (ผลลัพธ์).")
    problems: list[str] = Field([], description="Problems (ปัญหาอุปสรรค).")
    suggestions: list[str] = Field([], description="Suggestions (ข้อเสนอแนะ).")
    budget: Budget | None = Field(None, description="Money (งบประมาณ).")
    status: Status | None = Field(None, description="State of the work (สถานะการดำเนินการ).")
    evidence_urls: list[str] = Field(
        [], description="Links to evidence, joined where the cell wraps them."
    )
    ita_indicators: list[int] = Field(
        [], description="Numbers of the list (เกณฑ์ ITA ข้อที่ ...), ranges written out."
    )
    extra: dict[str, str] = Field({}, description="Columns of unknown meaning, by their header.")
    provenance: Provenance = Field(description="Where it stands.")


class ScheduleEntry(Record):
    """One row of the calendar (ปฏิทิน) of a plan."""

    dimension: Heading | None = Field(None, description="Dimension (มิติที่ N) that it belongs to.")
    issue: Heading | None = Field(None, description="Issue (ประเด็นที่ N.M) that it belongs to.")
    title: str = Field(description="What is to be done.")
    period: Period | None = Field(None, description="When.")
    responsible: list[str] = Field([], description="By whom: units or persons.")
    provenance: Provenance = Field(description="Where it stands.")


class Guideline(Record):
    """A weak item, indicator or instrument, and the way to improve it (แนวทางการพัฒนา)."""

    instrument: Instrument | None = Field(None, description="IIT, EIT or OIT.")
    code: str | None = Field(None, description="Code of the weak item or indicator.")
    score: float | None = Field(None, description="Its points, 0 to 100.")
    guideline: str = Field(description="The way to improve it (แนวทางการพัฒนา).")
    provenance: Provenance = Field(description="Where it stands.")


class Section(Record):
    """A headed part of the document with its running text."""

    number: str | None = Field(None, description="Number of the heading.")
    title: str = Field(description="The heading.")
    level: int = Field(
        ge=0, description="0 for text before any heading, 1 for the highest headings."
    )
    text: str = Field("", description="Running text below the heading, without tables.")
    pages: list[PageNumber] = Field([], description="Its pages, from 1.")


class TableRecord(Record):
    """A table of the document, normalised, after its parts on several pages were joined."""

    id: str = Field(description="t1, t2, ... within the document.")
    kind: TableKind = Field(description="What the table was read as.")
    caption: str | None = Field(None, description="Its caption or the heading above it.")
    header: list[str] = Field([], description="One text per column; the levels of a header joined.")
    rows: list[list[str]] = Field(
        [], description="The cells; where cells were merged, the text is repeated."
    )
    pages: list[PageNumber] = Field([], description="Its pages, from 1.")
    continued: bool = Field(False, description="Whether it runs over more than one page.")
    boxes: list[Box] = Field([], description="Its places on the pages.")


class Suggestion(Record):
    """A value that might be meant instead; never applied."""

    ref: str = Field(description="JSON pointer to the value.")
    value: str = Field(description="What may be meant instead.")
    reason: str = Field(description="Why.")


class Finding(Record):
    """Something to look at: a contradiction, an uncertainty, a loss. It never changes a value."""

    code: FindingCode = Field(description="What was found; codes are stable.")
    severity: Severity = Field(
        description="error: one of the values is wrong; warning: worth a look; info."
    )
    message_en: str = Field(description="One sentence in English.")
    message_th: str = Field(description="One sentence in Thai.")
    refs: list[str] = Field(
        [], description="JSON pointers to the values, such as /measures/3/period."
    )
    pages: list[PageNumber] = Field([], description="Where to look, from 1.")
    suggestions: list[Suggestion] = Field(
        [], description="What may be meant instead; never applied."
    )


class Correction(Record):
    """What a person decided about a value, beside the page: it stands above what was read."""

    ref: str | None = Field(description="JSON pointer to the value; null if its record is gone.")
    source: Literal["human"] = Field("human", description="Where the value comes from.")
    verdict: Verdict = Field(
        description="accepted: read rightly; corrected: read wrongly; absent: not in the document."
    )
    value: JsonValue = Field(description="The value by this decision; null for none.")
    extracted: JsonValue = Field(description="The value that was extracted.")
    extracted_ref: str = Field(description="JSON pointer to it in the document as extracted.")
    by: str | None = Field(None, description="Who decided.")
    at: str | None = Field(None, description="When, in ISO 8601.")


class Document(Record):
    """Everything that was read from one file."""

    schema_version: Literal["1"] = Field(SCHEMA_VERSION, description="Version of this format.")
    source: Source = Field(description="The file that was read.")
    agency: Agency | None = Field(
        None, description="The local government (องค์กรปกครองส่วนท้องถิ่น) that it is about."
    )
    kinds: list[Kind] = Field(
        [], description="plan: what is to be done; report: what was done; analysis: of ITA scores."
    )
    fiscal_year: Year | None = Field(
        None, description="Fiscal year (ปีงบประมาณ) that it covers, Buddhist Era."
    )
    assessed_year: Year | None = Field(
        None, description="Year of the ITA result that it builds on, Buddhist Era."
    )
    round_months: Literal[6, 12] | None = Field(
        None, description="A report of six months (รอบ 6 เดือน) or of the year (รอบ 12 เดือน)."
    )
    overall_scores: list[OverallScore] = Field([], description="The overall result, one per year.")
    rating_scale: list[Grade] = Field([], description="The grades as the document defines them.")
    score_tables: list[ScoreTable] = Field([], description="The tables with scores.")
    score_mentions: list[Score] = Field([], description="Scores that only running text states.")
    measures: list[Measure] = Field(
        [], description="The rows of plans and reports, in document order."
    )
    schedule: list[ScheduleEntry] = Field([], description="The calendar (ปฏิทิน).")
    guidelines: list[Guideline] = Field([], description="Weak points and the ways to improve them.")
    sections: list[Section] = Field([], description="Headings with their running text.")
    tables: list[TableRecord] = Field(
        [], description="Every table, also those that became records."
    )
    findings: list[Finding] = Field([], description="Contradictions, uncertainties and losses.")
    corrections: list[Correction] = Field(
        [], description="What people decided about values; those they corrected hold their word."
    )

    def to_frames(self, library: Literal["polars", "pandas"] = "polars") -> dict[str, Any]:
        """Give the tidy tables of this document as data frames, by the names of the tables.

        Raises:
            UnsupportedFormatError: the library is not installed.
        """
        # By name, since imports run from the exports to the records, not back.
        frames: dict[str, Any] = import_module("itaextract.export.frames").frames([self], library)
        return frames

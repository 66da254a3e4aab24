"""The terms of the output contract, for fields that have one of a few values."""

from typing import Literal

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
Verdict = Literal["accepted", "corrected", "absent"]
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
    "impossible-date",
    "unparsed-period",
    "unparsed-score",
    "unrecognised-column",
    "text-layer-damaged",
    "ocr-low-confidence",
    "page-not-read",
    "suspicious-characters",
    "empty-table",
    "no-measures-found",
    "row-displaced",
    "agency-type-conflict",
    "trend-mismatch",
    "rank-mismatch",
    "measure-without-score",
    "weak-indicator-unaddressed",
]

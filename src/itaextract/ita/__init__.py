"""Knowledge of the ITA assessment as data: instruments, indicators, grades, column headers."""

from itaextract.ita.columns import HeaderMatch, match_header
from itaextract.ita.facts import (
    FIRST_YEAR,
    LAST_YEAR,
    GradeScale,
    GradeStep,
    Indicator,
    InstrumentFacts,
    ItemRange,
    SubIndicator,
    grade_scale,
    indicator,
    indicators,
    instruments,
    item_indicator,
    item_instrument,
    item_sub_indicator,
    source_text,
    sub_indicators,
)
from itaextract.ita.labels import match_indicator, match_instrument, match_sub_indicator

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "GradeScale",
    "GradeStep",
    "HeaderMatch",
    "Indicator",
    "InstrumentFacts",
    "ItemRange",
    "SubIndicator",
    "grade_scale",
    "indicator",
    "indicators",
    "instruments",
    "item_indicator",
    "item_instrument",
    "item_sub_indicator",
    "match_header",
    "match_indicator",
    "match_instrument",
    "match_sub_indicator",
    "source_text",
    "sub_indicators",
]

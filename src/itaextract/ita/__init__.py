"""Knowledge of the ITA assessment as data: instruments, indicators, items, grades, column headers.

Years are Buddhist Era, 2562 to 2568. ``docs/ita.md`` says what is known for which year.
"""

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
    grade,
    grade_scale,
    indicator,
    indicators,
    instruments,
    item_indicator,
    item_instrument,
    item_sub_indicator,
    source_text,
    sub_indicators,
    weights,
)
from itaextract.ita.items import Item, items, match_item
from itaextract.ita.labels import (
    indicators_named,
    match_indicator,
    match_instrument,
    match_sub_indicator,
)
from itaextract.ita.squash import squash

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "GradeScale",
    "GradeStep",
    "HeaderMatch",
    "Indicator",
    "InstrumentFacts",
    "Item",
    "ItemRange",
    "SubIndicator",
    "grade",
    "grade_scale",
    "indicator",
    "indicators",
    "indicators_named",
    "instruments",
    "item_indicator",
    "item_instrument",
    "item_sub_indicator",
    "items",
    "match_header",
    "match_indicator",
    "match_instrument",
    "match_item",
    "match_sub_indicator",
    "source_text",
    "squash",
    "sub_indicators",
    "weights",
]

"""What each finding says, in a few words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from itaextract.model import FindingCode

TITLES: Final[Mapping[FindingCode, str]] = MappingProxyType(
    {
        "total-mismatch": "A score does not follow from its parts",
        "value-conflict": "One fact has two values",
        "grade-mismatch": "A grade does not fit its score",
        "score-out-of-range": "A score is below 0 or above 100",
        "trend-mismatch": "A trend is not that of the scores",
        "rank-mismatch": "Ranks or superlatives that the scores do not bear out",
        "unparsed-score": "A text in a score column is no score",
        "count-mismatch": "A stated count is not the number of things",
        "missing-item": "A listing has a gap",
        "duplicate-item": "A number stands twice",
        "date-outside-fiscal-year": "A time lies outside the fiscal year",
        "impossible-date": "No calendar has such a day",
        "unparsed-period": "A time was not understood",
        "agency-name-variants": "The agency's name is spelt in several ways",
        "agency-name-unknown": "No agency, or one that the gazetteer does not have",
        "agency-type-conflict": "Words of another kind of agency",
        "measure-without-score": "A measure answers an indicator that has no score",
        "weak-indicator-unaddressed": "A weak indicator without a measure",
        "no-measures-found": "A plan or report without any measure",
        "row-displaced": "A row stood one column too far right",
        "unrecognised-column": "A column's meaning is not known",
        "empty-table": "A table has a header and no rows",
        "text-layer-damaged": "The text layer was damaged, or the page shows damaged words",
        "suspicious-characters": "Letters of another script inside Thai words",
        "page-not-read": "A page was not read",
        "ocr-low-confidence": "Recognised text is doubtful, or was corrected",
    }
)

"""Knowledge of the Thai script and calendar, and the repair of Thai text layers.

``repair_page`` and ``repair_pages`` take glyphs with boxes; the other functions take strings.
"""

from itaextract.thai.calendar import (
    NamedYear,
    ParsedDeadline,
    ParsedPeriod,
    ParsedReporting,
    buddhist_year,
    find_deadlines,
    find_years,
    fiscal_year_bounds,
    month_end,
    month_number,
    parse_date,
    parse_deadline,
    parse_period,
    parse_reporting,
    quarter_bounds,
)
from itaextract.thai.criteria import find_ita_criteria
from itaextract.thai.digits import parse_number, to_ascii_digits, to_thai_digits
from itaextract.thai.joining import join_lines
from itaextract.thai.lists import split_items
from itaextract.thai.markers import Marker, MarkerKind, leading_marker
from itaextract.thai.normalize import collapse, normalize_text
from itaextract.thai.quality import Quality, text_quality
from itaextract.thai.repair import (
    Misspelling,
    Repair,
    RepairedPage,
    Unresolved,
    find_misspelt,
    repair_page,
    repair_pages,
    suggest_spelling,
)
from itaextract.thai.units import split_units
from itaextract.thai.urls import find_urls, strip_urls

__all__ = [
    "Marker",
    "MarkerKind",
    "Misspelling",
    "NamedYear",
    "ParsedDeadline",
    "ParsedPeriod",
    "ParsedReporting",
    "Quality",
    "Repair",
    "RepairedPage",
    "Unresolved",
    "buddhist_year",
    "collapse",
    "find_deadlines",
    "find_ita_criteria",
    "find_misspelt",
    "find_urls",
    "find_years",
    "fiscal_year_bounds",
    "join_lines",
    "leading_marker",
    "month_end",
    "month_number",
    "normalize_text",
    "parse_date",
    "parse_deadline",
    "parse_number",
    "parse_period",
    "parse_reporting",
    "quarter_bounds",
    "repair_page",
    "repair_pages",
    "split_items",
    "split_units",
    "strip_urls",
    "suggest_spelling",
    "text_quality",
    "to_ascii_digits",
    "to_thai_digits",
]

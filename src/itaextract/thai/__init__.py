"""Knowledge of the Thai script and calendar, and the repair of Thai text layers.

``repair_page`` and ``repair_pages`` take glyphs with boxes; the other functions take strings.
"""

from typing import TYPE_CHECKING

from itaextract.lazy import on_demand

if TYPE_CHECKING:
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

_HOMES = {
    "Marker": "itaextract.thai.markers",
    "MarkerKind": "itaextract.thai.markers",
    "Misspelling": "itaextract.thai.repair",
    "NamedYear": "itaextract.thai.calendar",
    "ParsedDeadline": "itaextract.thai.calendar",
    "ParsedPeriod": "itaextract.thai.calendar",
    "ParsedReporting": "itaextract.thai.calendar",
    "Quality": "itaextract.thai.quality",
    "Repair": "itaextract.thai.repair",
    "RepairedPage": "itaextract.thai.repair",
    "Unresolved": "itaextract.thai.repair",
    "buddhist_year": "itaextract.thai.calendar",
    "collapse": "itaextract.thai.normalize",
    "find_deadlines": "itaextract.thai.calendar",
    "find_ita_criteria": "itaextract.thai.criteria",
    "find_misspelt": "itaextract.thai.repair",
    "find_urls": "itaextract.thai.urls",
    "find_years": "itaextract.thai.calendar",
    "fiscal_year_bounds": "itaextract.thai.calendar",
    "join_lines": "itaextract.thai.joining",
    "leading_marker": "itaextract.thai.markers",
    "month_end": "itaextract.thai.calendar",
    "month_number": "itaextract.thai.calendar",
    "normalize_text": "itaextract.thai.normalize",
    "parse_date": "itaextract.thai.calendar",
    "parse_deadline": "itaextract.thai.calendar",
    "parse_number": "itaextract.thai.digits",
    "parse_period": "itaextract.thai.calendar",
    "parse_reporting": "itaextract.thai.calendar",
    "quarter_bounds": "itaextract.thai.calendar",
    "repair_page": "itaextract.thai.repair",
    "repair_pages": "itaextract.thai.repair",
    "split_items": "itaextract.thai.lists",
    "split_units": "itaextract.thai.units",
    "strip_urls": "itaextract.thai.urls",
    "suggest_spelling": "itaextract.thai.repair",
    "text_quality": "itaextract.thai.quality",
    "to_ascii_digits": "itaextract.thai.digits",
    "to_thai_digits": "itaextract.thai.digits",
}

if not TYPE_CHECKING:  # which knows the names, and no others
    __getattr__ = on_demand(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)

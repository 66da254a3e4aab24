"""The Thai calendar of public offices: months, years, dates, periods, deadlines, reporting rounds.

One place to import from; the parts are in `months`, `years`, `dates`, `deadlines` and `periods`.
"""

from itaextract.thai.dates import parse_date
from itaextract.thai.deadlines import (
    ParsedDeadline,
    ParsedReporting,
    find_deadlines,
    parse_deadline,
    parse_reporting,
)
from itaextract.thai.months import (
    buddhist_year,
    fiscal_year_bounds,
    month_end,
    month_number,
    quarter_bounds,
)
from itaextract.thai.periods import ParsedPeriod, parse_period
from itaextract.thai.years import NamedYear, find_years

__all__ = [
    "NamedYear",
    "ParsedDeadline",
    "ParsedPeriod",
    "ParsedReporting",
    "buddhist_year",
    "find_deadlines",
    "find_years",
    "fiscal_year_bounds",
    "month_end",
    "month_number",
    "parse_date",
    "parse_deadline",
    "parse_period",
    "parse_reporting",
    "quarter_bounds",
]

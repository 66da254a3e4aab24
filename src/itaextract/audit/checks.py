"""All checks, each a pure function from a document to its findings."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from itaextract.audit.coded import (
    check_item_cells,
    check_items_of_indicators,
    check_items_of_instruments,
    check_ranges,
    check_unknown_items,
)
from itaextract.audit.conflicts import check_scores
from itaextract.audit.counted import check_counted
from itaextract.audit.counts import check_captions, check_counts
from itaextract.audit.coverage import check_coverage
from itaextract.audit.dates import (
    check_columns,
    check_dates,
    check_deadlines,
    check_order,
    check_quarters,
)
from itaextract.audit.differences import check_differences
from itaextract.audit.enumerations import check_enumerations
from itaextract.audit.extremes import check_extremes
from itaextract.audit.frequency import (
    check_listed_months,
    check_per_quarter,
    check_reporting,
    check_same_task,
    check_times,
)
from itaextract.audit.grades import check_grade_before, check_grades, check_range, check_scale
from itaextract.audit.headings import check_repeated_measures, check_titles
from itaextract.audit.impossible import check_days
from itaextract.audit.items import check_indicators, check_items
from itaextract.audit.letters import check_letters
from itaextract.audit.lists import check_all, check_lists
from itaextract.audit.measures import check_any, check_budget, check_budget_rows
from itaextract.audit.names import check_agency, check_other_agencies
from itaextract.audit.naming import (
    check_indicator_names,
    check_indicator_numbers,
    check_indicator_tools,
    check_sub_indicator_names,
    check_unknown_names,
)
from itaextract.audit.numbering import (
    check_calendar_numbers,
    check_issue_numbers,
    check_numbering,
    check_same_rows,
    check_section_numbers,
)
from itaextract.audit.passes import check_passes, check_verdicts, check_whole
from itaextract.audit.people import check_participants, check_targets
from itaextract.audit.places import check_places
from itaextract.audit.progress import (
    check_as_of,
    check_events,
    check_results,
    check_round_deadlines,
    check_states,
)
from itaextract.audit.ranks import check_ranks
from itaextract.audit.rounds import (
    check_fiscal_years,
    check_plan_spans,
    check_plan_years,
    check_quarter_months,
    check_reported_round,
    check_round_years,
    check_rounds,
)
from itaextract.audit.shares import check_levels, check_parts, check_question_sum, check_shares
from itaextract.audit.spelled import check_spelled
from itaextract.audit.totals import check_totals
from itaextract.audit.trends import (
    check_comparisons,
    check_pairs,
    check_part_trends,
    check_prose,
    check_series,
    check_total_course,
    check_trends,
)
from itaextract.audit.weights import check_weights
from itaextract.audit.wording import (
    check_acts,
    check_addresses,
    check_agency_type,
    check_announced_year,
    check_assessed_again,
    check_base_year,
    check_known_acts,
    check_own_year,
    check_title_year,
)
from itaextract.model import Document, Finding

Check = Callable[[Document], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    check_agency,
    check_other_agencies,
    check_agency_type,
    check_places,
    check_range,
    check_totals,
    check_scores,
    check_grades,
    check_grade_before,
    check_scale,
    check_passes,
    check_verdicts,
    check_whole,
    check_counts,
    check_captions,
    check_enumerations,
    check_counted,
    check_items,
    check_unknown_items,
    check_items_of_instruments,
    check_items_of_indicators,
    check_item_cells,
    check_ranges,
    check_indicators,
    check_numbering,
    check_same_rows,
    check_section_numbers,
    check_issue_numbers,
    check_calendar_numbers,
    check_trends,
    check_prose,
    check_part_trends,
    check_comparisons,
    check_pairs,
    check_series,
    check_total_course,
    check_differences,
    check_shares,
    check_levels,
    check_parts,
    check_question_sum,
    check_ranks,
    check_extremes,
    check_titles,
    check_repeated_measures,
    check_base_year,
    check_own_year,
    check_title_year,
    check_announced_year,
    check_assessed_again,
    check_acts,
    check_known_acts,
    check_addresses,
    check_spelled,
    check_indicator_numbers,
    check_indicator_tools,
    check_indicator_names,
    check_sub_indicator_names,
    check_unknown_names,
    check_lists,
    check_all,
    check_weights,
    check_listed_months,
    check_reporting,
    check_same_task,
    check_times,
    check_per_quarter,
    check_dates,
    check_days,
    check_order,
    check_columns,
    check_deadlines,
    check_quarters,
    check_rounds,
    check_quarter_months,
    check_fiscal_years,
    check_plan_years,
    check_plan_spans,
    check_reported_round,
    check_round_years,
    check_states,
    check_round_deadlines,
    check_events,
    check_results,
    check_participants,
    check_targets,
    check_as_of,
    check_coverage,
    check_any,
    check_budget,
    check_budget_rows,
    check_letters,
)


def audit(document: Document) -> list[Finding]:
    """Run all checks, in a fixed order; a finding is given once."""
    found: dict[tuple[str, str], list[Finding]] = {}
    unique = []
    for one in chain.from_iterable(check(document) for check in CHECKS):
        same = found.setdefault((one.code, one.message_en), [])
        if one not in same:
            same.append(one)
            unique.append(one)
    return unique

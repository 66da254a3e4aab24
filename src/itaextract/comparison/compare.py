"""The comparison itself."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, get_args

from itaextract.comparison.align import Pair, align
from itaextract.comparison.records import Comparison, Difference, MeasureComparison, Outcome
from itaextract.ita import squash
from itaextract.model import Document, Measure

_OUTCOME: Final[dict[str, Outcome]] = {
    "done": "done",
    "in_progress": "in_progress",
    "not_started": "not_done",
}
_TOLD: Final[dict[Outcome, re.Pattern[str]]] = {
    "not_done": re.compile(
        r"(?:ยัง)?ไม่(?:ได้|มีการ|สามารถ|)\s?(?:ดำเนิน|จัดทำ|จัดกิจกรรม|จัดโครงการ)|ยกเลิก(?:การ|โครงการ|กิจกรรม)"
    ),
    "in_progress": re.compile(r"อยู่ระหว่าง|(?:อยู่ใน)?ระหว่างดำเนิน|กำลังดำเนิน|กำลังจัดทำ"),
    "done": re.compile(r"แล้วเสร็จ|เรียบร้อย|แล้ว|ได้ดำเนินการ|ได้จัดทำ|มีการดำเนินการ"),
}
"""Words of a report; the first of them in a text decides."""


def compare(plan: Document, report: Document) -> Comparison:
    """Align the measures of a plan with those of the report on it.

    Args:
        plan: a document with measures (มาตรการ) as planned.
        report: a document with measures as carried out (รายงานผลการดำเนินการ).

    Returns:
        What became of each measure of the plan, and the measures that only the report has.
    """
    pairs = {pair.plan: pair for pair in align(plan.measures, report.measures)}
    taken = {pair.report for pair in pairs.values()}
    measures = [
        _paired(one, report.measures[pairs[index].report], pairs[index])
        if index in pairs
        else _alone("missing", plan=one)
        for index, one in enumerate(plan.measures)
    ]
    measures += [
        _alone("new", report=one) for index, one in enumerate(report.measures) if index not in taken
    ]
    found = Counter(one.outcome for one in measures)
    return Comparison(
        plan=plan.source,
        report=report.source,
        differences=list(_of_documents(plan, report)),
        counts={outcome: found[outcome] for outcome in get_args(Outcome)},
        measures=measures,
    )


def _alone(
    outcome: Outcome, *, plan: Measure | None = None, report: Measure | None = None
) -> MeasureComparison:
    return MeasureComparison(
        outcome=outcome, reason=None, similarity=None, plan=plan, report=report
    )


def _paired(plan: Measure, report: Measure, pair: Pair) -> MeasureComparison:
    outcome, reason = _outcome(report)
    return MeasureComparison(
        outcome=outcome,
        reason=reason,
        similarity=round(pair.similarity, 3),
        plan=plan,
        report=report,
        differences=list(_of_measures(plan, report)),
    )


def _outcome(report: Measure) -> tuple[Outcome, str | None]:
    """What the report says became of a measure, and the text that says so.

    The column of the state (สถานะ) counts first, then what was done (ผลการดำเนินการ) and what came
    of it: without a word of delay it was done. Links to evidence count as well.
    """
    if report.status and report.status.state:
        return _OUTCOME[report.status.state], report.status.raw
    told = " ".join([*report.outputs, *report.outcomes])
    if told:
        return _told(told), told
    if report.evidence_urls:
        return "done", report.evidence_urls[0]
    return "unclear", report.status.raw if report.status else None


def _told(text: str) -> Outcome:
    found = {o: match.start() for o, words in _TOLD.items() if (match := words.search(text))}
    return min(found, key=lambda outcome: found[outcome], default="done")


def _of_measures(plan: Measure, report: Measure) -> Iterator[Difference]:
    """Fields that both give, differently; a field that a report leaves out is no difference."""
    fields: dict[str, tuple[Any, Any, bool]] = {
        "number": (plan.number, report.number, plan.number == report.number),
        "title": (plan.title, report.title, squash(plan.title) == squash(report.title)),
        "responsible": (
            ", ".join(plan.responsible),
            ", ".join(report.responsible),
            set(map(squash, plan.responsible)) == set(map(squash, report.responsible)),
        ),
        "period": _times(plan.period, report.period, "start", "end", "quarters"),
        "deadline": _times(plan.deadline, report.deadline, "date"),
        "budget": _times(plan.budget, report.budget, "amount"),
    }
    for name, (first, second, same) in fields.items():
        if first and second and not same:
            yield Difference(field=name, plan=first, report=second)


def _times(first: Any, second: Any, *meant: str) -> tuple[str, str, bool]:
    """Two values with their raw texts: the same if they read alike or mean the same."""
    if first is None or second is None:
        return "", "", True
    parsed = [tuple(getattr(one, name) for name in meant) for one in (first, second)]
    known = any(parsed[0])
    same = squash(first.raw) == squash(second.raw) and not known
    return first.raw, second.raw, same or (known and parsed[0] == parsed[1])


def _of_documents(plan: Document, report: Document) -> Iterator[Difference]:
    agencies = [one.agency.name if one.agency else None for one in (plan, report)]
    if squash(agencies[0] or "") != squash(agencies[1] or ""):
        yield Difference(field="agency", plan=agencies[0], report=agencies[1])
    if plan.fiscal_year != report.fiscal_year:
        years = [str(one.fiscal_year or "") or None for one in (plan, report)]
        yield Difference(field="fiscal_year", plan=years[0], report=years[1])

"""The comparison of a plan with a report: for the terminal, and as rows."""

from collections.abc import Iterator
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from itaextract.cli.wrap import Wrapped
from itaextract.comparison import Comparison, Difference, MeasureComparison, Outcome
from itaextract.export import to_csv
from itaextract.export.columns import Cell
from itaextract.model import Measure

WORDS: Final[dict[Outcome, tuple[str, str, str]]] = {
    "done": ("done", "ดำเนินการแล้ว", "green"),
    "in_progress": ("in progress", "อยู่ระหว่างดำเนินการ", "cyan"),
    "not_done": ("not done", "ไม่ได้ดำเนินการ", "bold red"),
    "unclear": ("unclear", "ไม่ระบุผล", "yellow"),
    "missing": ("missing", "ไม่พบในรายงาน", "bold red"),
    "new": ("new", "ไม่อยู่ในแผน", "magenta"),
}
"""Each outcome in English and Thai, and its style."""
CSV_HEADER: Final = (
    *("outcome", "plan_id", "plan_number", "plan_title", "report_id", "report_number"),
    *("report_title", "similarity", "differences", "reason"),
)


def show(comparison: Comparison, console: Console, *, thai: bool) -> None:
    """Print what became of each measure, and how many of each outcome there are."""
    for one in comparison.differences:
        console.print(Text(f"{one.field}: {one.plan or '?'} → {one.report or '?'}", style="yellow"))
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for header in ("ผล", "แผน", "รายงาน") if thai else ("outcome", "plan", "report"):
        table.add_column(header)
    table.columns[1].ratio = table.columns[2].ratio = 1
    for measure in comparison.measures:
        english, in_thai, style = WORDS[measure.outcome]
        table.add_row(
            Text(in_thai if thai else english, style=style),
            Wrapped(_name(measure.plan)),
            Wrapped(list(_reported(measure))),
        )
    console.print(table)
    console.print()
    counts = (
        Text(f"{count} {WORDS[outcome][thai]}", style=WORDS[outcome][2] if count else "dim")
        for outcome, count in comparison.counts.items()
    )
    console.print(Text(", ").join(counts))


def _name(measure: Measure | None) -> str:
    if measure is None:
        return ""
    return f"{measure.number} {measure.title}" if measure.number else measure.title


def _reported(one: MeasureComparison) -> Iterator[str]:
    """The measure in the report, where it differs, and what it says was done."""
    if one.report is None:
        return
    changed = [d for d in one.differences if d.field in ("number", "title")]
    if changed or one.plan is None:
        yield _name(one.report)
    for difference in one.differences:
        if difference not in changed:
            yield _changed(difference)
    if one.reason and one.outcome != "done":
        yield f"“{one.reason}”"


def _changed(difference: Difference) -> str:
    return f"{difference.field}: {difference.plan} → {difference.report}"


def as_csv(comparison: Comparison) -> str:
    """Give one row a measure."""
    return to_csv(CSV_HEADER, map(_row, comparison.measures))


def _row(one: MeasureComparison) -> tuple[Cell, ...]:
    plan, report = one.plan, one.report
    return (
        one.outcome,
        *((plan.id, plan.number, plan.title) if plan else (None, None, None)),
        *((report.id, report.number, report.title) if report else (None, None, None)),
        one.similarity,
        [_changed(difference) for difference in one.differences],
        one.reason,
    )

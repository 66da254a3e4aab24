"""A document as a summary for the terminal."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from itaextract.cli.report import one_line
from itaextract.cli.tables import page_span
from itaextract.cli.wrap import Wrapped
from itaextract.model import Document, Finding, Measure, Score, ScoreTable

_FILE_WIDTH = 120
"""Columns of text that goes to a file or a pipe."""
SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}
TREND_MARK = {"up": " ▲", "down": " ▼", "same": " =", None: ""}
PLACE = (("ตำบล", "tambon"), ("อำเภอ", "amphoe"), ("จังหวัด", "province"))


def rendered(show: Callable[[Console], None], *, colour: bool) -> str:
    """Give what is printed to a console as text, for a terminal or a file.

    Args:
        show: prints.
        colour: whether the text goes to standard output, which may be a terminal.
    """
    width = None if colour and sys.stdout.isatty() else _FILE_WIDTH
    stream = io.StringIO()
    terminal = colour and sys.stdout.isatty()
    show(Console(file=stream, force_terminal=terminal, width=width, highlight=False))
    return stream.getvalue()


def show(document: Document, name: str, console: Console, *, thai: bool = False) -> None:
    """Print the summary of a document.

    Args:
        document: what to show.
        name: how to call the file.
        console: where to print; its width decides the layout.
        thai: show the findings' messages in Thai.
    """
    console.print(
        Panel(_facts(document), title=Text(one_line(name)), title_align="left", box=box.ROUNDED)
    )
    for part in _parts(document, thai):
        console.print(part)


def _parts(document: Document, thai: bool) -> Iterator[RenderableType]:
    if document.tables:
        yield _heading("Tables", len(document.tables))
        yield _tables(document)
    if document.score_tables:
        count = sum(len(table.scores) for table in document.score_tables)
        yield _heading("Scores", count)
        yield from (_scores(table) for table in document.score_tables if table.scores)
    if document.measures:
        yield _heading("Measures", len(document.measures))
        yield _measures(document.measures)
    yield _heading("Findings", len(document.findings))
    if document.findings:
        yield findings_table(document.findings, thai=thai)
    else:
        yield Text("none", style="green")


def _heading(title: str, count: int) -> RenderableType:
    return Group(
        Text(),
        Rule(Text.assemble((title, "bold"), (f"  {count}", "dim")), align="left", style="dim"),
    )


def _facts(document: Document) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _fact_rows(document):
        if value:
            grid.add_row(label, Wrapped(value))
    return grid


def _fact_rows(document: Document) -> Iterator[tuple[str, str | list[str]]]:
    agency, source = document.agency, document.source
    if agency:
        yield "agency", f"{agency.name} ({agency.type.replace('_', ' ')})"
        known = [f"{label}{value}" for label, field in PLACE if (value := getattr(agency, field))]
        origin = f" (from the {agency.place_source})" if agency.place_source else ""
        yield "place", f"{' '.join(known)}{origin}" if known else ""
    else:
        yield "agency", "unknown"
    months = f", {document.round_months} months" if document.round_months else ""
    yield "kind", f"{', '.join(document.kinds) or 'unknown'}{months}"
    yield "fiscal year", _year(document.fiscal_year)
    yield "ITA result of", _year(document.assessed_year)
    yield (
        "overall",
        [
            f"{_year(overall.year) or 'year unknown'}: {overall.score:.2f} {overall.grade or ''}"
            for overall in document.overall_scores
        ],
    )
    yield "text layer", f"{source.text_layer}, {_pages(source.page_count)}"
    yield "producer", source.producer or ""


def _year(year: int | None) -> str:
    return f"BE {year}" if year else ""


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _table(*headers: str, numbers: Iterable[str] = ()) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for header in headers:
        table.add_column(header, justify="right" if header in numbers else "left")
    return table


def _tables(document: Document) -> Table:
    table = _table("id", "kind", "rows", "columns", "pages", "caption", numbers=("rows", "columns"))
    for record in document.tables:
        columns = max([len(record.header), *map(len, record.rows)])
        pages = page_span(record.pages).removeprefix("pages ").removeprefix("page ")
        caption = Wrapped(record.caption or "")
        table.add_row(record.id, record.kind, str(len(record.rows)), str(columns), pages, caption)
    return table


def _scores(scores: ScoreTable) -> Table:
    """One row per thing that was scored, one column per year."""
    years = sorted({score.year for score in scores.scores}, key=lambda year: year or 0)
    table = _table("instrument", "code", "what", *(_year(year) or "score" for year in years))
    for column in table.columns[3:]:
        column.justify = "right"
    table.title = Text(f"{scores.id} {one_line(scores.caption or '')}".strip(), style="italic")
    table.title_justify = "left"
    rows: dict[tuple[str | None, ...], dict[int | None, list[Score]]] = {}
    for score in scores.scores:
        row = rows.setdefault((score.level, score.instrument, score.code, score.label), {})
        row.setdefault(score.year, []).append(score)
    for (level, instrument, code, label), by_year in rows.items():
        cells = (_score_cell(by_year.get(year, [])) for year in years)
        style = "bold" if level == "overall" else ""
        table.add_row(instrument or "", code or "", Wrapped(label or ""), *cells, style=style)
    return table


def _score_cell(scores: list[Score]) -> str:
    return " / ".join(
        f"{score.score:.2f}{f' {score.grade}' if score.grade else ''}{TREND_MARK[score.trend]}"
        for score in scores
    )


def _measures(measures: list[Measure]) -> Table:
    table = _table("id", "measure", "responsible", "when", "steps", "pages", numbers=("steps",))
    table.columns[1].ratio, table.columns[2].ratio, table.columns[3].ratio = 5, 3, 3
    previous = None
    for measure in measures:
        heading = _measure_heading(measure)
        if heading and heading != previous:
            table.add_row("", Wrapped(heading, "italic dim"))
        previous = heading
        title = f"{measure.number} {measure.title}" if measure.number else measure.title
        table.add_row(
            measure.id,
            Wrapped(title),
            Wrapped(measure.responsible),
            Wrapped(_when(measure)),
            str(len(measure.steps) or ""),
            page_span(measure.provenance.pages).removeprefix("pages ").removeprefix("page "),
        )
    return table


def _measure_heading(measure: Measure) -> str:
    parts = [
        f"{label} {heading.number or ''} {heading.title or ''}".strip()
        for label, heading in (("มิติที่", measure.dimension), ("ประเด็นที่", measure.issue))
        if heading
    ]
    return " › ".join([*parts, *([measure.group] if measure.group else [])])


def _when(measure: Measure) -> list[str]:
    period = [measure.period.raw] if measure.period else []
    return period + ([f"→ {measure.deadline.raw}"] if measure.deadline else [])


def findings_table(findings: Iterable[Finding], *, thai: bool) -> Table:
    """Give findings as a table, with their suggestions below the messages."""
    table = _table("severity", "code", "message", "pages")
    for finding in findings:
        message = [finding.message_th if thai else finding.message_en]
        message += [f"→ {one.value} ({one.reason})" for one in finding.suggestions]
        pages = page_span(finding.pages).removeprefix("pages ").removeprefix("page ")
        severity = Text(finding.severity, style=SEVERITY_STYLE[finding.severity])
        table.add_row(severity, finding.code, Wrapped(message), pages)
    return table

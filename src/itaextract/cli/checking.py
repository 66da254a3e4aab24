"""The commands of auditors: check documents, compare a plan with its report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itaextract.cli.app import app
from itaextract.cli.common import FAILED, PlainCommand, end, give, settings_of
from itaextract.cli.options import (
    MESSAGES,
    OUTPUT,
    CheckFormat,
    CompareFormat,
    CorrectSpelling,
    FailOn,
    Lang,
    Language,
    Ocr,
    OcrEngine,
    OcrMode,
    OutFile,
    Pages,
    Password,
    Quiet,
    Verbose,
)
from itaextract.cli.report import Reporter

# Everything else is imported inside the commands, so that --help and --version stay quick.
if TYPE_CHECKING:
    from rich.console import Console

    from itaextract.export.sarif import Checked
    from itaextract.model import Document
    from itaextract.settings import Settings

_RANKS = ("info", "warning", "error")


@app.command(cls=PlainCommand, no_args_is_help=True)
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES",
            help="PDF or text files, folders, patterns, [bold]-[/]; or documents that were "
            "extracted before ([bold].json[/], [bold].jsonl[/]).",
        ),
    ],
    out: OutFile = None,
    format: Annotated[
        CheckFormat,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Print a report to read, or json, sarif or csv for programs.",
            rich_help_panel=OUTPUT,
        ),
    ] = CheckFormat.TEXT,
    lang: Lang = Language.EN,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            case_sensitive=False,
            help="Exit with 1 if there is a finding of this severity, or a graver one.",
            rich_help_panel=MESSAGES,
        ),
    ] = FailOn.ERROR,
    pages: Pages = None,
    password: Password = None,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    correct_spelling: CorrectSpelling = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Report contradictions, uncertainties and losses in documents."""
    reporter = Reporter(quiet=quiet, verbosity=verbose)
    settings = settings_of(
        pages,
        password=password,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        correct_spelling=correct_spelling,
    )
    from itaextract.cli.documents import documents_of
    from itaextract.cli.inputs import collect

    to_screen = out is None and sys.stdout.isatty()
    checked = list(documents_of(collect(files), settings, reporter, shown=not to_screen))
    content = _report(checked, format, thai=lang is Language.TH, out=out)
    if checked or not reporter.failed:
        give(content, out, reporter)
    found = [finding for file in checked for finding in file.document.findings]
    least = None if fail_on is FailOn.NEVER else _RANKS.index(fail_on.value)
    end(reporter)
    if least is not None and any(_RANKS.index(one.severity) >= least for one in found):
        raise typer.Exit(FAILED)


def _report(checked: "list[Checked]", format: CheckFormat, *, thai: bool, out: Path | None) -> str:
    from itaextract.cli import findings

    if format is CheckFormat.JSON:
        return findings.as_json(checked)
    if format is CheckFormat.CSV:
        return findings.as_csv(checked)
    if format is CheckFormat.SARIF:
        from itaextract.export.sarif import to_sarif

        return to_sarif(checked, thai=thai)
    from itaextract.cli.view import rendered

    def show(console: "Console") -> None:
        for file in checked:
            findings.show(file, console, thai=thai)
        found = (finding for file in checked for finding in file.document.findings)
        console.print(findings.summary(len(checked), found))

    return rendered(show, colour=out is None)


@app.command(cls=PlainCommand, no_args_is_help=True)
def compare(
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN", help="The plan: a PDF or text file, or its extracted JSON."),
    ],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report on it, in the same way.")
    ],
    out: OutFile = None,
    format: Annotated[
        CompareFormat,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Print a table to read, or json or csv for programs.",
            rich_help_panel=OUTPUT,
        ),
    ] = CompareFormat.TEXT,
    lang: Lang = Language.EN,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    verbose: Verbose = 0,
) -> None:
    """Show which measures of a plan a report has as done, not done, missing or new."""
    reporter = Reporter(verbosity=verbose)
    settings = settings_of(None, ocr=ocr.value, ocr_engine=ocr_engine)
    planned = _one(plan, "PLAN", settings, reporter)
    reported = _one(report, "REPORT", settings, reporter)
    from itaextract.cli import comparison
    from itaextract.cli.view import rendered
    from itaextract.comparison import compare as compared

    found = compared(planned, reported)
    if format is CompareFormat.JSON:
        content = found.model_dump_json(indent=2) + "\n"
    elif format is CompareFormat.CSV:
        content = comparison.as_csv(found)
    else:
        thai = lang is Language.TH
        content = rendered(
            lambda console: comparison.show(found, console, thai=thai), colour=out is None
        )
    give(content, out, reporter)


def _one(name: str, hint: str, settings: "Settings", reporter: Reporter) -> "Document":
    from itaextract.cli.documents import documents_of
    from itaextract.cli.inputs import collect

    found = list(documents_of(collect([name]), settings, reporter, shown=True))
    end(reporter)
    if len(found) != 1:
        raise typer.BadParameter(f"{len(found)} documents; one is needed", param_hint=hint)
    if not found[0].document.measures:
        reporter.note(name, "has no measures")
    return found[0].document

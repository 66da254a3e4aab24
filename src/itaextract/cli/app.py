"""The commands: options in, calls to the library, exit codes out."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from itaextract import _version
from itaextract.cli.common import (
    FAILED,
    INTERRUPTED,
    PlainCommand,
    PlainGroup,
    attempt,
    corrections_of,
    document_of,
    end,
    give,
    open_one,
    settings_of,
    usage_errors,
)
from itaextract.cli.corpus import EXAMPLES as CORPUS_EXAMPLES
from itaextract.cli.corpus import corpus
from itaextract.cli.options import (
    MESSAGES,
    OUTPUT,
    Corrections,
    CorrectSpelling,
    FormatName,
    KeepThaiDigits,
    MaxGlyphs,
    MaxMegabytes,
    MaxMemory,
    MaxPages,
    MaxSeconds,
    Ocr,
    OcrEngine,
    OcrMode,
    OneFile,
    OutFile,
    Pages,
    Password,
    Quiet,
    Redact,
    TextFormat,
    Verbose,
)
from itaextract.cli.report import PROGRAM, Reporter, describe, one_line, use_utf8

# Everything else is imported inside the commands, so that --help and --version stay quick.

app = typer.Typer(
    name=PROGRAM,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)

ABOUT = (
    "Validated records from the ITA documents of Thai local governments.\n\n"
    "Reads plans, reports and analyses of the Integrity and Transparency Assessment "
    "(การประเมินคุณธรรมและความโปร่งใส) as PDF or text, and gives their measures, scores, schedules "
    "and findings."
)
EXAMPLES = """[bold]Examples[/]
  [cyan]itaextract extract plan.pdf[/]             one document as JSON
  [cyan]itaextract extract reports/ -o out/[/]     a folder of documents, one JSON file each
  [cyan]itaextract extract *.pdf -o all.xlsx[/]    everything in one workbook
  [cyan]itaextract corpus reports/ -o out/[/]      thousands of documents, in parallel, resumable
  [cyan]itaextract inspect plan.pdf[/]             a summary to read here
  [cyan]itaextract report out/[/]                  plots of a folder of documents

[dim]Exit codes: 0 all files extracted, 1 some files failed, 2 usage error.[/]"""
EXTRACT_EXAMPLES = """[bold]Where the output goes[/]
  [dim](no --out)[/]           standard output; several files give one object per line
  --out [cyan]DIR[/]            DIR/NAME.json for each NAME.pdf, also for xlsx;
                       a set of tables for csv, parquet and datapackage;
                       one file for jsonl and sqlite
  --out [cyan]FILE.jsonl[/]     all documents in one file, also .xlsx, .sqlite, .zip (data
                       package), .csv and .parquet (measures)

[bold]Examples[/]
  [cyan]itaextract extract plan.pdf | jq '.measures\\[].title'[/]
  [cyan]itaextract extract reports/ --out out/ --strict[/]
  [cyan]itaextract extract reports/ --out tables/ --format csv[/]
  [cyan]curl -s URL | itaextract extract - --pages 3-7[/]"""


def main() -> NoReturn:
    """Run the command line; the exit code is 0, 1, 2 or, after Ctrl-C, 130."""
    use_utf8()
    code: int | str | None = 0
    try:
        app(prog_name=PROGRAM)
    except SystemExit as ended:
        code = ended.code
    except OSError as error:  # standard output is full, closed or gone
        code = _complain(f"standard output: {describe(error)}")
    except Exception as error:
        code = _complain(describe(error))
    try:
        sys.stdout.flush()
    except OSError:
        # The reader of the pipe has left; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = code or FAILED
    if code == INTERRUPTED:
        _complain("interrupted")
    sys.exit(code)


def _complain(text: str) -> int:
    with contextlib.suppress(OSError):
        print(f"{PROGRAM}: {one_line(text)}", file=sys.stderr, flush=True)
    return FAILED


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {_version.__version__}")
        raise typer.Exit


@app.callback(cls=PlainGroup, invoke_without_command=True, help=ABOUT, epilog=EXAMPLES)
def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_show_version,
            is_eager=True,
            metavar="",
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)


@app.command(cls=PlainCommand, no_args_is_help=True, epilog=EXTRACT_EXAMPLES)
def extract(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES",
            help="PDF or text files, folders (searched for *.pdf and *.txt), patterns, "
            "or [bold]-[/] for standard input.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR|FILE",
            help="Write into this folder or file instead of standard output.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    format: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Write in this format; by default as the name of the output says, else json.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    correct_spelling: CorrectSpelling = False,
    corrections: Corrections = None,
    redact: Redact = None,
    max_pages: MaxPages = 2000,
    max_glyphs_per_page: MaxGlyphs = 200_000,
    max_seconds_per_page: MaxSeconds = 10.0,
    max_memory_megabytes: MaxMemory = 900,
    max_megabytes: MaxMegabytes = 200.0,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            metavar="",
            help="Count a file with findings of severity error as failed.",
            rich_help_panel=MESSAGES,
        ),
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Extract the records of documents as JSON or tables."""
    reporter = Reporter(quiet=quiet, verbosity=verbose)
    from itaextract.cli.batch import run
    from itaextract.cli.inputs import collect
    from itaextract.cli.outputs import destination

    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        correct_spelling=correct_spelling,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
        max_pages=max_pages,
        max_glyphs_per_page=max_glyphs_per_page,
        max_seconds_per_page=max_seconds_per_page,
        max_memory_megabytes=max_memory_megabytes,
        max_megabytes=max_megabytes,
    )
    inputs = collect(files)
    with usage_errors("--out"):
        target = destination(out, format, len(inputs))
    decided = corrections_of(corrections, settings)
    run(inputs, settings, target, reporter, corrections=decided, strict=strict)
    if len(inputs) > 1:
        done = len(inputs) - len(reporter.failed)
        reporter.summary(f"{done} of {len(inputs)} files extracted")
    end(reporter)


app.command(cls=PlainCommand, no_args_is_help=True, epilog=CORPUS_EXAMPLES)(corpus)


@app.command(cls=PlainCommand, no_args_is_help=True)
def inspect(
    file: OneFile,
    thai: Annotated[
        bool,
        typer.Option("--thai", metavar="", help="Show findings in Thai.", rich_help_panel=OUTPUT),
    ] = False,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    redact: Redact = None,
    verbose: Verbose = 0,
) -> None:
    """Show what was found in one document: years, scores, measures, findings."""
    reporter = Reporter(verbosity=verbose)
    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    item, document = document_of(file, settings, reporter)
    from rich.console import Console

    from itaextract.cli.view import show

    name = document.source.file_name if settings.redact else item.name
    show(document, name or item.name, Console(file=sys.stdout, highlight=False), thai=thai)


@app.command(cls=PlainCommand, no_args_is_help=True)
def text(
    file: OneFile,
    out: OutFile = None,
    format: Annotated[
        TextFormat,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Print text; or json, with what was repaired and the quality of each page.",
            rich_help_panel=OUTPUT,
        ),
    ] = TextFormat.TXT,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    redact: Redact = None,
    verbose: Verbose = 0,
) -> None:
    """Print the repaired text of one document, page by page."""
    reporter = Reporter(verbosity=verbose)
    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    from itaextract.guard import Guard

    item, source = open_one(file, reporter)
    with Guard(settings) as guard, reporter.pages(item.name) as progress:
        found = attempt(reporter, item.name, lambda: guard.read_text(source, progress=progress))
    for page in found:
        if page.not_read:
            reporter.note(item.name, page.not_read)
    found = [page for page in found if not page.not_read]
    if format is TextFormat.JSON:
        from itaextract.cli.texts import as_json

        give(as_json(found), out, reporter)
        return
    parts = [f"--- page {page.number} ---\n{page.text.rstrip()}\n" for page in found]
    give("\n".join(parts), out, reporter)


@app.command(cls=PlainCommand, no_args_is_help=True)
def tables(
    file: OneFile,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Write DIR/NAME-ID.csv for each table, with a BOM for Excel.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    redact: Redact = None,
    verbose: Verbose = 0,
) -> None:
    """Print every table of one document as CSV, each under a comment line."""
    reporter = Reporter(verbosity=verbose)
    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    from itaextract.cli.inputs import output_stems
    from itaextract.cli.tables import as_text, save

    item, document = document_of(file, settings, reporter)
    if out is None:
        sys.stdout.write(as_text(document.tables))
    else:
        folder, stem = out, output_stems([item], redacted=bool(settings.redact))[0]
        attempt(reporter, str(folder), lambda: save(document.tables, folder, stem))


@app.command(cls=PlainCommand, no_args_is_help=True)
def report(
    documents: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="A folder of extracted documents (JSON), or a .jsonl file."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write to this file instead of DIR/report.html; [bold]-[/] for standard output.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    title: Annotated[
        str,
        typer.Option(
            "--title", metavar="TEXT", help="Heading of the page.", rich_help_panel=OUTPUT
        ),
    ] = "ITA documents",
    verbose: Verbose = 0,
) -> None:
    """Show extracted documents at a glance: one HTML page with plots."""
    reporter = Reporter(verbosity=verbose)
    from itaextract.corpus import read_documents, read_failures
    from itaextract.report import report as page_of

    def make() -> str:
        return page_of(read_documents(documents), title, read_failures(documents)) + "\n"

    page = attempt(reporter, str(documents), make)
    folder = documents if documents.is_dir() else documents.parent
    give(page, out or folder / "report.html", reporter)


@app.command(cls=PlainCommand)
def schema(out: OutFile = None) -> None:
    """Print the JSON Schema of the output."""
    import json

    from itaextract.model import Document

    described = Document.model_json_schema(mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    give(json.dumps(described, ensure_ascii=False, indent=2) + "\n", out, Reporter())

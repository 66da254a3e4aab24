"""The commands: options in, calls to the library, exit codes out."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from itaextract import _version
from itaextract.cli.report import PROGRAM, Reporter, describe, one_line, use_utf8
from itaextract.errors import ItaExtractError

# Everything else is imported inside the commands, so that --help and --version stay quick.
if TYPE_CHECKING:
    from itaextract.cli.inputs import Input
    from itaextract.settings import Settings

T = TypeVar("T")

FAILED, USAGE, INTERRUPTED = 1, 2, 130


class FormatName(StrEnum):
    """The output formats, named here so that ``--help`` need not load them."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"


class OcrMode(StrEnum):
    """When pages are read through OCR."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class TextFormat(StrEnum):
    """How ``text`` prints pages."""

    TXT = "txt"
    JSON = "json"


class RedactMode(StrEnum):
    """What is taken out of texts."""

    PERSONS = "persons"


class PlainCommand(TyperCommand):
    """Lists --help without a type, as all flags are listed here."""

    def get_help_option(self, ctx: Any) -> Any:
        """Give the --help option."""
        return _without_type(super().get_help_option(ctx))


class PlainGroup(TyperGroup):
    """The same for the program itself."""

    def get_help_option(self, ctx: Any) -> Any:
        """Give the --help option."""
        return _without_type(super().get_help_option(ctx))


def _without_type(option: Any) -> Any:
    if option is not None:
        option.metavar = ""
    return option


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

READING = "Reading"
OUTPUT = "Output"
MESSAGES = "Messages and exit code"

OneFile = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A PDF or text file, or [bold]-[/] for standard input."),
]
Pages = Annotated[
    str | None,
    typer.Option(
        "--pages",
        metavar="RANGE",
        help='Read only these pages, such as "3-7" or "1,4,9-".',
        rich_help_panel=READING,
    ),
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="TEXT",
        envvar="ITAEXTRACT_PASSWORD",
        help="Open encrypted PDFs with this password.",
        rich_help_panel=READING,
    ),
]
KeepThaiDigits = Annotated[
    bool,
    typer.Option(
        "--keep-thai-digits",
        metavar="",
        help="Keep ๐-๙ in text fields; numbers, dates and years are ASCII all the same.",
        rich_help_panel=READING,
    ),
]
Ocr = Annotated[
    OcrMode,
    typer.Option(
        "--ocr",
        case_sensitive=False,
        help="Read pages as images: those without a text layer that serves, none, or all.",
        rich_help_panel=READING,
    ),
]
OcrEngine = Annotated[
    str,
    typer.Option(
        "--ocr-engine",
        metavar="NAME",
        help="Read images with this engine, of Tesseract and those that are installed as plug-ins.",
        rich_help_panel=READING,
    ),
]
CorrectSpelling = Annotated[
    bool,
    typer.Option(
        "--correct-spelling",
        metavar="",
        help="Suggest corrections of misspelt words in the findings; values stay as they are.",
        rich_help_panel=READING,
    ),
]
Redact = Annotated[
    RedactMode | None,
    typer.Option(
        "--redact",
        case_sensitive=False,
        help="Replace names of persons, telephone and citizen numbers and e-mail addresses.",
        rich_help_panel=OUTPUT,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        metavar="",
        help="Say nothing but errors.",
        rich_help_panel=MESSAGES,
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        metavar="",
        help="Log each step to standard error; twice for details.",
        rich_help_panel=MESSAGES,
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write to this file instead of standard output.",
        rich_help_panel=OUTPUT,
    ),
]


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
    redact: Redact = None,
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

    settings = _settings(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        correct_spelling=correct_spelling,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    inputs = collect(files)
    with _usage_errors("--out"):
        target = destination(out, format, len(inputs))
    run(inputs, settings, target, reporter, strict=strict)
    if len(inputs) > 1:
        done = len(inputs) - len(reporter.failed)
        reporter.summary(f"{done} of {len(inputs)} files extracted")
    _end(reporter)


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
    settings = _settings(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    from itaextract.pipeline import extract

    item, source = _open(file, reporter)
    with reporter.pages(item.name) as progress:
        document = _attempt(
            reporter, item.name, lambda: extract(source, settings, progress=progress)
        )
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
    settings = _settings(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    from itaextract.pipeline import read_text

    item, source = _open(file, reporter)
    with reporter.pages(item.name) as progress:
        found = _attempt(
            reporter, item.name, lambda: read_text(source, settings, progress=progress)
        )
    if format is TextFormat.JSON:
        from itaextract.cli.texts import as_json

        _give(as_json(found), out, reporter)
        return
    parts = [f"--- page {page.number} ---\n{page.text.rstrip()}\n" for page in found]
    _give("\n".join(parts), out, reporter)


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
    settings = _settings(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        redact=redact and redact.value,
    )
    from itaextract.cli.inputs import output_stems
    from itaextract.cli.tables import as_text, save
    from itaextract.pipeline import extract

    item, source = _open(file, reporter)
    with reporter.pages(item.name) as progress:
        document = _attempt(
            reporter, item.name, lambda: extract(source, settings, progress=progress)
        )
    if out is None:
        sys.stdout.write(as_text(document.tables))
    else:
        folder, stem = out, output_stems([item], redacted=bool(settings.redact))[0]
        _attempt(reporter, str(folder), lambda: save(document.tables, folder, stem))


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
    from itaextract.corpus import read_documents
    from itaextract.report import report as page_of

    page = _attempt(
        reporter, str(documents), lambda: page_of(read_documents(documents), title) + "\n"
    )
    folder = documents if documents.is_dir() else documents.parent
    _give(page, out or folder / "report.html", reporter)


@app.command(cls=PlainCommand)
def schema(out: OutFile = None) -> None:
    """Print the JSON Schema of the output."""
    import json

    from itaextract.model import Document

    described = Document.model_json_schema(mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    _give(json.dumps(described, ensure_ascii=False, indent=2) + "\n", out, Reporter())


def _settings(pages: str | None, **fields: Any) -> "Settings":
    """Make settings of options; the page selection is an option's text."""
    from itaextract.settings import Settings, parse_pages

    with _usage_errors("--pages"):
        selected = parse_pages(pages) if pages is not None else None
    return Settings(pages=selected, **fields)


@contextlib.contextmanager
def _usage_errors(option: str) -> Iterator[None]:
    """Turn what is wrong with an option into a usage error, exit code 2."""
    try:
        yield
    except (ItaExtractError, OSError) as error:
        where = f": {error.filename}" if isinstance(error, OSError) else ""
        raise typer.BadParameter(f"{describe(error)}{where}", param_hint=option) from error


def _open(file: str, reporter: Reporter) -> "tuple[Input, bytes | str]":
    """Give the one input that a command takes, and its source."""
    from itaextract.cli.batch import source_of
    from itaextract.cli.inputs import collect

    inputs = collect([file])
    if len(inputs) > 1:
        raise typer.BadParameter(f"{len(inputs)} files; this command takes one", param_hint="FILE")
    if inputs[0].problem:
        reporter.fail(inputs[0].name, inputs[0].problem)
        _end(reporter)
    return inputs[0], source_of(inputs[0])


def _attempt(reporter: Reporter, name: str, work: Callable[[], T]) -> T:
    """Do the work, or report in one line why it failed and exit with 1."""
    try:
        return work()
    except Exception as error:
        reporter.fail(name, error)
        raise typer.Exit(FAILED) from error


def _give(content: str, out: Path | None, reporter: Reporter) -> None:
    """Print text, or write it to a file."""
    if out is None or str(out) == "-":
        sys.stdout.write(content)
        return
    from itaextract.export.atomic import write_text

    _attempt(reporter, str(out), lambda: write_text(out, content))


def _end(reporter: Reporter) -> None:
    if reporter.failed:
        raise typer.Exit(FAILED)

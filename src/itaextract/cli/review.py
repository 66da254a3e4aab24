"""The command ``review``: pages on which people check documents, and their index."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itaextract.cli.app import app
from itaextract.cli.common import PlainCommand, attempt, end, settings_of, usage_errors
from itaextract.cli.options import (
    OUTPUT,
    CorrectSpelling,
    KeepThaiDigits,
    MaxGlyphs,
    MaxMegabytes,
    MaxMemory,
    MaxPages,
    MaxSeconds,
    Ocr,
    OcrEngine,
    OcrMode,
    Pages,
    Password,
    Quiet,
    Verbose,
)
from itaextract.cli.report import Reporter

# Everything else is imported inside the command, so that --help and --version stay quick.
if TYPE_CHECKING:
    from itaextract.cli.inputs import Input
    from itaextract.guard import Guard
    from itaextract.review import Lang


class PageLanguage(StrEnum):
    """Language of the pages."""

    EN = "en"
    TH = "th"


@app.command(cls=PlainCommand, no_args_is_help=True)
def review(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES",
            help="PDF or text files, folders (searched for *.pdf and *.txt), patterns, "
            "or [bold]-[/] for standard input.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Write DIR/NAME.html for each file, and DIR/index.html for all that are there.",
            rich_help_panel=OUTPUT,
        ),
    ],
    lang: Annotated[
        PageLanguage | None,
        typer.Option(
            "--lang",
            case_sensitive=False,
            help="Language of the pages; by default as the browser says.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    correct_spelling: CorrectSpelling = False,
    max_pages: MaxPages = 2000,
    max_glyphs_per_page: MaxGlyphs = 200_000,
    max_seconds_per_page: MaxSeconds = 10.0,
    max_memory_megabytes: MaxMemory = 900,
    max_megabytes: MaxMegabytes = 200.0,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Write HTML pages on which people check every value against the page, and correct it."""
    reporter = Reporter(quiet=quiet, verbosity=verbose)
    from itaextract.cli.inputs import collect, output_stems
    from itaextract.cli.outputs import make_folder
    from itaextract.guard import Guard
    from itaextract.review import write_index
    from itaextract.review.html import environment

    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        correct_spelling=correct_spelling,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        max_pages=max_pages,
        max_glyphs_per_page=max_glyphs_per_page,
        max_seconds_per_page=max_seconds_per_page,
        max_memory_megabytes=max_memory_megabytes,
        max_megabytes=max_megabytes,
    )
    inputs = collect(files)
    with usage_errors("--out"):
        make_folder(out)
    attempt(reporter, "review", environment)  # before any file is read
    language: Lang | None = lang.value if lang else None
    stems = dict(zip(inputs, output_stems(inputs, kept=["index"]), strict=True))
    with Guard(settings) as guard:
        for item in reporter.track(inputs, shown=True):
            _review(item, out / f"{stems[item]}.html", guard, reporter, language)
    try:
        write_index(out, language)
    except Exception as error:
        reporter.fail(str(out), error)
    end(reporter)


def _review(
    item: "Input", target: Path, guard: "Guard", reporter: Reporter, lang: "Lang | None"
) -> None:
    """Write one page; a bad file must not cost the others."""
    from itaextract.cli.batch import source_of
    from itaextract.export.atomic import write_text
    from itaextract.review import gather, review_page

    if item.problem:
        reporter.fail(item.name, item.problem)
        return
    try:
        with reporter.pages(item.name) as progress:
            found = gather(source_of(item), guard, progress=progress)
        write_text(target, review_page(found, target.stem, lang))
    except Exception as error:
        reporter.fail(item.name, error)

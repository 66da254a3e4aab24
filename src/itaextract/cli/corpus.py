"""The command ``corpus``: thousands of files, with progress and a summary."""

import time
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itaextract.cli.common import FAILED, attempt, settings_of, usage_errors
from itaextract.cli.options import (
    LIMITS,
    OUTPUT,
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
    Pages,
    Password,
    Quiet,
    Redact,
    Verbose,
)
from itaextract.cli.report import Reporter, log
from itaextract.errors import SettingsError

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

    from itaextract.corpus import Engine, Event, Summary

RUNNING = "Running"
EXAMPLES = """[bold]Examples[/]
  [cyan]itaextract corpus reports/ --out out/ --format parquet --format sqlite[/]
  [cyan]itaextract corpus manifest.csv --out out/[/]
  [cyan]find /data -name '*.pdf' -print0 | itaextract corpus - --out out/[/]
  [cyan]itaextract corpus reports/ --out out/ --engine dask --address tcp://10.0.0.5:8786[/]

The same command again goes on where the last run ended, however it ended."""


class EngineName(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    DASK = "dask"


def corpus(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUTS",
            help="PDF or text files, folders (searched for *.pdf and *.txt), patterns, manifests "
            "(*.csv), or [bold]-[/] for paths on standard input.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="DIR", help="Write into this folder.", rich_help_panel=OUTPUT
        ),
    ],
    formats: Annotated[
        list[FormatName] | None,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Write in this format, jsonl by default; several times for several.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    redact: Redact = None,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine",
            case_sensitive=False,
            help="Read on this machine, or on a Dask cluster.",
            rich_help_panel=RUNNING,
        ),
    ] = EngineName.LOCAL,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help="Scheduler of the Dask cluster, such as tcp://10.0.0.5:8786.",
            rich_help_panel=RUNNING,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            help="Processes of the local engine; one a core by default.",
            rich_help_panel=RUNNING,
        ),
    ] = None,
    retry_failed: Annotated[
        bool,
        typer.Option(
            "--retry-failed",
            metavar="",
            help="Read files again that failed in earlier runs.",
            rich_help_panel=RUNNING,
        ),
    ] = False,
    pages: Pages = None,
    password: Password = None,
    keep_thai_digits: KeepThaiDigits = False,
    ocr: Ocr = OcrMode.AUTO,
    ocr_engine: OcrEngine = "tesseract",
    correct_spelling: CorrectSpelling = False,
    max_pages: MaxPages = 2000,
    max_glyphs_per_page: MaxGlyphs = 200_000,
    max_seconds_per_page: MaxSeconds = 10.0,
    max_seconds_per_file: Annotated[
        float,
        typer.Option(
            "--max-seconds-per-file",
            min=0.1,
            help="Give up files that take longer.",
            rich_help_panel=LIMITS,
        ),
    ] = 1800.0,
    max_memory_megabytes: MaxMemory = 900,
    max_megabytes: MaxMegabytes = 200.0,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Extract thousands of documents into tables, in parallel and resumable."""
    reporter = Reporter(quiet=quiet, verbosity=verbose)
    from itaextract.cli.outputs import make_folder
    from itaextract.corpus.results import corpus_formats
    from itaextract.corpus.run import run_corpus
    from itaextract.corpus.sources import find_sources

    names = [name.value for name in formats or [FormatName.JSONL]]
    with usage_errors("--format"):
        corpus_formats(names)
    with usage_errors("--engine"):
        chosen = _engine(engine, address, workers)
    with usage_errors("INPUTS"):
        sources = find_sources(inputs)
    with usage_errors("--out"):
        make_folder(out)
    settings = settings_of(
        pages,
        password=password,
        keep_thai_digits=keep_thai_digits,
        ocr=ocr.value,
        ocr_engine=ocr_engine,
        correct_spelling=correct_spelling,
        redact=redact and redact.value,
        max_pages=max_pages,
        max_glyphs_per_page=max_glyphs_per_page,
        max_seconds_per_page=max_seconds_per_page,
        max_seconds_per_file=max_seconds_per_file,
        max_memory_megabytes=max_memory_megabytes,
        max_megabytes=max_megabytes,
    )

    if sources.ignored:
        reporter.note(
            str(out), f"ignored {sources.ignored} row(s) of manifests that name no local file"
        )

    def work() -> "Summary":
        with reporter.live(_columns()) as bar:
            return run_corpus(
                sources,
                out,
                settings,
                formats=names,
                engine=chosen,
                retry_failed=retry_failed,
                progress=_Display(reporter, bar, len(sources.files)),
            )

    summary = attempt(reporter, str(out), work)
    for line in _told(summary):
        reporter.note(str(out), line)
    if summary.failed:
        raise typer.Exit(FAILED)


def _engine(name: EngineName, address: str | None, workers: int | None) -> "Engine":
    if name is EngineName.LOCAL:
        if address:
            raise SettingsError("--address is for --engine dask")
        from itaextract.corpus import LocalEngine

        return LocalEngine(workers)
    if not address or workers:
        raise SettingsError("--engine dask needs --address, and the cluster has its own workers")
    from itaextract.corpus.dask_engine import DaskEngine

    return DaskEngine(address)


def _columns() -> "list[ProgressColumn]":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

    return [
        MofNCompleteColumn(),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.description}", markup=False),
    ]


class _Display:
    """Shows how far a run is: rate and estimate count what is read now, not what was kept."""

    def __init__(self, reporter: Reporter, bar: "Progress | None", total: int) -> None:
        self._reporter = reporter
        self._bar = bar
        self._task = bar.add_task("", total=total, rate="") if bar else None
        self._begun = time.monotonic()
        self._total = total
        self._dealt = self._read = self._failed = 0

    def __call__(self, event: "Event") -> None:
        self._dealt += 1
        self._read += event.state in ("extracted", "failed")
        self._failed += event.state in ("failed", "kept-failed")
        if event.failure:
            self._reporter.fail(event.name, event.failure.reason)
        log.info("%s: %s", event.name, event.state)
        if self._bar and self._task is not None:
            rate = self._read / max(time.monotonic() - self._begun, 0.001)
            self._bar.update(
                self._task,
                completed=self._dealt,
                rate=pace(rate, self._total - self._dealt),
                description=f"{self._failed} failed" if self._failed else "",
            )


def pace(rate: float, left: int) -> str:
    """Give files a second (or a minute), and how long the rest will take at this rate."""
    if not rate:
        return ""
    shown = f"{rate:.1f} files/s" if rate >= 1 else f"{rate * 60:.1f} files/min"
    return f"{shown}, {timedelta(seconds=round(left / rate))} left" if left else shown


def _told(summary: "Summary") -> Iterator[str]:
    took = timedelta(seconds=round(summary.seconds))
    yield (
        f"{summary.documents} documents of {summary.inputs} files in {took}: {summary.extracted} "
        f"read now, {summary.kept} before; {summary.repeated} repeated, {summary.failed} failed"
    )
    if summary.failed:
        yield "errors.csv says why files failed; --retry-failed reads them again"
    yield "written: " + ", ".join(path.name + "/" * path.is_dir() for path in summary.written)

"""What the command line says on standard error: failures, notes, progress, the log."""

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from itaextract.errors import ItaExtractError

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

    from itaextract.cli.inputs import Input

PROGRAM = "itaextract"
log = logging.getLogger(PROGRAM)


def use_utf8() -> None:
    """Make the standard streams UTF-8 with plain line feeds, whatever the locale or code page.

    What cannot be encoded (a file name that is no valid text) is escaped, never an error.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def one_line(text: str) -> str:
    """Give text on one line without control characters, which could act on the terminal.

    File names that the locale could not decode are tried as UTF-8.
    """
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def describe(error: Exception) -> str:
    """Give an error as one line for people."""
    if isinstance(error, ItaExtractError):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    detail = f"{type(error).__name__}: {error}"
    return f"internal error: {detail[:300]}; run with --verbose for the traceback"


def set_up_logging(verbosity: int) -> None:
    """Send the log to standard error: nothing at 0, steps at 1, everything of ours from 2.

    At 0 the warnings of the libraries below are silent too; they mean nothing to a reader.
    """
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if handler.get_name() == PROGRAM]:
        root.removeHandler(old)
    handler: logging.Handler
    if verbosity:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(name)s: %(levelname)s: %(message)s"))
    else:
        handler = logging.NullHandler()
    handler.set_name(PROGRAM)
    root.addHandler(handler)
    logging.captureWarnings(True)
    log.setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)


class Reporter:
    """Says what goes wrong and how far the work is, and counts failures."""

    def __init__(self, *, quiet: bool = False, verbosity: int = 0) -> None:
        self.quiet = quiet
        self.failed: set[str] = set()
        self._progress: Progress | None = None
        set_up_logging(verbosity)

    def fail(self, name: str, problem: Exception | str) -> None:
        """Report in one line that ``name`` (an input or an output) failed."""
        self.failed.add(name)
        if isinstance(problem, Exception):
            text = describe(problem)
            if not isinstance(problem, ItaExtractError | OSError):
                log.error("%s", name, exc_info=problem)
        else:
            text = problem
        self._say(f"{PROGRAM}: {one_line(name)}: {one_line(text)}")

    def note(self, name: str, text: str) -> None:
        """Say something worth knowing about an input, unless quiet."""
        if not self.quiet:
            self._say(f"{PROGRAM}: {one_line(name)}: {one_line(text)}")

    def summary(self, text: str) -> None:
        """Close with one line, only where a person is watching."""
        if not self.quiet and sys.stderr.isatty():
            self._say(text)

    def track(self, inputs: "Sequence[Input]", *, shown: bool) -> "Iterator[Input]":
        """Go through inputs, with a progress bar if ``shown``, on a terminal, and not quiet."""
        if self.quiet or not shown or not inputs or not sys.stderr.isatty():
            yield from inputs
            return
        with self._bar() as progress:
            task = progress.add_task("", total=len(inputs))
            for item in inputs:
                progress.update(task, description=one_line(Path(item.name).name))
                yield item
                progress.advance(task)

    @contextmanager
    def pages(self, name: str) -> "Iterator[Callable[[int, int], None] | None]":
        """Show how many pages of an input OCR has read, on a terminal if not quiet.

        The bar appears with the first page, below that of the inputs if there is one.

        Yields:
            What to call with the pages read and those to read; None where nobody looks.
        """
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        with nullcontext(self._progress) if self._progress else self._bar() as progress:
            task = progress.add_task(f"{one_line(Path(name).name)}: OCR", total=None, visible=False)
            yield lambda done, total: progress.update(
                task, completed=done, total=total, visible=True
            )
            progress.remove_task(task)

    @contextmanager
    def live(self, columns: "Sequence[ProgressColumn]") -> "Iterator[Progress | None]":
        """Show a bar with these columns, on a terminal if not quiet; messages go above it.

        Yields:
            The bar, without tasks; None where nobody looks.
        """
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        with _bar_of(columns, sys.stderr) as self._progress:
            yield self._progress
        self._progress = None

    @contextmanager
    def _bar(self) -> "Iterator[Progress]":
        with _progress_bar(sys.stderr) as self._progress:
            yield self._progress
        self._progress = None

    def _say(self, line: str) -> None:
        if self._progress:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr, flush=True)


@contextmanager
def _progress_bar(stream: TextIO) -> "Iterator[Progress]":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    name = TextColumn(
        "{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True)
    )
    columns = (MofNCompleteColumn(), BarColumn(bar_width=24), TimeElapsedColumn(), name)
    with _bar_of(columns, stream) as progress:
        yield progress


@contextmanager
def _bar_of(columns: "Sequence[ProgressColumn]", stream: TextIO) -> "Iterator[Progress]":
    from rich.console import Console
    from rich.progress import Progress

    with Progress(*columns, console=Console(file=stream), transient=True, expand=True) as progress:
        yield progress

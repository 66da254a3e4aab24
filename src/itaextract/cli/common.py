"""What the commands have in common: settings of options, one input, failures, output."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from itaextract.cli.report import Reporter, describe
from itaextract.errors import ItaExtractError

# Everything else is imported inside the functions, so that --help and --version stay quick.
if TYPE_CHECKING:
    from itaextract.cli.inputs import Input
    from itaextract.corrections import CorrectionSet
    from itaextract.model import Document
    from itaextract.settings import Settings

T = TypeVar("T")

FAILED, INTERRUPTED = 1, 130


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


def settings_of(pages: str | None, **fields: Any) -> "Settings":
    """Make settings of options; the page selection is an option's text."""
    from itaextract.settings import Settings, parse_pages

    with usage_errors("--pages"):
        selected = parse_pages(pages) if pages is not None else None
    return Settings(pages=selected, **fields)


def corrections_of(place: Path | None, settings: "Settings") -> "dict[str, CorrectionSet]":
    """Give the sets of corrections of a folder or file, by the SHA-256 of their files."""
    if place is None:
        return {}
    if settings.redact:
        raise typer.BadParameter(
            "corrections hold what --redact takes out; extract without one of them",
            param_hint="--corrections",
        )
    from itaextract.corrections import by_document, read_sets

    with usage_errors("--corrections"):
        return by_document(read_sets([place]))


@contextlib.contextmanager
def usage_errors(option: str) -> Iterator[None]:
    """Turn what is wrong with an option into a usage error, exit code 2."""
    try:
        yield
    except (ItaExtractError, OSError) as error:
        where = f": {error.filename}" if isinstance(error, OSError) else ""
        raise typer.BadParameter(f"{describe(error)}{where}", param_hint=option) from error


def open_one(file: str, reporter: Reporter) -> "tuple[Input, bytes | str]":
    """Give the one input that a command takes, and its source."""
    from itaextract.cli.batch import source_of
    from itaextract.cli.inputs import collect

    inputs = collect([file])
    if len(inputs) > 1:
        raise typer.BadParameter(f"{len(inputs)} files; this command takes one", param_hint="FILE")
    if inputs[0].problem:
        reporter.fail(inputs[0].name, inputs[0].problem)
        end(reporter)
    return inputs[0], source_of(inputs[0])


def document_of(file: str, settings: "Settings", reporter: Reporter) -> "tuple[Input, Document]":
    """Extract the one document that a command takes."""
    from itaextract.guard import Guard

    item, source = open_one(file, reporter)
    with Guard(settings) as guard, reporter.pages(item.name) as progress:
        document = attempt(reporter, item.name, lambda: guard.extract(source, progress=progress))
    return item, document


def attempt(reporter: Reporter, name: str, work: Callable[[], T]) -> T:
    """Do the work, or report in one line why it failed and exit with 1."""
    try:
        return work()
    except Exception as error:
        reporter.fail(name, error)
        raise typer.Exit(FAILED) from error


def give(content: str, out: Path | None, reporter: Reporter) -> None:
    """Print text, or write it to a file."""
    if out is None or str(out) == "-":
        sys.stdout.write(content)
        return
    from itaextract.export.atomic import write_text

    attempt(reporter, str(out), lambda: write_text(out, content))


def end(reporter: Reporter) -> None:
    """Exit with 1 if anything failed."""
    if reporter.failed:
        raise typer.Exit(FAILED)

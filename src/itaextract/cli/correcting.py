"""What people corrected: put it into documents, and measure the extraction by it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itaextract.cli.app import app
from itaextract.cli.common import FAILED, PlainCommand, attempt, end, give
from itaextract.cli.options import OUTPUT, READING, CompareFormat, OutFile
from itaextract.cli.report import Reporter

# Everything else is imported inside the commands, so that --help and --version stay quick.
if TYPE_CHECKING:
    from itaextract.model import Document

_SETS = "Sets of corrections (JSON), or folders that are searched for them."


@app.command(cls=PlainCommand, no_args_is_help=True)
def apply(
    document: Annotated[
        Path,
        typer.Argument(metavar="DOCUMENT", help="A document as it was extracted, in JSON."),
    ],
    corrections: Annotated[
        Path,
        typer.Argument(metavar="CORRECTIONS", help="The corrections of the page for review."),
    ],
    out: OutFile = None,
) -> None:
    """Put corrections into an extracted document, all of them or none."""
    reporter = Reporter()
    from itaextract.corrections import apply_corrections, read_set

    chosen = attempt(reporter, str(corrections), lambda: read_set(corrections))
    extracted = attempt(reporter, str(document), lambda: _only(document))
    changed = attempt(reporter, str(corrections), lambda: apply_corrections(extracted, chosen))
    give(changed.model_dump_json(indent=2) + "\n", out, reporter)
    end(reporter)


def _only(path: Path) -> "Document":
    from itaextract.corpus import read_documents
    from itaextract.errors import UnreadableFileError

    found = list(read_documents(path))
    if len(found) != 1:
        raise UnreadableFileError(f"{len(found)} documents; one is needed")
    return found[0]


@app.command(cls=PlainCommand, no_args_is_help=True)
def evaluate(
    sets: Annotated[list[Path], typer.Argument(metavar="SETS", help=_SETS)],
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="DOCUMENTS",
            help="Measure these extracted documents (a folder, .json or .jsonl) instead of those "
            "that were reviewed.",
            rich_help_panel=READING,
        ),
    ] = None,
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
) -> None:
    """Report the accuracy of each field, by what people accepted and corrected."""
    reporter = Reporter()
    from itaextract.cli import accuracy
    from itaextract.corrections import evaluate as measured
    from itaextract.corrections import read_sets

    found = attempt(reporter, str(sets[0]), lambda: list(read_sets(sets)))
    if not found:
        reporter.fail(str(sets[0]), "no corrections there")
        raise typer.Exit(FAILED)
    documents = against and attempt(reporter, str(against), lambda: _by_hash(against))
    fields = measured(found, documents or None)
    if not fields:
        reporter.fail(str(sets[0]), "nothing in them was decided about these documents")
        raise typer.Exit(FAILED)
    if format is CompareFormat.JSON:
        content = accuracy.as_json(fields, len(found))
    elif format is CompareFormat.CSV:
        content = accuracy.as_csv(fields)
    else:
        from itaextract.cli.view import rendered

        content = rendered(
            lambda console: accuracy.show(fields, len(found), console),
            colour=out is None and sys.stdout.isatty(),
        )
    give(content, out, reporter)


def _by_hash(path: Path) -> "dict[str, Document]":
    from itaextract.corpus import read_documents

    return {document.source.sha256: document for document in read_documents(path)}

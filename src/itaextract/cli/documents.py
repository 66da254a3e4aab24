"""Documents of inputs that are to be read, or were extracted before."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from itaextract.cli.batch import source_of
from itaextract.cli.inputs import Input
from itaextract.cli.report import Reporter
from itaextract.corpus import read_documents
from itaextract.export.sarif import Checked
from itaextract.guard import Guard
from itaextract.settings import Settings

_EXTRACTED = (".json", ".jsonl")


def documents_of(
    inputs: Sequence[Input], settings: Settings, reporter: Reporter, *, shown: bool
) -> Iterator[Checked]:
    """Give the documents of PDF and text files, and those that are in JSON files.

    Args:
        inputs: what to read.
        settings: how to read what was not extracted before.
        reporter: is told of failures, which are not raised.
        shown: whether a bar may show the progress.
    """
    with Guard(settings) as guard:
        for item in reporter.track(inputs, shown=shown):
            if item.problem:
                reporter.fail(item.name, item.problem)
                continue
            try:
                yield from _documents(item, guard, reporter)
            except Exception as error:  # one bad file must not cost the others
                reporter.fail(item.name, error)


def _documents(item: Input, guard: Guard, reporter: Reporter) -> Iterator[Checked]:
    if item.path is None or item.path.suffix.lower() not in _EXTRACTED:
        with reporter.pages(item.name) as pages:
            document = guard.extract(source_of(item), progress=pages)
        yield Checked(item.name, document)
        return
    for document in read_documents(Path(item.path)):
        name = document.source.file_name
        yield Checked(name or item.name, document)

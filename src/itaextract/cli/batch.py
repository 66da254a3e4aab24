"""Inputs become documents, and documents go where they were wanted; a bad file stops no other."""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from itaextract.cli.inputs import Input, output_stems
from itaextract.cli.outputs import Destination, Place
from itaextract.cli.report import Reporter, describe, log
from itaextract.errors import ItaExtractError
from itaextract.export import write
from itaextract.model import Document
from itaextract.settings import Settings

# What reads and audits documents is loaded in the other process only.
if TYPE_CHECKING:
    from itaextract.corrections import CorrectionSet

_NONE: Final[Mapping[str, "CorrectionSet"]] = MappingProxyType({})


class Result(NamedTuple):
    """A document and the input that it came from."""

    input: Input
    document: Document


def source_of(item: Input) -> bytes | str:
    """Give what ``extract`` takes: a path, or all bytes of standard input."""
    if item.path is not None:
        return str(item.path)
    stream: BinaryIO = sys.stdin.buffer
    return stream.read()


def run(
    inputs: Sequence[Input],
    settings: Settings,
    target: Destination,
    reporter: Reporter,
    *,
    corrections: "Mapping[str, CorrectionSet]" = _NONE,
    strict: bool = False,
) -> None:
    """Extract every input and deliver it; failures are reported and counted, not raised.

    Args:
        inputs: what to read, in the order of the results.
        settings: how to read it.
        target: where results go, and in which format.
        reporter: gets failures, notes and progress.
        corrections: what people decided about documents, by the SHA-256 of their files.
        strict: count findings of severity error as failure; the result is delivered all the same.
    """
    # A bar would run through results that are printed to the same terminal.
    shown = target.place is not Place.STDOUT or not sys.stdout.isatty()
    results = _extract_all(inputs, settings, reporter, corrections, strict=strict, shown=shown)
    if target.one_file_each:
        _deliver_each(results, target, reporter, _stems(inputs, settings, reporter))
        return
    if target.format.tables:
        results = _note_copies(results, reporter)
    if target.place is Place.STDOUT:
        _print_all(results, target)
    else:
        _deliver_together(results, target, reporter)


def _note_copies(results: Iterator[Result], reporter: Reporter) -> Iterator[Result]:
    """Tell of files whose rows will not stand in the tables a second time."""
    first: dict[str, str] = {}
    for result in results:
        name = first.setdefault(result.document.source.sha256, result.input.name)
        if name != result.input.name:
            reporter.note(result.input.name, f"the same file as {name}, whose rows stand for both")
        yield result


def _extract_all(
    inputs: Sequence[Input],
    settings: Settings,
    reporter: Reporter,
    corrections: "Mapping[str, CorrectionSet]",
    *,
    strict: bool,
    shown: bool,
) -> Iterator[Result]:
    from itaextract.guard import Guard

    with Guard(settings) as guard:
        for item in reporter.track(inputs, shown=shown):
            if item.problem:
                reporter.fail(item.name, item.problem)
                continue
            started = time.perf_counter()
            try:
                with reporter.pages(item.name) as pages:
                    document = guard.extract(source_of(item), progress=pages)
                if decided := corrections.get(document.source.sha256):
                    from itaextract.corrections import apply_corrections

                    document = apply_corrections(document, decided)
            except Exception as error:  # one bad file must not cost the others
                reporter.fail(item.name, error)
                continue
            _log(item, document, time.perf_counter() - started)
            found = (document.measures, document.score_tables, document.score_mentions)
            if not any(found) and not document.schedule:
                reporter.note(item.name, _without_records(document))
            if strict:
                _check(item, document, reporter)
            yield Result(item, document)


def _without_records(document: Document) -> str:
    """Say what is there instead: an almost empty result must not pass in silence."""
    if not document.tables:
        return "no tables found; the result holds the running text only"
    return "none of its tables holds measures, scores or a schedule; see tables in the result"


def _log(item: Input, document: Document, seconds: float) -> None:
    log.info(
        "%s: %d pages, %d measures, %d findings in %.1f s",
        *(item.name, document.source.page_count, len(document.measures)),
        *(len(document.findings), seconds),
    )


def _check(item: Input, document: Document, reporter: Reporter) -> None:
    codes = [finding.code for finding in document.findings if finding.severity == "error"]
    if codes:
        counted = f"{len(codes)} finding{'s' if len(codes) > 1 else ''} of severity error"
        reporter.fail(item.name, f"{counted} (--strict): {', '.join(sorted(set(codes)))}")


def _stems(inputs: Sequence[Input], settings: Settings, reporter: Reporter) -> dict[Input, str]:
    redacted = bool(settings.redact)
    stems = dict(zip(inputs, output_stems(inputs, redacted=redacted), strict=True))
    for item, stem in stems.items():
        if stem != item.stem and not redacted:
            reporter.note(item.name, f"{item.stem} is taken by an earlier file; written as {stem}")
    return stems


def _deliver_each(
    results: Iterator[Result], target: Destination, reporter: Reporter, stems: dict[Input, str]
) -> None:
    assert target.path is not None
    for result in results:
        path = target.path / f"{stems[result.input]}{target.format.suffix}"
        try:
            write(result.document, path, target.format.name)
        except (OSError, ItaExtractError) as error:
            reporter.fail(result.input.name, f"cannot write {path}: {describe(error)}")


def _deliver_together(results: Iterator[Result], target: Destination, reporter: Reporter) -> None:
    first = next(results, None)
    if first is None:  # every input failed: an older file stays as it is
        return
    documents = (result.document for result in chain([first], results))
    try:
        write(documents, target.combined, target.format.name)
    except (OSError, ItaExtractError) as error:
        reporter.fail(str(target.combined), f"cannot write: {describe(error)}")


def _print_all(results: Iterator[Result], target: Destination) -> None:
    assert target.format.stream is not None
    for text in target.format.stream(result.document for result in results):
        sys.stdout.write(text)
        sys.stdout.flush()

"""How much of a document a reading of its scan has: cells, scores and measures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from itaextract import Document
from itaextract.model import Measure
from itaextract.thai.normalize import normalize_text

MISSED: Final = 40.0
"""Text that is less alike than this (of 100) is not there."""
SAME: Final = 70.0
"""Measures that are as alike as this are the same."""


class Errors(NamedTuple):
    """Wrong characters, and characters of the truth."""

    wrong: int
    all: int


class Counts(NamedTuple):
    """Records that are right, that were read, and that the truth has."""

    right: int
    read: int
    true: int


class Outcome(NamedTuple):
    """What one reading of one document gave.

    Attributes:
        cells: each cell of the truth against what is most alike in the text that was read.
        ordered: the text of all cells in order; None where the reading has no cells.
        scores: score cells by level, code, year and value.
        silent: scores that the truth does not have, and that no finding points at.
        measures: measures by title and steps, in order.
        seconds: CPU time a page.
    """

    cells: Errors
    ordered: Errors | None
    scores: Counts
    silent: int
    measures: Counts
    seconds: float


def f1(counts: Iterable[Counts]) -> float:
    """The harmonic mean of precision and recall, of all documents together."""
    right, read, true = (sum(c) for c in zip(*counts, strict=True))
    return 2 * right / (read + true) if read + true else 1.0


def rate(errors: Iterable[Errors]) -> float:
    """Wrong characters as a share, of all documents together."""
    wrong, characters = (sum(e) for e in zip(*errors, strict=True))
    return wrong / max(characters, 1)


def compare(truth: Document, read: Document, text: str, seconds: float) -> Outcome:
    """Compare what was read from a scan with the document itself.

    Args:
        truth: the document.
        read: what was read of its scan.
        text: all text that was read.
        seconds: CPU time a page.
    """
    wanted, got = cell_texts(truth), cell_texts(read)
    one, other = "\n".join(wanted), "\n".join(got)
    ordered = Errors(Levenshtein.distance(one, other), len(one)) if got else None
    scores, silent = compare_scores(truth, read)
    measures = compare_measures(truth.measures, read.measures)
    return Outcome(lost(wanted, text), ordered, scores, silent, measures, seconds)


def cell_texts(document: Document) -> list[str]:
    """The text of all cells, in order."""
    rows = (row for table in document.tables for row in (table.header, *table.rows))
    return [squash(cell) for row in rows for cell in row if cell]


def squash(text: str) -> str:
    """Text without blanks, which plain OCR of Thai scatters."""
    return "".join(normalize_text(text).split())


def lost(cells: Iterable[str], text: str) -> Errors:
    """Character errors of cells against what is most alike in a text."""
    wrong = characters = 0
    for cell in cells:
        characters += len(cell)
        found = partial_ratio_alignment(cell, text, score_cutoff=MISSED)
        part = text[found.dest_start : found.dest_end] if found else ""
        wrong += min(Levenshtein.distance(cell, part), len(cell))
    return Errors(wrong, characters)


def compare_scores(truth: Document, read: Document) -> tuple[Counts, int]:
    """Count scores that are right, and those that are wrong and that no finding points at."""
    left = Counter(key for key, _ in score_keys(truth))
    true, wrong = sum(left.values()), []
    for key, ref in score_keys(read):
        if left[key]:
            left[key] -= 1
        else:
            wrong.append(ref)
    refs = {ref for finding in read.findings for ref in finding.refs}
    silent = sum(not any(ref.startswith(f"{w}/") for ref in refs) for w in wrong)
    right = true - sum(left.values())
    return Counts(right, right + len(wrong), true), silent


def score_keys(document: Document) -> list[tuple[tuple[object, ...], str]]:
    """Scores as they are compared, and where they stand."""
    return [
        ((score.level, score.code, score.year, score.score), f"/score_tables/{t}/scores/{s}")
        for t, table in enumerate(document.score_tables)
        for s, score in enumerate(table.scores)
    ]


def compare_measures(truth: Sequence[Measure], read: Sequence[Measure]) -> Counts:
    """Count measures that are the same, in their order."""
    best = [0] * (len(read) + 1)
    for one in truth:
        row = [0]
        for index, other in enumerate(read):
            same = ratio(_gist(one), _gist(other)) >= SAME
            row.append(max(row[-1], best[index + 1], best[index] + same))
        best = row
    return Counts(best[-1], len(read), len(truth))


def _gist(measure: Measure) -> str:
    return squash(measure.title) + squash("".join(measure.steps))[:200]

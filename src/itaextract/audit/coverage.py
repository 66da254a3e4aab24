"""Measures against scores: ``measure-without-score``, ``weak-indicator-unaddressed``."""

from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of
from itaextract.ita import grade_scale, indicator, indicators_named
from itaextract.model import Document, Finding, Measure

_PASS_MARK: Final = 85.0


def check_coverage(document: Document) -> Iterator[Finding]:
    """Measures tied to an indicator without a score, and weak indicators without a measure.

    Only where the document has scores of indicators of the assessed year and ties measures to
    indicators at all.
    """
    year = document.assessed_year
    if year is None or not document.measures:
        return
    book = ScoreBook(document)
    stated = {n: book.of(year, Subject("indicator", str(n))) for n in range(1, 11)}
    scored = {n: s[0] for n, s in stated.items() if s}
    tied = {i: _indicators_of(m) for i, m in enumerate(document.measures)}
    if not scored or not any(tied.values()):
        return
    yield from _without_score(document, tied, scored, year)
    yield from _unaddressed(document, tied, scored, year)


def _indicators_of(measure: Measure) -> set[int]:
    """The indicators that a measure is tied to, by number or by name."""
    found = {n for n in measure.ita_indicators if 1 <= n <= 10}
    if measure.indicator_no is not None:
        found.add(measure.indicator_no)
    titles = [measure.group, measure.title, measure.issue and measure.issue.title]
    for text in (*titles, *measure.steps):
        found |= indicators_named(text or "")
    return found


def _without_score(
    document: Document, tied: dict[int, set[int]], scored: dict[int, Stated], year: int
) -> Iterator[Finding]:
    missing: dict[int, list[int]] = {}
    for index, numbers in tied.items():
        own = document.measures[index].indicator_no
        if own in numbers and own not in scored:
            missing.setdefault(own, []).append(index)
    for number, indexes in missing.items():
        measures = [document.measures[i] for i in indexes]
        titles = ", ".join(f"“{m.title[:60]}”" for m in measures)
        yield finding(
            "measure-without-score",
            "info",
            f"{titles} is tied to indicator {number}, which has no score of {year} here.",
            f"{titles} ผูกกับตัวชี้วัดที่ {number} ซึ่งไม่มีคะแนนปี {year} ในเอกสาร",
            refs=[f"/measures/{i}/indicator_no" for i in indexes],
            pages=[page for m in measures for page in m.provenance.pages],
        )


def _unaddressed(
    document: Document, tied: dict[int, set[int]], scored: dict[int, Stated], year: int
) -> Iterator[Finding]:
    scale = grade_scale(year)
    mark = scale.pass_mark if scale else _PASS_MARK
    addressed = set().union(*tied.values())
    instruments = {m.instrument for i, m in enumerate(document.measures) if not tied[i]}
    weak = [
        n
        for n, one in scored.items()
        if one.value < mark and n not in addressed and indicator(n).instrument not in instruments
    ]
    if weak:
        explicit = sum(m.indicator_no is not None for m in document.measures)
        sure = explicit > len(document.measures) / 2
        yield _weak(weak, [scored[n] for n in weak], mark, sure=sure)


def _weak(numbers: Sequence[int], scores: Sequence[Stated], mark: float, *, sure: bool) -> Finding:
    pairs = list(zip(numbers, scores, strict=True))
    listed = ", ".join(f"{n} ({indicator(n).name}, {one.number})" for n, one in pairs)
    return finding(
        "weak-indicator-unaddressed",
        "warning" if sure else "info",
        f"No measure addresses these indicators, which score below {mark:g}: {listed}.",
        f"ไม่มีมาตรการที่ตอบตัวชี้วัดซึ่งได้คะแนนน้อยกว่า {mark:g}: {listed}",
        refs=[one.value_ref for one in scores],
        pages=pages_of(scores),
    )

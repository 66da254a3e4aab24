"""What a scan cannot say: years without an assessment, items without a code, lost decimals."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from itaextract.model import Document, Finding, Score
from itaextract.ocr.doubts import listed, name_of, ocr_finding, scores, short
from itaextract.thai.digits import to_ascii_digits

_DECIMALS: Final = re.compile(r"\d{1,3}\.(\d+)")
_FIRST_YEAR: Final = 2554
"""No assessment is older: the NACC (ป.ป.ช.) resolved in it to prepare its index of transparency."""
_LAST_YEAR: Final = 2599
_USUAL: Final = 0.8
"""A table in which this share of the scores has so many decimals has no others."""
_FEWEST: Final = 5
"""Scores without which a table has no usual number of decimals."""


def implausible_findings(document: Document, scanned: Collection[int]) -> list[Finding]:
    """Findings for what was misread by its format or range, whatever the confidence.

    Scores outside 0 to 100 are not among them: the audit finds them on all pages.

    Args:
        document: what was read.
        scanned: the pages that OCR read.
    """
    if not scanned:
        return []
    return [
        *_about_years(document, scanned),
        *_about_codes(document, scanned),
        *_about_decimals(document, scanned),
    ]


def _about_codes(document: Document, scanned: Collection[int]) -> Iterator[Finding]:
    """Items without a code, where others of the document have one."""
    items = [(ref, score) for ref, score in scores(document) if score.level == "item"]
    lost: dict[int, list[tuple[str, Score]]] = defaultdict(list)
    if any(score.code for _, score in items):
        for ref, score in items:
            pages = set(score.provenance.pages) & set(scanned)
            if not score.code and pages:
                lost[min(pages)].append((f"{ref}/code", score))
    for page, members in sorted(lost.items()):
        names = listed([f"“{short(score.label)}” {score.raw}" for _, score in members])
        yield ocr_finding(
            "warning",
            f"Items on page {page} have no code that could be read: {names}.",
            f"อ่านรหัสข้อในหน้า {page} ไม่ได้: {names}",
            [ref for ref, _ in members],
            [page],
        )


def _about_years(document: Document, scanned: Collection[int]) -> Iterator[Finding]:
    """Years that no assessment of this document has: before the first, or after its fiscal year."""
    stated = [("/fiscal_year", document.fiscal_year), ("/assessed_year", document.assessed_year)]
    believed = [year for _, year in stated if year and _FIRST_YEAR <= year <= _LAST_YEAR]
    last = believed[0] + 1 if believed else _LAST_YEAR
    years = [(ref, year, set[int]()) for ref, year in stated]
    for ref, score in scores(document):
        pages = set(score.provenance.pages) & set(scanned)
        years += [(f"{ref}/year", score.year, pages)] if pages else []
    wrong: dict[int, list[tuple[str, set[int]]]] = defaultdict(list)
    for ref, year, pages in years:
        if year is not None and not _FIRST_YEAR <= year <= last:
            wrong[year].append((ref, pages))
    for year, members in sorted(wrong.items()):
        yield ocr_finding(
            "error",
            f"The year {year} cannot be right: no assessment in this document is of it.",
            f"ปี {year} ไม่น่าถูกต้อง: การประเมินในเอกสารนี้เป็นของปีนั้นไม่ได้",
            [ref for ref, _ in members],
            set[int]().union(*(pages for _, pages in members)),
        )


def _about_decimals(document: Document, scanned: Collection[int]) -> Iterator[Finding]:
    """Scores with more or fewer decimals than those around them: a digit was lost or put in."""
    for t, table in enumerate(document.score_tables):
        read = [
            (s, score, len(match[1]))
            for s, score in enumerate(table.scores)
            if set(score.provenance.pages) & set(scanned)
            and (match := _DECIMALS.match(to_ascii_digits(score.raw.strip())))
        ]
        counts = Counter(decimals for _, _, decimals in read)
        usual, most = counts.most_common(1)[0] if counts else (0, 0)
        odd = [(s, score) for s, score, decimals in read if decimals != usual]
        if odd and most >= max(_FEWEST, _USUAL * len(read)):
            texts = listed([f"“{score.raw}” ({name_of(score)})" for _, score in odd])
            yield ocr_finding(
                "warning",
                f"Scores have other than {usual} decimals, which their table has: {texts}.",
                f"คะแนนมีทศนิยมไม่ใช่ {usual} ตำแหน่งอย่างค่าอื่นในตาราง: {texts}",
                [f"/score_tables/{t}/scores/{s}/score" for s, _ in odd],
                {page for _, score in odd for page in score.provenance.pages},
            )

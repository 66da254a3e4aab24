#!/usr/bin/env python3
"""Compare how well scans are read, here and by plain Tesseract; see README.md in this folder.

Each born-digital PDF is scanned by program (turned, noisy, JPEG), read, and compared with its own
text layer.

python benchmarks/ocr.py [FILE.pdf ...] [--dpi 150 200 300] [--out docs/ocr-benchmark.md]
"""

import argparse
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment
from scans import make_scan

from itaextract import Document, Settings, extract
from itaextract.thai.normalize import normalize_text

ROOT: Final = Path(__file__).resolve().parent.parent
MISSED: Final = 0.4
"""Text that is less alike than this is not there."""


class Outcome(NamedTuple):
    """What one reading of one document gave.

    Attributes:
        errors: character errors in the text of table cells, each compared with what is most alike.
        characters: characters of these cells.
        cells: the same where cells are compared one by one, in their order; None for plain text.
        found: numbers of score cells that were read.
        scores: numbers of score cells of the truth.
        wrong: scores that the truth does not have.
        silent: those of them that no finding points at.
        seconds: time a page.
    """

    errors: int
    characters: int
    cells: float | None
    found: int
    scores: int
    wrong: int
    silent: int
    seconds: float


def cell_texts(document: Document) -> list[str]:
    """The text of all cells, in order."""
    rows = (row for table in document.tables for row in (table.header, *table.rows))
    return [squash(cell) for row in rows for cell in row if cell]


def squash(text: str) -> str:
    """Text without blanks, which plain OCR of Thai scatters."""
    return "".join(normalize_text(text).split())


def lost(cells: Iterable[str], text: str) -> tuple[int, int]:
    """Character errors of cells against what is most alike in a text."""
    errors = characters = 0
    for cell in cells:
        characters += len(cell)
        found = partial_ratio_alignment(cell, text, score_cutoff=100 * MISSED)
        part = text[found.dest_start : found.dest_end] if found else ""
        errors += min(Levenshtein.distance(cell, part), len(cell))
    return errors, characters


def score_keys(document: Document) -> list[tuple[tuple[object, ...], str]]:
    """Scores as they are compared, and where they stand."""
    return [
        ((score.code, score.year, score.score), f"/score_tables/{t}/scores/{s}")
        for t, table in enumerate(document.score_tables)
        for s, score in enumerate(table.scores)
    ]


def compare(truth: Document, read: Document, seconds: float) -> Outcome:
    """Compare what was read from a scan with the document itself."""
    wanted, got = cell_texts(truth), cell_texts(read)
    errors, characters = lost(wanted, "".join(got))
    exact = Levenshtein.distance("\n".join(wanted), "\n".join(got)) / max(len("\n".join(wanted)), 1)
    left = Counter(key for key, _ in score_keys(truth))
    scores = sum(left.values())
    pointed = {ref for finding in read.findings for ref in finding.refs}
    wrong = silent = 0
    for key, ref in score_keys(read):
        if left[key]:
            left[key] -= 1
            continue
        wrong += 1
        silent += not any(p.startswith(ref) for p in pointed)
    found = scores - sum(left.values())
    return Outcome(errors, characters, exact, found, scores, wrong, silent, seconds)


def plain(truth: Document, scan: bytes) -> Outcome:
    """The same for Tesseract on whole pages, at 300 dpi."""
    started = time.perf_counter()
    pages = list(plain_pages(scan))
    seconds = (time.perf_counter() - started) / len(pages)
    text = "".join(squash(page) for page in pages)
    errors, characters = lost(cell_texts(truth), text)
    left = Counter(f"{key[2]:.2f}" for key, _ in score_keys(truth))
    scores = sum(left.values())
    numbers = Counter(word for page in pages for word in normalize_text(page).split())
    found = sum((left & numbers).values())
    return Outcome(errors, characters, None, found, scores, 0, 0, seconds)


def plain_pages(scan: bytes) -> Iterator[str]:
    """The text of each page as Tesseract gives it."""
    import pypdfium2
    import tesserocr

    from itaextract.ocr.tesseract import find_tessdata

    with tesserocr.PyTessBaseAPI(path=f"{find_tessdata()}/", lang="tha+eng") as api:
        for page in pypdfium2.PdfDocument(scan):
            api.SetImage(page.render(scale=300 / 72, grayscale=True).to_pil())
            yield api.GetUTF8Text()


def measure(path: Path, dpi: int) -> tuple[Outcome, Outcome]:
    """Scan a document, and read it both ways."""
    truth = extract(path)
    scan = make_scan(path, dpi=dpi, seed=zlib.crc32(path.stem.encode()))
    started = time.perf_counter()
    read = extract(scan, Settings(ocr_workers=1))
    seconds = (time.perf_counter() - started) / truth.source.page_count
    return compare(truth, read, seconds), plain(truth, scan)


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """A line of the report."""
    errors = sum(o.errors for o in outcomes) / max(sum(o.characters for o in outcomes), 1)
    exact = [o.cells for o in outcomes if o.cells is not None]
    found, scores = sum(o.found for o in outcomes), sum(o.scores for o in outcomes)
    wrong = f"{sum(o.wrong for o in outcomes)} / {sum(o.silent for o in outcomes)}" if exact else ""
    cells = f"{100 * mean(exact):.1f} %" if exact else ""
    seconds = mean(o.seconds for o in outcomes)
    return (
        f"| {name} | {100 * errors:.1f} % | {cells} | {found} of {scores} | {wrong} "
        f"| {seconds:.1f} |"
    )


def report(results: dict[int, list[tuple[Outcome, Outcome]]], names: Sequence[str]) -> str:
    """The report in Markdown."""
    lines = [
        "# How well scans are read",
        "",
        "Made by `benchmarks/ocr.py`. Born-digital documents are scanned by program: turned by up "
        "to 0.9 degrees, noise, JPEG quality 60. What is read is compared with the text layer.",
        "",
        f"Documents: {', '.join(names)}.",
        "",
        "| resolution and reader | character errors in cells | cells in order | scores found "
        "| wrong scores / without a finding | s a page, one core |",
        "|---|---|---|---|---|---|",
    ]
    for dpi, outcomes in results.items():
        lines.append(row(f"{dpi} dpi, itaextract", [ours for ours, _ in outcomes]))
        lines.append(row(f"{dpi} dpi, Tesseract on the page", [plain for _, plain in outcomes]))
    lines += [
        "",
        "Character errors in cells: each cell of the tables against what is most alike in the text "
        "that was read, blanks left out; this asks nothing of the layout. Cells in order: the text "
        "of all cells in their order, with the breaks between them, so that a lost rule or a cell "
        "in the wrong place counts. Plain Tesseract gives no cells. Scores found: for itaextract "
        "with item and year; for plain text the number alone, anywhere.",
        "",
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="born-digital PDFs; default: fixtures")
    parser.add_argument("--dpi", nargs="*", type=int, default=[150, 200, 300])
    parser.add_argument("--out", type=Path, help="where to write the report")
    chosen = parser.parse_args(arguments)
    files = chosen.files or sorted((ROOT / "tests/fixtures/pdf").glob("*.clean.pdf"))
    results = {dpi: [measure(path, dpi) for path in files] for dpi in chosen.dpi}
    text = report(results, [path.name.partition(".")[0] for path in files])
    if chosen.out:
        chosen.out.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

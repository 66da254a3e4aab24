#!/usr/bin/env python3
"""Compare how well scans are read, here and by plain Tesseract; see README.md in this folder.

Each born-digital PDF is scanned by program (turned, noisy, JPEG), read, and compared with what its
own text layer gives. So are the scans X.scan.pdf of ../shared/pdfs with X.clean.pdf.

python benchmarks/ocr.py [FILE.pdf ...] [--dpi 200] [--pages 1] [--out docs/ocr-benchmark.md]
"""

import argparse
import io
import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/fixtures"))

from scans import make_scan  # noqa: E402

from itaextract import Document, Settings, extract  # noqa: E402
from itaextract.errors import ItaExtractError  # noqa: E402
from ocr_measures import Outcome, cell_texts, compare, f1, rate, squash  # noqa: E402

SHARED: Final = ROOT.parent / "shared/pdfs"
"""Scans with born-digital twins, where they lie beside the repository."""
FIXTURES: Final = ROOT / "tests/fixtures/pdf"
NOTES: Final = ROOT / "benchmarks/ocr-notes.md"
"""The end of the report: what the columns are, and measurements that were made once."""


class Pair(NamedTuple):
    """What both readers gave."""

    ours: Outcome
    plain: Outcome


def cpu_seconds() -> float:
    """CPU time of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


def plain_pages(scan: bytes) -> Iterator[str]:
    """The text of each page as Tesseract gives it, at 300 dpi."""
    import pypdfium2
    import tesserocr

    from itaextract.ocr.tesseract import find_tessdata

    with tesserocr.PyTessBaseAPI(path=f"{find_tessdata()}/", lang="tha+eng") as api:
        for page in pypdfium2.PdfDocument(scan):
            api.SetImage(page.render(scale=300 / 72, grayscale=True).to_pil())
            yield api.GetUTF8Text()


def plain(truth: Document, scan: bytes) -> Outcome:
    """What plain Tesseract gives, with its text read as a text extract is."""
    started = cpu_seconds()
    pages = list(plain_pages(scan))
    seconds = (cpu_seconds() - started) / len(pages)
    try:
        read = extract("\f".join(pages).encode())
    except ItaExtractError:
        read = truth.model_copy(update={"tables": [], "score_tables": [], "measures": []})
    read = read.model_copy(update={"tables": []})
    return compare(truth, read, squash("".join(pages)), seconds)


def ours(truth: Document, scan: bytes) -> Outcome:
    """What itaextract gives, with one process."""
    settings = Settings(ocr_workers=1)
    started = cpu_seconds()
    read = extract(scan, settings)
    seconds = (cpu_seconds() - started) / read.source.page_count
    return compare(truth, read, "".join(cell_texts(read)), seconds)


def measure(path: Path, scan: Path | int, pages: int) -> Pair:
    """Read the first pages of a scan both ways.

    Args:
        path: the born-digital document.
        scan: its scan, or the resolution to scan it at.
        pages: so many of its pages.
    """
    truth = extract(path, Settings(pages=f"1-{pages}"))
    numbers = range(1, min(pages, truth.source.page_count) + 1)
    if isinstance(scan, Path):
        data = first_pages(scan, numbers)
    else:
        data = make_scan(path, numbers, dpi=scan, seed=zlib.crc32(path.stem.encode()))
    return Pair(ours(truth, data), plain(truth, data))


def first_pages(path: Path, numbers: Sequence[int]) -> bytes:
    """A PDF of some pages of another one."""
    import pypdfium2

    part, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    part.import_pages(pypdfium2.PdfDocument(path), [number - 1 for number in numbers])
    part.save(out)
    return out.getvalue()


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """A line of the report."""
    ordered = [o.ordered for o in outcomes if o.ordered]
    wrong = sum(o.scores.read - o.scores.right for o in outcomes)
    columns = [
        name,
        f"{rate(o.cells for o in outcomes):.1%}",
        f"{rate(ordered):.1%}" if ordered else "",
        f"{f1(o.scores for o in outcomes):.3f}",
        f"{wrong} / {sum(o.silent for o in outcomes)}",
        f"{f1(o.measures for o in outcomes):.3f}",
        f"{fmean(o.seconds for o in outcomes):.1f}",
    ]
    return f"| {' | '.join(columns)} |"


def report(results: Mapping[str, Sequence[Pair]], files: Sequence[Path], pages: int) -> str:
    """The report in Markdown."""
    names = ", ".join(path.name.partition(".")[0] for path in files)
    lines = [
        "# How well scans are read",
        "",
        "Made by `benchmarks/ocr.py`. Born-digital documents are scanned by program: turned by 0.4 "
        "to 0.9 degrees, noise, JPEG quality 60. What is read is compared with what the text layer "
        "gives.",
        "",
        f"Documents: {names}, and development scans of offices' documents, which are not passed "
        f"on. Pages that were read of each, from the first: {pages}.",
        "",
        "| scans | scores, measures | reader | character errors in cells | cells in order "
        "| scores F1 | wrong scores / without a finding | measures F1 | CPU seconds a page |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, pairs in results.items():
        scores = sum(p.ours.scores.true for p in pairs)
        measures = sum(p.ours.measures.true for p in pairs)
        scans = f"{name} | {scores}, {measures}"
        lines.append(row(f"{scans} | itaextract", [p.ours for p in pairs]))
        lines.append(row(f"{scans} | Tesseract on the page", [p.plain for p in pairs]))
    return "\n".join([*lines, "", NOTES.read_text("utf-8")])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="born-digital PDFs; default: fixtures")
    parser.add_argument("--dpi", nargs="*", type=int, default=[200])
    parser.add_argument("--pages", type=int, default=1, help="pages of each file; default: 1")
    parser.add_argument("--out", type=Path, help="where to write the report")
    chosen = parser.parse_args(arguments)
    files = chosen.files or sorted(FIXTURES.glob("*.clean.pdf"))
    results = {
        f"{dpi} dpi": [measure(path, dpi, chosen.pages) for path in files] for dpi in chosen.dpi
    }
    twins = [] if chosen.files else sorted(SHARED.glob("*.scan.pdf"))
    if twins:
        results["development scans, 200 dpi"] = [
            measure(path.with_name(path.name.replace(".scan.", ".clean.")), path, chosen.pages)
            for path in twins
        ]
    text = report(results, files, chosen.pages)
    if chosen.out:
        chosen.out.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compare how well scans are read, here and by plain Tesseract; see README.md in this folder.

Each born-digital PDF is scanned by program (turned, noisy, JPEG), read, and compared with what its
own text layer gives.

python benchmarks/ocr.py [FILE.pdf ...] [--dpi 200] [--pages 4] [--out docs/ocr-benchmark.md]
"""

import argparse
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/fixtures"))

from scans import make_scan  # noqa: E402

from itaextract import Document, Settings, extract  # noqa: E402
from itaextract.errors import ItaExtractError  # noqa: E402
from ocr_measures import Outcome, cell_texts, compare, f1, rate, squash  # noqa: E402

FIXTURES: Final = ROOT / "tests/fixtures/pdf"
NOTES: Final = ROOT / "benchmarks/ocr-notes.md"
"""The end of the report: what the columns are, and measurements that were made once."""


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


def measure(path: Path, dpi: int, pages: int) -> tuple[Outcome, Outcome]:
    """Scan the first pages of a document, and read them both ways."""
    truth = extract(path, Settings(pages=f"1-{pages}"))
    numbers = range(1, min(pages, truth.source.page_count) + 1)
    scan = make_scan(path, numbers, dpi=dpi, seed=zlib.crc32(path.stem.encode()))
    return ours(truth, scan), plain(truth, scan)


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


def report(results: dict[int, list[tuple[Outcome, Outcome]]], files: Sequence[Path]) -> str:
    """The report in Markdown."""
    own = [path.name.partition(".")[0] for path in files if path.resolve().parent == FIXTURES]
    others = len(files) - len(own)
    named = [*own, *([f"{others} documents of real offices, not passed on"] if others else [])]
    first = next(iter(results.values()))
    scores = sum(o.scores.true for o, _ in first)
    measures = sum(o.measures.true for o, _ in first)
    lines = [
        "# How well scans are read",
        "",
        "Made by `benchmarks/ocr.py`. Born-digital documents are scanned by program: turned by 0.4 "
        "to 0.9 degrees, noise, JPEG quality 60. What is read is compared with what the text layer "
        "gives.",
        "",
        f"Documents: {', '.join(named)}. They have {scores} scores and {measures} measures.",
        "",
        "| resolution and reader | character errors in cells | cells in order | scores F1 "
        "| wrong scores / without a finding | measures F1 | CPU seconds a page |",
        "|---|---|---|---|---|---|---|",
    ]
    for dpi, outcomes in results.items():
        lines.append(row(f"{dpi} dpi, itaextract", [ours for ours, _ in outcomes]))
        lines.append(row(f"{dpi} dpi, Tesseract on the page", [plain for _, plain in outcomes]))
    return "\n".join([*lines, "", NOTES.read_text("utf-8")])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="born-digital PDFs; default: fixtures")
    parser.add_argument("--dpi", nargs="*", type=int, default=[150, 200, 300])
    parser.add_argument("--pages", type=int, default=4, help="pages of each file; default: 4")
    parser.add_argument("--out", type=Path, help="where to write the report")
    chosen = parser.parse_args(arguments)
    shared = (ROOT.parent / "shared/pdfs").glob("*.clean.pdf")
    files = chosen.files or sorted([*FIXTURES.glob("*.clean.pdf"), *shared])
    results = {dpi: [measure(path, dpi, chosen.pages) for path in files] for dpi in chosen.dpi}
    text = report(results, files)
    if chosen.out:
        chosen.out.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

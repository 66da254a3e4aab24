#!/usr/bin/env python3
"""Compare how well tools read the Thai text of PDF files; see README.md in this folder.

python benchmarks/thai_text.py [FILE.pdf ...] [--out docs/thai-text-benchmark.md]
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from itaextract.thai.normalize import normalize_text
from pdf_tools import tools
from text_measures import compare_twins, count_changes, measure, twin_of
from text_report import VARIANTS, Results, report

ROOT: Final = Path(__file__).resolve().parent.parent
BESIDE: Final = ROOT.parent / "shared"
"""Documents that may not be passed on lie here on a developer's machine."""


def default_files() -> list[Path]:
    """The fixtures, and the documents beside the repository where there are any."""
    files = sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf"))
    files += sorted((BESIDE / "real-pdfs").glob("*.pdf"))
    for variant in VARIANTS:
        files += sorted((BESIDE / "pdfs").glob(f"*.{variant}.pdf"))
    return files


def undamaged_texts() -> Iterator[tuple[str, list[str]]]:
    """Word lists that come with PyThaiNLP, and the text extracts and truth of the fixtures."""
    from pythainlp.corpus import thai_orst_words, thai_syllables, thai_words
    from pythainlp.corpus.volubilis import thai_volubilis_words
    from pythainlp.corpus.wikipedia import thai_wikipedia_titles

    for name, words in (
        ("PyThaiNLP words", thai_words),
        ("PyThaiNLP syllables", thai_syllables),
        ("Royal Institute's words", thai_orst_words),
        ("Volubilis words", thai_volubilis_words),
        ("titles of the Thai Wikipedia", thai_wikipedia_titles),
    ):
        yield name, sorted(words())
    texts = sorted((ROOT / "tests/fixtures/text").glob("*.txt"))
    yield "tests/fixtures/text", [x for t in texts for x in t.read_text("utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="PDF files; default: see README.md")
    parser.add_argument("--out", type=Path, help="where to write the report")
    chosen = parser.parse_args(arguments)
    readers = tools()
    files = chosen.files or default_files()
    results: Results = {}
    for path in files:
        print(path.name, file=sys.stderr)
        found = measure(path, readers)
        if found:
            results[path] = found
    if not results:
        parser.error("no Thai text in any of the files")
    pairs = [(path, clean) for path in files if (clean := twin_of(path))]
    twins = [compare_twins(path, clean) for path, clean in pairs]
    repair = partial(normalize_text, keep_thai_digits=True)
    changes = [count_changes(name, lines, repair) for name, lines in undamaged_texts()]
    text = report(results, list(readers), twins, changes)
    print(text)
    for one in changes:
        for before, after in one.examples:
            print(f"{one.name}: {before!r} -> {after!r}", file=sys.stderr)
    # A run over files of one's own does not replace the committed report.
    out = chosen.out or (None if chosen.files else ROOT / "docs/thai-text-benchmark.md")
    if out:
        out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

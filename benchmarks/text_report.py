"""The report: measures as Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from itaextract.thai.damage import DAMAGE_CLASSES
from pdf_tools import versions
from text_measures import Changes, Measured, Twin, pooled

ROOT: Final = Path(__file__).resolve().parent.parent
VARIANTS: Final = ("clean", "word", "pua")

Results = dict[Path, dict[str, Measured]]
"""For each file what each tool gave."""


def percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


MEASURES: Final[dict[str, Callable[[Measured], str]]] = {
    "Broken places per 1,000 Thai characters": lambda m: f"{m.rate:.2f}",
    "Characters in dictionary words, %": lambda m: percent(m.hits, m.characters),
    "Known words that keep their sara am, %": lambda m: percent(*m.sara_am),
    "The same, the pair NIKHAHIT and SARA AA accepted, %": lambda m: percent(*m.sara_am_or_pair),
    "Known words that keep all other marks, %": lambda m: percent(*m.marks),
}


def variant_of(path: Path) -> str:
    """The variant that a typeset file is; "" for a file as it was found."""
    variant = path.stem.rpartition(".")[2]
    return variant if variant in VARIANTS else ""


def group_of(path: Path) -> str:
    """The kind of a file: where it comes from, and its variant."""
    variant = variant_of(path)
    if path.resolve().is_relative_to(ROOT):
        return f"tests/fixtures, {variant or 'as made'}"
    return f"plans and reports typeset anew, {variant}" if variant else "files of offices, as found"


def labels_of(paths: Iterable[Path]) -> dict[Path, str]:
    """What the report calls each file: files that are not passed on have numbers for names."""
    numbers: dict[tuple[bool, str], int] = {}
    labels = {}
    for path in paths:
        if path.resolve().is_relative_to(ROOT):
            labels[path] = path.name
            continue
        variant = variant_of(path)
        stem = path.name.removesuffix(f".{variant}.pdf")
        first = (bool(variant), stem)
        number = numbers.setdefault(first, 1 + sum(known[0] == first[0] for known in numbers))
        labels[path] = f"typeset {number}, {variant}" if variant else f"as found {number}"
    return labels


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, all columns but the first aligned right."""
    lines = [" | ".join(header), " | ".join(["---", *["---:"] * (len(header) - 1)])]
    lines += [" | ".join(row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def group_tables(results: Results, names: Sequence[str]) -> Iterator[str]:
    """One table for each measure: groups of files by tool."""
    groups: dict[str, list[dict[str, Measured]]] = {}
    for path, found in results.items():
        groups.setdefault(group_of(path), []).append(found)
    for title, show in MEASURES.items():
        rows = [
            [f"{group} ({len(group_of_files)})"]
            + [show(pooled(found[name] for found in group_of_files)) for name in names]
            for group, group_of_files in groups.items()
        ]
        yield f"### {title}\n\n{table(['files', *names], rows)}"


def class_table(results: Results, names: Sequence[str]) -> str:
    """Broken places by class and tool, over all files."""
    total = {name: pooled(found[name] for found in results.values()) for name in names}
    rows = [
        [damage, *(str(total[name].damage[damage]) for name in names)]
        for damage in DAMAGE_CLASSES
        if any(total[name].damage[damage] for name in names)
    ]
    return table(["class", *names], rows)


def file_table(results: Results, names: Sequence[str]) -> str:
    """Each file by tool: damage, characters in dictionary words, sara am, marks."""
    labels = labels_of(results)

    def cell(m: Measured) -> str:
        words = percent(m.hits, m.characters)
        return f"{m.rate:.1f} · {words} · {percent(*m.sara_am)} · {percent(*m.marks)}"

    rows = [
        [labels[path], *(cell(found[name]) for name in names)] for path, found in results.items()
    ]
    return table(["file", *names], rows)


def twin_table(twins: Iterable[Twin], labels: Mapping[Path, str]) -> str:
    """Each damaged file: how much of it is as in its twin, and how many characters are not."""

    def cells(different: int, all_of: int) -> list[str]:
        return [f"{100 * (1 - different / max(all_of, 1)):.3f}", str(different)]

    rows = [
        [
            labels[twin.path],
            *cells(twin.unequal, twin.characters),
            *cells(twin.unequal_with_blanks, twin.characters_with_blanks),
        ]
        for twin in twins
    ]
    header = [
        "file",
        "equal, white space aside, %",
        "unequal",
        "equal, white space too, %",
        "unequal",
    ]
    return table(header, rows)


def changes_table(changes: Iterable[Changes]) -> str:
    """Each undamaged text: how much of it was changed."""
    rows = [
        [c.name, str(c.characters), str(c.changes), f"{1e5 * c.changes / max(c.characters, 1):.2f}"]
        for c in changes
    ]
    return table(["text", "characters", "changes", "per 100,000"], rows)


NOTES: Final = """\
Each tool is run as it comes, without options. Errors that a page itself shows count for every tool,
ours too. The `.clean`, `.word` and `.pua` files are typeset for tests, each with a text layer as
such programs write it. Sara am as the pair U+0E4D U+0E32 looks right, but is another text: it
counts as lost and as broken (`split-sara-am`), and once, below, as kept. Only the files of
`tests/fixtures` come with this repository; those of real offices may not be passed on and have
numbers for names.
"""


def report(
    results: Results, names: Sequence[str], twins: Sequence[Twin], changes: Sequence[Changes]
) -> str:
    """The page with all tables, in Markdown."""
    characters = max(sum(found[name].characters for found in results.values()) for name in names)
    parts = [
        "# How well tools read Thai PDFs",
        "Made by `.venv/bin/python benchmarks/thai_text.py`; edit nothing here by hand. What the "
        "measures are and how to run them: [benchmarks](../benchmarks/README.md).",
        f"{len(results)} files with about {round(characters, -3):,} Thai characters; "
        f"{versions(names)}.",
        NOTES,
        "## By kind of file",
        *group_tables(results, names),
        "## Broken places by class, all files",
        class_table(results, names),
        "## By file",
        "Broken places per 1,000 Thai characters · characters in dictionary words, % · "
        "sara am kept, % · other marks kept, %.",
        file_table(results, names),
    ]
    if twins:
        parts += [
            "## Damaged files against their clean twins",
            "The same pages with a damaged and with a sound text layer, both as itaextract reads "
            "them: the share of characters that are equal.",
            twin_table(twins, labels_of(results)),
        ]
    if changes:
        parts += [
            "## Changes to text that is not damaged",
            "`normalize_text` over correct text, without lines that have a broken place; NFC and "
            "white space do not count.",
            changes_table(changes),
        ]
    return "\n\n".join(part.strip() for part in parts) + "\n"

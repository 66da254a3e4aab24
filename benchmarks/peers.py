#!/usr/bin/env python3
"""Compare the CPU time of tools that read text and tables of PDF files; see README.md here.

python benchmarks/peers.py [FILE.pdf ...] [--python INTERPRETER] [--rounds 3] [--growth]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from peer_tools import OURS, YARDSTICK, tools

ROOT: Final = Path(__file__).resolve().parent.parent
BESIDE: Final = ROOT.parent / "shared"
"""Documents that may not be passed on lie here on a developer's machine."""
GROWTH: Final = (10, 100, 1000)
"""Numbers of pages of the files that show how cost grows."""
ABSENT: Final = 3
"""Exit code of a run whose tool is not installed."""


class Cost(NamedTuple):
    """CPU seconds of a process with its children, and the peak of its resident memory in MiB."""

    seconds: float
    memory: float


def default_files() -> list[Path]:
    """The fixtures, and the born-digital documents beside the repository where there are any."""
    files = sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf"))
    return files + [p for p in sorted((BESIDE / "pdfs").glob("*.pdf")) if ".scan." not in p.name]


def measure(command: Sequence[str]) -> Cost | None:
    """Run a command to its end; None where it says that its tool is absent."""
    # Installed packages have their bytecode; sources beside a benchmark may have it, too.
    settings = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=settings
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code == ABSENT:
        return None
    if code:
        raise SystemExit(f"{' '.join(command[:4])} failed:\n{complaint}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run_tool(name: str, files: Sequence[Path], interpreters: Sequence[str]) -> Cost | None:
    """Measure a tool in a process of its own, with the first interpreter that has it."""
    for interpreter in interpreters:
        cost = measure([interpreter, __file__, "--tool", name, *map(str, files)])
        if cost is not None:
            return cost
    return None


def page_count(files: Sequence[Path]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in files)


def repeat_pages(files: Sequence[Path], count: int, target: Path) -> None:
    """Write a file of ``count`` pages: those of the files, again and again."""
    import pypdfium2

    merged = pypdfium2.PdfDocument.new()
    sources = [pypdfium2.PdfDocument(path) for path in files]
    while len(merged) < count:
        for source in sources:
            wanted = min(len(source), count - len(merged))
            if wanted:
                merged.import_pages(source, list(range(wanted)))
    merged.save(target)


def comparison(files: Sequence[Path], interpreters: Sequence[str], rounds: int) -> Iterator[str]:
    pages = page_count(files)
    costs: dict[str, Cost | None] = {}
    for _ in range(rounds):  # all tools in each, since the speed of a machine changes
        for tool in tools():
            found = [costs.get(tool.name), run_tool(tool.name, files, interpreters)]
            costs[tool.name] = min(filter(None, found), default=None)
    unit = costs[YARDSTICK]
    assert unit is not None
    yield f"{len(files)} files, {pages} pages, the best of {rounds} rounds\n"
    yield "| tool | CPU s | ms a page | peak MiB | times as fast as the yardstick |"
    yield "|---|---:|---:|---:|---:|"
    for name, cost in costs.items():
        if cost is not None:
            per_page = 1000 * cost.seconds / pages
            times = unit.seconds / cost.seconds
            yield (
                f"| {name} | {cost.seconds:.2f} | {per_page:.1f} | {cost.memory:.0f} "
                f"| {times:.2f} |"
            )


def growth(files: Sequence[Path]) -> Iterator[str]:
    yield "| pages | CPU s | ms a page | peak MiB |"
    yield "|---:|---:|---:|---:|"
    with tempfile.TemporaryDirectory() as folder:
        for count in GROWTH:
            target = Path(folder, f"{count}.pdf")
            repeat_pages(files, count, target)
            cost = run_tool(OURS, [target], [sys.executable])
            assert cost is not None
            per_page = 1000 * cost.seconds / count
            yield f"| {count:,} | {cost.seconds:.2f} | {per_page:.1f} | {cost.memory:.0f} |"


def start_up() -> str:
    costs = [measure([sys.executable, "-m", "itaextract", "--version"]) for _ in range(5)]
    seconds = sorted(cost.seconds for cost in costs if cost is not None)
    return f"`itaextract --version`: {seconds[len(seconds) // 2]:.2f} s CPU"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="PDF files; default: see README.md")
    parser.add_argument("--python", help="an interpreter for tools that this one does not have")
    parser.add_argument("--rounds", type=int, default=1, help="how often; the best counts")
    parser.add_argument("--growth", action="store_true", help="cost by number of pages, instead")
    parser.add_argument("--tool", help="run one tool on the files and print nothing")
    chosen = parser.parse_args(arguments)
    files = chosen.files or default_files()
    if chosen.tool:
        tool = next(tool for tool in tools() if tool.name == chosen.tool)
        if not tool.here:
            return ABSENT
        tool.job(files)
        return 0
    if chosen.growth:
        lines = [*growth(files), "", start_up()]
    else:
        lines = [
            *comparison(files, [sys.executable, *filter(None, [chosen.python])], chosen.rounds)
        ]
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())

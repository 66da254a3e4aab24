"""Precision and recall of the redaction: ``python tests/redaction.py FILE``."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from itaextract.redact.documents import Redactor
from itaextract.redact.spans import Kind

KINDS = {"P": Kind.PERSON, "T": Kind.TELEPHONE, "E": Kind.EMAIL, "C": Kind.CITIZEN}
MARK = re.compile(r"«([PTEC]):(.*?)»", re.S)


class Case(NamedTuple):
    """A text, and what has to go as (start, end, kind)."""

    text: str
    wanted: frozenset[tuple[int, int, Kind]]


class Measured(NamedTuple):
    """Right, missed and wrong spans; a span is right if both ends are."""

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def read_cases(path: Path) -> list[Case]:
    lines = path.read_text("utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]


def parse(line: str) -> Case:
    line = line.replace("\\n", "\n")
    wanted, text, end = set(), "", 0
    for match in MARK.finditer(line):
        text += line[end : match.start()]
        wanted.add((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        end = match.end()
    return Case(text + line[end:], frozenset(wanted))


def found_in(text: str) -> frozenset[tuple[int, int, Kind]]:
    spans = Redactor([text]).spans(text)
    return frozenset((span.start, span.end, span.kind) for span in spans)


def measure(cases: list[Case]) -> dict[Kind, Measured]:
    counts: Counter[tuple[Kind, str]] = Counter()
    for case in cases:
        found = found_in(case.text)
        for name, spans in (
            ("right", found & case.wanted),
            ("missed", case.wanted - found),
            ("wrong", found - case.wanted),
        ):
            counts.update((span[2], name) for span in spans)
    return {kind: Measured(*(counts[kind, n] for n in Measured._fields)) for kind in Kind}


if __name__ == "__main__":
    cases = read_cases(Path(sys.argv[1]))
    for case in cases:
        found = found_in(case.text)
        if found != case.wanted:
            print(repr(case.text))
            for name, spans in (("missed", case.wanted - found), ("wrong", found - case.wanted)):
                for start, end, kind in sorted(spans):
                    print(f"    {name} {kind.name}: {case.text[start:end]!r}")
    print(len(cases), "cases")
    for kind, measured in measure(cases).items():
        print(f"{kind.name}: {measured} precision {measured.precision:.3f} "
              f"recall {measured.recall:.3f}")  # fmt: skip

"""The findings of documents: for the terminal, and for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from itaextract.cli.report import one_line
from itaextract.cli.view import SEVERITY_STYLE, findings_table
from itaextract.export import to_csv
from itaextract.export.columns import Cell, Scalar
from itaextract.export.sarif import Checked
from itaextract.model import Finding, Severity

_ORDER: Final[tuple[Severity, ...]] = ("error", "warning", "info")
CSV_HEADER: Final = (
    *("file", "severity", "code", "pages", "message_en", "message_th", "refs", "suggestions"),
)


def show(file: Checked, console: Console, *, thai: bool) -> None:
    """Print the findings of one document, the gravest first."""
    document = file.document
    facts = [document.agency.name if document.agency else "", f"BE {document.fiscal_year or '?'}"]
    known = " · ".join(filter(None, facts))
    console.print(Text.assemble((one_line(file.name), "bold"), "  ", (known, "dim")))
    found = sorted(document.findings, key=lambda finding: _ORDER.index(finding.severity))
    console.print(findings_table(found, thai=thai) if found else Text("no findings", style="green"))
    console.print()


def summary(files: int, findings: Iterable[Finding]) -> Text:
    """Give one line with the number of findings of each severity."""
    counts = Counter(finding.severity for finding in findings)
    text = Text(f"{files} document{'s' if files != 1 else ''}: ")
    for index, severity in enumerate(_ORDER):
        count = counts[severity]
        plural = "" if severity == "info" or count == 1 else "s"
        text.append(", " if index else "")
        text.append(f"{count} {severity}{plural}", SEVERITY_STYLE[severity] if count else "dim")
    return text


def as_json(files: Sequence[Checked]) -> str:
    """Give an array with one object a document: file, sha256, findings."""
    array: list[dict[str, Any]] = [
        {
            "file": file.name,
            "sha256": file.document.source.sha256,
            "findings": [finding.model_dump(mode="json") for finding in file.document.findings],
        }
        for file in files
    ]
    return json.dumps(array, ensure_ascii=False, indent=2) + "\n"


def as_csv(files: Sequence[Checked]) -> str:
    """Give one row a finding."""
    return to_csv(
        CSV_HEADER, (_row(file.name, one) for file in files for one in file.document.findings)
    )


def _row(name: str, one: Finding) -> tuple[Cell, ...]:
    suggested: list[Scalar] = [f"{s.value} ({s.reason})" for s in one.suggestions]
    texts = (one.message_en, one.message_th)
    return (name, one.severity, one.code, [*one.pages], *texts, [*one.refs], suggested)

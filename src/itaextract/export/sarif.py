"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the files."""

import json
from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from itaextract import _version
from itaextract.audit.codes import TITLES
from itaextract.model import Document, Finding

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


class Checked(NamedTuple):
    """A document with the name of the file that was checked."""

    name: str
    document: Document


def to_sarif(checked: Iterable[Checked], *, thai: bool = False) -> str:
    """Give the findings of documents as one SARIF log, a result each.

    A page has no lines, so a result's place is the file, with the JSON pointers of the values as
    logical locations; pages and suggestions are among its properties.
    """
    files = list(checked)
    codes = sorted({finding.code for file in files for finding in file.document.findings})
    run = {
        "tool": {
            "driver": {
                "name": "itaextract",
                "version": _version.__version__,
                "rules": [
                    {"id": code, "shortDescription": {"text": TITLES[code]}} for code in codes
                ],
            }
        },
        "artifacts": [
            {"location": _location(file.name), "hashes": {"sha-256": file.document.source.sha256}}
            for file in files
        ],
        "results": [
            _result(finding, index, file.name, codes.index(finding.code), thai)
            for index, file in enumerate(files)
            for finding in file.document.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, file: int, name: str, rule: int, thai: bool) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {**_location(name), "index": file}}
    }
    if finding.refs:
        place["logicalLocations"] = [{"fullyQualifiedName": ref} for ref in finding.refs]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message_th if thai else finding.message_en},
        "locations": [place],
        "properties": {
            "pages": finding.pages,
            "suggestions": [one.model_dump() for one in finding.suggestions],
        },
    }


def _location(name: str) -> dict[str, str]:
    return {"uri": quote(name.replace("\\", "/").encode("utf-8", "surrogateescape"))}

"""The index of a folder of review pages, made from what lies in the folder."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from itaextract.corrections.sets import FORMAT
from itaextract.export.atomic import write_text
from itaextract.review.html import Lang, index_page

NAME: Final = "index.html"
_HEAD: Final = 65_536
"""So many characters at the beginning of a page hold its summary."""
_SUMMARY: Final = re.compile(r'<script type="application/json" id="summary">(.*?)</script>')


def write_index(folder: Path, lang: Lang | None = None) -> None:
    """Write ``index.html`` for the review pages and correction sets in a folder, atomically.

    Raises:
        OSError: the folder cannot be read or written.
        UnsupportedFormatError: Jinja2 is not installed.
    """
    reviewed = _reviewed(folder)
    documents = [
        {**summary, "page": path.name, "reviewed": reviewed.get(summary["sha256"])}
        for path, summary in _summaries(folder)
    ]
    write_text(folder / NAME, index_page({"documents": documents}, lang))


def _summaries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.html")):
        with path.open(encoding="utf-8", errors="replace") as stream:
            match = _SUMMARY.search(stream.read(_HEAD))
        if match and path.name != NAME:
            yield path, json.loads(match[1])


def _reviewed(folder: Path) -> dict[str, dict[str, Any]]:
    """How many values correction sets in the folder judge, and by whom, by SHA-256."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            if given["format"] != FORMAT:
                continue
            sha256, judged = given["source"]["sha256"], _judged(given)
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            continue  # no correction set, which apply tells in detail
        if judged["values"] >= found.get(sha256, {"values": 0})["values"]:
            found[sha256] = judged
    return found


def _judged(given: dict[str, Any]) -> dict[str, Any]:
    judged = [operation for operation in given["patch"] if "verdict" in operation]
    return {
        # With a record that is not there, all of its values are judged.
        "values": sum(int(operation.get("values", 1)) for operation in judged),
        "reviewer": str(given.get("reviewer") or ""),
        "saved_at": str(given.get("saved_at") or ""),
    }

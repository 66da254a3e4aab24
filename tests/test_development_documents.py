"""Documents that are not part of the repository, where they lie beside it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from itaextract import extract

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
CASES = [
    (gold, variant)
    for gold in GOLD
    for variant in [
        *sorted((SHARED / "pdfs").glob(f"{gold.stem}.*.pdf")),
        SHARED / "seeds" / f"{gold.stem}.txt",
    ]
    if ".scan." not in variant.name
]

pytestmark = pytest.mark.skipif(not CASES, reason="the documents do not lie beside the repository")


def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "gold" / "evaluate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source_of(stem: str, variant: str) -> Path:
    if variant == "text":
        return SHARED / "seeds" / f"{stem}.txt"
    return SHARED / "pdfs" / f"{stem}.{variant}.pdf"


@pytest.mark.parametrize(("gold", "path"), CASES, ids=lambda p: p.name)
def test_figures_against_gold(gold: Path, path: Path) -> None:
    found: dict[str, Any] = json.loads(extract(path).model_dump_json())
    figures = judge().evaluate(json.loads(gold.read_text("utf-8")), found)
    assert figures["scores"] >= 0.98
    assert figures["measures"] >= 0.97
    assert figures["fields"] >= 0.93
    assert figures["meta"] >= 0.95


@pytest.mark.parametrize(
    ("stem", "measures", "scores"),
    [
        ("ban-phue-2568-report", 17, 0),
        ("don-2566-plan-and-report", 14, 0),
        ("ban-song-2566-plan", 8, 188),
    ],
)
@pytest.mark.parametrize("variant", ["clean", "word", "text"])
def test_counts_where_there_is_no_gold(stem: str, measures: int, scores: int, variant: str) -> None:
    """Rows counted on the page images."""
    document = extract(source_of(stem, variant))
    assert len(document.measures) == measures
    assert sum(len(table.scores) for table in document.score_tables) == scores


CONTRADICTIONS = {
    "ban-phue-2568-report": ["agency-type-conflict"],
    "ban-song-2566-plan": ["count-mismatch", "value-conflict"],
    "don-2566-plan-and-report": [
        "agency-name-variants",
        "missing-item",
        "suspicious-characters",
        "value-conflict",
        "value-conflict",
        "value-conflict",
    ],
    "khok-sa-at-2566-report": ["date-outside-fiscal-year", "row-displaced"],
    "na-nong-thum-2565-plan": [
        "agency-name-variants",
        "total-mismatch",
        "value-conflict",
        "value-conflict",
        "value-conflict",
    ],
}
"""What a careful reading of the pages found; nothing else is an error or a warning."""


@pytest.mark.parametrize("stem", CONTRADICTIONS)
@pytest.mark.parametrize("variant", ["clean", "text"])
def test_errors_and_warnings_are_those_of_a_careful_reader(stem: str, variant: str) -> None:
    findings = extract(source_of(stem, variant)).findings
    assert sorted(f.code for f in findings if f.severity != "info") == CONTRADICTIONS[stem]


def test_misread_digits_are_suggested() -> None:
    findings = extract(source_of("na-nong-thum-2565-plan", "clean")).findings
    [total] = [f for f in findings if f.code == "total-mismatch"]
    assert [s.value for s in total.suggestions] == ["77.69", "77.10", "79.37", "78.00"]
    findings = extract(source_of("ban-song-2566-plan", "clean")).findings
    [conflict] = [f for f in findings if f.code == "value-conflict" and f.severity != "info"]
    assert [s.value for s in conflict.suggestions] == ["85.26"]

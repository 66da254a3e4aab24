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
    if variant == "text":
        path = SHARED / "seeds" / f"{stem}.txt"
    else:
        path = SHARED / "pdfs" / f"{stem}.{variant}.pdf"
    document = extract(path)
    assert len(document.measures) == measures
    assert sum(len(table.scores) for table in document.score_tables) == scores

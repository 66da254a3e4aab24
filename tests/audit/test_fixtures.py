"""The findings of every fixture: as many as it has contradictions, with references that resolve."""

from pathlib import Path

import pytest
from compare import load_truth

from itaextract import extract
from json_pointers import follow

FIXTURES = Path(__file__).parents[1] / "fixtures"
PATHS = sorted([*FIXTURES.glob("pdf/*.clean.pdf"), *FIXTURES.glob("text/*.txt")])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_each_contradiction_is_found_and_nothing_else(path: Path) -> None:
    document = extract(path)
    told = [f for f in document.findings if f.severity != "info" and f.code != "no-measures-found"]
    truth = load_truth(path.name.split(".")[0])
    assert len(told) == len(truth["contradictions"]), [f.message_en for f in told]
    for finding in document.findings:
        for ref in [*finding.refs, *(s.ref for s in finding.suggestions)]:
            follow(document, ref)

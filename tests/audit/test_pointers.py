"""References and suggestions of findings lead to values of the document, in every fixture."""

from pathlib import Path

import pytest

from itaextract import extract
from json_pointers import follow

FIXTURES = Path(__file__).parents[1] / "fixtures"
PATHS = sorted([*FIXTURES.glob("pdf/*.clean.pdf"), *FIXTURES.glob("text/*.txt")])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_pointers_resolve(path: Path) -> None:
    document = extract(path)
    for finding in document.findings:
        for ref in [*finding.refs, *(s.ref for s in finding.suggestions)]:
            follow(document, ref)

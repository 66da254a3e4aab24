"""Golden output of the clean fixtures: ``python tests/golden.py`` writes it anew.

Read the difference (``git diff tests/golden``) before committing it.
"""

from pathlib import Path

from itaextract import extract

GOLDEN = Path(__file__).parent / "golden"
PDFS = sorted((Path(__file__).parent / "fixtures" / "pdf").glob("*.clean.pdf"))


def golden_path(pdf: Path) -> Path:
    """Where the golden output of a fixture stands."""
    return GOLDEN / f"{pdf.name.split('.')[0]}.json"


def render(pdf: Path) -> str:
    """The output of a fixture, as it is kept."""
    return extract(pdf).model_dump_json(indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for pdf in PDFS:
        golden_path(pdf).write_text(render(pdf), encoding="utf-8")

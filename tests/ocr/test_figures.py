"""How much of a document the reading of its scan has; see also docs/ocr-benchmark.md."""

import sys
from pathlib import Path

import pytest

from itaextract import Settings, extract

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

SHARED = ROOT.parent / "shared"
TWINS = sorted(path.name.removesuffix(".scan.pdf") for path in SHARED.glob("pdfs/*.scan.pdf"))


def figures(truth, read):
    from ocr_measures import cell_texts, compare

    return compare(truth, read, "".join(cell_texts(read)), seconds=0.0)


def check(outcome):
    """At most one character of twenty is wrong, and no score without a finding."""
    from ocr_measures import f1

    assert outcome.cells.wrong <= 0.05 * outcome.cells.all
    assert outcome.ordered is None or outcome.ordered.wrong <= 0.05 * outcome.ordered.all
    assert f1([outcome.scores]) >= 0.93
    assert f1([outcome.measures]) >= 0.85
    assert outcome.silent == 0


@pytest.mark.parametrize(
    ("name", "page", "made"),
    [
        ("mae-sam-2566-analysis", 3, {"dpi": 200}),
        ("mae-sam-2566-analysis", 1, {"dpi": 150, "noise": 7.0, "quality": 75}),
        ("mae-sam-2566-analysis", 2, {"dpi": 300, "skew": 2.5, "noise": 12.0}),
        ("khlong-nam-khem-2565-plan", 1, {"dpi": 200, "skew": -1.5, "quality": 40}),
    ],
)
def test_scans_of_any_make(tesseract, scan, fixtures, name, page, made):
    truth = extract(fixtures / f"pdf/{name}.clean.pdf", Settings(pages=str(page)))
    outcome = figures(truth, extract(scan(name, [page], **made)))
    assert outcome.scores.true >= 8
    check(outcome)


@pytest.mark.skipif(not TWINS, reason="the documents do not lie beside the repository")
class TestDevelopmentScans:
    @pytest.mark.parametrize("name", TWINS)
    def test_a_page_is_read_as_its_born_digital_twin(self, tesseract, name):
        page = Settings(pages="2")
        truth = extract(SHARED / f"pdfs/{name}.clean.pdf", page)
        check(figures(truth, extract(SHARED / f"pdfs/{name}.scan.pdf", page)))

    def test_dotted_lines_of_a_form_are_no_text(self, tesseract):
        document = extract(SHARED / "real-pdfs/hospital-scan.pdf", Settings(pages="3"))
        assert document.source.text_layer == "ocr"
        doubtful = [f for f in document.findings if f.code == "ocr-low-confidence"]
        assert len(doubtful) <= 1
        lines = [line for section in document.sections for line in section.text.splitlines()]
        assert sum(line.count("ข้าพเจ้า.........") for line in lines) == 3

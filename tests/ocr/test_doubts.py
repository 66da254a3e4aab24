"""What OCR is not sure of, and what a scan cannot say, become few findings with references."""

import pytest

import sample_documents as samples
from itaextract.model import Box, Provenance, Score, ScoreTable
from itaextract.ocr.doubts import doubt_findings
from itaextract.ocr.plausible import implausible_findings
from itaextract.page import Doubt, Rect


def score(raw, *, row=0, page=1, code=None, year=2566, level="item"):
    """A score whose cell is 20 points high and stands below those of earlier rows."""
    box = Box(page=page, x0=100.0, top=100.0 + 20 * row, x1=300.0, bottom=120.0 + 20 * row)
    return Score(
        level=level,
        code=code,
        label=f"หัวข้อที่ {row + 1}",
        year=year,
        score=float(raw),
        raw=raw,
        provenance=Provenance(pages=[page], boxes=[box], table_id="t1", fragments=1),
    )


def document(*scores, **changes):
    table = ScoreTable(id="t1", pages=[1], scores=list(scores))
    return samples.empty().model_copy(update={"score_tables": [table], **changes})


def doubt(text, *, row=0, confidence=0.6):
    top = 105.0 + 20 * row
    return Doubt(text, Rect(150.0, top, 180.0, top + 8), confidence)


def implausible(*scores, scanned=(1,), **changes):
    return implausible_findings(document(*scores, **changes), scanned)


class TestDoubts:
    def test_a_page_has_one_finding_for_its_values_and_one_for_the_rest(self):
        read = document(score("81.20", code="i1"), score("94.35", row=1, code="i2"))
        doubts = [doubt("81.20"), doubt("2", row=1, confidence=0.84), doubt("17", row=8)]
        values, others = doubt_findings(read, {1: doubts})
        refs = [f"/score_tables/0/scores/{n}" for n in (0, 1)]
        assert values.refs == [f"{refs[0]}/score", f"{refs[1]}/code"]
        assert (values.severity, values.pages) == ("warning", [1])
        assert "“81.20” of “i1” (60%), “2” of “i2” (84%)" in values.message_en
        assert "“81.20” ของ “i1” (60%)" in values.message_th
        assert (others.severity, others.refs) == ("info", [])
        assert "“17”" in others.message_en

    def test_a_year_above_a_column_is_told_once(self):
        read = document(*(score(f"8{n}.50", code=f"i{n}") for n in range(1, 5)))
        [finding] = doubt_findings(read, {1: [doubt("2566")]})
        assert finding.refs == [f"/score_tables/0/scores/{n}/year" for n in range(4)]
        assert "“2566” of 4 values (60%)." in finding.message_en

    def test_the_place_of_a_field_is_exact(self):
        place = Box(page=1, x0=250.0, top=100.0, x1=300.0, bottom=120.0)
        one = score("81.20", code="i1")
        one = one.model_copy(
            update={"provenance": one.provenance.model_copy(update={"fields": {"score": [place]}})}
        )
        number = doubt("1")  # of the row: it stands aside
        header = Doubt("2566", Rect(260.0, 20.0, 290.0, 30.0), 0.7)
        [finding] = doubt_findings(document(one), {1: [number, header]})
        assert finding.refs == ["/score_tables/0/scores/0/code", "/score_tables/0/scores/0/year"]

    def test_times_and_money_of_measures_are_values(self):
        measure = next(m for m in samples.measures() if m.budget)
        [finding] = doubt_findings(
            samples.empty().model_copy(update={"measures": [measure]}),
            {measure.provenance.pages[0]: [doubt(measure.budget.raw)]},
        )
        assert finding.refs == ["/measures/0/budget"]

    def test_on_another_page_it_is_another_number(self):
        [finding] = doubt_findings(document(score("81.20")), {2: [doubt("81.20")]})
        assert (finding.severity, finding.pages) == ("info", [2])

    def test_long_lists_are_cut_in_the_message_only(self):
        read = document(*(score(f"{n}.25", row=n) for n in range(30)))
        [finding] = doubt_findings(read, {1: [doubt(f"{n}.25", row=n) for n in range(30)]})
        assert len(finding.refs) == 30
        assert finding.message_en.endswith(", ….")


class TestImplausible:
    @pytest.mark.parametrize("year", [2525, 2576])
    def test_years_that_no_assessment_has(self, year):
        [finding] = implausible(score("81.20"), score("85.00", year=year), fiscal_year=2567)
        assert finding.severity == "error"
        assert finding.refs == ["/score_tables/0/scores/1/year"]
        assert str(year) in finding.message_en and str(year) in finding.message_th

    @pytest.mark.parametrize("year", [2559, 2567, 2568, None])
    def test_years_that_it_may_have(self, year):
        assert implausible(score("85.00", year=year), fiscal_year=2567) == []

    def test_the_year_of_the_document_is_looked_at_too(self):
        [finding] = implausible(score("85.00"), fiscal_year=2525, assessed_year=2566)
        assert finding.refs == ["/fiscal_year"]

    def test_items_whose_code_was_lost(self):
        coded = score("81.20", code="i1")
        [finding] = implausible(coded, score("94.35", row=1), score("70.00", row=2))
        assert finding.refs == [f"/score_tables/0/scores/{n}/code" for n in (1, 2)]
        assert finding.severity == "warning"
        assert "“หัวข้อที่ 2” 94.35" in finding.message_en

    def test_tables_without_any_code_have_lost_none(self):
        assert implausible(score("81.20"), score("94.35", row=1)) == []

    def test_codes_of_another_table_count(self):
        coded = ScoreTable(id="t1", pages=[1], scores=[score("81.20", code="i1")])
        bare = ScoreTable(id="t2", pages=[1], scores=[score("94.35", row=1)])
        [finding] = implausible(score_tables=[coded, bare])
        assert finding.refs == ["/score_tables/1/scores/0/code"]

    def test_decimals_that_others_do_not_have(self):
        usual = [score(f"8{n}.25", code=f"i{n + 1}") for n in range(8)]
        [finding] = implausible(*usual, score("84.2", code="i9"), score("100", code="i10"))
        assert finding.refs == ["/score_tables/0/scores/8/score"]
        assert "“84.2” (i9)" in finding.message_en

    def test_tables_of_mixed_decimals_have_no_usual_ones(self):
        mixed = [score(raw, code=f"i{n}") for n, raw in enumerate(["81.2", "85.25", "7.5"] * 3)]
        assert implausible(*mixed) == []

    def test_text_layers_are_believed(self):
        assert implausible(score("85.00", year=2525), scanned=()) == []
        assert implausible(score("85.00", year=2525), scanned=[2]) == []

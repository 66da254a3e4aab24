"""Corrections go into a document whole or not at all, and measure how right it was."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itaextract import extract
from itaextract.cli import app
from itaextract.corrections import (
    CorrectionSet,
    apply_corrections,
    by_document,
    evaluate,
    read_set,
    read_sets,
)
from itaextract.errors import CorrectionsError
from itaextract.export.tidy import CORRECTIONS
from itaextract.model import Document, Finding

PDF = Path(__file__).parent / "fixtures/pdf/na-dok-kham-2566-plan.clean.pdf"
AT = "2026-03-01T09:12:00Z"
TITLE = "/measures/1/title"
SCORE = "/score_tables/0/scores/3/score"


@pytest.fixture(scope="module")
def document() -> Document:
    return extract(PDF)


@pytest.fixture
def data(document):
    return document.model_dump(mode="json")


def test_op(path, value, **more):
    return {"op": "test", "path": path, "value": value, **more}


test_op.__test__ = False  # type: ignore[attr-defined]


def replaced(data, path, value, **more):
    old = data
    for token in path.split("/")[1:]:
        old = old[int(token)] if isinstance(old, list) else old[token]
    new = {"op": "replace", "path": path, "value": value, "verdict": "corrected", **more}
    return [test_op(path, old), new]


def correction_set(document, patch, **more):
    return {
        "format": "itaextract-corrections",
        "version": 1,
        "schema_version": "1",
        "source": {"file_name": PDF.name, "sha256": document.source.sha256},
        "reviewer": "สมหญิง",
        "saved_at": AT,
        "patch": patch,
        **more,
    }


def parsed(document, patch, **more) -> CorrectionSet:
    found = CorrectionSet.model_validate(correction_set(document, patch, **more))
    found.check()
    return found


def test_a_corrected_value_stands_in_its_record_and_the_extracted_one_is_kept(document, data):
    patch = replaced(data, TITLE, "ชื่อที่ถูกต้อง", by="ก", at="2026-03-02T00:00:00Z")
    changed = apply_corrections(document, parsed(document, patch))
    assert changed.measures[1].title == "ชื่อที่ถูกต้อง"
    [one] = changed.corrections
    assert (one.source, one.verdict, one.by) == ("human", "corrected", "ก")
    assert one.extracted == document.measures[1].title
    assert (one.ref, one.extracted_ref) == (TITLE, TITLE)
    unchanged = changed.model_copy(update={"corrections": [], "measures": document.measures})
    assert unchanged == document


def test_accepted_values_change_nothing_but_are_noted(document, data):
    patch = [test_op("/measures/0", data["measures"][0], verdict="accepted")]
    changed = apply_corrections(document, parsed(document, patch))
    assert changed.measures == document.measures
    assert changed.findings == document.findings
    assert [(c.verdict, c.by, c.at) for c in changed.corrections] == [("accepted", "สมหญิง", AT)]


def test_removed_records_are_gone_and_pointers_follow(document, data):
    after = test_op("/measures/6/title", data["measures"][6]["title"], verdict="accepted")
    patch = [
        after,
        *({"op": "remove", "path": f"/measures/{n}", "verdict": "absent"} for n in (5, 2)),
    ]
    pointing = document.model_copy(
        update={
            "findings": [
                finding(["/measures/6/period"]),
                finding(["/measures/2/period", "/measures/3/period"]),
            ]
        }
    )
    changed = apply_corrections(pointing, parsed(document, patch))
    assert [m.id for m in changed.measures] == ["m1", "m2", "m4", "m5", "m7"]
    kept, six, three = changed.corrections
    assert (kept.ref, kept.extracted_ref) == ("/measures/4/title", "/measures/6/title")
    assert (six.ref, six.extracted["id"], three.ref, three.extracted["id"]) == (
        *(None, "m6"),
        *(None, "m3"),
    )
    assert [f.refs for f in changed.findings[:2]] == [
        ["/measures/4/period"],
        ["/measures/2/period"],
    ]


def finding(refs, code="unrecognised-column"):
    return Finding(
        code=code, severity="info", message_en="Look.", message_th="ดู", refs=refs, pages=[1]
    )


def test_a_record_can_be_added(document, data):
    added = {**data["measures"][0], "title": "มาตรการที่ตกหล่น", "id": "m8"}
    patch = [{"op": "add", "path": "/measures/-", "value": added}]
    changed = apply_corrections(document, parsed(document, patch))
    assert changed.measures[-1].title == "มาตรการที่ตกหล่น"
    assert changed.corrections[0].ref == f"/measures/{len(document.measures)}"
    assert changed.corrections[0].extracted is None


def test_the_document_is_audited_anew(document, data):
    wrong = apply_corrections(document, parsed(document, replaced(data, SCORE, 120.0)))
    assert {"score-out-of-range", "total-mismatch"} <= {f.code for f in wrong.findings}
    # And the other way round: a document whose error a person corrects.
    faulty = wrong.model_copy(update={"corrections": []})
    patch = replaced(
        faulty.model_dump(mode="json"), SCORE, data["score_tables"][0]["scores"][3]["score"]
    )
    assert apply_corrections(faulty, parsed(document, patch)).findings == document.findings


def test_a_decision_settles_what_only_asked_for_a_look(document, data):
    doubts = [
        finding(["/score_tables/0/scores/3"], "ocr-low-confidence"),
        finding(["/measures/0/deadline"], "unparsed-period"),
        finding(["/measures/0"], "ocr-low-confidence"),
        finding([TITLE], "text-layer-damaged"),
    ]
    doubtful = document.model_copy(update={"findings": doubts})
    patch = [
        test_op(SCORE, data["score_tables"][0]["scores"][3]["score"], verdict="accepted"),
        *replaced(data, "/measures/0/deadline/date", "2022-11-30"),
        *replaced(data, TITLE, "ก"),
    ]
    kept = apply_corrections(doubtful, parsed(document, patch)).findings
    assert kept[:2] == doubts[2:]


REFUSED = [
    ([test_op(TITLE, "something else")], "not what was looked at"),
    ([{"op": "replace", "path": TITLE, "value": 5}], "/measures/1/title: Input should be a valid"),
    ([{"op": "replace", "path": SCORE, "value": "สูง"}], "Input should be a valid number"),
    ([{"op": "replace", "path": "/fiscal_year", "value": 2023}], "/fiscal_year"),
    (
        [{"op": "replace", "path": "/measures/0/deadline", "value": {"raw": "x", "date": "30/2"}}],
        "date",
    ),
    ([{"op": "replace", "path": "/measures/99/title", "value": "x"}], "not in the document"),
    ([{"op": "replace", "path": "/measures/0/colour", "value": "x"}], "not in the document"),
    ([{"op": "remove", "path": "/measures/99"}], "not in the document"),
    ([{"op": "replace", "path": "measures", "value": "x"}], "no JSON pointer"),
    ([{"op": "replace", "path": "", "value": {}}], "cannot be corrected"),
    ([{"op": "replace", "path": "/source/sha256", "value": "0"}], "cannot be corrected"),
    ([{"op": "replace", "path": "/measures/0/id", "value": "m9"}], "cannot be corrected"),
    ([{"op": "replace", "path": "/measures/0/provenance/pages", "value": [1]}], "cannot be"),
    ([{"op": "add", "path": "/measures/0", "value": {}}], "at the end"),
    ([{"op": "remove", "path": "/measures/0/title"}], "only records"),
    (
        [{"op": "remove", "path": "/measures/1"}, {"op": "remove", "path": "/measures/4"}],
        "from the end",
    ),
    (
        [
            {"op": "remove", "path": "/measures/1"},
            {"op": "replace", "path": "/fiscal_year", "value": 2566},
        ],
        "behind all other",
    ),
]


@pytest.mark.parametrize(("patch", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_does_not_fit_is_refused_in_one_line(document, patch, message):
    with pytest.raises(CorrectionsError, match=message) as caught:
        apply_corrections(document, parsed(document, patch))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"source": {"sha256": "0" * 64, "file_name": "other.pdf"}}, "are for other.pdf"),
        ({"schema_version": "2"}, "schema 2"),
    ],
)
def test_a_set_for_another_file_or_schema_is_refused(document, more, message):
    with pytest.raises(CorrectionsError, match=message):
        apply_corrections(document, parsed(document, [], **more))


def test_corrections_are_not_applied_twice(document, data):
    once = parsed(document, replaced(data, TITLE, "ก"))
    with pytest.raises(CorrectionsError, match="corrections already"):
        apply_corrections(apply_corrections(document, once), once)


# --- sets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no set of corrections"),
        ("[]", "no set of corrections"),
        ('{"format": "itaextract-corrections"}', "no set of corrections .version"),
        ('{"format": "another", "version": 1, "schema_version": "1", "patch": []}', "format"),
    ],
)
def test_a_damaged_set_is_refused_with_its_name(tmp_path, content, message):
    path = tmp_path / "mine.json"
    path.write_text(content)
    with pytest.raises(CorrectionsError, match=f"mine.json: .*{message}"):
        read_set(path)


def test_bytes_that_are_no_text_and_missing_files_are_refused(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorrectionsError, match="UTF-8"):
        read_set(tmp_path / "a.json")
    with pytest.raises(CorrectionsError, match="No such file"):
        read_set(tmp_path / "b.json")


def test_a_folder_gives_its_sets_and_passes_over_documents(document, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/c.json").write_text(json.dumps(correction_set(document, [])))
    (tmp_path / "d.json").write_text(document.model_dump_json())
    assert list(by_document(read_sets([tmp_path]))) == [document.source.sha256]
    (tmp_path / "again.json").write_text(json.dumps(correction_set(document, [])))
    with pytest.raises(CorrectionsError, match="two sets"):
        by_document(read_sets([tmp_path]))


# --- accuracy -----------------------------------------------------------------------------------


def counts(fields):
    return {one.field: (one.right, one.reviewed) for one in fields}


@pytest.fixture
def decided(document, data):
    return parsed(
        document,
        [
            test_op("/measures/0", data["measures"][0], verdict="accepted"),
            *replaced(data, TITLE, "ชื่อที่ถูกต้อง"),
            test_op("/measures/1/steps", data["measures"][1]["steps"], verdict="accepted"),
            *replaced(data, SCORE, 12.5),
            *replaced(data, "/measures/2/responsible", [], verdict="absent"),
            {"op": "remove", "path": "/measures/5", "verdict": "absent"},
        ],
    )


def test_accuracy_of_what_was_reviewed(decided):
    fields = {one.field: one for one in evaluate([decided])}
    found = counts(fields.values())
    assert found["measures.*"] == (3, 4)
    assert found["score_tables.scores.*"] == (1, 1)
    assert found["measures.title"] == (1, 2)
    assert found["measures.steps"] == (2, 2)
    assert found["measures.responsible"] == (1, 2)
    assert found["score_tables.scores.score"] == (0, 1)
    assert (fields["measures.*"].absent, fields["measures.responsible"].absent) == (1, 1)
    low, high = fields["measures.steps"].interval
    assert (round(low, 3), high) == (0.342, 1.0)  # Wilson for 2 of 2


def test_accuracy_of_another_extraction_finds_its_records_again(decided, document):
    corrected = apply_corrections(document, decided)
    first = corrected.measures[0].model_copy(update={"id": "m0", "title": "อีกแถวหนึ่ง", "steps": []})
    moved = corrected.model_copy(update={"measures": [first, *corrected.measures]})
    found = counts(evaluate([decided], {document.source.sha256: moved}))
    assert all(right == reviewed for right, reviewed in found.values())
    assert found["measures.title"] == (2, 2)
    assert evaluate([decided], {}) == []


# --- commands -----------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)])


def write(path, content):
    Path(path).write_text(content if isinstance(content, str) else json.dumps(content))


def test_apply_and_extract_give_the_same(run, document, decided):
    write("set.json", decided.model_dump_json())
    write("plan.json", document.model_dump_json())
    assert run("apply", "plan.json", "set.json", "--out", "out.json").exit_code == 0
    direct = run("extract", PDF, "--corrections", "set.json")
    assert direct.exit_code == 0
    applied = Document.model_validate_json(Path("out.json").read_text("utf-8"))
    assert Document.model_validate_json(direct.stdout) == applied
    assert applied.measures[1].title == "ชื่อที่ถูกต้อง"


def test_a_refused_set_leaves_no_output(run, document):
    write("set.json", correction_set(document, [test_op(TITLE, "else")]))
    write("plan.json", document.model_dump_json())
    write("out.json", "before")
    refused = run("apply", "plan.json", "set.json", "--out", "out.json")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert Path("out.json").read_text() == "before"
    failed = run("extract", PDF, "--corrections", "set.json", "--out", "d/")
    assert failed.exit_code == 1 and "looked at" in failed.stderr
    assert not list(Path().glob("d/*"))


def test_corrections_do_not_go_with_redaction(run, document):
    write("set.json", correction_set(document, []))
    both = run("extract", PDF, "--corrections", "set.json", "--redact", "persons")
    assert both.exit_code == 2 and "--corrections" in both.stderr


def test_evaluate_prints_fields(run, document, decided):
    write("set.json", decided.model_dump_json())
    write("plan.json", document.model_dump_json())
    assert "measures.title" in run("evaluate", "set.json").stdout
    rows = json.loads(run("evaluate", ".", "--format", "json").stdout)
    assert rows["sets"] == 1 and rows["fields"][-1]["field"] == "all"
    table = run("evaluate", "set.json", "--against", "plan.json", "--format", "csv").stdout
    assert "measures.title,2,1,0,0.5," in table
    Path("empty").mkdir()
    nothing = run("evaluate", "empty")
    assert nothing.exit_code == 1 and "no corrections" in nothing.stderr


def test_corrections_have_a_table(document, decided):
    rows = list(CORRECTIONS.rows(apply_corrections(document, decided)))
    assert len(rows) == 6
    assert '"ชื่อที่ถูกต้อง"' in rows[1]

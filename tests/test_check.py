"""``itaextract check``: the findings of documents as a report, and its exit code."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sample_documents as samples
from itaextract.audit.codes import TITLES
from itaextract.cli import app
from itaextract.export.sarif import Checked, to_sarif
from itaextract.model import Document, Finding, Suggestion


def finding(severity, code="total-mismatch", **fields) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        message_en=f"An {severity}.",
        message_th=f"ไทย {severity}",
        **fields,
    )


def with_findings(*severities, name="แผน ๑.pdf") -> Document:
    suggestion = Suggestion(ref="/overall_scores/0/score", value="82.20", reason="0.3 × 82 = ...")
    fields = {"refs": ["/overall_scores/0/score"], "pages": [2], "suggestions": [suggestion]}
    found = [finding(severity, **fields) for severity in severities]
    return samples.empty(name).model_copy(update={"findings": found})


@pytest.fixture
def check(tmp_path):
    """Run the command on documents, which are saved first."""

    def check(*documents, options=()):
        paths = []
        for number, document in enumerate(documents):
            paths.append(tmp_path / f"{number}.json")
            paths[-1].write_text(document.model_dump_json(), encoding="utf-8")
        return CliRunner().invoke(app, ["check", *map(str, [*paths, *options])])

    return check


def test_the_report_has_the_gravest_first_and_counts(check):
    result = check(with_findings("info", "error", "warning"), samples.empty("b.pdf"))
    lines = result.stdout.splitlines()
    assert lines[0].startswith("แผน ๑.pdf")
    found = [line.split()[0] for line in lines if line.startswith(("error", "warning", "info"))]
    assert found == ["error", "warning", "info"]
    assert "→ 82.20 (0.3 × 82 = ...)" in result.stdout
    assert "no findings" in result.stdout
    assert lines[-1] == "2 documents: 1 error, 1 warning, 1 info"


def test_messages_come_in_thai(check):
    assert "ไทย error" in check(with_findings("error"), options=["--lang", "th"]).stdout


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("error", "warning", 1),
        ("error", "never", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
    ],
)
def test_the_exit_code_follows_fail_on(check, severity, fail_on, code):
    assert check(with_findings(severity), options=["--fail-on", fail_on]).exit_code == code


def test_errors_fail_by_default_and_warnings_do_not(check):
    assert check(with_findings("error")).exit_code == 1
    assert check(with_findings("warning")).exit_code == 0
    assert check(samples.empty()).exit_code == 0


def test_json_and_csv_hold_every_finding(check, tmp_path):
    document = with_findings("error", "info")
    [file] = json.loads(check(document, options=["-f", "json"]).stdout)
    assert (file["file"], file["sha256"]) == ("แผน ๑.pdf", document.source.sha256)
    assert [Finding.model_validate(one) for one in file["findings"]] == document.findings
    out = tmp_path / "findings.csv"
    assert check(document, options=["-f", "csv", "-o", out]).exit_code == 1
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["severity"] for row in rows] == ["error", "info"]
    assert rows[0]["suggestions"] == "82.20 (0.3 × 82 = ...)"


def test_sarif_names_rules_files_and_places():
    log = json.loads(to_sarif([Checked("ก/แผน ๑.pdf", with_findings("error", "info"))]))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["tool"]["driver"]["rules"] == [
        {"id": "total-mismatch", "shortDescription": {"text": TITLES["total-mismatch"]}}
    ]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"]) == ("total-mismatch", 0)
    assert (first["level"], second["level"]) == ("error", "note")
    [place] = first["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii() and " " not in uri
    assert uri == run["artifacts"][0]["location"]["uri"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "/overall_scores/0/score"}]
    assert first["properties"]["suggestions"][0]["value"] == "82.20"


def test_a_bad_file_costs_itself_only(check, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    result = check(samples.empty(), options=[bad])
    assert result.exit_code == 1
    assert "no findings" in result.stdout
    [line] = result.stderr.splitlines()
    assert "no document of itaextract" in line


def test_a_pdf_is_extracted_and_checked():
    path = str(Path(__file__).parent / "fixtures/pdf/mae-sam-2566-analysis.clean.pdf")
    result = CliRunner().invoke(app, ["check", path, "-f", "json"])
    assert result.exit_code == 1
    assert any(f["severity"] == "error" for f in json.loads(result.stdout)[0]["findings"])

"""The report as one HTML page: static, without scripts, readable without a network."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

from itaextract._version import __version__
from itaextract.export.atomic import write_text
from itaextract.ita.facts import LAST_YEAR, indicators
from itaextract.model import AgencyType, Document, Severity
from itaextract.report.charts import Bar, Box, Column, bars, boxes, columns
from itaextract.report.gather import UNKNOWN, Facts, gather
from itaextract.report.html import Markup, element, join

TYPES = {
    "subdistrict_municipality": "เทศบาลตำบล",
    "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร",
    "sao": "อบต.",
    "pao": "อบจ.",
    "special": "กทม., เมืองพัทยา",
    "other": "other · อื่น ๆ",
    UNKNOWN: "no agency found · ไม่พบชื่อหน่วยงาน",
}
TEXT_LAYERS = {
    "embedded": "good as it was",
    "repaired": "damaged and repaired",
    "ocr": "read by OCR",
    "mixed": "differs by page",
    "text": "a text file",
    "none": "none",
}
KINDS = {
    "plan": "plan · แผน",
    "report": "report · รายงานผล",
    "analysis": "analysis · วิเคราะห์ผล",
    UNKNOWN: "unknown · ไม่ทราบ",
}
MOST_FINDINGS = 15
MOST_FAILURES = 12


def report(
    documents: Iterable[Document],
    title: str = "ITA documents",
    failures: Mapping[str, int] | None = None,
) -> str:
    """Give the report of documents as HTML.

    Args:
        documents: consumed one at a time.
        title: heading of the page.
        failures: files that could not be read, by reason; None if that is not known.
    """
    facts = gather(documents, failures)
    parts = [
        _coverage(facts),
        _overall(facts),
        _indicators(facts),
        _findings(facts),
        _quality(facts),
        _failures(facts),
    ]
    body = join(
        element("header", element("h1", title), _subtitle(facts)),
        _numbers(facts),
        element("main", (part for part in parts if part)),
        element("footer", f"Made by itaextract {__version__}. What is counted how: docs/report.md"),
    )
    return "<!doctype html>\n" + element("html", _head(title), element("body", body), lang="en")


def write_report(
    documents: Iterable[Document],
    target: Path,
    title: str = "ITA documents",
    failures: Mapping[str, int] | None = None,
) -> None:
    """Write the report of documents as an HTML file, atomically.

    Raises:
        OSError: the target cannot be written.
    """
    write_text(target, report(documents, title, failures) + "\n")


@cache
def _style() -> str:
    return files("itaextract.report").joinpath("style.css").read_text(encoding="utf-8")


def _head(title: str) -> Markup:
    """Forbid everything but this very style sheet: no scripts, no network, no forms."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", title),
        element("style", Markup(_style())),
    )


def _subtitle(facts: Facts) -> Markup:
    years = sorted({year for year, _ in facts.coverage if year})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))
    text = f"{facts.documents:,} documents, fiscal years {span}" if span else ""
    return element("p", text or f"{facts.documents:,} documents", class_="subtitle")


def _numbers(facts: Facts) -> Markup:
    rows = {
        "documents · เอกสาร": facts.documents,
        "agencies · หน่วยงาน": len(facts.agencies),
        "provinces · จังหวัด": len(facts.provinces),
        "pages · หน้า": facts.pages,
        "measures · มาตรการ": facts.measures,
        "scores · คะแนน": facts.scores,
        "findings · ข้อสังเกต": facts.findings.total(),
    }
    if facts.failures is not None:
        rows["files not read · อ่านไม่ได้"] = facts.failures.total()
    return element(
        "dl",
        (
            element("div", element("dt", name), element("dd", f"{value:,}"))
            for name, value in rows.items()
        ),
    )


def _section(english: str, thai: str, note: str, *charts: str) -> Markup:
    heading = element("h2", english, " ", element("span", thai))
    return element("section", heading, element("p", note, class_="note"), charts)


def _coverage(facts: Facts) -> Markup:
    years = sorted({year for year, _ in facts.coverage}, key=lambda year: year or 9999)
    present = {type for _, type in facts.coverage}
    types = [type for type in (*get_args(AgencyType), UNKNOWN) if type in present]
    stacks = [
        Column(str(year or "?"), [facts.coverage[year, type] for type in types]) for year in years
    ]
    kinds = [Bar(KINDS[kind], count, "s3") for kind, count in facts.kinds.most_common()]
    return _section(
        "Coverage by fiscal year and type of agency",
        "ความครอบคลุมตามปีงบประมาณและประเภทหน่วยงาน",
        "Documents by the fiscal year (Buddhist Era) that they are about; ? where none was found. "
        "Below, what they are; one may be several things.",
        columns("Documents by fiscal year", [TYPES[type] for type in types], stacks),
        bars("Documents by kind", kinds),
    )


def _overall(facts: Facts) -> Markup | None:
    rows = [Box(str(year), facts.overall[year]) for year in sorted(facts.overall)]
    if not rows:
        return None
    return _section(
        "Overall score by year",
        "คะแนนรวมรายปี",
        "One score per agency and year of assessment. Boxes hold the middle half, with the median; "
        "lines reach to the lowest and the highest.",
        boxes("Overall scores by year", rows),
    )


def _indicators(facts: Facts) -> Markup | None:
    names = {entry.number: entry.name for entry in indicators(LAST_YEAR)}
    rows = [
        Box(f"{number}. {names[number]}", facts.indicators[number])
        for number in sorted(facts.indicators)
    ]
    if not rows:
        return None
    return _section(
        "Scores by indicator",
        "คะแนนรายตัวชี้วัด",
        "All years together, one score per agency, year and indicator, from the tables.",
        boxes("Scores by indicator", rows),
    )


def _findings(facts: Facts) -> Markup | None:
    rows = [
        Bar(code, count, facts.severities[code], f" in {facts.documents_with[code]:,} documents")
        for code, count in facts.findings.most_common(MOST_FINDINGS)
    ]
    if not rows:
        return None
    keys = element(
        "ul",
        (
            element("li", element("span", "", class_=f"key {severity}"), severity)
            for severity in get_args(Severity)
        ),
        class_="legend",
    )
    return _section(
        "Most common findings",
        "ข้อสังเกตที่พบบ่อย",
        "Contradictions, uncertainties and losses; docs/contract.md says what each code means.",
        bars("Most common findings", rows),
        keys,
    )


def _quality(facts: Facts) -> Markup:
    layers = [Bar(TEXT_LAYERS[layer], n) for layer, n in facts.text_layers.most_common()]
    return _section(
        "Quality of the extraction",
        "คุณภาพการอ่าน",
        f"Where the text of documents comes from. {facts.without_records:,} of them gave neither "
        "measures nor scores nor a schedule.",
        bars("Origin of the text", layers),
    )


def _failures(facts: Facts) -> Markup | None:
    if not facts.failures:
        return None
    reasons = (
        element("li", f"{count:,} × {reason}")
        for reason, count in facts.failures.most_common(MOST_FAILURES)
    )
    return _section(
        "Files that could not be read",
        "ไฟล์ที่อ่านไม่ได้",
        "By reason; the list of files is in the table of errors.",
        element("ul", reasons),
    )

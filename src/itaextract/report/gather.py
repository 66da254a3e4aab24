"""What a report counts, gathered from documents one at a time."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from itaextract.export.tidytable import once
from itaextract.model import Document, Severity

#: Where an overview of years or types has none.
UNKNOWN = "unknown"


@dataclass
class Facts:
    """Counts over a corpus; years are Buddhist Era.

    Attributes:
        documents: how many there are; a file that comes twice counts once.
        agencies: names with province.
        provinces: provinces of agencies.
        pages: pages of all files.
        measures: measures of all documents.
        scores: score cells and scores in prose.
        coverage: documents by fiscal year and type of agency.
        kinds: documents by kind; one may be of several.
        overall: overall scores by year of assessment, one per agency.
        indicators: scores of indicators 1 to 10, one per agency and year.
        findings: how often each code was found.
        documents_with: documents in which it was found.
        severities: severity of each code.
        text_layers: documents by the origin of their text.
        without_records: documents without measures, scores and schedule.
        failures: files that could not be read, by reason; None if that is not known.
    """

    documents: int = 0
    agencies: set[tuple[str, str | None]] = field(default_factory=set)
    provinces: set[str] = field(default_factory=set)
    pages: int = 0
    measures: int = 0
    scores: int = 0
    coverage: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    overall: dict[int, "array[float]"] = field(default_factory=lambda: defaultdict(_numbers))
    indicators: dict[int, "array[float]"] = field(default_factory=lambda: defaultdict(_numbers))
    findings: Counter[str] = field(default_factory=Counter)
    documents_with: Counter[str] = field(default_factory=Counter)
    severities: dict[str, Severity] = field(default_factory=dict)
    text_layers: Counter[str] = field(default_factory=Counter)
    without_records: int = 0
    failures: Counter[str] | None = None


def gather(documents: Iterable[Document], failures: Mapping[str, int] | None = None) -> Facts:
    """Count over documents.

    Args:
        documents: consumed one at a time.
        failures: files that could not be read, by reason; None if that is not known.
    """
    facts = Facts(failures=None if failures is None else Counter(failures))
    seen: set[tuple[str, int, int]] = set()
    for document in once(documents):
        _count(facts, document)
        _count_scores(facts, document, seen)
        _count_findings(facts, document)
    return facts


def _count(facts: Facts, document: Document) -> None:
    agency = document.agency
    facts.documents += 1
    facts.pages += document.source.page_count
    facts.measures += len(document.measures)
    facts.scores += sum(len(table.scores) for table in document.score_tables)
    facts.scores += len(document.score_mentions)
    facts.coverage[document.fiscal_year, agency.type if agency else UNKNOWN] += 1
    facts.kinds.update(map(str, document.kinds or (UNKNOWN,)))
    facts.text_layers[document.source.text_layer] += 1
    if agency:
        facts.agencies.add((agency.name, agency.province))
        facts.provinces |= {agency.province} if agency.province else set()
    records = (document.measures, document.score_tables, document.score_mentions, document.schedule)
    facts.without_records += not any(records)


def _count_scores(facts: Facts, document: Document, seen: set[tuple[str, int, int]]) -> None:
    """Take one value per agency, year and indicator: the first of the first document."""
    agency = document.agency
    who = f"{agency.name}\n{agency.province}" if agency else document.source.sha256
    for overall in document.overall_scores:
        if overall.year and 0 <= overall.score <= 100 and (who, overall.year, 0) not in seen:
            seen.add((who, overall.year, 0))
            facts.overall[overall.year].append(overall.score)
    for table in document.score_tables:
        for score in table.scores:
            if score.level != "indicator" or not (score.code or "").isdecimal():
                continue
            number, year = int(score.code or 0), score.year or 0
            if number in range(1, 11) and 0 <= score.score <= 100:
                if (who, year, number) not in seen:
                    facts.indicators[number].append(score.score)
                seen.add((who, year, number))


def _count_findings(facts: Facts, document: Document) -> None:
    codes = [finding.code for finding in document.findings]
    facts.findings.update(codes)
    facts.documents_with.update(set(codes))
    facts.severities.update({finding.code: finding.severity for finding in document.findings})


def _numbers() -> "array[float]":
    return array("d")

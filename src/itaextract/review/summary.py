"""What the index tells of a document; each review page carries its own."""

from collections import Counter
from typing import Any

from itaextract.model import Document
from itaextract.review.forms import count_values


def summary_of(document: Document, stem: str) -> dict[str, Any]:
    """Give agency, years, kinds, pages, findings by severity and the number of values."""
    agency = document.agency
    found = Counter(finding.severity for finding in document.findings)
    return {
        "stem": stem,
        "file_name": document.source.file_name,
        "sha256": document.source.sha256,
        "agency": agency.name if agency else None,
        "province": agency.province if agency else None,
        "fiscal_year": document.fiscal_year,
        "kinds": document.kinds,
        "pages": document.source.page_count,
        "text_layer": document.source.text_layer,
        "findings": {name: found[name] for name in ("error", "warning", "info")},
        "records": len(document.measures)
        + len(document.schedule)
        + sum(len(table.scores) for table in document.score_tables),
        "values": count_values(document),
    }

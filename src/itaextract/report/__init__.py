"""A corpus at a glance: one static HTML page."""

from itaextract.report.page import report, write_report

__all__ = ["report", "write_report"]

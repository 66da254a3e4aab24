"""Pages that were not read."""

from itaextract.audit.report import finding
from itaextract.cuts import message_en, message_th
from itaextract.model import Finding
from itaextract.page import Cut


def check_cuts(cuts: list[Cut]) -> list[Finding]:
    """Report pages that were not read, each with its reason."""
    return [
        finding("page-not-read", "error", f"{message_en(cut)}.", message_th(cut), pages=[cut.first])
        for cut in cuts
    ]

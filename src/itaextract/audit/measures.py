"""Measures as a whole: ``no-measures-found``, and budgets that do not add up."""

import re
from collections.abc import Iterator
from typing import Final

from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding

_TOTAL: Final = re.compile(
    r"งบประมาณ(?:รวม|ทั้งสิ้น|ทั้งหมด|รวมทั้งสิ้น)?[^\d\n]{0,25}(?:รวม|ทั้งสิ้น|ทั้งหมด)?[^\d\n]{0,15}"
    r"(?P<amount>\d{1,3}(?:,\d{3})+|\d{4,})(?:\.\d\d)?\s?บาท"
)


def check_any(document: Document) -> Iterator[Finding]:
    """A plan or report must have measures."""
    if not document.measures and document.kinds != ["analysis"]:
        yield finding(
            "no-measures-found",
            "warning",
            "No table of measures was found.",
            "ไม่พบตารางมาตรการ",
        )


def check_budget(document: Document) -> Iterator[Finding]:
    """``รวมงบประมาณทั้งสิ้น 55,000 บาท`` against the budgets of the measures."""
    rows = [(i, m.budget.amount) for i, m in enumerate(document.measures) if m.budget]
    amounts = [(i, amount) for i, amount in rows if amount]
    if len(amounts) < 2:
        return
    total = sum(amount for _, amount in amounts)
    for passage in passages(document):
        for match in _TOTAL.finditer(passage.text):
            stated = float(match["amount"].replace(",", ""))
            whole = re.search(
                r"รวม|ทั้งสิ้น|ทั้งหมด", passage.text[max(0, match.start() - 10) : match.end()]
            )
            if whole and abs(stated - total) > 0.5 and stated not in {a for _, a in amounts}:
                arithmetic = " + ".join(f"{amount:,.0f}" for _, amount in amounts)
                yield finding(
                    "total-mismatch",
                    "warning",
                    f"The budgets of the measures come to {arithmetic} = {total:,.0f} baht, stated "
                    f"{stated:,.0f}.",
                    f"งบประมาณของมาตรการรวมเป็น {arithmetic} = {total:,.0f} บาท แต่ระบุไว้ "
                    f"{stated:,.0f}",
                    refs=[passage.ref, *(f"/measures/{i}/budget/amount" for i, _ in amounts)],
                    pages=passage.pages,
                )

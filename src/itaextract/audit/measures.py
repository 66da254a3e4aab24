"""Measures as a whole: ``no-measures-found``, and budgets that do not add up."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding
from itaextract.thai.digits import to_ascii_digits

_BAHT: Final = 0.5
_SUM: Final = re.compile(r"(?:รวม|ยอดรวม)(?:งบประมาณ|เป็นเงิน)?(?:ทั้งสิ้น|ทั้งหมด)?\s?(?:\(บาท\)|บาท)?")
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


def check_budget_rows(document: Document) -> Iterator[Finding]:
    """The row รวม of a table of measures against the budgets above it."""
    for t, table in enumerate(document.tables):
        column = next((c for c, cell in enumerate(table.header) if "งบประมาณ" in cell), None)
        if column is None or table.kind != "measures":
            continue
        amounts: list[float] = []
        for r, row in enumerate(table.rows):
            amount = _amount(row[column]) if column < len(row) else None
            if not any(_SUM.fullmatch(cell.strip()) for cell in row):
                amounts += [amount] if amount else []
            elif amount and len(amounts) > 1 and abs(amount - sum(amounts)) > _BAHT:
                yield _budget(amounts, amount, [f"/tables/{t}/rows/{r}/{column}"], table.pages)


def _amount(text: str) -> float | None:
    plain = to_ascii_digits(text).replace(",", "").removesuffix(".-").strip()
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s?(?:บาท)?", plain)
    return float(match[1]) if match else None


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
            if whole and abs(stated - total) > _BAHT and stated not in {a for _, a in amounts}:
                refs = [passage.ref, *(f"/measures/{i}/budget/amount" for i, _ in amounts)]
                yield _budget([amount for _, amount in amounts], stated, refs, passage.pages)


def _budget(
    amounts: Sequence[float], stated: float, refs: Sequence[str], pages: Sequence[int]
) -> Finding:
    arithmetic = " + ".join(f"{amount:,.0f}" for amount in amounts)
    total = sum(amounts)
    return finding(
        "total-mismatch",
        "warning",
        f"The budgets of the measures come to {arithmetic} = {total:,.0f} baht, stated "
        f"{stated:,.0f}.",
        f"งบประมาณของมาตรการรวมเป็น {arithmetic} = {total:,.0f} บาท แต่ระบุไว้ {stated:,.0f}",
        refs=refs,
        pages=pages,
    )

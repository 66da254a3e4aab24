"""The checks, each a function from a document to its findings."""

from collections.abc import Callable, Iterator

from itaextract.model import Document, Finding
from itaextract.parse.gazetteer import is_known_subdistrict

_LOCAL = frozenset({"subdistrict_municipality", "sao"})


def audit(document: Document) -> list[Finding]:
    """Run all checks, in a fixed order."""
    return [finding for check in _CHECKS for finding in check(document)]


def _agency_name(document: Document) -> Iterator[Finding]:
    agency = document.agency
    if agency is None:
        yield Finding(
            code="agency-name-unknown",
            severity="warning",
            message_en="No local government is named in the document.",
            message_th="ไม่พบชื่อองค์กรปกครองส่วนท้องถิ่นในเอกสาร",
        )
        return
    if len(agency.variants) > 1:
        spellings = ", ".join(f"{v.name} ({v.count})" for v in agency.variants)
        yield Finding(
            code="agency-name-variants",
            severity="warning",
            message_en=f"The agency's name is written in {len(agency.variants)} ways: {spellings}.",
            message_th=f"ชื่อหน่วยงานเขียนไว้ {len(agency.variants)} แบบ: {spellings}",
            refs=["/agency/variants"],
            pages=sorted({p for v in agency.variants for p in v.pages}),
        )
    if agency.type in _LOCAL and not is_known_subdistrict(bare_name(agency.name)):
        yield Finding(
            code="agency-name-unknown",
            severity="info",
            message_en=f"“{agency.name}” is the name of no subdistrict in the gazetteer.",
            message_th=f"“{agency.name}” ไม่ตรงกับชื่อตำบลใดในทำเนียบท้องที่",
            refs=["/agency/name"],
        )


def bare_name(name: str) -> str:
    """The name without its type: ตัวอย่าง of เทศบาลตำบลตัวอย่าง."""
    for prefix in ("เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "เทศบาลเมือง", "เทศบาลนคร"):
        if name.startswith(prefix):
            return name.removeprefix(prefix).strip()
    return name


def _score_range(document: Document) -> Iterator[Finding]:
    for t, table in enumerate(document.score_tables):
        for s, score in enumerate(table.scores):
            if not 0 <= score.score <= 100:
                yield Finding(
                    code="score-out-of-range",
                    severity="error",
                    message_en=f"The score {score.raw} of “{score.label}” is not within 0 to 100.",
                    message_th=f"คะแนน {score.raw} ของ “{score.label}” ไม่อยู่ระหว่าง 0 ถึง 100",
                    refs=[f"/score_tables/{t}/scores/{s}/score"],
                    pages=score.provenance.pages,
                )


def _overall_conflict(document: Document) -> Iterator[Finding]:
    """The overall score of one year, in tables against prose."""
    chosen = {o.year: (i, o) for i, o in enumerate(document.overall_scores)}
    for m, mention in enumerate(document.score_mentions):
        if mention.level != "overall" or mention.year not in chosen:
            continue
        index, overall = chosen[mention.year]
        if abs(mention.score - overall.score) > 0.005:
            yield Finding(
                code="value-conflict",
                severity="warning",
                message_en=f"The overall score of {mention.year} is {overall.score:g} in one place "
                f"and {mention.score:g} in another.",
                message_th=f"คะแนนรวมปี {mention.year} ระบุไว้ {overall.score:g} แห่งหนึ่ง "
                f"และ {mention.score:g} อีกแห่งหนึ่ง",
                refs=[f"/overall_scores/{index}/score", f"/score_mentions/{m}/score"],
                pages=sorted({*overall.provenance.pages, *mention.provenance.pages}),
            )


def _measures(document: Document) -> Iterator[Finding]:
    if not document.measures and document.kinds != ["analysis"]:
        yield Finding(
            code="no-measures-found",
            severity="warning",
            message_en="No table of measures was found.",
            message_th="ไม่พบตารางมาตรการ",
        )


_CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _agency_name,
    _score_range,
    _overall_conflict,
    _measures,
)

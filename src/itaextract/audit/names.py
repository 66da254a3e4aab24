"""The agency: its name in several spellings, unknown names, words of another kind of agency."""

import re
from collections.abc import Iterator
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.ita.gazetteer import is_known_subdistrict, near_subdistricts
from itaextract.model import Agency, Document, Finding, Suggestion
from itaextract.parse.agency_names import Blob, TextLine, find_mentions

_ELSEWHERE: Final = re.compile(
    r"ดูงาน|ใกล้เคียง|ข้างเคียง|เช่น|ร่วมกับ|เปรียบเทียบ|ต้นแบบ|ศึกษา|ประสาน|ตั้งอยู่|ติดต่อกับ|อาณาเขต"
)
_FORMERLY: Final = re.compile(r"ยกฐานะ|เดิม|จัดตั้ง|เปลี่ยนแปลงฐานะ|เปลี่ยนชื่อ")
_NEAR: Final = 60
_LOCAL: Final = frozenset({"subdistrict_municipality", "sao"})
_PREFIXES: Final = (
    "เทศบาลตำบล",
    "องค์การบริหารส่วนตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "องค์การบริหารส่วนจังหวัด",
)


def check_agency(document: Document) -> Iterator[Finding]:
    """``agency-name-unknown`` and ``agency-name-variants``."""
    agency = document.agency
    if agency is None:
        yield finding(
            "agency-name-unknown",
            "warning",
            "No local government is named in the document.",
            "ไม่พบชื่อองค์กรปกครองส่วนท้องถิ่นในเอกสาร",
        )
        return
    if len(agency.variants) > 1:
        yield _variants(agency)
    if agency.type in _LOCAL and not is_known_subdistrict(bare_name(agency.name)):
        yield _unknown(agency)


def check_other_agencies(document: Document) -> Iterator[Finding]:
    """Another local government, or one of another kind, that the text takes for the agency."""
    agency = document.agency
    if agency is None or agency.type == "pao":  # whose work is with the others of its province
        return
    known = {bare_name(variant.name) for variant in agency.variants} | {bare_name(agency.name)}
    found: dict[str, Passage] = {}
    types: dict[str, Passage] = {}
    for passage in passages(document):
        for mention in find_mentions(Blob([TextLine(passage.text, 1, 0.0)])):
            before = passage.text[max(0, mention.start - _NEAR) : mention.start]
            other = mention.name not in known and is_known_subdistrict(mention.name)
            if other and not _ELSEWHERE.search(before):
                found.setdefault(passage.text[mention.start : mention.end].strip(), passage)
            elif mention.name in known and mention.type != agency.type:
                around = passage.text[max(0, mention.start - _NEAR) : mention.end + _NEAR]
                if not _FORMERLY.search(around):
                    types.setdefault(passage.text[mention.start : mention.end].strip(), passage)
    for name, passage in types.items():
        yield finding(
            "agency-type-conflict",
            "warning",
            f"The document is of {agency.name}, and the text speaks of {name}.",
            f"เอกสารเป็นของ{agency.name} แต่เนื้อความระบุ{name}",
            refs=[passage.ref, "/agency/name"],
            pages=passage.pages,
        )
    for name, passage in found.items():
        yield finding(
            "agency-name-variants",
            "info",
            f"The text speaks of another agency, {name}; the document is of {agency.name}.",
            f"เนื้อความกล่าวถึงหน่วยงานอื่น คือ {name} ขณะที่เอกสารเป็นของ{agency.name}",
            refs=[passage.ref, "/agency/name"],
            pages=passage.pages,
        )


def bare_name(name: str) -> str:
    """The name without its type: ตัวอย่าง of เทศบาลตำบลตัวอย่าง."""
    prefix = next((p for p in _PREFIXES if name.startswith(p)), "")
    return name.removeprefix(prefix).strip()


def _variants(agency: Agency) -> Finding:
    spellings = ", ".join(f"{v.name} ({v.count})" for v in agency.variants)
    return finding(
        "agency-name-variants",
        "warning",
        f"The agency's name is written in {len(agency.variants)} ways: {spellings}.",
        f"ชื่อหน่วยงานเขียนไว้ {len(agency.variants)} แบบ: {spellings}",
        refs=[f"/agency/variants/{i}/name" for i in range(len(agency.variants))],
        pages=[page for variant in agency.variants for page in variant.pages],
        suggestions=_trusted(agency),
    )


def _trusted(agency: Agency) -> list[Suggestion]:
    """The spelling that the gazetteer has, for each of the others."""
    if not is_known_subdistrict(bare_name(agency.name)):
        return []
    reason = f"a subdistrict is named {bare_name(agency.name)}"
    return [
        Suggestion(ref=f"/agency/variants/{i}/name", value=agency.name, reason=reason)
        for i, variant in enumerate(agency.variants)
        if variant.name != agency.name and not is_known_subdistrict(bare_name(variant.name))
    ]


def _unknown(agency: Agency) -> Finding:
    """Information only: a municipality may bear another name than its subdistrict."""
    bare = bare_name(agency.name)
    prefix = agency.name.removesuffix(bare)
    near = near_subdistricts(bare)
    suggestions = [
        Suggestion(ref="/agency/name", value=prefix + name, reason=f"subdistrict {name}")
        for name in near
        if len(near) == 1
    ]
    return finding(
        "agency-name-unknown",
        "info",
        f"“{agency.name}” is the name of no subdistrict in the gazetteer.",
        f"“{agency.name}” ไม่ตรงกับชื่อตำบลใดในทำเนียบท้องที่",
        refs=["/agency/name"],
        pages=[page for variant in agency.variants for page in variant.pages],
        suggestions=suggestions,
    )

"""Where the agency is: two districts or provinces of one agency are a ``value-conflict``."""

import re
from collections.abc import Iterator
from typing import Final

from itaextract.audit.names import bare_name
from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.ita.gazetteer import amphoe_prefixes, province_prefixes
from itaextract.model import Document, Finding

_AMPHOE: Final = re.compile(r"(?:อำเภอ|(?<![ก-๙])อ\.)\s?(?=[ก-๙])")
_PROVINCE: Final = re.compile(r"(?:จังหวัด|(?<![ก-๙])จ\.)\s?(?=[ก-๙])")
_TAMBON: Final = re.compile(r"(?:\s?(?:ตำบล|ต\.)\s?[ก-๙]{2,20})?\s?")


def check_places(document: Document) -> Iterator[Finding]:
    """District and province beside the agency's name, against those of the title."""
    agency = document.agency
    if agency is None:
        return
    stated: dict[str, dict[str, str]] = {"amphoe": {}, "province": {}}
    if agency.place_source == "document":
        for kind in stated:
            value = getattr(agency, kind)
            if value:
                stated[kind][value] = f"/agency/{kind}"
    name = bare_name(agency.name)
    pages: list[int] = []
    for passage in passages(document):
        for kind, place in _beside(passage.text, name):
            stated[kind].setdefault(place, passage.ref)
            pages += passage.pages
    for kind, places in stated.items():
        if len(places) > 1:
            listed = ", ".join(places)
            word_th = "อำเภอ" if kind == "amphoe" else "จังหวัด"
            yield finding(
                "value-conflict",
                "warning",
                f"{agency.name} is said to be in different places ({kind}): {listed}.",
                f"{agency.name} ระบุ{word_th}ไว้ไม่ตรงกัน: {listed}",
                refs=places.values(),
                pages=pages,
            )


def _beside(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The places that follow the name directly, those of the gazetteer only."""
    if len(name) < 2:
        return
    for end in _ends(text, name):
        amphoe = _AMPHOE.match(text, end)
        start = end
        if amphoe:
            found = next(amphoe_prefixes(text[amphoe.end() :]), None)
            if found is None:
                continue
            yield "amphoe", found
            start = amphoe.end() + len(found)
        province = _PROVINCE.match(text, start) or _PROVINCE.match(text, start + 1)
        if province:
            found = next(province_prefixes(text[province.end() :]), None)
            if found:
                yield "province", found


def _ends(text: str, name: str) -> Iterator[int]:
    """Where the name ends each time, and a subdistrict behind it."""
    start = text.find(name)
    while start >= 0:
        behind = _TAMBON.match(text, start + len(name))
        end = behind.end() if behind else start + len(name)
        yield end
        start = text.find(name, end)

"""One thing under two names or years: ``value-conflict``; words of another kind of agency."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final
from urllib.parse import urlsplit

from rapidfuzz.distance import Levenshtein

from itaextract.audit.prose import Passage, cells, having, measure_texts, passages
from itaextract.audit.report import finding
from itaextract.ita import squash
from itaextract.model import AgencyType, Document, Finding

_ACT: Final = re.compile(
    r"(?:พ\.?\s?ร\.?\s?บ\.?|พระราชบัญญัติ)\s?(?P<name>[ก-๙][ก-๙ ]{4,60}?)\s?"
    r"พ\.?\s?ศ\.?\s?(?P<year>2[45]\d\d)(?!\d)"
)
_ACTS: Final = {
    "ข้อมูลข่าวสารของราชการ": 2540,
    "การจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ": 2560,
    "การอำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ": 2558,
    "คุ้มครองข้อมูลส่วนบุคคล": 2562,
    "มาตรฐานทางจริยธรรม": 2562,
    "ความรับผิดทางละเมิดของเจ้าหน้าที่": 2539,
    "วิธีปฏิบัติราชการทางปกครอง": 2539,
}
"""Acts of which there is one, with the year of their making (พ.ศ.) in the Royal Gazette."""
_AMENDED: Final = 40
_EDITION: Final = re.compile(r"ฉบับที่|แก้ไขเพิ่มเติม")
_MUNICIPAL: Final = re.compile(
    r"(?:รอง)?นายกเทศมนตรี|(?:รอง)?ปลัดเทศบาล|พนักงานเทศบาล|เทศบัญญัติ|สภาเทศบาล"
)
_OF_SAO: Final = re.compile(
    r"(?:รอง)?นายก\s?(?:องค์การบริหารส่วนตำบล|อบต\.?)|(?:รอง)?ปลัด\s?(?:องค์การบริหารส่วนตำบล|อบต\.?)"
    r"|พนักงานส่วนตำบล|สภา\s?(?:องค์การบริหารส่วนตำบล|อบต\.?)"
)
_MARKS_OF_MUNICIPAL: Final = ("เทศมนตรี", "เทศบาล", "เทศบัญญัติ")
_MARKS_OF_SAO: Final = ("ส่วนตำบล", "อบต")
"""One of these stands in every match."""
_FOREIGN: Final[dict[AgencyType, re.Pattern[str]]] = {
    "sao": _MUNICIPAL,
    "subdistrict_municipality": _OF_SAO,
    "town_municipality": _OF_SAO,
    "city_municipality": _OF_SAO,
}
_TITLE_YEAR: Final = re.compile(
    r"\s*(?:(?:ส่วนที่|บทที่)\s?\d+\s?|\d+(?:\.\d+)*[.)]?\s?)?"
    r"(?P<kind>มาตรการ|แผนยกระดับ|แผนปฏิบัติการส่งเสริม|แผนขับเคลื่อน|แนวทาง|ปฏิทิน|รายงาน(?:ผล)?(?:สรุปผล)?การดำเนิน(?:การ|งาน))"
    r"[^\n\d]{0,120}(?:ปี\s?งบประมาณ|ประจำปี)\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)(?!\d|\s?[-–])[^\n\d]{0,30}(?:\s?รอบ[^\n]{0,60})?$"
)
_ANNOUNCED: Final = re.compile(
    r"(?:ประกาศ(?:ใช้)?|กำหนด|จัดทำ)[^\n\d]{0,10}มาตรการ[^\n\d]{0,60}ปี\s?งบประมาณ\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)(?!\d)"
)
_TOOK_PART: Final = re.compile(
    r"เข้า(?:ร่วม|รับ)(?:รับ)?การประเมิน[^\n\d]{0,90}ปี\s?(?:งบประมาณ\s?)?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)\s?"
    r"(?:ที่ผ่านมา|ที่แล้ว|แล้วนั้น)"
)
_OPENING: Final = 12
_THE_MEASURES: Final = re.compile(r"คุณธรรม|ความโปร่งใส|ส่งเสริม|ยกระดับ")

_NEAR_YEARS: Final = 3
_LONGEST_TITLE: Final = 200  # letters
_BUILDS_ON: Final = re.compile(
    r"วิเคราะห์(?:การ|ผล)*ประเมิน[^\n]{0,120}?(?:ประจำปี|ปี)\S*\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)"
    r"(?=[^\n\d]{0,60}(?:นำมา|นำไป|และได้กำหนด|กำหนดมาตรการ|จัดทำมาตรการ))"
)


def check_acts(document: Document) -> Iterator[Finding]:
    """The same act (พระราชบัญญัติ) with different years."""
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    names: dict[str, str] = {}
    for passage in chain(passages(document), measure_texts(document)):
        for match in _ACT.finditer(passage.text):
            if _EDITION.search(match["name"]) or _known(match["name"]):
                continue
            key = squash(match["name"]).removesuffix("ของราชการ")
            names.setdefault(key, match["name"].strip())
            found[key].setdefault(match["year"], passage)
    for key, years in found.items():
        if len(years) > 1:
            listed = ", ".join(years)
            yield finding(
                "value-conflict",
                "warning" if _one_digit_apart(list(years)) else "info",
                f"The act “{names[key]}” is given the years {listed}.",
                f"พ.ร.บ. “{names[key]}” ระบุปีไว้ไม่ตรงกัน: {listed}",
                refs=[passage.ref for passage in years.values()],
                pages=[page for passage in years.values() for page in passage.pages],
            )


def check_known_acts(document: Document) -> Iterator[Finding]:
    """An act with a year that is not its own."""
    found: dict[tuple[str, str], Passage] = {}
    for passage in chain(passages(document), measure_texts(document), cells(document)):
        for match in _ACT.finditer(passage.text):
            act = _known(match["name"])
            amended = _EDITION.search(passage.text, match.start(), match.end() + _AMENDED)
            if act and not amended and int(match["year"]) != _ACTS[act]:
                found.setdefault((act, match["year"]), passage)
    for (act, year), passage in found.items():
        yield finding(
            "value-conflict",
            "warning",
            f"The act “{act}” is of {_ACTS[act]}, not of {year}.",
            f"พ.ร.บ. “{act}” เป็นของ พ.ศ. {_ACTS[act]} ไม่ใช่ {year}",
            refs=[passage.ref],
            pages=passage.pages,
        )


def _known(name: str) -> str | None:
    key = squash(name).removesuffix("ของราชการ")
    return next((act for act in _ACTS if squash(act).removesuffix("ของราชการ") == key), None)


def _one_digit_apart(years: Sequence[str]) -> bool:
    return all(sum(a != b for a, b in zip(years[0], y, strict=True)) == 1 for y in years[1:])


def check_base_year(document: Document) -> Iterator[Finding]:
    """The year of the result that the measures build on, where it is stated twice."""
    found: dict[int, Passage] = {}
    for passage in passages(document):
        for match in _BUILDS_ON.finditer(passage.text):
            found.setdefault(int(match["year"]), passage)
    if len(found) > 1:
        listed = ", ".join(str(year) for year in found)
        yield finding(
            "value-conflict",
            "warning",
            f"The measures are said to build on the results of different years: {listed}.",
            f"ระบุปีของผลการประเมินที่นำมากำหนดมาตรการไว้ไม่ตรงกัน: {listed}",
            refs=["/assessed_year", *(passage.ref for passage in found.values())],
            pages=[page for passage in found.values() for page in passage.pages],
        )


def check_own_year(document: Document) -> Iterator[Finding]:
    """A plan that builds on the result of its own year, which is known when the year is over."""
    year = document.fiscal_year
    if year is not None and year == document.assessed_year and document.kinds != ["analysis"]:
        yield finding(
            "value-conflict",
            "info",
            f"The document is of fiscal year {year} and builds on the result of the same year; it "
            f"is usually that of {year - 1}.",
            f"เอกสารเป็นของปีงบประมาณ {year} และใช้ผลการประเมินของปีเดียวกัน โดยปกติใช้ผลของปี {year - 1}",
            refs=["/fiscal_year", "/assessed_year"],
        )


def check_assessed_again(document: Document) -> Iterator[Finding]:
    """A report on the measures of a year that calls the assessment of that same year past."""
    year = document.fiscal_year
    if document.kinds != ["report"] or document.assessed_year is not None:
        return
    for passage in islice(passages(document), _OPENING):
        match = _TOOK_PART.search(passage.text)
        if match is None or int(match["year"]) != year:
            continue
        yield finding(
            "value-conflict",
            "info",
            f"The report is on measures of fiscal year {year}; the assessment that it calls past "
            f"(“{match[0][:100]}”) is of the same year.",
            f"รายงานผลตามมาตรการของปีงบประมาณ {year} แต่กล่าวถึงการประเมินของปีเดียวกันว่าผ่านมาแล้ว "
            f"(“{match[0][:100]}”)",
            refs=[passage.ref, "/fiscal_year"],
            pages=passage.pages,
        )
        return


def check_announced_year(document: Document) -> Iterator[Finding]:
    """A report whose first words are of the measures of another fiscal year."""
    if document.kinds != ["report"] or document.fiscal_year is None:
        return
    for passage in islice(passages(document), _OPENING):
        match = _ANNOUNCED.search(passage.text)
        if match and int(match["year"]) != document.fiscal_year:
            yield finding(
                "value-conflict",
                "warning",
                f"The report is of fiscal year {document.fiscal_year}, and tells of measures of "
                f"{match['year']} (“{match[0][:100]}”).",
                f"รายงานเป็นของปีงบประมาณ {document.fiscal_year} แต่กล่าวถึงมาตรการของปี {match['year']} "
                f"(“{match[0][:100]}”)",
                refs=[passage.ref, "/fiscal_year"],
                pages=passage.pages,
            )


def check_title_year(document: Document) -> Iterator[Finding]:
    """Headings of plans and reports that name another fiscal year than the document's."""
    other: dict[int, Passage] = {}
    for passage in passages(document):
        match = _TITLE_YEAR.match(passage.text) if len(passage.text) < _LONGEST_TITLE else None
        if match is None or int(match["year"]) == document.fiscal_year:
            continue
        # A plan may well look back at the report of the year before.
        looks_back = match["kind"].startswith("รายงาน") and "plan" in document.kinds
        if _THE_MEASURES.search(passage.text) and not looks_back:
            other.setdefault(int(match["year"]), passage)
    for year, passage in other.items():
        if document.fiscal_year and abs(year - document.fiscal_year) <= _NEAR_YEARS:
            yield finding(
                "value-conflict",
                "warning",
                f"The heading “{passage.text[:80]}” is of fiscal year {year}, the document of "
                f"{document.fiscal_year}.",
                f"หัวข้อ “{passage.text[:80]}” ระบุปีงบประมาณ {year} แต่เอกสารเป็นปี "
                f"{document.fiscal_year}",
                refs=[passage.ref, "/fiscal_year"],
                pages=passage.pages,
            )


def check_agency_type(document: Document) -> Iterator[Finding]:
    """Offices of a municipality in a document of an อบต., or the other way round."""
    agency = document.agency
    words = _FOREIGN.get(agency.type) if agency else None
    if agency is None or words is None:
        return
    own = _OF_SAO if words is _MUNICIPAL else _MUNICIPAL
    marks = _MARKS_OF_MUNICIPAL if words is _MUNICIPAL else _MARKS_OF_SAO
    found: dict[str, Passage] = {}
    for passage in having(chain(passages(document), measure_texts(document)), *marks):
        foreign = words.findall(passage.text)
        offices = set(map(_office, own.findall(passage.text))) if foreign else set()
        for word in foreign:
            if _office(word) not in offices:  # else the text serves both kinds
                found.setdefault(word, passage)
    if found:
        listed = ", ".join(f"“{word}”" for word in found)
        yield finding(
            "agency-type-conflict",
            "warning",
            f"{agency.name} is another kind of agency than these words belong to: {listed}.",
            f"{agency.name} ใช้คำของหน่วยงานประเภทอื่น: {listed}",
            refs=["/agency/type", *(passage.ref for passage in found.values())],
            pages=[page for passage in found.values() for page in passage.pages],
        )


def _office(word: str) -> str:
    """The office that both kinds of local government have."""
    return next((office for office in ("นายก", "ปลัด", "พนักงาน", "สภา") if office in word), word)


def check_addresses(document: Document) -> Iterator[Finding]:
    """Names of web servers that differ by a letter or two."""
    hosts: dict[str, tuple[str, list[int]]] = {}
    for index, measure in enumerate(document.measures):
        for place, url in enumerate(measure.evidence_urls):
            host = _host(url)
            ref = f"/measures/{index}/evidence_urls/{place}"
            hosts.setdefault(host, (ref, measure.provenance.pages))
    near = [host for host in hosts if any(_near(host, other) for other in hosts if other != host)]
    if near:
        listed = ", ".join(near)
        yield finding(
            "value-conflict",
            "info",
            f"The web address is spelt in {len(near)} ways: {listed}.",
            f"ที่อยู่เว็บไซต์สะกดไว้ {len(near)} แบบ: {listed}",
            refs=[hosts[host][0] for host in near],
            pages=[page for host in near for page in hosts[host][1]],
        )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _near(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 8 and Levenshtein.distance(one, other) <= 2

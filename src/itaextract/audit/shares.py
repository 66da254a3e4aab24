"""Percentages and sums that running text and cells work out: ``total-mismatch``."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from itaextract.audit.claims import Claim, claims
from itaextract.audit.measure_counts import state_of
from itaextract.audit.prose import Passage, cells, having, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import last_item
from itaextract.model import Document, Finding

_NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_SHARE: Final = re.compile(
    rf"(?<![\d.,])(?P<part>{_NUMBER})\s?[ก-๙]{{1,14}}\s?จาก[^\d\n]{{0,25}}(?P<whole>{_NUMBER})(?![\d.,]*\d)"
    r"\s?[ก-๙]{1,14}[^\d\n]{0,25}?ร้อยละ\s?(?P<percent>\d{1,3}(?:\.\d+)?)(?![\d.]*\d)"
)
_LEVEL: Final = re.compile(
    r"(?P<level>มากที่สุด|มาก|ปานกลาง|น้อยที่สุด|น้อย|ควรปรับปรุง)[^\d\n]{0,12}ร้อยละ\s?(?P<percent>\d{1,3}(?:\.\d+)?)"
)
_IN_ALL: Final = re.compile(r"(?:รวม|ทั้งสิ้น|ทั้งหมด|จาก)\S{0,8}\s?$")
_OF_ALL: Final = re.compile(
    r"คิดเป็นร้อยละ\s?(?P<percent>\d{1,3}(?:\.\d+)?)\s?ของ(?:โครงการ|กิจกรรม|มาตรการ|รายการ)\S{0,12}ทั้งหมด"
)
_COUNT: Final = r"(?![A-Z])[^\d\n]{0,20}?(?P<%s>\d{1,2})\s?(?:ข้อ|คำถาม)[^\d\n]{0,20}?"
_QUESTIONS: Final = re.compile(
    r"(?<!\d)(?P<total>\d{2,3})\s?(?:ข้อ|คำถาม)[^\d\n]{0,40}?(?:แบ่งเป็น|ประกอบด้วย|ได้แก่|คือ)[^\d\n]{0,20}?"
    rf"IIT{_COUNT % 'i'}EIT{_COUNT % 'e'}OIT{_COUNT % 'o'}"
)
_STATES: Final = 3
_ROUNDING: Final = 0.5


def check_shares(document: Document) -> Iterator[Finding]:
    """``6 โครงการ จากทั้งหมด 9 โครงการ คิดเป็นร้อยละ 66.67``: the percentage."""
    for passage in having(chain(passages(document), cells(document)), "ร้อยละ"):
        for match in _SHARE.finditer(passage.text):
            part, whole = (int(match[name].replace(",", "")) for name in ("part", "whole"))
            if not 0 < part <= whole or whole < 2:
                continue
            share = part / whole * 100
            digits = len(match["percent"].partition(".")[2])
            # Cut off or rounded, both are usual.
            if abs(share - float(match["percent"])) >= 10**-digits:
                yield _wrong(
                    passage, f"{part:,} ÷ {whole:,} = {share:.2f} %", f"{match['percent']} %"
                )


def check_levels(document: Document) -> Iterator[Finding]:
    """``มากร้อยละ 60 ปานกลางร้อยละ 30 น้อยร้อยละ 20``: more than all."""
    for passage in having(chain(passages(document), cells(document)), "ร้อยละ"):
        levels = {m["level"]: m["percent"] for m in _LEVEL.finditer(passage.text)}
        total = sum(map(float, levels.values()))
        if len(levels) > 2 and total > 100 + _ROUNDING:
            yield _wrong(passage, f"{' + '.join(levels.values())} = {total:g} %", "100 %")


def check_parts(document: Document) -> Iterator[Finding]:
    """``แล้วเสร็จ 6 โครงการ อยู่ระหว่าง 1 โครงการ ยังไม่ดำเนินการ 1 โครงการ รวม 9 โครงการ``."""
    for passage, found in claims(document):
        counts = [claim for claim in found if claim.noun == "measure"]
        parts = {state_of(claim): claim for claim in counts if state_of(claim)}
        totals = {claim.number for claim in counts if not state_of(claim) and _is_total(claim)}
        total = sum(claim.number for claim in parts.values())
        if len(totals) != 1 or len(parts) < 2:
            continue
        stated = totals.pop()
        if any(c.number != stated for c in counts if c not in parts.values()):
            continue
        if total > stated or (len(parts) == _STATES and total != stated):
            numbers = " + ".join(str(claim.number) for claim in parts.values())
            yield _wrong(passage, f"{numbers} = {total}", str(stated))
        done, percent = parts.get("done"), _OF_ALL.search(passage.text)
        if done and percent and stated:
            yield from _of_all(done.number, stated, percent["percent"], passage)


def _of_all(done: int, total: int, percent: str, passage: Passage) -> Iterator[Finding]:
    """``คิดเป็นร้อยละ 75 ของโครงการทั้งหมด``: those that are done."""
    share = done / total * 100
    if abs(share - float(percent)) >= 10 ** -len(percent.partition(".")[2]):
        yield _wrong(passage, f"{done} ÷ {total} = {share:.2f} %", f"{percent} %")


def check_question_sum(document: Document) -> Iterator[Finding]:
    """``88 ข้อ แบ่งเป็น IIT 30 ข้อ EIT 15 ข้อ OIT 43 ข้อ``: the sum, and each by the manual."""
    year = document.assessed_year
    for passage in having(passages(document), "OIT"):
        for match in _QUESTIONS.finditer(passage.text):
            parts = [int(match[code]) for code in ("i", "e", "o")]
            known = [last_item(year, letter) for letter in "ieo"]
            if sum(parts) != int(match["total"]):
                numbers = " + ".join(map(str, parts))
                yield _wrong(passage, f"{numbers} = {sum(parts)}", match["total"])
            elif None not in known and parts != known:
                listed = ", ".join(map(str, known))
                yield _wrong(passage, f"{year}: {listed}", ", ".join(map(str, parts)))


def _is_total(claim: Claim) -> bool:
    return claim.out_of or _IN_ALL.search(claim.before) is not None


def _wrong(passage: Passage, arithmetic: str, stated: str) -> Finding:
    return finding(
        "total-mismatch",
        "warning",
        f"{arithmetic}, stated {stated} (“{passage.text[:120]}”).",
        f"{arithmetic} แต่ระบุไว้ {stated} (“{passage.text[:120]}”)",
        refs=[passage.ref],
        pages=passage.pages,
    )

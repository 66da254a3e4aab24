"""Counts of measures and dimensions in running text against their rows: ``count-mismatch``."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.audit.claims import Claim, count_mismatch
from itaextract.model import Document, Finding, Measure, ScheduleEntry, StatusState

_INTRODUCES: Final = re.compile(r"ดังนี้|ต่อไปนี้|ดังตาราง|ตามตาราง|ตารางด้านล่าง|ได้แก่")
_IN_ALL: Final = re.compile(
    r"(?:รวม|ทั้งสิ้น|ทั้งหมด|จำนวน|ประกอบด้วย|กำหนด|จำแนกเป็น|แบ่งเป็น|แบ่งออกเป็น|ไว้)\S{0,12}\s?$"
)
_SETS: Final = re.compile(r"(?:กำหนด|จัดทำ)(?:แผน|มาตรการ|แนวทาง|กิจกรรม|โครงการ)")
_SUMMED: Final = re.compile(r"\s*รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*")
_OTHERS: Final = re.compile(r"ทั่วประเทศ|ทุกหน่วยงาน|แผนแม่บท|ยุทธศาสตร์ชาติ|ปีที่ผ่านมา|ปีก่อน")
_STATES: Final[dict[str, StatusState]] = {
    "แล้วเสร็จ": "done",
    "ดำเนินการแล้ว": "done",
    "อยู่ระหว่าง": "in_progress",
    "ไม่ได้ดำเนินการ": "not_started",
    "ไม่ดำเนินการ": "not_started",
}
_NEAR: Final = 40


def counts_issues(claim: Claim) -> bool:
    """``กำหนดประเด็นที่ต้องพัฒนา 6 ประเด็น``: what the measures are about, not items of a survey."""
    if claim.word != "ประเด็น" or claim.condition or claim.out_of or claim.instrument:
        return False
    return re.search(r"ปรับปรุง|พัฒนา|แก้ไข|มาตรการ", claim.before) is not None


def state_of(claim: Claim) -> StatusState | None:
    """``อยู่ระหว่าง 2 โครงการ``: the state of what is counted; the word nearest to the count."""
    places = {claim.before.rfind(word, -_NEAR): state for word, state in _STATES.items()}
    nearest = max(places, default=-1)
    return places[nearest] if nearest >= 0 else None


def measures_against(claim: Claim, document: Document) -> Iterator[Finding]:
    """``รวม 12 มาตรการ`` against every way to count the rows of the tables of measures."""
    state = state_of(claim)
    introduces = _INTRODUCES.search(claim.passage.text) or _SETS.search(claim.before)
    introduces = introduces or _SUMMED.fullmatch(claim.before)
    about = introduces and (claim.noun == "item" or _IN_ALL.search(claim.before))
    if not document.measures or not (about or state) or _OTHERS.search(claim.passage.text):
        return
    counts = _by_state(document, state) if state else _measure_counts(document, claim.word)
    if not counts or claim.number in counts:
        return
    there = len(document.measures) if state is None else min(counts)
    yield count_mismatch(
        claim,
        [claim.passage.ref, "/measures"],
        f"the tables have {there}" + (f" with the state “{state}”" if state else ""),
        f"แต่ตารางมี {there} รายการ",
        [*claim.passage.pages, *(p for m in document.measures for p in m.provenance.pages)],
    )


def dimensions_against(claim: Claim, document: Document) -> Iterator[Finding]:
    """``ประกอบด้วย 4 มิติ`` against the dimensions of measures and calendar."""
    records: list[Measure | ScheduleEntry] = [*document.measures, *document.schedule]
    numbers = {r.dimension.number for r in records if r.dimension and r.dimension.number}
    if len(numbers) > 1 and claim.number != len(numbers) and _IN_ALL.search(claim.before):
        yield count_mismatch(
            claim,
            [claim.passage.ref],
            f"the tables have {len(numbers)}",
            f"แต่ตารางมี {len(numbers)} มิติ",
            [*claim.passage.pages, *(p for r in records for p in r.provenance.pages)],
        )


def _by_state(document: Document, state: StatusState) -> set[int]:
    """How many measures have a state; nothing unless every measure has one."""
    states = [m.status.state if m.status else None for m in document.measures]
    return set() if None in states else {states.count(state)}


def _measure_counts(document: Document, word: str) -> set[int]:
    """All numbers that one may arrive at: rows, titles, groups, per table, rows of that word."""
    measures = document.measures
    columns: list[list[object]] = [
        [m.title for m in measures],
        [(m.provenance.table_id, m.number) for m in measures if m.number],
        [(m.number or "").partition(".")[0] for m in measures if m.number],
        [m.group for m in measures if m.group],
        [m.indicator_no for m in measures if m.indicator_no],
        [m.dimension.number for m in measures if m.dimension],
        [m.issue.number for m in measures if m.issue],
    ]
    counts = {len(measures), *(len(set(column)) for column in columns)}
    counts |= set(Counter(m.provenance.table_id for m in measures).values())
    counts |= set(Counter(m.dimension.number for m in measures if m.dimension).values())
    counts |= {sum(m.title.startswith(word) for m in measures)} - {0}
    counts |= {len(set(titles)) for titles in _titles_by_table(measures).values()}
    counts |= {len(t.scores) for t in document.score_tables} | {len(document.guidelines)}
    return counts


def _titles_by_table(measures: Sequence[Measure]) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = defaultdict(list)
    for measure in measures:
        found[measure.provenance.table_id].append(measure.title)
    return found

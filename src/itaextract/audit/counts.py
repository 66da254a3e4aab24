"""Counts in running text against what the tables hold: ``count-mismatch``."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.claims import Claim, Condition, Noun, find_claims
from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import INSTRUMENTS, ScoreBook, Stated, Subject, indicators_of, pages_of
from itaextract.ita import FIRST_YEAR, LAST_YEAR, instruments
from itaextract.model import Document, Finding, Instrument, Measure, ScheduleEntry, StatusState
from itaextract.thai.digits import to_ascii_digits

_INTRODUCES: Final = re.compile(r"ดังนี้|ต่อไปนี้|ดังตาราง|ตามตาราง|ตารางด้านล่าง|ได้แก่")
_IN_ALL: Final = re.compile(r"(?:รวม|ทั้งสิ้น|ทั้งหมด|จำนวน|ประกอบด้วย|กำหนด)\S{0,12}\s?$")
_SETS: Final = re.compile(r"(?:กำหนด|จัดทำ)(?:แผน|มาตรการ|แนวทาง|กิจกรรม|โครงการ)")
_CONSISTS: Final = re.compile(r"(?:ประกอบด้วย|ประกอบไปด้วย|แบ่งเป็น|แบ่งออกเป็น)\s?$")
_OTHERS: Final = re.compile(r"ทั่วประเทศ|ทุกหน่วยงาน|แผนแม่บท|ยุทธศาสตร์ชาติ|ปีที่ผ่านมา|ปีก่อน")
_LEAST_LISTING: Final = 5
_STATES: Final[dict[str, StatusState]] = {
    "แล้วเสร็จ": "done",
    "ดำเนินการแล้ว": "done",
    "อยู่ระหว่าง": "in_progress",
    "ยังไม่ได้ดำเนินการ": "not_started",
    "ไม่ได้ดำเนินการ": "not_started",
}
_PLURALS: Final[dict[Noun, str]] = {
    "item": "items",
    "indicator": "indicators",
    "instrument": "instruments",
    "grade": "grades",
    "measure": "measures",
    "dimension": "dimensions",
}


class _Scored(NamedTuple):
    """The scores that a count can be about."""

    scores: list[Stated]

    def fitting(self, condition: Condition) -> list[Stated]:
        return [one for one in self.scores if condition.holds(one.value)]


def check_counts(document: Document) -> Iterator[Finding]:
    """Compare what running text counts with the tables, and with what other text counts."""
    book = ScoreBook(document)
    claims = [claim for passage in passages(document) for claim in find_claims(passage)]
    for claim in claims:
        if claim.condition is not None and claim.noun in ("item", "indicator", "instrument"):
            yield from _conditional(claim, claim.condition, book, document)
        elif claim.noun == "measure" or _counts_issues(claim):
            yield from _of_measures(claim, document)
        elif claim.noun == "dimension":
            yield from _of_dimensions(claim, document)
        elif claim.noun == "grade":
            yield from _of_grades(claim, document)
        elif claim.noun == "indicator":
            yield from _of_structure(claim)
        elif claim.noun == "item" and claim.out_of:
            yield from _of_listing(claim, book, document)
    yield from _at_odds(claims, book, document)


def check_captions(document: Document) -> Iterator[Finding]:
    """Compare the count in the line above a table of scores with its rows."""
    for index, table in enumerate(document.score_tables):
        caption = Passage(
            f"/score_tables/{index}/caption", to_ascii_digits(table.caption or ""), []
        )
        claims = [c for c in find_claims(caption) if c.noun == "item" and not c.out_of]
        rows = _rows(document, index)
        if len(claims) == 1 and rows[0] and claims[0].number not in rows:
            yield _finding(
                claims[0],
                [caption.ref, f"/score_tables/{index}/scores"],
                f"the table below it has {rows[0]}",
                f"ตารางด้านล่างมี {rows[0]} ข้อ",
                table.pages,
            )


def _rows(document: Document, index: int) -> list[int]:
    """The different items of a table, then together with each table that may continue it."""
    items: set[str] = set()
    counts: list[int] = []
    for table in document.score_tables[index:]:
        if counts and table.caption not in (None, document.score_tables[index].caption):
            break
        items |= {s.code or s.label for s in table.scores if s.level == "item"}
        counts.append(len(items))
    return counts


def _conditional(
    claim: Claim, condition: Condition, book: ScoreBook, document: Document
) -> Iterator[Finding]:
    readings = _readings(claim, book, document)
    counts = [len(scored.fitting(condition)) for scored in readings]
    if not counts or claim.number in counts:
        return
    fitting = readings[0].fitting(condition)
    listed = ", ".join(f"{one.score.code or one.score.instrument} {one.number}" for one in fitting)
    listed_text = f": {listed}" if 0 < len(fitting) <= 15 else ""
    yield _finding(
        claim,
        [claim.passage.ref, *(one.value_ref for one in fitting)],
        f"by the tables there are {counts[0]}{listed_text}",
        f"แต่ในตารางมี {counts[0]}{listed_text}",
        [*claim.passage.pages, *pages_of(fitting)],
    )


def _readings(claim: Claim, book: ScoreBook, document: Document) -> list[_Scored]:
    """The sets of scores that a claim may count; empty where none is complete."""
    year = claim.year if claim.year in {y for y, _ in book.subjects()} else document.assessed_year
    if year is None:
        return []
    match claim.noun:
        case "instrument":
            sets = [_all_of(book, year, [Subject("instrument", i) for i in INSTRUMENTS], claim)]
        case "indicator":
            wanted = [[n for i in INSTRUMENTS for n in indicators_of(i)]]
            if claim.instrument:
                wanted.append(indicators_of(claim.instrument))
            sets = [
                _all_of(book, year, [Subject("indicator", str(n)) for n in w], claim)
                for w in wanted
            ]
        case _:
            sets = [_items(book, year, claim.instrument, claim)] if claim.instrument else []
    return [_Scored(scores) for scores in sets if scores]


def _all_of(book: ScoreBook, year: int, subjects: Sequence[Subject], claim: Claim) -> list[Stated]:
    """One statement of each subject; nothing where one is missing or has two values that matter."""
    holds = claim.condition.holds if claim.condition else bool
    found = []
    for subject in subjects:
        stated = book.decisive(year, subject)
        if len({holds(one.value) for one in stated}) != 1:
            return []
        found.append(stated[0])
    return found


def _items(book: ScoreBook, year: int, instrument: Instrument, claim: Claim) -> list[Stated]:
    """All items of an instrument, or nothing where the listing is not complete."""
    letter = instrument[0].lower()
    codes = [
        s.code for y, s in book.subjects() if (y, s.level, s.code[:1]) == (year, "item", letter)
    ]
    numbers = {int(code[1:]) for code in codes}
    last = _known_last(year, instrument) or max(numbers, default=0)
    if last < _LEAST_LISTING or numbers != set(range(1, last + 1)):
        return []
    return _all_of(book, year, [Subject("item", f"{letter}{n}") for n in sorted(numbers)], claim)


def _known_last(year: int, instrument: Instrument) -> int | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    items = next(entry.items for entry in instruments(year) if entry.code == instrument)
    return items.last if items else None


def _of_listing(claim: Claim, book: ScoreBook, document: Document) -> Iterator[Finding]:
    """``จากทั้งสิ้น 30 ข้อ`` against the listing of the instrument's items."""
    year = document.assessed_year
    if claim.instrument is None or year is None:
        return
    items = _items(book, year, claim.instrument, claim)
    if items and claim.number != len(items):
        yield _finding(
            claim,
            [claim.passage.ref],
            f"the table lists {len(items)} items of {claim.instrument}",
            f"แต่ตารางมี {len(items)} ข้อของแบบวัด {claim.instrument}",
            [*claim.passage.pages, *pages_of(items)],
        )


def _of_structure(claim: Claim) -> Iterator[Finding]:
    """``ประกอบด้วย 5 ตัวชี้วัด`` of an instrument against the ten indicators of the ITA."""
    if claim.instrument is None or not _CONSISTS.search(claim.before):
        return
    own = len(indicators_of(claim.instrument))
    if claim.number not in (own, 10):
        yield _finding(
            claim,
            [claim.passage.ref],
            f"{claim.instrument} has {own} indicators",
            f"แต่แบบวัด {claim.instrument} มี {own} ตัวชี้วัด",
            claim.passage.pages,
        )


def _counts_issues(claim: Claim) -> bool:
    """``กำหนดประเด็นที่ต้องพัฒนา 6 ประเด็น``: what the measures are about, not items of a survey."""
    if claim.word != "ประเด็น" or claim.condition or claim.out_of or claim.instrument:
        return False
    return re.search(r"ปรับปรุง|พัฒนา|แก้ไข|มาตรการ", claim.before) is not None


def _of_grades(claim: Claim, document: Document) -> Iterator[Finding]:
    steps = len({step.grade for step in document.rating_scale})
    if steps > 1 and claim.number != steps and re.search(r"จำแนก|แบ่ง|ออกเป็น", claim.before):
        yield _finding(
            claim,
            [claim.passage.ref, "/rating_scale"],
            f"the rating scale has {steps}",
            f"แต่ตารางเกณฑ์มี {steps} ระดับ",
            claim.passage.pages,
        )


def _of_measures(claim: Claim, document: Document) -> Iterator[Finding]:
    """``รวม 12 มาตรการ`` against every way to count the rows of the tables of measures."""
    state = next((s for word, s in _STATES.items() if word in claim.before[-40:]), None)
    introduces = _INTRODUCES.search(claim.passage.text) or _SETS.search(claim.before)
    about = introduces and (claim.noun == "item" or _IN_ALL.search(claim.before))
    if not document.measures or not (about or state) or _OTHERS.search(claim.passage.text):
        return
    counts = _by_state(document, state) if state else _measure_counts(document, claim.word)
    if not counts or claim.number in counts:
        return
    there = len(document.measures) if state is None else min(counts)
    yield _finding(
        claim,
        [claim.passage.ref, "/measures"],
        f"the tables have {there}" + (f" with the state “{state}”" if state else ""),
        f"แต่ตารางมี {there} รายการ",
        [*claim.passage.pages, *(p for m in document.measures for p in m.provenance.pages)],
    )


def _of_dimensions(claim: Claim, document: Document) -> Iterator[Finding]:
    """``ประกอบด้วย 4 มิติ`` against the dimensions of measures and calendar."""
    records: list[Measure | ScheduleEntry] = [*document.measures, *document.schedule]
    numbers = {r.dimension.number for r in records if r.dimension and r.dimension.number}
    if len(numbers) > 1 and claim.number != len(numbers) and _IN_ALL.search(claim.before):
        yield _finding(
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


def _at_odds(claims: Sequence[Claim], book: ScoreBook, document: Document) -> Iterator[Finding]:
    """Two counts of the same thing in running text, where no table decides."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.condition and claim.instrument and claim.noun == "item":
            groups[claim.instrument, claim.condition, claim.year].append(claim)
    for same in groups.values():
        first = same[0]
        other = next((c for c in same if c.number != first.number), None)
        if other is not None and not _readings(first, book, document):
            yield _finding(
                first,
                [first.passage.ref, other.passage.ref],
                f"elsewhere it says {other.number} (“{other.quote}”)",
                f"แต่อีกแห่งระบุ {other.number} (“{other.quote}”)",
                [*first.passage.pages, *other.passage.pages],
            )


def _plural(claim: Claim) -> str:
    if claim.number == 1:
        return claim.noun
    return "issues" if claim.word == "ประเด็น" and not claim.instrument else _PLURALS[claim.noun]


def _finding(claim: Claim, refs: Sequence[str], en: str, th: str, pages: Sequence[int]) -> Finding:
    what = claim.condition
    of_en = f" of {claim.instrument}" if claim.instrument and claim.noun == "item" else ""
    with_en = f" with scores {what.en}" if what else ""
    with_th = f"ที่มีคะแนน{what.th}" if what else ""
    return finding(
        "count-mismatch",
        "warning",
        f"The text counts {claim.number} {_plural(claim)}{of_en}{with_en} (“{claim.quote}”), {en}.",
        f"เนื้อความระบุ {claim.number} {claim.word}{with_th} (“{claim.quote}”) {th}",
        refs=refs,
        pages=pages,
    )

"""Counts of scored things in running text against the tables: ``count-mismatch``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.audit.claims import Claim, Condition, claims, count_mismatch, find_claims
from itaextract.audit.measure_counts import counts_issues, dimensions_against, measures_against
from itaextract.audit.prose import Passage
from itaextract.audit.stated import (
    INSTRUMENTS,
    ScoreBook,
    Stated,
    Subject,
    indicators_of,
    pages_of,
)
from itaextract.model import Document, Finding, Instrument
from itaextract.thai.digits import to_ascii_digits

_CONSISTS: Final = re.compile(
    r"(?:ประกอบด้วย|ประกอบไปด้วย|แบ่งเป็น|แบ่งออกเป็น)\s?(?:ข้อคำถาม|คำถาม|ประเด็น|ตัวชี้วัด)?\s?(?:จำนวน)?\s?$"
)
_LISTS: Final = re.compile(r"\s?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)")
_THE_ITA: Final = re.compile(r"(?<![A-Z])ITA(?![A-Z])|คุณธรรมและความโปร่งใส")


class _Scored(NamedTuple):
    """The scores that a count can be about."""

    scores: list[Stated]

    def fitting(self, condition: Condition) -> list[Stated]:
        return [one for one in self.scores if condition.holds(one.value)]


def check_counts(document: Document) -> Iterator[Finding]:
    """Compare what running text counts with the tables, and with what other text counts."""
    book = ScoreBook(document)
    counted = [claim for _, found in claims(document) for claim in found]
    for claim in counted:
        if claim.condition is not None and claim.noun in ("item", "indicator", "instrument"):
            yield from _conditional(claim, claim.condition, book, document)
        elif claim.noun == "measure" or counts_issues(claim):
            yield from measures_against(claim, document)
        elif claim.noun == "dimension":
            yield from dimensions_against(claim, document)
        elif claim.noun == "grade":
            yield from _of_grades(claim, document)
        elif claim.noun in ("indicator", "instrument"):
            yield from _of_structure(claim)
        elif claim.noun == "item" and (claim.out_of or _CONSISTS.search(claim.before)):
            yield from _of_listing(claim, book, document)
    yield from _at_odds(counted, book, document)


def check_captions(document: Document) -> Iterator[Finding]:
    """Compare the count in the line above a table of scores with its rows."""
    for index, table in enumerate(document.score_tables):
        caption = Passage(
            f"/score_tables/{index}/caption", to_ascii_digits(table.caption or ""), []
        )
        counts = [c for c in find_claims(caption) if c.noun == "item" and not c.out_of]
        rows = _rows(document, index)
        if len(counts) == 1 and rows[0] and counts[0].number not in rows:
            yield count_mismatch(
                counts[0],
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
    yield count_mismatch(
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
    subjects = [Subject("item", f"{letter}{n}") for n in book.items(year, letter)]
    return _all_of(book, year, subjects, claim)


def _of_listing(claim: Claim, book: ScoreBook, document: Document) -> Iterator[Finding]:
    """``จากทั้งสิ้น 30 ข้อ`` against the listing of the instrument's items."""
    year = document.assessed_year
    if claim.instrument is None or year is None:
        return
    items = _items(book, year, claim.instrument, claim)
    if items and claim.number != len(items):
        yield count_mismatch(
            claim,
            [claim.passage.ref],
            f"the table lists {len(items)} items of {claim.instrument}",
            f"แต่ตารางมี {len(items)} ข้อของแบบวัด {claim.instrument}",
            [*claim.passage.pages, *pages_of(items)],
        )


def _of_structure(claim: Claim) -> Iterator[Finding]:
    """``ประกอบด้วย 5 ตัวชี้วัด`` of an instrument against the ten indicators of the ITA."""
    if claim.noun == "instrument":
        named = {code for code in INSTRUMENTS if code in claim.passage.text}
        if len(named) == len(INSTRUMENTS) != claim.number and _LISTS.match(claim.behind):
            yield count_mismatch(
                claim,
                [claim.passage.ref],
                "the assessment has 3",
                "แต่การประเมินมี 3 แบบวัด",
                claim.passage.pages,
            )
        return
    if not _CONSISTS.search(claim.before):
        return
    if claim.instrument is None:
        if claim.number != 10 and _THE_ITA.search(_CONSISTS.sub("", claim.before)):
            yield count_mismatch(
                claim,
                [claim.passage.ref],
                "the assessment has 10",
                "แต่การประเมินมี 10 ตัวชี้วัด",
                claim.passage.pages,
            )
        return
    own = len(indicators_of(claim.instrument))
    if claim.number not in (own, 10):
        yield count_mismatch(
            claim,
            [claim.passage.ref],
            f"{claim.instrument} has {own} indicators",
            f"แต่แบบวัด {claim.instrument} มี {own} ตัวชี้วัด",
            claim.passage.pages,
        )


def _of_grades(claim: Claim, document: Document) -> Iterator[Finding]:
    steps = len({step.grade for step in document.rating_scale})
    if steps > 1 and claim.number != steps and re.search(r"จำแนก|แบ่ง|ออกเป็น", claim.before):
        yield count_mismatch(
            claim,
            [claim.passage.ref, "/rating_scale"],
            f"the rating scale has {steps}",
            f"แต่ตารางเกณฑ์มี {steps} ระดับ",
            claim.passage.pages,
        )


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
            yield count_mismatch(
                first,
                [first.passage.ref, other.passage.ref],
                f"elsewhere it says {other.number} (“{other.quote}”)",
                f"แต่อีกแห่งระบุ {other.number} (“{other.quote}”)",
                [*first.passage.pages, *other.passage.pages],
            )

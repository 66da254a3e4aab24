"""How often is reported: every month against the months listed, text against table."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from itaextract.audit.once import once_a_document
from itaextract.audit.prose import Passage, having, measure_texts, passages
from itaextract.audit.report import finding
from itaextract.ita import squash
from itaextract.model import Document, Finding
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.months import MONTH

_EVERY: Final = re.compile(
    r"ทุก\s?ๆ?\s?(?P<months>\d{1,2})\s?เดือน|(?P<month>ทุก\s?ๆ?\s?เดือน|เดือนละ\s?(?:1\s?)?ครั้ง)"
    r"|(?P<quarter>ทุก\s?ๆ?\s?ไตรมาส|ไตรมาสละ\s?(?:1\s?)?ครั้ง)"
    r"|ปีละ\s?(?P<times>\d{1,2})\s?ครั้ง|(?P<halves>รอบ\s?6\s?เดือน\s?(?:และ|/|,)\s?(?:รอบ\s?)?12\s?เดือน)"
)
_TIMES: Final = re.compile(
    r"(?<![\d.])(?<!ปีละ )(?<!ปีละ)(?P<times>\d{1,2})\s?ครั้ง\s?"
    r"\((?P<months>(?:[^()\n\d]|25\d\d(?!\d)){6,80})\)"
)
_PER: Final = re.compile(
    r"(?<![\d.,])(?P<times>\d{1,3})\s?(?P<unit>[ก-๙]{2,8})\s?\(?(?P<per>ไตรมาส|เดือน)ละ\s?(?P<each>\d{1,2})\s?(?P=unit)"
)
_LISTED: Final = re.compile(r"\s*(?:\(|:|คือ|ได้แก่|ใน|เดือน|\s)+")
_SPAN: Final = re.compile(r"[-–—]|ถึง|เริ่ม|ตั้งแต่")
_ORDERS: Final = re.compile(r"(?:ให้|ต้อง|กำหนด)[^\n]{0,80}รายงาน(?:ผล|ความ|การ)?")
_OTHER_REPORT: Final = re.compile(
    r"จัดซื้อ|จัดหา|พัสดุ|ใช้จ่าย|เบิกจ่าย|ร้องเรียน|ร้องทุกข์|ทรัพย์สิน|ควบคุมภายใน|ความเสี่ยง|สถิติ"
)
"""What is reported beside the measures, at times of its own."""
_LEAST_LETTERS: Final = 25
"""Sentences with fewer letters beside the time are too common to be the same task."""


def check_listed_months(document: Document) -> Iterator[Finding]:
    """``ทุกเดือน (เมษายน และกันยายน)``: a frequency against the months listed behind it."""
    reports = ((one, list(_EVERY.finditer(one.text))) for one in _reporting(document))
    for passage, matches in chain(_often(document), reports):
        for match in matches:
            opening = _LISTED.match(passage.text, match.end())
            listed = _months(passage.text[opening.end() :]) if opening else 0
            times = _per_year(match)
            if listed > 1 and listed != times:
                yield finding(
                    "value-conflict",
                    "warning",
                    f"“{match[0]}” is {times} times a year, but {listed} months are listed behind "
                    f"it (“{passage.text[match.start() : match.end() + 60].strip()}”).",
                    f"“{match[0]}” คือปีละ {times} ครั้ง แต่ระบุเดือนไว้ {listed} เดือน "
                    f"(“{passage.text[match.start() : match.end() + 60].strip()}”)",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def check_times(document: Document) -> Iterator[Finding]:
    """``จัด 3 ครั้ง (มีนาคม และสิงหาคม 2567)``: a number of times against the months listed."""
    for passage in having(chain(passages(document), measure_texts(document)), "ครั้ง"):
        for match in _TIMES.finditer(passage.text):
            listed = _months(match["months"])
            if listed > 1 and listed != int(match["times"]):
                yield finding(
                    "value-conflict",
                    "warning",
                    f"“{match[0]}” lists {listed} months.",
                    f"“{match[0]}” ระบุเดือนไว้ {listed} เดือน",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def check_per_quarter(document: Document) -> Iterator[Finding]:
    """``6 ครั้ง ไตรมาสละ 1 ครั้ง``: more than the quarters, or the months, of a year can hold."""
    for passage in having(chain(passages(document), measure_texts(document)), "ไตรมาสละ", "เดือนละ"):
        for match in _PER.finditer(passage.text):
            most = int(match["each"]) * (4 if match["per"] == "ไตรมาส" else 12)
            if int(match["times"]) > most:
                yield finding(
                    "value-conflict",
                    "warning",
                    f"“{match[0]}”: that is {most} in a year.",
                    f"“{match[0]}”: ปีหนึ่งได้ {most} {match['unit']}",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def check_reporting(document: Document) -> Iterator[Finding]:
    """How often the text tells those in charge to report, against the column of reporting."""
    column = {ref.ref: _stated(ref.text) for ref in _reporting(document)}
    stated = set(column.values())
    if not column or None in stated:
        return
    for passage in passages(document):
        order = _ORDERS.search(passage.text)
        match = _EVERY.search(passage.text, order.end(), order.end() + 80) if order else None
        if order is None or match is None or _per_year(match) in stated:
            continue
        if _OTHER_REPORT.search(passage.text, order.start(), match.start()):
            continue
        shown = next(iter(_reporting(document))).text
        yield finding(
            "value-conflict",
            "warning",
            f"The text orders reports “{match[0]}”, the table has “{shown}”.",
            f"เนื้อความให้รายงาน “{match[0]}” แต่ในตารางระบุ “{shown}”",
            refs=[passage.ref, *column],
            pages=passage.pages,
        )


def check_same_task(document: Document) -> Iterator[Finding]:
    """One task that is to be done every month in one place and every six months in another.

    The texts of measures are the same task only where the measure is the same.
    """
    tasks: dict[tuple[object, str], dict[int, tuple[str, Passage]]] = defaultdict(dict)
    for passage, found in _often(document):
        key = squash(_EVERY.sub(" ", passage.text)) if len(found) == 1 else ""
        if len(key) >= _LEAST_LETTERS:
            owner = _measure_of(passage, document)
            tasks[owner, key].setdefault(_per_year(found[0]), (found[0][0], passage))
    for times in tasks.values():
        if len(times) > 1:
            words = ", ".join(f"“{word}”" for word, _ in times.values())
            places = [passage for _, passage in times.values()]
            yield finding(
                "value-conflict",
                "warning",
                f"One task has different frequencies, {words}: “{places[0].text[:100]}”.",
                f"งานเดียวกันระบุความถี่ไว้ไม่ตรงกัน {words}: “{places[0].text[:100]}”",
                refs=[passage.ref for passage in places],
                pages=[page for passage in places for page in passage.pages],
            )


def _measure_of(passage: Passage, document: Document) -> object:
    """What measures of two tables have in common when they are one, as in plan and report.

    None for a text that is of no measure.
    """
    if not passage.ref.startswith("/measures/"):
        return None
    measure = document.measures[int(passage.ref.split("/")[2])]
    return measure.indicator_no or squash(measure.title)


@once_a_document
def _often(document: Document) -> tuple[tuple[Passage, list[re.Match[str]]], ...]:
    """Passages and texts of measures that say how often, with the places."""
    texts = having(chain(passages(document), measure_texts(document)), "เดือน", "ไตรมาส", "ปีละ")
    found = ((passage, list(_EVERY.finditer(passage.text))) for passage in texts)
    return tuple((passage, matches) for passage, matches in found if matches)


def _reporting(document: Document) -> Iterator[Passage]:
    for index, measure in enumerate(document.measures):
        if measure.reporting is not None:
            text = to_ascii_digits(measure.reporting.raw)
            yield Passage(f"/measures/{index}/reporting", text, measure.provenance.pages)


def _per_year(match: re.Match[str]) -> int:
    if match["months"]:
        return max(1, 12 // max(1, int(match["months"])))
    if match["times"]:
        return int(match["times"])
    return 12 if match["month"] else 4 if match["quarter"] else 2


def _stated(text: str) -> int | None:
    """How often a year a cell of the column tells to report; None where it does not say."""
    match = _EVERY.search(text)
    if match:
        return _per_year(match)
    listed = _months(text)
    return listed if listed > 1 else None


def _months(text: str) -> int:
    """How many months a text lists at its beginning; 0 for none, or for a span of months."""
    listed = re.match(r"[^()\n]{0,90}", text)
    names = list(MONTH.finditer(listed[0])) if listed else []
    if not names or names[0].start() > 12 or _SPAN.search(listed[0] if listed else ""):
        return 0
    return len({name[0] for name in names})

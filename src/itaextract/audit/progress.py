"""What a report says was done, and when: states, deadlines and days against each other."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Measure, StatusState
from itaextract.thai.calendar import fiscal_year_bounds
from itaextract.thai.dates import find_dates
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.months import BUDDHIST_OFFSET

_GRACE: Final = timedelta(days=31)
"""A report is written in the month after its period."""
_PREPARED: Final = timedelta(days=92)
"""What is announced or signed shortly before the year may be for it."""
_HELD: Final = re.compile(
    r"(?:จัด|ดำเนินการ|ประชุม|อบรม|เผยแพร่|รายงาน|ประกาศ|ลงนาม|เปิด|ตรวจ)\S{0,30}\s?(?:เมื่อ|ใน|ณ)\s?วันที่\s?"
)
_NOT_DONE: Final = re.compile(
    r"(?:ยัง)?ไม่(?:ได้|มีการ)ดำเนินการ|ยังไม่(?:แล้วเสร็จ|เสร็จ|ดำเนินการ)|อยู่(?:ใน)?ระหว่าง(?:การ)?(?:ดำเนินการ|จัดทำ)"
)
_DONE: Final = re.compile(r"(?<!ไม่)(?:ดำเนินการ|จัดทำ|จัดอบรม)(?:แล้ว|เรียบร้อย|เสร็จสิ้น)")
_AS_OF: Final = re.compile(r"ข้อมูล\s?ณ\s?(?:วันที่)?\s?")
_PERCENT: Final = re.compile(r"ร้อยละ|%|เปอร์เซ็นต์|ความก้าวหน้า|ความสำเร็จ")
_MONTHS_EN: Final = {3: "March", 9: "September"}
_MONTHS_TH: Final = {3: "มีนาคม", 9: "กันยายน"}
_MOST_SHOWN: Final = 3
_FIELDS: Final = ("outputs", "outcomes")


def check_states(document: Document) -> Iterator[Finding]:
    """A measure whose state and results say the opposite: ``value-conflict``."""
    for index, measure in enumerate(document.measures):
        state = measure.status.state if measure.status else None
        pattern = _opposite(state)
        found = next((f for f in _results(measure) if pattern and pattern.search(f[1])), None)
        if measure.status is None or found is None:
            continue
        ref, text = f"/measures/{index}/{found[0]}", found[1]
        yield finding(
            "value-conflict",
            "warning",
            f"“{measure.title[:60]}” has the state “{measure.status.raw[:40]}”, and the result "
            f"“{text[:60]}”.",
            f"“{measure.title[:60]}” ระบุสถานะ “{measure.status.raw[:40]}” แต่ผลการดำเนินการระบุ "
            f"“{text[:60]}”",
            refs=[f"/measures/{index}/status", ref],
            pages=measure.provenance.pages,
        )


def _opposite(state: StatusState | None) -> re.Pattern[str] | None:
    if state == "done":
        return _NOT_DONE
    return _DONE if state == "not_started" else None


def _results(measure: Measure) -> Iterator[tuple[str, str]]:
    """The results of a measure with the ends of their JSON pointers."""
    for name in _FIELDS:
        for place, text in enumerate(getattr(measure, name)):
            yield f"{name}/{place}", text


def check_round_deadlines(document: Document) -> Iterator[Finding]:
    """Measures that a report on six months calls done, and that are due after these months."""
    end = _round_end(document)
    if end is None or document.round_months != 6:
        return
    late = [
        (index, measure)
        for index, measure in enumerate(document.measures)
        if measure.deadline and measure.deadline.date and measure.deadline.date > end
        if measure.status and measure.status.state == "done"
    ]
    if late:
        raw = list(dict.fromkeys(m.deadline.raw for _, m in late if m.deadline))
        days = ", ".join(raw[:_MOST_SHOWN]) + (" …" if len(raw) > _MOST_SHOWN else "")
        yield finding(
            "value-conflict",
            "info",
            f"The report is on the six months to March {_buddhist(end)}; it calls done what is due "
            f"later ({len(late)}): {days}.",
            f"รายงานรอบ 6 เดือน (ถึงมีนาคม {_buddhist(end)}) ระบุว่าดำเนินการแล้ว {len(late)} มาตรการ "
            f"ที่กำหนดแล้วเสร็จหลังจากนั้น: {days}",
            refs=[
                f"/measures/{index}/{name}" for index, _ in late for name in ("deadline", "status")
            ],
            pages=[page for _, measure in late for page in measure.provenance.pages],
        )


def check_events(document: Document) -> Iterator[Finding]:
    """Days on which something was held, before or after the time that the report is on."""
    end = _round_end(document)
    if end is None or document.fiscal_year is None or "report" not in document.kinds:
        return
    first, _ = fiscal_year_bounds(document.fiscal_year)
    for index, measure in enumerate(document.measures):
        status = [("status", measure.status.raw)] if measure.status else []
        for name, text in (*_results(measure), *status):
            day = _held_outside(to_ascii_digits(text), first, end + _GRACE)
            if day is not None and day < first:
                far = day < first - _PREPARED
                yield _before(text, f"/measures/{index}/{name}", document, measure, far=far)
            elif day is not None:
                yield finding(
                    "date-outside-fiscal-year",
                    "warning",
                    f"“{text[:80]}” is after the end of the report's time, {_MONTHS_EN[end.month]} "
                    f"{_buddhist(end)}.",
                    f"“{text[:80]}” อยู่หลังช่วงเวลาของรายงาน ซึ่งสิ้นสุด {_MONTHS_TH[end.month]} "
                    f"{_buddhist(end)}",
                    refs=[f"/measures/{index}/{name}"],
                    pages=measure.provenance.pages,
                )


def check_results(document: Document) -> Iterator[Finding]:
    """A hundred percent beside ``ยังไม่ได้ดำเนินการ``."""
    for index, measure in enumerate(document.measures):
        percent = next((text for name, text in measure.extra.items() if _PERCENT.search(name)), "")
        found = next((f for f in _results(measure) if _NOT_DONE.match(f[1])), None)
        if found and re.fullmatch(r"100(?:\.00?)?\s?%?", to_ascii_digits(percent).strip()):
            yield finding(
                "value-conflict",
                "warning",
                f"“{measure.title[:60]}” is 100 % done, and the result is “{found[1][:60]}”.",
                f"“{measure.title[:60]}” ระบุร้อยละ 100 แต่ผลคือ “{found[1][:60]}”",
                refs=[f"/measures/{index}/extra", f"/measures/{index}/{found[0]}"],
                pages=measure.provenance.pages,
            )


def check_as_of(document: Document) -> Iterator[Finding]:
    """``ข้อมูล ณ วันที่ 30 มิถุนายน`` under a report on twelve months."""
    end = _round_end(document)
    if end is None or document.kinds != ["report"] or document.round_months is None:
        return
    for passage in passages(document):
        for match in _AS_OF.finditer(passage.text):
            parts = next(find_dates(passage.text[match.end() : match.end() + 40]), None)
            day = parts.last(parts.year) if parts and parts.year is not None else None
            if day is not None and day < end - _GRACE:
                yield finding(
                    "date-outside-fiscal-year",
                    "info",
                    f"The data are of {day:%d.%m.}{_buddhist(day)}, before the end of the "
                    f"report's time, {_MONTHS_EN[end.month]} {_buddhist(end)}.",
                    f"ข้อมูลเป็นของวันที่ {day:%d/%m/}{_buddhist(day)} ก่อนสิ้นสุดช่วงเวลาของรายงาน "
                    f"{_MONTHS_TH[end.month]} {_buddhist(end)}",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def _round_end(document: Document) -> date | None:
    """The last day of the period that a report is on."""
    if document.fiscal_year is None:
        return None
    first, last = fiscal_year_bounds(document.fiscal_year)
    return date(first.year + 1, 3, 31) if document.round_months == 6 else last


def _buddhist(day: date) -> int:
    return day.year + BUDDHIST_OFFSET


def _before(text: str, ref: str, document: Document, measure: Measure, *, far: bool) -> Finding:
    return finding(
        "date-outside-fiscal-year",
        "warning" if far else "info",
        f"“{text[:80]}” is before the report's fiscal year, {document.fiscal_year}.",
        f"“{text[:80]}” อยู่ก่อนปีงบประมาณของรายงาน พ.ศ. {document.fiscal_year}",
        refs=[ref],
        pages=measure.provenance.pages,
    )


def _held_outside(text: str, first: date, last: date) -> date | None:
    for match in _HELD.finditer(text):
        parts = next(iter(find_dates(text[match.end() : match.end() + 40])), None)
        day = parts.last(parts.year) if parts and parts.year is not None else None
        if day is not None and not first <= day <= last:
            return day
    return None

"""Times that do not fit the fiscal year: ``date-outside-fiscal-year``, and times at odds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Measure, Period, ScheduleEntry
from itaextract.thai.calendar import fiscal_year_bounds
from itaextract.thai.dates import find_dates, parse_date
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.months import BUDDHIST_OFFSET

_AFTER: Final = timedelta(days=31)
"""A report on a year may be due in the month after it."""
_REPORTED_ON: Final = timedelta(days=92)
_MOST: Final = 0.5
"""Share of dated rows outside the year from which on the year itself is in doubt."""


class _Dated(NamedTuple):
    """A day that a plan or report names, as printed."""

    ref: str
    raw: str
    day: date
    pages: list[int]


def check_dates(document: Document) -> Iterator[Finding]:
    """Days of periods, deadlines and the calendar that lie outside the fiscal year."""
    year = document.fiscal_year
    if year is None:
        return
    first, last = fiscal_year_bounds(year)
    rows = list(_rows(document, year))
    outside = [[d for d in days if not first <= d.day <= last] for days in rows]
    wrong = [days for days in outside if days]
    if year == document.assessed_year and all(_in_year(days, year + 1) for days in rows):
        return  # the analysis of a year plans for the next
    if len(wrong) > 2 and len(wrong) > _MOST * len(rows):
        yield _whole_year(year, [one for days in wrong for one in days])
        return
    groups: dict[str, list[_Dated]] = defaultdict(list)
    for days in wrong:
        for one in days:
            groups[one.raw].append(one)
    for raw, same in groups.items():
        yield _outside(raw, same, year, last)


def _in_year(days: Sequence[_Dated], year: int) -> bool:
    first, last = fiscal_year_bounds(year)
    return all(first <= one.day <= last for one in days)


def _rows(document: Document, year: int) -> Iterator[list[_Dated]]:
    """The days of each row of measures and of the calendar that has any."""
    for index, measure in enumerate(document.measures):
        days = [
            *_measure_days(f"/measures/{index}", measure, year),
            *_report_days(f"/measures/{index}", measure, year),
            *_extra_days(f"/measures/{index}", measure, year),
        ]
        if days:
            yield days
    for index, entry in enumerate(document.schedule):
        days = _period_days(f"/schedule/{index}/period", entry.period, entry, year)
        if days:
            yield days


def _measure_days(ref: str, measure: Measure, year: int) -> Iterator[_Dated]:
    yield from _period_days(f"{ref}/period", measure.period, measure, year)
    if measure.deadline is None:
        return
    pages = measure.provenance.pages
    for text in measure.deadline.raw.split("; "):
        for parts in find_dates(to_ascii_digits(text)):
            if parts.year is not None and (day := parts.last(year)) is not None:
                yield _Dated(f"{ref}/deadline", text.strip(), day, pages)


def _report_days(ref: str, measure: Measure, year: int) -> Iterator[_Dated]:
    """Days of reports, but for those of the quarter after the year, when it is reported on."""
    first, last = fiscal_year_bounds(year)
    for parts in find_dates(to_ascii_digits(measure.reporting.raw if measure.reporting else "")):
        day = parts.last(year) if parts.year is not None else None
        if day is not None and not first <= day <= last + _REPORTED_ON:
            raw = measure.reporting.raw if measure.reporting else ""
            yield _Dated(f"{ref}/reporting", raw, day, measure.provenance.pages)


def _extra_days(ref: str, measure: Measure, year: int) -> Iterator[_Dated]:
    """Days under เริ่ม and สิ้นสุด, where these are columns of their own."""
    for word in ("เริ่ม", "สิ้นสุด"):
        day = _day_under(measure, word, year)
        if day is not None:
            raw = next(text for name, text in measure.extra.items() if word in name)
            yield _Dated(f"{ref}/extra", raw, day, measure.provenance.pages)


def _period_days(
    ref: str, period: Period | None, row: Measure | ScheduleEntry, year: int
) -> list[_Dated]:
    """Start and end of a period; a span of several years that holds the fiscal year is fine."""
    if period is None:
        return []
    first, last = fiscal_year_bounds(year)
    ends = [day for day in (period.start, period.end) if day is not None]
    if len(ends) == 2 and ends[0] <= first and ends[1] >= last:
        return [_Dated(ref, period.raw, first, row.provenance.pages)]
    return [_Dated(ref, period.raw, day, row.provenance.pages) for day in ends]


def _outside(raw: str, same: Sequence[_Dated], year: int, last: date) -> Finding:
    late = all(last < one.day <= last + _AFTER for one in same)
    return finding(
        "date-outside-fiscal-year",
        "info" if late else "warning",
        f"“{raw}” lies outside fiscal year {year} (1 October {year - 1} to 30 September {year}).",
        f"“{raw}” อยู่นอกปีงบประมาณ พ.ศ. {year} (1 ตุลาคม {year - 1} ถึง 30 กันยายน {year})",
        refs=[one.ref for one in same],
        pages=[page for one in same for page in one.pages],
    )


def check_quarters(document: Document) -> Iterator[Finding]:
    """A period that names quarters and months of other quarters: ``value-conflict``."""
    for index, measure in enumerate(document.measures):
        period = measure.period
        if period is None or not period.quarters:
            continue
        dates = list(find_dates(to_ascii_digits(period.raw)))
        quarters = {(parts.month + 2) % 12 // 3 + 1 for parts in dates}
        if quarters and not quarters & set(period.quarters):
            named = ", ".join(map(str, period.quarters))
            actual = ", ".join(map(str, sorted(quarters)))
            yield finding(
                "value-conflict",
                "warning",
                f"“{period.raw}” names quarter {named} and months of quarter {actual}.",
                f"“{period.raw}” ระบุไตรมาสที่ {named} แต่เดือนที่ระบุอยู่ในไตรมาสที่ {actual}",
                refs=[f"/measures/{index}/period"],
                pages=measure.provenance.pages,
            )


def check_order(document: Document) -> Iterator[Finding]:
    """A period that ends before it begins: ``value-conflict``."""
    for index, measure in enumerate(document.measures):
        period = measure.period
        if period is None or period.start or period.end:
            continue
        dates = list(find_dates(to_ascii_digits(period.raw)))
        if len(dates) != 2 or None in (dates[0].year, dates[1].year):
            continue
        first, last = dates[0].first(), dates[1].last()
        if first is not None and last is not None and last < first:
            yield finding(
                "value-conflict",
                "warning",
                f"“{period.raw}” ends before it begins.",
                f"“{period.raw}” สิ้นสุดก่อนเริ่ม",
                refs=[f"/measures/{index}/period"],
                pages=measure.provenance.pages,
            )


def check_columns(document: Document) -> Iterator[Finding]:
    """Columns เริ่ม and สิ้นสุด: the end before the beginning."""
    for index, measure in enumerate(document.measures):
        start = _day_under(measure, "เริ่ม", document.fiscal_year)
        end = _day_under(measure, "สิ้นสุด", document.fiscal_year)
        if start and end and end < start:
            yield finding(
                "value-conflict",
                "warning",
                f"“{measure.title[:60]}” ends on {end:%d.%m.}{end.year + BUDDHIST_OFFSET}, before "
                f"it begins on {start:%d.%m.}{start.year + BUDDHIST_OFFSET}.",
                f"“{measure.title[:60]}” สิ้นสุด {end:%d/%m/}{end.year + BUDDHIST_OFFSET} "
                f"ก่อนเริ่ม {start:%d/%m/}{start.year + BUDDHIST_OFFSET}",
                refs=[f"/measures/{index}/extra"],
                pages=measure.provenance.pages,
            )


def _day_under(measure: Measure, word: str, year: int | None) -> date | None:
    text = next((text for name, text in measure.extra.items() if word in name), "")
    return parse_date(to_ascii_digits(text), fiscal_year=year) if text else None


def check_deadlines(document: Document) -> Iterator[Finding]:
    """A measure that is due before it begins: ``value-conflict``."""
    for index, measure in enumerate(document.measures):
        due = measure.deadline.date if measure.deadline else None
        start = measure.period.start if measure.period else None
        if measure.deadline and measure.period and due and start and due < start:
            yield finding(
                "value-conflict",
                "warning",
                f"“{measure.title[:60]}” is due “{measure.deadline.raw}”, before its time "
                f"“{measure.period.raw}” begins.",
                f"“{measure.title[:60]}” กำหนดแล้วเสร็จ “{measure.deadline.raw}” "
                f"ก่อนเริ่มระยะเวลา “{measure.period.raw}”",
                refs=[f"/measures/{index}/deadline", f"/measures/{index}/period"],
                pages=measure.provenance.pages,
            )


def _whole_year(year: int, days: Sequence[_Dated]) -> Finding:
    examples = ", ".join(f"“{raw}”" for raw in list(dict.fromkeys(d.raw for d in days))[:3])
    return finding(
        "date-outside-fiscal-year",
        "warning",
        f"Most of the times in the tables, such as {examples}, lie outside fiscal year {year}.",
        f"ระยะเวลาส่วนใหญ่ในตาราง เช่น {examples} อยู่นอกปีงบประมาณ พ.ศ. {year}",
        refs=["/fiscal_year", *(one.ref for one in days)],
        pages=[page for one in days for page in one.pages],
    )

"""Rows of measure tables become measures (มาตรการ / โครงการ / กิจกรรม)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from itaextract.ita import match_instrument
from itaextract.model import Heading, Instrument, Measure
from itaextract.parse.context import Context, row_provenance
from itaextract.parse.displaced import mend_displaced
from itaextract.parse.fields import Content, Draft, content_of, fill
from itaextract.parse.headings import (
    indicator_number,
    instrument_of,
    parse_dimension,
    parse_issue,
)
from itaextract.parse.layout import Layout
from itaextract.table.model import Row, Table
from itaextract.thai import find_ita_criteria, leading_marker, split_items, to_ascii_digits

_ROW_NUMBERS = frozenset({"number", "rank", "code"})
_TOTAL = re.compile(r"(?:ยอด)?รวม(?:ยอด|เงิน|งบประมาณ|ทั้งสิ้น|ทั้งหมด|สุทธิ|เป็น|จำนวน|ทุกโครงการ|\s)*")
_TOOL = re.compile(r"เครื่องมือ(?:การ)?(?:ประเมิน)?\s*[IEO]IT")
_INSTRUMENT = re.compile(r"IIT|EIT|OIT|แบบวัด|แบบตรวจ|เครื่องมือ")


@dataclass(slots=True)
class Place:
    """Where in the document's outline a table stands."""

    dimension: Heading | None = None
    issue: Heading | None = None


@dataclass(slots=True)
class _Title:
    """The measure cell, taken apart."""

    number: str | None
    title: str
    heading: str | None
    """Indicator heading that opens the cell (ตัวชี้วัดที่ ๙ ...), where listed items follow it."""
    indicator: int | None
    instrument: Instrument | None


def parse_measures(table: Table, layout: Layout, place: Place, ctx: Context) -> list[Measure]:
    """Read all measures of a table.

    Args:
        table: a table of kind "measures".
        layout: its columns.
        place: the headings above it; มิติ and ประเด็น rows inside the table change it.
        ctx: settings, years and findings.

    Returns:
        Measures with provisional ids; ``renumber`` gives the final ones.
    """
    return _TableParser(table, layout, place, ctx).parse()


def renumber(measures: Iterable[Measure]) -> list[Measure]:
    """Give measures their ids m1, m2, ... in document order."""
    return [m.model_copy(update={"id": f"m{i}"}) for i, m in enumerate(measures, 1)]


class _TableParser:
    """Walks the rows of one table, remembering group headings and merged cells."""

    def __init__(self, table: Table, layout: Layout, place: Place, ctx: Context) -> None:
        self._table, self._layout, self._place, self._ctx = table, layout, place, ctx
        self._group: str | None = None
        self._group_indicator: int | None = None
        self._group_instrument: Instrument | None = None
        self._indicator: int | None = None
        self._headings: dict[str, str] = {}
        self._listed = False
        self._last: _Title | None = None
        self._measure = layout.first("measure", "steps", "issue", "question")
        self._numbers = next((c for c in layout.columns if c.role in _ROW_NUMBERS), None)

    def parse(self) -> list[Measure]:
        self._report_unknown_columns()
        measures = []
        for index, row in enumerate(self._table.rows):
            wide = row.wide
            if wide is not None:
                self._take_group(wide.text)
                continue
            measure = self._row(index, row)
            if measure is not None:
                measures.append(measure)
        return measures

    def _report_unknown_columns(self) -> None:
        for column in self._layout.columns:
            if column.roles or column.time is not None:
                continue
            if any(row.text(column.index) for row in self._table.rows):
                header = self._ctx.clean(column.header) or f"#{column.index + 1}"
                self._ctx.report(
                    "unrecognised-column",
                    "info",
                    f"Column “{header}” of table {self._table.id} matches no known role; its texts "
                    "are kept in extra.",
                    f"คอลัมน์ “{header}” ของตาราง {self._table.id} ไม่ตรงกับชนิดที่รู้จัก "
                    "เก็บข้อความไว้ใน extra",
                    pages=self._table.pages,
                )

    def _take_group(self, text: str) -> None:
        """A heading row inside the table."""
        dimension = parse_dimension(text, self._ctx)
        issue = parse_issue(text, self._ctx)
        if dimension is not None:
            self._place = Place(dimension, None)
        elif issue is not None:
            self._place = Place(self._place.dimension, issue)
        else:
            self._group = self._ctx.clean(text)
            self._group_indicator = indicator_number(text)
            self._group_instrument = _named_instrument(text)
        self._last = None

    def _row(self, index: int, row: Row) -> Measure | None:
        title = self._title(index, row)
        if title is None:
            return None
        draft = Draft()
        self._place_title(draft, title, row)
        mended = self._mend(title, row)
        for column in self._layout.columns:
            if column is not self._measure and column is not self._numbers:
                cell = row.cells[column.index]
                own = Content([], []) if cell is None else content_of(cell, column)
                fill(draft, column, mended.get(column.index, own), self._ctx, row.pages)
        text, criteria = find_ita_criteria(title.title)
        criteria = (*criteria, *draft.finish(self._ctx))
        fields = draft.fields
        stated = fields.pop("indicator_no", None) or self._indicator_above(row)
        self._indicator = stated
        indicator = title.indicator or stated or self._group_indicator
        return Measure(
            id="m0",
            number=title.number,
            title=self._ctx.clean(text),
            group=self._group_of(title),
            dimension=fields.pop("dimension", self._place.dimension),
            issue=fields.pop("issue", self._place.issue),
            indicator_no=indicator,
            instrument=title.instrument or self._group_instrument or instrument_of(indicator),
            ita_indicators=sorted(set(criteria)),
            extra=draft.extra,
            provenance=row_provenance(self._table, row, draft.lines),
            **fields,
        )

    def _place_title(self, draft: Draft, title: _Title, row: Row) -> None:
        """Note where the number and the title stand."""
        cell = row.covering(self._measure.index) if self._measure else None
        if cell is None:
            return
        draft.place("title", cell.lines)
        if title.number:
            numbers = row.cells[self._numbers.index] if self._numbers else None
            draft.place("number", numbers.lines if numbers and numbers.lines else cell.lines)
        if title.indicator:
            draft.place("indicator_no", cell.lines)

    def _indicator_above(self, row: Row) -> int | None:
        """The indicator of the row above, where its cell is merged over this row."""
        columns = self._layout.having("indicator")
        if not columns or any(row.text(column.index) for column in columns):
            return None
        return self._indicator

    def _title(self, index: int, row: Row) -> _Title | None:
        """The measure of a row; rows below a merged measure cell repeat it."""
        if self._measure is None:
            return None
        cell = row.covering(self._measure.index)
        text = cell.text if cell else ""
        number = row.text(self._numbers.index) if self._numbers else ""
        if _TOTAL.fullmatch(text.strip()) or _TOTAL.fullmatch(number.strip()):
            return None
        if not text:
            others = any(row.text(c.index) for c in self._layout.columns)
            return self._last if others and not number else None
        title = self._split_title(cell.paragraphs if cell else [], index)
        if not title.number:
            title.number = _ascii_number(number)
        if self._heads_children(index, title):
            self._headings[title.number or ""] = " ".join(filter(None, (title.number, title.title)))
            self._last = None
            return None
        if title.heading is not None:
            self._group = title.heading
            self._group_indicator, self._group_instrument = title.indicator, title.instrument
        self._last = title
        return title

    def _heads_children(self, index: int, title: _Title) -> bool:
        """Whether a row only heads the rows below it: ``1.1 title``, no more, then 1.1.1."""
        rows = self._table.rows
        if not title.number or index + 1 >= len(rows) or self._measure is None:
            return False
        known = {self._measure.index, self._numbers.index if self._numbers else -1}
        if any(rows[index].text(c) for c in range(self._table.n_columns) if c not in known):
            return False
        following = self._number_of(rows[index + 1])
        return following is not None and following.startswith(f"{title.number}.")

    def _number_of(self, row: Row) -> str | None:
        if self._numbers is not None:
            return _ascii_number(row.text(self._numbers.index))
        marker = leading_marker(row.text(self._measure.index)) if self._measure else None
        return _ascii_number(marker.text) if marker else None

    def _group_of(self, title: _Title) -> str | None:
        """The heading of the nearest ancestor by number, else the group heading in force."""
        parts = (title.number or "").split(".")
        for length in range(len(parts) - 1, 0, -1):
            heading = self._headings.get(".".join(parts[:length]))
            if heading is not None:
                return heading
        return self._group

    def _split_title(self, paragraphs: Sequence[str], index: int) -> _Title:
        ctx = self._ctx
        text = " ".join(paragraphs)
        marker = leading_marker(text)
        number = None
        if marker is not None:
            number = None if marker.kind == "bullet" else _ascii_number(marker.text)
            if number is None and marker.kind != "bullet":
                marker = None
        body = marker.rest if marker else text
        indicator = indicator_number(body)
        instrument = _named_instrument(body) if indicator or _TOOL.search(body) else None
        heading, items = _heading_and_items(paragraphs, marker.text if marker else "")
        if (indicator or instrument) and items and self._has_listed_rows(index):
            self._listed = True
            return _Title(
                number, ctx.clean(" ".join(items)), ctx.clean(heading), indicator, instrument
            )
        if indicator and self._listed:
            self._group, self._group_indicator, self._group_instrument = None, None, None
        return _Title(number, ctx.clean(body), None, indicator, instrument)

    def _has_listed_rows(self, index: int) -> bool:
        """Whether the next row's measure cell only lists an item, under this row's heading."""
        assert self._measure is not None
        for row in self._table.rows[index + 1 :]:
            text = row.text(self._measure.index)
            if text:
                return indicator_number(text) is None and "เครื่องมือการประเมิน" not in text[:40]
        return self._listed

    def _mend(self, title: _Title, row: Row) -> dict[int, Content]:
        """What columns hold, for rows whose cells slipped to the right: their places are lost."""
        columns = {
            role: found[0]
            for role in ("responsible", "steps", "monitoring")
            if (found := self._layout.having(role))
        }
        cells = {
            role: cell.paragraphs
            for role, column in columns.items()
            if (cell := row.cells[column.index])
        }
        mended = mend_displaced(title.title, cells)
        if mended is None:
            return {}
        self._ctx.report(
            "row-displaced",
            "warning",
            f"The cells of “{title.title}” stood one column too far right and were put back; the "
            f"row as printed is in table {self._table.id}.",
            f"ข้อความของ “{title.title}” เลื่อนไปทางขวาหนึ่งคอลัมน์ จึงจัดกลับให้ตรง "
            f"แถวตามต้นฉบับอยู่ในตาราง {self._table.id}",
            pages=row.pages,
        )
        return {columns[role].index: Content(texts, []) for role, texts in mended.items()}


def _named_instrument(text: str) -> Instrument | None:
    """The instrument that a heading names as such, not one whose respondents it happens to name."""
    return match_instrument(text) if _INSTRUMENT.search(text) else None


def _ascii_number(text: str) -> str | None:
    plain = to_ascii_digits(text).strip(" .():-")
    return plain if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*", plain) else None


def _heading_and_items(paragraphs: Sequence[str], marker: str) -> tuple[str, list[str]]:
    """Split a cell that opens with a heading and then lists items with bullets."""
    items = split_items(
        [p.removeprefix(marker).strip() if not i else p for i, p in enumerate(paragraphs)]
    )
    bulleted = any("-" in p or "•" in p for p in paragraphs)
    return (items[0], items[1:]) if len(items) > 1 and bulleted else ("", [])

"""Rows of score tables become scores (คะแนน), and weak items with their way out, guidelines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from itaextract.ita import match_indicator, match_instrument
from itaextract.model import Guideline, Instrument, Score, ScoreLevel, ScoreTable, Trend
from itaextract.parse.context import Context, row_provenance
from itaextract.parse.headings import instrument_of
from itaextract.parse.numbers import (
    EMBEDDED_SCORE,
    bare_year,
    is_blank_score,
    is_number,
    item_code,
    leading_code,
    parse_difference,
    parse_score,
)
from itaextract.parse.roles import Column, Layout
from itaextract.table.model import Row, Table
from itaextract.thai import leading_marker, split_items, to_ascii_digits
from itaextract.thai.calendar import find_years

_TOTAL = re.compile(
    r"^(?:ผล)?(?:คะแนน|การประเมิน|ประเมิน)?\s*(?:รวม|ภาพรวม|เฉลี่ยรวม|โดยรวม|ในภาพรวม)|^รวม|"
    r"^คะแนน\s*(?:ITA|เฉลี่ย|รวม|ภาพรวม)|^(?:ผล)?คะแนนรวม|คะแนนรวม(?:ทั้งหมด|ทั้งสิ้น)?$"
)
_ITEM_RANGE = re.compile(r"\(?\s*[ieo๐]\s?\d{1,2}\s*[-–—]\s*[ieo๐]?\s?\d{1,2}\s*\)?", re.IGNORECASE)
_INDICATOR_NUMBER = re.compile(r"ตัวชี้วัด\s*(?:ที่)?\s*(\d{1,2})(?![\d.])")
_GRADE_TEXT = re.compile(r"AAA?|[A-F]|ผ่าน(?:ดีเยี่ยม|ดี)?|ต้องปรับปรุง(?:โดยด่วน)?")
_SUB_NUMBER = re.compile(r"^(9|10)\.(\d)(?!\d)")
_BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}
_GRADE_ROW = re.compile(r"ระดับ|เกรด|ผลการประเมินระดับ")
_LABELS = ("indicator", "question", "measure", "issue", "success_indicators", "instrument")
_SIDE = frozenset({"code", "number", "rank", "row_year", *_LABELS, "weight"})


@dataclass(slots=True)
class _Group:
    """Columns that describe the scores to their right (there may be two groups side by side)."""

    labels: list[Column] = field(default_factory=list)
    scores: list[Column] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What rows above say of the rows below."""

    instrument: Instrument | None = None
    indicator: int | None = None
    weight: float | None = None


@dataclass(slots=True)
class _Subject:
    """What a score row is about."""

    level: ScoreLevel
    code: str | None
    label: str
    instrument: Instrument | None


def parse_scores(table: Table, layout: Layout, ctx: Context) -> tuple[ScoreTable, list[Guideline]]:
    """Read every score cell of a table, and the guidelines beside them.

    Args:
        table: a table of kind "scores".
        layout: its columns.
        ctx: settings, years and findings.
    """
    parser = _TableParser(table, layout, ctx)
    scores = parser.parse()
    caption = table.caption
    record = ScoreTable(id=table.id, caption=caption, pages=table.pages, scores=scores)
    return record, parser.guidelines


def caption_year(lead: Sequence[str]) -> int | None:
    """The year that the lines just above a score table name beside ITA or คะแนน."""
    for line in reversed(lead[-4:]):
        if re.search(r"ITA|คะแนน|ผลการประเมิน", line):
            years = [y.year for y in find_years(line)]
            if len(set(years)) == 1:
                return years[0]
    return None


class _TableParser:
    def __init__(self, table: Table, layout: Layout, ctx: Context) -> None:
        self._table, self._ctx = table, ctx
        self._groups = _column_groups(layout)
        self._weight = layout.first("weight")
        self._trend = layout.first("trend")
        self._guideline = layout.first("guideline", "note")
        self._grade = layout.first("grade")
        self._years = next((c for c in layout.columns if c.role == "row_year"), None)
        self._embedded = [c for c in layout.columns if c.role not in ("score", "year")]
        self._year = caption_year(table.lead) or ctx.assessed_year
        self._states = [_State() for _ in self._groups]
        self._wide_instruments = {
            c.index: match_instrument(c.header) for c in layout.columns if c.header
        }
        self._ranked_year: int | None = None
        self.guidelines: list[Guideline] = []

    def parse(self) -> list[Score]:
        ranked = self._ranked_columns()
        scores: list[Score] = []
        for row in self._table.rows:
            scores += self._embedded_scores(row)
            for group, state in zip(self._groups, self._states, strict=True):
                scores += self._row_scores(row, group, state, ranked)
        return scores

    def _ranked_columns(self) -> set[int]:
        """Score columns that the ranking follows: sorted, else the one of the latest year."""
        found: set[int] = set()
        for group in self._groups:
            if len(group.scores) == 1:
                found.add(group.scores[0].index)
                continue
            falling = [c.index for c in group.scores if self._falls(c.index)]
            latest = max(group.scores, key=lambda c: c.year or 0).index
            found.add(falling[-1] if falling else latest)
        return found

    def _falls(self, column: int) -> bool:
        values = [
            s.score
            for row in self._table.rows
            if not _TOTAL.search(row.text(0)) and (s := parse_score(row.text(column)))
        ]
        return len(values) > 2 and all(a >= b for a, b in pairwise(values))

    def _row_scores(
        self, row: Row, group: _Group, state: _State, ranked: set[int]
    ) -> Iterator[Score]:
        subject = self._subject(row, group, state)
        if subject is None or _GRADE_ROW.match(subject.label):
            return
        own_year = self._row_year(row)
        for column in group.scores:
            text = row.text(column.index)
            if is_blank_score(text) or _GRADE_TEXT.fullmatch(text.strip()):
                continue
            parsed = parse_score(text)
            if parsed is None:
                self._report_unparsed(text, row)
                continue
            note = self._note(row)
            about = self._headed(column) or subject
            score = Score(
                level=about.level,
                instrument=about.instrument,
                code=about.code,
                label=self._ctx.clean(about.label),
                year=own_year or column.year or self._year,
                score=parsed.score,
                grade=self._grade_of(row, column, about),
                trend=parsed.trend or self._column_trend(row),
                rank=self._rank(row, group) if column.index in ranked else None,
                weight=state.weight,
                note=note,
                raw=text,
                provenance=row_provenance(self._table, row),
            )
            yield score
            if self._guideline is not None and note:
                self._add_guideline(score, note)

    def _row_year(self, row: Row) -> int | None:
        """The year of a row in a table that has one row a year."""
        if self._years is None:
            return None
        return bare_year(row.text(self._years.index))

    def _headed(self, column: Column) -> _Subject | None:
        """What a column is about, where rows stand for years and columns for subjects."""
        if self._years is None:
            return None
        found = self._identify(None, column.header, _State())
        return found if found.level != "item" else _Subject("overall", None, column.header, None)

    def _grade_of(self, row: Row, column: Column, about: _Subject) -> str | None:
        """The grade beside a score, or below it in a row of grades; only the whole has one."""
        if self._grade is not None:
            text = row.text(self._grade.index)
            several = self._years is not None and about.level != "overall"
            return None if several else self._ctx.clean(text) or None
        if about.level != "overall":
            return None
        grades = (r.text(column.index).strip() for r in self._table.rows)
        return next((g for g in grades if _GRADE_TEXT.fullmatch(g)), None)

    def _column_trend(self, row: Row) -> Trend | None:
        return parse_difference(row.text(self._trend.index)) if self._trend else None

    def _report_unparsed(self, text: str, row: Row) -> None:
        self._ctx.report(
            "unparsed-score",
            "warning",
            f"“{self._ctx.clean(text)}” in a score column of table {self._table.id} is no score.",
            f"“{self._ctx.clean(text)}” ในคอลัมน์คะแนนของตาราง {self._table.id} อ่านเป็นคะแนนไม่ได้",
            pages=row.pages,
        )

    def _note(self, row: Row) -> str | None:
        if self._guideline is None:
            return None
        cell = row.cells[self._guideline.index]
        items = split_items(cell.paragraphs) if cell else []
        return self._ctx.clean(" ".join(items)) or None

    def _add_guideline(self, score: Score, text: str) -> None:
        self.guidelines.append(
            Guideline(
                instrument=score.instrument,
                code=score.code,
                score=score.score,
                guideline=text,
                provenance=score.provenance,
            )
        )

    def _rank(self, row: Row, group: _Group) -> int | None:
        for column in group.labels:
            if column.role == "rank":
                digits = to_ascii_digits(row.text(column.index)).strip(" .)")
                return int(digits) if digits.isdigit() else None
        return None

    def _subject(self, row: Row, group: _Group, state: _State) -> _Subject | None:
        """Read the label cells of a row; a heading row only changes the state."""
        self._take_state(row, group, state)
        code: str | None = None
        label = ""
        for column in group.labels:
            text = row.text(column.index)
            if not text or column.role in ("rank", "weight"):
                continue
            if column.role in ("code", "number") and (found := leading_code(text)):
                code = found[0]
            elif column.role == "instrument" and len(group.labels) > 1:
                label = label or text
            elif column.role not in ("code", "number") and not is_number(text):
                label = text
        wide = row.wide
        if wide is not None and not label:
            label = wide.text
        if not label and code is None:
            label = next((t for c in group.labels if (t := row.text(c.index))), "")
        return self._identify(code, label, state) if label or code else None

    def _take_state(self, row: Row, group: _Group, state: _State) -> None:
        wide = row.wide
        if wide is not None:
            instrument = match_instrument(wide.text)
            if instrument:
                state.instrument, state.indicator = instrument, None
        for column in group.labels:
            text = row.text(column.index)
            if column.role == "instrument" and (found := match_instrument(text)):
                if found != state.instrument:
                    state.indicator = None
                state.instrument = found
        if self._weight is not None and (text := row.text(self._weight.index)):
            parsed = parse_score(text)
            state.weight = parsed.score if parsed else None

    def _identify(self, code: str | None, label: str, state: _State) -> _Subject:
        """Tell the level, code and instrument that a label names."""
        if code is None and (found := leading_code(label)):
            code, label = found[0], found[1] or label
        if code is not None:
            return _Subject("item", code, label, _BY_LETTER[code[0]])
        bare = _ITEM_RANGE.sub("", to_ascii_digits(label)).strip()
        marker = leading_marker(bare)
        name = marker.rest if marker and marker.kind != "bullet" else bare
        if _TOTAL.search(name):
            return self._total(name, state)
        sub = self._sub_indicator(bare, marker.number if marker else None, name, state)
        if sub is not None:
            return sub
        indicator = match_indicator(label)
        if indicator is None and marker is not None and marker.kind != "bullet":
            indicator = marker.number if _fits(marker.number, state.instrument) else None
        if indicator is not None:
            state.indicator = indicator
            instrument = instrument_of(indicator)
            state.instrument = instrument
            return _Subject("indicator", str(indicator), name, instrument)
        instrument = match_instrument(name)
        if instrument is not None:
            state.instrument, state.indicator = instrument, None
            return _Subject("instrument", None, name, instrument)
        return _Subject("item", None, name, state.instrument)

    def _total(self, name: str, state: _State) -> _Subject:
        """A row of totals or means: of what it names, else of the whole."""
        stated = _INDICATOR_NUMBER.search(to_ascii_digits(name))
        indicator = int(stated[1]) if stated else match_indicator(name)
        if indicator is not None and 1 <= indicator <= 10:
            return _Subject("indicator", str(indicator), name, instrument_of(indicator))
        instrument = match_instrument(name)
        if instrument is not None:
            return _Subject("instrument", None, name, instrument)
        return _Subject("overall", None, name, None)

    def _sub_indicator(
        self, bare: str, number: int | None, name: str, state: _State
    ) -> _Subject | None:
        """Sub-indicators stand under 9 and 10: ``9.1 ...`` or ``1) ...`` below them."""
        match = _SUB_NUMBER.match(bare)
        if match:
            state.indicator = int(match[1])
            code = f"{match[1]}.{match[2]}"
            return _Subject("sub_indicator", code, bare[match.end() :].strip(" .)"), "OIT")
        if state.indicator not in (9, 10) or number is None or number >= 9:
            return None
        if match_indicator(name) not in (None, state.indicator):
            return None
        return _Subject("sub_indicator", f"{state.indicator}.{number}", name, "OIT")

    def _embedded_scores(self, row: Row) -> Iterator[Score]:
        """Scores inside cell text: ``- ... (i7 : 84.94 คะแนน)``."""
        for column in self._embedded:
            cell = row.cells[column.index]
            if cell is None or cell.inherited:
                continue
            text = to_ascii_digits(cell.text)
            start = 0
            for match in EMBEDDED_SCORE.finditer(text):
                code = item_code(match[1], match[2])
                guideline = " ".join(split_items([text[start : match.start()]]))
                start = match.end()
                score = Score(
                    level="item",
                    instrument=_BY_LETTER[code[0]],
                    code=code,
                    label=self._ctx.clean(guideline),
                    year=self._year,
                    score=float(match[3]),
                    raw=match[0].strip(),
                    provenance=row_provenance(self._table, row),
                )
                yield score
                if guideline:
                    self._add_guideline(score, self._ctx.clean(guideline))


def _column_groups(layout: Layout) -> list[_Group]:
    """Split columns into groups: labels, then the scores that they describe."""
    groups: list[_Group] = []
    current = _Group()
    for column in layout.columns:
        if column.role in ("score", "year"):
            current.scores.append(column)
        elif column.role in _SIDE or not column.roles:
            if current.scores and column.role in ("code", *_LABELS):
                groups.append(current)
                current = _Group()
            current.labels.append(column)
    if current.scores:
        groups.append(current)
    return groups


def _fits(number: int | None, instrument: Instrument | None) -> bool:
    """Whether indicator ``number`` can belong to the instrument of the rows above."""
    if number is None or not 1 <= number <= 10:
        return False
    return instrument is not None and instrument_of(number) == instrument

"""Rows of score tables become scores (คะแนน), and weak items with their way out, guidelines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from itaextract.model import Guideline, Score, ScoreTable
from itaextract.parse.context import Context, row_provenance
from itaextract.parse.layout import Column, Layout
from itaextract.parse.mentions import cell_mentions
from itaextract.parse.numbers import (
    ScoreText,
    is_blank_score,
    is_grade,
    is_verdict,
    parse_score,
)
from itaextract.parse.scores.beside import Beside, rank
from itaextract.parse.scores.columns import (
    LABELS,
    Group,
    column_groups,
    names_subject,
    ranked_columns,
    rows_name_subjects,
)
from itaextract.parse.scores.embedded import heading_score, items_in
from itaextract.parse.scores.labels import code_and_label, take_state
from itaextract.parse.scores.subjects import (
    BY_LETTER,
    State,
    Subject,
    Summed,
    identify,
    scope,
    state_below,
    worded,
)
from itaextract.table.model import Line, Row, RowCell, Table
from itaextract.thai.calendar import find_years

_HEADER_WORD = re.compile(r"\s*(?:ผล)?คะแนน(?:รวม|เฉลี่ย|ที่ได้)?\s*")
_GRADE_ROW = re.compile(r"ระดับ|เกรด|ผลการประเมินระดับ")
_OF_SCORES = re.compile(r"ITA|คะแนน|ผลการประเมิน")
_OF_MEASURES = re.compile(r"มาตรการ|แผน|โครงการ")
_SHORT_HEADING = 60


def parse_scores(table: Table, layout: Layout, ctx: Context) -> tuple[ScoreTable, list[Guideline]]:
    """Read every score cell of a table, and the guidelines beside them.

    Args:
        table: a table of kind "scores".
        layout: its columns.
        ctx: settings, years and findings.
    """
    parser = _TableParser(table, layout, ctx)
    scores = parser.parse()
    record = ScoreTable(id=table.id, caption=table.caption, pages=table.pages, scores=scores)
    return record, parser.guidelines


def caption_year(lead: Sequence[str]) -> int | None:
    """The year that the lines just above a score table name beside ITA or คะแนน, or alone."""
    for line in reversed(lead[-4:]):
        years = {y.year for y in find_years(line)}
        if not years or not (_OF_SCORES.search(line) or len(line) < _SHORT_HEADING):
            continue
        if len(years) == 1 and not (_OF_MEASURES.search(line) and not _OF_SCORES.search(line)):
            return years.pop()
    return None


class _TableParser:
    def __init__(self, table: Table, layout: Layout, ctx: Context) -> None:
        self._table, self._ctx = table, ctx
        self._groups = column_groups(layout)
        self._weight = layout.first("weight")
        self._years = layout.first("row_year")
        self._texts = [c for c in layout.columns if c.role not in ("score", "year", "weighted")]
        self._headed = self._headed_columns()
        self._named_rows = rows_name_subjects(table)
        self._year = caption_year(table.lead) or ctx.assessed_year
        self._beside = Beside(table, layout, ctx, self._year)
        self._states = [state_below(table.lead) for _ in self._groups]
        self._ranked = ranked_columns(table, self._groups)
        self.guidelines: list[Guideline] = []

    def parse(self) -> list[Score]:
        scores: list[Score] = []
        for row in self._table.rows:
            scores += self._embedded_scores(row)
            if (heading := self._heading_score(row)) is not None:
                scores.append(heading)
                continue
            for group, state in zip(self._groups, self._states, strict=True):
                scores += self._row_scores(row, group, state)
        return scores

    def _headed_columns(self) -> dict[int, Subject]:
        """What each column is about, where columns stand for subjects and rows for years."""
        columns = [c for group in self._groups for c in group.scores]
        labelled = any(c.role in LABELS for group in self._groups for c in group.labels)
        only_years = self._years is not None and not labelled
        if sum(names_subject(c.header) for c in columns) < 2 and not only_years:
            return {}
        subjects = {c.index: identify(None, c.header, State()) for c in columns}
        return {
            index: subject if subject.level != "item" else subject._replace(level="overall")
            for index, subject in subjects.items()
        }

    def _row_scores(self, row: Row, group: Group, state: State) -> Iterator[Score]:
        subject = self._subject(row, group, state)
        if subject is None or (subject.code is None and _GRADE_ROW.match(subject.label)):
            return
        state.last = subject
        for column in group.scores:
            parsed = self._score_cell(row, column, subject)
            if parsed is None:
                continue
            about = subject
            if subject.unnamed or not self._named_rows:
                about = self._headed.get(column.index) or subject
            if about.unnamed:
                about = scope(about, parsed.score, column.index, state)
            if not subject.unnamed:
                summed = Summed(about, state.indicator, column.index, parsed.score)
                state.block.append(summed)
            score = self._score(row, column, about, parsed, group, state)
            yield score
            if self._beside.has_notes and score.note:
                self._add_guideline(score, score.note)
        if subject.unnamed:
            state.block.clear()

    def _score_cell(self, row: Row, column: Column, subject: Subject) -> ScoreText | None:
        """The score in a cell, if there is one; weighted points are a score in the total only."""
        cell = row.cells[column.index]
        if cell is None or cell.inherited or is_blank_score(cell.text):
            return None
        if is_grade(cell.text) or is_verdict(cell.text) or _HEADER_WORD.fullmatch(cell.text):
            return None
        if column.role == "weighted" and subject.level != "overall":
            return None
        parsed = parse_score(cell.text)
        if parsed is None and column.role != "weighted":
            self._report_unparsed(cell.text, row)
        return parsed

    def _score(
        self,
        row: Row,
        column: Column,
        about: Subject,
        parsed: ScoreText,
        group: Group,
        state: State,
    ) -> Score:
        beside = self._beside
        year = beside.year(row, column)
        about = worded(about, year)
        grade = parsed.grade or beside.grade(
            row, column, overall=about.level == "overall", several=bool(self._headed)
        )
        return Score(
            level=about.level,
            instrument=about.instrument,
            code=about.code,
            label=self._ctx.clean(about.label),
            year=year,
            score=parsed.score,
            grade=grade,
            trend=parsed.trend or (beside.trend(row) if column is _latest(group) else None),
            rank=rank(row, group) if column.index in self._ranked else None,
            weight=None if about.level == "overall" else state.weight,
            note=beside.note(row),
            raw=row.text(column.index),
            provenance=row_provenance(self._table, row, {"score": _lines(row, column)}),
        )

    def _report_unparsed(self, text: str, row: Row) -> None:
        shown = self._ctx.clean(text)
        self._ctx.report(
            "unparsed-score",
            "warning",
            f"“{shown}” in a score column of table {self._table.id} is no score.",
            f"“{shown}” ในคอลัมน์คะแนนของตาราง {self._table.id} อ่านเป็นคะแนนไม่ได้",
            pages=row.pages,
        )

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

    def _subject(self, row: Row, group: Group, state: State) -> Subject | None:
        """Read the label cells of a row; a heading row only changes the state."""
        take_state(row, group, self._weight, state)
        code, label = code_and_label(row, group, state)
        only_year = self._years is not None and label == row.text(self._years.index)
        if code is None and (only_year or not label):
            return self._continued(state)
        return identify(code, label, state)

    def _continued(self, state: State) -> Subject | None:
        """The subject above, in a row that only says of which year; or the headed columns."""
        if self._years is not None and state.last is not None:
            return state.last
        return Subject("overall", None, "", None) if self._headed else None

    def _heading_score(self, row: Row) -> Score | None:
        """The score that a row over the whole width states: ``ตัวชี้วัดที่ 1 ... (90.00 คะแนน)``."""
        wide = row.wide
        if wide is None or not self._states:
            return None
        found = heading_score(wide.text)
        if found is None:
            return None
        name, number, raw = found
        state = self._states[0]
        subject = identify(None, name, state)
        if subject.level == "item":
            return None
        if subject.unnamed:
            column = self._groups[0].scores[0].index
            subject = scope(subject, number, column, state)
        grade = parse_score(wide.text)
        score = self._plain(subject, number, raw, row, wide)
        return score.model_copy(update={"grade": grade.grade}) if grade else score

    def _embedded_scores(self, row: Row) -> Iterator[Score]:
        """Scores inside cell text: ``- ... (i7 : 84.94 คะแนน)``."""
        for column in self._texts:
            cell = row.cells[column.index]
            if cell is None or cell.inherited:
                continue
            for item in items_in(cell.text):
                about = Subject("item", item.code, item.text, BY_LETTER[item.code[0]])
                score = self._plain(about, item.score, item.raw, row, cell)
                yield score
                if item.text:
                    self._add_guideline(score, self._ctx.clean(item.text))
            if cell is not row.wide:
                yield from self._named_in(cell, row)

    def _named_in(self, cell: RowCell, row: Row) -> Iterator[Score]:
        """Scores of indicators and instruments in a cell's text, as in a list."""
        place = cache(partial(row_provenance, self._table, row, {"score": cell.lines}))
        for paragraph in cell.paragraphs:
            for score in cell_mentions(paragraph, place, self._ctx):
                if score.level != "item":
                    year = score.year if find_years(paragraph) else self._year
                    yield score.model_copy(update={"year": year})

    def _plain(self, about: Subject, number: float, raw: str, row: Row, cell: RowCell) -> Score:
        return Score(
            level=about.level,
            instrument=about.instrument,
            code=about.code,
            label=self._ctx.clean(about.label),
            year=self._year,
            score=number,
            raw=raw,
            provenance=row_provenance(self._table, row, {"score": cell.lines}),
        )


def _lines(row: Row, column: Column) -> list[Line]:
    cell = row.cells[column.index]
    return cell.lines if cell else []


def _latest(group: Group) -> Column:
    """The score column of the last year: what stands beside several years is said of it."""
    return max(group.scores, key=lambda column: column.year or 0)

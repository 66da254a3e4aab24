"""Tables as the parsers see them, built from plain texts."""

from collections.abc import Callable, Sequence

import pytest

from itaextract.parse.context import Context
from itaextract.settings import Settings
from itaextract.table.model import Line, Row, RowCell, Table

TableMaker = Callable[..., Table]


def make_table(
    header: Sequence[Sequence[str] | str],
    rows: Sequence[Sequence[str | None]],
    lead: Sequence[str] = (),
) -> Table:
    """A table; a cell's lines are paragraphs, None is covered by the cell to its left."""
    levels = [[h] if isinstance(h, str) else list(h) for h in header]
    made = []
    for texts in rows:
        cells: list[RowCell | None] = []
        for index, text in enumerate(texts):
            if text is None:
                cells.append(None)
                continue
            span = 1
            while index + span < len(texts) and texts[index + span] is None:
                span += 1
            lines = [Line(part, 1) for part in text.split("\n") if part]
            cells.append(RowCell(lines, span))
        made.append(Row(cells, [1]))
    return Table("t1", len(levels), levels, made, [1], lead=list(lead))


@pytest.fixture
def table() -> TableMaker:
    return make_table


@pytest.fixture
def ctx() -> Context:
    return Context(Settings(), fiscal_year=2567, assessed_year=2566)

from itaextract.page import Page, TextRow
from itaextract.table.extracts import text_blocks
from itaextract.table.model import Grid

HEADER = ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ")


def row(*cells: str) -> TextRow:
    return TextRow(tuple((cell,) if cell else () for cell in cells))


def grids(*rows: TextRow) -> list[Grid]:
    return [block for block in text_blocks(Page(1, rows=rows)) if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in grid.rows()]


def test_a_line_between_two_rows_is_a_group_heading() -> None:
    (grid,) = grids(row(*HEADER), row("๑. ด้านงบประมาณ"), row("ก", "ข", "กองคลัง"))
    assert texts(grid)[1] == ["๑. ด้านงบประมาณ"]
    assert [c.column_span for c in list(grid.rows())[1]] == [3]


def test_a_line_before_another_header_ends_the_table() -> None:
    found = grids(
        row(*HEADER), row("ก", "ข", "กองคลัง"), row("มิติที่ ๒"), row(*HEADER), row("ค", "ง", "จ")
    )
    assert [grid.n_rows for grid in found] == [2, 2]


def test_a_cell_that_holds_a_line_break_is_whole_again() -> None:
    (grid,) = grids(
        row(*HEADER), row("อบรม", "จัดหลักสูตร"), row(""), row("และประเมินผล", "กองการเจ้าหน้าที่")
    )
    assert texts(grid)[1] == ["อบรม", "จัดหลักสูตร และประเมินผล", "กองการเจ้าหน้าที่"]

from hypothesis import given
from hypothesis import strategies as st

from itaextract.page import Rect
from itaextract.table.model import Cell, Grid, Line, Table
from itaextract.table.stitch import stitch

HEADER = ["ที่", "มาตรการ", "ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ"]
EDGES = [50.0, 80.0, 200.0, 400.0, 500.0]
LINE = 18.0
SIZE = 16.0
WIDTH = 6.0
"""Width of a character in these made-up pages, in points."""


def line(text: str, page: int, x0: float, top: float, right: float) -> Line:
    head = text.split(" ")[0]
    return Line(
        text,
        page,
        Rect(x0, top, x0 + WIDTH * len(text), top + SIZE),
        SIZE,
        head_width=WIDTH * len(head),
        limit=right - 4,
    )


def grid(page: int, rows: list[list[str]], *, top: float = 60.0) -> Grid:
    """A ruled grid; a cell's text has one visual line a text line."""
    cells = []
    for number, row in enumerate(rows):
        height = LINE * max(1, *(len(text.split("\n")) for text in row)) + 4
        for column, text in enumerate(row):
            x0, x1 = EDGES[column], EDGES[column + 1]
            lines = [
                line(part, page, x0 + 4, top + 2 + LINE * i, x1)
                for i, part in enumerate(text.split("\n"))
                if part
            ]
            cells.append(Cell(number, column, 1, 1, lines, Rect(x0, top, x1, top + height)))
        top += height
    box = Rect(EDGES[0], 60, EDGES[-1], top)
    return Grid(page, len(rows), len(row), cells, list(EDGES), box, 550)


def only_table(*grids: Grid) -> Table:
    (table,) = stitch([[g] for g in grids])
    assert isinstance(table, Table)
    return table


def texts(table: Table) -> list[list[str]]:
    return [[row.text(c) for c in range(table.n_columns)] for row in table.rows]


def test_a_repeated_header_is_dropped() -> None:
    table = only_table(
        grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "ประชุม", "กองคลัง"]]),
        grid(2, [HEADER, ["๒", "มาตรการสอง", "อบรม", "กองช่าง"]]),
    )
    assert [row[0] for row in texts(table)] == ["๑", "๒"]
    assert table.pages == [1, 2]
    assert table.continued


def test_a_table_goes_on_without_its_header() -> None:
    table = only_table(
        grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "ประชุม", "กองคลัง"]]),
        grid(2, [["๒", "มาตรการสอง", "อบรม", "กองช่าง"]]),
    )
    assert len(table.rows) == 2


def test_a_row_cut_by_the_page_break_is_joined() -> None:
    table = only_table(
        grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "๑. ประชุมชี้แจง\n๒. จัดทำคู่มือการ", "กองคลัง"]]),
        grid(2, [["", "", "ปฏิบัติงาน\n๓. รายงานผล", ""], ["๒", "มาตรการสอง", "อบรม", "กองช่าง"]]),
    )
    assert len(table.rows) == 2
    assert table.rows[0].fragments == 2
    assert table.rows[0].pages == [1, 2]
    assert "รายงานผล" in table.rows[0].text(2)


def test_numbering_that_goes_on_joins_and_a_new_number_does_not() -> None:
    table = only_table(
        grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "๑. ประชุม\n๒. อบรม", "กองคลัง"]]),
        grid(2, [["", "", "๓. รายงาน", ""], ["๒", "มาตรการสอง", "๑. อบรม", "กองช่าง"]]),
    )
    assert [row.text(2) for row in table.rows] == ["๑. ประชุม ๒. อบรม ๓. รายงาน", "๑. อบรม"]


def test_a_row_under_a_merged_cell_with_its_own_owner_stays_a_row() -> None:
    first = grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "๑. ประชุม\n- แจ้งทุกกอง\n- จดบันทึก", "กองคลัง"]])
    second = grid(2, [["", "", "๒. อบรมพนักงาน", "กองช่าง"]])
    assert len(only_table(first, second).rows) == 2


def test_all_cells_may_go_on_at_once() -> None:
    table = only_table(
        grid(
            1,
            [
                HEADER,
                ["๑", "มาตรการหนึ่ง", "ประชุม", "กองคลัง"],
                ["๒", "มาตรการส่งเสริมการ", "จัดทำแนวปฏิบัติและเผยแพร่ให้", "กองการ"],
            ],
        ),
        grid(2, [["", "มีส่วนร่วม", "ประชาชนทราบ", "ศึกษา"]]),
    )
    assert [row[0] for row in texts(table)] == ["๑", "๒"]


def test_another_header_begins_another_table() -> None:
    other = ["ข้อ", "ประเด็นการประเมิน", "คะแนน", "ระดับ"]
    flow = stitch(
        [
            [grid(1, [HEADER, ["๑", "มาตรการหนึ่ง", "ประชุม", "กองคลัง"]])],
            [grid(2, [other, ["i1", "การให้บริการ", "๘๕.๐๐", "A"]])],
        ]
    )
    assert [t.header_text(1) for t in flow if isinstance(t, Table)] == [
        "มาตรการ",
        "ประเด็นการประเมิน",
    ]


def test_a_line_between_two_grids_parts_two_tables() -> None:
    between = line("มิติที่ ๒ การบริหารราชการ", 1, 50, 300, 500)
    flow = stitch(
        [
            [
                grid(1, [HEADER, ["๑", "หนึ่ง", "ก", "กองคลัง"]]),
                between,
                grid(1, [HEADER, ["๑", "สอง", "ข", "กองช่าง"]], top=340),
            ]
        ]
    )
    assert len([t for t in flow if isinstance(t, Table)]) == 2


cell_text = st.lists(
    st.sampled_from(["ประชุม", "รายงานผล", "๑. อบรม", "๒. ติดตาม", "- เผยแพร่", "กองคลัง"]),
    max_size=4,
).map("\n".join)
body = st.lists(st.lists(cell_text, min_size=4, max_size=4), min_size=1, max_size=6)


@given(st.lists(body, min_size=1, max_size=4))
def test_joining_rows_keeps_all_text(pages: list[list[list[str]]]) -> None:
    grids = [grid(n, [HEADER, *rows]) for n, rows in enumerate(pages, 1)]
    flow = stitch([[g] for g in grids])
    found = sorted(
        word
        for table in flow
        if isinstance(table, Table)
        for row in table.rows
        for cell in row.cells
        if cell and not cell.inherited
        for word in "\n".join(item.text for item in cell.lines).split("\n")
        if word
    )
    wanted = sorted(
        word for rows in pages for row in rows for text in row for word in text.split("\n") if word
    )
    assert found == wanted


def test_a_row_without_cells_of_its_own_ends_the_repeated_rows() -> None:
    """As the lower row of a group heading that spans two."""
    group, blank = ["ด้านที่หนึ่ง", "", "", ""], ["", "", "", ""]
    grids = [
        grid(1, [HEADER, group, blank, ["๑", "มาตรการหนึ่ง", "ประชุม", "กองคลัง"]]),
        grid(2, [HEADER, group, blank, ["๒", "มาตรการสอง", "อบรม", "กองช่าง"]]),
    ]
    for one in grids:
        one.cells = [cell for cell in one.cells if cell.row != 2]
        for cell in one.cells[4:8]:
            cell.row_span = 2
    firsts = [row[0] for row in texts(only_table(*grids)) if any(row)]
    assert [first for first in firsts if first != group[0]] == ["๑", "๒"]

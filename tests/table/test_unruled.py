"""Tables without rules, found by their headers and by the white between their columns."""

from itaextract.glyph import Glyph
from itaextract.table.layout import layout
from itaextract.table.model import Block, Grid, Line
from typeset import page, row

COLUMNS = (72.0, 110.0, 290.0)
STEP = 20.0


def table_row(number: int, *texts: str) -> list[Glyph]:
    baseline = 100 + STEP * number
    starts = zip(COLUMNS, texts, strict=True)
    return [g for x, text in starts for g in row(text, x=x, baseline=baseline)]


def texts(block: Block) -> list[str]:
    assert isinstance(block, Grid)
    return [" ".join(line.text for line in cell.lines) for cell in block.cells]


HEADER = table_row(0, "ที่", "มาตรการ", "ผู้รับผิดชอบ")
BODY = [
    table_row(1, "1", "ปรับปรุงคู่มือ", "สำนักปลัด"),
    table_row(2, "", "การให้บริการ", ""),
    table_row(3, "2", "เผยแพร่ข้อมูล", "กองคลัง"),
]


def test_cells_come_as_near_as_words_where_the_next_cell_begins_in_its_column() -> None:
    wide = "ปรับปรุงคู่มือการให้บริการผู้มาติดต่อ"
    near = table_row(2, "", wide, "สำนักปลัด")
    end = max(g.x1 for g in near if g.x1 < COLUMNS[2])
    assert 4 < COLUMNS[2] - end < 8
    (grid,) = layout(page([*HEADER, *BODY[0], *near, *BODY[2]]))
    assert wide in " ".join(texts(grid))
    assert [t for t in texts(grid) if "สำนักปลัด" in t] == ["สำนักปลัด สำนักปลัด"]


def test_running_text_below_a_table_is_no_row_though_a_blank_stands_between_its_columns() -> None:
    sentence = "ทั้งนี้ เทศบาลจะรายงานผลการดำเนินการ ให้ประชาชนทราบ"
    after = row(sentence, x=72, baseline=100 + 4 * STEP)
    more = row("ภายในเดือนกันยายนของปีงบประมาณเดียวกันนั้นทุกปีต่อไปด้วย", baseline=100 + 5 * STEP)
    blocks = layout(page([*HEADER, *(g for r in BODY for g in r), *after, *more]))
    assert [type(block) for block in blocks] == [Grid, Line, Line]
    assert isinstance(blocks[1], Line)
    assert blocks[1].text == sentence


def test_a_subject_line_and_what_stands_below_it_are_no_table() -> None:
    subject = row("เรื่อง   มาตรการส่งเสริมคุณธรรมและความโปร่งใส")
    below = row("ประจำปีงบประมาณ พ.ศ. 2567", x=130, baseline=100 + STEP)
    assert all(isinstance(block, Line) for block in layout(page([*subject, *below])))


def test_columns_need_a_line_with_text_in_two_of_them() -> None:
    wide = [*row("มาตรการ"), *row("ผู้รับผิดชอบ", x=290)]
    below = row("ปรับปรุงคู่มือการให้บริการ", baseline=130)
    assert all(isinstance(block, Line) for block in layout(page([*wide, *below])))

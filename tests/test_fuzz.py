"""Pages and tables that nobody would make: no error but our own, and no text lost on the way."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from itaextract import Settings, extract, pipeline
from itaextract.errors import ItaExtractError
from itaextract.glyph import Glyph
from itaextract.model import Document
from itaextract.page import Page, Rect, Rule, SourceFile, TextRow
from itaextract.table.layout import layout
from itaextract.table.model import Block, Cell, Grid, Line
from itaextract.table.stitch import stitch
from itaextract.thai.repair import repair_page
from itaextract.thai.script import CONSONANTS
from typeset import ADVANCE, row

WORDS = [
    "มาตรการ",
    "ผู้รับผิดชอบ",
    "ลำดับที่",
    "คะแนน",
    "IIT",
    "i1",
    "ตัวชี้วัดที่ ๙",
    "88.50",
    "ต.ค. 2566",
    "-",
]
TEXT = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(min_codepoint=0xE01, max_codepoint=0xE5B), max_size=6),
    st.text(st.sampled_from("กขคง๑๒34 ่้ำิ.:-()•\u200b\uf70a\ufffd"), max_size=8),
)

# --- pages without sense ------------------------------------------------------------------------

FAR = st.floats(-2000, 3000, allow_nan=False)
SPAN = st.floats(0, 800, allow_nan=False)


@st.composite
def glyphs(draw: st.DrawFn) -> Glyph:
    x, y = draw(FAR), draw(FAR)
    return Glyph(
        text=draw(TEXT),
        x0=x,
        x1=x + draw(SPAN),
        top=y,
        bottom=y + draw(SPAN),
        baseline=y + draw(FAR),
        size=draw(st.floats(0, 300, allow_nan=False)),
        font=draw(st.sampled_from(["TH", "", "ABCDEF+Bold"])),
        code=draw(st.integers(-1, 70000)),
        face=draw(st.sampled_from(["F", "G", ""])),
        hidden=draw(st.sampled_from(["", "white", "invisible", "outside"])),
    )


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    x, y, length = draw(FAR), draw(FAR), draw(SPAN)
    return Rule(x, y, x + length, y) if draw(st.booleans()) else Rule(x, y, x, y + length)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Glyph], list[Rule]]:
    """A ruled table, from which some rules are missing."""
    xs = sorted(draw(st.sets(st.integers(40, 560), min_size=2, max_size=5)))
    ys = sorted(draw(st.sets(st.integers(40, 800), min_size=2, max_size=6)))
    drawn = [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]
    kept = [rule for rule in drawn if draw(st.integers(0, 9))]
    texts = [g for x in xs for y in ys for g in row(draw(TEXT), x=x + 3, baseline=y + 14)]
    return texts, kept


@st.composite
def wild_pages(draw: st.DrawFn) -> Page:
    texts, drawn = draw(tables()) if draw(st.booleans()) else ([], [])
    lines = draw(st.lists(TEXT, max_size=6))
    texts += [g for n, line in enumerate(lines) for g in row(line, baseline=60.0 + 20 * n)]
    return Page(
        number=1,
        width=draw(st.sampled_from([0.0, 1.0, 595.0, 14400.0])),
        height=draw(st.sampled_from([0.0, 1.0, 842.0, 14400.0])),
        glyphs=(*texts, *draw(st.lists(glyphs(), max_size=12))),
        rules=(*drawn, *draw(st.lists(rules(), max_size=12))),
        images=draw(st.sampled_from([(), (Rect(0, 0, 595, 842),)])),
    )


ROWS = st.lists(
    st.lists(st.lists(TEXT, max_size=2).map(tuple), min_size=1, max_size=5).map(
        lambda cells: TextRow(tuple(cells))
    ),
    max_size=8,
)


def extracted(pages: Sequence[Page], media_type: str) -> Document | None:
    """The document of pages that no file holds; None for an error of ours."""
    numbered = [
        Page(n, p.width, p.height, p.glyphs, p.rules, p.images, p.rows)
        for n, p in enumerate(pages, 1)
    ]
    source = SourceFile(media_type, len(pages), iter(numbered))
    opened = mock.patch.object(pipeline, "open_source", return_value=source)
    with opened, contextlib.suppress(ItaExtractError):
        return extract(b"nothing", Settings(ocr="never"))
    return None


@given(st.lists(wild_pages(), min_size=1, max_size=3))
def test_no_page_of_glyphs_breaks_the_extraction(pages: list[Page]) -> None:
    document = extracted(pages, "application/pdf")
    if document is not None:
        assert Document.model_validate_json(document.model_dump_json()) == document


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_no_page_of_rows_breaks_the_extraction(pages: list[list[TextRow]]) -> None:
    extracted([Page(1, rows=tuple(rows)) for rows in pages], "text/plain")


# --- nothing is lost ----------------------------------------------------------------------------


def signs(texts: Iterator[str]) -> Counter[str]:
    """Consonants and digits: what no repair may drop."""
    return Counter(c for text in texts for c in text if c in CONSONANTS or c.isdecimal())


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (line.text for cell in block.cells for line in cell.lines)


KINDS = ["", "", "{}", "{}.", "- {}", "ลำดับที่ {}", "{} และ", "กข {} ค"]
NAME = re.compile(r"\d{5}")
PLAIN = st.text(st.sampled_from("กขคงมรสน0123456789๑๒๓ "), min_size=1, max_size=9)


@st.composite
def orderly_pages(draw: st.DrawFn) -> Page:
    """A grid of any size with text in its cells, over them, and around the table."""
    width, height = draw(st.integers(60, 200)), draw(st.integers(20, 60))
    columns, lines = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    left, upper = 50.0, 120.0
    right, lower = left + columns * width, upper + lines * height
    drawn = [Rule(left, upper + n * height, right, upper + n * height) for n in range(lines + 1)]
    drawn += [Rule(left + n * width, upper, left + n * width, lower) for n in range(columns + 1)]
    kept = [rule for rule in drawn if draw(st.integers(0, 7))]
    texts = row(draw(PLAIN), baseline=70) + row(draw(PLAIN), baseline=lower + 60)
    for column in range(columns):
        for line in range(lines):
            text = draw(PLAIN)[: int((width - 8) / ADVANCE)]
            texts += row(text, x=left + column * width + 4, baseline=upper + line * height + 15)
    return Page(1, 1000, 1000, tuple(texts), tuple(kept))


@given(orderly_pages())
def test_all_text_of_a_page_is_in_its_tables_or_beside_them(page: Page) -> None:
    done = repair_page(page)
    assert signs(texts_of(layout(done, ()))) == signs(iter([done.content]))


@st.composite
def grids(draw: st.DrawFn, page: int, names: Iterator[int]) -> Grid:
    """A table on one page, with a text of its own in each cell that is not empty."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    top = draw(st.sampled_from([60.0, 400.0]))
    cells = []
    for r in range(rows):
        for c in range(columns):
            kind = draw(
                st.sampled_from(["", "", "{}", "{}.", "- {}", "ลำดับที่ {}", "{} และ", "กข {} ค"])
            )
            box = Rect(50.0 + 100 * c, top + 20 * r, 150.0 + 100 * c, top + 20 * r + 20)
            texts = [kind.format(next(names))] if kind else []
            lines = [Line(text, page, box, 16.0) for text in texts]
            cells.append(Cell(r, c, 1, 1, lines, box))
    edges = [50.0 + 100 * c for c in range(columns + 1)]
    box = Rect(50.0, top, edges[-1], top + 20 * rows)
    return Grid(page, rows, columns, cells, edges, box, 595.0)


@st.composite
def documents(draw: st.DrawFn) -> list[list[Block]]:
    names = count(10_001)
    pages: list[list[Block]] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        blocks: list[Block] = []
        if draw(st.booleans()):
            blocks.append(Line(f"ตาราง {next(names)}", number, Rect(50, 20, 300, 36), 16.0))
        blocks += [draw(grids(number, names)) for _ in range(draw(st.integers(1, 2)))]
        pages.append(blocks)
    return pages


@given(documents())
def test_joining_tables_and_rows_keeps_all_text(pages: list[list[Block]]) -> None:
    found: list[str] = []
    for item in stitch(pages):
        if isinstance(item, Line):
            found.append(item.text)
            continue
        found += [text for level in item.header for text in level]
        cells = (cell for one in item.rows for cell in one.cells)
        found += [cell.text for cell in cells if cell and not cell.inherited]
        found += [item.caption or "", *item.lead]
    names = {name for page in pages for text in texts_of(page) for name in NAME.findall(text)}
    assert {name for text in found for name in NAME.findall(text)} == names

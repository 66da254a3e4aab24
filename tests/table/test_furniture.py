from itaextract.page import Rect
from itaextract.table.furniture import drop_furniture
from itaextract.table.model import Line

HEIGHT = 842.0


def line(text: str, page: int, top: float) -> Line:
    return Line(text, page, Rect(72, top, 300, top + 16), 16)


def test_page_numbers_and_running_lines_are_dropped_and_body_lines_kept() -> None:
    pages = [
        (
            HEIGHT,
            [
                line("เทศบาลตำบลตัวอย่าง", n, 40),
                line(f"เนื้อความหน้า {n} ของเอกสาร", n, 300),
                line(f"หน้า {n} จาก ๔", n, 800),
            ],
        )
        for n in range(1, 5)
    ]
    kept, dropped = drop_furniture(pages)
    assert [[b.text for b in blocks] for blocks in kept] == [
        [f"เนื้อความหน้า {n} ของเอกสาร"] for n in range(1, 5)
    ]
    assert len(dropped) == 8


def test_a_thai_page_number_alone_is_furniture() -> None:
    kept, _ = drop_furniture([(HEIGHT, [line("- ๓ -", 1, 30), line("คำนำ", 1, 80)])])
    assert [b.text for b in kept[0]] == ["คำนำ"]


def test_a_title_that_stands_on_two_pages_is_kept() -> None:
    pages = [(HEIGHT, [line("มาตรการส่งเสริมคุณธรรม", n, 60)]) for n in (1, 2)]
    kept, dropped = drop_furniture(pages)
    assert not dropped
    assert all(kept)

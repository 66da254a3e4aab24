"""The review page in a real browser: places, verdicts, search, languages, hostile texts."""

import json
from itertools import cycle, islice
from pathlib import Path

import pypdfium2
import pytest

import sample_documents as samples
from itaextract.corrections import apply_corrections, read_set
from itaextract.model import Box, Document, Measure, Provenance
from itaextract.page import Rect
from itaextract.review import Review, ReviewedPage
from itaextract.review.forms import count_values
from itaextract.review.images import budget_of, draw_page
from itaextract.review.traces import TracedLine

PLAN = "pdf/khlong-nam-khem-2565-plan.clean.pdf"
CUT = "/measures/4"
EVIL = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> \"'` ]]> --> \u2028 ${1} &amp;"
)


def place_of(path: Path, page: int, text: str) -> Rect:
    """Where PDFium finds a text on a page (1-based), in points from the top left corner."""
    sheet = pypdfium2.PdfDocument(path)[page - 1]
    words = sheet.get_textpage()
    start, count = words.search(text).get_next()
    boxes = [words.get_charbox(index) for index in range(start, start + count)]
    height = sheet.get_size()[1]
    return Rect(
        min(box[0] for box in boxes),
        height - max(box[3] for box in boxes),
        max(box[2] for box in boxes),
        height - min(box[1] for box in boxes),
    )


def marks(page, tone="record"):
    """The marks of a tone as (page, box in points), measured on the screen."""
    found = page.evaluate(
        """(tone) => [...document.querySelectorAll(`.mark.${tone}`)].map((mark) => {
            const sheet = mark.closest(".sheet");
            const frame = sheet.getBoundingClientRect(), box = mark.getBoundingClientRect();
            const [width] = sheet.style.aspectRatio.split("/").map(Number);
            const scale = width / frame.width;
            return [Number(sheet.dataset.page), (box.left - frame.left) * scale,
                (box.top - frame.top) * scale, (box.right - frame.left) * scale,
                (box.bottom - frame.top) * scale];
        })""",
        tone,
    )
    return [(number, Rect(*box)) for number, *box in found]


def holds(outer: Rect, inner: Rect, slack: float = 1.5) -> bool:
    return (
        outer.x0 <= inner.x0 + slack
        and outer.top <= inner.top + slack
        and outer.x1 >= inner.x1 - slack
        and outer.bottom >= inner.bottom - slack
    )


def in_view(page, selector: str) -> bool:
    return page.evaluate(
        """(selector) => {
            const box = document.querySelector(selector).getBoundingClientRect();
            const pane = document.getElementById("pages").getBoundingClientRect();
            return box.top >= pane.top && box.bottom <= pane.bottom;
        }""",
        selector,
    )


def head(page, ref: str):
    return page.locator(f'.card[data-ref="{ref}"] > .head')


def field(page, ref: str):
    return page.locator(f'.field[data-ref="{ref}"]')


def until(page, condition: str) -> None:
    """Wait for a condition; Playwright's own way needs eval, which the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def click_at(page, number: int, place: Rect) -> None:
    """Click the middle of a place on a page."""
    page.evaluate("(n) => document.querySelector(`[data-page='${n}']`).scrollIntoView()", number)
    page.evaluate(
        """([number, x, y]) => {
            const sheet = document.querySelector(`.sheet[data-page="${number}"]`);
            const frame = sheet.getBoundingClientRect();
            const scale = frame.width / Number(sheet.style.aspectRatio.split("/")[0]);
            sheet.dispatchEvent(new MouseEvent("click", { bubbles: true,
                clientX: frame.left + x * scale, clientY: frame.top + y * scale }));
        }""",
        [number, (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2],
    )


# --- places ---------------------------------------------------------------------------------------


def test_choosing_a_measure_lights_its_row(open_review, fixtures):
    page = open_review(PLAN)
    head(page, "/measures/3").click()
    title = page.locator('.card[data-ref="/measures/3"] .title').inner_text()
    [(number, box)] = marks(page)
    place = place_of(fixtures / PLAN, number, title.split()[0][:12])
    assert number == 2 and holds(box, place)
    assert box.height < 80  # a row of three lines, not the table
    assert in_view(page, ".mark.record")


def test_choosing_a_field_lights_its_cell(open_review, fixtures):
    page = open_review(PLAN)
    head(page, "/measures/3").click()
    field(page, "/measures/3/success_indicators").click()
    [(number, box)] = marks(page, "field")
    [(_, row)] = marks(page)
    place = place_of(fixtures / PLAN, number, "ไทยและภาษาอังกฤษ")
    assert abs(box.x0 - place.x0) < 3 and box.x1 <= row.x1 and box.x0 > row.x0 + 100
    assert box.top < place.top and place.bottom < box.bottom  # the second of its three lines
    assert row.top - 4 < box.top and box.bottom < row.bottom + 4


def test_both_parts_of_a_row_that_a_page_break_cut_are_lit(open_review, fixtures):
    page = open_review(PLAN)
    head(page, CUT).click()
    [(first, upper), (second, lower)] = marks(page)
    assert (first, second) == (2, 3)
    height = float(
        page.locator('[data-page="2"]').first.evaluate("e => e.style.aspectRatio.split('/')[1]")
    )
    assert upper.bottom > 0.7 * height and lower.top < 0.2 * height
    assert holds(upper, place_of(fixtures / PLAN, 2, "เหตุผลการคัดเลือก"))
    assert holds(lower, place_of(fixtures / PLAN, 3, "โครงการ"))
    assert page.locator(".mark.record .tag").all_inner_texts() == ["part 1 of 2", "part 2 of 2"]


def test_a_spot_on_the_page_shows_the_record(open_review, fixtures):
    page = open_review(PLAN)
    click_at(page, 3, place_of(fixtures / PLAN, 3, "โครงการ"))
    assert page.locator(".card.open").get_attribute("data-ref") == CUT
    assert "Went to" in page.locator("#spot").inner_text()


def test_a_spot_that_went_nowhere_says_so(open_review, fixtures):
    path = "pdf/si-tia-2567-announcement.clean.pdf"
    page = open_review(path)
    click_at(page, 1, place_of(fixtures / path, 1, "ลับ"))
    assert "Went nowhere: “ลับ”" in page.locator("#spot").inner_text()
    assert len(marks(page, "spot")) == 1
    click_at(page, 1, Rect(2, 2, 4, 4))
    assert "Nothing was read" in page.locator("#spot").inner_text()


def test_text_in_no_record_is_listed_and_marked(open_review, fixtures):
    path = "pdf/si-tia-2567-announcement.clean.pdf"
    page = open_review(path)
    page.locator("#tab-unplaced").click()
    listed = page.locator(".line-head .title").all_inner_texts()
    assert "ลับ" in listed
    page.locator("#mark-unplaced").click()
    place = place_of(fixtures / path, 1, "ลับ")
    middle = Rect(*[(place.x0 + place.x1) / 2, (place.top + place.bottom) / 2] * 2)
    assert any(holds(box, middle) for _, box in marks(page, "unplaced"))


def test_a_finding_lights_what_it_is_about(open_review):
    page = open_review("pdf/mae-sam-2566-analysis.clean.pdf")
    page.locator("#tab-findings").click()
    page.locator(".finding-head").first.click()
    assert len(marks(page, "finding")) >= 2
    assert in_view(page, ".mark.finding")
    page.locator("#code").select_option("count-mismatch")
    assert page.locator(".finding-head").count() == 1


def test_text_files_show_their_text(open_review):
    page = open_review("text/kantang-tai-2567-report.txt")
    assert page.locator(".sheet img").count() == 0
    head(page, "/measures/0").click()
    lit = page.locator(".line.record")
    assert lit.count() >= 1
    page.locator(".line", has_text="ตรวจสอบรายชื่อผู้บริหาร").first.click()
    assert page.locator(".card.open").get_attribute("data-ref") == "/measures/0"


# --- verdicts -------------------------------------------------------------------------------------


def test_corrections_go_round(open_review, reviews, tmp_path):
    document = reviews(PLAN).document.model_dump(mode="json")
    page = open_review(PLAN)
    page.locator("#reviewer").fill("ผู้ตรวจ <ก>")
    head(page, "/measures/3").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("a")  # accept the title
    field(page, "/measures/3/monitoring").click()
    page.keyboard.press("e")
    page.locator(".editor textarea").fill("หนึ่ง\n\n สอง ")
    page.locator(".editor .primary").click()
    field(page, "/measures/3/issue").click()
    page.keyboard.press("x")
    for ref in ("/measures/5", "/measures/7"):
        head(page, ref).click()
        page.keyboard.press("Shift+X")
    head(page, "/overall_scores/0").click()
    page.keyboard.press("Shift+A")
    with page.expect_download() as download:
        page.locator("#download").click()
    assert download.value.suggested_filename == "khlong-nam-khem-2565-plan.clean.corrections.json"
    file = tmp_path / "corrections.json"
    download.value.save_as(file)
    given = json.loads(file.read_text("utf-8"))
    assert given["source"] == {name: document["source"][name] for name in ("file_name", "sha256")}
    assert (given["format"], given["version"], given["schema_version"]) == (
        "itaextract-corrections",
        1,
        document["schema_version"],
    )
    assert given["reviewer"] == "ผู้ตรวจ <ก>"
    plain = [(op["op"], op["path"], op.get("verdict"), op.get("value")) for op in given["patch"]]
    measure, overall = document["measures"][3], document["overall_scores"][0]
    expected = [
        *(
            ("test", f"/overall_scores/0/{name}", "accepted", overall[name])
            for name in ("year", "score", "grade")
        ),
        ("test", "/measures/3/title", "accepted", measure["title"]),
        ("test", "/measures/3/issue", None, measure["issue"]),
        ("replace", "/measures/3/issue", "absent", None),
        ("test", "/measures/3/monitoring", None, measure["monitoring"]),
        ("replace", "/measures/3/monitoring", "corrected", ["หนึ่ง", "สอง"]),
        ("test", "/measures/7/id", None, "m8"),
        ("remove", "/measures/7", "absent", None),
        ("test", "/measures/5/id", None, "m6"),
        ("remove", "/measures/5", "absent", None),
    ]
    assert plain == expected
    changed = apply_corrections(reviews(PLAN).document, read_set(file))
    assert (changed.measures[3].monitoring, changed.measures[3].issue) == (["หนึ่ง", "สอง"], None)
    assert [m.id for m in changed.measures] == [
        m["id"] for m in document["measures"] if m["id"] not in ("m6", "m8")
    ]
    assert len(changed.corrections) == 8 and changed.corrections[0].source == "human"
    signed = [op for op in given["patch"] if "verdict" in op]
    assert {op["by"] for op in signed} == {"ผู้ตรวจ <ก>"}
    assert all(op["at"].endswith("Z") and len(op["at"]) == 20 for op in signed)

    done = page.locator("#progress").inner_text()
    page.reload()  # the browser has kept it
    assert page.locator("#progress").inner_text() == done
    assert "0 of" not in done

    other = open_review(PLAN)  # another profile knows nothing
    assert other.locator("#progress").inner_text().startswith("0 of")
    other.locator("#file").set_input_files(file)
    other.locator("#announcer", has_text="8 verdicts").wait_for()
    assert other.locator("#progress").inner_text() == done


def test_corrections_of_another_file_are_refused(open_review, tmp_path):
    page = open_review(PLAN)
    given = {
        "format": "itaextract-corrections",
        "version": 1,
        "schema_version": "1",
        "source": {"file_name": "<b>other.pdf", "sha256": "0" * 64},
        "patch": [],
    }
    for change, said in (
        ({}, "another file: <b>other.pdf"),
        ({"format": "x"}, "no file of corrections"),
    ):
        file = tmp_path / "given.json"
        file.write_text(json.dumps({**given, **change}), encoding="utf-8")
        page.locator("#file").set_input_files(file)
        page.locator("#announcer", has_text=said).wait_for(state="attached")
    assert page.locator("#progress").inner_text().startswith("0 of")


def typed(page, part: str, text: str) -> tuple[str, bool]:
    """Type into a part of a value that is edited; give the message and whether it can be saved."""
    page.locator(part).fill(text)
    return page.locator(".message").inner_text(), page.locator(".editor .primary").is_enabled()


def test_what_is_typed_is_checked(open_review):
    page = open_review(PLAN)
    head(page, "/overall_scores/0").click()
    field(page, "/overall_scores/0/score").click()
    page.keyboard.press("e")
    box = ".editor input"
    assert typed(page, box, "abc") == ("is not a number", False)
    assert typed(page, box, "") == ("must not be empty", False)
    message, can_be_saved = typed(page, box, "๑๗๗.๔๒")
    assert "0 to 100" in message and can_be_saved
    assert typed(page, box, "77.42") == ("", True)
    page.keyboard.press("Enter")
    assert field(page, "/overall_scores/0/score").get_attribute("data-verdict") == "corrected"
    field(page, "/overall_scores/0/year").click()
    page.keyboard.press("e")
    assert typed(page, box, "2024") == ("is below 2400", False)
    page.keyboard.press("Escape")
    head(page, "/schedule/0").click()
    field(page, "/schedule/0/period").click()
    page.keyboard.press("e")
    start = '.editor input[aria-label="first day"]'
    assert typed(page, start, "2567-03-31") == (
        "first day: is a Buddhist year; write 2024-03-31",
        False,
    )
    assert not typed(page, start, "2024-02-30")[1]
    assert typed(page, start, "") == ("", True)
    page.keyboard.press("Escape")
    head(page, "/score_tables/0/scores/0").click()
    field(page, "/score_tables/0/scores/0/code").click()
    page.keyboard.press("e")
    assert not typed(page, box, "z9")[1]
    for code in ("i7", "E3", "o๑๒", "9.1", "10"):
        assert typed(page, box, code) == ("", True)


def test_the_page_counts_what_python_counts(open_review, reviews):
    page = open_review(PLAN)
    total = count_values(reviews(PLAN).document)
    assert page.locator("#progress").inner_text() == f"0 of {total} values reviewed"


# --- search, languages, keyboard, print -----------------------------------------------------------


@pytest.mark.parametrize("query", ["เจต จำนง", "บันทึกภาพ", "นํ้าเค็ม", "ร้อยละ ๒๐"])
def test_search_takes_thai_as_one_types_it(open_review, query):
    page = open_review(PLAN)
    total = page.locator(".card").count()
    page.keyboard.press("/")
    page.keyboard.type(query)
    left = page.locator(".card:visible").count()
    assert 0 < left < total
    assert page.locator("#matches").inner_text() == f"{left} shown"
    page.locator("#search").fill("ไม่มีคำนี้แน่นอน")
    assert page.locator(".card:visible").count() == 0
    assert "Nothing matches" in page.locator("#list-records").inner_text()


def test_both_languages(open_review):
    page = open_review(PLAN, locale="th-TH")
    assert page.evaluate("document.documentElement.lang") == "th"
    assert page.locator("#tab-records").inner_text().startswith("ระเบียน")
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#tab-records").inner_text().startswith("Records")


def test_filters(open_review):
    page = open_review("pdf/mae-sam-2566-analysis.clean.pdf")
    page.locator("#filter").select_option("withFindings")
    left = page.locator(".card:visible")
    assert left.count() >= 3
    assert left.locator(".badge").count() >= left.count()
    page.locator("#filter").select_option("changed")
    assert left.count() == 0


def test_the_keyboard_alone_is_enough(open_review):
    page = open_review(PLAN)
    for _ in range(4):
        page.keyboard.press("j")
    assert page.locator(".card.open").get_attribute("data-ref") == "/measures/0"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.ref")
    page.keyboard.press("a")
    assert field(page, second).get_attribute("data-verdict") == "accepted"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("u")
    assert field(page, second).get_attribute("data-verdict") == ""
    page.keyboard.press("Shift+A")
    assert page.locator('.card[data-ref="/measures/0"]').get_attribute("data-state") == "accepted"
    assert page.locator(".card.open").get_attribute("data-ref") == "/measures/1"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("]")
    until(page, "document.getElementById('page-number').value === '3'")


def test_letters_are_told_by_their_place_on_a_thai_layout(open_review):
    page = open_review(PLAN)
    head(page, "/overall_scores/0").click()
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
            { key: "ฤ", code: "KeyA", shiftKey: true, bubbles: true, cancelable: true }))"""
    )
    card = page.locator('.card[data-ref="/overall_scores/0"]')
    assert card.get_attribute("data-state") == "accepted"


def test_a_browser_that_keeps_nothing_is_enough(open_review):
    page = open_review(
        PLAN, init="Object.defineProperty(window, 'localStorage', {get() { throw Error(); }})"
    )
    assert "keeps nothing" in page.locator("#kept").inner_text()
    head(page, "/overall_scores/0").click()
    page.keyboard.press("Shift+A")
    assert page.locator("#progress").inner_text().startswith("3 of")


def test_every_control_has_a_name(open_review):
    page = open_review(PLAN)
    head(page, CUT).click()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, [role]")].filter((one) =>
            one.checkVisibility() && one.getAttribute("role") !== "status"
            && !one.getAttribute("aria-label") && !one.getAttribute("aria-labelledby")
            && !one.labels?.length && !one.textContent.trim()
        ).map((one) => one.outerHTML)"""
    )
    assert nameless == []


def test_the_printed_page_has_every_record(open_review, reviews):
    page = open_review(PLAN)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("#print").inner_text()
    assert not page.locator("main").is_visible()
    for measure in reviews(PLAN).document.measures:
        assert measure.title in printed


# --- what documents may hold ----------------------------------------------------------------------


def made_of(text: str) -> Review:
    """A review in which every text is this one."""
    provenance = Provenance(pages=[1], boxes=[Box(page=1, x0=10, top=10, x1=90, bottom=30)])
    measure = Measure(
        id="m1", title=text, steps=[text, text], extra={text: text, "__proto__": text},
        provenance=provenance,
    )  # fmt: skip
    source = samples.source(text, "b")
    document = Document(source=source, measures=[measure])
    lines = (TracedLine(text, Rect(10, 50, 90, 60), "nowhere"),)
    return Review(document, (ReviewedPage(1, 100.0, 140.0, lines),))


def test_texts_of_documents_stay_texts(open_review):
    page = open_review(made_of(EVIL))
    assert page.locator('.card[data-ref="/measures/0"] .title').text_content().strip() == EVIL
    head(page, "/measures/0").click()
    assert page.locator(".field li").first.text_content() == EVIL
    assert page.locator(".value dd").all_text_contents() == [EVIL, EVIL]
    page.locator("#reviewer").fill(EVIL)
    page.keyboard.press("Tab")
    head(page, "/measures/0").focus()
    page.keyboard.press("Shift+A")
    with page.expect_download() as download:
        page.locator("#download").click()
    given = json.loads(Path(download.value.path()).read_text("utf-8"))
    values = {op["path"]: op["value"] for op in given["patch"]}
    assert values["/measures/0/title"] == given["reviewer"] == EVIL
    assert values["/measures/0/extra"] == {EVIL: EVIL, "__proto__": EVIL}
    page.locator("#tab-unplaced").click()
    assert page.locator(".line-head .title").text_content() == EVIL
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("script").count() == 3  # summary, data, the script; and no other
    assert page.locator("#pages img, #list img").count() == 0


def test_a_hundred_pages(open_review, reviews, fixtures, tmp_path):
    review = reviews(PLAN)
    drawn = pypdfium2.PdfDocument(fixtures / PLAN)
    pictures = [draw_page(drawn[at], at, budget_of(100)).webp for at in range(len(review.pages))]
    pages = tuple(
        one._replace(number=index + 1, webp=webp)
        for index, (one, webp) in enumerate(
            islice(cycle(zip(review.pages, pictures, strict=True)), 100)
        )
    )
    page = open_review(Review(review.document, pages))
    assert (tmp_path / "made.html").stat().st_size < 20_000_000
    assert 1 <= page.locator(".sheet img").count() <= 6
    page.locator("#page-number").fill("57")
    page.keyboard.press("Enter")
    image = page.locator('.sheet[data-page="57"] img')
    image.wait_for()
    assert image.evaluate("async (img) => { await img.decode(); return img.naturalWidth; }") > 1000
    until(page, "document.querySelectorAll('.sheet img').length <= 6")
    assert page.locator('.sheet[data-page="1"] img').count() == 0

#!/usr/bin/env python3
"""Take the pictures of docs/review.md: review pages of the fixtures in the system's Chromium.

Run it as ``.venv/bin/python docs/review/make.py``. The pictures depend on the fonts of the
machine; those of the repository were taken with Debian's fonts-noto-core.
"""

import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from itaextract import Guard
from itaextract.review import gather, review_page, write_index

HERE: Final = Path(__file__).resolve().parent
FIXTURES: Final = HERE.parents[1] / "tests" / "fixtures" / "pdf"
PLAN: Final = "nam-kian-2566-plan.word"
ANALYSIS: Final = "mae-sam-2566-analysis.word"
SIZE: Final = {"width": 1280, "height": 760}
COLOURS: Final = 128


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = Path(folder)
        with Guard() as guard:
            for path in sorted(FIXTURES.glob("*.word.pdf")):
                page = review_page(gather(path, guard), path.stem)
                (pages / f"{path.stem}.html").write_text(page, encoding="utf-8")
        write_index(pages)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )

        def take(name: str, file: str, act: Callable[[Page], None], **options: Any) -> None:
            context = browser.new_context(viewport=SIZE, reduced_motion="reduce", **options)
            page = context.new_page()
            page.goto((pages / f"{file}.html").as_uri())
            act(page)
            page.wait_for_timeout(500)
            save(page.screenshot(), HERE / f"{name}.png")
            context.close()

        take("field", PLAN, field, locale="en-GB")
        take("finding", ANALYSIS, finding, locale="th-TH", color_scheme="dark")
        take("index", "index", lambda _: None, locale="en-GB")
        browser.close()


def field(page: Page) -> None:
    """A field of a row that a page break cut, after some values were judged."""
    page.fill("#reviewer", "Malee")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.click('.card[data-ref="/measures/0"] > .head')
    for key in ("ArrowDown", "a", "a", "a"):
        page.keyboard.press(key)


def finding(page: Page) -> None:
    """A finding about two scores that contradict each other."""
    page.click("#tab-findings")
    page.click(".finding-head >> nth=1")


def save(png: bytes, target: Path) -> None:
    """Write a picture with few colours, which takes a third of the bytes."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    image.save(target, optimize=True)


if __name__ == "__main__":
    main()

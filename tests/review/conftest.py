"""Review pages of the fixtures, and a browser to look at them with."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from itaextract.guard import Guard
from itaextract.review import Review, gather, review_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def reviews(fixtures: Path) -> Iterator[Callable[[str], Review]]:
    """Reviews of the fixtures by the path below tests/fixtures, each made once."""
    made: dict[str, Review] = {}
    with Guard() as guard:

        def review(name: str) -> Review:
            if name not in made:
                made[name] = gather(fixtures / name, guard)
            return made[name]

        yield review


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip("no Chromium to look with (tools/install-chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page in a browser; keeps what it complains of and what it asks the network for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", self._note)

    def _note(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.complaints.append(request.url)

    def go(self, path: Path) -> Any:
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page


@pytest.fixture
def open_file(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a file in a fresh profile; whatever the browser complains of fails the test."""
    contexts, opened = [], []

    def open_it(path: Path, init: str = "", **options: Any) -> Any:
        # Without motion the page scrolls at once, and tests need not wait for it.
        given = {"locale": "en-GB", "reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **given)
        contexts.append(context)
        context.add_init_script(init)
        opened.append(Opened(context.new_page()))
        return opened[-1].go(path)

    yield open_it
    for context in contexts:
        context.close()
    assert [text for one in opened for text in one.complaints] == []


@pytest.fixture
def open_review(reviews, open_file, tmp_path) -> Callable[..., Any]:
    """Open the review of a fixture, or one that was made by hand."""

    def open_it(review: str | Review, **options: Any) -> Any:
        if isinstance(review, str):
            stem, review = Path(review).stem, reviews(review)
        else:
            stem = "made"
        path = tmp_path / f"{stem}.html"
        path.write_text(review_page(review, stem), encoding="utf-8")
        return open_file(path, **options)

    return open_it

"""What a review page shows: a document, its pages as pictures, and where their lines went."""

import logging
from functools import partial
from typing import NamedTuple

from itaextract.errors import ItaExtractError
from itaextract.guard import Guard, with_cuts
from itaextract.model import Document
from itaextract.ocr.stage import Progress
from itaextract.page import Cut
from itaextract.pipeline import PageLayout, read_document
from itaextract.reading import FileSource
from itaextract.review.images import PagePicture, render_pages
from itaextract.review.traces import Known, TracedLine, trace
from itaextract.settings import Settings
from itaextract.watch import Watch

log = logging.getLogger("itaextract")


class ReviewedPage(NamedTuple):
    """A page (1-based) with its size in points, its lines and, if it could be drawn, a picture."""

    number: int
    width: float
    height: float
    lines: tuple[TracedLine, ...]
    webp: bytes | None = None


class Review(NamedTuple):
    """Everything that the review page of one document shows."""

    document: Document
    pages: tuple[ReviewedPage, ...]


def gather(source: FileSource, guard: Guard, *, progress: Progress | None = None) -> Review:
    """Read and draw one file in the guard's process.

    Raises:
        ItaExtractError: as ``Guard.extract``.
    """
    traced = guard.run(_read, source, progress)
    if traced.document.source.media_type != "application/pdf":
        return traced.review({})
    sizes = {page.number: (page.width, page.height) for page in traced.pages}
    render = partial(render_pages, sizes=sizes)
    try:
        pictures = {picture.page: picture for picture in guard.run(render, source)}
    except ItaExtractError as error:  # the records can be checked without
        log.warning("%s: no pictures: %s", traced.document.source.file_name, error)
        pictures = {}
    return traced.review(pictures)


class _Traced(NamedTuple):
    """What was read; pages without their pictures."""

    document: Document
    pages: tuple[ReviewedPage, ...]

    def review(self, pictures: dict[int, PagePicture]) -> Review:
        read = {page.number: page for page in self.pages}
        numbers = sorted(read.keys() | pictures.keys())
        return Review(
            self.document, tuple(_joined(n, read.get(n), pictures.get(n)) for n in numbers)
        )


def _joined(number: int, read: ReviewedPage | None, picture: PagePicture | None) -> ReviewedPage:
    page = read or ReviewedPage(number, 0.0, 0.0, ())
    if picture is None:
        return page
    return page._replace(width=picture.width, height=picture.height, webp=picture.webp)


def _read(source: FileSource, settings: Settings, cuts: list[Cut], watch: Watch) -> _Traced:
    reading = read_document(source, settings, progress=watch.tell, watch=watch)
    document = with_cuts(reading.document, cuts)
    known = Known(document)
    return _Traced(document, tuple(_page(page, known) for page in reading.pages))


def _page(page: PageLayout, known: Known) -> ReviewedPage:
    return ReviewedPage(page.number, page.width, page.height, trace(page, known))

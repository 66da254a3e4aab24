"""Which pages of a file are read, and what becomes of those that cannot be."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from itaextract.errors import LimitExceededError, UnreadableFileError
from itaextract.page import Cut, Page, SourceFile
from itaextract.settings import Settings


class OpenedPdf(NamedTuple):
    """A PDF that a library opened.

    ``read`` gives the page of a number, from 1. It raises ``UnreadableFileError`` for a damaged
    page, ``LimitExceededError`` for one with too many glyphs.
    """

    page_count: int
    producer: str | None
    read: Callable[[int], Page]


def as_source(opened: OpenedPdf, settings: Settings) -> SourceFile:
    """Give an opened PDF as a file with the pages that the settings select."""
    cuts: list[Cut] = []
    return SourceFile(
        media_type="application/pdf",
        page_count=opened.page_count,
        producer=opened.producer,
        pages=selected_pages(opened.page_count, settings, cuts, opened.read),
        cuts=cuts,
    )


def selected_pages(
    count: int, settings: Settings, cuts: list[Cut], read: Callable[[int], Page]
) -> Iterator[Page]:
    """Read the pages that the settings select, as far as limits and damage allow.

    Args:
        count: pages in the file.
        settings: the selection, and how many pages are read at most.
        cuts: is told of pages that are not read.
        read: as ``OpenedPdf.read``.
    """
    wanted = [number for number in range(1, count + 1) if settings.wants_page(number)]
    if len(wanted) > settings.max_pages:
        first = wanted[settings.max_pages]
        cuts.append(Cut("pages", first, onward=True, limit=settings.max_pages))
    for number in wanted[: settings.max_pages]:
        try:
            page = read(number)
        except UnreadableFileError as error:
            cuts.append(Cut("damage", number, detail=str(error)))
        except LimitExceededError:
            cuts.append(Cut("glyphs", number, limit=settings.max_glyphs_per_page))
        else:
            yield page

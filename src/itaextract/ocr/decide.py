"""Whether the text layer of a page serves, or OCR has to replace it."""

from collections.abc import Iterable

from itaextract.page import Page, Rect
from itaextract.settings import Settings
from itaextract.thai.repair import RepairedPage, doubtful_quality

_LARGE = 0.1
"""Images on less than this share of the page are logos and seals, not its content."""
_SCAN = 0.6
"""An image on more than this share is a scan of the page."""
_STAMP = 150
"""Fewer characters over a scan are a page number, a stamp or a signature, not its text."""


def needs_ocr(page: RepairedPage, settings: Settings) -> bool:
    """Whether OCR has to read a page.

    It does where a page has no text and a picture of some size, where its text is an invisible
    layer over a scan (which has no rules, so that tables would be lost), where a scan carries a few
    words of text only, and where the text layer is beyond repair.
    """
    if settings.ocr == "never" or page.page.rows:
        return False
    if settings.ocr == "always":
        return True
    pictures = _covered(page.page)
    if pictures > _LARGE:
        characters = sum(not c.blank for c in page.clusters)
        if characters < _STAMP and pictures > (_SCAN if characters else _LARGE):
            return True
    if pictures > _SCAN and any(u.kind == "ocr-layer" for u in page.unresolved):
        return True
    return is_beyond_repair(page)


def is_beyond_repair(page: RepairedPage) -> bool:
    """Whether the text layer of a page cannot be read, whatever is mended."""
    quality = doubtful_quality(page)
    return quality is not None and not quality.usable


def _covered(page: Page) -> float:
    """The share of a page that its images cover; scans may come in strips, which do not overlap."""
    whole = page.width * page.height
    return min(sum(_area(page.images, page)) / whole, 1.0) if whole else 0.0


def _area(images: Iterable[Rect], page: Page) -> Iterable[float]:
    for image in images:
        width = min(image.x1, page.width) - max(image.x0, 0.0)
        height = min(image.bottom, page.height) - max(image.top, 0.0)
        yield max(width, 0.0) * max(height, 0.0)

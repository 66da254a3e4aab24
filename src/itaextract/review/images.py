"""Pages as pictures: small enough that a hundred fit into one file, large enough to read."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from itaextract.errors import UnreadableFileError
from itaextract.page import Cut
from itaextract.reading import FileSource, load_source
from itaextract.settings import Settings
from itaextract.watch import Watch

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 150.0
"""A4 is 1240 pixels wide then, which is sharp in a column of 620 at a zoom of 200 %."""
_MOST_PIXELS: Final = 4_500_000
"""Larger sheets are rendered coarser; A3 at the full resolution has so many pixels."""
_ALL_BYTES: Final = 14_000_000
"""For all pictures of a document of up to 280 pages: 18.7 MB as base64."""
_LEAST_BYTES: Final = 50_000
"""For one picture of a longer one; with less, text could not be read."""
_MOST_BYTES: Final = 400_000
"""For one picture; a page of text takes 50,000 to 110,000."""
_SHARP_BYTES: Final = 150_000
"""Pictures that need no more are kept without loss, but for the shades."""
_QUALITIES: Final = (62, 45, 30)
"""Of lossy pictures, for photographs and scans."""
_SHADES: Final = [round(value / 17) * 17 for value in range(256)]
"""Sixteen shades a colour: text looks the same and takes half the bytes of a lossy picture."""
_LEAST_WIDTH: Final = 400
_SAME: Final = 1.0
"""Sizes that differ by so many points at most are the same."""


class PagePicture(NamedTuple):
    """A page (1-based) as WebP, and its size in points as it is drawn."""

    page: int
    width: float
    height: float
    webp: bytes


def render_pages(
    source: FileSource,
    settings: Settings,
    cuts: list[Cut],
    watch: Watch,
    *,
    sizes: Mapping[int, tuple[float, float]],
) -> list[PagePicture]:
    """Render the selected pages of a PDF.

    Args:
        source: the file.
        settings: which pages, and the password.
        cuts: pages that took too much; they are not among the selected.
        watch: is told of each page.
        sizes: width and height of the pages (1-based) as they were read, in points. Some readers
            measure from the corner of the MediaBox, others and OCR from that of the CropBox.

    Raises:
        UnreadableFileError: PDFium cannot open the file.
    """
    import pypdfium2

    _, data = load_source(source)
    try:
        document = pypdfium2.PdfDocument(data, password=settings.password)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(f"the pages cannot be drawn: {error}") from error
    numbers = [n for n in range(1, len(document) + 1) if settings.wants_page(n)]
    numbers = numbers[: settings.max_pages]
    budget = budget_of(len(numbers))
    pictures = []
    for number in numbers:
        watch(number)
        try:
            pictures.append(draw_page(document[number - 1], number, budget, sizes.get(number)))
        except pypdfium2.PdfiumError:  # the others are drawn
            continue
    return pictures


def budget_of(pages: int) -> int:
    """Bytes that a picture may have, so that so many fit into one file."""
    return max(_LEAST_BYTES, min(_MOST_BYTES, _ALL_BYTES // max(pages, 1)))


def draw_page(
    page: Any, number: int, budget: int, size: tuple[float, float] | None = None
) -> PagePicture:
    """Draw a page of pypdfium2, and close it.

    Its CropBox is drawn if it has the size that is given, or none is; else its MediaBox.
    """
    width, height = page.get_size()
    if size and (abs(width - size[0]) > _SAME or abs(height - size[1]) > _SAME):
        page.set_cropbox(*page.get_mediabox())
        width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale)
    webp = _compressed(bitmap.to_pil().convert("RGB"), budget)
    bitmap.close()
    page.close()
    return PagePicture(number, width, height, webp)


def _compressed(image: "Image", budget: int) -> bytes:
    """The best picture within the budget of bytes: sharp, then with losses, then smaller."""
    while True:
        webp = _webp(image.point(_SHADES * 3), lossless=True, quality=30, method=1)
        if len(webp) <= min(budget, _SHARP_BYTES):
            return webp
        for quality in _QUALITIES:
            webp = _webp(image, quality=quality, method=2)
            if len(webp) <= budget or image.width < _LEAST_WIDTH:
                return webp
        image = image.resize((image.width * 3 // 4, image.height * 3 // 4))


def _webp(image: "Image", **how: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", **how)
    return stream.getvalue()

"""PDF files, by the readers that suit them."""

from functools import cached_property

from itaextract.errors import EncryptedFileError, LimitExceededError, UnreadableFileError
from itaextract.page import Page, SourceFile
from itaextract.read.miner import open_miner
from itaextract.read.selection import OpenedPdf, as_source
from itaextract.settings import Settings


class PdfReader:
    """Reads a PDF through pdfminer, which tells most, and through PDFium what that refuses.

    A damaged file or page that neither can read is refused with the words of the first.
    """

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        try:
            first = open_miner(data, settings)
        except UnreadableFileError as error:  # also for encryption that only PDFium knows
            return as_source(_second(data, settings, error), settings)
        return as_source(first._replace(read=_Rescue(first, data, settings)), settings)


def _second(data: bytes, settings: Settings, refusal: UnreadableFileError) -> OpenedPdf:
    from itaextract.read.pdfium import open_pdfium

    try:
        return open_pdfium(data, settings)
    except EncryptedFileError:
        raise
    except UnreadableFileError:
        raise refusal from None


class _Rescue:
    """Reads pages with the first reader, and with PDFium those that are too damaged for it.

    A page on which the first finds no text may have lost its content to a damaged table of objects,
    which PDFium mends in more cases.
    """

    def __init__(self, first: OpenedPdf, data: bytes, settings: Settings) -> None:
        self._first = first
        self._data = data
        self._settings = settings

    @cached_property
    def _second(self) -> OpenedPdf | None:
        """The file as PDFium opens it, once; None where it does not."""
        from itaextract.read.pdfium import open_pdfium

        try:
            return open_pdfium(self._data, self._settings)
        except UnreadableFileError:
            return None

    def __call__(self, number: int) -> Page:
        """Give the page of a number."""
        try:
            page = self._first.read(number)
        except UnreadableFileError:
            rescued = self._rescued(number)
            if rescued is None:
                raise
            return rescued
        if page.glyphs:
            return page
        try:
            found = self._rescued(number)
        except LimitExceededError:
            return page
        return found if found and found.glyphs else page

    def _rescued(self, number: int) -> Page | None:
        """The page by PDFium; None where that cannot read it either."""
        if self._second is None or number > self._second.page_count:
            return None
        try:
            return self._second.read(number)
        except UnreadableFileError:
            return None

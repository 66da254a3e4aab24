"""PDF files, by the readers that suit them."""

from itaextract.errors import EncryptedFileError, ItaExtractError, UnreadableFileError
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
        self._second: OpenedPdf | None = None

    def __call__(self, number: int) -> Page:
        """Give the page of a number."""
        try:
            page = self._first.read(number)
        except UnreadableFileError as error:
            try:
                return self._by_second(number, error)
            except UnreadableFileError:
                raise error from None
        if page.glyphs:
            return page
        try:
            found = self._by_second(number, UnreadableFileError())
        except ItaExtractError:
            return page
        return found if found.glyphs else page

    def _by_second(self, number: int, refusal: UnreadableFileError) -> Page:
        if self._second is None:
            self._second = _second(self._data, self._settings, refusal)
        if number > self._second.page_count:
            raise refusal
        return self._second.read(number)

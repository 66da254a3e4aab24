"""PDF files, by the readers that suit them."""

from itaextract.errors import EncryptedFileError, UnreadableFileError
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
    """Reads pages with the first reader, and those that are too damaged for it with PDFium."""

    def __init__(self, first: OpenedPdf, data: bytes, settings: Settings) -> None:
        self._first = first
        self._data = data
        self._settings = settings
        self._second: OpenedPdf | None = None

    def __call__(self, number: int) -> Page:
        """Give the page of a number."""
        try:
            return self._first.read(number)
        except UnreadableFileError as error:
            if self._second is None:
                self._second = _second(self._data, self._settings, error)
            if number > self._second.page_count:
                raise
            try:
                return self._second.read(number)
            except UnreadableFileError:
                raise error from None

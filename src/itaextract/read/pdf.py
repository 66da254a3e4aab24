"""PDF files, by the reader that suits them."""

from itaextract.page import SourceFile
from itaextract.read.miner import MinerReader
from itaextract.settings import Settings


class PdfReader:
    """Reads a PDF with the fastest reader."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        return MinerReader().read(data, settings)

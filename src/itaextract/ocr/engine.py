"""What an OCR engine is, and how one is found."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from itaextract.errors import OcrUnavailableError, SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    GrayImage = NDArray[np.uint8]
    """Rows by columns, 0 is black and 255 is white."""

GROUP = "itaextract.ocr"
"""The entry point group of engines."""

Layout = Literal["page", "block", "line"]
"""What an image shows: a page of anything, one block of lines, one line."""


class Word(NamedTuple):
    """A run of text on one line, as an engine reads it: a character, a word, or all of the line.

    Attributes:
        text: what it says. Blanks are seen in the image; those in a text help to place them.
        x0: left edge in pixels of the image that was read; ``top``, ``x1`` and ``bottom`` likewise.
        confidence: from 0 to 1.
        line: words of one line have one number.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    line: int = 0


class OcrEngine(Protocol):
    """Reads text in images. One engine serves one process, for many images."""

    def recognise(
        self, image: "GrayImage", layout: Layout, *, characters: str = "", seconds: float = 60.0
    ) -> Sequence[Word]:
        """Read one image, upright, dark on white, of about 300 dpi.

        Args:
            image: grey image.
            layout: what it shows.
            characters: where given, the text has no other characters than these (and blanks).
            seconds: the time that is left; an engine that can stops then.

        Returns:
            The words, in any order of lines, from left to right in each.

        Raises:
            TimeoutError: the time was not enough.
        """
        ...


INSTALL = (
    "OCR is not installed: pip install 'itaextract[ocr]' and, on Debian or Ubuntu, "
    "apt-get install tesseract-ocr tesseract-ocr-tha"
)


def require_engine(name: str) -> None:
    """See that an engine of this name can be opened, without opening it.

    Raises:
        SettingsError: there is none.
        OcrUnavailableError: something is not installed; the message says what to install.
    """
    _factory(name)
    if any(find_spec(module) is None for module in ("cv2", "numpy")):
        raise OcrUnavailableError(INSTALL)
    if name == "tesseract":
        from itaextract.ocr.tesseract import find_tessdata

        if find_spec("tesserocr") is None:
            raise OcrUnavailableError(INSTALL)
        find_tessdata()


def open_engine(name: str) -> OcrEngine:
    """Open the engine of this name.

    Raises:
        SettingsError: there is none.
        OcrUnavailableError: it is not installed; the message says what to install.
    """
    engine: OcrEngine = _factory(name).load()()
    return engine


def _factory(name: str) -> EntryPoint:
    if name == "tesseract":  # also where the package runs from its source
        return EntryPoint(name, "itaextract.ocr.tesseract:TesseractEngine", GROUP)
    found = entry_points(group=GROUP, name=name)
    if not found:
        known = sorted({"tesseract", *(e.name for e in entry_points(group=GROUP))})
        raise SettingsError(f"no OCR engine named {name!r}; there are {', '.join(known)}")
    return next(iter(found))

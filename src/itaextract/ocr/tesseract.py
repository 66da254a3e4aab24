"""The built-in engine: Tesseract, kept open in the process through tesserocr."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itaextract.errors import OcrUnavailableError
from itaextract.ocr.engine import INSTALL, Layout, Word

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

_PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_NEEDED = ("tha", "eng")
_MODES: dict[Layout, str] = {"page": "AUTO", "block": "SINGLE_BLOCK", "line": "SINGLE_LINE"}


def find_tessdata() -> Path:
    """The folder with the Thai and English data: TESSDATA_PREFIX, or where systems put it.

    Raises:
        OcrUnavailableError: there is none with both.
    """
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    folders += [
        path for place in _PLACES for path in sorted(Path("/").glob(place[1:]), reverse=True)
    ]
    for folder in folders:
        if all((folder / f"{language}.traineddata").is_file() for language in _NEEDED):
            return folder
    raise OcrUnavailableError(INSTALL)


class TesseractEngine:
    """Tesseract with its Thai and English data, one instance for each set of languages."""

    def __init__(self) -> None:
        # One thread an engine: pages are read in parallel. Read by OpenMP when it is loaded.
        os.environ["OMP_THREAD_LIMIT"] = "1"
        try:
            import tesserocr
        except ImportError as error:
            raise OcrUnavailableError(INSTALL) from error
        self._library: Any = tesserocr
        self._data = find_tessdata()
        self._open: dict[str, Any] = {}

    def _api(self, languages: str) -> Any:
        if languages not in self._open:
            api = self._library.PyTessBaseAPI(path=f"{self._data}{os.sep}", lang=languages)
            api.SetVariable("user_defined_dpi", "300")
            self._open[languages] = api
        return self._open[languages]

    def recognise(
        self, image: "GrayImage", layout: Layout, *, characters: str = "", seconds: float = 60.0
    ) -> Sequence[Word]:
        """Read one image; see ``OcrEngine.recognise``."""
        if characters:
            api = self._api("eng" if characters.isascii() else "tha")
        else:
            api = self._api("tha+eng")
        api.SetVariable("tessedit_char_whitelist", characters)
        api.SetPageSegMode(getattr(self._library.PSM, _MODES[layout]))
        height, width = image.shape
        api.SetImageBytes(image.tobytes(), width, height, 1, width)
        try:
            if not api.Recognize(max(int(seconds * 1000), 1)):
                raise TimeoutError
            return list(self._words(api))
        finally:
            api.Clear()

    def _words(self, api: Any) -> Iterator[Word]:
        """Characters, for these are the words of Thai text here; its blanks are unreliable."""
        word, textline = self._library.RIL.WORD, self._library.RIL.TEXTLINE
        found = api.GetIterator()
        if found is None:
            return
        line = 0
        for item in self._library.iterate_level(found, word):
            if item.Empty(word):
                continue
            line += item.IsAtBeginningOf(textline)
            text, box = item.GetUTF8Text(word).strip(), item.BoundingBox(word)
            if text and box:
                x0, top, x1, bottom = box
                yield Word(text, x0, top, x1, bottom, item.Confidence(word) / 100, line)

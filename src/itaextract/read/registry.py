"""The fonts of a file, as pdfminer makes them, each with a key and its embedded program."""

from typing import Any

from pdfminer.pdfinterp import PDFResourceManager

from itaextract.page import FontProgram
from itaextract.read.fonts import open_program, shelf


class FontRegistry(PDFResourceManager):
    """Hands out fonts as pdfminer does, and remembers what each was made from."""

    def __init__(self) -> None:
        super().__init__()
        self.programs: dict[str, FontProgram] = {}
        self._opened = shelf()
        self._faces: dict[int, tuple[str, Any]] = {}

    def get_font(self, objid: object, spec: Any) -> Any:
        """Give the font of a resource; see ``PDFResourceManager.get_font``."""
        font = super().get_font(objid, spec)
        if id(font) not in self._faces:
            name = str(getattr(font, "basefont", "") or font.fontname)
            face = f"{name}#{len(self._faces)}"
            # The font is kept, so that its identity is not given to another one.
            self._faces[id(font)] = (face, font)
            self.programs[face] = open_program(name, font, dict(spec), self._opened)
        return font

    def face(self, font: object) -> str:
        """The key of a font, empty for one that came another way."""
        return self._faces.get(id(font), ("", None))[0]

"""Strings of a content stream become glyphs at their places."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pdfminer.cmapdb import IdentityCMap
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined

from itaextract.glyph import Glyph, Hidden
from itaextract.read.state import Matrix, State

__all__ = ["Face", "Writer"]


class Face:
    """A font with what its codes read as and how far they advance.

    Args:
        font: pdfminer's font.
        key: that of ``Page.fonts``.
    """

    def __init__(self, font: Any, key: str) -> None:
        self.key = key
        self.name: str = _name(font.fontname)
        self._decode: Callable[[bytes], Iterable[int]] = font.decode
        self._code_bytes = _code_bytes(font)
        self.multibyte: bool = font.is_multibyte()
        self.vertical: bool = font.is_vertical()
        self.descent: float = font.get_descent()
        self._font = font
        self._known: dict[int, tuple[str, float]] = {}
        self._scaled: dict[tuple[float, float], dict[int, tuple[str, float]]] = {}

    def codes(self, string: bytes) -> list[int]:
        """The codes of a string."""
        if self._code_bytes == 1:
            return list(string)
        if self._code_bytes == 2:
            pairs = range(0, len(string) - 1, 2)
            return [string[place] << 8 | string[place + 1] for place in pairs]
        return list(self._decode(string))

    def advances(self, size: float, scaling: float) -> dict[int, tuple[str, float]]:
        """Texts and advances by code, as far as they were looked up; see ``look_up``."""
        return self._scaled.setdefault((size, scaling), {})

    def look_up(self, code: int, size: float, scaling: float) -> tuple[str, float]:
        """The text of a code, and its advance in text space."""
        text, width = self.text_and_width(code)
        found = self._scaled[size, scaling][code] = (text, width * size * scaling)
        return found

    def text_and_width(self, code: int) -> tuple[str, float]:
        """The text of a code, and its width in font sizes."""
        if code not in self._known:
            try:
                text = self._font.to_unichr(code)
            except PDFUnicodeNotDefined:
                text = f"(cid:{code})"
            self._known[code] = (text, self._font.char_width(code))
        return self._known[code]


def _code_bytes(font: Any) -> int:
    """How many bytes each code has; 0 where only pdfminer can tell."""
    if type(font).decode is PDFFont.decode:
        return 1
    return 2 if type(getattr(font, "cmap", None)) is IdentityCMap else 0


def _name(name: Any) -> str:
    if isinstance(name, bytes):
        import pdfplumber.pdf

        fixed: str = pdfplumber.pdf.fix_fontname_bytes(name)  # type: ignore[attr-defined]
        return fixed
    return str(name)


class Writer:
    """Writes the strings of a page of ``height`` points that stand on horizontal lines.

    Attributes:
        glyphs: what was written.
        drawn: how many glyphs were drawn, also by others.
    """

    def __init__(self, height: float) -> None:
        self._height = height
        self.glyphs: list[Glyph] = []
        self.drawn = 0

    def write(
        self, state: State, parts: Sequence[Any], face: Face, matrix: Matrix, hidden: Hidden
    ) -> None:
        """Place strings, and move on to where they end.

        Args:
            state: what was set before; its place on the line is moved.
            parts: byte strings, and numbers that move between them.
            face: a horizontal font.
            matrix: from text space to the page, without rotation.
            hidden: why the strings do not show.
        """
        a, _, _, d, e, f = matrix
        size = state.fontsize
        scaling = state.scaling * 0.01
        charspace = state.charspace * scaling
        wordspace = 0.0 if face.multibyte else state.wordspace * scaling
        step = 0.001 * size * scaling
        advances = face.advances(size, scaling)
        x, y = state.linematrix
        origin = y * d + f
        lower = face.descent * size + state.rise
        y0 = d * lower + origin
        y1 = d * (lower + size) + origin
        if y1 < y0:
            y0, y1 = y1, y0
        height = self._height
        top, bottom, baseline, tall = height - y1, height - y0, height - origin, y1 - y0
        font, key, glyphs = face.name, face.key, self.glyphs
        before = len(glyphs)
        spaced = False
        for part in parts:
            if isinstance(part, bytes):
                for code in face.codes(part):
                    if spaced:
                        x += charspace
                    known = advances.get(code)
                    if known is None:
                        known = face.look_up(code, size, scaling)
                    x0 = x * a + e
                    x1 = a * known[1] + x0
                    if x1 < x0:
                        x0, x1 = x1, x0
                    glyphs.append(
                        Glyph(
                            known[0], x0, x1, top, bottom, baseline, tall, font, code, key, hidden
                        )
                    )
                    x += known[1]
                    if code == 32 and wordspace:
                        x += wordspace
                    spaced = True
            elif isinstance(part, float | int):
                x -= part * step
                spaced = True
        self.drawn += len(glyphs) - before
        state.linematrix = (x, y)

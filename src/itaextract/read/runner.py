"""The operators of content streams, of which the frequent ones are run here."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from pdfminer.psparser import literal_name

from itaextract.errors import LimitExceededError
from itaextract.read.lexer import Lexer
from itaextract.read.painting import Painter
from itaextract.read.placing import Face, Writer
from itaextract.read.shapes import hidden_by_style
from itaextract.read.state import IDENTITY, Matrix, State, multiplied

__all__ = ["Runner"]

# Those for text, then for the state, then for paths: see ``Runner.do``.
_SHOW: Final = 0
_SHOW_PARTS: Final = 1
_MOVE: Final = 2
_FONT: Final = 3
_BEGIN_TEXT: Final = 4
_TEXT_MATRIX: Final = 5
_SAVE: Final = 6
_RESTORE: Final = 7
_FILL_RGB: Final = 8
_STROKE_RGB: Final = 9
_FILL_GREY: Final = 10
_STROKE_GREY: Final = 11
_LINE_TO: Final = 12
_MOVE_TO: Final = 13
_BOX: Final = 14
_STROKE: Final = 15
_FILL: Final = 16
_END_PATH: Final = 17

_CODES: Final[dict[bytes, int]] = {
    **{b"Tj": _SHOW, b"TJ": _SHOW_PARTS, b"Td": _MOVE, b"Tf": _FONT, b"BT": _BEGIN_TEXT},
    **{b"Tm": _TEXT_MATRIX, b"q": _SAVE, b"Q": _RESTORE, b"rg": _FILL_RGB, b"RG": _STROKE_RGB},
    **{b"g": _FILL_GREY, b"G": _STROKE_GREY, b"l": _LINE_TO, b"m": _MOVE_TO, b"re": _BOX},
    **{b"S": _STROKE, b"f": _FILL, b"f*": _FILL, b"n": _END_PATH},
}
_UNSEEN: Final[dict[bytes, int]] = {
    **dict.fromkeys((b"EMC", b"BX", b"EX", b"ET", b"W", b"W*"), 0),
    **dict.fromkeys((b"BMC", b"MP", b"gs", b"ri", b"i", b"w", b"J", b"j", b"M", b"sh"), 1),
    **dict.fromkeys((b"BDC", b"DP", b"d"), 2),
}
"""Operators that change nothing of what is drawn here, with the number of their operands."""


class Runner:
    """Runs the operators of the streams of a page, or of a form in it.

    What is rare, what has other operands than it should, and text that is vertical or slanted are
    left to others, which find and change the state here.

    Args:
        writer: where text goes.
        painter: where paths go.
        face: gives the face of one of pdfminer's fonts.
        place: places strings that do not stand on a horizontal line.
        most: glyphs that the page may have.

    Attributes:
        ctm: from user space to the page.
        state: of text and graphics.
        path: the segments of the path that is being built, as pdfminer has them.
        operands: what waits for its operator.
        fonts: pdfminer's fonts, by their names among the resources.
        spaces: pdfminer's colour spaces, by name.
    """

    def __init__(
        self,
        writer: Writer,
        painter: Painter,
        face: Callable[[Any], Face],
        place: Callable[[State, Sequence[Any], Matrix], None],
        most: int,
    ) -> None:
        self._writer = writer
        self._painter = painter
        self._face = face
        self._place = place
        self._most = most
        self._saved: list[tuple[Matrix, State]] = []
        self._faces: dict[int, Face] = {}
        self._color: Any = None
        self._render = 0
        self._hidden = hidden_by_style(0, None)
        self.ctm: Matrix = IDENTITY
        self.state = State(None)
        self.path: list[Any] = []
        self.operands: list[Any] = []
        self.fonts: dict[Any, Any] = {}
        self.spaces: dict[str, Any] = {}

    def begin(self, ctm: Matrix, fonts: dict[Any, Any], spaces: dict[str, Any]) -> None:
        """Set what is set before the first operator."""
        self.ctm = ctm
        self.fonts = fonts
        self.spaces = spaces
        self.state = State(spaces["DeviceGray"])
        self.path = []
        self.operands = []
        self._saved = []

    def run(self, data: bytes, others: Callable[[bytes], None]) -> None:
        """Run all operators of a stream.

        Args:
            data: the stream.
            others: runs an operator that is not run here, with the operands that wait for it.
        """
        lexer = Lexer(data, self.operands)
        while operator := lexer.next():
            if not self.do(operator):
                others(operator)

    def do(self, operator: bytes) -> bool:
        """Run one operator, if it is run here and has the operands that it should have."""
        code = _CODES.get(operator)
        if code is None:
            count = _UNSEEN.get(operator)
            if count:
                del self.operands[-count:]
            return count is not None
        if code <= _TEXT_MATRIX:
            return self._text(code)
        return self._set(code) if code < _LINE_TO else self._draw(code)

    def _text(self, code: int) -> bool:
        """Run an operator for text."""
        operands = self.operands
        if code == _SHOW:
            if not operands:
                return False
            self.show([operands.pop()])
        elif code == _SHOW_PARTS:
            if not operands:
                return False
            self.show(operands.pop())
        elif code == _FONT:
            return self._set_font()
        elif code == _BEGIN_TEXT:
            self.state.reset()
        elif not self._ready(2 if code == _MOVE else 6):
            return False
        elif code == _MOVE:
            y = operands.pop()
            self.state.move(operands.pop(), y)
        else:
            f, e, d = operands.pop(), operands.pop(), operands.pop()
            c, b, a = operands.pop(), operands.pop(), operands.pop()
            self.state.matrix = (a, b, c, d, e, f)
            self.state.linematrix = (0.0, 0.0)
        return True

    def _ready(self, count: int) -> bool:
        """Whether there are operands enough, all of them numbers."""
        operands = self.operands
        have = len(operands)
        if have < count:
            return False
        return all(isinstance(operands[place], float) for place in range(have - count, have))

    def _set_font(self) -> bool:
        operands = self.operands
        if len(operands) < 2 or not isinstance(operands[-1], float):
            return False
        font = self.fonts.get(literal_name(operands[-2]))
        if font is None:
            return False
        state = self.state
        state.fontsize = operands.pop()
        state.font = font
        operands.pop()
        return True

    def _set(self, code: int) -> bool:
        """Run an operator for the state."""
        operands = self.operands
        state = self.state
        if code == _SAVE:
            self._saved.append((self.ctm, state.copy()))
        elif code == _RESTORE:
            if self._saved:
                self.ctm, self.state = self._saved.pop()
        elif code <= _STROKE_RGB:
            if not self._ready(3):
                return False
            blue, green, red = operands.pop(), operands.pop(), operands.pop()
            if code == _FILL_RGB:
                state.ncolor = (red, green, blue)
                state.ncs = self.spaces["DeviceRGB"]
            else:
                state.scolor = (red, green, blue)
                state.scs = self.spaces["DeviceRGB"]
        elif not self._ready(1):
            return False
        elif code == _FILL_GREY:
            state.ncolor = operands.pop()
            state.ncs = self.spaces["DeviceGray"]
        else:
            state.scolor = operands.pop()
            state.scs = self.spaces["DeviceGray"]
        return True

    def _draw(self, code: int) -> bool:
        """Run an operator for paths."""
        operands = self.operands
        if code <= _MOVE_TO:
            if not self._ready(2):
                return False
            y, x = operands.pop(), operands.pop()
            self.path.append(("l" if code == _LINE_TO else "m", x, y))
        elif code == _BOX:
            if not self._ready(4):
                return False
            height: float = operands.pop()
            width: float = operands.pop()
            bottom: float = operands.pop()
            left: float = operands.pop()
            right, top = left + width, bottom + height
            self.path += [
                *(("m", left, bottom), ("l", right, bottom), ("l", right, top)),
                *(("l", left, top), ("h",)),
            ]
        else:
            state = self.state
            if code == _STROKE:
                self._painter.paint(self.path, self.ctm, state.scolor, None)
            elif code == _FILL:
                self._painter.paint(self.path, self.ctm, None, state.ncolor)
            self.path = []
        return True

    def show(self, parts: Sequence[Any]) -> None:
        """Show strings, and move by the numbers between them; nothing without a font."""
        state = self.state
        font = state.font
        if font is None:
            return
        face = self._faces.get(id(font))
        if face is None:
            face = self._faces[id(font)] = self._face(font)
        color = state.ncolor
        if color is not self._color or state.render != self._render:
            self._color, self._render = color, state.render
            self._hidden = hidden_by_style(state.render, color)
        matrix = multiplied(state.matrix, self.ctm)
        a, b, c, d, _, _ = matrix
        if face.vertical or b or c or a * d * state.scaling <= 0:
            self._place(state, parts, self.ctm)
        else:
            self._writer.write(state, parts, face, matrix, self._hidden)
        if self._writer.drawn > self._most:
            raise LimitExceededError(f"has more than {self._most} glyphs")

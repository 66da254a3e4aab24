"""The content of a page, by pdfminer's operators, drawn straight into the types of ``page``.

pdfminer and pdfplumber make several objects of each character, with all that anybody might ask for.
Here a string of characters is placed at once. Whatever cannot be placed this way (vertical fonts,
slanted text) is placed by pdfminer, character by character.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pdfminer.layout import LTChar
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, get_bound

from itaextract.errors import LimitExceededError
from itaextract.glyph import Glyph, Hidden
from itaextract.page import Rect
from itaextract.read.lexer import operators
from itaextract.read.placing import Face, Writer
from itaextract.read.registry import FontRegistry
from itaextract.read.shapes import Shape, ShapeKind, hidden_by_style
from itaextract.read.state import Matrix, State, multiplied

__all__ = ["Canvas", "Interpreter"]

_Operations = Mapping[bytes, tuple[str, int]]
_UNSEEN: Final = {
    *("do_BMC", "do_BDC", "do_EMC", "do_MP", "do_DP", "do_BX", "do_EX", "do_ET", "do_gs", "do_ri"),
    *("do_i", "do_w", "do_J", "do_j", "do_M", "do_d", "do_W", "do_W_a", "do_sh"),
}
"""Operators that change nothing of what a canvas takes."""
_SPELLED: Final = {"_a": "*", "_q": "'", "_w": '"'}


class Interpreter(PDFPageInterpreter):
    """Runs the operators of content streams, as pdfminer does, with a faster lexer."""

    # One ``State`` for both.
    textstate: Any
    graphicstate: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Run content streams; those that are running already are left out."""
        wanted: list[PDFStream] = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                wanted.append(stream)
                self.stream_ids.add(stream.objid)
        operations = {
            name: (getattr(self, method) if method else None, count)
            for name, (method, count) in _OPERATIONS.items()
        }
        stack = self.argstack
        for operator in operators(wanted, stack):
            found = operations.get(operator)
            if found is None:
                continue  # unknown, and its operands are left to the next one
            run, count = found
            if not count:
                if run is not None:
                    run()
            elif run is None:
                del stack[-count:]
            else:
                operands = stack[-count:]
                del stack[-count:]
                if len(operands) == count:
                    run(*operands)

    def pop(self, n: int) -> list[Any]:
        """Take operands from the stack."""
        taken = self.argstack[-n:] if n else []
        del self.argstack[len(self.argstack) - len(taken) :]
        return taken

    def init_state(self, ctm: Any) -> None:
        """Begin with nothing set; see ``PDFPageInterpreter.init_state``."""
        super().init_state(ctm)
        self.textstate = self.graphicstate = State(self.graphicstate.ncs)

    def get_current_state(self) -> Any:
        """Copy the state, for ``q``."""
        return self.ctm, self.textstate.copy()

    def set_current_state(self, state: Any) -> None:
        """Go back to a state, for ``Q``."""
        self.ctm, self.textstate = state
        self.graphicstate = self.textstate
        self.device.set_ctm(self.ctm)

    def do_Td(self, tx: Any, ty: Any) -> None:  # noqa: N802 - pdfminer's names, so below
        """Move to the start of the next line; what has no numbers is left to pdfminer."""
        if isinstance(tx, float) and isinstance(ty, float):
            state: Any = self.textstate
            state.move(tx, ty)
        else:
            super().do_Td(tx, ty)

    def do_Tm(self, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any) -> None:  # noqa: N802
        """Set the text matrix; what has no numbers is left to pdfminer."""
        matrix = (a, b, c, d, e, f)
        if all(isinstance(number, float) for number in matrix):
            self.textstate.matrix = matrix
            self.textstate.linematrix = (0.0, 0.0)
        else:
            super().do_Tm(*matrix)

    def do_l(self, x: Any, y: Any) -> None:
        """Append a straight line; what has no numbers is left to pdfminer."""
        if isinstance(x, float) and isinstance(y, float):
            self.curpath.append(("l", x, y))
        else:
            super().do_l(x, y)

    def do_Tj(self, s: Any) -> None:  # noqa: N802
        """Show text."""
        self.do_TJ([s])

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        """Show text; the state need not be copied, since the canvas keeps none of it."""
        if self.textstate.font is not None:
            state = self.graphicstate
            self.device.render_string(self.textstate, seq, state.ncs, state)


def _operations() -> _Operations:
    """Operators by name, each with its method ("" for none) and the number of its operands."""
    found = {}
    for method in dir(Interpreter):
        if method.startswith("do_"):
            name = method[3:]
            for written, operator in _SPELLED.items():
                name = name.replace(written, operator)
            count = getattr(Interpreter, method).__code__.co_argcount - 1
            found[name.encode()] = ("" if method in _UNSEEN else method, count)
    return found


_OPERATIONS: Final = _operations()


class Canvas(PDFTextDevice):
    """Takes what an interpreter draws: glyphs and shapes in the coordinates of ``page.Page``.

    Args:
        registry: the fonts of the file.
        faces: the fonts that earlier pages used, and where those of this page go.
        height: of the page, in points.
        most: glyphs that the page may have.

    Attributes:
        sideways: how many of them run up or down the page, by the degrees, clockwise, by which the
            page would have to be turned for them to be upright.
    """

    def __init__(
        self, registry: FontRegistry, faces: dict[int, Face], height: float, most: int
    ) -> None:
        super().__init__(registry)
        self._registry = registry
        self._faces = faces
        self._height = height
        self._most = most
        self._writer = Writer(height)
        self.sideways: Counter[int] = Counter()
        self.shapes: list[Shape] = []

    @property
    def glyphs(self) -> list[Glyph]:
        """What was drawn so far."""
        return self._writer.glyphs

    @property
    def drawn(self) -> int:
        """How many glyphs, also those that are left out."""
        return self._writer.drawn

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Draw strings and move between them; see ``PDFTextDevice.render_string``."""
        state: State = textstate
        assert self.ctm is not None
        ctm: Matrix = self.ctm
        face = self._face(state.font)
        matrix = multiplied(state.matrix, ctm)
        a, b, c, d, _, _ = matrix
        self._hidden = hidden_by_style(state.render, state.ncolor)
        if face.vertical or b or c or a * d * state.scaling <= 0:
            super().render_string(textstate, seq, ncs, graphicstate)
        else:
            self._writer.write(state, seq, face, matrix, self._hidden)
        if self._writer.drawn > self._most:
            raise LimitExceededError(f"has more than {self._most} glyphs")

    def render_char(
        self,
        matrix: Matrix,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Draw a character that stands any other way; what does not stand upright is left out."""
        face = self._face(font)
        text, width = face.text_and_width(cid)
        shift = font.char_disp(cid)
        char = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        self._writer.drawn += 1
        if matrix[1] and abs(matrix[1]) > abs(matrix[0]):
            self.sideways[90 if matrix[1] > 0 else 270] += 1
        if char.upright:
            top, bottom, baseline = (self._height - y for y in (char.y1, char.y0, matrix[5]))
            self.glyphs.append(
                Glyph(
                    text, char.x0, char.x1, top, bottom, baseline, char.size,
                    face.name, cid, face.key, self._hidden,
                )
            )  # fmt: skip
        return char.adv

    def _face(self, font: Any) -> Face:
        face = self._faces.get(id(font))
        if face is None:
            face = self._faces[id(font)] = Face(font, self._registry.face(font))
        return face

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Draw an image, which fills the unit square of the coordinates."""
        assert self.ctm is not None
        self._add("image", apply_matrix_rect(self.ctm, (0, 0, 1, 1)))

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Draw each of the parts of a path by itself."""
        if not path or path[0][0] != "m":
            return
        part: list[Any] = []
        strokes = graphicstate.scolor if stroke else None
        fills = graphicstate.ncolor if fill else None
        for segment in path:
            if segment[0] == "m" and part:
                self._paint(part, strokes, fills)
                part = []
            part.append(segment)
        self._paint(part, strokes, fills)

    def _paint(self, path: list[Any], stroke: Any, fill: Any) -> None:
        """Draw a line, a rectangle or a curve, told apart as pdfminer does."""
        if len(path) < 2:
            return
        assert self.ctm is not None
        ctm = self.ctm
        points = [apply_matrix_pt(ctm, p[-2:] if p[0] != "h" else path[0][-2:]) for p in path]
        shape = "".join(segment[0] for segment in path)
        if len(shape) > 3 and shape[-2:] == "lh" and points[-2] == points[0]:
            shape = shape[:-2] + "h"
            points.pop()
        kind: ShapeKind = "curve"
        if shape in ("ml", "mlh"):
            kind, points = "line", points[:2]
        elif shape in ("mlllh", "mllll") and _is_rectangle(points):
            kind, points = "rect", [points[0], points[2]]
        self._add(kind, get_bound(points), stroke, fill, points)

    def _add(
        self,
        kind: ShapeKind,
        bounds: tuple[float, float, float, float],
        stroke: Any = None,
        fill: Any = None,
        points: Sequence[tuple[float, float]] = (),
    ) -> None:
        x0, y0, x1, y1 = bounds
        height = self._height
        box = Rect(x0, height - y1, x1, height - y0)
        flipped = [(x, height - y) for x, y in points] if kind == "curve" else ()
        self.shapes.append(Shape(kind, box, stroke, fill, flipped))

    _hidden: Hidden = ""


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    if last != (x0, y0):
        return False
    upright = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    return upright or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)

"""The content of a page, by pdfminer's operators, drawn straight into the types of ``page``.

pdfminer and pdfplumber make several objects of each character, with all that anybody might ask for.
Here a string of characters is placed at once, and what most pages consist of is run by ``Runner``.
The rest is left to pdfminer: rare operators, and vertical or slanted text, which it places
character by character.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pdfminer.layout import LTChar
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value

from itaextract.glyph import Glyph
from itaextract.read.lexer import joined, operators
from itaextract.read.painting import Painter
from itaextract.read.placing import Face, Writer
from itaextract.read.registry import FontRegistry
from itaextract.read.runner import Runner
from itaextract.read.shapes import Shape, hidden_by_style
from itaextract.read.state import Matrix, State, transformed

__all__ = ["Canvas", "Interpreter"]

_SPELLED: Final = {"_a": "*", "_q": "'", "_w": '"'}


class Canvas(PDFTextDevice):
    """Takes what interpreters draw: glyphs and shapes in the coordinates of ``page.Page``.

    Args:
        registry: the fonts of the file.
        faces: the fonts that earlier pages used, and where those of this page go.
        height: of the page, in points.
        most: glyphs that the page may have.

    Attributes:
        writer: where text goes.
        painter: where paths go.
        sideways: how many glyphs run up or down the page, by the degrees, clockwise, by which the
            page would have to be turned for them to be upright.
    """

    def __init__(
        self, registry: FontRegistry, faces: dict[int, Face], height: float, most: int
    ) -> None:
        super().__init__(registry)
        self._registry = registry
        self._faces = faces
        self._height = height
        self.most = most
        self.writer = Writer(height)
        self.painter = Painter(height)
        self.sideways: Counter[int] = Counter()

    @property
    def glyphs(self) -> list[Glyph]:
        """What was written so far."""
        return self.writer.glyphs

    @property
    def shapes(self) -> list[Shape]:
        """What was painted so far."""
        return self.painter.shapes

    def face(self, font: Any) -> Face:
        """Give the face of a font."""
        face = self._faces.get(id(font))
        if face is None:
            face = self._faces[id(font)] = Face(font, self._registry.face(font))
        return face

    def place(self, state: State, parts: Sequence[Any], ctm: Matrix) -> None:
        """Place strings character by character, whichever way they run."""
        self.set_ctm(ctm)
        text: Any = state
        self.render_string(text, parts, state.ncs, text)

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
        face = self.face(font)
        text, width = face.text_and_width(cid)
        shift = font.char_disp(cid)
        char = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        self.writer.drawn += 1
        if matrix[1] and abs(matrix[1]) > abs(matrix[0]):
            self.sideways[90 if matrix[1] > 0 else 270] += 1
        if char.upright:
            top, bottom, baseline = (self._height - y for y in (char.y1, char.y0, matrix[5]))
            self.glyphs.append(
                Glyph(
                    text, char.x0, char.x1, top, bottom, baseline, char.size, face.name, cid,
                    face.key, hidden_by_style(graphicstate.render, graphicstate.ncolor),
                )
            )  # fmt: skip
        return char.adv

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Draw an image, which fills the unit square of the coordinates."""
        assert self.ctm is not None
        ctm = self.ctm
        corners = [transformed(ctm, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        self.painter.add("image", corners, None, None)

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Draw each of the parts of a path by itself."""
        assert self.ctm is not None
        strokes = graphicstate.scolor if stroke else None
        fills = graphicstate.ncolor if fill else None
        self.painter.paint(list(path), self.ctm, strokes, fills)


class Interpreter(PDFPageInterpreter):
    """Runs the operators of content streams as pdfminer does, most of them by ``Runner``.

    What pdfminer knows of the state are properties of the runner here.
    """

    device: Canvas

    def __init__(self, registry: FontRegistry, canvas: Canvas) -> None:
        super().__init__(registry, canvas)
        self._runner = Runner(canvas.writer, canvas.painter, canvas.face, canvas.place, canvas.most)

    def init_state(self, ctm: Any) -> None:
        """Begin with nothing set; see ``PDFPageInterpreter.init_state``."""
        self._runner.begin(_matrix(ctm), self.fontmap, self.csmap)

    def execute(self, streams: Sequence[object]) -> None:
        """Run content streams; those that are running already are left out."""
        wanted: list[PDFStream] = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                wanted.append(stream)
                self.stream_ids.add(stream.objid)
        data = joined(wanted)
        if data is not None:
            self._runner.run(data, self._operate)
            return
        for operator in operators(wanted, self._runner.operands):
            if not self._runner.do(operator):
                self._operate(operator)

    def _operate(self, operator: bytes) -> None:
        """Run an operator by pdfminer; the operands of an unknown one are left to the next."""
        found = _OPERATIONS.get(operator)
        if found is None:
            return
        method, count = found
        operands = self.pop(count)
        if len(operands) == count:
            self.device.set_ctm(self.ctm)
            getattr(self, method)(*operands)

    def pop(self, n: int) -> list[Any]:
        """Take operands from the stack."""
        stack = self._runner.operands
        taken = stack[-n:] if n else []
        del stack[len(stack) - len(taken) :]
        return taken

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - pdfminer's name
        """Show text, for the operators that move to the next line before."""
        self._runner.show(seq)

    @property
    def ctm(self) -> Matrix:
        """From user space to the page."""
        return self._runner.ctm

    @ctm.setter
    def ctm(self, ctm: Any) -> None:
        self._runner.ctm = _matrix(ctm)

    @property
    def textstate(self) -> Any:  # type: ignore[override]
        """One ``State`` for text and graphics."""
        return self._runner.state

    graphicstate = textstate

    @property
    def curpath(self) -> list[Any]:
        """The segments of the path that is being built."""
        return self._runner.path

    @curpath.setter
    def curpath(self, path: list[Any]) -> None:
        self._runner.path = path


def _matrix(ctm: Any) -> Matrix:
    a, b, c, d, e, f = map(float, ctm)
    return a, b, c, d, e, f


def _operations() -> Mapping[bytes, tuple[str, int]]:
    """Operators by name, each with its method and the number of its operands."""
    found = {}
    for method in dir(PDFPageInterpreter):
        if method.startswith("do_"):
            name = method[3:]
            for written, operator in _SPELLED.items():
                name = name.replace(written, operator)
            count = getattr(PDFPageInterpreter, method).__code__.co_argcount - 1
            found[name.encode()] = (method, count)
    return found


_OPERATIONS: Final = _operations()

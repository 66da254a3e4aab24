"""What pdfplumber does not pass on: the code, font and render mode of each drawn character."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from itaextract.read.registry import FontRegistry


class Drawn(NamedTuple):
    """One drawn character: its code in the font, the font's key, and the text render mode."""

    code: int
    face: str
    mode: int


class _Recorder(PDFPageAggregatorWithMarkedContent):
    """Pdfplumber's device, which also notes every character in the order of drawing."""

    def __init__(self, registry: FontRegistry, page: PlumberPage) -> None:
        super().__init__(registry, pageno=page.page_number, laparams=page.pdf.laparams)
        self._registry = registry
        self._mode = 0
        self.drawn: list[Drawn] = []

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        advance: float = super().render_char(
            matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate
        )
        self.drawn.append(Drawn(cid, self._registry.face(font), self._mode))
        return advance


def record(page: PlumberPage, registry: FontRegistry) -> Iterator[Drawn | None]:
    """Interpret a page; give what was recorded for each of its ``chars``, in their order.

    pdfplumber walks the layout in the order of drawing. Should the counts differ nonetheless,
    nothing is given for any character.
    """
    device = _Recorder(registry, page)
    PDFPageInterpreter(registry, device).process_page(page.page_obj)
    page._layout = device.get_result()
    drawn = device.drawn
    count = len(page.chars)
    if len(drawn) != count:
        return iter([None] * count)
    return iter(drawn)

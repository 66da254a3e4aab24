"""Paths of a content stream become shapes at their places."""

from typing import Any

from itaextract.page import Rect
from itaextract.read.shapes import Shape, ShapeKind
from itaextract.read.state import Matrix, Point, transformed

__all__ = ["Painter"]


class Painter:
    """Paints the paths of a page of ``height`` points.

    Attributes:
        shapes: what was painted.
    """

    def __init__(self, height: float) -> None:
        self._height = height
        self.shapes: list[Shape] = []

    def paint(self, path: list[Any], ctm: Matrix, stroke: Any, fill: Any) -> None:
        """Paint each of the parts of a path by itself.

        Args:
            path: segments as pdfminer has them: tuples of an operator and coordinates.
            ctm: from user space to the page.
            stroke: the colour of the line; None without one.
            fill: likewise of the area.
        """
        if not path or path[0][0] != "m":
            return
        part: list[Any] = []
        for segment in path:
            if segment[0] == "m" and part:
                self._paint(part, ctm, stroke, fill)
                part = []
            part.append(segment)
        self._paint(part, ctm, stroke, fill)

    def _paint(self, path: list[Any], ctm: Matrix, stroke: Any, fill: Any) -> None:
        """Paint a line, a rectangle or a curve, told apart as pdfminer does."""
        if len(path) < 2:
            return
        points = [_end(segment if segment[0] != "h" else path[0], ctm) for segment in path]
        kinds = "".join([segment[0] for segment in path])
        if len(kinds) > 3 and kinds[-2:] == "lh" and points[-2] == points[0]:
            kinds = kinds[:-2] + "h"
            points.pop()
        if kinds in ("ml", "mlh"):
            self.add("line", points[:2], stroke, fill)
        elif kinds in ("mlllh", "mllll") and _is_rectangle(points):
            self.add("rect", [points[0], points[2]], stroke, fill)
        else:
            self.add("curve", points, stroke, fill)

    def add(self, kind: ShapeKind, points: list[Point], stroke: Any, fill: Any) -> None:
        """Add a shape by its points, or corners, in the coordinates of PDF."""
        height = self._height
        x0, y0 = x1, y1 = points[0]
        for x, y in points:
            x0, y0 = min(x0, x), min(y0, y)
            x1, y1 = max(x1, x), max(y1, y)
        box = Rect(x0, height - y1, x1, height - y0)
        flipped = [(x, height - y) for x, y in points] if kind == "curve" else []
        self.shapes.append(Shape(kind, box, stroke, fill, flipped))


def _end(segment: Any, ctm: Matrix) -> Point:
    return transformed(ctm, segment[-2], segment[-1])


def _is_rectangle(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    if last != (x0, y0):
        return False
    upright = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    return upright or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)

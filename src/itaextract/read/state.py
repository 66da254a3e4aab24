"""What the operators of a content stream set, until others set it anew."""

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does what ``m`` does, and then what ``n`` does."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def transformed(matrix: Matrix, x: float, y: float) -> Point:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class State:
    """Stands for pdfminer's text state and graphics state in one, with their names.

    Colours are grey, RGB or CMYK from 0 to 1, or names of patterns.
    """

    def __init__(self, color_space: Any) -> None:
        self.font: Any = None
        self.fontsize: float = 0.0
        self.charspace: float = 0.0
        self.wordspace: float = 0.0
        self.scaling: float = 100.0
        self.leading: float = 0.0
        self.render: int = 0
        self.rise: float = 0.0
        self.matrix: Matrix = IDENTITY
        self.linematrix: Point = (0.0, 0.0)
        self.scolor: Any = 0
        self.scs: Any = color_space
        self.ncolor: Any = 0
        self.ncs: Any = color_space

    def copy(self) -> "State":
        """The same state, which can be changed by itself."""
        new = State(self.ncs)
        new.font = self.font
        new.fontsize = self.fontsize
        new.charspace = self.charspace
        new.wordspace = self.wordspace
        new.scaling = self.scaling
        new.leading = self.leading
        new.render = self.render
        new.rise = self.rise
        new.matrix = self.matrix
        new.linematrix = self.linematrix
        new.scolor = self.scolor
        new.scs = self.scs
        new.ncolor = self.ncolor
        return new

    def reset(self) -> None:
        """Begin a text object."""
        self.matrix = IDENTITY
        self.linematrix = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        """Go to the start of the next line of text."""
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
        self.linematrix = (0.0, 0.0)

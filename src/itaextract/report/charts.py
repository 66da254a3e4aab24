"""Plots as inline SVG, drawn with the fonts of the reader's browser, which know Thai.

Lengths are in units of the view box. Colours are classes, so that the style sheet can turn them for
dark screens; each mark has a title that shows its value.
"""

from collections.abc import Iterable, Sequence
from statistics import quantiles
from typing import NamedTuple
from unicodedata import category

from itaextract.report.html import Markup, element, join

WIDTH = 760
ROW, BAR = 30, 18
LETTER = 7.5


class Bar(NamedTuple):
    """A labelled length; ``tone`` is a class of the style sheet."""

    label: str
    value: int
    tone: str = "s1"
    note: str = ""


class Column(NamedTuple):
    """A labelled stack of parts, in the order of the series."""

    label: str
    parts: Sequence[int]


class Box(NamedTuple):
    """A labelled sample."""

    label: str
    values: Sequence[float]


class Quartiles(NamedTuple):
    """Least, lower quartile, median, upper quartile, greatest."""

    low: float
    lower: float
    middle: float
    upper: float
    high: float


def bars(title: str, rows: Sequence[Bar]) -> Markup:
    """Draw horizontal bars with their values."""
    most = max((row.value for row in rows), default=0) or 1
    values = [f"{row.value:,}{row.note}" for row in rows]
    left = _width(row.label for row in rows)
    plot = WIDTH - left - _width(values)
    marks = []
    for place, (row, value) in enumerate(zip(rows, values, strict=True)):
        y = place * ROW + 6
        length = max(plot * row.value / most, 1)
        tip = element("title", f"{row.label}: {value}")
        marks += [
            _text(row.label, left - 10, y + 14, "end"),
            element("rect", tip, class_=row.tone, x=left, y=y, width=length, height=BAR, rx=3),
            _text(value, left + length + 8, y + 14),
        ]
    return _svg(title, len(rows) * ROW + 6, marks)


def boxes(title: str, rows: Sequence[Box]) -> Markup:
    """Draw box plots on one scale that ends at 100: whiskers reach to the extremes."""
    start = scale_start(value for row in rows for value in row.values)
    counts = [f"n = {len(row.values):,}" for row in rows]
    left, right = _width(row.label for row in rows), WIDTH - _width(counts)

    def x(value: float) -> float:
        return left + (right - left) * (value - start) / (100 - start)

    height = len(rows) * ROW + 6
    marks = _grid(start, height, left, right)
    for place, (row, count) in enumerate(zip(rows, counts, strict=True)):
        y = place * ROW + 6
        five = five_numbers(row.values)
        tip = element("title", _five_text(row.label, five, count))
        width = max(x(five.upper) - x(five.lower), 2)
        marks += [
            _text(row.label, left - 10, y + 14, "end"),
            _line(x(five.low), y + BAR / 2, x(five.high), y + BAR / 2, "whisker"),
            element("rect", tip, class_="s1", x=x(five.lower), y=y, width=width, height=BAR, rx=3),
            _line(x(five.middle), y, x(five.middle), y + BAR, "median"),
            _text(count, right + 10, y + 14),
        ]
    return _svg(title, height + 24, marks)


def columns(title: str, series: Sequence[str], stacks: Sequence[Column]) -> Markup:
    """Draw stacked columns with a legend; series take the tones ``s1``, ``s2`` and so on."""
    height, top = 220, 20
    most = max((sum(stack.parts) for stack in stacks), default=0) or 1
    step = (WIDTH - 20) / max(len(stacks), 1)
    width = min(step * 0.7, 64)
    marks = [_line(0, top + height, WIDTH, top + height, "axis")]
    for place, stack in enumerate(stacks):
        x, y = 10 + place * step + (step - width) / 2, float(top + height)
        for number, (name, part) in enumerate(zip(series, stack.parts, strict=True), 1):
            length = height * part / most
            y -= length
            if part:
                tip = element("title", f"{stack.label}, {name}: {part:,}")
                marks.append(element("rect", tip, class_=f"s{number}", x=x, y=y, width=width,
                                     height=length))  # fmt: skip
        marks += [
            _text(f"{sum(stack.parts):,}", x + width / 2, y - 5, "middle"),
            _text(stack.label, x + width / 2, top + height + 18, "middle"),
        ]
    keys = (
        element("li", element("span", "", class_=f"key s{number}"), name)
        for number, name in enumerate(series, 1)
    )
    return join(_svg(title, top + height + 28, marks), element("ul", keys, class_="legend"))


def five_numbers(values: Sequence[float]) -> Quartiles:
    """Give extremes and quartiles; the quartiles include the extremes (method "inclusive")."""
    low, high = min(values), max(values)
    if len(values) == 1:
        return Quartiles(low, low, low, low, low)
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    return Quartiles(low, lower, middle, upper, high)


def scale_start(values: Iterable[float]) -> int:
    """Give a multiple of 10 at or below all values, and below 100."""
    return min(int(min(values, default=0) // 10) * 10, 90)


def _grid(start: int, height: float, left: float, right: float) -> list[Markup]:
    step = 10 if start >= 40 else 20
    marks = []
    for value in range(start, 101, step):
        x = left + (right - left) * (value - start) / (100 - start)
        marks += [_line(x, 0, x, height, "grid"), _text(str(value), x, height + 16, "middle")]
    return marks


def _svg(title: str, height: float, marks: Iterable[str]) -> Markup:
    svg = element(
        "svg",
        marks,
        viewBox=f"0 0 {WIDTH} {height:.6g}",
        role="img",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )
    return element("div", svg, class_="chart", tabindex=0)


def _width(texts: Iterable[str]) -> float:
    """Give the room that texts need beside the plot; Thai marks take none."""
    longest = max((sum(category(c) != "Mn" for c in text) for text in texts), default=0)
    return 20 + LETTER * longest


def _five_text(label: str, five: Quartiles, count: str) -> str:
    return (
        f"{label}: median {five.middle:.2f}, half of them {five.lower:.2f} to {five.upper:.2f}, "
        f"all {five.low:.2f} to {five.high:.2f}, {count}"
    )


def _text(text: str, x: float, y: float, anchor: str = "start") -> Markup:
    return element("text", text, x=x, y=y, text_anchor=anchor)


def _line(x1: float, y1: float, x2: float, y2: float, tone: str) -> Markup:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=tone)

"""Thai text that wraps at word boundaries in Rich tables.

Thai has no spaces between words; Rich alone would cut a line anywhere between two letters.
"""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import StyleType

from itaextract.cli.report import one_line

MIN_WIDTH = 8


class Wrapped:
    """A text for one table cell; each item of a list starts on a line of its own."""

    def __init__(self, text: str | list[str], style: StyleType = "") -> None:
        items = [text] if isinstance(text, str) else text
        self.items = [one_line(item) for item in items]
        self.style = style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max((cell_len(item) for item in self.items), default=0)
        most = min(longest, options.max_width)
        return Measurement(min(MIN_WIDTH, most), most)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        style = console.get_style(self.style)
        for item in self.items:
            for line in wrap(item, options.max_width):
                yield Segment(line, style)
                yield Segment.line()


def wrap(text: str, width: int) -> Iterator[str]:
    """Break text into lines of at most ``width`` cells, between words where that is possible."""
    line = ""
    for word in _words(text, width):
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            if line and cell_len(line) + cell_len(piece) > width:
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
    yield line.rstrip()


def _words(text: str, width: int) -> list[str]:
    """Cut text where a line may end: at spaces, and between Thai words."""
    if cell_len(text) <= width:
        return [text]
    from itaextract.thai.words import tokenize

    words: list[str] = []
    for token in tokenize(text):
        if token[0] in "ๆฯ" and len(words) > 1 and words[-1].isspace():
            token = words.pop() + token  # the mark stays with the word that it repeats
            words[-1] += token
        elif words and not _may_break(words[-1][-1], token[0]):
            words[-1] += token
        else:
            words.append(token)
    return words


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return True
    return _is_thai(before) and _is_thai(after) and after not in "ๆฯ"


def _is_thai(letter: str) -> bool:
    return "ก" <= letter <= "๛"

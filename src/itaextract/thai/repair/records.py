"""What the repair of a page notes down."""

from typing import Literal, NamedTuple

from itaextract.glyph import Glyph
from itaextract.page import Rect
from itaextract.thai.glyphs import Cluster

RepairKind = Literal[
    "nikhahit",
    "sara",
    "mark-place",
    "no-unicode",
    "encoding",
    "private-use",
    "drawn-twice",
    "hidden",
    "spacing",
]
"""The class of damage.

nikhahit: the ring of sara am read as a blank. sara: sara aa and sara am taken for each other.
mark-place: a mark stood apart from its base. no-unicode: a glyph without a character. encoding: an
8-bit Thai font read as Latin. private-use: presentation forms. drawn-twice: shadows and poor man's
bold. hidden: text that does not show. spacing: blanks inside words and numbers.
"""


class Repair(NamedTuple):
    """One change; ``confidence`` is from 0 to 1."""

    kind: RepairKind
    before: str
    after: str
    box: Rect
    confidence: float


class Unresolved(NamedTuple):
    """Damage that was seen and left as it is.

    ``glyph``: no character could be found, ``text`` has U+FFFD for it. ``mark``: a mark without a
    base. ``ocr-layer``: the text is an invisible layer under an image.
    """

    kind: Literal["glyph", "mark", "ocr-layer"]
    text: str
    box: Rect


class Misspelling(NamedTuple):
    """A word that the page itself shows so; ``suggestions`` are words of the lexicon."""

    word: str
    suggestions: tuple[str, ...]
    box: Rect


def box_of(item: Glyph | Cluster) -> Rect:
    """The box of a glyph or cluster."""
    return Rect(item.x0, item.top, item.x1, item.bottom)

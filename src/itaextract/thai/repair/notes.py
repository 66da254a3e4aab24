"""What a reader should know of a page after its repair: losses, misspellings, bad quality."""

from typing import Final, NamedTuple

from itaextract.thai.lexicon import read_words, rough_unknown_letters
from itaextract.thai.quality import Quality, text_quality
from itaextract.thai.repair.records import Misspelling, Unresolved
from itaextract.thai.repair.repaired import RepairedPage
from itaextract.thai.repair.spelling import find_misspelt

_ENOUGH: Final = 100
"""Fewer Thai letters tell nothing about the quality of a page."""
_STRANGE: Final = 0.12
"""Where more of the letters than this are in no word, the page is measured; names are about 3 %."""
_LOST: Final = 0.005
"""So are pages where this share of the letters has no character."""


class PageNotes(NamedTuple):
    """Notes on one page.

    Attributes:
        page: its number.
        unresolved: damage that was seen and left as it is.
        misspelt: words that the page itself shows so; none where the text cannot be trusted.
        quality: measured only where words or lost characters gave reason to; else None.
    """

    page: int
    unresolved: tuple[Unresolved, ...]
    misspelt: tuple[Misspelling, ...]
    quality: Quality | None

    @property
    def beyond_repair(self) -> bool:
        """Whether the text cannot be trusted at all."""
        return self.quality is not None and not self.quality.usable


def take_notes(page: RepairedPage) -> PageNotes:
    """Look over a repaired page."""
    quality = doubtful_quality(page)
    readable = quality is None or quality.usable
    misspelt = find_misspelt(page) if readable else ()
    return PageNotes(page.page.number, page.unresolved, misspelt, quality)


def doubtful_quality(page: RepairedPage) -> Quality | None:
    """Measure a page where lost characters or strange words give reason to; else None."""
    return text_quality(page.text) if _looks_bad(page) else None


def _looks_bad(page: RepairedPage) -> bool:
    texts = [stretch.text for stretch in page.stretches]
    letters = sum(map(len, texts))
    if letters < _ENOUGH:
        return False
    lost = sum(1 for one in page.unresolved if one.kind == "glyph")
    if lost > _LOST * letters:
        return True
    most = _STRANGE * letters
    if sum([rough_unknown_letters(text) for text in texts]) <= most:
        return False
    return sum([read_words(text).unknown for text in texts]) > most

"""Glyphs become clusters: one base character with its marks, in logical order.

Most Thai damage is only visible here, where every glyph still has its box. Word 2007 to 2013 map
NIKHAHIT (the ring of sara am) to U+0020, so that ``สำนักงาน`` reads ``ส านักงาน``; but that "space"
has no advance, or stands at the origin of the SARA AA after it, which a real space never does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from itaextract.page import Glyph
from itaextract.thai.normalize import GLYPH_VARIANTS

NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"

_MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
_INVISIBLE = frozenset("\u200b\u200c\u200d\ufeff\xad")

_COINCIDENT = 0.12
"""Origins closer than this share of the font size are the same place."""


@dataclass(slots=True)
class Cluster:
    """A base character with its marks. Box in points; ``repaired`` tells the text was mended."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    repaired: bool = False

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()


def build_clusters(glyphs: Iterable[Glyph]) -> list[Cluster]:
    """Join marks to their bases and mend what the boxes prove.

    Mended here: private-use marks, NIKHAHIT that reads as a blank, sara am in two glyphs, and
    text drawn twice at the same place (poor man's bold).

    Args:
        glyphs: the glyphs of one page in content order.

    Returns:
        Clusters in content order. No glyph with a visible character is lost, except second
        drawings of the same character at the same place.
    """
    clusters: list[Cluster] = []
    source = list(glyphs)
    for index, glyph in enumerate(source):
        text = glyph.text.translate(GLYPH_VARIANTS).replace("\xa0", " ")
        if not text or text in _INVISIBLE:
            continue
        if text.isspace():
            _add_blank(clusters, source, index)
        elif not _attach(clusters, glyph, text):
            clusters.append(_cluster(text, glyph))
    return clusters


def _add_blank(clusters: list[Cluster], source: list[Glyph], index: int) -> None:
    glyph = source[index]
    if _is_lost_nikhahit(source, index):
        if clusters and _near(clusters[-1], glyph):
            clusters[-1].text += NIKHAHIT
            clusters[-1].repaired = True
    elif glyph.x1 - glyph.x0 > 0.02 * glyph.size:
        clusters.append(_cluster(" ", glyph))


def _attach(clusters: list[Cluster], glyph: Glyph, text: str) -> bool:
    """Add the glyph to the last cluster where it belongs to it; tell whether that was done."""
    last = clusters[-1] if clusters else None
    if last is None or last.blank or not _near(last, glyph):
        return False
    if all(c in _MARKS for c in text):
        last.text += text
        last.repaired |= text != glyph.text
        return True
    if text[0] == SARA_AA and NIKHAHIT in last.text[-2:]:
        last.text = _compose(last.text + text)
        last.x1 = max(last.x1, glyph.x1)
        return True
    return _drawn_twice(clusters, glyph, text)


def _cluster(text: str, g: Glyph) -> Cluster:
    return Cluster(text, g.x0, g.x1, g.top, g.bottom, g.baseline, g.size, g.font, text != g.text)


def _near(cluster: Cluster, glyph: Glyph) -> bool:
    """Whether the glyph follows the cluster on its line, as a mark or sara aa would."""
    reach = glyph.size
    return (
        abs(cluster.baseline - glyph.baseline) < 0.6 * reach
        and cluster.x0 - 0.5 * reach <= glyph.x0 <= cluster.x1 + 0.5 * reach
    )


def _is_lost_nikhahit(glyphs: list[Glyph], index: int) -> bool:
    """Whether the blank at ``index`` is a NIKHAHIT.

    It is where SARA AA follows (a tone may stand between) and the blank has no room of its own.
    """
    blank = glyphs[index]
    ahead = index + 1
    while ahead < len(glyphs) and glyphs[ahead].text.translate(GLYPH_VARIANTS) in _TONES:
        ahead += 1
    if ahead >= len(glyphs) or glyphs[ahead].text[:1] != SARA_AA:
        return False
    follower = glyphs[ahead]
    if abs(follower.baseline - blank.baseline) > 0.5 * blank.size:
        return False
    limit = _COINCIDENT * blank.size
    no_advance = blank.x1 - blank.x0 < limit and abs(follower.x0 - blank.x0) < 0.5 * blank.size
    return no_advance or abs(follower.x0 - blank.x0) < limit


def _compose(text: str) -> str:
    """NIKHAHIT, an optional tone and SARA AA, in any order, as the tone and SARA AM."""
    for tone in _TONES:
        text = text.replace(NIKHAHIT + tone + SARA_AA, tone + SARA_AM)
    return text.replace(NIKHAHIT + SARA_AA, SARA_AM)


def _drawn_twice(clusters: list[Cluster], glyph: Glyph, text: str) -> bool:
    """Whether one of the last clusters is the same character at (nearly) the same place."""
    limit = _COINCIDENT * glyph.size
    return any(
        abs(c.x0 - glyph.x0) < limit
        and abs(c.baseline - glyph.baseline) < limit
        and c.text[: len(text)] == text
        for c in clusters[-3:]
    )

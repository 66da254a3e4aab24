"""Glyphs become clusters: one base character with its marks, in logical order.

Most Thai damage is only visible here, where every glyph still has its box. Word 2007 to 2013 map
NIKHAHIT (the ring of sara am) to U+0020, so that ``สำนักงาน`` reads ``ส านักงาน``; but that "space"
has no advance, or stands at the origin of the SARA AA after it, which a real space never does.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaextract.glyph import Glyph
from itaextract.thai.script import (
    CONSONANTS,
    LEADING,
    NIKHAHIT,
    SARA_AA,
    SARA_AM,
    TONES,
    is_mark,
)

__all__ = ["Assembly", "Cluster", "Sign", "assemble"]

_PLAIN: Final = (
    CONSONANTS | LEADING | frozenset("ะๅ๐๑๒๓๔๕๖๗๘๙ๆฯ") | {chr(code) for code in range(0x21, 0x7F)}
)
"""What stands for itself, whatever is around it."""
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\xad")
_COINCIDENT: Final = 0.12
"""Origins closer than this share of the font size are the same place."""
_BEFORE, _BEHIND = 0.1, 0.2
"""A mark's origin lies from so much before its base to so much behind it, in font sizes."""
_SPACED: Final = 1.5
"""Letter spacing may push a mark this far behind its base, in font sizes."""
_NEARER: Final = 0.08
"""A mark goes to the base before the last one where it stands nearer to that by this much."""
_LINE: Final = 0.6
"""Marks may be drawn on a baseline of their own, this many font sizes off at most."""


class Cluster:
    """A base character with its marks. Box in points; ``repaired`` tells the text was mended.

    ``blank`` tells whether it was white space to begin with, which it stays.
    """

    __slots__ = (
        "baseline",
        "blank",
        "bottom",
        "font",
        "repaired",
        "size",
        "text",
        "top",
        "x0",
        "x1",
    )

    def __init__(
        self,
        text: str,
        x0: float,
        x1: float,
        top: float,
        bottom: float,
        baseline: float,
        size: float,
        font: str,
        repaired: bool = False,
    ) -> None:
        self.text = text
        self.x0 = x0
        self.x1 = x1
        self.top = top
        self.bottom = bottom
        self.baseline = baseline
        self.size = size
        self.font = font
        self.repaired = repaired
        self.blank: Final = text == " " or text.isspace()


class Sign:
    """A glyph with what it reads as, which may differ from its own text."""

    __slots__ = ("glyph", "text")

    def __init__(self, glyph: Glyph, text: str) -> None:
        self.glyph: Final = glyph
        self.text: Final = text

    @property
    def floating(self) -> bool:
        """Whether it is a mark, or a glyph of unknown character that has no advance, as a mark."""
        if is_mark(self.text):
            return True
        unknown = self.text == "\ufffd" or self.text >= "\U00100000"
        return unknown and self.glyph.x1 - self.glyph.x0 < 0.02 * self.glyph.size


class Assembly(NamedTuple):
    """Clusters in content order, and what was mended: lost rings, and marks that were moved.

    A mark comes with the text of the cluster that it now belongs to.
    """

    clusters: list[Cluster]
    rings: list[Glyph]
    moved: list[tuple[Sign, str]]


def assemble(signs: Sequence[Sign]) -> Assembly:
    """Join marks to their bases.

    Mended here, from boxes alone: NIKHAHIT that reads as a blank, sara am in two glyphs, and marks
    away from their base.

    Args:
        signs: the glyphs of one page in content order, with what they read as.

    Returns:
        All clusters; no visible character is lost.
    """
    return _Assembler(signs).run()


class _Assembler:
    """Walks over the signs of a page in content order."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = [s for s in signs if s.text and s.text not in _INVISIBLE]
        self._clusters: list[Cluster] = []
        self._astray: list[tuple[Sign, Cluster | None]] = []
        self._rings: list[Glyph] = []
        self._moved: list[tuple[Sign, str]] = []

    def run(self) -> Assembly:
        for index, sign in enumerate(self._signs):
            if sign.text in _PLAIN:
                self._clusters.append(_cluster(sign.text, sign.glyph))
            elif sign.text.isspace():
                self._add_blank(index)
            elif sign.floating:
                self._add_mark(sign, index)
            elif not self._completes_sara_am(sign):
                self._clusters.append(_cluster(sign.text, sign.glyph))
        if self._astray:
            self._bring_home()
        return Assembly(self._clusters, self._rings, self._moved)

    def _add_blank(self, index: int) -> None:
        glyph = self._signs[index].glyph
        if _is_lost_nikhahit(self._signs, index):
            self._rings.append(glyph)
            self._add_mark(Sign(glyph, NIKHAHIT), index)
        elif glyph.x1 - glyph.x0 > 0.02 * glyph.size:
            self._clusters.append(_cluster(" ", glyph))

    def _add_mark(self, sign: Sign, index: int) -> None:
        base = self._base_in_order(sign.glyph)
        if base is None:
            base = self._base_before_room(sign.glyph, index)
        if base is None or base.text[0] not in CONSONANTS:
            self._astray.append((sign, base))
        else:
            _give(base, sign)

    def _base_in_order(self, glyph: Glyph) -> Cluster | None:
        """The base that content order gives a mark: the last one, if the mark stands on it.

        Some files draw marks one base late; then the mark stands behind the base before the last.
        """
        number = self._inked_before(len(self._clusters))
        last = self._clusters[number] if number is not None else None
        if number is None or last is None or not _stands_on(glyph, last):
            return None
        if self._clusters[-1].blank and glyph.x0 > last.x1 + _BEFORE * glyph.size:
            return None
        if glyph.x0 >= last.x0 + 0.25 * (last.x1 - last.x0):
            return last
        number = self._inked_before(number)
        before = self._clusters[number] if number is not None else None
        if before is not None and before.text[0] in CONSONANTS:
            nearer = abs(glyph.x0 - before.x1) + _NEARER * glyph.size < abs(glyph.x0 - last.x1)
            if nearer and _stands_on(glyph, before):
                return before
        return last

    def _inked_before(self, number: int) -> int | None:
        """The number of the last cluster before another one that is no blank."""
        while number:
            number -= 1
            if not self._clusters[number].blank:
                return number
        return None

    def _base_before_room(self, glyph: Glyph, index: int) -> Cluster | None:
        """The last base, where letter spacing pushed the mark away from it.

        The mark then stands before the next base, and not on it.
        """
        last = self._clusters[-1] if self._clusters else None
        if last is None or last.blank or abs(last.baseline - glyph.baseline) > 0.1 * glyph.size:
            return None
        if not 0 < glyph.x0 - last.x1 < _SPACED * glyph.size:
            return None
        following = (s.glyph for s in self._signs[index + 1 : index + 5] if not s.floating)
        ahead = next(following, None)
        if ahead is None or abs(ahead.baseline - glyph.baseline) > 0.1 * glyph.size:
            return last
        return last if ahead.x0 > glyph.x0 - _BEFORE * glyph.size else None

    def _completes_sara_am(self, sign: Sign) -> bool:
        """Add SARA AA (or a SARA AM that draws one) to a base that has the ring already."""
        last = self._clusters[-1] if self._clusters else None
        if last is None or last.blank or NIKHAHIT not in last.text[-2:]:
            return False
        if sign.text[0] not in (SARA_AA, SARA_AM) or not _follows(last, sign.glyph):
            return False
        last.text = _compose(last.text) + sign.text[1:]
        last.x1 = max(last.x1, sign.glyph.x1)
        last.repaired |= sign.glyph.text != sign.text
        return True

    def _bring_home(self) -> None:
        """Give marks away from their base to the base that they stand on, wherever it was drawn."""
        consonants, others = _rows(self._clusters)
        for sign, fallback in self._astray:
            base = fallback
            if fallback is None or not _at_end(sign.glyph, fallback):
                base = _nearest(sign, consonants) or fallback
                if base is None and sign.text != NIKHAHIT:
                    base = _nearest(sign, others)
            if base is not None:
                _give(base, sign)
                if base is not fallback:
                    self._moved.append((sign, base.text))
            else:
                self._clusters.append(_cluster(sign.text, sign.glyph))


def _cluster(text: str, g: Glyph) -> Cluster:
    return Cluster(text, g.x0, g.x1, g.top, g.bottom, g.baseline, g.size, g.font, text != g.text)


def _give(base: Cluster, sign: Sign) -> None:
    if base.text.endswith(SARA_AM) and sign.text in TONES:
        base.text = base.text[:-1] + sign.text + SARA_AM
    else:
        base.text += sign.text
    base.repaired |= sign.text != sign.glyph.text


def _stands_on(glyph: Glyph, base: Cluster) -> bool:
    size = glyph.size
    return (
        abs(base.baseline - glyph.baseline) < _LINE * size
        and base.x0 - _BEFORE * size <= glyph.x0 <= base.x1 + _BEHIND * size
    )


def _at_end(glyph: Glyph, cluster: Cluster) -> bool:
    """Whether a mark stands where a cluster ends, as one that was typed behind it."""
    return abs(glyph.x0 - cluster.x1) <= _BEFORE * glyph.size


def _follows(cluster: Cluster, glyph: Glyph) -> bool:
    """Whether the glyph follows the cluster on its line, as sara aa would."""
    reach = glyph.size
    return (
        abs(cluster.baseline - glyph.baseline) < _LINE * reach
        and cluster.x0 - 0.5 * reach <= glyph.x0 <= cluster.x1 + 0.5 * reach
    )


_Rows = dict[int, list[Cluster]]
"""Clusters by their baseline, in steps of 8 points."""


def _rows(clusters: Sequence[Cluster]) -> tuple[_Rows, _Rows]:
    """Part consonants from other clusters with ink."""
    consonants: _Rows = {}
    others: _Rows = {}
    for cluster in clusters:
        if not cluster.blank:
            rows = consonants if cluster.text[0] in CONSONANTS else others
            rows.setdefault(int(cluster.baseline // 8), []).append(cluster)
    return consonants, others


def _nearest(sign: Sign, rows: _Rows) -> Cluster | None:
    """The base whose end is nearest to a mark that stands on it.

    The origin of Thai marks is the end of their base.
    """
    glyph = sign.glyph
    row = int(glyph.baseline // 8)
    around = int(_LINE * glyph.size // 8) + 1
    near = (c for r in range(row - around, row + around + 1) for c in rows.get(r, ()))
    standing = [c for c in near if _stands_on(glyph, c) and sign.text not in c.text]
    if not standing:
        return None
    return min(standing, key=lambda c: abs(glyph.x0 - c.x1) + abs(glyph.baseline - c.baseline))


def _is_lost_nikhahit(signs: Sequence[Sign], index: int) -> bool:
    """Whether the blank at ``index`` is a NIKHAHIT.

    It is where SARA AA follows (a tone may stand between) and the blank has no room of its own.
    """
    blank = signs[index].glyph
    follower = _sara_aa_behind(signs, index)
    if follower is None or abs(follower.baseline - blank.baseline) > 0.5 * blank.size:
        return False
    limit = _COINCIDENT * blank.size
    no_advance = blank.x1 - blank.x0 < limit and abs(follower.x0 - blank.x0) < 0.5 * blank.size
    return no_advance or abs(follower.x0 - blank.x0) < limit


def _sara_aa_behind(signs: Sequence[Sign], index: int) -> Glyph | None:
    for sign in _behind(signs, index):
        if sign.text[0] in (SARA_AA, SARA_AM):
            return sign.glyph
        if not sign.floating:
            return None
    return None


def _behind(signs: Sequence[Sign], index: int) -> Iterator[Sign]:
    return (signs[i] for i in range(index + 1, min(index + 4, len(signs))))


def _compose(text: str) -> str:
    """The ring that a base ends with (a tone mark may stand behind it) becomes SARA AM."""
    ring = text.rindex(NIKHAHIT)
    return text[:ring] + text[ring + 1 :] + SARA_AM

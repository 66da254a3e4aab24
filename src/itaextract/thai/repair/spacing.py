"""Blanks that are no spaces: under other glyphs, inside numbers, inside words.

A blank stays unless the boxes or the words speak against it, since Thai writes spaces between
phrases and only the author knows where.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import Final, NamedTuple

import regex

from itaextract.page import Rect
from itaextract.thai.glyphs import Cluster
from itaextract.thai.lexicon import (
    begins_with_word,
    common,
    ends_with_word,
    read_words,
    unknown_letters,
)
from itaextract.thai.repair.records import Repair, RepairKind, box_of
from itaextract.thai.script import (
    CONSONANTS,
    FOLLOWING,
    LEADING,
    LETTERS,
    MARKS,
    SARA_AA,
    SARA_AM,
    is_letters,
)

_COVERED: Final = 0.5
"""A blank that lies under ink for more than this share of its width is no space,"""
_ROOM: Final = 0.11
"""unless this share of the font size stays free."""
_RUN_GAP: Final = 2.5
"""White space at least this many font sizes wide ends a run of text."""
_SPREAD: Final = 4
"""So many single letters, each behind a blank, are a spread word."""
_EVEN: Final = 1.6
"""In spread text, a gap wider than so many usual ones parts two words."""
_PIECES: Final = 8
"""Pieces at most that one word can be broken into."""
_LONGEST: Final = 24
_SHORTEST_WORD: Final = 3
_CLEARLY: Final = 2.0
"""One reading is better than another when it costs so much less."""
_TITLED: Final = regex.compile(
    r"(?:นาย|นาง|นางสาว|น\.ส\.|ดร\.|[สพร]\.[ตทอ]\.[ตทอ]\.)\s?[\u0e01-\u0e4e]{2,}$"
)


class _Piece(NamedTuple):
    """Clusters without a blank between them, and the blanks behind them."""

    clusters: list[Cluster]
    blanks: list[Cluster]

    @property
    def text(self) -> str:
        return "".join(c.text for c in self.clusters)


def mend_spacing(clusters: Sequence[Cluster]) -> tuple[list[Cluster], list[Repair]]:
    """Leave out the blanks of a page that are no spaces.

    Args:
        clusters: all clusters of a page in content order.

    Returns:
        The clusters that stay, and what was left out.
    """
    covered = {id(b) for b in _covered_blanks(clusters)}
    repairs = [Repair("spacing", " ", "", box_of(c), 0.97) for c in clusters if id(c) in covered]
    kept = [c for c in clusters if id(c) not in covered] if covered else list(clusters)
    dropped: set[int] = set()
    for run in _runs(kept):
        wrong = _wrong_blanks(run)
        for index in wrong:
            left, right, blanks = run[index].text, run[index + 1].text, run[index].blanks
            ring = right[0] == SARA_AA and _lacks_ring(run, index, wrong)
            if ring:
                _put_ring(run[index + 1].clusters[0])
            dropped |= {id(blank) for blank in blanks}
            after = left + run[index + 1].text
            kind: RepairKind = "nikhahit" if ring else "spacing"
            repairs.append(Repair(kind, f"{left} {right}", after, _around(blanks), 0.9))
    return [c for c in kept if id(c) not in dropped] if dropped else kept, repairs


def _around(blanks: Sequence[Cluster]) -> Rect:
    return Rect(
        min(b.x0 for b in blanks),
        min(b.top for b in blanks),
        max(b.x1 for b in blanks),
        max(b.bottom for b in blanks),
    )


def _lacks_ring(run: Sequence[_Piece], index: int, wrong: Sequence[int]) -> bool:
    """Whether the blank before a SARA AA was the ring of a sara am, by the words around."""
    first, last = index, index + 1
    while first - 1 in wrong:
        first -= 1
    while last in wrong:
        last += 1
    before = _thai_end("".join(piece.text for piece in run[first : index + 1]))
    rest = _thai_beginning("".join(piece.text for piece in run[index + 1 : last + 1]))[1:]
    plain = read_words(before + SARA_AA + rest)
    ringed = read_words(before + SARA_AM + rest)
    return ringed.cost + _CLEARLY < plain.cost and ringed.unknown <= plain.unknown


def _put_ring(cluster: Cluster) -> None:
    cluster.text = SARA_AM + cluster.text[1:]
    cluster.repaired = True


def _covered_blanks(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Blanks that lie under the ink of their line: padding that the file draws first or last."""
    blanks = [c for i, c in enumerate(clusters) if c.blank and not _has_own_place(clusters, i)]
    if not blanks:
        return
    inked: dict[int, list[Cluster]] = {int(blank.baseline // 4): [] for blank in blanks}
    for cluster in clusters:
        if not cluster.blank:
            for row in _rows_of(cluster):
                if row in inked:
                    inked[row].append(cluster)
    for line in inked.values():
        line.sort(key=lambda c: c.x0)
    for blank in blanks:
        width = blank.x1 - blank.x0
        overlap = _overlap(blank, inked[int(blank.baseline // 4)])
        if overlap > _COVERED * width and width - overlap < _ROOM * blank.size:
            yield blank


def _has_own_place(clusters: Sequence[Cluster], index: int) -> bool:
    """Whether a blank stands between its neighbours in content order, as most do."""
    blank = clusters[index]
    slack = 0.1 * blank.size
    before = clusters[index - 1] if index else None
    behind = clusters[index + 1] if index + 1 < len(clusters) else None
    return (
        before is not None
        and behind is not None
        and before.baseline == blank.baseline == behind.baseline
        and abs(before.x1 - blank.x0) < slack
        and behind.x0 > blank.x1 - slack
    )


def _rows_of(cluster: Cluster) -> tuple[int, ...]:
    middle = int(cluster.baseline // 4)
    return (middle - 1, middle, middle + 1)


def _overlap(blank: Cluster, row: Sequence[Cluster]) -> float:
    """Width of the ink above a blank."""
    low, high = 0, len(row)
    reach = blank.x0 - 2.5 * blank.size
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if row[middle].x0 < reach else (low, middle)
    total = 0.0
    for cluster in row[low:]:
        if cluster.x0 >= blank.x1:
            break
        if abs(cluster.baseline - blank.baseline) < 0.3 * blank.size:
            total += max(0.0, min(cluster.x1, blank.x1) - max(cluster.x0, blank.x0))
    return total


def _runs(clusters: Sequence[Cluster]) -> Iterator[list[_Piece]]:
    """Pieces of text that follow each other on one line, from left to right."""
    run: list[_Piece] = []
    last: Cluster | None = None
    for cluster in clusters:
        if last is not None and not _continues(last, cluster):
            yield run
            run = []
        if cluster.blank:
            if run:
                run[-1].blanks.append(cluster)
        elif not run or run[-1].blanks:
            run.append(_Piece([cluster], []))
        else:
            run[-1].clusters.append(cluster)
        last = cluster
    if run:
        yield run


def _continues(last: Cluster, cluster: Cluster) -> bool:
    size = cluster.size
    return (
        abs(last.baseline - cluster.baseline) < 0.15 * size
        and -0.5 * size < cluster.x0 - last.x1 < _RUN_GAP * size
    )


def _wrong_blanks(run: Sequence[_Piece]) -> list[int]:
    """Numbers of the pieces whose blanks are inside a word."""
    if len(run) < 2:
        return []
    wrong = _spread(run)
    wrong |= {i for i, (a, b) in enumerate(pairwise(run)) if _cannot_part(a, b)}
    wrong |= _inside_words(run, wrong)
    return sorted(wrong | _among_wrong(run, wrong))


def _among_wrong(run: Sequence[_Piece], wrong: set[int]) -> set[int]:
    """Blanks between two wrong ones, and no wider: the setting made all of them."""
    found = set()
    for index in range(1, len(run) - 2):
        if index in wrong or not {index - 1, index + 1} <= wrong:
            continue
        if _gap(run, index) <= _EVEN * min(_gap(run, index - 1), _gap(run, index + 1)):
            found.add(index)
    return found


def _gap(run: Sequence[_Piece], index: int) -> float:
    """White space behind a piece."""
    return run[index + 1].clusters[0].x0 - run[index].clusters[-1].x1


def _spread(run: Sequence[_Piece]) -> set[int]:
    """Blanks between the letters of words that were spread out: ``ห น ว ย ง า น``."""
    found: set[int] = set()
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and len(run[end].clusters) == 1 and is_letters(run[end].text):
            end += 1
        if end - start >= _SPREAD:
            found |= _even_blanks(run, start, end)
        start = max(end, start + 1)
    return found


def _even_blanks(run: Sequence[_Piece], start: int, end: int) -> set[int]:
    gaps = {i: _gap(run, i) for i in range(start, end - 1)}
    usual = median(gaps.values())
    inner = {i for i, gap in gaps.items() if gap <= _EVEN * max(usual, 0.1)}
    text = ""
    for i in range(start, end):
        text += run[i].text + ("" if i in inner else " ")
    words = text.split()
    unknown = sum(unknown_letters(word) for word in words)
    if unknown > 0.2 * sum(map(len, words)):
        return set()
    # Short words that stand apart, such as ณ and ที่, are no letters of a word.
    parts = sum(len(read_words(word).words) for word in words)
    return inner if end - start >= 2 * parts else set()


def _cannot_part(left: _Piece, right: _Piece) -> bool:
    """Whether the script itself forbids a blank: no word begins with a vowel behind its consonant.

    Nor does one end with a vowel before its consonant.
    """
    first, last = right.text[0], left.text[-1]
    if first in FOLLOWING or first in MARKS:
        return last in CONSONANTS or last in MARKS
    return last in LEADING and first in CONSONANTS


def _inside_words(run: Sequence[_Piece], joined: set[int]) -> set[int]:
    """Blanks inside a word that has no reading with them, and one without."""
    found: set[int] = set()
    for index, (left, right) in enumerate(pairwise(run)):
        if index not in joined and index not in found and _suspicious(left.text, right.text):
            found |= _best_join(run, index)
    return found - joined


def splits_word(left: str, right: str) -> bool:
    """Whether a gap between two texts is inside a word, which reads as words only without it.

    For gaps that no blank fills, as distributed justification makes them.
    """
    return (
        _suspicious(left, right) and _gain_of([_thai_end(left), _thai_beginning(right)]) is not None
    )


def _suspicious(left: str, right: str) -> bool:
    """Whether Thai text stands on both sides of a gap, and no word ends or begins there."""
    ends, begins = _thai_end(left), _thai_beginning(right)
    if not ends or not begins:
        return False
    # Abbreviations are no words: พ.ศ.
    if right[len(begins) : len(begins) + 1] == "." or left[-len(ends) - 1 : -len(ends)] == ".":
        return False
    # A title opens a name, whose parts are no words and stand apart.
    if _TITLED.search(left):
        return False
    return not (ends_with_word(ends) and begins_with_word(begins))


def _thai_end(text: str) -> str:
    start = len(text)
    while start and text[start - 1] in LETTERS:
        start -= 1
    return text[max(start, len(text) - _LONGEST) :]


def _thai_beginning(text: str) -> str:
    end = 0
    while end < len(text) and text[end] in LETTERS:
        end += 1
    return text[: min(end, _LONGEST)]


def _best_join(run: Sequence[_Piece], index: int) -> set[int]:
    """The blanks around ``index`` without which the text reads as words throughout, if any."""
    first = max(0, index - _PIECES // 2)
    best: tuple[float, set[int]] | None = None
    for start in range(index, first - 1, -1):
        for end in range(index + 1, min(len(run), start + _PIECES + 1)):
            middle = run[start + 1 : end]
            if not all(is_letters(piece.text) for piece in middle):
                break
            gain = _gain(run, start, end)
            if gain is not None and (best is None or gain > best[0]):
                best = (gain, set(range(start, end)))
    return best[1] if best else set()


def _gain(run: Sequence[_Piece], start: int, end: int) -> float | None:
    """Unknown characters that joining the pieces from ``start`` to ``end`` makes known.

    None where a joint is not inside a word: then the blank may be one of the author's.
    """
    parts = [
        _thai_end(run[start].text),
        *(piece.text for piece in run[start + 1 : end]),
        _thai_beginning(run[end].text),
    ]
    gain = _gain_of(parts)
    # The fewer blanks fall, the better.
    return None if gain is None else gain - 0.1 * (end - start)


def _gain_of(parts: Sequence[str]) -> int | None:
    if not all(parts):
        return None
    before = sum(unknown_letters(part) for part in parts)
    if before <= unknown_letters("".join(parts)):
        return None
    reading = read_words("".join(parts))
    joints = set(accumulate(len(part) for part in parts[:-1]))
    at = 0
    for word in reading.words:
        inner = {j for j in joints if at < j < at + len(word)}
        if inner and not (len(word) >= _SHORTEST_WORD and common(word)):
            return None
        joints -= inner
        at += len(word)
    return None if joints else before - reading.unknown

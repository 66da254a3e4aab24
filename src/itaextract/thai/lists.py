"""A table cell becomes the items of its list.

Which markers are believed:

- A number counts as a marker where the numbers of its style go up by one from 1, or from the number
  that the cell opens with (a cell cut by a page break may open with ๓.), or stand at the starts of
  two or more lines. After `ข้อ`, `มาตรา`, `พ.ศ.` and the like a number never counts.
- A hyphen counts at the start of the cell or of a line; elsewhere as ` -x` (blank before, none
  after); and as ` - x` once the cell has such a hyphen or opens with a numbered heading, or where
  two of them part long pieces. It never counts between two numbers or dates, two Latin words, the
  two halves of a known pair (`ยืม - คืน`), or inside brackets or quotation marks.
- Other bullets count wherever they stand.

Which level is split: that of the first believed marker. A list of two or more numbers keeps what is
nested in its items, and so does a bullet list. One numbered heading above bullets or above another
numbering is the first item, and the list below gives the next items.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from itaextract.thai.criteria import find_ita_criteria
from itaextract.thai.joining import join_lines
from itaextract.thai.markers import Candidate, Marker, MarkerKind, leading_marker, marker_places
from itaextract.thai.months import MONTH

__all__ = [
    "Marker",
    "MarkerKind",
    "find_ita_criteria",
    "leading_marker",
    "split_items",
    "split_spans",
]

# Words that a number belongs to: `ข้อ ๑.` refers to a list and opens none.
_REFERENCE: Final = re.compile(
    r"(?:(?<!หัว)ข้อ|มาตรา|วรรค|หมวด|ร้อยละ|ไตรมาส|หมู่|จำนวน|ฉบับ|ม\.|พ\.\s?ศ\.|โทร\.?|"
    r"(?:ข้อ|ตัวชี้วัด|ลำดับ|ครั้ง|ฉบับ|หมู่|ประเด็น|มิติ|ไตรมาส|ชุด|วัน|บท|ส่วน|กลุ่ม|ขั้น|ขั้นตอน|ระยะ|ภาค|อันดับ|เลข|"
    r"รุ่น|ภารกิจ|ระดับ|แห่ง|คน|ตาราง|ภาพ)ที่)\s*$"
)
_PAIRS: Final = (
    ("ยืม", "คืน"),
    ("ยึด", "คืน"),
    ("เบิก", "คืน"),
    ("เบิก", "จ่าย"),
    ("รับ", "จ่าย"),
    ("รับ", "ส่ง"),
    ("รับ", "คืน"),
    ("ไม่รับ", "ไม่ให้"),
    ("ไม่ให้", "ไม่รับ"),
    ("ให้", "รับ"),
    ("ถาม", "ตอบ"),
    ("ซื้อ", "ขาย"),
    ("จัดซื้อ", "จัดจ้าง"),
    ("ซื้อ", "จ้าง"),
    ("เช้า", "เย็น"),
    ("ไป", "กลับ"),
    ("เข้า", "ออก"),
    ("เปิด", "ปิด"),
    ("ก่อน", "หลัง"),
    ("จันทร์", "ศุกร์"),
    ("เพิ่ม", "ลด"),
    ("บวก", "ลบ"),
)
_ONLY_MARKER: Final = re.compile(r"[\s\-–—.]+")
# Two plain ` - ` with no other sign of a list must part pieces of at least this many characters.
_LONG: Final = 15
_BRACKETS: Final = re.compile(r"[(\[“][^()\[\]“”]{0,120}[)\]”]")
_BEFORE_DATE: Final = re.compile(r"(?:(?:วันที่|เดือน|ไตรมาส(?:ที่)?|พ\.\s?ศ\.|ปี)\s*)+")
_CODE_OR_WORD: Final = re.compile(r"[A-Za-z]+\.?[0-9๐-๙]*(?![A-Za-z])")
_LATIN_END: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]+[0-9๐-๙]*$")
_DATE_REACH: Final = 16
# No cell holds so many; the limit keeps a hostile text from costing the square of its length.
_MOST_MARKERS: Final = 500


class _Cell:
    """The text of one cell, with what decides whether a candidate is a marker."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = len(text) - len(text.lstrip())
        places = islice(marker_places(text), _MOST_MARKERS)
        self.candidates = [c for c in places if c.marker.rest]

    @cached_property
    def enclosed(self) -> list[tuple[int, int]]:
        """The spans of what stands in brackets or quotation marks."""
        return [match.span() for match in _BRACKETS.finditer(self.text)]

    def opens_cell(self, candidate: Candidate) -> bool:
        return candidate.start == self.start

    def opens_line(self, candidate: Candidate) -> bool:
        return self._line_open(candidate.start)

    def _line_open(self, position: int) -> bool:
        while position and self.text[position - 1] in " \t":
            position -= 1
        return position == 0 or self.text[position - 1] == "\n"

    def prefer_line_openers(self, candidates: list[Candidate]) -> list[Candidate]:
        """Leave out markers in running text whose number opens a line too: a list in an item."""
        opening = {c.marker.path for c in candidates if self.opens_line(c)}
        if len(opening) < 2:
            return candidates
        return [c for c in candidates if self.opens_line(c) or c.marker.path not in opening]

    def is_enclosed(self, candidate: Candidate) -> bool:
        return any(start < candidate.start < end for start, end in self.enclosed)

    def before(self, candidate: Candidate, reach: int) -> str:
        start = max(0, candidate.start - 2 * reach)
        return self.text[start : candidate.start].rstrip()[-reach:]


def _joins_numbers_or_dates(before: str, after: str) -> bool:
    """Whether a hyphen stands inside `๒๕๖๖ - ๒๕๗๐` or `ต.ค. 64 - ก.ย. 65`."""
    after = _BEFORE_DATE.sub("", after, count=1) if _BEFORE_DATE.match(after) else after
    number_before = before[-1:].isdecimal()
    month_before = any(match.end() == len(before) for match in MONTH.finditer(before))
    month_after = MONTH.match(after) is not None
    return (number_before or month_before) and (after[:1].isdecimal() or month_after)


def _joins_latin(before: str, after: str) -> bool:
    """Whether a hyphen stands between codes or Latin words: `i1 – i6`, `IIT - EIT`."""
    return bool(_LATIN_END.search(before) and _CODE_OR_WORD.match(after))


def _joins_pair(before: str, after: str) -> bool:
    return any(before.endswith(left) and after.startswith(right) for left, right in _PAIRS)


def _is_joining_hyphen(cell: _Cell, candidate: Candidate) -> bool:
    before, after = cell.before(candidate, _DATE_REACH), candidate.marker.rest
    if not before:
        return False
    return (
        _joins_numbers_or_dates(before, after)
        or _joins_pair(before, after)
        or (not cell.opens_line(candidate) and _joins_latin(before, after))
        or cell.is_enclosed(candidate)
    )


def _is_tight(cell: _Cell, candidate: Candidate) -> bool:
    return not cell.text[candidate.end].isspace()


def _hyphens(cell: _Cell, heading: bool) -> list[Candidate]:
    """The hyphens that are bullets; `heading` tells that the cell opens with one number."""
    hyphens = [
        c
        for c in cell.candidates
        if c.marker.style == "bullet -" and not _is_joining_hyphen(cell, c)
    ]
    strong = [c for c in hyphens if cell.opens_line(c) or _is_tight(cell, c)]
    if strong or heading:
        return hyphens
    ends = [c.start for c in hyphens[1:]] + [len(cell.text)]
    pieces = [end - c.end for c, end in zip(hyphens, ends, strict=False)]
    first = hyphens[0].start if hyphens else 0
    listed = len(hyphens) > 1 and min([first, *pieces]) >= _LONG
    return hyphens if listed else []


def _refers(cell: _Cell, candidate: Candidate) -> bool:
    return bool(_REFERENCE.search(cell.before(candidate, _DATE_REACH)))


def _follows(cell: _Cell, before: Candidate, after: Candidate) -> bool:
    if after.marker.goes_on_from(before.marker):
        return True
    # At the start of a line a slip of the writer's pen is believed: 1. 2. 2. 4.
    step = after.marker.path[-1] - before.marker.path[-1]
    same = after.marker.path[:-1] == before.marker.path[:-1]
    return same and step in (0, 2) and cell.opens_line(before) and cell.opens_line(after)


def _chain(cell: _Cell, candidates: Sequence[Candidate]) -> list[Candidate]:
    chain = [candidates[0]]
    for candidate in candidates[1:]:
        if _follows(cell, chain[-1], candidate):
            chain.append(candidate)
    return chain


def _is_believed(cell: _Cell, chain: Sequence[Candidate]) -> bool:
    first = chain[0]
    if len(chain) == 1:
        if first.marker.kind == "letter" or not cell.opens_line(first):
            return False
        return cell.opens_cell(first) or first.marker.path[-1] == 1
    if first.marker.path[-1] == 1 or cell.opens_cell(first):
        return True
    return all(cell.opens_line(c) for c in chain[:2])


def _restarts(chain: Sequence[Candidate], rest: Sequence[Candidate]) -> bool:
    """Whether a heading's number is followed by a list that starts at 1: `๒. ... ๑. ... ๒. ...`."""
    if len(rest) < 2 or rest[0].marker.path[-1] != 1:
        return False
    return len(chain) == 1 or rest[0].start < chain[1].start


def _numberings(cell: _Cell) -> list[list[Candidate]]:
    """The believed numberings of the cell, each a list of its markers, in order."""
    styles: dict[str, list[Candidate]] = {}
    for candidate in cell.candidates:
        if candidate.marker.kind == "bullet" or cell.is_enclosed(candidate):
            continue
        if cell.opens_line(candidate) or not _refers(cell, candidate):
            styles.setdefault(candidate.marker.style, []).append(candidate)
    numberings: list[list[Candidate]] = []
    for candidates in map(cell.prefer_line_openers, styles.values()):
        while candidates:
            chain = _chain(cell, candidates)
            rest = candidates[1:]
            if _is_believed(cell, chain):
                inner = _chain(cell, rest) if rest else []
                if _restarts(chain, inner):
                    numberings.append([chain[0]])
                    chain = inner
                numberings.append(chain)
                break
            candidates = rest
    return sorted(numberings, key=lambda chain: chain[0].start)


def _bullets(cell: _Cell, heading: bool) -> list[list[Candidate]]:
    hyphens = _hyphens(cell, heading)
    styles: dict[str, list[Candidate]] = {"bullet -": hyphens} if hyphens else {}
    for candidate in cell.candidates:
        style = candidate.marker.style
        if candidate.marker.kind == "bullet" and style != "bullet -":
            styles.setdefault(style, []).append(candidate)
    return list(styles.values())


def _boundaries(cell: _Cell) -> list[Candidate]:
    """The markers that part the items of the cell."""
    if not cell.candidates:
        return []
    numberings = _numberings(cell)
    heading = bool(numberings) and len(numberings[0]) == 1 and cell.opens_cell(numberings[0][0])
    levels = sorted(numberings + _bullets(cell, heading), key=lambda level: level[0].start)
    if not levels:
        return []
    top = levels[0]
    if len(top) > 1 or len(levels) == 1:
        return top
    inner = levels[1]
    bullet_above = top[0].marker.kind == "bullet"
    bullets_below = inner[0].marker.kind == "bullet"
    if bullet_above:
        return top + inner if bullets_below and len(inner) > 1 else top
    return top + inner if bullets_below or len(inner) > 1 else top


def _cell(lines: Sequence[str] | str) -> _Cell:
    return _Cell(lines if isinstance(lines, str) else "\n".join(lines))


def split_spans(lines: Sequence[str] | str) -> list[str]:
    """Split a cell into items as `split_items` does, but leave the items' line breaks in them."""
    cell = _cell(lines)
    markers = _boundaries(cell)
    starts = [0] + [marker.end for marker in markers]
    ends = [marker.start for marker in markers] + [len(cell.text)]
    spans = [cell.text[start:end] for start, end in zip(starts, ends, strict=True)]
    return [span for span in spans if span.strip() and not _ONLY_MARKER.fullmatch(span)]


def split_items(lines: Sequence[str] | str) -> list[str]:
    """Split a table cell into the items of its list, markers removed, in order.

    The rules stand in this module's docstring. A preamble before the first marker is an item;
    text without markers is one item; a cell that is empty, or holds nothing but a dash, has none.

    Args:
        lines: the cell's visual lines, or its text where lines are not known.

    Example:
        >>> split_items(["๑. จัดทำคู่มือ", "การปฏิบัติงาน ๒. รายงานผล"])
        ['จัดทำคู่มือการปฏิบัติงาน', 'รายงานผล']
    """
    items = [" ".join(join_lines(span.split("\n")).split()) for span in split_spans(lines)]
    return [item for item in items if item]

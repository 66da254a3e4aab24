"""Running headers, footers and page numbers: text that belongs to the page, not the document."""

import re
from collections import Counter
from collections.abc import Sequence

from itaextract.table.model import Block, Grid, Line
from itaextract.thai.digits import to_ascii_digits

_PAGE_NUMBER = re.compile(
    r"[-–—~|(]*\s*(?:หน้า(?:ที่)?|page|p\.)?\s*[-–—]?\s*\d{1,4}\s*"
    r"(?:(?:/|จาก|of|ใน)\s*\d{1,4})?\s*[-–—~|)]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NOT_COMPARED = re.compile(r"[^\w]")
"""Blanks, signs and Thai marks, which scans lose."""
_EDGE = 0.14
"""Share of the page height, at the top and at the bottom, where furniture stands."""
_PLACE = 8.0
"""Repeated lines stand within this many points of one height."""


def drop_furniture(
    pages: Sequence[tuple[float, Sequence[Block]]],
) -> tuple[list[list[Block]], list[Line]]:
    """Take running headers, footers and page numbers out of the pages.

    Args:
        pages: height in points (0 for text extracts) and blocks of each page.

    Returns:
        The blocks of each page without them, and the lines that were taken out.
    """
    repeated = _repeated(pages)
    kept: list[list[Block]] = []
    dropped: list[Line] = []
    for height, blocks in pages:
        edges = _edge_lines(height, blocks)
        furniture = {
            id(line)
            for line in edges
            if _PAGE_NUMBER.fullmatch(_plain(line.text)) or _key(line) in repeated
        }
        kept.append([b for b in blocks if id(b) not in furniture])
        dropped += [line for line in edges if id(line) in furniture]
    return kept, dropped


def _edge_lines(height: float, blocks: Sequence[Block]) -> list[Line]:
    """Lines at the top or bottom edge, with no table between them and the edge."""
    if not height:
        return []
    found: list[Line] = []
    for ordered in (blocks, list(reversed(blocks))):
        for block in ordered[:4]:
            if isinstance(block, Grid) or block.box is None:
                break
            middle = (block.box.top + block.box.bottom) / 2 / height
            at_edge = middle < _EDGE if ordered is blocks else middle > 1 - _EDGE
            if at_edge and block not in found:
                found.append(block)
    return found


def _plain(text: str) -> str:
    return to_ascii_digits(text).strip()


def _key(line: Line) -> tuple[str, int]:
    text = _DIGITS.sub("#", _NOT_COMPARED.sub("", _plain(line.text)))
    return text, round((line.box.top if line.box else 0.0) / _PLACE)


def _repeated(pages: Sequence[tuple[float, Sequence[Block]]]) -> set[tuple[str, int]]:
    """Keys of edge lines that stand at one place on most pages (at least three)."""
    counts: Counter[tuple[str, int]] = Counter()
    for height, blocks in pages:
        counts.update({_key(line) for line in _edge_lines(height, blocks)})
    needed = max(3, 0.4 * len(pages))
    return {key for key, count in counts.items() if count >= needed}

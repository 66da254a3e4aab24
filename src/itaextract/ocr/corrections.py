"""Misread text is corrected where the domain leaves no doubt; each correction is recorded.

Engines take letters for others of like shape (ข for ช, บ for ป) and lose marks, so texts are
compared by their shape, which knows neither. Corrected are words of the assessment's vocabulary and
names of places, short texts (units, headers) that the document has elsewhere and more often in
another reading, and item codes that look like the one that is due.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from itaextract.model import Finding
from itaextract.ocr.doubts import ocr_finding
from itaextract.ocr.placenames import misread_places
from itaextract.ocr.vocabulary import shape, terms_at, units_of
from itaextract.table.model import Block, Grid, Line
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.lexicon import unknown_letters

_SHORTEST, _LONGEST = 5, 40
"""Letters of texts that are compared with others of the document."""
_LETTERS = 8
"""One letter or mark may be wrong, and one more in so many."""
_OFTEN = 2
"""So many times as often a text must stand in one reading as in another."""
_YEAR: Final = re.compile(
    r"(?<![\u0e01-\u0e4e])(?:ป[\u0e34-\u0e37]?|บ[\u0e35-\u0e37]|U|il)(?=\s?25\d\d)"
)
"""ปี before a year: engines read letters that stand alone badly."""
_YEAR_WORD: Final = "ปี"
_CODE: Final = re.compile(r"([ieoIEO])(\d{1,2})")
_CODES: Final = 2
"""So many of the texts of a column of codes are codes, and half of them at least."""
_ALIKE: Final = str.maketrans("iIlj|[]!eEcCGoOQDSBZ", "1" * 8 + "6" * 5 + "0" * 4 + "582")


class Correction(NamedTuple):
    """What a page read, what it was corrected to, and how like the two are (0 to 1)."""

    page: int
    before: str
    after: str
    confidence: float


def correct(pages: Iterable[Sequence[Block]]) -> list[Correction]:
    """Correct the text of pages that OCR read, in place.

    Args:
        pages: the blocks of each page.
    """
    blocks = [block for page in pages for block in page]
    lines = [line for block in blocks for line in _lines(block)]
    made = [c for line in lines for c in _correct_words(line)]
    made += [c for block in blocks if isinstance(block, Grid) for c in _correct_codes(block)]
    return [*made, *_agree(lines)]


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else [n for cell in block.cells for n in cell.lines]


def _change(line: Line, start: int, end: int, after: str) -> Correction:
    before = line.text[start:end]
    line.text = line.text[:start] + after + line.text[end:]
    line.repaired += 1
    likeness = Levenshtein.normalized_similarity(before, after)
    return Correction(line.page, before, after, round(likeness, 2))


def _correct_words(line: Line) -> Iterator[Correction]:
    """Correct words of the vocabulary in a line."""
    units = units_of(line.text)
    index, found = 0, []
    while index < len(units):
        term = terms_at(units, index)
        if term is None:
            index += 1
            continue
        start, end = units[index].start, units[index + term.length - 1].end
        if term.text is not None and _is_misread(line.text[start:end], term.text):
            found.append((start, end, term.text))
        index += term.length
    lone = _YEAR.finditer(to_ascii_digits(line.text))
    found += [(*m.span(), _YEAR_WORD) for m in lone if m[0] != _YEAR_WORD]
    text = line.text
    found += [p for p in misread_places(text) if _is_misread(text[p[0] : p[1]], p[2])]
    for start, end, text in sorted(found, reverse=True):
        yield _change(line, start, end, text)


def _is_misread(read: str, term: str) -> bool:
    return read != term and Levenshtein.distance(read, term) <= 1 + len(term) // _LETTERS


def _agree(lines: Sequence[Line]) -> Iterator[Correction]:
    """Give texts that look the same their most frequent reading."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        text = line.text.strip()
        if _SHORTEST <= len(text) <= _LONGEST and not any(c.isdigit() for c in text):
            groups[shape(text)].append(line)
    for same in groups.values():
        counts = Counter(line.text.strip() for line in same)
        (usual, most), *others = counts.most_common()
        # Often is not right: the same paper and the same engine err in the same way.
        best = unknown_letters(usual)
        rare = {t for t, n in others if _OFTEN * n <= most and unknown_letters(t) >= best}
        for line in same:
            text = line.text.strip()
            if text in rare:
                start = line.text.index(text)
                yield _change(line, start, start + len(text), usual)


def _correct_codes(grid: Grid) -> Iterator[Correction]:
    """Correct item codes that look like the one that their column has in this place."""
    for column in range(grid.n_columns):
        cells = (c for c in grid.cells if c.column == column and len(c.lines) == 1)
        lines = [cell.lines[0] for cell in sorted(cells, key=lambda c: c.row)]
        codes = [_CODE.fullmatch(line.text.strip()) for line in lines]
        due = [_due(codes, index) for index in range(len(lines))]
        wrong = [
            (line, code)
            for line, code in zip(lines, due, strict=True)
            if code and line.text.strip() != code and _looks(line.text) == _looks(code)
        ]
        known = sum(code is not None for code in codes)
        if known >= _CODES and 2 * (known + len(wrong)) >= len(codes):
            for line, code in wrong:
                yield _change(line, 0, len(line.text), code)


def _due(codes: Sequence[re.Match[str] | None], index: int) -> str:
    """The code that a place of a column should have, by the nearest one that was read."""
    near = min(
        (i for i, code in enumerate(codes) if code), key=lambda i: abs(i - index), default=None
    )
    code = codes[near] if near is not None and near != index else None
    return f"{code[1]}{int(code[2]) + index - near}" if code and near is not None else ""


def _looks(text: str) -> str:
    return to_ascii_digits("".join(text.split())).translate(_ALIKE)


def correction_findings(corrections: Iterable[Correction]) -> list[Finding]:
    """Findings for corrections: one for each page, with all that was read and what it became."""
    pages: dict[int, dict[Correction, None]] = defaultdict(dict)
    for correction in corrections:
        pages[correction.page][correction] = None
    return [_about_page(page, list(made)) for page, made in sorted(pages.items())]


def _about_page(page: int, made: Sequence[Correction]) -> Finding:
    texts = ", ".join(f"“{c.before}” → “{c.after}” ({c.confidence:.0%})" for c in made)
    return ocr_finding(
        "info",
        f"Misread text on page {page} was corrected: {texts}.",
        f"แก้ข้อความที่อ่านผิดในหน้า {page}: {texts}",
        [],
        [page],
    )

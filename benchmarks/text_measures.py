"""What is measured: the quality of one text, two readings of one page, edits to correct text."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from itaextract import ItaExtractError
from itaextract.thai.damage import DAMAGE_CLASSES, count_damage
from itaextract.thai.known_words import find_known_words
from itaextract.thai.quality import Kept, text_quality
from pdf_tools import Reader, read_with_itaextract

PAIR = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")
"""Sara am as NIKHAHIT and SARA AA, with a tone mark on either side of NIKHAHIT."""
TWINS = ("word", "pua")
"""Variants of a file whose text layer is damaged; `clean` is the sound one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one tool gave for one file, or for several files together."""

    characters: int
    damage: Mapping[str, int]
    hits: float
    sara_am: Kept
    sara_am_or_pair: Kept
    marks: Kept

    @classmethod
    def of(cls, text: str) -> "Measured":
        quality = text_quality(text)
        rate = quality.lexicon_hit_rate or 0.0
        characters = quality.thai_characters
        return cls(
            characters,
            quality.damage_counts,
            rate * characters,
            quality.kept_sara_am,
            kept_sara_am(PAIR.sub("\\1\\2\u0e33", text)),
            quality.kept_marks,
        )

    @property
    def rate(self) -> float:
        """Broken places per 1,000 Thai characters."""
        return 1000 * sum(self.damage.values()) / max(self.characters, 1)


def kept_sara_am(text: str) -> Kept:
    """Known words with sara am, and how many have it."""
    words = [o for o in find_known_words(text) if o.known.tells_sara_am]
    return Kept(sum(o.keeps_sara_am for o in words), len(words))


def _sum(parts: Iterable[Kept]) -> Kept:
    pairs = list(parts)
    return Kept(sum(p.kept for p in pairs), sum(p.found for p in pairs))


def pooled(measured: Iterable[Measured]) -> Measured:
    """Several files as one: sums, not means of the files' rates."""
    all_of = list(measured)
    return Measured(
        sum(m.characters for m in all_of),
        {name: sum(m.damage.get(name, 0) for m in all_of) for name in DAMAGE_CLASSES},
        sum(m.hits for m in all_of),
        _sum(m.sara_am for m in all_of),
        _sum(m.sara_am_or_pair for m in all_of),
        _sum(m.marks for m in all_of),
    )


def measure(path: Path, readers: Mapping[str, Reader]) -> dict[str, Measured] | None:
    """Measure each tool on one file; None for a file without Thai text for any of them."""
    found: dict[str, Measured] = {}
    for name, read in readers.items():
        try:
            text = "\n".join(read(path))
        except ItaExtractError as error:
            print(f"{path.name}: {name}: {error}", file=sys.stderr)
            text = ""
        found[name] = Measured.of(text)
    return found if any(m.characters for m in found.values()) else None


class Twin(NamedTuple):
    """A damaged file against the clean one of the same pages, as this package reads both."""

    path: Path
    characters: int
    unequal: int
    characters_with_blanks: int
    unequal_with_blanks: int


def unequal(first: str, second: str) -> int:
    """Characters of either text that the other has not, in order."""
    return int(Indel.distance(first, second))


def twin_of(path: Path) -> Path | None:
    """The clean file of the same pages, where there is one."""
    stem, _, variant = path.stem.rpartition(".")
    clean = path.with_name(f"{stem}.clean.pdf")
    return clean if variant in TWINS and clean.exists() else None


def compare_twins(damaged: Path, clean: Path, read: Reader = read_with_itaextract) -> Twin:
    """Compare page by page; white space once passed over, once counted as it stands."""
    pairs = list(zip(read(damaged), read(clean), strict=True))
    bare = [("".join(a.split()), "".join(b.split())) for a, b in pairs]
    return Twin(
        damaged,
        sum(len(a) + len(b) for a, b in bare),
        sum(unequal(a, b) for a, b in bare),
        sum(len(a) + len(b) for a, b in pairs),
        sum(unequal(a, b) for a, b in pairs),
    )


class Changes(NamedTuple):
    """What normalisation does to text that has nothing to repair."""

    name: str
    characters: int
    changes: int
    examples: tuple[tuple[str, str], ...]


def plain(text: str) -> str:
    """NFC and even white space: what normalisation does to any text, and no repair."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def count_changes(
    name: str, lines: Iterable[str], repair: Callable[[str], str], examples: int = 5
) -> Changes:
    """Count the edits (runs of characters put in, taken out, replaced) in undamaged lines.

    Lines with a pattern that no Thai text has are damaged, and are left out.
    """
    characters = changes = 0
    seen: list[tuple[str, str]] = []
    for line in lines:
        before = plain(line)
        if not before or count_damage(before):
            continue
        characters += len(before)
        after = repair(before)
        if after != before:
            tags = (op.tag == "equal" for op in Levenshtein.opcodes(before, after))
            changes += sum(1 for equal, _ in groupby(tags) if not equal)
            seen.append((before, after))
    return Changes(name, characters, changes, tuple(seen[:examples]))

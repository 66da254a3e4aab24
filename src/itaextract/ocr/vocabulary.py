"""The words of the assessment by their shape: what letters and marks leave on bad paper."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from itaextract.ita.columns import header_words
from itaextract.ita.facts import indicators, instruments, sub_indicators
from itaextract.thai.known_words import known_words
from itaextract.thai.lexicon import all_words
from itaextract.thai.script import FOLLOWING, LEADING, LETTERS, MARKS

_GROUPS: Final = ("ขชซ", "บปษ", "ดตคศ", "ถภกฤฦ", "ผฝพฟ", "ลส", "ทหฑฬ", "ฎฏ", "ไใโ", "าำ", "ธร")
"""Letters that engines take for each other; see also ``ita/gazetteer.py``, for single names."""
_LIKE: Final = {letter: group[0] for group in _GROUPS for letter in group}
_SHAPES: Final = str.maketrans(_LIKE | dict.fromkeys(MARKS, ""))
_UNIT: Final = re.compile(rf"[{''.join(LETTERS - MARKS)}][{''.join(MARKS)}]*|.", re.DOTALL)
_THAI: Final = re.compile(r"[\u0e01-\u0e4e]{2,}")
_LEAST = 5
"""Words with fewer letters look like too many others."""
_KEY = 4
_WANTS_FINAL: Final = frozenset("\u0e31\u0e47")


class Unit(NamedTuple):
    """A letter with its marks: its shape, and where it stands in the text."""

    shape: str
    text: str
    start: int
    end: int


class Term(NamedTuple):
    """A word of the vocabulary: its length in letters, and its text; None where several fit."""

    length: int
    text: str | None


def units_of(text: str) -> list[Unit]:
    """The letters of a text."""
    return [
        Unit(_LIKE.get(m[0][0], m[0][0]), m[0], m.start(), m.end()) for m in _UNIT.finditer(text)
    ]


def shape(text: str) -> str:
    """A text without marks, and with one letter for all that look like it.

    >>> shape("ตัวขี้วัด") == shape("ตัวชี้วัด")
    True
    """
    return text.translate(_SHAPES)


def terms_at(units: Sequence[Unit], index: int) -> Term | None:
    """The longest word of the vocabulary that a text has at a place, by its shape."""
    if index and units[index - 1].text[0] in LEADING:
        return None
    key = "".join(unit.shape for unit in units[index : index + _KEY])
    for known, text in _terms().get(key, ()):
        end = index + len(known)
        if "".join(unit.shape for unit in units[index:end]) != known:
            continue
        follows = end < len(units) and units[end].text[0] in FOLLOWING
        # MAI HAN-AKAT and MAITAIKHU want a letter after theirs: it is the next word's.
        joined = units[end - 1].text[-1] in _WANTS_FINAL and (text or "")[-1:] not in _WANTS_FINAL
        if not follows and not joined:
            return Term(len(known), text)
    return None


@cache
def _terms() -> Mapping[str, Sequence[tuple[str, str | None]]]:
    """Shapes and words by the first letters of the shape, the longest first.

    A shape that is that of another word, too, has None.
    """
    words: dict[str, set[str]] = defaultdict(set)
    for word in _words():
        if len(key := shape(word)) >= _LEAST:
            words[key].add(word)
    lexicon: dict[str, set[str]] = defaultdict(set)
    for word in all_words():
        if (key := shape(word)) in words:
            lexicon[key].add(word)
    terms: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for key in sorted(words, key=lambda k: (-len(k), k)):
        # The vocabulary knows misspellings, too; the lexicon does not.
        right = lexicon[key] or words[key]
        terms[key[:_KEY]].append((key, min(right) if len(right) == 1 else None))
    return terms


def _words() -> Iterator[str]:
    """The names and headers of the assessment, and words of public administration."""
    names = [name for i in indicators() for name in (i.name, *i.variants)]
    names += [name for s in sub_indicators() for name in (s.name, *s.variants)]
    names += [name for i in instruments() for name in (i.name, *i.variants)]
    for text in (*names, *header_words()):
        yield from _THAI.findall(text)
    yield from (known.word for known in known_words().values())

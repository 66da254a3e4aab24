"""Known words show damage that no pattern shows: `สานักงาน` has lost its sara am, and reads well.

A word is found by its skeleton, which is the word without its marks and with SARA AM as SARA AA, so
that damaged occurrences are found too. The words are data, ``data/known_words.txt``: chosen so that
no other Thai text has their skeletons, which ``tests/thai/test_thai_quality.py`` checks against a
dictionary.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_SARA_AA: Final = "\u0e32"
_SARA_AM: Final = "\u0e33"
_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_BLANKS: Final = " \t\xa0"
# What may stand between the letters of a damaged word: marks, glyphs that have no character, and
# one blank, since many tools put one where a mark was.
_PARTS: Final = re.compile(
    rf"(?P<letter>[\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e45])"
    rf"|(?P<dropped>[{_MARKS}\u200b-\u200d\xad\ufeff\ufffd\ue000-\uf8ff]|\(cid:[0-9]+\))"
    rf"|(?P<blank>[{_BLANKS}])"
    r"|(?P<other>.)",
    flags=re.DOTALL,
)
_BREAK: Final = "\n"
# NIKHAHIT, its private-use form in Windows fonts, and a glyph that has no character.
_RING: Final = re.compile("[\u0e4d\uf711\ufffd]")
_OTHER_MARKS: Final = re.compile(f"(?!\u0e4d)[{_MARKS}]")
_WANTS_FINAL: Final = frozenset("\u0e31\u0e47")
_SPACE: Final = re.compile(rf"[{_BLANKS}]")


class KnownWord(NamedTuple):
    """A word and what its occurrences can tell.

    Attributes:
        word: as it is spelt.
        tells_sara_am: no other Thai text is this word without its SARA AM.
        tells_marks: no other Thai text is this word with other marks (สระบน สระล่าง วรรณยุกต์).
    """

    word: str
    tells_sara_am: bool
    tells_marks: bool


class Occurrence(NamedTuple):
    """A known word in a text.

    Attributes:
        known: the word.
        written: what the text has in its place, without blanks.
        start: offset in the text where it begins.
    """

    known: KnownWord
    written: str
    start: int

    @property
    def keeps_sara_am(self) -> bool:
        """Whether each SARA AM is there, as one character; other marks do not count here.

        NIKHAHIT and SARA AA look the same, but a search for the word does not find them.
        """
        return _OTHER_MARKS.sub("", self.written) == _OTHER_MARKS.sub("", self.known.word)

    @property
    def keeps_marks(self) -> bool:
        """Whether all other marks are there, in their places; SARA AM does not count here."""
        return _without_sara_am(self.written) == _without_sara_am(self.known.word)


def _without_sara_am(text: str) -> str:
    plain = _RING.sub("", text.replace(_SARA_AM, _SARA_AA))
    return plain.replace(_SARA_AA * 2, _SARA_AA)


class _Skeleton:
    """The letters of a text, each with the span that it and the marks after it have there."""

    def __init__(self, text: str) -> None:
        self.letters: list[str] = []
        self.spans: list[tuple[int, int]] = []
        blanks = 0
        for part in _PARTS.finditer(text):
            if part["letter"]:
                self._letter(part[0], part.span(), text)
            elif part["dropped"]:
                if self.spans:
                    self.spans[-1] = (self.spans[-1][0], part.end())
            elif part["other"] or blanks:
                self._break(part.start())
            blanks = blanks + 1 if part["blank"] else 0

    def _letter(self, letter: str, span: tuple[int, int], text: str) -> None:
        before = text[self.spans[-1][0]] if self.spans else ""
        if before == _SARA_AM and letter in (_SARA_AA, _SARA_AM) and self.letters[-1] != _BREAK:
            self.spans[-1] = (self.spans[-1][0], span[1])  # จำ�า is one sara am
        elif letter == "เ" and before == "เ" and self.spans[-1][1] == span[0]:
            self.letters[-1] = "แ"
            self.spans[-1] = (self.spans[-1][0], span[1])
        else:
            self.letters.append(_SARA_AA if letter == _SARA_AM else letter)
            self.spans.append(span)

    def _break(self, position: int) -> None:
        if self.letters and self.letters[-1] != _BREAK:
            self.letters.append(_BREAK)
            self.spans.append((position, position))


def skeleton(text: str) -> str:
    """Give the letters of a Thai text: marks dropped, SARA AM as SARA AA, two SARA E as SARA AE.

    Single blanks are passed over; other characters give one line break.
    """
    return "".join(_Skeleton(text).letters)


@cache
def known_words() -> Mapping[str, KnownWord]:
    """Give the known words by their skeletons."""
    source = files("itaextract.thai") / "data" / "known_words.txt"
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    sara_am, marks = sections["sara am"], sections["marks"]
    return {
        skeleton(word): KnownWord(word, word in sara_am, word in marks)
        for word in sorted(sara_am | marks)
    }


@cache
def _pattern() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for word in sorted(known_words(), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    # No word begins after a vowel that is written before its consonant, or ends before one that
    # is written after it.
    return re.compile(f"(?<![เแโใไ])(?:{words})(?![ะาๅ])")


def find_known_words(text: str) -> Iterator[Occurrence]:
    """Give the known words of a text, whole or damaged, in order; the longest where several fit."""
    source = _Skeleton(text)
    for match in _pattern().finditer("".join(source.letters)):
        start = source.spans[match.start()][0]
        end = source.spans[match.end() - 1][1]
        known, written = known_words()[match[0]], _SPACE.sub("", text[start:end])
        if not _goes_on(known.word, written):
            yield Occurrence(known, written, start)


def _goes_on(word: str, written: str) -> bool:
    """Whether the last letter has a mark that makes it part of another word.

    `ประกาศ` in `ประกาศิต`; MAI HAN-AKAT and MAITAIKHU on a last letter want one more after it.
    """
    if written[-1] in _WANTS_FINAL and word[-1] != written[-1]:
        return True
    return written != word and written.startswith(word)

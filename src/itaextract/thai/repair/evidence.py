"""What the fonts of a document prove about their own glyphs.

Everything is kept by font (``Glyph.face``) and character code, since a text layer is damaged in
one way throughout a font. Three witnesses are heard in this order: the font program (its tables,
then its outlines), the font's habits in the text, and the lexicon.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import regex

from itaextract.glyph import Glyph
from itaextract.page import FontProgram, Page
from itaextract.thai.legacy import legacy_order_text, windows_874
from itaextract.thai.lexicon import unknown_letters
from itaextract.thai.normalize import GLYPH_VARIANTS
from itaextract.thai.repair.inference import Question, answer
from itaextract.thai.script import CONSONANTS, LOWER_MARKS, MARKS, NIKHAHIT, SARA_AA, SARA_AM

UNKNOWN: Final = "\ufffd"
"""What a glyph reads as whose character nothing can tell."""

_NO_UNICODE: Final = regex.compile(r"\(cid:\d+\)|[\ufffd\p{Co}\p{Cn}\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_HIGH_LATIN: Final = regex.compile(r"[\xa1-\xda\xdf-\xfb]")
_LATIN_WORDS: Final = regex.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]{3,}")
_PLACEHOLDER: Final = 0x100000
"""First of the characters (plane 16, private use) that stand for open questions."""
_ENOUGH_AA: Final = 60
"""Text with this many SARA AA has a SARA AM, too; where none is read, AM may read as AA."""
_ENOUGH_LATIN: Final = 20
_SAMPLE: Final = 600
_BASELINE, _ABOVE = 0.1, 0.3
"""Ink below the first is below the letter, above the second it is above; in font sizes."""
NARROW: Final = 0.02
"""A glyph with less advance than this share of the font size has none."""


_Reader = Callable[[Glyph], str | None]


class Key(NamedTuple):
    """A glyph of a font: the font, the character code (-1 if not known), and what it reads as."""

    face: str
    code: int
    text: str


@dataclass(slots=True)
class _Habits:
    """How a font uses its codes, counted over the pages seen so far."""

    thai: int = 0
    rings: int = 0
    aa: Counter[int] = field(default_factory=Counter)
    am: Counter[int] = field(default_factory=Counter)
    am_behind_ring: Counter[int] = field(default_factory=Counter)
    wide_blanks: Counter[int] = field(default_factory=Counter)
    narrow_blanks: Counter[int] = field(default_factory=Counter)
    texts: dict[int, str] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)
    latin: int = 0
    sample: list[str] = field(default_factory=list)


class _Found:
    """What a glyph of a font reads as, by its text and whether it has room of its own."""

    __slots__ = ("has_room", "reading", "text")

    def __init__(self, text: str, has_room: bool, reading: str) -> None:
        self.text = text
        self.has_room = has_room
        self.reading = reading


class FontEvidence:
    """Collects evidence from pages and tells what their glyphs read as.

    First ``observe`` pages, then ask ``text_of`` for their glyphs. Where only the words around a
    glyph can tell, ``text_of`` gives a placeholder; give texts with placeholders to ``settle``, and
    ``fill`` replaces them.
    """

    def __init__(self) -> None:
        self._habits: dict[str, _Habits] = {}
        self._programs: dict[str, FontProgram] = {}
        self._known: dict[Key, str] = {}
        self._found: dict[str, dict[int, _Found]] = {}
        self._questions: dict[str, Question] = {}
        self._placeholders: dict[Key, str] = {}
        self._answers: dict[str, str] = {}
        self._suspects: set[str] = set()
        self._fresh = False
        self._faces: dict[str, _Reader] = {}

    @property
    def open(self) -> bool:
        """Whether some glyphs wait for an answer from their contexts."""
        return len(self._questions) > len(self._answers)

    def observe(self, page: Page) -> None:
        """Count how each font of a page uses its codes."""
        self._programs.update(page.fonts)
        self._known.clear()
        self._found.clear()
        self._fresh = True
        self._faces.clear()
        ring_before = False
        for glyph in page.glyphs:
            text = glyph.text
            habits = self._habits.get(glyph.face)
            if habits is None:
                habits = self._habits[glyph.face] = _Habits()
            if "\u0e01" <= text <= "\u0e7f":
                _count_thai(habits, glyph, ring_before)
                ring_before = text == NIKHAHIT
                continue
            ring_before = False
            if not text:
                habits.empty.add(glyph.code)
                self._suspects.add(glyph.face)
            if not text.strip():
                ring_before = _count_blank(habits, glyph)
            elif text > "\x7e" and _HIGH_LATIN.fullmatch(text):
                habits.latin += 1
                self._suspects.add(glyph.face)
            if habits.latin and len(habits.sample) < _SAMPLE:
                habits.sample.append(" " if text.isspace() else windows_874(text, glyph.code))

    def text_of(self, glyph: Glyph) -> str:
        """The characters of a glyph, a placeholder, or U+FFFD where nothing can tell."""
        return self.texts_of((glyph,))[0]

    def texts_of(self, glyphs: Iterable[Glyph]) -> list[str]:
        """What ``text_of`` gives for each of some glyphs."""
        texts: list[str] = []
        face = ""
        known = self._found.setdefault(face, {})
        for glyph in glyphs:
            if glyph.face != face:
                face = glyph.face
                known = self._found.setdefault(face, {})
            has_room = glyph.x1 - glyph.x0 > NARROW * glyph.size
            found = known.get(glyph.code)
            if found is None or found.has_room != has_room or found.text != glyph.text:
                found = known[glyph.code] = _Found(glyph.text, has_room, self._look_up(glyph))
            texts.append(found.reading)
        return texts

    def _look_up(self, glyph: Glyph) -> str:
        """Work out what a glyph reads as, which its font, code, text and room decide."""
        text = glyph.text
        if self._fresh:
            self._suspect_shared_texts()
            self._fresh = False
        if glyph.face in self._suspects:
            read = self._read_by_face(glyph)
            if read is not None:
                return read
        if len(text) == 1 and ("\u0e01" <= text <= "\u0e5b" or "!" <= text <= "~"):
            if text != SARA_AA and text != SARA_AM:
                return text
        elif text == " " and glyph.x1 - glyph.x0 > NARROW * glyph.size:
            return text
        key = Key(glyph.face, glyph.code, text)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(key, glyph)
        return known

    def settle(self, contexts: Iterable[str]) -> None:
        """Answer open questions from texts in which their placeholders stand."""
        open_ = {p: q for p, q in self._questions.items() if p not in self._answers}
        if open_:
            self._answers.update(answer(open_, contexts))
            self._found.clear()

    def fill(self, text: str) -> str:
        """Replace placeholders by their answers, or by what they are taken for without one."""
        if not self._questions:
            return text
        for placeholder, question in self._questions.items():
            if placeholder in text:
                text = text.replace(placeholder, self._answers.get(placeholder, question.default))
        return text

    def _read(self, key: Key, glyph: Glyph) -> str:
        text = key.text.translate(GLYPH_VARIANTS).replace("\xa0", " ")
        if key.face not in self._habits:
            self._habits[key.face] = _Habits()
        if text == SARA_AM:
            return self._sara_am(key)
        if text == SARA_AA:
            return self._sara_aa(key)
        if text == NIKHAHIT + SARA_AA:
            return SARA_AM
        if _NO_UNICODE.fullmatch(text):
            return self._without_unicode(key, glyph)
        if not text.strip():
            return NIKHAHIT if self._draws_ring(key) else text
        return text

    def _drawn(self, key: Key) -> str | None:
        """SARA AA or SARA AM, by the font program; None where it does not tell."""
        program = self._programs.get(key.face)
        if program is None or key.code < 0:
            return None
        text = program.text_of(key.code)
        if text in (SARA_AA, SARA_AM):
            return text
        shape = program.shape_of(key.code)
        if shape is None or shape.contours == 2:
            return None
        # The ring has an outer and an inner contour.
        return SARA_AA if shape.contours == 1 else SARA_AM

    def _sara_am(self, key: Key) -> str:
        """What a glyph draws that reads SARA AM.

        Word and its imitators write one text for each glyph: where the last glyph of a sara am is
        the font's SARA AA, every SARA AA of the font may read SARA AM.
        """
        habits = self._habits[key.face]
        if habits.aa:
            return SARA_AM
        if self._draws_ring(key):
            return NIKHAHIT
        drawn = self._drawn(key)
        if drawn is not None:
            return drawn
        if habits.am_behind_ring[key.code]:
            return SARA_AA
        return self._ask(key, SARA_AM + SARA_AA, SARA_AM)

    def _sara_aa(self, key: Key) -> str:
        """What a glyph draws that reads SARA AA."""
        habits = self._habits[key.face]
        one_code = len(habits.aa) < 2
        has_am = habits.rings or habits.am or habits.narrow_blanks
        if one_code and (has_am or sum(habits.aa.values()) < _ENOUGH_AA):
            return SARA_AA
        return self._drawn(key) or SARA_AA

    def _draws_ring(self, key: Key) -> bool:
        """Whether a code that does not read as the ring, and is no blank with room, draws it."""
        habits = self._habits[key.face]
        program = self._programs.get(key.face)
        if program is None or key.code < 0 or habits.wide_blanks[key.code]:
            return False
        if program.text_of(key.code) == NIKHAHIT:
            return True
        shape = program.shape_of(key.code)
        return shape is not None and shape.contours == 2 and shape.y0 > 0.3

    def _without_unicode(self, key: Key, glyph: Glyph) -> str:
        program = self._programs.get(key.face)
        if program is not None and key.code >= 0:
            text = program.text_of(key.code)
            if text and not _NO_UNICODE.fullmatch(text.translate(GLYPH_VARIANTS)):
                return text.translate(GLYPH_VARIANTS)
            text = self._by_order(key, program) or self._by_outline(key, program)
            if text:
                return text
        if glyph.x1 - glyph.x0 <= NARROW * glyph.size:
            return self._ask(key, "".join(sorted(MARKS)), UNKNOWN)
        letters = "".join(sorted(CONSONANTS)) + "เแโใไะ" + SARA_AA + SARA_AM
        return self._ask(key, letters, UNKNOWN)

    def _by_order(self, key: Key, program: FontProgram) -> str | None:
        number = program.order(key.code)
        if number is None:
            return None
        texts = self._habits[key.face].texts.items()
        known = {n: text for code, text in texts if (n := program.order(code)) is not None}
        return legacy_order_text(number, known)

    def _by_outline(self, key: Key, program: FontProgram) -> str | None:
        """The character of another glyph of the font that draws the same outline elsewhere."""
        outline = program.outline_of(key.code)
        if not outline:
            return None
        found = {
            text
            for code, text in self._habits[key.face].texts.items()
            if program.outline_of(code) == outline
        }
        return found.pop() if len(found) == 1 else None

    def _suspect_shared_texts(self) -> None:
        """Fonts in which two glyphs read as the same mark are looked at more closely.

        Most have two forms of it; in some, one of the two is another mark.
        """
        for face, habits in self._habits.items():
            marks = [text for text in habits.texts.values() if text in MARKS]
            if len(set(marks)) < len(marks):
                self._suspects.add(face)

    def _read_by_face(self, glyph: Glyph) -> str | None:
        """Read a glyph of a font whose whole character map is wrong; None where it is not."""
        reader = self._faces.get(glyph.face)
        if reader is None:
            reader = self._faces[glyph.face] = self._reader(glyph.face)
        return reader(glyph)

    def _reader(self, face: str) -> _Reader:
        if self._is_thai_as_latin(face):
            return lambda glyph: windows_874(glyph.text, glyph.code)
        program = self._programs.get(face)
        empty = self._habits[face].empty
        if program is not None and empty and all(_thai(program.text_of(code)) for code in empty):
            # The map gives the text of whole clusters to one of their glyphs, wherever it stands.
            return lambda glyph: _thai(program.text_of(glyph.code))
        misplaced = self._misplaced(face)
        return lambda glyph: misplaced.get(glyph.code)

    def _misplaced(self, face: str) -> dict[int, str]:
        """What marks of a font read as that draw below the letter and read as above, or so.

        Where a font's shaping swaps two marks of a letter, LibreOffice gives each of their glyphs
        the text of the other.
        """
        program = self._programs.get(face)
        found: dict[int, str] = {}
        for code, text in self._habits[face].texts.items():
            shape = program.shape_of(code) if program is not None and text in MARKS else None
            if shape is None or not shape.contours:
                continue
            below = shape.y0 < 0 and shape.y1 <= _BASELINE
            above = shape.y0 > _ABOVE
            if (below and text not in LOWER_MARKS) or (above and text in LOWER_MARKS):
                candidates = LOWER_MARKS if below else MARKS - LOWER_MARKS
                drawn = _thai(program.text_of(code)) if program is not None else None
                question = Key(face, code, text)
                found[code] = drawn or self._ask(question, "".join(sorted(candidates)), text)
        return found

    def _is_thai_as_latin(self, face: str) -> bool:
        """Whether a font's Latin letters are the bytes of Thai ones (TIS-620, Windows-874)."""
        habits = self._habits[face]
        if habits.thai or habits.latin < _ENOUGH_LATIN:
            return False
        words = _LATIN_WORDS.findall("".join(habits.sample))
        unknown = sum(unknown_letters(word) for word in words)
        return bool(words) and unknown < 0.25 * sum(map(len, words))

    def _ask(self, key: Key, candidates: str, default: str) -> str:
        placeholder = self._placeholders.get(key)
        if placeholder is None:
            placeholder = chr(_PLACEHOLDER + len(self._placeholders))
            self._placeholders[key] = placeholder
            self._questions[placeholder] = Question(candidates, default)
        return self._answers.get(placeholder, placeholder)


def _thai(text: str | None) -> str | None:
    """A Thai text with plain characters for presentation forms; None for any other."""
    plain = text.translate(GLYPH_VARIANTS) if text else ""
    return plain if "\u0e01" <= plain <= "\u0e7f" else None


def _count_thai(habits: _Habits, glyph: Glyph, ring_before: bool) -> None:
    text = glyph.text
    habits.thai += 1
    if text == SARA_AA:
        habits.aa[glyph.code] += 1
    elif text == SARA_AM:
        habits.am[glyph.code] += 1
        habits.am_behind_ring[glyph.code] += ring_before
    elif text == NIKHAHIT:
        habits.rings += 1
    if glyph.code >= 0:
        habits.texts.setdefault(glyph.code, text)


def _count_blank(habits: _Habits, glyph: Glyph) -> bool:
    """Count a blank; tell whether it has no room of its own."""
    narrow = glyph.x1 - glyph.x0 < NARROW * glyph.size
    (habits.narrow_blanks if narrow else habits.wide_blanks)[glyph.code] += 1
    return narrow

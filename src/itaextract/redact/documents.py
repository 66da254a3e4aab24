"""Documents without persons: the same token for the same person or number in every text."""

from collections.abc import Iterable, Iterator
from typing import Any

import regex

from itaextract.model import Document
from itaextract.redact.contacts import find_contacts
from itaextract.redact.persons import find_persons
from itaextract.redact.spans import Kind, Span, without_overlaps
from itaextract.redact.words import CLEAR_TITLES, OPEN_TITLES

_TITLES = rf"(?:(?:{CLEAR_TITLES}|{OPEN_TITLES})[ ]?)*"
#: A shorter name may stand inside words by chance: ดี มา in ดีมาก.
_LONG_NAME = 10
_FILE_NAME_BLANKS = str.maketrans("_-+", "   ")


class Redactor:
    """Replaces what identifies persons in the texts of one document.

    A person is ``[บุคคล 1]`` wherever the name stands, with and without title; telephone numbers are
    ``[โทรศัพท์ 1]``, e-mail addresses ``[อีเมล 1]``, citizen numbers ``[เลขประจำตัวประชาชน 1]``.
    Numbers count from 1 in the order of the texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Get to know the persons of a document from all its texts."""
        self._numbers: dict[tuple[Kind, str], int] = {}
        spans = [span for text in texts for span in _find(text)]
        self._persons = _persons(span.key for span in spans if span.kind is Kind.PERSON)
        for span in spans:
            self._number(span)
        full = sorted((key for key in self._persons if " " in key), key=len, reverse=True)
        names = "|".join(map(_spaced, full))
        self._known = regex.compile(rf"{_TITLES}(?P<name>{names})(?!\p{{M}})") if full else None

    def spans(self, text: str) -> list[Span]:
        """Give what has to go, in the order of the text."""
        return without_overlaps([*_find(text), *self._again(text)])

    def text(self, text: str) -> str:
        """Give the text with tokens in place of persons and their numbers."""
        return self._replace(text, self.spans(text))

    def file_name(self, name: str) -> str:
        """Do the same with the name of a file, where ``_`` and ``-`` may stand for blanks."""
        read_as = name.translate(_FILE_NAME_BLANKS)
        return self._replace(name, without_overlaps([*self.spans(name), *self.spans(read_as)]))

    def _replace(self, text: str, spans: Iterable[Span]) -> str:
        parts, end = [], 0
        for span in spans:
            parts += [text[end : span.start], f"[{span.kind.value} {self._number(span)}]"]
            end = span.end
        return "".join([*parts, text[end:]])

    def _again(self, text: str) -> Iterator[Span]:
        """Find persons of the document by their full names, title or not."""
        for match in self._known.finditer(text) if self._known else ():
            yield Span(*match.span(), Kind.PERSON, _squeezed(match["name"]))

    def _number(self, span: Span) -> int:
        key = span.key
        if span.kind is Kind.PERSON:
            key = self._persons.get(key, _squeezed(key))
        count = sum(kind is span.kind for kind, _ in self._numbers)
        return self._numbers.setdefault((span.kind, key), count + 1)


def redact(document: Document) -> Document:
    """Give the document without names, telephone numbers, e-mail addresses and citizen numbers.

    All text goes through, also raw text, tables, findings and the name of the file; hashes,
    numbers, dates and places on the page stay.
    """
    content = document.model_dump()
    name = content["source"].pop("file_name")
    redactor = Redactor([*_texts(content), (name or "").translate(_FILE_NAME_BLANKS)])
    content = _replaced(content, redactor)
    content["source"]["file_name"] = redactor.file_name(name) if name else name
    return Document.model_validate(content)


def redact_file_name(name: str) -> str:
    """Give the name of a file without persons, as far as it tells by itself."""
    return Redactor([name.translate(_FILE_NAME_BLANKS)]).file_name(name)


def _find(text: str) -> list[Span]:
    return without_overlaps([*find_contacts(text), *find_persons(text)])


def _persons(keys: Iterable[str]) -> dict[str, str]:
    """Map every key to that of its person: a given name alone is the one person who has it."""
    found = set(keys)
    by_given: dict[str, set[str]] = {}
    for key in found:
        if " " in key:
            by_given.setdefault(key.split()[0], set()).add(_squeezed(key))
    persons = {}
    for key in found:
        same = by_given.get(key, set())
        persons[key] = next(iter(same)) if len(same) == 1 else _squeezed(key)
    return persons


def _squeezed(name: str) -> str:
    return "".join(name.split())


def _spaced(key: str) -> str:
    """Give a pattern for a name; a long one may have blanks anywhere, as damaged text has them."""
    if len(key) < _LONG_NAME:
        return r"\s{1,3}".join(map(regex.escape, key.split()))
    return r"\s{0,3}".join(map(regex.escape, _squeezed(key)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(name)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _replaced(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, str):
        return redactor.text(value)
    if isinstance(value, dict):
        return {redactor.text(k): _replaced(inner, redactor) for k, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, redactor) for inner in value]
    return value

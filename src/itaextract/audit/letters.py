"""Letters that no Thai text has: ``suspicious-characters``."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import regex

from itaextract.audit.prose import Passage, cells, passages
from itaextract.audit.report import finding
from itaextract.model import Document, Finding

_THAI: Final = r"\u0e01-\u0e3a\u0e40-\u0e4e"
_FOREIGN: Final = r"[\p{L}--[\p{Thai}\p{Latin}]]"
# Latin letters stand beside Thai words by habit, letters of other scripts are misread ones.
_SUSPICIOUS: Final = regex.compile(
    rf"[{_THAI}]{{0,12}}(?:(?<=[{_THAI}]){_FOREIGN}+|{_FOREIGN}+(?=[{_THAI}]))[{_THAI}]{{0,12}}",
    regex.V1,
)
_NEITHER: Final = re.compile(
    r"[^\u0000-\u024f\u0e00-\u0e7f\u2000-\u206f\u2190-\u2bff\ue000-\uf8ff]"
)
"""Hardly any text has characters that are neither Latin nor Thai, nor signs of these blocks."""
_EXAMPLES: Final = 5


def check_letters(document: Document) -> Iterator[Finding]:
    """Letters of another script inside Thai words: signs of a misreading."""
    found = _find(document)
    if found:
        listed = ", ".join(f"“{word}”" for word, _ in found[:_EXAMPLES])
        yield finding(
            "suspicious-characters",
            "warning",
            f"Letters of another script stand inside Thai words: {listed}.",
            f"พบอักษรต่างภาษาปนในคำไทย: {listed}",
            refs=[passage.ref for _, passage in found],
            pages=[page for _, passage in found for page in passage.pages],
        )


def _find(document: Document) -> Sequence[tuple[str, Passage]]:
    """Each different match with the first place where it stands."""
    found: dict[str, Passage] = {}
    for passage in chain(passages(document), cells(document)):
        if _NEITHER.search(passage.text):
            for match in _SUSPICIOUS.finditer(passage.text):
                found.setdefault(match[0], passage)
    return list(found.items())

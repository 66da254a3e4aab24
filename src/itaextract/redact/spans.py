"""Places in a text that hold something of a person."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What it is; the value is the Thai word that stands in its place."""

    PERSON = "บุคคล"
    TELEPHONE = "โทรศัพท์"
    EMAIL = "อีเมล"
    CITIZEN = "เลขประจำตัวประชาชน"


class Span(NamedTuple):
    """``text[start:end]`` is of this kind; the same ``key`` means the same person or number."""

    start: int
    end: int
    kind: Kind
    key: str


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Keep the longer of two that overlap, in the order of the text."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)

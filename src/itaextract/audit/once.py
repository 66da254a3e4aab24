"""What many checks need of a document is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from itaextract.model import Document

T = TypeVar("T")


def once_a_document(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Keep what a function gave for the last document it was called with.

    Documents are frozen, so the result stays true. It must not be changed, nor be an iterator.
    """
    last: list[tuple[Document, T]] = []

    @wraps(function)
    def kept(document: Document) -> T:
        for known, result in tuple(last):
            if known is document:
                return result
        result = function(document)
        last[:] = [(document, result)]
        return result

    return kept

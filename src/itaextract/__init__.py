"""Validated, structured records from the ITA documents of Thai local governments."""

from typing import TYPE_CHECKING

from itaextract._version import __version__
from itaextract.lazy import on_demand

if TYPE_CHECKING:
    from itaextract.comparison import compare
    from itaextract.corpus import Corpus, extract_corpus
    from itaextract.errors import ItaExtractError
    from itaextract.guard import Guard
    from itaextract.model import Document
    from itaextract.pipeline import extract
    from itaextract.reading import PageText, read_text
    from itaextract.settings import Settings

__all__ = [
    "Corpus",
    "Document",
    "Guard",
    "ItaExtractError",
    "PageText",
    "Settings",
    "__version__",
    "compare",
    "extract",
    "extract_corpus",
    "read_text",
]

_HOMES = {
    "Corpus": "itaextract.corpus",
    "Document": "itaextract.model",
    "Guard": "itaextract.guard",
    "ItaExtractError": "itaextract.errors",
    "PageText": "itaextract.reading",
    "Settings": "itaextract.settings",
    "compare": "itaextract.comparison.compare",
    "extract": "itaextract.pipeline",
    "extract_corpus": "itaextract.corpus",
    "read_text": "itaextract.reading",
}


if not TYPE_CHECKING:  # which knows the names, and no others
    __getattr__ = on_demand(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)

"""Validated, structured records from the ITA documents of Thai local governments."""

from typing import TYPE_CHECKING, Any

from itaextract._version import __version__

if TYPE_CHECKING:
    from itaextract.comparison import compare
    from itaextract.corpus import Corpus, extract_corpus
    from itaextract.errors import ItaExtractError
    from itaextract.guard import Guard
    from itaextract.model import Document
    from itaextract.pipeline import PageText, extract, read_text
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
    "PageText": "itaextract.pipeline",
    "Settings": "itaextract.settings",
    "compare": "itaextract.comparison.compare",
    "extract": "itaextract.pipeline",
    "extract_corpus": "itaextract.corpus",
    "read_text": "itaextract.pipeline",
}


def __getattr__(name: str) -> Any:
    """Import public names on first use, so that ``import itaextract`` is cheap."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

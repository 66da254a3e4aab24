"""Many documents together."""

from itaextract.corpus.engines import Engine, LocalEngine
from itaextract.corpus.opened import Corpus, read_documents, read_failures
from itaextract.corpus.run import Event, Summary, extract_corpus

__all__ = [
    "Corpus",
    "Engine",
    "Event",
    "LocalEngine",
    "Summary",
    "extract_corpus",
    "read_documents",
    "read_failures",
]

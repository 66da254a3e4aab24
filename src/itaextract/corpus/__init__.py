"""Many documents together."""

from itaextract.corpus.opened import Corpus, read_documents

__all__ = ["Corpus", "read_documents"]

"""Pages on which people check every value against the document, and correct it."""

from itaextract.review.gather import Review, ReviewedPage, gather
from itaextract.review.html import Lang, review_page
from itaextract.review.index import write_index

__all__ = ["Lang", "Review", "ReviewedPage", "gather", "review_page", "write_index"]

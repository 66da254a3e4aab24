"""Repair of the text layer of Thai PDFs, from glyphs with boxes and fonts.

``repair_page`` mends one page, ``repair_pages`` those of a document, whose fonts then testify for
all of its pages.
"""

from itaextract.thai.repair.evidence import FontEvidence
from itaextract.thai.repair.notes import PageNotes, doubtful_quality, take_notes
from itaextract.thai.repair.page import as_read, repair_page, repair_pages
from itaextract.thai.repair.records import (
    Misspelling,
    Repair,
    RepairKind,
    Unresolved,
)
from itaextract.thai.repair.repaired import RepairedPage
from itaextract.thai.repair.spacing import splits_word
from itaextract.thai.repair.spelling import (
    MisspeltPlace,
    find_misspelt,
    misspelt_places,
    suggest_spelling,
)

__all__ = [
    "FontEvidence",
    "Misspelling",
    "MisspeltPlace",
    "PageNotes",
    "Repair",
    "RepairKind",
    "RepairedPage",
    "Unresolved",
    "as_read",
    "doubtful_quality",
    "find_misspelt",
    "misspelt_places",
    "repair_page",
    "repair_pages",
    "splits_word",
    "suggest_spelling",
    "take_notes",
]

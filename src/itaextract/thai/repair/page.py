"""The repair of one page, and of the pages of a document one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import regex

from itaextract.glyph import Glyph
from itaextract.page import Page
from itaextract.thai.glyphs import Cluster, Sign, assemble
from itaextract.thai.legacy import windows_874
from itaextract.thai.normalize import GLYPH_VARIANTS, ordered_marks
from itaextract.thai.repair.evidence import NARROW, UNKNOWN, FontEvidence
from itaextract.thai.repair.records import Repair, RepairKind, Unresolved, box_of
from itaextract.thai.repair.repaired import RepairedPage
from itaextract.thai.repair.spacing import mend_spacing
from itaextract.thai.repair.visible import visible_glyphs
from itaextract.thai.script import MARKS, NIKHAHIT, SARA_AA, SARA_AM
from itaextract.watch import Watch, unwatched

_WINDOW: Final = 16
"""Pages that are looked at together before the first of them is released."""
_WESTERN: Final = regex.compile(r"[\x20-\x7e\xa0-\xff]")


def repair_page(page: Page, evidence: FontEvidence | None = None) -> RepairedPage:
    """Repair the text layer of one page.

    Args:
        page: a page with glyphs, and with fonts where the reader has them.
        evidence: what earlier pages taught of the fonts; the page's own is added. Without it the
            page speaks for itself.

    Returns:
        The page's text as clusters in content order, with what was changed and what was not.
        What the page shows is kept: a word that its author misspelt stays so.
    """
    evidence = evidence or FontEvidence()
    return next(iter(_repair_window([page], evidence, unwatched)))


def repair_pages(pages: Iterable[Page], watch: Watch = unwatched) -> Iterator[RepairedPage]:
    """Repair the pages of one document, with what they teach of their fonts.

    Evidence is taken from a window of pages before the first of them is repaired, and is kept for
    the windows behind it: pages are released while the rest of the file is still unread, and the
    result depends on nothing but the pages.

    Args:
        pages: as they were read; taken in one window after the other.
        watch: is told of each page before something is done with it.
    """
    evidence = FontEvidence()
    window: list[Page] = []
    for page in pages:
        window.append(page)
        if len(window) == _WINDOW:
            yield from _repair_window(window, evidence, watch)
            window = []
    yield from _repair_window(window, evidence, watch)


class _Draft(NamedTuple):
    page: Page
    clusters: list[Cluster]
    decoded: list[Sign]
    repairs: list[Repair]
    unresolved: list[Unresolved]


def _repair_window(
    pages: Sequence[Page], evidence: FontEvidence, watch: Watch
) -> Iterator[RepairedPage]:
    for page in pages:
        watch(page.number)
        evidence.observe(page)
    drafts: list[_Draft] = []
    for page in pages:
        watch(page.number)
        drafts.append(_draft(page, evidence))
    if evidence.open:
        evidence.settle("".join(c.text for c in draft.clusters) for draft in drafts)
    for draft in drafts:
        watch(draft.page.number)
        yield _finish(draft, evidence)


def _draft(page: Page, evidence: FontEvidence) -> _Draft:
    """Decode the glyphs of a page and build its clusters, with placeholders in them."""
    glyphs, repairs, unresolved = visible_glyphs(page)
    texts = evidence.texts_of(glyphs)
    for index, text in enumerate(texts):
        if text == SARA_AM and glyphs[index].x1 - glyphs[index].x0 < NARROW * glyphs[index].size:
            texts[index] = _ring_or_sara_am(glyphs[index + 1 : index + 4], evidence)
    signs = [Sign(glyph, text) for glyph, text in zip(glyphs, texts, strict=True)]
    assembly = assemble(signs)
    repairs += [Repair("nikhahit", g.text, NIKHAHIT, box_of(g), 0.99) for g in assembly.rings]
    repairs += [
        Repair("mark-place", sign.text, text, box_of(sign.glyph), 0.9)
        for sign, text in assembly.moved
    ]
    changed = [sign for sign in signs if sign.text != sign.glyph.text]
    return _Draft(page, assembly.clusters, changed, repairs, unresolved)


def _ring_or_sara_am(behind: Sequence[Glyph], evidence: FontEvidence) -> str:
    """Read a SARA AM without advance: it is the ring alone, where a SARA AA is drawn behind it."""
    for glyph in behind:
        text = evidence.text_of(glyph)
        if text == SARA_AA or (text == SARA_AM and glyph.x1 - glyph.x0 > NARROW * glyph.size):
            return NIKHAHIT
        if not Sign(glyph, text).floating:
            break
    return SARA_AM


def as_read(page: Page) -> RepairedPage:
    """The text of a page that OCR read: its glyphs are clusters already, and are left alone."""
    clusters = [
        Cluster(g.text, g.x0, g.x1, g.top, g.bottom, g.baseline, g.size, g.font)
        for g in page.glyphs
    ]
    return RepairedPage(page, tuple(clusters))


def _decoding(glyph: Glyph, text: str) -> Repair:
    kind: RepairKind = "no-unicode"
    if _WESTERN.fullmatch(glyph.text) and text == windows_874(glyph.text, glyph.code):
        kind = "encoding"
    elif text in (SARA_AA, SARA_AM):
        kind = "sara"
    elif text == NIKHAHIT:
        kind = "nikhahit"
    elif glyph.text.translate(GLYPH_VARIANTS) == text:
        kind = "private-use"
    return Repair(kind, glyph.text, text, box_of(glyph), 0.95)


def _finish(draft: _Draft, evidence: FontEvidence) -> RepairedPage:
    """Fill in the answers, put the marks in order, and mend the blanks."""
    unresolved = draft.unresolved
    for cluster in draft.clusters:
        if len(cluster.text) == 1 and cluster.text < UNKNOWN and cluster.text not in MARKS:
            continue  # nothing to fill in, and nothing to order
        filled = evidence.fill(cluster.text)
        cluster.repaired |= filled != cluster.text
        # To put the marks of a base in the order of typing mends nothing that shows.
        cluster.text = text = ordered_marks(filled) if len(filled) > 2 else filled
        if UNKNOWN in text:
            unresolved.append(Unresolved("glyph", text, box_of(cluster)))
        elif text[0] in MARKS:
            unresolved.append(Unresolved("mark", text, box_of(cluster)))
    decoded = [(sign.glyph, evidence.fill(sign.text)) for sign in draft.decoded]
    repairs = [
        _decoding(glyph, text)
        for glyph, text in decoded
        if text not in (glyph.text, UNKNOWN) and text.strip()
    ]
    clusters, spacing = mend_spacing(draft.clusters)
    everything = (*draft.repairs, *repairs, *spacing)
    return RepairedPage(draft.page, tuple(clusters), everything, tuple(unresolved))

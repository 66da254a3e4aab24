"""The main job: a file becomes a validated document."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from itaextract.audit import audit, check_cuts, check_text_layer
from itaextract.errors import NoTextLayerError
from itaextract.garbage import rare_collections
from itaextract.model import Document, Finding, Source, TextLayer
from itaextract.ocr.stage import OcrStage, Progress
from itaextract.page import Page, SourceFile
from itaextract.parse.document import Parsed, parse_document
from itaextract.read import open_source
from itaextract.reading import FileSource, load_source, no_page, repaired_pages
from itaextract.settings import Settings
from itaextract.table.furniture import drop_furniture
from itaextract.table.layout import layout
from itaextract.table.model import Block, Line
from itaextract.table.stitch import Flow, stitch
from itaextract.thai.repair import PageNotes, RepairedPage, take_notes
from itaextract.turning import Turn, blocks_back, boxes_back, lines_back
from itaextract.watch import Watch, unwatched

if TYPE_CHECKING:
    from itaextract.ocr.corrections import Correction

_PARSING: Final = 0.1
"""Patience for parsing and audit, which come after all pages, for each of them."""
_MANY_PAGES: Final = 200
"""To read so many takes a hundred times as long as a full collection of garbage."""


class PageLayout(NamedTuple):
    """What stands on one page (1-based), which is ``width`` by ``height`` points large.

    ``furniture`` are those of its blocks that are running headers, footers and page numbers; they
    go into no record. Sizes are 0 for text input.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    furniture: tuple[Line, ...] = ()


class Reading(NamedTuple):
    """A document, and the pages that it was read from."""

    document: Document
    pages: tuple[PageLayout, ...]


class _Tally:
    """What the pages held, counted while they pass by."""

    def __init__(self) -> None:
        self.pages = self.with_text = self.images = self.repaired = self.read = 0
        self.notes: list[PageNotes] = []
        self.corrections: list[Correction] = []
        self.turns: dict[int, Turn] = {}

    def count(self, repaired: RepairedPage, blocks: Iterable[Block]) -> None:
        page = repaired.page
        if page.origin != "ocr":  # what OCR misread is not what the page shows
            self.notes.append(take_notes(repaired))
        self.pages += 1
        if page.turned:
            self.turns[page.number] = Turn(page)
        has_text = bool(page.rows) or any(g.text.strip() for g in page.glyphs)
        self.with_text += has_text
        self.read += has_text and page.origin == "ocr"
        self.images += bool(page.images)
        for block in blocks:
            lines = (
                [block] if isinstance(block, Line) else (n for c in block.cells for n in c.lines)
            )
            self.repaired += sum(line.repaired for line in lines)

    def text_layer(self, media_type: str) -> TextLayer:
        if media_type.startswith("text/"):
            return "text"
        if not self.with_text:
            return "none"
        if self.read:
            return "ocr" if self.read == self.with_text else "mixed"
        return "repaired" if self.repaired else "embedded"


def extract(
    source: FileSource,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    watch: Watch = unwatched,
) -> Document:
    """Read one file into validated records.

    Args:
        source: a path, the bytes of a file, or a binary stream (which is read to its end and not
            closed).
        settings: see ``Settings``; the defaults suit files of any kind.
        progress: called for each page that OCR reads, with how many are done and how many are
            known.
        watch: is told of each page before something is done with it.

    Returns:
        The document. Same bytes and same settings give the same document.

    Raises:
        UnreadableFileError: the file is missing, empty, damaged or of another kind.
        EncryptedFileError: it asks for a password.
        NoTextLayerError: it is a scan, and OCR is switched off or not installed.
        OcrUnavailableError: all pages were to be read through OCR, which is not installed.
        LimitExceededError: it is larger than the settings allow.
        SettingsError: the settings name pages that the file does not have, or an unknown
            reader or OCR engine.
    """
    return _read(source, settings or Settings(), progress, watch, keep_pages=False).document


def read_document(
    source: FileSource,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    watch: Watch = unwatched,
) -> Reading:
    """Read one file into validated records, and keep what stands on its pages.

    The pages are as they were read: ``Settings.redact`` takes nothing out of them.

    Raises:
        As ``extract``.
    """
    return _read(source, settings or Settings(), progress, watch, keep_pages=True)


@rare_collections()
def _read(
    source: FileSource,
    settings: Settings,
    progress: Progress | None,
    watch: Watch,
    *,
    keep_pages: bool,
) -> Reading:
    name, data = load_source(source)
    file = open_source(data, settings, name)
    scans = OcrStage(data, settings, progress, watch)
    flow, pages, tally = _flow(file, settings, scans, watch)
    if not keep_pages:
        pages = ()
    if tally.pages >= _MANY_PAGES:
        gc.collect()  # what fonts and parsers left in cycles is a fourth of all memory by now
    watch(0, 1 + tally.pages * _PARSING)
    parsed, ctx = parse_document(flow, settings)
    del flow  # all lines of the file, which only a caller who keeps the pages needs any longer
    document = _document(
        parsed,
        Source(
            file_name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=file.media_type,
            page_count=file.page_count,
            text_layer=tally.text_layer(file.media_type),
            producer=file.producer,
        ),
    )
    findings = [
        *(*check_cuts(file.cuts), *scans.findings, *ctx.findings),
        *check_text_layer(document, tally.notes, correct_spelling=settings.correct_spelling),
        *_scan_findings(document, scans, tally),
        *audit(document),
    ]
    document = document.model_copy(update={"findings": findings})
    if settings.redact:
        from itaextract.redact import redact  # here, because hardly any run needs it

        document = redact(document)
    document = boxes_back(document, tally.turns)
    return Reading(document, tuple(_as_shown(p, tally.turns.get(p.number)) for p in pages))


def _scan_findings(document: Document, scans: OcrStage, tally: _Tally) -> list[Finding]:
    if not scans.read:
        return []
    from itaextract.ocr.findings import scan_findings

    return scan_findings(document, scans.read, scans.doubts, tally.corrections)


def _document(parsed: Parsed, source: Source) -> Document:
    return Document(
        source=source,
        agency=parsed.agency,
        kinds=parsed.kinds,
        fiscal_year=parsed.fiscal_year,
        assessed_year=parsed.assessed_year,
        round_months=parsed.round_months,
        overall_scores=parsed.overall_scores,
        rating_scale=parsed.rating_scale,
        score_tables=parsed.score_tables,
        score_mentions=parsed.score_mentions,
        measures=parsed.measures,
        schedule=parsed.schedule,
        guidelines=parsed.guidelines,
        sections=parsed.sections,
        tables=parsed.tables,
    )


def _flow(
    file: SourceFile, settings: Settings, scans: OcrStage, watch: Watch
) -> tuple[Flow, tuple[PageLayout, ...], _Tally]:
    tally = _Tally()
    pages: list[PageLayout] = []
    before: list[Block] = []
    scanned: list[list[Block]] = []
    for page in repaired_pages(file, settings, scans, watch):
        watch(page.page.number)
        before = blocks = layout(page, before)
        tally.count(page, blocks)
        pages.append(_laid_out(page.page, blocks))
        if page.page.origin == "ocr":
            scanned.append(blocks)
    if not pages:
        raise no_page(file)
    if not tally.with_text:
        raise _no_text(tally, scans)
    if scanned:
        from itaextract.ocr.corrections import correct

        tally.corrections = correct(scanned)
    kept, furniture = drop_furniture([(page.height, page.blocks) for page in pages])
    return stitch(kept), tuple(_with_furniture(pages, furniture)), tally


def _laid_out(page: Page, blocks: Sequence[Block]) -> PageLayout:
    return PageLayout(page.number, page.width, page.height, tuple(blocks))


def _as_shown(page: PageLayout, turn: Turn | None) -> PageLayout:
    """A page that was turned for reading, with its places as it is shown."""
    if turn is None:
        return page
    width, height = turn.size
    blocks = tuple(blocks_back(page.blocks, turn))
    furniture = tuple(lines_back(page.furniture, turn))
    return page._replace(width=width, height=height, blocks=blocks, furniture=furniture)


def _with_furniture(pages: Iterable[PageLayout], furniture: Sequence[Line]) -> Iterator[PageLayout]:
    for page in pages:
        its = tuple(line for line in furniture if line.page == page.number)
        yield page._replace(furniture=its)


def _no_text(tally: _Tally, scans: OcrStage) -> NoTextLayerError:
    if scans.unavailable:
        return NoTextLayerError(f"the pages are images (a scan). {scans.unavailable}")
    if scans.findings:
        return NoTextLayerError(scans.findings[0].message_en)
    if tally.images and scans.off:
        return NoTextLayerError("no text layer: the pages are images (a scan); OCR is needed")
    return NoTextLayerError("the pages hold no text")

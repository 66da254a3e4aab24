"""The main job: a file becomes a validated document."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from itaextract.audit import audit, check_text_layer
from itaextract.errors import NoTextLayerError, SettingsError, UnreadableFileError
from itaextract.model import Document, Source, TextLayer
from itaextract.ocr.doubts import doubt_findings
from itaextract.ocr.stage import OcrStage, Progress
from itaextract.page import SourceFile
from itaextract.parse.document import parse_document
from itaextract.read import open_source
from itaextract.redact import Redactor, redact
from itaextract.settings import Settings
from itaextract.table.furniture import drop_furniture
from itaextract.table.layout import layout
from itaextract.table.model import Block, Line, join_paragraphs
from itaextract.table.stitch import Flow, stitch
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair import (
    PageNotes,
    Repair,
    RepairedPage,
    Unresolved,
    repair_pages,
    take_notes,
)

FileSource = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes of a file, or a binary stream."""


class PageText(NamedTuple):
    """The repaired text of one page (1-based), what was repaired, and what could not be."""

    number: int
    text: str
    repairs: tuple[Repair, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


class _Tally:
    """What the pages held, counted while they pass by."""

    def __init__(self) -> None:
        self.pages = self.with_text = self.images = self.repaired = self.read = 0
        self.notes: list[PageNotes] = []

    def count(self, repaired: RepairedPage, blocks: Iterable[Block]) -> None:
        page = repaired.page
        if page.origin != "ocr":  # what OCR misread is not what the page shows
            self.notes.append(take_notes(repaired))
        self.pages += 1
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
    source: FileSource, settings: Settings | None = None, *, progress: Progress | None = None
) -> Document:
    """Read one file into validated records.

    Args:
        source: a path, the bytes of a file, or a binary stream (which is read to its end and not
            closed).
        settings: see ``Settings``; the defaults suit files of any kind.
        progress: called for each page that OCR reads, with how many are done and how many are
            known.

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
    settings = settings or Settings()
    name, data = _load(source)
    file = open_source(data, settings, name)
    scans = OcrStage(data, settings, progress)
    flow, tally = _flow(file, scans)
    parsed, ctx = parse_document(flow, settings)
    document = Document(
        source=Source(
            file_name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=file.media_type,
            page_count=file.page_count,
            text_layer=tally.text_layer(file.media_type),
            producer=file.producer,
        ),
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
        findings=[*scans.findings, *ctx.findings],
    )
    damage = check_text_layer(document, tally.notes, correct_spelling=settings.correct_spelling)
    doubts = doubt_findings(document, scans.doubts)
    findings = [*document.findings, *damage, *doubts, *audit(document)]
    document = document.model_copy(update={"findings": findings})
    return redact(document) if settings.redact else document


def read_text(
    source: FileSource, settings: Settings | None = None, *, progress: Progress | None = None
) -> list[PageText]:
    """Read the repaired text of each page: a visual line a line, a row of a table a line.

    The cells of a row are parted by tabs; the lines of a cell are joined as Thai needs it.

    Raises:
        As ``extract``.
    """
    settings = settings or Settings()
    name, data = _load(source)
    file = open_source(data, settings, name)
    scans = OcrStage(data, settings, progress)
    texts = [_page_text(page, settings) for page in scans.pages(repair_pages(file.pages))]
    if not texts:
        raise SettingsError(f"the file has {file.page_count} pages, none of them selected")
    if settings.redact:
        redactor = Redactor(page.text for page in texts)
        # What was repaired is left out, since it may be part of a name.
        texts = [PageText(page.number, redactor.text(page.text)) for page in texts]
    return texts


def _page_text(page: RepairedPage, settings: Settings) -> PageText:
    def clean(lines: Sequence[Line]) -> str:
        text = " ".join(join_paragraphs(lines))
        return normalize_text(text, keep_thai_digits=settings.keep_thai_digits)

    lines: list[str] = []
    for block in layout(page):
        if isinstance(block, Line):
            lines.append(clean([block]))
        else:
            lines += ["\t".join(clean(cell.lines) for cell in row) for row in block.rows()]
    return PageText(page.page.number, "\n".join(lines), page.repairs, page.unresolved)


def _flow(file: SourceFile, scans: OcrStage) -> tuple[Flow, _Tally]:
    tally = _Tally()
    pages: list[tuple[float, list[Block]]] = []
    for page in scans.pages(repair_pages(file.pages)):
        blocks = layout(page, pages[-1][1] if pages else ())
        tally.count(page, blocks)
        pages.append((page.page.height, blocks))
    if not pages:
        raise SettingsError(f"the file has {file.page_count} pages, none of them selected")
    if not tally.with_text:
        raise _no_text(tally, scans)
    kept, _ = drop_furniture(pages)
    return stitch(kept), tally


def _no_text(tally: _Tally, scans: OcrStage) -> NoTextLayerError:
    if scans.unavailable:
        return NoTextLayerError(f"the pages are images (a scan). {scans.unavailable}")
    if scans.findings:
        return NoTextLayerError(scans.findings[0].message_en)
    if tally.images and scans.off:
        return NoTextLayerError("no text layer: the pages are images (a scan); OCR is needed")
    return NoTextLayerError("the pages hold no text")


def _load(source: FileSource) -> tuple[str | None, bytes]:
    """The file name (where there is one) and the bytes."""
    if isinstance(source, bytes | bytearray | memoryview):
        return None, bytes(source)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        # Names in old encodings (TIS-620 archives) hold bytes that are no UTF-8.
        name = os.fsencode(path.name).decode("utf-8", "replace")
        try:
            return name, path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableFileError(f"cannot read the file: {reason}") from error
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError("source must be a path, bytes, or a stream opened in binary mode")
    label = getattr(source, "name", None)
    return (Path(label).name if isinstance(label, str) else None), data

"""The text of the pages of a file, and what every reading of a file begins with."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from itaextract.cuts import message_en
from itaextract.errors import (
    ItaExtractError,
    LimitExceededError,
    SettingsError,
    UnreadableFileError,
)
from itaextract.garbage import rare_collections
from itaextract.ocr.stage import OcrStage, Progress
from itaextract.page import Cut, Page, SourceFile
from itaextract.read import open_source
from itaextract.settings import Settings
from itaextract.table.layout import layout
from itaextract.table.model import Line, join_paragraphs
from itaextract.thai.normalize import normalize_text
from itaextract.thai.repair import Repair, RepairedPage, Unresolved, repair_pages
from itaextract.watch import Watch, unwatched

FileSource = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes of a file, or a binary stream."""


class PageText(NamedTuple):
    """The repaired text of one page (1-based), what was repaired, and what could not be.

    ``not_read`` says why a page has no text that could not be read; it may stand for all pages
    after it too.
    """

    number: int
    text: str
    repairs: tuple[Repair, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    not_read: str = ""


@rare_collections()
def read_text(
    source: FileSource,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    watch: Watch = unwatched,
) -> list[PageText]:
    """Read the repaired text of each page: a visual line a line, a row of a table a line.

    The cells of a row are parted by tabs; the lines of a cell are joined as Thai needs it.

    Raises:
        As ``extract``.
    """
    settings = settings or Settings()
    name, data = load_source(source)
    file = open_source(data, settings, name)
    scans = OcrStage(data, settings, progress, watch)
    texts = [_page_text(page, settings) for page in repaired_pages(file, settings, scans, watch)]
    if not texts:
        raise no_page(file)
    texts += unread(file.cuts)
    texts.sort(key=lambda page: page.number)
    if settings.redact:
        from itaextract.redact import Redactor

        redactor = Redactor(page.text for page in texts)
        # What was repaired is left out, since it may be part of a name.
        texts = [
            PageText(page.number, redactor.text(page.text), not_read=page.not_read)
            for page in texts
        ]
    return texts


def unread(cuts: Iterable[Cut]) -> list[PageText]:
    """Give pages that were not read their place among the others."""
    return [PageText(cut.first, "", not_read=message_en(cut)) for cut in cuts]


def _page_text(page: RepairedPage, settings: Settings) -> PageText:
    def clean(lines: Sequence[Line]) -> str:
        text = " ".join(join_paragraphs(lines))
        return normalize_text(text, keep_thai_digits=settings.keep_thai_digits)

    lines: list[str] = []
    blocks = layout(page)
    if page.page.origin == "ocr":
        from itaextract.ocr.corrections import correct  # only scans need it

        correct([blocks])
    for block in blocks:
        if isinstance(block, Line):
            lines.append(clean([block]))
        else:
            lines += ["\t".join(clean(cell.lines) for cell in row) for row in block.rows()]
    return PageText(page.page.number, "\n".join(lines), page.repairs, page.unresolved)


def repaired_pages(
    file: SourceFile, settings: Settings, scans: OcrStage, watch: Watch
) -> Iterator[RepairedPage]:
    """Give the pages of a file: read, repaired, and recognised where that is needed."""
    return scans.pages(repair_pages(_watched(file, settings, watch), watch))


def _watched(file: SourceFile, settings: Settings, watch: Watch) -> Iterator[Page]:
    """Tell which page it is before the reader goes to work on it."""
    number = 0
    while True:
        rest = range(number + 1, file.page_count + 1)
        watch(next((n for n in rest if settings.wants_page(n)), 0))
        page = next(file.pages, None)
        if page is None:
            return
        number = page.number
        yield page


def no_page(file: SourceFile) -> ItaExtractError:
    """Say why a file gave no page."""
    if not file.cuts:
        return SettingsError(f"the file has {file.page_count} pages, none of them selected")
    cut = file.cuts[0]
    kind = UnreadableFileError if cut.cause == "damage" else LimitExceededError
    return kind(message_en(cut))


def load_source(source: FileSource) -> tuple[str | None, bytes]:
    """Give the file name (where there is one) and the bytes.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
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

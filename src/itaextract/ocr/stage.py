"""Which pages OCR reads, and their reading: repaired pages in, repaired pages out."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from itaextract.errors import OcrUnavailableError
from itaextract.ocr.decide import needs_ocr
from itaextract.ocr.engine import require_engine
from itaextract.ocr.worker import TOO_SLOW, Job
from itaextract.page import Doubt
from itaextract.settings import Settings
from itaextract.thai.repair import RepairedPage, as_read
from itaextract.watch import Watch, unwatched

if TYPE_CHECKING:
    from itaextract.model import Finding
    from itaextract.ocr.pool import Answer, Pool

_WINDOW: Final = 32
"""Pages that are held while the workers read some of them."""

Progress = Callable[[int, int], None]
"""Called with the number of pages that OCR has read, and of those that it is known to read."""


class OcrStage:
    """Replaces the pages of one file whose text layer does not serve.

    Args:
        data: the bytes of the file.
        settings: when to read, with what, and how long at most.
        progress: is told of each page.
        watch: is told to have patience, since the limits of OCR are kept here.
    """

    def __init__(
        self,
        data: bytes,
        settings: Settings,
        progress: Progress | None = None,
        watch: Watch = unwatched,
    ) -> None:
        self._settings = settings
        self._job = Job(
            data, settings.password, settings.ocr_engine, settings.max_ocr_seconds_per_page
        )
        self._progress = progress or (lambda done, total: None)
        self._watch = watch
        self._done = self._total = 0
        self._pool: Pool | None = None
        self.unavailable: OcrUnavailableError | None = None
        """Why pages could not be read that needed it."""
        self.findings: list[Finding] = []
        self.doubts: dict[int, tuple[Doubt, ...]] = {}
        """The numbers that OCR is not sure of, by page."""
        self.read: set[int] = set()
        """The pages that were read."""

    @property
    def off(self) -> bool:
        """Whether no page is to be read through OCR."""
        return self._settings.ocr == "never"

    def pages(self, pages: Iterable[RepairedPage]) -> Iterator[RepairedPage]:
        """Walk over the pages of a file, reading those that need it.

        Raises:
            OcrUnavailableError: all pages were to be read, and OCR is not installed.
            SettingsError: no engine has the name that the settings ask for.
        """
        window: list[RepairedPage] = []
        wanted: list[int] = []
        try:
            for page in pages:
                if needs_ocr(page, self._settings):
                    wanted.append(page.page.number)
                elif not wanted:
                    yield page  # nothing is being read that it would have to wait for
                    continue
                window.append(page)
                if len(window) == _WINDOW:
                    yield from self._read(window, wanted)
                    window, wanted = [], []
            yield from self._read(window, wanted)
        finally:
            if self._pool is not None:
                self._pool.close()

    def _read(self, window: list[RepairedPage], wanted: list[int]) -> Iterator[RepairedPage]:
        answers = self._answers(wanted)
        for page in window:
            yield self._replaced(page, next(answers)) if page.page.number in wanted else page

    def _answers(self, wanted: list[int]) -> "Iterator[Answer]":
        if wanted and self._pool is None and self.unavailable is None:
            self._open()
        self._total += len(wanted)
        if self._pool is None:
            yield from ("OCR is not installed" for _ in wanted)
            return
        answers = self._pool.read(wanted)
        for number in wanted:
            self._watch(number, float("inf"))
            answer = next(answers)
            self._done += 1
            self._progress(self._done, self._total)
            yield answer

    def _open(self) -> None:
        try:
            require_engine(self._settings.ocr_engine)
        except OcrUnavailableError as error:
            if self._settings.ocr == "always":
                raise
            self.unavailable = error
            return
        from itaextract.ocr.pool import Pool  # most files have nothing to recognise

        self._pool = Pool(self._job, self._settings.ocr_workers or cores())

    def _replaced(self, page: RepairedPage, answer: "Answer") -> RepairedPage:
        if isinstance(answer, str):
            self._not_read(page.page.number, answer)
            return page
        if not answer.glyphs:
            return page
        self.read.add(answer.number)
        if answer.doubts:
            self.doubts[answer.number] = answer.doubts
        return as_read(answer)

    def _not_read(self, number: int, reason: str) -> None:
        if reason == TOO_SLOW:
            limit = self._settings.max_ocr_seconds_per_page
            en = f"OCR took more than {limit:g} seconds"
            th = f"การอ่านภาพใช้เวลาเกิน {limit:g} วินาที"
        else:
            en, th = reason, f"อ่านภาพไม่ได้ ({reason})"
        from itaextract.model import Finding  # hardly any page

        self.findings.append(
            Finding(
                code="page-not-read",
                severity="error",
                message_en=f"Page {number} needs OCR and was not read: {en}.",
                message_th=f"หน้า {number} ต้องอ่านจากภาพ แต่ไม่ได้อ่าน: {th}",
                pages=[number],
            )
        )


def cores() -> int:
    """Count the cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1

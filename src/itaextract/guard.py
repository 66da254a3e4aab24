"""Files that nobody vouches for, read in a process of their own within limits.

A few bytes can keep any PDF reader busy for hours or fill the memory, and nothing inside the
process can stop that. A page that takes too much is left out with a finding, and the others are
read; a file of which nothing can be read within the limits is an error.
"""

import io
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from itaextract.errors import NoTextLayerError, SettingsError
from itaextract.isolate import Limits, OverrunError, Worker
from itaextract.page import Cut
from itaextract.settings import Settings
from itaextract.watch import Watch

# The pipeline with all its libraries is loaded in the other process only.
if TYPE_CHECKING:
    from itaextract.model import Document
    from itaextract.ocr.stage import Progress
    from itaextract.reading import FileSource, PageText

__all__ = ["Guard"]

T = TypeVar("T")

_MOST_OVERRUNS: Final = 2
"""After so many pages that took too much, the rest of the file is given up."""


class Guard:
    """Reads files as ``itaextract.extract`` does, in a process that limits can end.

    The process is used for one file after another. Use a guard as a context manager, or ``close``
    it; threads need a guard each.

    >>> with Guard() as guard:  # doctest: +SKIP
    ...     document = guard.extract("from-the-web.pdf")

    Args:
        settings: ``max_seconds_per_page``, ``max_seconds_per_file`` and ``max_memory_megabytes``
            are the limits.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._killed = False
        self._worker = Worker(
            Limits(self.settings.max_seconds_per_page, self.settings.max_memory_megabytes)
        )

    def __enter__(self) -> Self:
        """Give the guard itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End its process."""
        self.close()

    def close(self) -> None:
        """End the process, which has nothing to do."""
        self._worker.close()

    def kill(self) -> None:
        """End the process at once; what another thread has it read ends with an error."""
        self._killed = True
        self._worker.kill()

    def extract(self, source: "FileSource", *, progress: "Progress | None" = None) -> "Document":
        """Read one file into validated records.

        Raises:
            LimitExceededError: nothing of the file could be read within the limits.
            ItaExtractError: as ``itaextract.extract``.
        """
        return self.run(_extract, source, progress)

    def read_text(
        self, source: "FileSource", *, progress: "Progress | None" = None
    ) -> "list[PageText]":
        """Read the repaired text of each page; pages beyond the limits are left out.

        Raises:
            LimitExceededError: nothing of the file could be read within the limits.
            ItaExtractError: as ``itaextract.read_text``.
        """
        return self.run(_read_text, source, progress)

    def run(
        self,
        function: Callable[..., T],
        source: "FileSource",
        progress: "Progress | None" = None,
    ) -> T:
        """Call a function in the process, again without the page that took too much.

        Args:
            function: a function of a module, which takes the source, the settings, the pages that
                were left out so far (a list of ``Cut``) and a ``Watch`` to tell of each page.
            source: a path, the bytes of a file, or a binary stream.
            progress: as for ``extract``.

        Raises:
            LimitExceededError: nothing of the file could be read within the limits.
            ItaExtractError: what the function raises.
        """
        given = _loaded(source)
        settings = self.settings
        cuts: list[Cut] = []
        overrun: OverrunError | None = None
        in_all = self.settings.max_seconds_per_file
        deadline = time.monotonic() + in_all
        while True:
            try:
                return self._worker.call(
                    function, given, settings, cuts, told=progress, deadline=deadline
                )
            except OverrunError as error:
                if self._killed:
                    raise
                if time.monotonic() >= deadline:
                    raise OverrunError("time", 0, in_all) from None
                overrun = overrun or error
                onward = len(cuts) + 1 == _MOST_OVERRUNS
                last = None if onward else error.step
                remaining = settings.without_pages(error.step, last) if error.step else None
                if remaining is None or len(cuts) == _MOST_OVERRUNS:
                    raise overrun from None
                cuts.append(Cut(error.cause, error.step, onward, error.limit))
                settings = remaining
            except (SettingsError, NoTextLayerError):
                if overrun is None:
                    raise
                raise overrun from None  # nothing was left to read


def _loaded(source: "FileSource") -> "FileSource":
    """What can be sent to the process: a path, bytes, or a stream of bytes with its name."""
    if isinstance(source, str | bytes | os.PathLike):
        return source
    from itaextract.reading import load_source

    stream = io.BytesIO()
    stream.name, data = load_source(source)
    stream.write(data)
    stream.seek(0)
    return stream


def _extract(source: Any, settings: Settings, cuts: list[Cut], watch: Watch) -> "Document":
    from itaextract.pipeline import extract

    return with_cuts(extract(source, settings, progress=watch.tell, watch=watch), cuts)


def with_cuts(document: "Document", cuts: list[Cut]) -> "Document":
    """Give a document with findings for pages that were left out because they took too much."""
    if not cuts:
        return document
    from itaextract.audit import check_cuts

    return document.model_copy(update={"findings": [*check_cuts(cuts), *document.findings]})


def _read_text(source: Any, settings: Settings, cuts: list[Cut], watch: Watch) -> "list[PageText]":
    from itaextract.reading import read_text, unread

    texts = [*read_text(source, settings, progress=watch.tell, watch=watch), *unread(cuts)]
    return sorted(texts, key=lambda page: page.number)

"""A process that reads pages for another one: requests on standard input, pages on output.

Both streams carry pickles, from and to our own process only. First comes a ``Job``, then numbers of
pages; every number is answered by a ``Page``, or by a string that says why there is none.
"""

import os
import pickle
import sys
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from itaextract.errors import ItaExtractError
from itaextract.ocr.engine import open_engine
from itaextract.page import Page


class Job(NamedTuple):
    """A file to read pages of."""

    data: bytes
    password: str | None
    engine: str
    seconds: float


TOO_SLOW = "too slow"
"""The answer for a page that takes longer than it may."""
READY = "ready"
"""The first answer, when the file and the engine are open; anything else says why they are not."""


def main() -> None:
    """Serve until standard input ends."""
    requests, answers = sys.stdin.buffer, _take_output()
    job: Job = pickle.load(requests)
    for answer in _answers(job, requests):
        pickle.dump(answer, answers)
        answers.flush()


def _take_output() -> BinaryIO:
    """Keep standard output for answers: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _answers(job: Job, requests: BinaryIO) -> Iterator[Page | str]:
    import pypdfium2

    from itaextract.ocr.reading import Deadline, read_page

    try:
        engine = open_engine(job.engine)
        document = pypdfium2.PdfDocument(job.data, password=job.password)
    except Exception as error:  # an engine of others may raise anything
        yield one_line(error)
        return
    yield READY
    while True:
        try:
            number: int = pickle.load(requests)
        except EOFError:
            return
        try:
            yield read_page(document[number - 1], number, engine, Deadline(job.seconds))
        except TimeoutError:
            yield TOO_SLOW
        except Exception as error:
            yield one_line(error)


def one_line(error: Exception) -> str:
    """Say in one line what went wrong."""
    text = " ".join(str(error).split())[:200]
    return text if isinstance(error, ItaExtractError) else f"{type(error).__name__}: {text}"


if __name__ == "__main__":
    main()

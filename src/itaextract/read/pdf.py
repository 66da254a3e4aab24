"""The reference reader: born-digital PDFs through pdfplumber."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from itaextract.errors import (
    EncryptedFileError,
    ItaExtractError,
    LimitExceededError,
    UnreadableFileError,
)
from itaextract.page import Glyph, Hidden, Page, Rect, Rule, SourceFile
from itaextract.read.recorder import Drawn, FontRegistry, record
from itaextract.settings import Settings

logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)

T = TypeVar("T")

_THIN = 3.0
"""A filled box at most this many points wide or high is a rule."""
_INVISIBLE_MODE = 3
"""The text render mode that draws nothing (ISO 32000-1, table 106)."""
_FILLING = (0, 4)
"""Those that fill glyphs and do not stroke them."""
_BLACKS: tuple[Any, ...] = (0, (0,), (0, 0, 0), (0, 0, 0, 1), None)


class PdfReader:
    """Reads glyphs, rules and image boxes of each page with pdfplumber."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open a PDF; see ``Reader.read``."""
        pdf = _guard(lambda: pdfplumber.open(io.BytesIO(data), password=settings.password or ""))
        count = _guard(lambda: len(pdf.pages))
        if not count:
            raise UnreadableFileError("the PDF has no pages (damaged or truncated)")
        producer = (pdf.metadata or {}).get("Producer")
        return SourceFile(
            media_type="application/pdf",
            page_count=count,
            producer=producer if isinstance(producer, str) else None,
            pages=_pages(pdf, settings),
        )


def _guard(action: Callable[[], T]) -> T:
    """Run a call into pdfplumber, turning its errors into ours."""
    try:
        return action()
    except (ItaExtractError, MemoryError):
        raise
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise EncryptedFileError("the PDF is encrypted; give its password") from error
        raise UnreadableFileError(f"not a readable PDF ({_reason(cause)})") from error
    except PDFPasswordIncorrect as error:
        raise EncryptedFileError("the PDF is encrypted; give its password") from error
    except RecursionError as error:
        raise UnreadableFileError("not a readable PDF (objects refer to themselves)") from error
    except Exception as error:  # pdfminer raises whatever a damaged file trips over
        raise UnreadableFileError(f"not a readable PDF ({_reason(error)})") from error


def _reason(error: object) -> str:
    text = " ".join(str(error).split())[:120]
    return text or type(error).__name__


def _pages(pdf: PDF, settings: Settings) -> Iterator[Page]:
    registry = FontRegistry()
    with pdf:
        for source in pdf.pages[: settings.max_pages]:
            if settings.wants_page(source.page_number):
                yield _guard(lambda source=source: _page(source, registry, settings))  # type: ignore[misc]
                source.close()


def _page(source: Any, registry: FontRegistry, settings: Settings) -> Page:
    drawn = record(source, registry)
    chars = source.chars
    if len(chars) > settings.max_glyphs_per_page:
        raise LimitExceededError(
            f"page {source.page_number} has {len(chars)} glyphs, above the limit of "
            f"{settings.max_glyphs_per_page}"
        )
    # pdfplumber's boxes start at the MediaBox corner; glyph matrices do not.
    left, upper = source.bbox[0], source.bbox[1]
    height = float(source.height)
    base = source.mediabox[1]
    glyphs = (
        _glyph(c, known, left, upper, height, base)
        for c, known in zip(chars, drawn, strict=True)
        if c["upright"]
    )
    return Page(
        number=source.page_number,
        width=float(source.width),
        height=height,
        glyphs=_with_hidden(list(glyphs), source, left, upper),
        fonts=registry.programs,
        rules=tuple(_rules(source, left, upper)),
        images=tuple(
            Rect(i["x0"] - left, i["top"] - upper, i["x1"] - left, i["bottom"] - upper)
            for i in source.images
        ),
    )


def _glyph(
    c: dict[str, Any], drawn: Drawn | None, left: float, upper: float, height: float, base: float
) -> Glyph:
    hidden: Hidden = ""
    if drawn is not None and drawn.mode == _INVISIBLE_MODE:
        hidden = "invisible"
    elif _is_white(c.get("non_stroking_color")) and (drawn is None or drawn.mode in _FILLING):
        hidden = "white"
    return Glyph(
        c["text"],
        c["x0"] - left,
        c["x1"] - left,
        c["top"] - upper,
        c["bottom"] - upper,
        height - (c["matrix"][5] - base) - upper,
        c["size"],
        c["fontname"],
        drawn.code if drawn else -1,
        drawn.face if drawn else "",
        hidden,
    )


def _is_white(color: Any) -> bool:
    """As ``_invisible``, with a quick answer for the blacks that nearly all text has."""
    return color not in _BLACKS and _invisible(color)


def _with_hidden(glyphs: list[Glyph], source: Any, left: float, upper: float) -> tuple[Glyph, ...]:
    """Mark glyphs off the page; let white ones show that stand on a ground."""
    width, height = float(source.width), float(source.height)
    grounds: list[Rect] | None = None
    for index, glyph in enumerate(glyphs):
        if glyph.x1 <= 0 or glyph.x0 >= width or glyph.bottom <= 0 or glyph.top >= height:
            glyphs[index] = glyph._replace(hidden="outside")
        elif glyph.hidden == "white":
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - 0.25 * glyph.size
            grounds = list(_grounds(source, left, upper)) if grounds is None else grounds
            if any(g.x0 <= x <= g.x1 and g.top <= y <= g.bottom for g in grounds):
                glyphs[index] = glyph._replace(hidden="")
    return tuple(glyphs)


def _grounds(source: Any, left: float, upper: float) -> Iterator[Rect]:
    """Boxes of what white text can be read on: images, shadings, filled areas that are not white.

    A pattern or another colour space counts as a colour.
    """
    for o in (*source.images, *source.rects, *source.curves):
        filled = o["object_type"] == "image" or o.get("fill")
        if filled and not _invisible(o.get("non_stroking_color")):
            yield Rect(o["x0"] - left, o["top"] - upper, o["x1"] - left, o["bottom"] - upper)


def _rules(source: Any, left: float, upper: float) -> Iterator[Rule]:
    for line in source.lines:
        yield from _edge(line, left, upper)
    for rect in source.rects:
        width, height = rect["x1"] - rect["x0"], rect["bottom"] - rect["top"]
        if min(width, height) <= _THIN:
            yield from _edge(rect, left, upper)
        elif _draws_frame(rect):
            yield from _sides(rect, left, upper)
    for curve in source.curves:
        yield from _curve_edges(curve, left, upper)


def _draws_frame(rect: dict[str, Any]) -> bool:
    """Whether a box's outline shows: stroked, or filled so dark that text in it could not be read.

    The latter are frames that producers draw as an outer and an inner box with an even-odd fill.
    """
    if rect["stroke"] and not _invisible(rect.get("stroking_color")):
        return True
    return bool(rect["fill"]) and _dark(rect.get("non_stroking_color"))


def _edge(o: dict[str, Any], left: float, upper: float) -> Iterable[Rule]:
    """A line or thin box as one rule along its middle; slanted lines are no rules."""
    x0, x1 = o["x0"] - left, o["x1"] - left
    top, bottom = o["top"] - upper, o["bottom"] - upper
    if x1 - x0 > _THIN and bottom - top > _THIN:
        return ()
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return (Rule(x0, middle, x1, middle),)
    middle = (x0 + x1) / 2
    return (Rule(middle, top, middle, bottom),)


def _sides(o: dict[str, Any], left: float, upper: float) -> Iterable[Rule]:
    x0, x1 = o["x0"] - left, o["x1"] - left
    top, bottom = o["top"] - upper, o["bottom"] - upper
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )


def _curve_edges(curve: dict[str, Any], left: float, upper: float) -> Iterator[Rule]:
    """Tables drawn as one path: its axis-parallel pieces."""
    if not curve["stroke"] or _invisible(curve.get("stroking_color")):
        return
    points = [(x - left, y - upper) for x, y in curve["pts"]]
    for (xa, ya), (xb, yb) in pairwise(points):
        if abs(xa - xb) < 0.5 or abs(ya - yb) < 0.5:
            yield Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _channels(color: Any) -> list[float] | None:
    """The channels of a grey, RGB or CMYK colour; None for patterns and other colour spaces."""
    values = [color] if isinstance(color, int | float) else color
    if isinstance(values, list | tuple) and all(isinstance(v, int | float) for v in values):
        return [float(v) for v in values] or None
    return None


def _dark(color: Any) -> bool:
    """Nearly black: grey 0, RGB 0 0 0, or CMYK with full black."""
    values = _channels(color)
    if values is None:
        return False
    return values[3] >= 0.7 if len(values) == 4 else max(values) <= 0.3


def _invisible(color: Any) -> bool:
    """White: grey 1, RGB 1 1 1, or CMYK 0 0 0 0."""
    values = _channels(color)
    if values is None:
        return False
    return max(values) <= 0.01 if len(values) == 4 else min(values) >= 0.99

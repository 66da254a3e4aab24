"""One frozen object with every option; each field is an option of the command line."""

import re
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, Self

from itaextract.errors import SettingsError

PageRanges = tuple[tuple[int, int | None], ...]
"""Ranges of pages, 1-based and inclusive; None for an open end."""

_PART: Final = re.compile(r"(\d+)?(-)?(\d+)?")


def parse_pages(text: str) -> PageRanges:
    """Read a page selection such as ``3-7``, ``1,4,9-`` into 1-based inclusive ranges.

    Args:
        text: comma separated pages and ranges; an open end means the last page.

    Returns:
        Ranges ``(first, last)``; ``last`` is None for an open end.

    Raises:
        SettingsError: the text is no page selection, or a range runs backwards.
    """
    ranges: list[tuple[int, int | None]] = []
    for part in text.replace(" ", "").split(","):
        match = _PART.fullmatch(part)
        if not part or not match or part == "-":
            raise SettingsError(f"not a page selection: {text!r} (use 3, 3-7 or 1,4,9-)")
        first = int(match[1] or 1)
        last = first if not match[2] else (int(match[3]) if match[3] else None)
        if first < 1 or (last is not None and last < first):
            raise SettingsError(f"pages run from 1 upwards: {text!r}")
        ranges.append((first, last))
    return tuple(ranges)


_CHOICES: Final = {"redact": (None, "persons"), "ocr": ("auto", "never", "always")}
_LEAST: Final = {
    "ocr_workers": 1,
    "max_memory_megabytes": 100,
    "max_pages": 1,
    "max_glyphs_per_page": 1,
}
_OPTIONAL: Final = ("ocr_workers",)
_POSITIVE: Final = (
    "max_ocr_seconds_per_page",
    "max_seconds_per_page",
    "max_seconds_per_file",
    "max_megabytes",
)


def _is_range(pages: object) -> bool:
    match pages:
        case (int(first), None):
            return first >= 1
        case (int(first), int(last)):
            return 1 <= first <= last
    return False


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How to read a document.

    Same bytes and same settings give the same records, byte for byte.

    Attributes:
        pages: pages to read, 1-based; may be given as ``parse_pages`` takes it, ``"3-7"`` or
            ``"1,4,9-"``. All by default.
        password: user password of an encrypted PDF.
        keep_thai_digits: keep ๐-๙ in text fields; numbers, dates and years are always ASCII.
        correct_spelling: suggest corrections of words that the pages show misspelt; values stay.
        redact: what texts must not tell: names of persons, their telephone numbers, e-mail
            addresses and citizen numbers.
        reader: name of the reader (entry point group itaextract.readers) to use.
        ocr: read pages through OCR: those whose text layer does not serve, none, or all.
        ocr_engine: name of the OCR engine (entry point group itaextract.ocr).
        ocr_workers: processes that read pages through OCR; one a core by default.
        max_ocr_seconds_per_page: a page that OCR does not read in this time is left out.
        max_seconds_per_page: a page whose text layer takes longer is left out (by the command line
            and Guard).
        max_seconds_per_file: a file that takes longer in all is given up (by the command line and
            Guard).
        max_memory_megabytes: a page that needs more memory, in MiB, is left out (by the command
            line and Guard, on Linux).
        max_pages: at most so many pages are read.
        max_glyphs_per_page: a page with more is left out.
        max_megabytes: largest file, in MiB.

    Raises:
        SettingsError: a value is none of the possible ones.
    """

    pages: PageRanges | None = None
    password: str | None = field(default=None, repr=False)
    keep_thai_digits: bool = False
    correct_spelling: bool = False
    redact: Literal["persons"] | None = None
    reader: str | None = None
    ocr: Literal["auto", "never", "always"] = "auto"
    ocr_engine: str = "tesseract"
    ocr_workers: int | None = None
    max_ocr_seconds_per_page: float = 60.0
    max_seconds_per_page: float = 10.0
    max_seconds_per_file: float = 1800.0
    max_memory_megabytes: int = 900
    max_pages: int = 2000
    max_glyphs_per_page: int = 200_000
    max_megabytes: float = 200.0

    def __post_init__(self) -> None:
        if isinstance(self.pages, str):
            object.__setattr__(self, "pages", parse_pages(self.pages))
        elif self.pages is not None and not all(map(_is_range, self.pages)):
            raise SettingsError(f"pages are ranges such as (3, 7) or (9, None): {self.pages!r}")
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                known = ", ".join(map(repr, choices))
                raise SettingsError(f"{name} is one of {known}, not {getattr(self, name)!r}")
        for name, least in _LEAST.items():
            value = getattr(self, name)
            if value is None and name in _OPTIONAL:
                continue
            if not (isinstance(value, int) and value >= least):
                raise SettingsError(f"{name} is {least} at least, not {value!r}")
        for name in _POSITIVE:
            value = getattr(self, name)
            if not (isinstance(value, int | float) and value > 0):
                raise SettingsError(f"{name} is above 0, not {value!r}")

    def wants_page(self, number: int) -> bool:
        """Whether page ``number`` (1-based) is selected."""
        if self.pages is None:
            return True
        return any(a <= number and (b is None or number <= b) for a, b in self.pages)

    def without_pages(self, first: int, last: int | None) -> Self | None:
        """Return a copy that selects no page from ``first`` to ``last`` (None: to the end).

        Returns:
            None where no page could be left.
        """
        left: list[tuple[int, int | None]] = []
        for a, b in self.pages or ((1, None),):
            if a < first:
                left.append((a, first - 1 if b is None else min(b, first - 1)))
            if last is not None and (b is None or b > last):
                left.append((max(a, last + 1), b))
        return self.replace(pages=tuple(left)) if left else None

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed.

        Raises:
            SettingsError: as for new settings.
        """
        return replace(self, **changes)

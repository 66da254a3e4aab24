"""One frozen object with every option; each field is an option of the command line."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from itaextract.errors import SettingsError

_PART = re.compile(r"(\d+)?(-)?(\d+)?")


def parse_pages(text: str) -> tuple[tuple[int, int | None], ...]:
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


def _pages(value: Any) -> Any:
    return parse_pages(value) if isinstance(value, str) else value


def _pages_text(value: tuple[tuple[int, int | None], ...] | None) -> str | None:
    if value is None:
        return None
    return ",".join(f"{a}" if a == b else f"{a}-{'' if b is None else b}" for a, b in value)


PageSelection = Annotated[
    tuple[tuple[int, int | None], ...] | None,
    BeforeValidator(_pages),
    PlainSerializer(_pages_text, return_type=str | None),
]


class Settings(BaseModel):
    """How to read a document. Lengths are in PDF points (1/72 inch).

    Same bytes and same settings give the same records, byte for byte.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pages: PageSelection = Field(
        None, description='Pages to read, 1-based, as "3-7" or "1,4,9-"; all by default.'
    )
    password: str | None = Field(None, description="User password of an encrypted PDF.", repr=False)
    keep_thai_digits: bool = Field(
        False, description="Keep ๐-๙ in text fields; numbers, dates and years are always ASCII."
    )
    correct_spelling: bool = Field(
        False,
        description="Suggest corrections of words that the pages show misspelt; values stay.",
    )
    redact: Literal["persons"] | None = Field(
        None,
        description="What texts must not tell: names of persons, their telephone numbers, e-mail "
        "addresses and citizen numbers.",
    )
    reader: str | None = Field(
        None, description="Name of the reader (entry point group itaextract.readers) to use."
    )
    ocr: Literal["auto", "never", "always"] = Field(
        "auto",
        description="Read pages through OCR: those whose text layer does not serve, none, or all.",
    )
    ocr_engine: str = Field(
        "tesseract", description="Name of the OCR engine (entry point group itaextract.ocr)."
    )
    ocr_workers: int | None = Field(
        None, ge=1, description="Processes that read pages through OCR; one a core by default."
    )
    max_ocr_seconds_per_page: float = Field(
        60.0, gt=0, description="A page that OCR does not read in this time is left out."
    )
    max_seconds_per_page: float = Field(
        10.0,
        gt=0,
        description="A page whose text layer takes longer is left out (by the command line and "
        "Guard).",
    )
    max_seconds_per_file: float = Field(
        1800.0,
        gt=0,
        description="A file that takes longer in all is given up (by the command line and Guard).",
    )
    max_memory_megabytes: int = Field(
        900,
        ge=100,
        description="A page that needs more memory, in MiB, is left out (by the command line and "
        "Guard, on Linux).",
    )
    max_pages: int = Field(2000, ge=1, description="At most so many pages are read.")
    max_glyphs_per_page: int = Field(200_000, ge=1, description="A page with more is left out.")
    max_megabytes: float = Field(200.0, gt=0, description="Largest file, in MiB.")

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
        """Return a validated copy with some fields changed."""
        return type(self).model_validate({**self.model_dump(), **changes})

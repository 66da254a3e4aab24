"""The tools whose speed is compared: each reads PDF files, and gives the number of their pages."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double
from pathlib import Path
from typing import Final, NamedTuple

Job = Callable[[Sequence[Path]], None]

OURS: Final = "itaextract, full extraction to records"
YARDSTICK: Final = "pdfplumber, extract_tables"
"""What all other tools are measured by."""


def _records(files: Sequence[Path]) -> None:
    import itaextract

    for path in files:
        itaextract.extract(path)


def _text_and_tables(files: Sequence[Path]) -> None:
    import itaextract

    for path in files:
        itaextract.read_text(path)


def _text(files: Sequence[Path]) -> None:
    from itaextract.read import open_source
    from itaextract.settings import Settings
    from itaextract.thai.repair import repair_pages

    for path in files:
        for page in repair_pages(open_source(path.read_bytes(), Settings()).pages):
            page.text  # noqa: B018 - the text is made when it is asked for


def _pdfplumber(files: Sequence[Path], method: str) -> None:
    import pdfplumber

    for path in files:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                getattr(page, method)()
                page.close()


def _pymupdf(files: Sequence[Path], *, tables: bool) -> None:
    import pymupdf

    for path in files:
        with pymupdf.open(path) as pdf:
            for page in pdf:
                if tables:
                    found = page.find_tables(use_layout=False)
                    [table.extract() for table in found.tables]
                else:
                    page.get_text()


def _camelot(files: Sequence[Path]) -> None:
    import camelot

    for path in files:
        camelot.read_pdf(str(path), pages="all", flavor="lattice", engine="vector")


def _tabula(files: Sequence[Path]) -> None:
    import tabula

    for path in files:
        tabula.read_pdf(str(path), pages="all", lattice=True, silent=True)


def _pdftotext(files: Sequence[Path]) -> None:
    for path in files:
        subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)


def _pypdfium2(files: Sequence[Path]) -> None:
    import pypdfium2
    import pypdfium2.raw as pdfium

    box = [c_double() for _ in range(4)]
    places = [byref(value) for value in box]
    for path in files:
        pdf = pypdfium2.PdfDocument(path)
        for page in pdf:
            textpage = page.get_textpage()
            for index in range(textpage.count_chars()):
                pdfium.FPDFText_GetUnicode(textpage, index)
                pdfium.FPDFText_GetCharBox(textpage, index, *places)
            textpage.close()
            page.close()
        pdf.close()


class Tool(NamedTuple):
    """A tool by its name, what it does, and the modules and programs that it needs."""

    name: str
    job: Job
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()

    @property
    def here(self) -> bool:
        """Whether this interpreter and this machine have what it needs."""
        found = all(importlib.util.find_spec(module) for module in self.modules)
        return found and all(shutil.which(program) for program in self.programs)


def tools() -> Iterator[Tool]:
    """All tools that are compared, ours first."""
    yield Tool(OURS, _records, ("itaextract",))
    yield Tool("itaextract, text and tables", _text_and_tables, ("itaextract",))
    yield Tool("itaextract, text", _text, ("itaextract",))
    yield Tool(YARDSTICK, lambda files: _pdfplumber(files, "extract_tables"), ("pdfplumber",))
    yield Tool(
        "pdfplumber, extract_text",
        lambda files: _pdfplumber(files, "extract_text"),
        ("pdfplumber",),
    )
    yield Tool(
        "PyMuPDF, find_tables(use_layout=False)",
        lambda files: _pymupdf(files, tables=True),
        ("pymupdf",),
    )
    yield Tool("PyMuPDF, get_text", lambda files: _pymupdf(files, tables=False), ("pymupdf",))
    yield Tool("camelot, lattice (vector engine)", _camelot, ("camelot",))
    yield Tool("tabula, lattice", _tabula, ("tabula",), ("java",))
    yield Tool("pdftotext", _pdftotext, (), ("pdftotext",))
    yield Tool("pypdfium2, every glyph with its box", _pypdfium2, ("pypdfium2",))

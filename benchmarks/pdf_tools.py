"""The tools that are compared: each reads a PDF file into the texts of its pages, as it comes."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from itaextract import Settings, read_text

Reader = Callable[[Path], list[str]]


def read_with_itaextract(path: Path) -> list[str]:
    return [page.text for page in read_text(path, Settings(keep_thai_digits=True))]


def read_with_pdfplumber(path: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


def read_with_pymupdf(path: Path) -> list[str]:
    import pymupdf

    with pymupdf.open(path) as pdf:
        return [page.get_text() for page in pdf]


def read_with_pypdfium2(path: Path) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]
    finally:
        pdf.close()


def read_with_pdftotext(path: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=300
    )
    return done.stdout.decode("utf-8", "replace").removesuffix("\f").split("\f")


def tools() -> dict[str, Reader]:
    """The tools that this machine has, ours last."""
    found: dict[str, Reader] = {"pdfplumber": read_with_pdfplumber}
    if importlib.util.find_spec("pymupdf"):
        found["PyMuPDF"] = read_with_pymupdf
    found["pypdfium2"] = read_with_pypdfium2
    if shutil.which("pdftotext"):
        found["pdftotext"] = read_with_pdftotext
    return found | {"itaextract": read_with_itaextract}


def versions(names: Iterable[str]) -> str:
    """One line with the version of each tool."""

    def one(name: str) -> str:
        if name != "pdftotext":
            return f"{name} {version(name.lower())}"
        done = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, timeout=60)
        return " ".join((done.stderr or done.stdout).splitlines()[0].split()[:3])

    return ", ".join(one(name) for name in names)

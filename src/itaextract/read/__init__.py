"""A file becomes pages: the reader protocol, and the choice of a reader."""

from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from itaextract.errors import LimitExceededError, SettingsError, UnreadableFileError
from itaextract.page import SourceFile
from itaextract.settings import Settings

__all__ = ["Reader", "open_source", "sniff"]

_MIB = 1024 * 1024


class Reader(Protocol):
    """Turns the bytes of one file into pages."""

    def read(self, data: bytes, settings: Settings) -> SourceFile:
        """Open ``data``.

        Raises:
            UnreadableFileError: the bytes are not what the reader reads, or are damaged.
            EncryptedFileError: a password is needed.
        """
        ...


def sniff(data: bytes, file_name: str | None = None) -> str:
    """Tell the name of the built-in reader for ``data``: ``pdf`` or ``text``.

    Args:
        data: the bytes of the file.
        file_name: its name; a file that calls itself .pdf must be one.

    Raises:
        UnreadableFileError: neither; the message says what the bytes look like.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("the file is empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if file_name and file_name.lower().endswith(".pdf"):
        raise UnreadableFileError("not a PDF, though its name says so")
    for magic, name in _FOREIGN.items():
        if data.startswith(magic):
            raise UnreadableFileError(f"this is {name}, neither a PDF nor a text extract")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError("neither a PDF nor a text file (binary data)")
    return "text"


_FOREIGN = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"{\\rtf": "an RTF document",
}


def open_source(data: bytes, settings: Settings, file_name: str | None = None) -> SourceFile:
    """Open ``data`` with the reader that the settings name, or the one that fits the bytes.

    Args:
        data: the bytes of the file.
        settings: limits, password, and perhaps the reader.
        file_name: the file's name, where it has one.

    Raises:
        UnreadableFileError, EncryptedFileError: see ``Reader.read``.
        LimitExceededError: the file is larger than ``settings.max_megabytes``.
        SettingsError: no reader has the name that the settings ask for.
    """
    if len(data) > settings.max_megabytes * _MIB:
        size = len(data) / _MIB
        raise LimitExceededError(f"{size:.0f} MiB is above the limit of {settings.max_megabytes}")
    name = settings.reader or sniff(data, file_name)
    return _reader(name).read(data, settings)


_BUILT_IN = {
    "pdf": "itaextract.read.pdf:PdfReader",
    "pdfminer": "itaextract.read.miner:MinerReader",
    "pdfium": "itaextract.read.pdfium:PdfiumReader",
    "pdfplumber": "itaextract.read.plumber:PlumberReader",
    "text": "itaextract.read.text:TextReader",
}
"""The readers of this package: where each one is found."""


def _reader(name: str) -> Reader:
    if name in _BUILT_IN:
        module, _, kind = _BUILT_IN[name].partition(":")
        built_in: Reader = getattr(import_module(module), kind)()
        return built_in
    found = entry_points(group="itaextract.readers", name=name)
    if not found:
        known = sorted({*_BUILT_IN, *(e.name for e in entry_points(group="itaextract.readers"))})
        raise SettingsError(f"no reader named {name!r}; there are {', '.join(known)}")
    reader: Reader = next(iter(found)).load()()
    return reader

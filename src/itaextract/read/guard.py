"""Calls into pdfminer, which raises whatever a damaged file trips over."""

from collections.abc import Callable
from typing import TypeVar

from pdfminer.pdfdocument import PDFPasswordIncorrect

from itaextract.errors import EncryptedFileError, ItaExtractError, UnreadableFileError

T = TypeVar("T")


def guarded(action: Callable[[], T]) -> T:
    """Run a call, and turn its errors into ours.

    Raises:
        EncryptedFileError: a password is needed.
        UnreadableFileError: anything else went wrong.
    """
    try:
        return action()
    except (ItaExtractError, MemoryError):
        raise
    except PDFPasswordIncorrect as error:
        raise EncryptedFileError("the PDF is encrypted; give its password") from error
    except RecursionError as error:
        raise UnreadableFileError("not a readable PDF (objects refer to themselves)") from error
    except Exception as error:
        raise UnreadableFileError(f"not a readable PDF ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())[:120]
    return text or type(error).__name__

"""What can go wrong: every exception that a caller may catch."""


class ItaExtractError(Exception):
    """Base of all errors of this package; its text is one line made for people."""


class UnreadableFileError(ItaExtractError):
    """The file is missing, empty, truncated, or no PDF and no text at all."""


class EncryptedFileError(UnreadableFileError):
    """The PDF asks for a password."""


class NoTextLayerError(UnreadableFileError):
    """The PDF holds images only (a scan) and no OCR was done."""


class OcrUnavailableError(ItaExtractError):
    """OCR is needed and is not installed; the text says what to install."""


class UnsupportedFormatError(ItaExtractError):
    """An output format or a media type that no exporter or reader knows."""


class LimitExceededError(ItaExtractError):
    """The input is larger than a limit of the settings allows."""


class CorrectionsError(ItaExtractError):
    """Corrections that cannot be read, or that are not for this document."""


class SettingsError(ItaExtractError, ValueError):
    """A setting has a value that makes no sense, such as pages ``7-3``."""

"""The options that commands share, and the values that they take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FormatName(StrEnum):
    """The output formats, named here so that ``--help`` need not load them."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"


class OcrMode(StrEnum):
    """When pages are read through OCR."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class TextFormat(StrEnum):
    """How ``text`` prints pages."""

    TXT = "txt"
    JSON = "json"


class CheckFormat(StrEnum):
    """How ``check`` prints findings."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    CSV = "csv"


class CompareFormat(StrEnum):
    """How ``compare`` prints measures."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class FailOn(StrEnum):
    """From which severity on ``check`` fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Language(StrEnum):
    """Language of messages."""

    EN = "en"
    TH = "th"


class RedactMode(StrEnum):
    """What is taken out of texts."""

    PERSONS = "persons"


READING = "Reading"
OUTPUT = "Output"
LIMITS = "Limits"
MESSAGES = "Messages and exit code"

OneFile = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A PDF or text file, or [bold]-[/] for standard input."),
]
Pages = Annotated[
    str | None,
    typer.Option(
        "--pages",
        metavar="RANGE",
        help='Read only these pages, such as "3-7" or "1,4,9-".',
        rich_help_panel=READING,
    ),
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="TEXT",
        envvar="ITAEXTRACT_PASSWORD",
        help="Open encrypted PDFs with this password.",
        rich_help_panel=READING,
    ),
]
KeepThaiDigits = Annotated[
    bool,
    typer.Option(
        "--keep-thai-digits",
        metavar="",
        help="Keep ๐-๙ in text fields; numbers, dates and years are ASCII all the same.",
        rich_help_panel=READING,
    ),
]
Ocr = Annotated[
    OcrMode,
    typer.Option(
        "--ocr",
        case_sensitive=False,
        help="Read pages as images: those without a text layer that serves, none, or all.",
        rich_help_panel=READING,
    ),
]
OcrEngine = Annotated[
    str,
    typer.Option(
        "--ocr-engine",
        metavar="NAME",
        help="Read images with this engine, of Tesseract and those that are installed as plug-ins.",
        rich_help_panel=READING,
    ),
]
CorrectSpelling = Annotated[
    bool,
    typer.Option(
        "--correct-spelling",
        metavar="",
        help="Suggest corrections of misspelt words in the findings; values stay as they are.",
        rich_help_panel=READING,
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="DIR|FILE",
        help="Put the corrections that people made into the documents they are for.",
        rich_help_panel=READING,
    ),
]
Redact = Annotated[
    RedactMode | None,
    typer.Option(
        "--redact",
        case_sensitive=False,
        help="Replace names of persons, telephone and citizen numbers and e-mail addresses.",
        rich_help_panel=OUTPUT,
    ),
]
Lang = Annotated[
    Language,
    typer.Option(
        "--lang",
        case_sensitive=False,
        help="Write messages in English or Thai.",
        rich_help_panel=OUTPUT,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        metavar="",
        help="Say nothing but errors.",
        rich_help_panel=MESSAGES,
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        metavar="",
        help="Log each step to standard error; twice for details.",
        rich_help_panel=MESSAGES,
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write to this file instead of standard output.",
        rich_help_panel=OUTPUT,
    ),
]
MaxPages = Annotated[
    int,
    typer.Option("--max-pages", min=1, help="Read at most so many pages.", rich_help_panel=LIMITS),
]
MaxGlyphs = Annotated[
    int,
    typer.Option(
        "--max-glyphs-per-page",
        min=1,
        help="Leave out pages with more glyphs.",
        rich_help_panel=LIMITS,
    ),
]
MaxSeconds = Annotated[
    float,
    typer.Option(
        "--max-seconds-per-page",
        min=0.1,
        help="Leave out pages that take longer, OCR aside.",
        rich_help_panel=LIMITS,
    ),
]
MaxMemory = Annotated[
    int,
    typer.Option(
        "--max-memory-megabytes",
        min=100,
        help="Leave out pages that need more memory.",
        rich_help_panel=LIMITS,
    ),
]
MaxMegabytes = Annotated[
    float,
    typer.Option("--max-megabytes", min=0.001, help="Refuse larger files.", rich_help_panel=LIMITS),
]

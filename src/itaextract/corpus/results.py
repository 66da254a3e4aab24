"""The results of a corpus, written from its records in the formats that were asked for."""

from collections.abc import Iterable
from pathlib import Path

from itaextract.corpus.catalogue import Catalogue
from itaextract.errors import UnsupportedFormatError
from itaextract.export.csv_ import write_plain_csv
from itaextract.export.registry import FORMATS, Format, format_named, require


def corpus_formats(names: Iterable[str]) -> list[Format]:
    """Give the formats of these names, each once.

    Raises:
        UnsupportedFormatError: one is unknown, not installed, or cannot hold a corpus.
    """
    chosen = [format_named(name) for name in dict.fromkeys(names)]
    for format in chosen:
        if format.write_corpus is None:
            fitting = ", ".join(name for name, one in FORMATS.items() if one.write_corpus)
            raise UnsupportedFormatError(f"no corpus as {format.name}; choose of {fitting}")
        require(format)
    return chosen


def write_results(catalogue: Catalogue, out: Path, formats: Iterable[Format]) -> tuple[Path, ...]:
    """Write the results of a complete run into its folder.

    ``inputs.csv`` and ``errors.csv`` are always there. Formats that are sets of tables get a
    folder of their name, the others are ``documents.SUFFIX``.

    Returns:
        What was written.

    Raises:
        UnreadableFileError: a record is missing or damaged.
        OSError: the folder cannot be written to.
    """
    tables = catalogue.tables()
    written = []
    for format in formats:
        assert format.write_corpus
        target = out / (format.name if format.write_folder else f"documents{format.suffix}")
        format.write_corpus(catalogue.documents(), target, tables)
        written.append(target)
    for table in tables:
        written.append(out / f"{table.name}.csv")
        write_plain_csv(table, written[-1])
    return tuple(written)

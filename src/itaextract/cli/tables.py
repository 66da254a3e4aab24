"""The tables of a document as CSV, for the terminal or as files."""

from collections.abc import Iterable
from pathlib import Path

from itaextract.cli.report import one_line
from itaextract.export import table_csv, write_table_csv
from itaextract.model import TableRecord


def as_text(tables: Iterable[TableRecord]) -> str:
    """Give tables as CSV, each under a line of comment, with a blank line between them."""
    return "\n".join(f"# {describe_table(table)}\n{table_csv(table)}" for table in tables)


def describe_table(table: TableRecord) -> str:
    """Give id, kind, pages and caption of a table on one line."""
    parts = [table.id, table.kind, page_span(table.pages), table.caption]
    return one_line(" · ".join(part for part in parts if part))


def page_span(pages: list[int]) -> str:
    """Give page numbers for reading: ``page 3``, ``pages 3-5``, ``pages 2, 7``, or nothing."""
    if not pages:
        return ""
    if len(pages) == 1:
        return f"page {pages[0]}"
    first, last = pages[0], pages[-1]
    gapless = pages == list(range(first, last + 1))
    return f"pages {first}-{last}" if gapless else f"pages {', '.join(map(str, pages))}"


def save(tables: Iterable[TableRecord], folder: Path, stem: str) -> None:
    """Write each table to ``folder/stem-id.csv``.

    Raises:
        OSError: the folder cannot be written.
    """
    for table in tables:
        write_table_csv(table, folder / f"{stem}-{table.id}.csv")

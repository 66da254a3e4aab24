"""Tidy tables as data frames of Polars or pandas. Needs the extra ``frames`` or ``pandas``."""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from itaextract.errors import UnsupportedFormatError
from itaextract.export.arrow import arrow_table
from itaextract.export.columns import Cell, Column
from itaextract.export.tidy import TABLES
from itaextract.export.tidytable import TidyTable, once
from itaextract.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

Library = Literal["polars", "pandas"]
EXTRAS: dict[Library, str] = {"polars": "frames", "pandas": "pandas"}
#: Rows that become one batch, so that not all of them are Python objects at once.
BATCH = 20_000


def frames(documents: Iterable[Document], library: Library = "polars") -> dict[str, Any]:
    """Give every tidy table of documents as a data frame, by its name.

    Raises:
        UnsupportedFormatError: the library is unknown or not installed.
    """
    require_library(library)
    several = list(documents)
    return {table.name: frame(several, table, library) for table in TABLES}


def frame(documents: Iterable[Document], table: TidyTable, library: Library = "polars") -> Any:
    """Give one tidy table of documents as a data frame.

    Columns are those of the data dictionary. In Polars a list is a list. In pandas whole numbers
    and texts have the types that know missing values, dates are timestamps, lists are arrays.

    Raises:
        UnsupportedFormatError: the library is unknown or not installed.
    """
    rows = (row for document in once(documents) for row in table.rows(document))
    return frame_of_rows(table.columns, rows, library)


def frame_of_rows(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], library: Library = "polars"
) -> Any:
    """Give rows, one cell per column, as a data frame; see ``frame``.

    Raises:
        UnsupportedFormatError: the library is unknown or not installed.
    """
    require_library(library)
    whole = _table(columns, rows)
    if library == "polars":
        import polars

        return polars.from_arrow(whole)
    return _to_pandas(whole)


def require_library(library: Library) -> None:
    """See that a library of data frames is installed.

    Raises:
        UnsupportedFormatError: it is unknown or not installed; the message gives the command.
    """
    if library not in EXTRAS:
        known = " or ".join(EXTRAS)
        raise UnsupportedFormatError(f"no data frames of {library!r}; choose {known}")
    if find_spec(library) is None or find_spec("pyarrow") is None:
        command = f'pip install "itaextract[{EXTRAS[library]}]"'
        raise UnsupportedFormatError(f"data frames of {library} need it installed: {command}")


def _table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> "pa.Table":
    import pyarrow as pa

    left = iter(rows)
    batches = [arrow_table(columns, ())]
    while batch := list(islice(left, BATCH)):
        batches.append(arrow_table(columns, batch))
    return pa.concat_tables(batches)


def _to_pandas(table: "pa.Table") -> Any:
    import pandas
    import pyarrow as pa

    types = {
        pa.string(): pandas.StringDtype(),
        pa.int64(): pandas.Int64Dtype(),
        pa.bool_(): pandas.BooleanDtype(),
    }
    return table.to_pandas(types_mapper=types.get, date_as_object=False)

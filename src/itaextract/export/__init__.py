"""Records become files: JSON, JSON Lines, and tidy tables in the formats that people use."""

from itaextract.export.csv_ import table_csv, to_csv, write_table_csv
from itaextract.export.json_ import to_json, to_json_line
from itaextract.export.registry import (
    FORMATS,
    Format,
    combined,
    format_named,
    format_of,
    require,
    write,
)

__all__ = [
    "FORMATS",
    "Format",
    "combined",
    "format_named",
    "format_of",
    "require",
    "table_csv",
    "to_csv",
    "to_json",
    "to_json_line",
    "write",
    "write_table_csv",
]

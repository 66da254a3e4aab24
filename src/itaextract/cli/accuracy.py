"""The accuracy of fields: for the terminal, and for programs."""

import json
from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from itaextract.corrections import Accuracy
from itaextract.export import to_csv

CSV_HEADER: Final = ("field", "reviewed", "right", "absent", "accuracy", "low", "high")


def show(fields: Sequence[Accuracy], sets: int, console: Console) -> None:
    """Print a table of the fields, and a line about all of them."""
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    table.add_column("field")
    for header in ("reviewed", "right", "absent", "accuracy", "95 % interval"):
        table.add_column(header, justify="right")
    for one in [*fields, _all(fields)]:
        low, high = one.interval
        table.add_row(
            *(one.field, str(one.reviewed), str(one.right), str(one.absent)),
            f"{one.share:.1%}",
            f"{low:.1%} to {high:.1%}",
            style="bold" if one.field == "all" else None,
        )
    console.print(table)
    console.print(f"\n{sets} set{'s' if sets != 1 else ''} of corrections")


def _all(fields: Sequence[Accuracy]) -> Accuracy:
    return Accuracy(
        "all",
        sum(one.reviewed for one in fields),
        sum(one.right for one in fields),
        sum(one.absent for one in fields),
    )


def as_json(fields: Sequence[Accuracy], sets: int) -> str:
    """Give an object with the number of sets and the fields."""
    rows = [dict(zip(CSV_HEADER, _row(one), strict=True)) for one in [*fields, _all(fields)]]
    return json.dumps({"sets": sets, "fields": rows}, ensure_ascii=False, indent=2) + "\n"


def as_csv(fields: Sequence[Accuracy]) -> str:
    """Give one row a field."""
    return to_csv(CSV_HEADER, map(_row, fields))


def _row(one: Accuracy) -> tuple[str | int | float, ...]:
    low, high = one.interval
    shares = (round(share, 4) for share in (one.share, low, high))
    return (one.field, one.reviewed, one.right, one.absent, *shares)

"""The predictor of cross-reference streams, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["undo_up"]

_NONE: Final = 0
_UP: Final = 2


def undo_up(data: bytes, columns: int) -> bytes | None:
    """Undo the PNG filter Up, which tells what was added to the byte above (RFC 2083, 6.4).

    Args:
        data: rows, each with its filter before it.
        columns: bytes of a row.

    Returns:
        The rows; None where one of them is cut off or has another filter.
    """
    width: i64 = columns
    if width < 1 or len(data) % (width + 1):
        return None
    above = [0] * columns
    found: list[int] = []
    for start in range(0, len(data), width + 1):
        kind = data[start]
        if kind not in (_NONE, _UP):
            return None
        for place in range(width):
            value = data[start + 1 + place]
            if kind == _UP:
                value = (value + above[place]) & 0xFF
            above[place] = value
            found.append(value)
    return bytes(found)

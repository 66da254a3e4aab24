"""Fewer runs of the collector of reference cycles, while many objects are made that live on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_OBJECTS: Final = 200_000
"""New objects after which the collector looks at them; Python's own default is 700."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector run rarely inside the block.

    A page is thousands of glyphs, which are in no cycle and stay until the page is done. To walk
    over them again and again takes a sixth of the time of a whole extraction.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _OBJECTS:  # 0 switches the collector off
        gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

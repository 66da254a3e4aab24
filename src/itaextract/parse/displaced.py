"""Rows whose cells slipped one column to the right, as table recognition sometimes leaves them.

The sign is unmistakable only where the responsible cell holds the units and then a numbered list of
sentences, and the monitoring cell echoes the row's title: then the list is the steps, and what
stands in the steps column is the monitoring.
"""

from collections.abc import Mapping

from rapidfuzz.fuzz import partial_ratio

from itaextract.thai import leading_marker
from itaextract.thai.normalize import collapse

_SENTENCE = 40
"""A unit's name is shorter than this; an item this long is a sentence."""
_ECHO = 85.0


def mend_displaced(title: str, cells: Mapping[str, list[str]]) -> dict[str, list[str]] | None:
    """Put displaced cells back.

    Args:
        title: the text of the row's measure cell.
        cells: paragraphs by role, for the roles ``responsible``, ``steps`` and ``monitoring``.

    Returns:
        The paragraphs of the three roles in their right places; None where nothing slipped.
    """
    responsible = cells.get("responsible", [])
    start = _list_start(responsible)
    if start is None or not cells.get("steps") or "monitoring" not in cells:
        return None
    units = responsible[:start]
    echo = collapse(" ".join(cells["monitoring"]))
    if not echo or partial_ratio(collapse(title), echo) < _ECHO or len(echo) > 3 * len(title) + 60:
        return None
    return {
        "responsible": units,
        "steps": responsible[start:],
        "monitoring": list(cells["steps"]),
    }


def _list_start(paragraphs: list[str]) -> int | None:
    """Where a numbered list of sentences begins behind the unit names."""
    numbered = [
        i for i, p in enumerate(paragraphs) if (m := leading_marker(p)) and m.kind != "bullet"
    ]
    if not numbered or numbered[0] == 0 or len(numbered) < 2:
        return None
    longest = max(len(paragraphs[i]) for i in numbered)
    return numbered[0] if longest > _SENTENCE else None

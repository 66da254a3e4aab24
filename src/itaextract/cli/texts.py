"""The repaired text of pages as JSON, with what was repaired."""

import json
from collections.abc import Sequence
from typing import Any

from itaextract.page import Rect
from itaextract.reading import PageText
from itaextract.thai.quality import text_quality

_PLACES = 2
"""Decimals of figures in points."""


def as_json(pages: Sequence[PageText]) -> str:
    """Give an array with one object a page: page, text, quality, repairs, unresolved."""
    return json.dumps([_page(page) for page in pages], ensure_ascii=False, indent=1) + "\n"


def _page(page: PageText) -> dict[str, Any]:
    quality = text_quality(page.text)
    hits = quality.lexicon_hit_rate
    return {
        "page": page.number,
        "text": page.text,
        "quality": {
            "score": round(quality.score, 4),
            "damage": dict(quality.damage_counts),
            "lexicon_hit_rate": None if hits is None else round(hits, 4),
        },
        "repairs": [{**one._asdict(), "box": _box(one.box)} for one in page.repairs],
        "unresolved": [{**one._asdict(), "box": _box(one.box)} for one in page.unresolved],
    }


def _box(box: Rect) -> dict[str, float]:
    return {name: round(value, _PLACES) for name, value in box._asdict().items()}

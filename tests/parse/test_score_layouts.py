"""Every layout of score tables that agencies use, and every way to state a score in a sentence."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from itaextract import Settings, extract
from itaextract.model import Score

LAYOUTS = tomllib.loads((Path(__file__).parent / "data/score_layouts.toml").read_text("utf-8"))
TITLE = """**รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}**
**เทศบาลตำบลม่วงคำ**

"""
LEVELS = {"i": "item", "e": "item", "o": "item"}
TRENDS = {"up": "+", "down": "-", "same": "=", None: ""}


def written(scores: Iterable[Score]) -> str:
    return " ".join(map(one, scores))


def one(score: Score) -> str:
    """A score in the notation of the data file; what it is of must fit its level."""
    if score.code:
        level = LEVELS.get(score.code[0], "sub_indicator" if "." in score.code else "indicator")
        about = score.code
    else:
        level = "instrument" if score.instrument and score.level != "item" else score.level
        about = {"overall": "all", "instrument": str(score.instrument)}.get(level, f"{level}?")
    assert score.level == level
    rank = f"#{score.rank}" if score.rank else ""
    weight = f"w{score.weight:g}" if score.weight is not None else ""
    grade = f":{score.grade}" if score.grade else ""
    place = f"{about}@{score.year}={score.score:g}"
    return f"{place}{rank}{weight}{grade}{TRENDS[score.trend]}"


@pytest.mark.parametrize("layout", LAYOUTS["layouts"], ids=lambda layout: layout["name"])
def test_scores_of_a_layout(layout: Mapping[str, Any]) -> None:
    text = TITLE.format(year=layout["year"]) + layout["text"]
    document = extract(text.encode(), Settings(reader="text"))
    assert written(s for t in document.score_tables for s in t.scores) == layout.get("scores", "")
    assert written(document.score_mentions) == layout.get("mentions", "")

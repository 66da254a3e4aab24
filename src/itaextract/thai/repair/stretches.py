"""Thai letters of a page, as far as nothing parts them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itaextract.thai.glyphs import Cluster
from itaextract.thai.script import LETTERS


class Stretch(NamedTuple):
    """Thai letters without anything between them, and whether a line end cuts them off."""

    text: str
    clusters: list[Cluster]
    cut_before: bool
    cut_behind: bool


def stretches(clusters: Sequence[Cluster]) -> Iterator[Stretch]:
    """Walk over the Thai letters of a page, as far as nothing parts them; no abbreviations."""
    only_letters = LETTERS.issuperset
    run: list[Cluster] = []
    cut_before = False
    for cluster in clusters:
        letters = cluster.text and only_letters(cluster.text)
        if not run:
            if letters:
                run = [cluster]
            else:
                cut_before = False
            continue
        breaks = abs(run[-1].baseline - cluster.baseline) >= 0.3 * cluster.size
        if letters and not breaks:
            run.append(cluster)
            continue
        # Letters before a point are an abbreviation.
        if breaks or not cluster.text.startswith("."):
            yield _stretch(run, cut_before, breaks)
        cut_before = breaks
        run = [cluster] if letters else []
    if run:
        yield _stretch(run, cut_before, False)


def _stretch(run: list[Cluster], cut_before: bool, cut_behind: bool) -> Stretch:
    return Stretch("".join([c.text for c in run]), run, cut_before, cut_behind)

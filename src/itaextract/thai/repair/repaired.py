"""A page after its repair."""

from dataclasses import dataclass
from functools import cached_property

from itaextract.page import Page
from itaextract.thai.glyphs import Cluster
from itaextract.thai.repair.records import Repair, Unresolved
from itaextract.thai.repair.rows import text_of_rows
from itaextract.thai.repair.stretches import Stretch, stretches


@dataclass(frozen=True)
class RepairedPage:
    """A page with its text as clusters: bases with their marks, and the blanks between them.

    Attributes:
        page: the page as it was read.
        clusters: in content order, each with its box.
        repairs: what was changed.
        unresolved: damage that was seen and left as it is.
    """

    page: Page
    clusters: tuple[Cluster, ...]
    repairs: tuple[Repair, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    @cached_property
    def text(self) -> str:
        """The text from top to bottom, one visual line a line, with the digits of the page."""
        return text_of_rows(self.clusters)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The Thai letters that stand without anything between them, in the order of drawing."""
        return tuple(stretches(self.clusters))

    @property
    def content(self) -> str:
        """The text in the order of drawing, with every blank and without line ends."""
        return "".join(cluster.text for cluster in self.clusters)

"""HTML tables inside text extracts become rows of cells."""

from collections.abc import Iterator
from html.parser import HTMLParser

from itaextract.page import TextRow
from itaextract.read.markup import paragraphs

_WIDEST = 50
"""Spans larger than this are errors of the extract."""


class _TableParser(HTMLParser):
    """Collects the cells of one HTML table as (mark-up, column span, row span)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[tuple[list[str], int, int]]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
            self._open = False
        elif tag in ("td", "th"):
            spans = {name: value for name, value in attrs if value and value.isdigit()}
            if not self.rows:
                self.rows.append([])
            wide, high = (min(int(spans.get(s, 1) or 1), _WIDEST) for s in ("colspan", "rowspan"))
            self.rows[-1].append(([], max(wide, 1), max(high, 1)))
            self._open = True
        elif self._open:
            self._keep(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._open = False
        elif self._open:
            self._keep(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._open:
            self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _keep(self, text: str) -> None:
        self.rows[-1][-1][0].append(text)


def html_rows(markup: str) -> Iterator[TextRow]:
    """The rows of an HTML table; places that a span covers are empty cells."""
    parser = _TableParser()
    parser.feed(markup)
    parser.close()
    covered: dict[int, int] = {}
    for row in parser.rows:
        cells: list[tuple[str, ...]] = []
        below: dict[int, int] = {}
        queue = list(row)
        while queue or any(c >= len(cells) for c in covered):
            if covered.get(len(cells), 0):
                cells.append(())
            elif queue:
                parts, wide, high = queue.pop(0)
                for offset in range(wide):
                    if high > 1:
                        below[len(cells)] = high
                    cells.append(() if offset else tuple(paragraphs("".join(parts))))
            else:
                cells.append(())
        covered = {c: n - 1 for c, n in {**covered, **below}.items() if n > 1}
        if cells:
            yield TextRow(tuple(cells))

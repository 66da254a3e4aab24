"""What every parser needs to know: the settings, the document's years, and where findings go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from itaextract.model import Box, Finding, FindingCode, Provenance, Severity
from itaextract.page import Rect
from itaextract.settings import Settings
from itaextract.table.model import Line, Row, Table, ink_by_page
from itaextract.thai.normalize import normalize_text


@dataclass(slots=True)
class Context:
    """Settings and years of the document that is being parsed; collects findings."""

    settings: Settings
    fiscal_year: int | None = None
    assessed_year: int | None = None
    findings: list[Finding] = field(default_factory=list)
    _cleaned: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def clean(self, text: str) -> str:
        """Normalise a text field by the settings.

        Most texts are asked for twice, for a field and for the table as it was joined.
        """
        cleaned = self._cleaned.get(text)
        if cleaned is None:
            cleaned = normalize_text(text, keep_thai_digits=self.settings.keep_thai_digits)
            self._cleaned[text] = cleaned
        return cleaned

    def clean_all(self, texts: Sequence[str]) -> list[str]:
        """Normalise text fields, dropping empty ones."""
        return [text for t in texts if (text := self.clean(t))]

    def report(
        self,
        code: FindingCode,
        severity: Severity,
        message_en: str,
        message_th: str,
        *,
        refs: Sequence[str] = (),
        pages: Sequence[int] = (),
    ) -> None:
        """Add a finding."""
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                message_en=message_en,
                message_th=message_th,
                refs=list(refs),
                pages=sorted(set(pages)),
            )
        )


def row_provenance(
    table: Table, row: Row, lines: Mapping[str, Sequence[Line]] | None = None
) -> Provenance:
    """Where a table row stands.

    Args:
        table: the table.
        row: one of its rows.
        lines: the lines that single fields were read from, by the fields' names.
    """
    fields = {name: text_boxes(found) for name, found in (lines or {}).items()}
    return Provenance(
        pages=sorted(set(row.pages)),
        table_id=table.id,
        boxes=[box_of(page, rect) for page, rect in row.boxes],
        fragments=row.fragments,
        fields={name: boxes for name, boxes in fields.items() if boxes},
    )


def text_boxes(lines: Sequence[Line]) -> list[Box]:
    """The boxes around lines of text, one a page; none for those of text input."""
    return [box_of(page, rect) for page, rect in sorted(ink_by_page(lines))]


def paragraph_provenance(page: int, boxes: Sequence[tuple[int, Rect]]) -> Provenance:
    """Where a paragraph of running text stands; ``page`` is that of text input, without boxes."""
    pages = sorted({number for number, _ in boxes}) or [page]
    return Provenance(pages=pages, boxes=[box_of(number, rect) for number, rect in boxes])


def box_of(page: int, rect: Rect) -> Box:
    """A box of the contract, rounded to a hundredth of a point."""
    return Box(
        page=page,
        x0=round(rect.x0, 2),
        top=round(rect.top, 2),
        x1=round(rect.x1, 2),
        bottom=round(rect.bottom, 2),
    )

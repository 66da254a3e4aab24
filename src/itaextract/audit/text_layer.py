"""What the text layer lost, and words that the pages themselves show damaged."""

from collections.abc import Iterator, Sequence
from typing import Final

from itaextract.model import Document, Finding, Severity, Suggestion
from itaextract.model.fields import TextField, text_fields
from itaextract.thai.repair import MisspeltPlace, PageNotes, Unresolved, misspelt_places

_NAMED: Final = 20
"""So many words are named in a message."""
_REFS: Final = 50
_LOST: Final = "\ufffd"


def check_text_layer(
    document: Document, notes: Sequence[PageNotes], *, correct_spelling: bool = False
) -> Iterator[Finding]:
    """Report pages beyond repair, lost characters, and words that are shown damaged.

    Args:
        document: the records that were made of the pages.
        notes: what was seen when the pages were repaired.
        correct_spelling: suggest the field with the word corrected, where one correction is near.
    """
    fields = list(text_fields(document)) if any(n.misspelt or n.unresolved for n in notes) else []
    yield from _beyond_repair(notes)
    yield from _lost_characters(notes, fields)
    yield from _invisible_layer(notes)
    names = _names(document)
    yield from _damaged_words(notes, fields, names, correct_spelling=correct_spelling)


def _finding(
    severity: Severity,
    en: str,
    th: str,
    pages: Sequence[int],
    refs: Sequence[str] = (),
    suggestions: Sequence[Suggestion] = (),
) -> Finding:
    return Finding(
        code="text-layer-damaged",
        severity=severity,
        message_en=en,
        message_th=th,
        refs=list(refs),
        pages=sorted(set(pages)),
        suggestions=list(suggestions),
    )


def _beyond_repair(notes: Sequence[PageNotes]) -> Iterator[Finding]:
    bad = [(note.page, note.quality.score) for note in notes if note.quality and note.beyond_repair]
    if not bad:
        return
    listed = ", ".join(f"{page} ({score:.2f})" for page, score in bad)
    yield _finding(
        "error",
        f"The text layer is beyond repair on {len(bad)} page(s); page and quality: {listed}.",
        f"ข้อความในไฟล์เสียหายจนซ่อมไม่ได้ {len(bad)} หน้า หน้าและคุณภาพ: {listed}",
        [page for page, _ in bad],
    )


def _unresolved(notes: Sequence[PageNotes], kind: str) -> list[tuple[int, Unresolved]]:
    return [(note.page, one) for note in notes for one in note.unresolved if one.kind == kind]


def _lost_characters(notes: Sequence[PageNotes], fields: Sequence[TextField]) -> Iterator[Finding]:
    lost = _unresolved(notes, "glyph")
    if not lost:
        return
    yield _finding(
        "warning",
        f"{len(lost)} glyph(s) have no character in the text layer; {_LOST} stands for each.",
        f"มีอักขระที่อ่านไม่ได้ {len(lost)} ตัว แสดงเป็น {_LOST}",
        [page for page, _ in lost],
        [field.ref for field in fields if _LOST in field.text][:_REFS],
    )


def _invisible_layer(notes: Sequence[PageNotes]) -> Iterator[Finding]:
    pages = [page for page, _ in _unresolved(notes, "ocr-layer")]
    if pages:
        yield _finding(
            "info",
            f"The text of {len(set(pages))} page(s) is an invisible layer over an image, as text "
            "recognition makes it; it was read as it is.",
            f"ข้อความใน {len(set(pages))} หน้าเป็นชั้นที่มองไม่เห็นซ้อนบนภาพ ซึ่งได้จากการรู้จำอักขระ",
            pages,
        )


def _names(document: Document) -> list[str]:
    """The names of the agency and its place, whose parts are in no dictionary."""
    agency = document.agency
    if agency is None:
        return []
    names = (agency.tambon, agency.amphoe, agency.province, *(v.name for v in agency.variants))
    return sorted({n for n in (*names, agency.name) if n}, key=len, reverse=True)


def _damaged_words(
    notes: Sequence[PageNotes],
    fields: Sequence[TextField],
    names: Sequence[str],
    *,
    correct_spelling: bool,
) -> Iterator[Finding]:
    shown = {one.word: one.suggestions for note in notes for one in note.misspelt}
    if not shown:
        return
    holding = {
        field: places
        for field in fields
        if any(word in field.text for word in shown)
        and (places := [p for p in misspelt_places(_masked(field.text, names)) if p.word in shown])
    }
    placed = {place.word for places in holding.values() for place in places}
    in_fields = {word for word in shown if any(word in field.text for field in fields)}
    # What stands in fields as a part of names or of whole words only is no misspelling.
    words = [word for word in shown if word in placed or word not in in_fields]
    if not words:
        return
    named = [f"{word} ({' / '.join(shown[word])})" for word in words[:_NAMED]]
    listed = ", ".join(named) + (f", +{len(words) - _NAMED}" if len(words) > _NAMED else "")
    corrected = (_corrected(field, places) for field, places in holding.items())
    yield _finding(
        "info",
        f"The pages show {len(words)} word(s) that are in no dictionary but nearly one that is; "
        f"they are kept as shown: {listed}.",
        f"พบคำที่น่าจะสะกดผิด {len(words)} คำ คงไว้ตามเอกสาร: {listed}",
        [note.page for note in notes if any(one.word in words for one in note.misspelt)],
        [field.ref for field in holding][:_REFS],
        [one for one in corrected if one] if correct_spelling else [],
    )


def _masked(text: str, names: Sequence[str]) -> str:
    """The text with blanks for names, at the same places."""
    for name in names:
        text = text.replace(name, " " * len(name))
    return text


def _corrected(field: TextField, places: Sequence[MisspeltPlace]) -> Suggestion | None:
    """The field with those words corrected that have one near word only."""
    text = field.text
    done = [place for place in places if len(place.suggestions) == 1]
    for place in reversed(done):
        text = text[: place.start] + place.suggestions[0] + text[place.end :]
    if not done:
        return None
    reason = ", ".join(f"{place.word} → {place.suggestions[0]}" for place in done)
    return Suggestion(ref=field.ref, value=text, reason=reason)

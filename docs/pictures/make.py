#!/usr/bin/env python3
"""Draw the pictures of docs/thai-text.md: glyphs with their boxes and what the text layer says.

Run it as ``.venv/bin/python docs/pictures/make.py [NAME...]``; it needs nothing but the package,
since pdfplumber brings pypdfium2 and Pillow. Two runs with the same versions give the same bytes.

``--typeset`` makes ``own.pdf`` and ``western.pdf`` anew before, which show what no fixture has.
That needs what tests/fixtures/damage.py needs.
"""

import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from itaextract.glyph import Glyph, Hidden
from itaextract.page import Page, Rect
from itaextract.read import open_source
from itaextract.settings import Settings
from itaextract.thai.glyphs import Cluster
from itaextract.thai.repair import Repair, RepairedPage, repair_pages
from itaextract.thai.script import MARKS, SARA_AA, SARA_AM, is_mark

HERE: Final = Path(__file__).resolve().parent
FIXTURES: Final = HERE.parents[1] / "tests" / "fixtures"
DAMAGED: Final = FIXTURES / "damage"
OWN, WESTERN = HERE / "own.pdf", HERE / "western.pdf"
OWN_TEXT: Final = """\
หนวยงานเจ้าของเรื่อง
เเผนงานสารบรรณ
ฝ่ายประชาสัม
พันธ์
"""

SOUND, DAMAGE, MENDED, GREY = (0, 92, 168), (200, 70, 0), (0, 110, 70), (130, 130, 130)
SCALE: Final = 4
"""Pixels a point."""
LETTERS: Final = 13
GAP: Final = 12
PADDING: Final = 10
BAR, LOWEST = 0.38, 0.42
"""How far below the line the bars are, and the end of the picture, in font sizes."""
BELOW: Final = "\u0e38\u0e39\u0e3a"


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw.

    Attributes:
        name: of the PNG file.
        file: the PDF; what is looked for stands on its first page.
        words: what to show, as the page reads; a second word stands on the line below.
        hidden: look among the glyphs that do not show for this reason.
        numbered: number the glyphs in the order of drawing.
        labelled: write beside each glyph what the text layer says.
    """

    name: str
    file: Path
    words: tuple[str, ...]
    hidden: Hidden = ""
    numbered: bool = False
    labelled: bool = True


PICTURES: Final = (
    Picture("nikhahit", DAMAGED / "lost-nikhahit.pdf", ("ห้วยน้ำใส",)),
    Picture("sara-am-for-aa", DAMAGED / "sara-am-for-aa.pdf", ("การทำงาน",)),
    Picture("sara-aa-for-am", DAMAGED / "sara-aa-for-am.pdf", ("ความสำคัญ",)),
    Picture("mark-place-late", DAMAGED / "marks-late.pdf", ("ปลัด",), numbered=True),
    Picture("mark-place-first", DAMAGED / "marks-first.pdf", ("เรื่อง",), numbered=True),
    Picture("no-unicode", DAMAGED / "no-unicode-marks.pdf", ("เจ้าหน้าที่",)),
    Picture("no-unicode-outline", DAMAGED / "no-unicode-raised.pdf", ("ผู้บริหารให้",)),
    Picture("swapped-texts", DAMAGED / "swapped-texts.pdf", ("ผู้บริ",)),
    Picture("cluster-texts", DAMAGED / "cluster-texts.pdf", ("ตำบลห้วยน้ำ",)),
    Picture("encoding", WESTERN, ("ประกาศ",)),
    Picture("private-use", DAMAGED / "private-use.pdf", ("เจ้าหน้าที่",)),
    Picture("drawn-twice", DAMAGED / "drawn-twice.pdf", ("กาศ",), numbered=True),
    Picture("hidden", DAMAGED / "hidden.pdf", ("ข้อความซ่อน",), hidden="white"),
    Picture("ocr-layer", DAMAGED / "ocr-layer.pdf", ("ประกาศ",)),
    Picture("spacing-spread", DAMAGED / "spread.pdf", ("มาตรการ",)),
    Picture("spacing-word", DAMAGED / "broken-words.pdf", ("ข้อมูล",)),
    Picture("spacing-covered", DAMAGED / "covered-blanks.pdf", ("2567",)),
    Picture("typing", OWN, ("เเผนงาน",)),
    Picture("line-end", OWN, ("ฝ่ายประชาสัม", "พันธ์"), labelled=False),
    Picture("misspelt", OWN, ("หนวยงาน",)),
)


class Label(NamedTuple):
    """Lines of text with their colours, and the place of the glyph that they belong to."""

    lines: tuple[tuple[str, tuple[int, int, int]], ...]
    x: float
    y: float
    width: float


class Mark(NamedTuple):
    """One glyph to show: its number in the order of drawing, and its ink in points if known."""

    number: int
    glyph: Glyph
    ink: Rect | None
    repair: Repair | None


@cache
def repaired(file: Path) -> RepairedPage:
    """The first page of a file."""
    source = open_source(file.read_bytes(), Settings(), file.name)
    return next(repair_pages(source.pages))


def skeleton(text: str) -> str:
    """A text without its marks and blanks: what damage leaves alone."""
    kept = (c for c in text if c not in MARKS and not c.isspace())
    return "".join(kept).replace(SARA_AM, SARA_AA)


def visual_rows(clusters: Iterable[Cluster]) -> Iterator[list[Cluster]]:
    """Clusters with ink, by line, each from left to right."""
    rows: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        if skeleton(cluster.text):
            rows.setdefault(round(cluster.baseline), []).append(cluster)
    for _, row in sorted(rows.items()):
        yield sorted(row, key=lambda c: c.x0)


def find(clusters: Sequence[Cluster], word: str) -> Rect:
    """The box of the first place where a word stands."""
    wanted = skeleton(word)
    for row in visual_rows(clusters):
        texts = [skeleton(c.text) for c in row]
        at = "".join(texts).find(wanted)
        if at >= 0:
            ends = [len("".join(texts[: i + 1])) for i in range(len(texts))]
            inside = [c for c, end in zip(row, ends, strict=True) if at < end <= at + len(wanted)]
            return Rect(
                inside[0].x0,
                min(c.top for c in inside),
                inside[-1].x1,
                inside[0].baseline + LOWEST * inside[0].size,
            )
    raise LookupError(f"{word} stands nowhere on the page")


def area_of(picture: Picture, page: RepairedPage) -> list[Rect]:
    """The boxes of the words of a picture."""
    if not picture.hidden:
        return [find(page.clusters, word) for word in picture.words]
    unseen = tuple(g.seen_as("") for g in page.page.glyphs if g.hidden == picture.hidden)
    alone = next(repair_pages([replace(page.page, glyphs=unseen)]))
    return [find(alone.clusters, word) for word in picture.words]


def marks_in(page: RepairedPage, areas: Sequence[Rect]) -> list[Mark]:
    """The glyphs whose origins are in one of the areas, in the order of drawing.

    Marks of one letter can have one place and one text; repairs have the order of the glyphs.
    """
    repairs = list(page.repairs)
    found: list[Mark] = []
    for glyph in page.page.glyphs:
        repair = next((r for r in repairs if is_about(r, glyph)), None)
        if repair is not None:
            repairs.remove(repair)
        if any(holds(area, glyph) for area in areas):
            found.append(Mark(len(found) + 1, glyph, ink_of(page.page, glyph), repair))
    return found


def is_about(repair: Repair, glyph: Glyph) -> bool:
    """Whether a repair is about a glyph."""
    if repair.box != (glyph.x0, glyph.top, glyph.x1, glyph.bottom):
        return False
    return repair.before.startswith(glyph.text) or (" " in repair.before and glyph.text == " ")


def holds(area: Rect, glyph: Glyph) -> bool:
    """Whether a glyph is part of a word: marks and blanks stand at the end of their base."""
    at_end = glyph.x1 - glyph.x0 < 0.02 * glyph.size
    first = area.x0 + (0.5 if at_end else -0.5)
    last = area.x1 + (0.5 if at_end else -0.5)
    return first <= glyph.x0 <= last and area.top <= glyph.baseline <= area.bottom


def ink_of(page: Page, glyph: Glyph) -> Rect | None:
    """The box of what a glyph draws, by the font's outline."""
    program = page.fonts.get(glyph.face)
    shape = program.shape_of(glyph.code) if program else None
    if shape is None or not shape.contours:
        return None
    return Rect(
        glyph.x0 + shape.x0 * glyph.size,
        glyph.baseline - shape.y1 * glyph.size,
        glyph.x0 + shape.x1 * glyph.size,
        glyph.baseline - shape.y0 * glyph.size,
    )


def around(areas: Sequence[Rect], marks: Sequence[Mark]) -> Rect:
    """The part of the page to show: the words with all of their ink."""
    inks = [mark.ink for mark in marks if mark.ink]
    tops = [box.top for box in (*areas, *inks)]
    return Rect(
        min(ink.x0 for ink in inks) - 0.3,
        min(tops) - 0.5,
        max(ink.x1 for ink in inks) + 0.3,
        max(area.bottom for area in areas),
    )


def says(text: str) -> str:
    """Code points, or the number of a glyph that has none."""
    if not text:
        return "nothing"
    return text if text.startswith("(cid:") else " ".join(f"U+{ord(c):04X}" for c in text)


def outcome(mark: Mark) -> str | None:
    """What repair makes of a glyph, in one line."""
    repair = mark.repair
    if repair is None:
        return None
    if repair.kind == "mark-place":
        return f"on {says(repair.after[0])}"
    if repair.kind in ("hidden", "drawn-twice", "spacing"):
        return "left out"
    return says(repair.after)


def label_of(mark: Mark, picture: Picture, font: ImageFont.FreeTypeFont, *, covered: bool) -> Label:
    """The label of a glyph, to stand above marks and below everything else.

    A mark that another one covers is pointed at from its left.
    """
    glyph, after = mark.glyph, outcome(mark)
    number = f"{mark.number}: " if picture.numbered else ""
    colour = SOUND if mark.repair is None else DAMAGE
    lines = [(number + says(glyph.text), colour)]
    if after:
        lines.append((after, MENDED))
    box = mark.ink or Rect(glyph.x0, glyph.top, glyph.x1, glyph.baseline)
    if not stands_above(mark):
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline + LOWEST * glyph.size
    elif covered:
        x, y = box.x0, (box.top + box.bottom) / 2
    else:
        x, y = (box.x0 + box.x1) / 2, box.top
    return Label(tuple(lines), x, y, max(font.getlength(text) for text, _ in lines))


def is_covered(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether another glyph draws right above a glyph."""
    ink = mark.ink
    return ink is not None and any(
        m.ink is not None and m.ink.top < ink.top - 1 and ink.x0 < m.ink.x1 and m.ink.x0 < ink.x1
        for m in marks
        if m is not mark and stands_above(m)
    )


def stands_above(mark: Mark) -> bool:
    """Whether a glyph draws above the letters only."""
    if mark.ink is None:
        return is_mark(mark.glyph.text) and mark.glyph.text not in BELOW
    return mark.ink.bottom < mark.glyph.baseline - 0.42 * mark.glyph.size


def spread(labels: Sequence[Label], left: float) -> list[float]:
    """Places for labels side by side, as near to their glyphs as they can be together."""
    wanted = [left + label.x * SCALE - label.width / 2 for label in labels]
    places: list[float] = []
    free = float("-inf")
    for label, place in zip(labels, wanted, strict=True):
        places.append(max(place, free))
        free = places[-1] + label.width + GAP
    shift = sum(wanted) - sum(places)
    return [place + shift / len(places) for place in places]


def draw(picture: Picture) -> Image.Image:
    """Draw one picture."""
    page = repaired(picture.file)
    areas = area_of(picture, page)
    marks = marks_in(page, areas)
    area = around(areas, marks)
    font = ImageFont.load_default(size=LETTERS)
    labels = [
        (label_of(m, picture, font, covered=is_covered(m, marks)), stands_above(m)) for m in marks
    ]
    upper = sorted((label for label, up in labels if up), key=lambda label: label.x)
    lower = sorted((label for label, up in labels if not up), key=lambda label: label.x)
    canvas = Canvas.around(picture, area, upper, lower)
    canvas.paste(picture.file, area)
    for mark in marks:
        canvas.frame(mark)
    if picture.labelled:
        canvas.write(upper, font, above=True)
        canvas.write(lower, font, above=False)
    return canvas.image.quantize(48, dither=Image.Dither.NONE)


@dataclass(frozen=True, slots=True)
class Canvas:
    """An image in which a part of a page lies: ``left`` and ``top`` are where its origin is."""

    image: Image.Image
    left: float
    top: float

    @classmethod
    def around(
        cls, picture: Picture, area: Rect, upper: Sequence[Label], lower: Sequence[Label]
    ) -> "Canvas":
        """Make room for a part of a page and its labels."""
        x0, x1 = area.x0 * SCALE - PADDING, area.x1 * SCALE + PADDING
        head = foot = float(PADDING)
        if picture.labelled:
            for labels in (upper, lower):
                for label, place in zip(labels, spread(labels, 0), strict=True):
                    x0, x1 = min(x0, place - PADDING), max(x1, place + label.width + PADDING)
            head = block(upper) + 4 * PADDING if upper else head
            foot = block(lower) + 4 * PADDING if lower else foot
        height = (area.bottom - area.top) * SCALE + head + foot
        image = Image.new("RGB", (round(x1 - x0), round(height)), "white")
        return cls(image, -x0, head - area.top * SCALE)

    def paste(self, file: Path, area: Rect) -> None:
        """Put a part of the first page of a file here."""
        with pypdfium2.PdfDocument(file) as pdf:
            whole = pdf[0].render(scale=SCALE).to_pil().convert("RGB")
        corner, end = (area.x0 * SCALE, area.top * SCALE), (area.x1 * SCALE, area.bottom * SCALE)
        part = whole.crop((*map(round, corner), *map(round, end)))
        self.image.paste(part, (round(corner[0] + self.left), round(corner[1] + self.top)))

    def frame(self, mark: Mark) -> None:
        """Draw the box of a glyph, and below the line a bar as long as its advance."""
        pen = ImageDraw.Draw(self.image)
        glyph, colour = mark.glyph, SOUND if mark.repair is None else DAMAGE
        if mark.ink:
            pen.rectangle(self._box(mark.ink), outline=colour, width=1)
        elif glyph.x1 - glyph.x0 > 0.02 * glyph.size:
            empty = Rect(glyph.x0, glyph.baseline - 0.5 * glyph.size, glyph.x1, glyph.baseline)
            pen.rectangle(self._box(empty), outline=colour, width=1)
        y = (glyph.baseline + BAR * glyph.size) * SCALE + self.top
        x0, x1 = glyph.x0 * SCALE + self.left, glyph.x1 * SCALE + self.left
        if x1 - x0 > 1:
            pen.line([(x0 + 2, y), (x1 - 2, y)], fill=colour, width=2)
        else:
            pen.ellipse([x0 - 2, y - 2, x0 + 2, y + 2], fill=colour)

    def write(self, labels: Sequence[Label], font: ImageFont.FreeTypeFont, *, above: bool) -> None:
        """Write labels in one row, each with a line to its glyph."""
        pen = ImageDraw.Draw(self.image)
        height = block(labels)
        first = PADDING if above else self.image.height - PADDING - height
        for label, x in zip(labels, spread(labels, self.left), strict=True):
            y = first + height - len(label.lines) * line_height() if above else first
            foot = (x + label.width / 2, first + height + 2 if above else first - 2)
            tip = (label.x * SCALE + self.left, label.y * SCALE + self.top - (2 if above else 0))
            pen.line([foot, tip], fill=GREY, width=1)
            for text, colour in label.lines:
                offset = (label.width - font.getlength(text)) / 2
                pen.text((x + offset, y), text, fill=colour, font=font)
                y += line_height()

    def _box(self, box: Rect) -> tuple[float, float, float, float]:
        return (
            round(box.x0 * SCALE + self.left) - 1,
            round(box.top * SCALE + self.top) - 1,
            round(box.x1 * SCALE + self.left) + 1,
            round(box.bottom * SCALE + self.top) + 1,
        )


def line_height() -> int:
    """Height of a line of a label in pixels."""
    return LETTERS + 3


def block(labels: Sequence[Label]) -> int:
    """Height of a row of labels in pixels."""
    return max((len(label.lines) for label in labels), default=0) * line_height()


def typeset_own() -> None:
    """Make the page that shows what the damaged fixtures do not."""
    sys.path.insert(0, str(FIXTURES))
    import damage

    OWN.write_bytes(damage.write_pdf(damage.Sheet(tuple(damage.typeset(OWN_TEXT)))))


def typeset_western() -> None:
    """Make a page in a font that gives its Thai letters Western characters, and draws them."""
    sys.path.insert(0, str(FIXTURES))
    import damage
    import pikepdf
    from build import saved
    from fontTools.ttLib import TTFont, newTable
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    sheet = damage.thai_as_latin()
    _, order = damage.embedded((g.name for g in sheet.glyphs), keep_tables=False)
    with pikepdf.open(io.BytesIO(damage.write_pdf(sheet))) as pdf:
        descriptor = pdf.pages[0].Resources.Font.F1.FontDescriptor
        font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), recalcTimestamp=False)
        names = font.getGlyphOrder()
        table = CmapSubtable.newSubtable(4)
        table.platformID, table.platEncID, table.language = 3, 1, 0
        table.cmap = {
            ord(g.character.encode("cp874").decode("cp1252")): names[order.index(g.name)]
            for g in sheet.glyphs
        }
        font["cmap"] = newTable("cmap")
        font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
        buffer = io.BytesIO()
        font.save(buffer)
        descriptor.Flags = 32
        descriptor.FontFile2 = pdf.make_stream(buffer.getvalue(), Length1=len(buffer.getvalue()))
        WESTERN.write_bytes(saved(pdf))


def by_name() -> Mapping[str, Picture]:
    """All pictures."""
    return {picture.name: picture for picture in PICTURES}


def main(arguments: Sequence[str], out: Path = HERE) -> int:
    """Draw the named pictures, or all of them."""
    if "--typeset" in arguments:
        typeset_own()
        typeset_western()
    names = [name for name in arguments if name != "--typeset"]
    for name in names or by_name():
        path = out / f"{name}.png"
        draw(by_name()[name]).save(path, optimize=True)
        print(f"{path.name}\t{path.stat().st_size}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The local government that a document is about (องค์กรปกครองส่วนท้องถิ่น)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from itaextract.ita.gazetteer import (
    is_known_subdistrict,
    is_near,
    near_subdistricts,
    subdistricts_named,
)
from itaextract.model import Agency, AgencyType, NameVariant
from itaextract.parse.agency_names import (
    TITLE,
    TYPE_NAMES,
    Blob,
    Mention,
    TextLine,
    find_mentions,
    has_foreign_letters,
    known_prefixes,
)
from itaextract.parse.places import Location, locate

__all__ = ["TextLine", "find_agency", "is_known_subdistrict", "near_subdistricts"]

_TITLE_WEIGHT: Final = 4.0  # a mention in a title against one in the text
_SAME_NAME: Final = 60.0  # least similarity of two spellings of one name
_SPECIAL: Final = ("กรุงเทพมหานคร", "เมืองพัทยา")
# Other public bodies (หน่วยงานของรัฐ) that a title may name.
_OTHER: Final = re.compile(
    r"(?:โรงพยาบาล|สำนักงานสาธารณสุข|สาธารณสุขอำเภอ|สำนักงานเขต|สำนักงานพัฒนา|สำนักงานปศุสัตว์|สำนักงานเกษตร|"
    r"สำนักงานส่งเสริม|สำนักงานคณะกรรมการ|สำนักงานปลัดกระทรวง|สำนักงาน|กรม|กระทรวง|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|"
    r"สถานีตำรวจ|ที่ทำการปกครอง|ที่ว่าการอำเภอ|ศูนย์อนามัย|การไฟฟ้า|การประปา|องค์การ)[\u0e01-\u0e3a\u0e40-\u0e4e]{2,60}"
)
# Bodies that every ITA document names without being theirs.
_NOT_THE_AGENCY: Final = re.compile(
    r"สำนักงาน(?:ปลัด(?!กระทรวง)|คณะกรรมการป้องกันและปราบปราม|คณะกรรมการกฤษฎีกา|การตรวจเงิน)|กรมส่งเสริมการปกครอง|"
    r"กรมบัญชีกลาง|กระทรวงมหาดไทย|กรมการ|องค์การบริหารส่วน"
)
_OTHER_END: Final = re.compile(r"ประจำปี|ปีงบประมาณ|ได้|จัดทำ|พบว่า")
_THAI_PART: Final = re.compile(r"[\u0e01-\u0e4e]{2,}")


@dataclass(slots=True)
class _Spelling:
    """One spelling of a name with its mentions."""

    type: AgencyType
    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def prominence(self) -> float:
        return sum(mention.prominence for mention in self.mentions)

    @property
    def weight(self) -> float:
        return len(self.mentions) + _TITLE_WEIGHT * self.prominence

    @property
    def pages(self) -> list[int]:
        return sorted({mention.page for mention in self.mentions})


def find_agency(lines: Sequence[TextLine]) -> Agency | None:
    """Find the agency that a document is about, with its spellings and its place.

    The name is the spelling to be trusted most: one that the gazetteer has as a subdistrict, else
    the most frequent one; a spelling with letters of a foreign script only if there is no other.
    It is written with its type in full, also where the document abbreviates (``อบต.``).

    Args:
        lines: The document's lines in reading order, normalised, with prominence 1.0 for titles.

    Returns:
        The agency, or None if the document names none.
    """
    blob = Blob(lines)
    spellings = _spellings(find_mentions(blob))
    if not spellings:
        return _special(blob) or _other(blob)
    same = _one_agency(spellings)
    if not any(spelling.prominence for spelling in same):
        other = _special(blob) or _other(blob)
        if other is not None and other.variants[0].count >= sum(len(s.mentions) for s in same):
            return other
    return _local_government(same, blob)


def _spellings(mentions: Iterable[Mention]) -> list[_Spelling]:
    found: dict[tuple[AgencyType, str], _Spelling] = {}
    for mention in mentions:
        key = (mention.type, mention.name)
        found.setdefault(key, _Spelling(*key)).mentions.append(mention)
    return list(found.values())


def _one_agency(spellings: Sequence[_Spelling]) -> list[_Spelling]:
    """The spellings of the agency with most evidence; other agencies in passing are left out."""
    groups: list[list[_Spelling]] = []
    for spelling in sorted(spellings, key=lambda s: -s.weight):
        group = next((g for g in groups if _same_agency(g[0], spelling)), None)
        if group is None:
            groups.append([spelling])
        else:
            group.append(spelling)
    return max(groups, key=lambda group: sum(s.weight for s in group))


def _same_agency(one: _Spelling, other: _Spelling) -> bool:
    if one.type != other.type:
        return False
    if has_foreign_letters(one.name) or has_foreign_letters(other.name):
        # Of a misread name only its Thai parts can be compared.
        return _share_a_part(one.name, other.name) or _share_a_part(other.name, one.name)
    if is_near(one.name, other.name):
        return True
    if is_known_subdistrict(one.name) and is_known_subdistrict(other.name):
        return False
    return (
        Levenshtein.distance(one.name, other.name) <= 2
        or fuzz.ratio(one.name, other.name) >= _SAME_NAME
    )


def _share_a_part(one: str, other: str) -> bool:
    return has_foreign_letters(one) and any(part in other for part in _THAI_PART.findall(one))


def _local_government(same: Sequence[_Spelling], blob: Blob) -> Agency:
    mentions = [mention for spelling in same for mention in spelling.mentions]
    best = _most_trusted(same, mentions, blob)
    place = locate(best.type, best.name, mentions, blob)
    return Agency(
        name=TYPE_NAMES[best.type] + best.name,
        type=best.type,
        tambon=place.tambon,
        amphoe=place.amphoe,
        province=place.province,
        place_source=place.place_source,
        variants=[
            NameVariant(name=TYPE_NAMES[s.type] + s.name, count=len(s.mentions), pages=s.pages)
            for s in sorted(same, key=lambda s: (s is not best, -len(s.mentions), s.name))
        ],
    )


def _most_trusted(same: Sequence[_Spelling], mentions: Sequence[Mention], blob: Blob) -> _Spelling:
    def trust(spelling: _Spelling) -> tuple[bool, bool, bool, int, float]:
        known = spelling.name in known_prefixes(spelling.type, spelling.name)
        agrees = known and _agrees(spelling, mentions, blob)
        legible = not has_foreign_letters(spelling.name)
        return legible, agrees, known, len(spelling.mentions), spelling.prominence

    return same[0] if len(same) == 1 else max(same, key=trust)


def _agrees(spelling: _Spelling, mentions: Sequence[Mention], blob: Blob) -> bool:
    """Whether the stated amphoe or province has a subdistrict of this name."""
    place = locate(spelling.type, spelling.name, mentions, blob)
    if place.place_source != "document":
        return False
    return any(
        place.amphoe in (None, entry.amphoe) and place.province in (None, entry.province)
        for entry in subdistricts_named(spelling.name)
    )


def _special(blob: Blob) -> Agency | None:
    """Bangkok or Pattaya, if a title names it and no local government of another type is found."""
    for name in _SPECIAL:
        pages = [n.page for n in blob.lines if name in n.text and n.prominence >= TITLE]
        if pages:
            count = sum(line.text.count(name) for line in blob.lines)
            variant = NameVariant(name=name, count=count, pages=_pages_with(name, blob))
            province = name if name == _SPECIAL[0] else None
            return Agency(
                name=name,
                type="special",
                province=province,
                place_source="document" if province else None,
                variants=[variant],
            )
    return None


def _other(blob: Blob) -> Agency | None:
    """A public body that is no local government, if a title names one."""
    names: Counter[str] = Counter()
    for line in blob.lines:
        if line.prominence >= TITLE:
            for match in _OTHER.finditer(line.text):
                name = _OTHER_END.split(match[0])[0]
                if not _NOT_THE_AGENCY.match(name):
                    names[name] += 1
    if not names:
        return None
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    count = sum(line.text.count(name) for line in blob.lines)
    mention = _mentions_of(name, blob)
    place: Location = locate("other", name, mention, blob)
    return Agency(
        name=name,
        type="other",
        tambon=place.tambon,
        amphoe=place.amphoe,
        province=place.province,
        place_source=place.place_source,
        variants=[NameVariant(name=name, count=count, pages=_pages_with(name, blob))],
    )


def _pages_with(name: str, blob: Blob) -> list[int]:
    return sorted({line.page for line in blob.lines if name in line.text})


def _mentions_of(name: str, blob: Blob) -> list[Mention]:
    found = []
    for match in re.finditer(re.escape(name), blob.text):
        line = blob.line_at(match.start())
        mention = Mention("other", name, line.page, line.prominence, match.start(), match.end())
        found.append(mention)
    return found

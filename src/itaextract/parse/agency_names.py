"""Mentions of local governments in running text, and where each name ends.

Thai writes no spaces between words, so ``เทศบาลตำบล`` + name runs on into the sentence. The end is
found by the gazetteer, by words that cannot belong to a name, and by what other mentions of the
same document say.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Final, NamedTuple

from itaextract.ita.gazetteer import amphoe_prefixes, province_prefixes, subdistrict_prefixes
from itaextract.ita.squash import compose
from itaextract.terms import AgencyType


class TextLine(NamedTuple):
    """A line of a document: its text, 1-based page, and prominence (1.0 title, 0.0 body)."""

    text: str
    page: int
    prominence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a local government: its type, bare name, and where it stands.

    ``start`` and ``end`` are offsets in ``Blob.text``; ``end`` is behind the name.
    """

    type: AgencyType
    name: str
    page: int
    prominence: float
    start: int
    end: int


class Blob:
    """The lines of a document as one text, one line each, with the way back to the lines."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        """Join ``lines`` in reading order."""
        self.text = compose("\n".join([line.text.replace("\n", " ") for line in lines]))
        texts = self.text.split("\n")
        self.lines = [
            TextLine(text, line.page, line.prominence)
            for text, line in zip(texts, lines, strict=False)  # no lines give one text, ""
        ]
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def line_at(self, offset: int) -> TextLine:
        """The line that an offset of ``text`` lies in."""
        return self.lines[bisect_right(self._starts, offset) - 1]


TYPE_NAMES: Final[dict[AgencyType, str]] = {
    "subdistrict_municipality": "เทศบาลตำบล",
    "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร",
    "sao": "องค์การบริหารส่วนตำบล",
    "pao": "องค์การบริหารส่วนจังหวัด",
}

_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
# องค์กรบริหาร is a frequent slip for องค์การบริหาร. Each choice begins with a letter, not with what
# may not stand before it: so they are found many times quicker.
_TYPE: Final = re.compile(
    r"(?:เทศบาล\s*(?:ตำบล|เมือง|นคร)|ท[ตมน]\.(?<![_]ท[ตมน]\.)"
    r"|องค์(?:การ|กร)\s*บริหาร\s*ส่วน\s*(?:ตำบล|จังหวัด)"
    r"|อบ[ตจ]\.|อ\.บ\.[ตจ]\.|อบ[ตจ](?=\s)(?<![_]อบ[ตจ]))[ \t]*".replace("_", _THAI)
)
_TYPE_OF: Final[dict[str, AgencyType]] = {name: kind for kind, name in TYPE_NAMES.items()} | {
    "ทต": "subdistrict_municipality",
    "ทม": "town_municipality",
    "ทน": "city_municipality",
    "องค์กรบริหารส่วนตำบล": "sao",
    "อบต": "sao",
    "องค์กรบริหารส่วนจังหวัด": "pao",
    "อบจ": "pao",
}
"""The type that each of these words names, without blanks and points."""
_BLANK_OR_POINT: Final = re.compile(r"[\s.]+")

# A name runs over Thai letters; letters of a third script are misread Thai.
_LONGEST_NAME: Final = 22
TITLE: Final = 0.5  # prominence from which a line counts as a title
_WINDOW: Final = 60

# Words that follow a name and are no part of one, wherever they stand.
_CUT: Final = re.compile(
    r"ประจำ|จัดทำ|ได้|พบว่า|มีความ|มีการ|มีผล|มีคะแนน|มีหน้าที่|มีนโยบาย|ที่(?:มี|ได้|ผ่าน|กำหนด|เห็น|จะ|ต้อง|ให้)"
    r"|เพื่อ|จึง|จะ(?=[^\u0e01-\u0e2e]|ได้|ต้อง|ดำเนิน|นำ|จัด)|และ|หรือ|โดย|ต่อไป|ดังนี้|ดังกล่าว|ทราบ|กำหนด|ตามที่|ตามมาตรการ"
    r"|เห็นควร|เห็นชอบ|เข้าร่วม|เข้ารับ|เป็น|ให้|ซึ่ง|ต้อง|สามารถ|ปฏิบัติ|ด้วย|ทั้งนี้|ทั้งหมด|ของ|ควร|จำนวน|รอบ|อำเภอ|จังหวัด|ตำบล"
    r"|เรื่อง|ดำเนิน|ประกาศ|เว็บไซต์|ผู้บริหาร|พนักงาน|บุคลากร|วิเคราะห์|ระหว่าง|ตระหนัก|รายงาน|เผยแพร่|ประชา|ปรับปรุง|ประเมิน"
    r"|นายก|ปลัด|สมาชิก|คณะ|ขอ(?:ความ|ให้|สรุป|รายงาน|แจ้ง)|ในการ|ในปี|ในเขต|ในรอบ|ว่าด้วย|ปีงบ|พ\.ศ"
)
# Words that may follow a name that is known to be one.
_FOLLOWS: Final = re.compile(
    _CUT.pattern
    + r"|มี|ที่|ใน|ว่า|จะ|ต่อ|ดัง|ตาม|เห็น|ปี|ขอ|ทั้ง|นั้น|นี้|ณ|แล้ว|กับ|คือ|ไม่|มา|ไป|ร่วม|นำ|รับ|เปิด|สู่|ยัง"
    r"|อยู่|หมู่|เลข|ผ่าน|แห่ง|พร้อม|ตั้ง|โทร|ฯ|สำนัก|กอง|งาน|ทุก|ยึด|มุ่ง|ส่ง|แสดง|พิจารณา|อย่าง|ถือ|สร้าง|ทำ|ใช้|เมื่อ|ขึ้น"
    r"|เอง|หวัง|ยินดี|ข้าราชการ|ผู้|หน่วย|เขต|พื้นที่|เช่น|ฉบับ|สรุป|ผล|แต่|ถึง|จาก|เกี่ยว|ครั้ง|ก่อน|หลัง|บน|ตรวจ|พบ|ก็|ย่อม|เคย|เน้น"
)
# Openings after the bare type word that make the mention a generic one: เทศบาลตำบลได้ ...
_GENERIC: Final = re.compile(
    _CUT.pattern + r"|มี|ที่|ใน|ว่า|จะ|ต่อ|ตาม|ทุก|แห่ง|นั้น|นี้|อื่น|ต่าง|เรา|กับ|แล้ว|ไม่|คือ|ณ"
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A mention whose name's end is not decided: its run of letters, and that over a wrap.

    ``titled``: the run closes a title line.
    """

    type: AgencyType
    start: int
    at: int
    run: str
    joined: str
    titled: bool


def find_mentions(blob: Blob) -> list[Mention]:
    """All mentions of local governments with a name, in document order.

    Mentions without one (``เทศบาลตำบล`` alone, ``พนักงานเทศบาล``) are left out.
    """
    raws = list(_raw_mentions(blob))
    clean = _clean_names(raws)
    named = [(raw, name) for raw in raws if (name := _name_of(raw, clean, raws))]
    counts = Counter((raw.type, name) for raw, name in named)
    found = []
    for raw, run in named:
        name = _reconciled(raw, run, counts)
        line = blob.line_at(raw.start)
        end = raw.at + min(len(name), len(raw.joined))
        found.append(Mention(raw.type, name, line.page, line.prominence, raw.start, end))
    return found


def _reconciled(raw: _Raw, name: str, counts: Counter[tuple[AgencyType, str]]) -> str:
    """Correct a name that a more frequent one of the document shows to be too long or too short.

    Too long: a sentence word follows the other name. Too short: a line or cell ends inside it.
    """
    if name in known_prefixes(raw.type, name):
        return name
    for (kind, other), count in counts.most_common():
        if count <= counts[raw.type, name]:
            break
        too_long = name.startswith(other) and _FOLLOWS.match(name, len(other))
        too_short = other.startswith(name) and name == raw.run
        if kind == raw.type and (too_long or too_short):
            return other
    return name


def _raw_mentions(blob: Blob) -> Iterator[_Raw]:
    for match in _TYPE.finditer(blob.text):
        kind = _TYPE_OF[_BLANK_OR_POINT.sub("", match[0])]
        after = blob.text[match.end() : match.end() + _WINDOW]
        run = _run(after)
        rest = after[len(run) :]
        gap = rest[: len(rest) - len(rest.lstrip())]
        joined = run + _letters(rest.lstrip()) if gap.count("\n") <= 1 and len(gap) <= 3 else run
        at_line_end = not rest or "\n" in gap
        titled = at_line_end and blob.line_at(match.start()).prominence >= TITLE
        yield _Raw(kind, match.start(), match.end(), run, joined, titled)


def _run(text: str) -> str:
    """The letters that ``text`` begins with; a name such as สุไหงโก-ลก may have other signs."""
    known = next(subdistrict_prefixes(text), "")
    if all(map(_is_name_letter, known)):
        known = ""
    return known + _letters(text[len(known) :])


def _letters(text: str) -> str:
    for i, char in enumerate(text):
        if not _is_name_letter(char):
            return text[:i]
    return text


def _is_name_letter(char: str) -> bool:
    if "\u0e01" <= char <= "\u0e4e":
        return char not in "ฯ฿ๆ"
    return ord(char) > 0x24F and unicodedata.category(char).startswith("L")


def has_foreign_letters(name: str) -> bool:
    """Whether a name has letters of a script other than Thai: misread ones."""
    return any(not "\u0e01" <= c <= "\u0e4e" and unicodedata.category(c)[0] == "L" for c in name)


def may_follow(text: str, at: int) -> bool:
    """Whether a name may end at ``at``: nothing follows there, or a word that begins anew."""
    return at >= len(text) or _FOLLOWS.match(text, at) is not None


def _clean_names(raws: Iterable[_Raw]) -> Counter[tuple[AgencyType, str]]:
    """Runs that may be whole names, with their frequency.

    They are short and hold no sentence word, or they close a title and stand elsewhere too.
    """
    runs = Counter((raw.type, raw.run) for raw in raws if 2 <= len(raw.run) <= _LONGEST_NAME)
    titled = {(raw.type, raw.run) for raw in raws if raw.titled}
    plain = {key for key in runs if _first_cut(key[1]) is None}
    certain = {key for key in runs if key in titled and runs[key] >= 2}
    return Counter({key: runs[key] for key in runs if key in plain | certain})


def _first_cut(run: str) -> int | None:
    """Where a run stops being a name: 0 if it opens like a sentence, None if nowhere."""
    if _GENERIC.match(run):
        return 0
    match = _CUT.search(run, 2)
    return match.start() if match else None


def known_prefixes(kind: AgencyType, text: str) -> Iterable[str]:
    """Gazetteer names that ``text`` begins with and that an agency of this type can have."""
    if kind == "pao":
        return province_prefixes(text)
    if kind == "city_municipality":
        names = chain(province_prefixes(text), amphoe_prefixes(text), subdistrict_prefixes(text))
    elif kind == "town_municipality":
        names = chain(subdistrict_prefixes(text), amphoe_prefixes(text))
    else:
        names = chain(subdistrict_prefixes(text))
    return sorted(names, key=len, reverse=True)


def _name_of(raw: _Raw, clean: Counter[tuple[AgencyType, str]], raws: Sequence[_Raw]) -> str | None:
    """Decide where a name ends, or that there is none."""
    known = _known_name(raw)
    if known and (len(known) > len(raw.run) or clean[raw.type, raw.run] < 2):
        return known
    if (raw.type, raw.run) in clean:
        return _completed(raw, clean)
    supported = _supported(raw, clean)
    if supported or known:
        return supported or known
    cut = _first_cut(raw.run)
    if cut is None:
        return _common(raw, raws)
    return raw.run[:cut] if 0 < cut <= _LONGEST_NAME else None


def _known_name(raw: _Raw) -> str | None:
    """The longest gazetteer name that the run opens with and that can end there."""
    for text in dict.fromkeys((raw.run, raw.joined)):
        for name in known_prefixes(raw.type, text):
            if may_follow(text, len(name)):
                return name
    return None


def _completed(raw: _Raw, clean: Counter[tuple[AgencyType, str]]) -> str:
    """A clean run, or a more frequent name of the document that begins as it does.

    That name is longer where a line break cuts the run, shorter where the run ran on.
    """
    names = {
        name: count
        for (kind, name), count in clean.items()
        if kind == raw.type and raw.joined.startswith(name)
    }
    best = max(names, key=lambda name: (names[name], len(name)), default=raw.run)
    return best if names.get(best, 0) > max(1, clean[raw.type, raw.run]) else raw.run


def _supported(raw: _Raw, clean: Counter[tuple[AgencyType, str]]) -> str | None:
    """The longest name of the same document that the run opens with."""
    names = [
        name
        for (kind, name), count in clean.items()
        if kind == raw.type
        and raw.joined.startswith(name)
        and (count >= 2 or may_follow(raw.joined, len(name)))
    ]
    return max(names, key=len, default=None)


def _common(raw: _Raw, raws: Sequence[_Raw]) -> str | None:
    """What a long run has in common with the runs that share most with it."""
    shared = (
        _common_opening(raw.run, other.run)
        for other in raws
        if other is not raw and other.type == raw.type and other.run != raw.run
    )
    best = max((s for s in shared if 3 <= len(s) <= _LONGEST_NAME), key=len, default="")
    if best:
        return best
    return raw.run if 2 <= len(raw.run) <= _LONGEST_NAME else None


def _common_opening(one: str, other: str) -> str:
    equal = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in equal)

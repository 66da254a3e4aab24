"""Responsible units and persons (ผู้รับผิดชอบ) in one table cell.

A unit begins with a word of its kind (`กอง`, `สำนัก`, `งาน` ...), a person with a title. Slashes,
commas, list markers and, before such a word, line breaks and blanks part one from the next. A head
word that stands alone (`กอง` / `คลัง`, `ทุก` / `กองงาน`) was cut by the line end and is rejoined. A
sentence about who does what stays whole.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from itaextract.thai.joining import join_lines
from itaextract.thai.lists import split_spans

_HEAD: Final = re.compile(
    r"สำนัก|กอง|งาน|ฝ่าย|กลุ่ม|หน่วย|ศูนย์|ทุก|คณะ|"
    r"ส่วน(?!ตำบล|ท้องถิ่น|จังหวัด|เสีย|ร่วม|รวม|ตัว|ตน|ได้)|"
    r"ผู้(?!รับผิดชอบ|ที่)|ผอ\.|นายก|นายช่าง|นายทะเบียน|ปลัด|รอง|หัวหน้า|หน\.|เลขานุการ|"
    r"เจ้าหน้าที่|เจ้าพนักงาน|จพง\.|นัก|นิติกร|วิศวกร|สถาปนิก|ครู|บุคลากร|พนักงาน|ข้าราชการ|ลูกจ้าง|"
    r"ประธาน|อบต|อบจ|อปพร|เทศบาล|องค์การ|สภา|สมาชิก|โรงเรียน|โรงพยาบาล|รพ\.|สถานี|กำนัน|อสม"
)
_MAYOR: Final = r"นาย(?:ก(?=$|\s|เทศ|อบ|องค์|เมือง|สภา)|ช่าง|ทะเบียน)"
_RANK: Final = (
    r"(?:ว่าที่\s?)?(?:ร้อยตรี|ร้อยโท|ร้อยเอก|พันจ่า|จ่าเอก|จ่าสิบ|สิบตรี|สิบโท|สิบเอก|จ\.ส\.[อทต]\.|พ\.จ\.[อทต]\.|"
    r"พ\.[ตทอ]\.[ตทอ]?\.?|ร\.[ตทอ]\.[ตทอ]?\.?|ส\.[ตทอ]\.[ตทอ]?\.?|จ\.[อทต]\.|ด\.ต\.|ดร\.)|ว่าที่"
)
_TITLE: Final = re.compile(rf"(?!{_MAYOR})(?:นางสาว|นาง|นาย|น\.\s?ส\.|{_RANK})")
_BARE: Final = re.compile(
    r"(?:(?:งาน|กอง|ส่วน|ฝ่าย)การ|ทุก|และ|รอง|ผู้ช่วย|คณะ|สำนัก|สำนักงาน|กอง|งาน|ฝ่าย|กลุ่ม|กลุ่มงาน|ส่วน|ส่วนงาน|หน่วย|ศูนย์|หัวหน้า|"
    r"หัวหน้าส่วน|หัวหน้าฝ่าย|หัวหน้างาน|หัวหน้ากลุ่ม|หัวหน้าสำนัก|ผู้อำนวยการ|ผอ\.|ทุกส่วน|ทุกสำนัก|ทุกกอง|ทุกฝ่าย|"
    r"ทุกหน่วย|ทุกงาน|ผู้อำนวยการกอง|เจ้าพนักงาน|จพง\.|นัก|นักวิชาการ|นักวิเคราะห์|นายช่าง|เทศบาล|เทศบาลตำบล|"
    r"เทศบาลเมือง|เทศบาลนคร|อบต\.|อบจ\.|องค์การ|องค์การบริหาร|องค์การบริหารส่วน|องค์การบริหารส่วนตำบล)"
)
# Bare words that a slash puts side by side: ทุกสำนัก/กอง is one phrase.
_ALTERNATIVE: Final = re.compile(
    r"(?:สำนัก|กอง|กองงาน|งาน|ฝ่าย|กลุ่ม|กลุ่มงาน|ส่วน|ส่วนงาน|หน่วย|หน่วยงาน|ส่วนราชการ)"
)
_OF_AGENCY: Final = re.compile(r"(?:นายก|ปลัด)$")
_AGENCY: Final = re.compile(r"เทศ|อบต|อบจ|องค์การ")
# งาน and ส่วน also stand inside a name: ฝ่ายบริหาร / งานทั่วไป, พนักงาน / ส่วนตำบล.
_INSIDE_NAME: Final = re.compile(r"(?<!ผู้)บริหาร$|หน่วย$|สำนัก$|พนัก$|ประสาน$|ปฏิบัติ$")
_SEPARATOR: Final = re.compile(r"\s*[,;|]\s*|\s*/\s*|[^\S\n]+(?:และ|กับ)\s+")
_ACTION: Final = (
    r"(?:จัดทำ|จัดส่ง|ส่งมอบ|รวบรวม|ดำเนินการ|เผยแพร่|รายงาน|นำส่ง|กำกับ|ติดตาม|ประสาน|มอบหมาย|ปฏิบัติ|"
    r"รับผิดชอบ|ร่วมกัน|เสนอ|ตรวจสอบ)"
)
_SENTENCE: Final = re.compile(
    rf"{_ACTION}.{{6,}}?(?:และ\s*{_ACTION}|ส่งมอบ|มอบให้|มอบหมายให้|โดย|เพื่อ|ต้อง|ให้(?!บริการ|ความ|คำ))"
    rf"|^(?:ทุก|เจ้าหน้าที่|ผู้|แต่ละ|ให้)\S{{0,40}}?(?<!งาน|การ)"
    rf"(?:จัดทำ|จัดส่ง|ส่งมอบ|รวบรวม|ดำเนินการ|เผยแพร่|นำส่ง|ร่วมกัน|ต้อง)\s*\S{{4,}}"
)


# A longer piece is prose, whatever words it has.
_LONGEST: Final = 1000


class _Token(NamedTuple):
    text: str
    after_line_end: bool


def _tokens(piece: str) -> list[_Token]:
    tokens: list[_Token] = []
    for line in piece.split("\n"):
        words = line.split()
        if len(tokens) > 1 and words and _is_cut_head(tokens[-1].text, words[0]):
            tokens[-1] = tokens[-1]._replace(text=tokens[-1].text + words.pop(0))
        tokens.extend(_Token(word, index == 0) for index, word in enumerate(words))
    return tokens


def _is_cut_head(end: str, start: str) -> bool:
    """Whether the line end cut a head word in two: สำ / นักปลัด."""
    if _begins_name(end) or _begins_name(start):
        return False
    return _begins_name(end + start)


def _begins_name(token: str) -> bool:
    return _HEAD.match(token) is not None or _is_person(token)


def _is_title(unit: str) -> bool:
    return _TITLE.fullmatch(unit) is not None


def _is_person(unit: str) -> bool:
    return _TITLE.match(unit) is not None


def _lacks_surname(unit: str) -> bool:
    match = _TITLE.match(unit)
    return match is not None and " " not in unit[match.end() :].strip()


def _is_open(unit: str) -> bool:
    """Whether the unit cannot end here: a bare head word, a title, an open bracket."""
    return (
        _BARE.fullmatch(unit) is not None
        or _is_title(unit)
        or unit.count("(") > unit.count(")")
        or unit.endswith(("ตำแหน่ง", "/", "-"))
    )


def _starts_unit(unit: str, token: str) -> bool:
    """Whether a token begins another unit after `unit`."""
    if _is_open(unit):
        return False
    if _OF_AGENCY.search(unit) and _AGENCY.match(token):
        return False
    if token.startswith(("งาน", "ส่วน")) and _INSIDE_NAME.search(unit):
        return False
    return _begins_name(token)


def _gap(unit: str, token: _Token, alone: bool) -> str:
    """What to put between a unit and a further token of it; `alone`: no token of it follows."""
    if _is_person(unit) and not _is_title(unit):
        # A name that the line end cuts has the surname still to come on the next line.
        return " " if not token.after_line_end or not _lacks_surname(unit) or alone else ""
    if _BARE.fullmatch(unit) or unit in ("นาย", "นาง", "นางสาว"):
        return ""
    if _OF_AGENCY.search(unit) and token.text in ("เทศบาล", "เทศมนตรี"):
        return ""
    if token.after_line_end:
        return join_lines([unit, token.text])[len(unit) : -len(token.text)]
    return " "


def _split_words(piece: str) -> list[str]:
    """Split a piece without separators at the blanks and line ends before head words."""
    tokens = _tokens(piece)
    units: list[str] = []
    for index, token in enumerate(tokens):
        if not units or _starts_unit(units[-1], token.text):
            units.append(token.text)
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        alone = following is None or _starts_unit(units[-1] + token.text, following.text)
        units[-1] += _gap(units[-1], token, alone) + token.text
    return units


def _pieces(text: str) -> list[str]:
    """Cut at slashes, commas and a free-standing และ, unless a bare word follows a slash."""
    pieces: list[str] = []
    start = 0
    depth_safe = re.sub(r"\([^()]*\)", lambda match: "(" + "_" * (len(match[0]) - 2) + ")", text)
    for match in _SEPARATOR.finditer(depth_safe):
        after = text[match.end() :]
        if "/" in match[0]:
            word = re.match(r"[^\s/,]+", after)
            ahead = re.search(r"[^\s/,]*$", text[start : match.start()].rstrip())
            if (
                word
                and ahead
                and _ALTERNATIVE.fullmatch(word[0])
                and _ALTERNATIVE.fullmatch(ahead[0].removeprefix("ทุก"))
            ):
                continue
        elif not re.search(r"[,;|]", match[0]) and not (_HEAD.match(after) or _is_person(after)):
            continue
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def split_units(lines: Sequence[str] | str) -> list[str]:
    """Split a cell of responsible units or persons (ผู้รับผิดชอบ) into its names, in order.

    Args:
        lines: the cell's visual lines, or its text.

    Example:
        >>> split_units(["สำนัก", "ปลัด / กองคลัง", "นางสาวกานดา ใจดี"])
        ['สำนักปลัด', 'กองคลัง', 'นางสาวกานดา ใจดี']
    """
    units: list[str] = []
    for span in split_spans(lines):
        whole = " ".join(join_lines(span.split("\n")).split())
        if len(whole) > _LONGEST or _SENTENCE.search(whole):
            units.append(whole)
            continue
        for piece in _pieces(span):
            units.extend(_split_words(piece))
    return [
        unit.removeprefix("และ") if _HEAD.match(unit.removeprefix("และ")) else unit
        for unit in units
        if unit
    ]

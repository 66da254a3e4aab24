"""How many people took part: told twice, and against the target that is said to be reached."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.model import Document, Finding, Measure
from itaextract.thai.digits import to_ascii_digits

_TOOK_PART: Final = re.compile(
    r"ผู้(?:เข้าร่วม|เข้ารับการ|เข้า|ผ่านการ)(?:อบรม|ประชุม|โครงการ|กิจกรรม|ฝึกอบรม|สัมมนา)*\s?"
    r"(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด|มี|\s)*(?P<count>\d{1,4})\s?(?:คน|ราย)"
)
_TARGET: Final = re.compile(
    r"ผู้เข้า[^\d\n]{0,30}(?:ไม่น้อยกว่า|อย่างน้อย|เป้าหมาย(?:จำนวน)?)\s?(?P<count>\d{1,4})\s?(?:คน|ราย)"
)
_REACHED: Final = re.compile(
    r"(?:บรรลุ(?:ผล)?(?:ตาม)?|เป็นไปตาม|ได้ตาม|ครบตาม|เกิน(?:กว่า)?)\s?(?:ค่า)?(?:เป้าหมาย|ตัวชี้วัด)"
)
_MISSED: Final = re.compile(r"ไม่[^\s\d]{0,14}(?:เป้าหมาย|ตัวชี้วัด)")
_SEVERAL: Final = re.compile(
    r"รุ่น|ครั้งที่|วันที่\s?\d|หมู่|โรงเรียน|ไตรมาส|เพิ่ม|ปีก่อน|ชุมชน|แห่ง|เป้าหมาย|ไม่น้อยกว่า"
)
"""Where people came several times or from several places, each number may be of another group."""


class _Count(NamedTuple):
    value: int
    ref: str


def check_participants(document: Document) -> Iterator[Finding]:
    """Two numbers of participants in the results of one measure."""
    for index, measure in enumerate(document.measures):
        texts = list(_results(index, measure))
        if any(_SEVERAL.search(text) for _, text in texts):
            continue
        counts = _counts(texts)
        if len({one.value for one in counts}) > 1:
            listed = ", ".join(str(value) for value in dict.fromkeys(c.value for c in counts))
            yield finding(
                "value-conflict",
                "warning",
                f"The results of “{measure.title[:60]}” tell different numbers of participants: "
                f"{listed}.",
                f"ผลของ “{measure.title[:60]}” ระบุจำนวนผู้เข้าร่วมไว้ไม่ตรงกัน: {listed}",
                refs=[one.ref for one in counts],
                pages=measure.provenance.pages,
            )


def check_targets(document: Document) -> Iterator[Finding]:
    """A target of participants that is said to be reached with fewer."""
    for index, measure in enumerate(document.measures):
        target = _target(index, measure)
        texts = list(_results(index, measure))
        counts = _counts(texts)
        told = " ".join(text for _, text in texts)
        claimed = _REACHED.search(told) and not _MISSED.search(told)
        if target is None or not claimed or len(counts) != 1 or counts[0].value >= target.value:
            continue
        yield finding(
            "value-conflict",
            "warning",
            f"“{measure.title[:60]}” is said to reach its target of {target.value} participants, "
            f"with {counts[0].value}.",
            f"“{measure.title[:60]}” ระบุว่าเป็นไปตามเป้าหมาย {target.value} คน แต่มีผู้เข้าร่วม "
            f"{counts[0].value} คน",
            refs=[target.ref, counts[0].ref],
            pages=measure.provenance.pages,
        )


def _results(index: int, measure: Measure) -> Iterator[tuple[str, str]]:
    for name, texts in (("outputs", measure.outputs), ("outcomes", measure.outcomes)):
        for place, text in enumerate(texts):
            yield f"/measures/{index}/{name}/{place}", to_ascii_digits(text)


def _counts(texts: list[tuple[str, str]]) -> list[_Count]:
    return [_Count(int(m["count"]), ref) for ref, text in texts for m in _TOOK_PART.finditer(text)]


def _target(index: int, measure: Measure) -> _Count | None:
    for place, text in enumerate(measure.success_indicators):
        if match := _TARGET.search(to_ascii_digits(text)):
            return _Count(int(match["count"]), f"/measures/{index}/success_indicators/{place}")
    return None

"""Why pages were not read, in words."""

from typing import Final

from itaextract.page import Cut, CutCause

_WHY: Final[dict[CutCause, tuple[str, str]]] = {
    "time": ("takes longer than {limit:g} s", "ใช้เวลาอ่านเกิน {limit:g} วินาที"),
    "memory": (
        "needs more than {limit:g} MiB of memory",
        "ต้องใช้หน่วยความจำเกิน {limit:g} MiB",
    ),
    "crash": ("ends the process that reads it", "ทำให้โปรแกรมที่อ่านหยุดทำงาน"),
    "glyphs": ("has more than {limit:g} glyphs", "มีอักขระเกิน {limit:g} ตัว"),
    "pages": (
        "is beyond the limit of {limit:g} pages",
        "อยู่หลังจำนวนสูงสุดที่อ่าน คือ {limit:g} หน้า",
    ),
    "damage": ("is damaged ({detail})", "เสียหาย ({detail})"),
}


def message_en(cut: Cut) -> str:
    """Say in English which page was not read and why, without an end mark."""
    why, _ = _WHY[cut.cause]
    why = why.format(limit=cut.limit, detail=cut.detail)
    if cut.onward:
        return f"page {cut.first} and all after it were not read: page {cut.first} {why}"
    return f"page {cut.first} was not read: it {why}"


def message_th(cut: Cut) -> str:
    """Say the same in Thai."""
    _, why = _WHY[cut.cause]
    why = why.format(limit=cut.limit, detail=cut.detail)
    beyond = f"และหน้าต่อจากนั้น ไม่ได้อ่าน เพราะหน้า {cut.first} " if cut.onward else "ไม่ได้อ่าน เพราะ"
    return f"หน้า {cut.first} {beyond}{why}"

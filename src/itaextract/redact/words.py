"""Words that tell names of persons from offices, places and running text.

Titles follow the regulations of the Office of the Prime Minister on correspondence (ระเบียบสำนักนายก
รัฐมนตรีว่าด้วยงานสารบรรณ) and on titles of women, ranks those of the armed forces and the police.
"""

from functools import cache
from typing import Final

from itaextract.thai.corpora import thai_words, words_of

# Ranks, in full and abbreviated: ร้อยตรี, พันตำรวจโท, จ่าสิบเอก, ร.ต.อ., จ.ส.อ.
_RANK: Final = (
    r"(?:(?:ร้อย|พัน|พล)(?:ตำรวจ)?(?:ตรี|โท|เอก|จ่าตรี|จ่าโท|จ่าเอก)"
    r"|สิบ(?:ตำรวจ)?(?:ตรี|โท|เอก)|จ่าสิบ(?:ตรี|โท|เอก|ตำรวจ)|จ่า(?:ตรี|โท|เอก)|ดาบตำรวจ"
    r"|พันจ่า(?:ตรี|โท|เอก)|พันจ่าอากาศ(?:ตรี|โท|เอก)|จ่าอากาศ(?:ตรี|โท|เอก)"
    r"|(?:นาวา|เรือ|เรืออากาศ|นาวาอากาศ)(?:ตรี|โท|เอก)"
    r"|[รพส]\.\s?ต\.\s?[ตทอ]\.|[รพสจ]\.\s?[ตทอ]\.|[จพ]\.\s?[สจ]\.\s?[ตทอ]\.|ด\.\s?ต\.|จ\.ส\.ต\."
    r"|น\.[ตทอ]\.|พ\.อ\.[ตทอ]\.|จ\.อ\.[ตทอ]\.)(?:\s?หญิง)?"
)
#: Titles that nothing but a name follows.
CLEAR_TITLES: Final = (
    rf"(?:นางสาว|น\.\s?ส\.|ด\.\s?[ชญ]\.|เด็กชาย|เด็กหญิง|ว่าที่\s?{_RANK}|{_RANK}"
    r"|(?:ผู้ช่วย|รอง)?ศาสตราจารย์|ผศ\.|รศ\.|(?<!\.)ศ\.|ดร\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ม\.\s?ร\.\s?ว\.|ม\.\s?ล\.|หม่อมหลวง|หม่อมราชวงศ์"
    r"|พระครู(?:ปลัด|สมุห์|ใบฎีกา|วินัยธร|ธรรมธร|สังฆรักษ์)?"
    r"|พระมหา(?!กษัตริย์|ชนก|ธาตุ|กรุณา|มงกุฎ|วิหาร|เจดีย์|ราช|นคร)|พระอธิการ|พระปลัด|พระสมุห์|พระใบฎีกา)"
)
#: Titles that also open other words: นายก, นายช่าง, นางรอง (a district).
OPEN_TITLES: Final = r"(?:นายแพทย์|แพทย์หญิง|นาย|นาง)"
#: Words before a name that are no part of it; they count only where both names are known.
FORMS_OF_ADDRESS: Final = r"(?:คุณ|กำนัน|ผู้ใหญ่บ้าน|ผู้ใหญ่|อาจารย์|ครู|หมอ)"

#: What makes another word of an open title.
NOT_AFTER_TITLE: Final = (
    r"(?:ก(?:\s|$|เทศ|องค์|อบ|เมือง|สภา|รัฐ|สมาคม|พัทยา|สโมสร|เหล่า|ฯ|\s?\))|ช่าง(?!วง)|ทะเบียน"
    r"|อำเภอ|ตรวจ|จ้าง|หน้า|ทหาร|ตำรวจ|ด่าน|ประกัน|เวร|ทุน|พราน|สิบ|ร้อย|หมวด|ห้าง|สถานี|แบบ|แพทย์"
    r"|สาธารณสุข|พยาบาล|งาม|ฟ้า|เอก(?:\s|$)|กำนัล|สงกรานต์|นพมาศ|ชำนาญ|เชี่ยวชาญ|ปฏิบัติการ|รำ(?:\s|$))"
)
#: What stands before the name of a place, a school, a temple.
PLACE_BEFORE: Final = (
    r"(?:ตำบล|อำเภอ|จังหวัด|เทศบาลเมือง|เทศบาลนคร|อบต\.\s?|บ้าน|วัด|ถนน|ซอย|คลอง|ห้วย|หนอง|สะพาน"
    r"|เขต|แขวง|โรงเรียน|ต\.\s?|อ\.\s?|เดิมบาง|ทต\.\s?)$"
)
#: Words that come after a name and are none; no family name opens with them.
AFTER_NAME: Final = (
    r"(?:ปลัด|นายก|รองนายก|รองปลัด|รองประธาน|ผู้|หัวหน้า|ตำแหน่ง|เป็น|ได้|และ|หรือ|ใน(?!ฝัน)|ที่|เจ้าพนักงาน"
    r"|เจ้าหน้าที่|นัก(?:วิชาการ|ทรัพยากร|วิเคราะห์|จัดการ|พัฒนา|บริหาร|การ|ป้องกัน|สันทนาการ|เรียน)"
    r"|นิติกร|นายช่าง|สมาชิก|ประธาน|กรรมการ|เลขานุการ|โทร|อายุ|บ้านเลขที่|หมู่(?!ดี)|ตำบล|อำเภอ|จังหวัด"
    r"|วันที่|ลงวันที่|ลงชื่อ|ลงนาม|มอบหมาย|ให้|เพื่อ|โดย|จาก|ซึ่ง|พร้อม|รักษา|ปฏิบัติ|ดำรง|ดำเนินการ|จัดทำ"
    r"|เข้าร่วม|ร่วม|เดินทาง|ไม่|อบต|อบจ|เทศบาล|เทศมนตรี|องค์การ|องค์กร|สำนัก"
    r"|กอง(?:คลัง|ช่าง|การ|สาธารณสุข|สวัสดิการ|ยุทธศาสตร์|วิชาการ|แผน)|ว่าที่|พนักงาน|ข้าราชการ|รายงาน"
    r"|เสนอ|กำนัน|ผอ\.|หน\.|จพง|ถึง|กับ|แก่|ว่า|ด้วย|นาย|นาง|ครู(?!แก้ว)|ข้าพเจ้า|ณ\s?วันที่|ดังนี้|วิทยากร"
    r"|อาสา|ชนะ|เจ้าอาวาส|คณะ|หน่วย|ศูนย์|ฝ่าย|โรงเรียน|โครงการ|กิจกรรม|แผน|มาตรการ)"
)
#: Offices that a name stands beside, and labels before one.
POSITION: Final = (
    r"(?:(?:นายกเทศมนตรี|นายกองค์การบริหารส่วน|นายก\s?อบ[ตจ]|รองนายก|ปลัด(?:เทศบาล|องค์การ|\s?อบ[ตจ])"
    r"|รองปลัด|ผู้อำนวยการ|ผอ\.|หัวหน้า(?:สำนัก|ฝ่าย|งาน|ส่วน|กลุ่ม)|นิติกร"
    r"|นัก(?:วิชาการ|ทรัพยากร|วิเคราะห์|จัดการ|พัฒนา|บริหาร)|เจ้าพนักงาน|เจ้าหน้าที่|ประธาน|นายช่าง|ผู้ช่วย)\S{0,40}"
    r"|กรรมการ|เลขานุการ|กำนัน|ผู้ใหญ่บ้าน|ตำแหน่ง)"
)
LABEL: Final = (
    r"(?:ชื่อ|ผู้รับผิดชอบ|ผู้ประสานงาน|ผู้จัดทำ|ผู้รายงาน|ผู้ตรวจสอบ|ผู้อนุมัติ|ผู้เสนอ|ผู้เห็นชอบ"
    r"|ผู้ติดต่อ|ติดต่อ)(?:หลัก|ร่วม|ข้อมูล)?"
)
#: Labels that nothing but a name follows: one known name is enough.
NAME_LABEL: Final = r"(?:ลงชื่อ|ลงนาม|ชื่อ\s?[-–]?\s?(?:นาม)?สกุล)"


@cache
def given_names() -> frozenset[str]:
    """Give Thai given names (PyThaiNLP's lists of men's and women's names)."""
    lists = ("person_names_male_th.txt", "person_names_female_th.txt")
    return frozenset(name for names in lists for name in words_of(names))


@cache
def family_names() -> frozenset[str]:
    """Give Thai family names (PyThaiNLP's list)."""
    return frozenset(words_of("family_names_th.txt"))


@cache
def common_words() -> frozenset[str]:
    """Give words of the general dictionary (PyThaiNLP's list)."""
    return frozenset(thai_words())

"""What the document is: its kinds, fiscal year, assessed year and reporting round."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from itaextract.model import Kind
from itaextract.parse.outline import Paragraph
from itaextract.thai import to_ascii_digits
from itaextract.thai.calendar import find_years

_REPORT = re.compile(
    r"รายงาน(?:สรุป)?(?:ผล)?(?:การ)?(?:ดำเนิน|กำกับ|ติดตาม|ปฏิบัติ|ความก้าวหน้า|ขับเคลื่อน|ผล)|สรุปผลการดำเนิน|"
    r"ผลการดำเนินการตามมาตรการ|ผลการดำเนินงานตามมาตรการ"
)
_PLAN = re.compile(r"มาตรการ|แผนปฏิบัติ|แนวทางการ|แผนการ")
_ANALYSIS = re.compile(r"วิเคราะห์ผล|การวิเคราะห์|ผลการประเมิน(?:คุณธรรม|\s*ITA)|ผลคะแนน")
_SUBJECT = re.compile(r"มาตรการ|รายงาน|แผน|คุณธรรม|ความโปร่งใส|ITA")
_ASSESSMENT = re.compile(
    r"(?:วิเคราะห์(?:การ)?(?:ผล)?|ผล)(?:การ)?ประเมิน|ผลคะแนน|คะแนน(?:รวม|ภาพรวม|ตัวชี้วัด)?|"
    r"วิเคราะห์ผล|วิเคราะห์การประเมิน|(?P<part>(?:เข้ารับ|เข้าร่วม|รับ)การประเมิน(?:คุณธรรม|\s*ITA))"
)
_COMPARED = re.compile(r"จาก|กว่า|เทียบ|ลดลง|เพิ่มขึ้น")
"""A year after one of these is what the result is compared with."""
_UNIT = re.compile(r"\d\s?$")
"""Behind a number คะแนน is its unit, and the year before it that of the number."""
_NEAR = 12
_CLAUSE = re.compile(
    r"(?P<assessed>ผลการประเมิน|การประเมิน(?:คุณธรรม|ผล)?|วิเคราะห์|ITA|ผลคะแนน)"
    r"|(?P<fiscal>มาตรการ|แผน|แนวทาง|ยกระดับ|รายงานผลการดำเนิน|รายงานการดำเนิน|ปฏิทิน|ดำเนินการ)"
)
_ROUND = re.compile(r"รอบ\s*(?:ระยะเวลา\s*)?(\d{1,2})\s*เดือน")
_TITLE_PARAGRAPHS = 14
_TITLE_LENGTH = 260
_REACH = 160
"""Characters between the word for a result and its year."""


@dataclass(slots=True)
class Years:
    """The years that the document states, Buddhist Era."""

    fiscal: int | None
    assessed: int | None
    assessed_votes: dict[int, int]


_PROSE = re.compile(
    r"(?:ตามที่|ด้วย(?!วัด)|อาศัยอำนาจ|เนื่องจาก|เพื่อให้|จากการ|จากผล|ในการประเมิน|ในปีงบประมาณ|โดยที่)"
)
"""How the first sentence of a letter, an announcement or a report opens."""
_ANNOUNCED = re.compile(r"^(?:ประกาศ\S*\s+)?เรื่อง\s*:?\s*")
_PART = re.compile(r"^(?:(?:ส่วน|บท)ที่\s*)?[\d๐-๙]+(?:\.[\d๐-๙]+)*[.)]?\s*")
_PLANS = ("มาตรการ", "แผน", "แนวทาง", "และการกำหนดมาตรการ", "การกำหนดมาตรการ", "และมาตรการ")
_RANGE_OF_YEARS = re.compile(r"25\d\d\s*[-–—]\s*(?:พ\.\s?ศ\.\s*)?25\d\d|ย้อนหลัง")


def title_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The title: the first short paragraphs of the document, up to the first long one."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs[:_TITLE_PARAGRAPHS]:
        if len(paragraph.text) > _TITLE_LENGTH or (lines and _PROSE.match(paragraph.text)):
            break
        lines.append(paragraph)
    return lines or list(paragraphs[:1])


def find_years_of(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> Years:
    """Find the fiscal year of the plan or report, and the year of the result it builds on.

    Args:
        paragraphs: the running text in document order.
        titles: title lines, and headings above measure tables, most important first.
    """
    stated = [_years_of_title(text) for text in _own_first(_with_subject(titles))]
    fiscal = next((year for year, _ in stated if year), None) or _year_in_prose(paragraphs)
    analysed = next((year for _, year in stated if year), None)
    votes = _assessed_votes(paragraphs, fiscal)
    assessed = analysed or _assessed_year(votes, fiscal)
    return Years(fiscal or analysed, assessed, dict(votes))


def _with_subject(titles: Sequence[str]) -> list[str]:
    """Titles; a line with a year and without a subject belongs to the first line."""
    return [
        f"{titles[0]} {text}" if find_years(text) and not _SUBJECT.search(text) else text
        for text in titles
    ]


def _own_first(titles: Sequence[str]) -> list[str]:
    """Titles, those first that open with a plan or a report and name one year, their own."""

    def own(text: str) -> bool:
        return _is_plan_or_report(text) and len({y.year for y in find_years(text)}) == 1

    return sorted(titles, key=lambda text: not own(text))


def _years_of_title(text: str) -> tuple[int | None, int | None]:
    """The fiscal and the assessed year that a title line states.

    Of several years each belongs to the words before it: after ผลการประเมิน it is the assessed
    year, after มาตรการ or รายงานผลการดำเนินการ the fiscal one.
    """
    years = find_years(text)
    if not years:
        return None, None
    if _RANGE_OF_YEARS.search(to_ascii_digits(text)):
        years = (max(years, key=lambda y: y.year),)
    if len({y.year for y in years}) == 1:
        words = list(_CLAUSE.finditer(text, 0, years[0].start))
        planned = bool(words) and words[-1].lastgroup == "fiscal"
        if _ANALYSIS.search(text) and not planned and not _is_plan_or_report(text):
            return None, years[0].year
        return years[0].year, None
    fiscal: int | None = None
    assessed: int | None = None
    previous = 0
    for year in years:
        words = list(_CLAUSE.finditer(text, previous, year.start))
        previous = year.end
        if words and words[-1].lastgroup == "assessed":
            assessed = assessed or year.year
        elif words or year.kind == "fiscal":
            fiscal = fiscal or year.year
    return fiscal or (None if assessed else years[0].year), assessed


def _year_in_prose(paragraphs: Sequence[Paragraph]) -> int | None:
    for paragraph in paragraphs:
        text = to_ascii_digits(paragraph.text)
        match = re.search(r"(?:มาตรการ|รายงานผล)\S*(?:คุณธรรม|ความโปร่งใส).{0,120}?(25\d\d)", text)
        if match:
            return int(match[1])
    return None


def _is_plan_or_report(text: str) -> bool:
    subject = _PART.sub("", _ANNOUNCED.sub("", text.strip()))
    return bool(_REPORT.search(text)) or subject.startswith(_PLANS)


def _assessed_votes(paragraphs: Sequence[Paragraph], fiscal: int | None) -> Counter[int]:
    """Count the years that follow words for the result; taking part counts for earlier years."""
    votes: Counter[int] = Counter()
    for paragraph in paragraphs:
        text = to_ascii_digits(paragraph.text)
        found = find_years(text)
        for match in _ASSESSMENT.finditer(text):
            if _UNIT.search(text, 0, match.start()):
                continue
            after = [
                y
                for y in found
                if match.end() <= y.start < match.end() + _REACH
                and not _COMPARED.search(text, match.end(), y.start)
            ]
            before = [
                y
                for y in found
                if match.start() - _REACH // 2 <= y.end <= match.start()
                and not _COMPARED.search(text, max(0, y.start - _NEAR), y.start)
            ]
            if before and not after and not match["part"]:
                votes[before[-1].year] += 1
            if after and (match["part"] is None or after[0].year < (fiscal or 0)):
                votes[after[0].year] += 2 if "วิเคราะห์" in match[0] else 1
    return votes


def _assessed_year(votes: Counter[int], fiscal: int | None) -> int | None:
    """The most named year, those before the fiscal year first."""
    if not votes:
        return None
    earlier = {y: n for y, n in votes.items() if fiscal is None or fiscal - 3 <= y < fiscal}
    pool = earlier or {y: n for y, n in votes.items() if fiscal is None or y <= fiscal}
    return max(pool, key=lambda y: (pool[y], y), default=None)


def find_kinds(
    titles: Sequence[str], table_headings: Sequence[tuple[str, bool]], *, has_scores: bool
) -> list[Kind]:
    """Tell what the document holds.

    Args:
        titles: its title lines.
        table_headings: for each table of measures, the heading that governs it, and whether it has
            columns of what was done.
        has_scores: whether it has tables of scores.
    """
    title = " ".join(titles)
    titled_report = bool(_REPORT.search(title))
    kinds: set[Kind] = set()
    for heading, done in table_headings:
        report = done or bool(_REPORT.search(heading)) or (titled_report and not heading)
        kinds.add("report" if report else "plan")
    if not table_headings:
        if titled_report:
            kinds.add("report")
        elif _PLAN.search(title) and not _ANALYSIS.search(title):
            kinds.add("plan")
    if has_scores or (not kinds and _ANALYSIS.search(title)):
        kinds.add("analysis")
    order: tuple[Kind, ...] = ("plan", "report", "analysis")
    return [k for k in order if k in kinds]


def find_round(titles: Sequence[str]) -> Literal[6, 12] | None:
    """The reporting round (รอบ ๖ เดือน / ๑๒ เดือน) that the title names, in months."""
    found = {int(m[1]) for t in titles for m in _ROUND.finditer(to_ascii_digits(t))}
    if 6 in found and 12 in found:
        return None
    return 6 if 6 in found else 12 if 12 in found else None

"""What the document is: its kinds, fiscal year, assessed year and reporting round."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from itaextract.model import Kind
from itaextract.parse.outline import Paragraph
from itaextract.thai import to_ascii_digits
from itaextract.thai.calendar import NamedYear, find_years

_REPORT = re.compile(
    r"รายงาน(?:สรุป)?(?:ผล)?(?:การ)?(?:ดำเนิน|กำกับ|ติดตาม|ปฏิบัติ|ความก้าวหน้า|ขับเคลื่อน|ผล)|สรุปผลการดำเนิน|"
    r"ผลการดำเนินการตามมาตรการ|ผลการดำเนินงานตามมาตรการ"
)
_PLAN = re.compile(r"มาตรการ|แผนปฏิบัติ|แนวทางการ|แผนการ")
_ANALYSIS = re.compile(r"วิเคราะห์ผล|การวิเคราะห์|ผลการประเมิน(?:คุณธรรม|\s*ITA)|ผลคะแนน")
_SUBJECT = re.compile(r"มาตรการ|รายงาน|แผน|คุณธรรม|ความโปร่งใส|ITA")
_ASSESSMENT = re.compile(
    r"(?:วิเคราะห์(?:การ)?(?:ผล)?|ผล)(?:การ)?ประเมิน|ผลคะแนน|คะแนน(?:รวม|ภาพรวม|ตัวชี้วัด)?|"
    r"วิเคราะห์ผล|วิเคราะห์การประเมิน"
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


def title_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The title: the first short paragraphs of the document, up to the first long one."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs[:_TITLE_PARAGRAPHS]:
        if len(paragraph.text) > _TITLE_LENGTH:
            break
        lines.append(paragraph)
    return lines or list(paragraphs[:1])


def find_years_of(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> Years:
    """Find the fiscal year of the plan or report, and the year of the result it builds on.

    Args:
        paragraphs: the running text in document order.
        titles: title lines, and headings above measure tables, most important first.
    """
    votes = _assessed_votes(paragraphs)
    fiscal = _fiscal_year(paragraphs, titles)
    assessed = _analysed_year(titles) or _assessed_year(votes, fiscal)
    return Years(fiscal, assessed, dict(votes))


def _analysed_year(titles: Sequence[str]) -> int | None:
    """The year of a title that announces an analysis of scores and nothing else."""
    if any(_is_plan_or_report(text) for text in titles):
        return None
    for text in titles:
        if _ANALYSIS.search(text) and (years := find_years(text)):
            return years[0].year
    return None


def _fiscal_year(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> int | None:
    analysed: int | None = None
    for text in titles:
        years = find_years(text)
        if not years:
            continue
        year = years[-1] if len({y.year for y in years}) == 1 else _year_of_subject(text)
        if year is None:
            year = years[-1]
        if _ANALYSIS.search(text) and not _is_plan_or_report(text):
            analysed = analysed or year.year
            continue
        return year.year
    for paragraph in paragraphs:
        text = to_ascii_digits(paragraph.text)
        match = re.search(r"(?:มาตรการ|รายงานผล)\S*(?:คุณธรรม|ความโปร่งใส).{0,120}?(25\d\d)", text)
        if match:
            return int(match[1])
    return analysed


def _is_plan_or_report(text: str) -> bool:
    return bool(_REPORT.search(text)) or text.strip().startswith(("มาตรการ", "แผน"))


def _year_of_subject(text: str) -> NamedYear | None:
    """Of several years in a title, the one that follows ปีงบประมาณ or ประจำปี first."""
    return next((y for y in find_years(text) if y.kind == "fiscal"), None)


def _assessed_votes(paragraphs: Sequence[Paragraph]) -> Counter[int]:
    votes: Counter[int] = Counter()
    for paragraph in paragraphs:
        text = to_ascii_digits(paragraph.text)
        found = find_years(text)
        for match in _ASSESSMENT.finditer(text):
            after = [y for y in found if match.end() <= y.start < match.end() + _REACH]
            if after:
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

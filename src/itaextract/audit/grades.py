"""Grades that do not fit their scores: ``grade-mismatch``; scores beyond the scale."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from itaextract.audit.prose import passages
from itaextract.audit.report import finding
from itaextract.audit.stated import INSTRUMENTS, ScoreBook, Stated, Subject, pages_of, subject_of
from itaextract.ita import GradeScale, grade_scale
from itaextract.model import Document, Finding, Grade

_GRADE_FIRST: Final = re.compile(
    r"ระดับ\s?[“\"']?(?P<grade>AA|[A-F])[”\"']?(?![A-Za-z])[^\d\n]{0,15}(?:ได้|มี|ด้วย|โดย)?(?:ผล)?คะแนน(?:รวม|เฉลี่ย)?[^\d\n]{0,15}"
    r"(?P<score>\d{2,3}\.\d{1,2})(?![\d.])"
)


class _Fitting(NamedTuple):
    """The grades that a score can have, and whose scale says so."""

    grades: tuple[str, ...]
    scale_en: str
    scale_th: str


def check_grades(document: Document) -> Iterator[Finding]:
    """Compare each grade with the scale of the document, else with that of the year's manual."""
    book = ScoreBook(document)
    seen: set[tuple[int | None, float, str]] = set()
    for one in book.all:
        grade = one.score.grade
        if grade is None or (one.year, one.value, grade) in seen:
            continue
        seen.add((one.year, one.value, grade))
        fitting = _fitting(document, book, one)
        if fitting and fitting.grades and _plain(grade) not in map(_plain, fitting.grades):
            yield _mismatch(one, grade, fitting)


def check_grade_before(document: Document) -> Iterator[Finding]:
    """``ระดับ B ได้คะแนนรวม 83.10 คะแนน``: a grade in front of the total."""
    book = ScoreBook(document)
    totals = [one for one in book.all if one.score.level == "overall" and one.year]
    for passage in passages(document):
        for match in _GRADE_FIRST.finditer(passage.text):
            one = next((o for o in totals if o.value == float(match["score"])), None)
            if one is None or one.score.grade:
                continue
            graded = one._replace(score=one.score.model_copy(update={"grade": match["grade"]}))
            fitting = _fitting(document, book, graded)
            if fitting and fitting.grades and match["grade"] not in map(_plain, fitting.grades):
                yield _mismatch(graded, match["grade"], fitting, passage.ref)


def check_range(document: Document) -> Iterator[Finding]:
    """Scores below 0 or above 100: ``score-out-of-range``."""
    for one in ScoreBook(document).all:
        if not 0 <= one.value <= 100:
            yield finding(
                "score-out-of-range",
                "error",
                f"The score {one.number} of “{one.score.label}” is not within 0 to 100.",
                f"คะแนน {one.number} ของ “{one.score.label}” ไม่อยู่ระหว่าง 0 ถึง 100",
                refs=[one.value_ref],
                pages=pages_of([one]),
            )


def _plain(grade: str) -> str:
    return grade.strip().upper()


def _fitting(document: Document, book: ScoreBook, one: Stated) -> _Fitting | None:
    grade = _plain(one.score.grade or "")
    scale = document.rating_scale
    if any(_plain(step.grade) == grade for step in scale):
        grades = tuple(step.grade for step in scale if step.min <= round(one.value, 2) <= step.max)
        return _Fitting(grades, "the document's scale", "เกณฑ์ในเอกสาร")
    manual = _manual_scale(one, grade)
    if manual is None:
        return None
    grades = manual.grades(one.value, _instrument_scores(book, one))
    return _Fitting(grades, f"the scale of {manual.year}", f"เกณฑ์ปี {manual.year}")


def _manual_scale(one: Stated, grade: str) -> GradeScale | None:
    """The scale of the score's year, if the grade is one of it; it is made for totals."""
    subject = subject_of(one.score)
    if one.year is None or subject is None:
        return None
    scale = grade_scale(one.year)
    if scale is None or grade not in {_plain(step.grade) for step in scale.steps}:
        return None
    by_instrument = any(step.instrument_min is not None for step in scale.steps)
    return scale if subject.level == "overall" or not by_instrument else None


def _instrument_scores(book: ScoreBook, one: Stated) -> list[float]:
    """The scores of all three instruments, if each is stated with one value."""
    if one.year is None:
        return []
    values = [{s.value for s in book.of(one.year, Subject("instrument", i))} for i in INSTRUMENTS]
    return [next(iter(v)) for v in values] if all(len(v) == 1 for v in values) else []


def _mismatch(one: Stated, grade: str, fitting: _Fitting, ref: str | None = None) -> Finding:
    subject = subject_of(one.score) or Subject("overall")
    of_en = f" of {one.year}" if one.year else ""
    of_th = f" ปี {one.year}" if one.year else ""
    right_en, right_th = " or ".join(fitting.grades), " หรือ ".join(fitting.grades)
    return finding(
        "grade-mismatch",
        "error",
        f"{subject.en}{of_en}, {one.number}, is given the grade {grade}; by {fitting.scale_en} it "
        f"is {right_en}.",
        f"{subject.th}{of_th} ได้ {one.number} ระบุระดับ {grade} แต่ตาม{fitting.scale_th} "
        f"ต้องเป็นระดับ {right_th}",
        refs=[ref or f"{one.ref}/grade", one.value_ref],
        pages=pages_of([one]),
    )


def check_scale(document: Document) -> Iterator[Finding]:
    """Steps of the stated scale that overlap or leave a gap: ``value-conflict``."""
    steps = sorted(enumerate(document.rating_scale), key=lambda pair: pair[1].min)
    for (low, lower), (high, upper) in pairwise(steps):
        if _same_bounds(lower, upper) or abs(upper.min - lower.max) <= 1:
            continue
        yield finding(
            "value-conflict",
            "info",
            f"The rating scale runs to {lower.max:g} for {lower.grade} and from {upper.min:g} for "
            f"{upper.grade}.",
            f"เกณฑ์ระดับผลการประเมินไม่ต่อเนื่อง: {lower.grade} ถึง {lower.max:g} แต่ {upper.grade} "
            f"ตั้งแต่ {upper.min:g}",
            refs=[f"/rating_scale/{low}", f"/rating_scale/{high}"],
        )


def _same_bounds(one: Grade, other: Grade) -> bool:
    return (one.min, one.max) == (other.min, other.max)


def grades_in(scale: Sequence[Grade]) -> int:
    """How many levels a scale has."""
    return len({_plain(step.grade) for step in scale})

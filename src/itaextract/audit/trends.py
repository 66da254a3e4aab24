"""What a document says of the course of its scores: ``trend-mismatch``."""

import re
from collections.abc import Iterator
from typing import Final

from itaextract.audit.prose import Passage, passages
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of, subject_of
from itaextract.model import Document, Finding, Trend

_UP: Final = r"เพิ่มขึ้น|สูงขึ้น|ดีขึ้น"
_DOWN: Final = r"ลดลง|ต่ำลง|น้อยลง"
_COURSE: Final = re.compile(
    rf"(?:คะแนนรวม|คะแนนภาพรวม|คะแนนในภาพรวม|คะแนนเฉลี่ยรวม)(?P<between>[^\n]{{0,110}}?)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?P<behind>[^\d\n]{0,25}(?P<by>\d{1,2}\.\d{1,2})\s?คะแนน)?"
)
_PART: Final = re.compile(r"ตัวชี้วัด|[IEO]IT|แบบวัด|ข้อ|ประเด็น|ร้องเรียน|เป้าหมาย")
_WORDS: Final[dict[Trend, tuple[str, str]]] = {
    "up": ("rose", "เพิ่มขึ้น"),
    "down": ("fell", "ลดลง"),
    "same": ("stayed", "คงเดิม"),
}


def check_trends(document: Document) -> Iterator[Finding]:
    """Trends beside scores against the score of the year before."""
    book = ScoreBook(document)
    for one in book.all:
        subject = subject_of(one.score)
        if one.score.trend is None or subject is None or one.year is None:
            continue
        if any(later.table == one.table for later in book.of(one.year + 1, subject)):
            continue  # the trend of a row is that of its last year
        earlier = _earlier(book, subject, one.year)
        if earlier is not None and one.score.trend != _course(earlier, one):
            yield _finding(subject, earlier, one, one.score.trend, [f"{one.ref}/trend"])


def check_prose(document: Document) -> Iterator[Finding]:
    """What running text says of the overall score against the scores themselves."""
    book = ScoreBook(document)
    subject = Subject("overall")
    years = sorted({y for y, s in book.subjects() if s == subject})
    latest = document.assessed_year if document.assessed_year in years else max(years, default=0)
    earlier = _earlier(book, subject, latest)
    if earlier is None:
        return
    one = book.of(latest, subject)[0]
    for passage in passages(document):
        for match in _COURSE.finditer(passage.text):
            if _PART.search(match["between"]) or _names_other_year(match["between"], latest):
                continue
            stated: Trend = "up" if match["up"] else "down"
            if stated != _course(earlier, one):
                yield _finding(subject, earlier, one, stated, [passage.ref])
            elif match["by"] and not _is_difference(float(match["by"]), earlier, one):
                yield _wrong_difference(match["by"], earlier, one, passage)


def _earlier(book: ScoreBook, subject: Subject, year: int) -> Stated | None:
    """The score of the year before, where tables (else the text) state both with one value."""
    for wanted in (year, year - 1):
        stated = book.of(wanted, subject)
        decisive = [one for one in stated if one.table is not None] or stated
        if len({one.value for one in decisive}) != 1:
            return None
    return book.of(year - 1, subject)[0]


def _names_other_year(text: str, latest: int) -> bool:
    years = {int(year) for year in re.findall(r"(?<!\d)25\d\d(?!\d)", text)}
    return any(year not in (latest, latest - 1, latest + 1) for year in years)


def _course(earlier: Stated, later: Stated) -> Trend:
    if later.value == earlier.value:
        return "same"
    return "up" if later.value > earlier.value else "down"


def _is_difference(by: float, earlier: Stated, later: Stated) -> bool:
    """Whether a number is the difference; a number that is a score says what it rose to or from."""
    return abs(abs(later.value - earlier.value) - by) < 0.011 or by in (earlier.value, later.value)


def _finding(
    subject: Subject, earlier: Stated, later: Stated, stated: Trend, refs: list[str]
) -> Finding:
    said_en, said_th = _WORDS[stated]
    is_en, is_th = _WORDS[_course(earlier, later)]
    values = f"{earlier.year}: {earlier.number}, {later.year}: {later.number}"
    return finding(
        "trend-mismatch",
        "warning",
        f"{subject.en} is said to have {_PARTICIPLES[said_en]}, but it {is_en} ({values}).",
        f"ระบุว่า{subject.th} {said_th} แต่ตามคะแนน{is_th} ({values})",
        refs=[*refs, earlier.value_ref, later.value_ref],
        pages=pages_of([earlier, later]),
    )


_PARTICIPLES: Final = {"rose": "risen", "fell": "fallen", "stayed": "stayed"}


def _wrong_difference(by: str, earlier: Stated, later: Stated, passage: Passage) -> Finding:
    difference = abs(later.value - earlier.value)
    high, low = (later, earlier) if later.value > earlier.value else (earlier, later)
    arithmetic = f"{high.number} − {low.number} = {difference:.2f}"
    return finding(
        "trend-mismatch",
        "warning",
        f"The overall score is said to have changed by {by}; {arithmetic}.",
        f"ระบุว่าคะแนนรวมเปลี่ยนไป {by} คะแนน แต่ {arithmetic}",
        refs=[passage.ref, earlier.value_ref, later.value_ref],
        pages=[*passage.pages, *pages_of([earlier, later])],
    )

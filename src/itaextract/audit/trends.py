"""What a document says of the course of its scores: ``trend-mismatch``."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from itaextract.audit.prose import Passage, passages, subjects
from itaextract.audit.report import finding
from itaextract.audit.stated import ScoreBook, Stated, Subject, pages_of, subject_of
from itaextract.model import Document, Finding, Trend

_UP: Final = r"เพิ่มขึ้น|สูงขึ้น|ดีขึ้น"
_DOWN: Final = r"ลดลง|ต่ำลง|น้อยลง"
_BEHIND: Final = (
    r"(?P<behind>(?:[^\d\n]|25\d\d(?!\d)){0,45}?"
    r"(?:(?P<by>\d{1,2}\.\d{1,2})\s?คะแนน|ร้อยละ\s?(?P<percent>\d{1,2}\.\d{1,2})))?"
)
_MORE: Final = re.compile(r"\s?คะแนน[^\d\n]{0,15}(?P<by>\d{1,2}\.\d{1,2})\s?คะแนน")
_FROM_TO: Final = re.compile(
    r"\s?จาก[^\d\n]{0,12}(\d{2,3}\.\d{1,2})\s?(?:คะแนน)?\s?เป็น[^\d\n]{0,12}(\d{2,3}\.\d{1,2})"
)
_DATED: Final = re.compile(
    r"ปี\s?(?:งบประมาณ)?\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>25\d\d)(?!\d)[^\d\n]{0,25}?(?P<score>\d{2,3}\.\d{1,2})(?![\d.])"
)
_SERIES: Final = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:อย่าง)?\s?(?:ต่อเนื่อง|ทุกปี|โดยลำดับ|โดยตลอด|ตามลำดับ)"
)
_SINCE: Final = re.compile(
    r"(?<![\d.])(?P<earlier>\d{2,3}\.\d{1,2})\s?คะแนน(?:[^\d\n]|25\d\d(?!\d)){0,30}?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[^\d\n]{{0,10}}(?P<by>\d{{1,2}}\.\d{{1,2}})\s?คะแนน"
    r"(?:[^\d\n]{0,25}ร้อยละ\s?(?P<percent>\d{1,2}\.\d{1,2}))?"
)
_EVERY_YEAR: Final = re.compile(r"ต่อเนื่อง|ทุกปี|โดยลำดับ|ตามลำดับ|โดยตลอด")
_COURSE: Final = re.compile(
    rf"(?:คะแนนรวม|คะแนนภาพรวม|คะแนนในภาพรวม|คะแนนเฉลี่ยรวม|ภาพรวมคะแนน)(?P<between>[^\n]{{0,160}}?)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"{_BEHIND}"
)
_PART: Final = re.compile(r"ตัวชี้วัด|[IEO]IT|แบบวัด|ข้อ|ประเด็น|ร้องเรียน|เป้าหมาย")
_PART_COURSE: Final = re.compile(
    rf"[^\d\n]{{0,12}}(?:มี|ได้)?(?:ผล)?(?:คะแนน)?(?:ที่)?\s?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    rf"{_BEHIND}"
)
_SCORED: Final = re.compile(r"คะแนน|ตัวชี้วัด|[IEO]IT|แบบวัด")
_THAN: Final = re.compile(
    r"\s?(?:\([^()]{0,30}\))?\s?(?:มี|ได้)?(?:ผล)?(?:คะแนน)?\s?(?:(?P<up>สูงกว่า|มากกว่า)|ต่ำกว่า|น้อยกว่า)\s?(?:คะแนน)?(?:ของ)?(?:ตัวชี้วัด|แบบวัด|แบบตรวจ)?(?:ด้าน|ที่)?\s?"
)
_WISH: Final = re.compile(r"ให้|เพื่อ|ควร|จะ|เป้าหมาย|ต้อง")
_COMPARED: Final = re.compile(
    r"(?<![\d.])(?P<later>\d{2,3}\.\d{1,2})(?![\d.])\s?(?:คะแนน)?[^\d\n]{0,60}?"
    rf"(?:(?P<up>{_UP}|สูงกว่า|มากกว่า)|{_DOWN}|ต่ำกว่า|น้อยกว่า)"
    r"(?:จาก|กว่า)?(?:เดิม|ผล)?[^\d\n]{0,25}(?:ปี|ที่ได้|ซึ่งได้)[^\d\n]{0,25}(?:25\d\d[^\d\n]{0,35})?"
    r"(?<![\d.])(?P<earlier>\d{2,3}\.\d{1,2})(?![\d.])"
)
_NEAR: Final = 25
_REACH: Final = 40
_LEAST: Final = 20.0
"""A smaller number is a difference, not a score."""
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
    one = book.decisive(latest, subject)[0]
    for passage in passages(document):
        for match in _COURSE.finditer(passage.text):
            if _PART.search(match["between"]) or _names_other_year(match["between"], latest):
                continue
            yield from _against(match, subject, book, earlier, one, passage)


def check_part_trends(document: Document) -> Iterator[Finding]:
    """What running text says of the course of an indicator's or instrument's score."""
    book = ScoreBook(document)
    year = document.assessed_year
    if year is None:
        return
    for passage, found in subjects(document):
        for named in found:
            behind = _PART_COURSE.match(passage.text, named.end)
            if behind is None:
                continue
            subject = Subject(named.level, named.code or named.instrument or "")
            earlier = _earlier(book, subject, year)
            before = passage.text[max(0, named.start - 40) : named.start]
            if earlier is None or _WISH.search(before + behind[0]):
                continue
            if _names_other_year(before + behind[0], year):
                continue
            if not _SCORED.search(before + passage.text[named.start : behind.end()]):
                continue
            one = book.decisive(year, subject)[0]
            yield from _against(behind, subject, book, earlier, one, passage)


def _against(
    match: re.Match[str],
    subject: Subject,
    book: ScoreBook,
    earlier: Stated,
    later: Stated,
    passage: Passage,
) -> Iterator[Finding]:
    """A rise or fall that is told, by how much, and over how many years, against the scores."""
    stated: Trend = "up" if match["up"] else "down"
    by, percent = match["by"], match["percent"]
    if by and float(by) in (earlier.value, later.value):
        behind = _MORE.match(passage.text, match.end("by"))
        by = behind["by"] if behind else by
    if stated != _course(earlier, later):
        yield _finding(subject, earlier, later, stated, [passage.ref])
    elif wrong := _from_to(passage.text, match.end(stated), earlier, later):
        yield _wrong_course(wrong, subject, earlier, later, passage)
    elif by and float(by) < _LEAST and not _is_difference(float(by), earlier, later):
        yield _wrong_difference(by, subject, earlier, later, passage)
    elif percent and not _is_share(float(percent), earlier, later):
        yield _wrong_difference(f"{percent} %", subject, earlier, later, passage)
    elif _EVERY_YEAR.search(passage.text, match.end(stated), match.end(stated) + _NEAR):
        before = _earlier(book, subject, later.year - 1) if later.year else None
        if before is not None and _course(before, earlier) != stated:
            yield _finding(subject, before, earlier, stated, [passage.ref])


def check_series(document: Document) -> Iterator[Finding]:
    """``ปี 2563 ได้ 70.15 ปี 2564 ได้ 81.22 ... เพิ่มขึ้นอย่างต่อเนื่อง``: the numbers themselves."""
    for passage in passages(document):
        pairs = list(_DATED.finditer(passage.text))
        scores = {int(m["year"]): float(m["score"]) for m in pairs}
        if len(scores) != len(pairs) or len(scores) < 2:
            continue
        course = _SERIES.search(passage.text, pairs[-1].end())
        if course is None or _PART.search(passage.text, pairs[0].start(), course.start()):
            continue
        values = [scores[year] for year in sorted(scores)]
        rises = [later > earlier for earlier, later in pairwise(values)]
        rose = course["up"] is not None
        if any(rise != rose for rise in rises):
            said_en, said_th = ("risen", "เพิ่มขึ้น") if rose else ("fallen", "ลดลง")
            listed = ", ".join(f"{year}: {scores[year]:.2f}" for year in sorted(scores))
            yield finding(
                "trend-mismatch",
                "warning",
                f"The scores are said to have {said_en} every year: {listed}.",
                f"ระบุว่าคะแนน{said_th}ต่อเนื่อง แต่คะแนนคือ {listed}",
                refs=[passage.ref],
                pages=passage.pages,
            )


def check_total_course(document: Document) -> Iterator[Finding]:
    """``ปี 2563 ซึ่งได้ 69.04 คะแนน ... เพิ่มขึ้น 10.84 คะแนน``: a rise told behind the score before."""
    book = ScoreBook(document)
    subject, year = Subject("overall"), document.assessed_year
    total = book.one_each(year, [subject]) if year else {}
    if year is None or not total:
        return
    one = total[subject]
    for passage in passages(document):
        for match in _SINCE.finditer(passage.text):
            before = passage.text[: match.start()]
            if one.number in before and str(year - 1) in before[-_REACH:]:
                score = one.score.model_copy(update={"score": float(match["earlier"]), "raw": ""})
                earlier = one._replace(score=score, year=year - 1)
                yield from _against(match, subject, book, earlier, one, passage)


def _from_to(text: str, start: int, earlier: Stated, later: Stated) -> str | None:
    """``จาก 80.00 คะแนน เป็น 82.00 คะแนน`` behind a rise, where it is not of the two scores."""
    match = _FROM_TO.match(text, start)
    if match is None or (float(match[1]), float(match[2])) == (earlier.value, later.value):
        return None
    return match[0].strip()


def _wrong_course(
    said: str, subject: Subject, earlier: Stated, later: Stated, passage: Passage
) -> Finding:
    values = f"{earlier.year}: {earlier.number}, {later.year}: {later.number}"
    return finding(
        "trend-mismatch",
        "warning",
        f"{subject.en} is said to have changed “{said}”; the scores are {values}.",
        f"ระบุว่า{subject.th}เปลี่ยน “{said}” แต่คะแนนคือ {values}",
        refs=[passage.ref, earlier.value_ref, later.value_ref],
        pages=[*passage.pages, *pages_of([earlier, later])],
    )


def check_comparisons(document: Document) -> Iterator[Finding]:
    """``ได้ 88.75 คะแนน สูงกว่าปี 2565 ที่ได้ 90.12 คะแนน``: the two numbers themselves."""
    for passage in passages(document):
        for match in _COMPARED.finditer(passage.text):
            later, earlier = float(match["later"]), float(match["earlier"])
            rose = match["up"] is not None
            if max(later, earlier) > 100 or min(later, earlier) < _LEAST or later == earlier:
                continue
            if rose != (later > earlier):
                said_en, said_th = ("higher", "สูงกว่า") if rose else ("lower", "ต่ำกว่า")
                yield finding(
                    "trend-mismatch",
                    "warning",
                    f"{match['later']} is said to be {said_en} than {match['earlier']}.",
                    f"ระบุว่า {match['later']} {said_th} {match['earlier']}",
                    refs=[passage.ref],
                    pages=passage.pages,
                )


def check_pairs(document: Document) -> Iterator[Finding]:
    """``ตัวชี้วัดการใช้อำนาจได้คะแนนสูงกว่าตัวชี้วัดการปฏิบัติหน้าที่``: the two scores."""
    book = ScoreBook(document)
    year = document.assessed_year
    for passage, found in subjects(document):
        for one, other in pairwise(found):
            between = _THAN.fullmatch(passage.text, one.end, other.start)
            if between is None:
                continue
            first, second = (Subject(n.level, n.code or n.instrument or "") for n in (one, other))
            scores = book.one_each(year, (first, second)) if year else {}
            if len(scores) != 2:
                continue
            a, b = scores[first], scores[second]
            higher = between["up"] is not None
            if a.value != b.value and higher != (a.value > b.value):
                said_en, said_th = ("higher", "สูงกว่า") if higher else ("lower", "ต่ำกว่า")
                yield finding(
                    "trend-mismatch",
                    "warning",
                    f"{first.en} ({a.number}) is said to be {said_en} than {second.en} "
                    f"({b.number}).",
                    f"ระบุว่า{first.th} ({a.number}) {said_th}{second.th} ({b.number})",
                    refs=[passage.ref, a.value_ref, b.value_ref],
                    pages=[*passage.pages, *pages_of([a, b])],
                )


def _earlier(book: ScoreBook, subject: Subject, year: int) -> Stated | None:
    """The score of the year before, where tables (else the text) state both with one value."""
    for wanted in (year, year - 1):
        if len({one.value for one in book.decisive(wanted, subject)}) != 1:
            return None
    return book.decisive(year - 1, subject)[0]


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


def _is_share(percent: float, earlier: Stated, later: Stated) -> bool:
    """Whether a percentage is that of the rise, or the rise in points, which many call ร้อยละ."""
    difference = abs(later.value - earlier.value)
    share = difference / earlier.value * 100 if earlier.value else percent
    return min(abs(share - percent), abs(difference - percent)) < 0.06


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


def _wrong_difference(
    by: str, subject: Subject, earlier: Stated, later: Stated, passage: Passage
) -> Finding:
    difference = abs(later.value - earlier.value)
    high, low = (later, earlier) if later.value > earlier.value else (earlier, later)
    arithmetic = f"{high.number} − {low.number} = {difference:.2f}"
    return finding(
        "trend-mismatch",
        "warning",
        f"{subject.en} is said to have changed by {by}; {arithmetic}.",
        f"ระบุว่า{subject.th}เปลี่ยนไป {by} คะแนน แต่ {arithmetic}",
        refs=[passage.ref, earlier.value_ref, later.value_ref],
        pages=[*passage.pages, *pages_of([earlier, later])],
    )

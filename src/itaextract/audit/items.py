"""Lists with a gap or a repetition: ``missing-item`` and ``duplicate-item``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from itaextract.audit.report import finding
from itaextract.audit.stated import (
    INSTRUMENTS,
    ScoreBook,
    Stated,
    indicators_of,
    last_item,
    pages_of,
    same_row,
)
from itaextract.model import Document, Finding, Suggestion

_LEAST: Final = 5  # items that make a listing
_MOST_INDICATORS: Final = 7  # a table of so many indicators is meant to have all ten
_GAP_SHARE: Final = 0.2  # most of a listing that may be missing


class _Listing(NamedTuple):
    """The items of one instrument and year in one table, by number and in its order."""

    letter: str
    year: int | None
    table: int
    items: list[Stated]

    @property
    def numbers(self) -> list[int]:
        return [int((one.score.code or "")[1:]) for one in self.items]


def check_items(document: Document) -> Iterator[Finding]:
    """Gaps and repetitions in the items (ข้อ i, e, o) of each table that lists them by number."""
    book = ScoreBook(document)
    listings = list(_listings(book))
    for listing in listings:
        yield from _duplicates(listing)
        missing = _missing(listing, _elsewhere(listing, listings))
        if missing:
            yield _gap(listing, missing)


def check_indicators(document: Document) -> Iterator[Finding]:
    """Indicators that are missing from a table of nearly all ten."""
    book = ScoreBook(document)
    found: dict[tuple[int, str], list[int | None]] = defaultdict(list)
    for (table, year), stated in _by_table(book).items():
        numbers = {_indicator_of(one) for one in stated} - {None}
        missing = sorted(set(range(1, 11)) - numbers)
        if len(numbers) >= _MOST_INDICATORS and not _covered(book, year, missing, table):
            found[table, ", ".join(map(str, missing))].append(year)
    for (table, names), years in found.items():
        of_years = ", ".join(str(year) for year in years if year)
        yield finding(
            "missing-item",
            "warning",
            f"The table of indicator scores of {of_years} has no score of indicator {names}.",
            f"ตารางคะแนนตัวชี้วัดปี {of_years} ไม่มีคะแนนของตัวชี้วัดที่ {names}",
            refs=[f"/score_tables/{table}"],
            pages=document.score_tables[table].pages,
        )


def _by_table(book: ScoreBook) -> dict[tuple[int, int | None], list[Stated]]:
    found: dict[tuple[int, int | None], list[Stated]] = defaultdict(list)
    for one in book.all:
        if one.table is not None and one.score.level in ("indicator", "sub_indicator"):
            found[one.table, one.year].append(one)
    return found


def _indicator_of(one: Stated) -> int | None:
    whole = (one.score.code or "").partition(".")[0]
    return int(whole) if whole.isdigit() else None


def _covered(book: ScoreBook, year: int | None, missing: Sequence[int], table: int) -> bool:
    """Whether a table has only some instruments: those missing are all of the others.

    Or whether another table, of the same year, goes on with those missing.
    """
    own = {n for i in INSTRUMENTS for n in indicators_of(i) if n not in missing}
    if all(set(indicators_of(i)) <= own or not own & set(indicators_of(i)) for i in INSTRUMENTS):
        return True
    others = {
        _indicator_of(one)
        for one in book.all
        if one.table not in (None, table)
        and one.year == year
        and one.score.level in ("indicator", "sub_indicator")
    }
    return set(missing) <= others


def _listings(book: ScoreBook) -> Iterator[_Listing]:
    """The tables that list items by ascending number."""
    found: dict[tuple[str, int | None, int], list[Stated]] = defaultdict(list)
    for one in book.all:
        if one.table is not None and one.score.level == "item" and one.score.code:
            items = found[one.score.code[0], one.year, one.table]
            if not (items and same_row(items[-1], one)):
                items.append(one)
    for (letter, year, table), items in found.items():
        listing = _Listing(letter, year, table, items)
        numbers = listing.numbers
        rising = sum(a <= b for a, b in pairwise(numbers))
        if len(numbers) >= _LEAST and rising >= 0.9 * (len(numbers) - 1):
            yield listing


def _elsewhere(listing: _Listing, listings: Sequence[_Listing]) -> set[int]:
    """Numbers that other tables list, where a table goes on in them."""
    return {
        number
        for other in listings
        if other.table != listing.table and (other.letter, other.year) == listing[:2]
        for number in other.numbers
    }


def _missing(listing: _Listing, elsewhere: set[int]) -> list[int]:
    """Numbers missing between the first and the last item, or before or behind by one or two."""
    numbers = set(listing.numbers)
    first, last = min(numbers), max(numbers)
    known = last_item(listing.year, listing.letter)
    if known is not None and 0 < known - last <= 2:
        last = known
    if first <= 2:
        first = 1
    gaps = sorted(set(range(first, last + 1)) - numbers)
    edges = {n for n in gaps if not min(numbers) <= n <= max(numbers)} & elsewhere
    gaps = [n for n in gaps if n not in edges]
    return gaps if len(gaps) <= _GAP_SHARE * len(numbers) else []


def _gap(listing: _Listing, missing: Sequence[int]) -> Finding:
    codes = ", ".join(f"{listing.letter}{n}" for n in missing)
    first, last = (f"{listing.letter}{n}" for n in (min(listing.numbers), max(listing.numbers)))
    return finding(
        "missing-item",
        "warning",
        f"The table that lists items {first} to {last} has no score of {codes}.",
        f"ตารางคะแนนรายข้อ {first} ถึง {last} ไม่มีคะแนนของข้อ {codes}",
        refs=[f"/score_tables/{listing.table}"],
        pages=pages_of(listing.items),
    )


def _duplicates(listing: _Listing) -> Iterator[Finding]:
    groups: dict[int, list[Stated]] = defaultdict(list)
    for number, one in zip(listing.numbers, listing.items, strict=True):
        groups[number].append(one)
    for number, same in groups.items():
        if len(same) > 1:
            yield _duplicate(listing, number, same)


def _duplicate(listing: _Listing, number: int, same: Sequence[Stated]) -> Finding:
    code = f"{listing.letter}{number}"
    values = ", ".join(one.number for one in same)
    numbers = set(listing.numbers)
    free = [n for n in (number - 1, number + 1) if n > 0 and n not in numbers]
    suggestions: list[Suggestion] = []
    if len(free) == 1 and len(same) == 2:
        wrong = same[0] if free[0] < number else same[1]
        meant = f"{listing.letter}{free[0]}"
        reason = f"{meant} is missing beside it"
        suggestions = [Suggestion(ref=f"{wrong.ref}/code", value=meant, reason=reason)]
    return finding(
        "duplicate-item",
        "warning",
        f"Item {code} stands {len(same)} times in one table, with the scores {values}.",
        f"ข้อ {code} ปรากฏ {len(same)} ครั้งในตารางเดียวกัน คะแนน {values}",
        refs=[one.ref for one in same],
        pages=pages_of(same),
        suggestions=suggestions,
    )

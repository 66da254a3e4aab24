"""Years named in running text."""

import re
from typing import Final, Literal, NamedTuple

from itaextract.thai.dates import COUNTED
from itaextract.thai.digits import to_ascii_digits
from itaextract.thai.months import buddhist_year

_ERA: Final = r"(?:[พค]\s?\.?\s?ศ\s?\.?)"
_FISCAL_WORD: Final = r"(?P<fiscal>(?:ประจำ\s?)?ปี\s?งบ\s?ประมาณ)"
_YEAR_WORD: Final = r"(?:ประจำ\s?)?ปี(?:\s?การประเมิน)?"
_FOUR: Final = r"(?:2[4-6][0-9]{2}|(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_TWO: Final = rf"[5-9][0-9](?![0-9]|[.,][0-9]){COUNTED}"
_NAMED: Final = re.compile(
    rf"(?:(?:{_FISCAL_WORD}|{_YEAR_WORD})\s*{_ERA}?\s*(?={_FOUR}|{_TWO})|{_ERA}\s*(?={_FOUR}))(?P<year>[0-9]+)"
)
_SECOND: Final = re.compile(rf"\s*(?:-|–|—|ถึง|และ|,)\s*{_ERA}?\s*(?P<year>{_FOUR})")


class NamedYear(NamedTuple):
    """A year that a text names.

    Attributes:
        year: Buddhist Era.
        start: offset where the words before the year begin (`ปีงบประมาณ พ.ศ.`).
        end: offset after its last digit.
        kind: "fiscal" after ปีงบประมาณ, else "year".
    """

    year: int
    start: int
    end: int
    kind: Literal["fiscal", "year"]


def find_years(text: str) -> tuple[NamedYear, ...]:
    """Give the years that a text names after `ปีงบประมาณ`, `ประจำปี`, `ปี` or `พ.ศ.`, in order.

    A range or list (`พ.ศ. ๒๕๖๑ – ๒๕๖๕`) gives each of the years written. Offsets hold for the text
    as passed, Thai digits or not.
    """
    ascii_text = to_ascii_digits(text)
    years: list[NamedYear] = []
    position = 0
    while match := _NAMED.search(ascii_text, position):
        kind: Literal["fiscal", "year"] = "fiscal" if match["fiscal"] else "year"
        following: re.Match[str] | None = match
        while following is not None:
            year = buddhist_year(following["year"])
            if year is not None:
                start = following.start() if following is match else following.start("year")
                years.append(NamedYear(year, start, following.end(), kind))
            position = following.end()
            following = _SECOND.match(ascii_text, position)
    return tuple(years)

"""Names of places that were misread, compared with the gazetteer."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal

from itaextract.ita import gazetteer
from itaextract.ocr.vocabulary import shape, units_of

_Kind = Literal["province", "amphoe", "any"]
_NAMED: Final = re.compile(
    r"(?:(จังหวัด)|(อำเภอ)|เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วนตำบล|ตำบล)\s?([\u0e01-\u0e4e]{4,})"
)
_LEAST: Final = 4
"""Names with fewer letters look like too many others."""


def misread_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of places in a text that no place has, and that look like just one that there is.

    Returns:
        Where each stands, and the name that it looks like.
    """
    for match in _NAMED.finditer(text):
        kind: _Kind = "province" if match[1] else "amphoe" if match[2] else "any"
        known = next(gazetteer.place_prefixes(match[3]), "")
        units = units_of(match[3])
        for length in range(len(units), _LEAST - 1, -1):
            end = units[length - 1].end
            names = _by_shape(kind).get(shape(match[3][:end]), [])
            if end <= len(known) or match[3][:end] in names:
                break
            if len(names) == 1:
                yield match.start(3), match.start(3) + end, names[0]
                break


@cache
def _by_shape(kind: _Kind) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in gazetteer.names(None if kind == "any" else kind):
        found[shape(name)].append(name)
    return found

"""Telephone numbers, e-mail addresses and citizen numbers in text.

Rules:
    - Thai telephone numbers have a 0 and then eight digits (Bangkok 02, provinces 03 to 07) or nine
      (mobile 06, 08, 09): NBTC, "National Numbering Plan". Abroad +66 stands for the 0.
    - A citizen number (เลขประจำตัวประชาชน) has 13 digits, the first from 1 to 8, the last a check
      digit modulo 11: Department of Provincial Administration. Those that open with 0 are of
      companies and agencies.
"""

from collections.abc import Iterator
from typing import Final

import regex

from itaextract.redact.spans import Kind, Span
from itaextract.thai.digits import to_ascii_digits

_URL: Final = regex.compile(r"(?:https?://|www\.)[^\s<>\"']+")
_EMAIL: Final = regex.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]*(?:\s?@\s?|\s?[\[(]at[\])]\s?)"
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_GAP: Final = r"[ \t.‐-―-]{0,2}"
_EXTENSION: Final = (
    r"(?:\s*(?:ต่อ|กด|ext\.?|Ext\.?|#)\s*[0-9]{1,5}(?:\s*[,-]\s*[0-9]{1,5}(?![0-9]))*"
    r"|-[0-9]{1,2}(?![0-9]))?"
)
_START: Final = r"(?<![0-9A-Za-z]|[0-9][-.])"
_END: Final = r"(?![0-9]|\.[0-9]|,[1-9])"


def _more(count: int) -> str:
    return rf"(?:{_GAP}[0-9]){{{count}}}"


_TELEPHONE: Final = regex.compile(
    _START
    + "(?:"
    + "|".join(
        (
            rf"\(?0{_GAP}2\)?{_more(7)}",
            rf"\(?0[3-7][0-9]\)?{_more(6)}",
            rf"0[ -][3-7][0-9]{{3}}{_more(4)}",
            rf"0{_GAP}[689]{_more(8)}",
            rf"\+\s?66{_GAP}(?:\(0\){_GAP})?(?:2{_more(7)}|[3-7][0-9]{_more(6)}|[689]{_more(8)})",
        )
    )
    + ")"
    + _EXTENSION
    + _END
)
# Where the text says that it is a telephone number, six digits are enough.
_LABELLED: Final = regex.compile(
    r"(?:โทร(?:ศัพท์|สาร)?|เบอร์(?:โทร)?|แฟกซ์|[Tt]el|[Ff]ax)[\s.:]{0,4}"
    rf"(?P<number>\(?[0-9](?:[\s()-]?[0-9]){{5,9}}{_EXTENSION}){_END}"
)
_CITIZEN: Final = regex.compile(r"(?<![0-9])[1-8](?:[\s-]?[0-9]){12}(?![0-9])")


def find_contacts(text: str) -> Iterator[Span]:
    """Find telephone numbers, e-mail addresses and citizen numbers, in any digits.

    Digits within a link are left alone, since most number a page.
    """
    ascii_text = to_ascii_digits(text)
    for match in _EMAIL.finditer(ascii_text):
        key = "".join(match[0].split()).casefold()
        yield Span(*match.span(), Kind.EMAIL, key)
    masked = _URL.sub(lambda match: "x" * len(match[0]), ascii_text)
    for match in _CITIZEN.finditer(masked):
        if is_citizen_number(digits := _digits(match[0])):
            yield Span(*match.span(), Kind.CITIZEN, digits)
    for match in _TELEPHONE.finditer(masked):
        yield Span(*match.span(), Kind.TELEPHONE, _national(match[0]))
    for match in _LABELLED.finditer(masked):
        yield Span(*match.span("number"), Kind.TELEPHONE, _national(match["number"]))


def is_citizen_number(digits: str) -> bool:
    """Whether 13 ASCII digits are a citizen number with its check digit.

    >>> is_citizen_number("1101400123451"), is_citizen_number("1101400123458")
    (True, False)
    """
    if len(digits) != 13 or digits[0] not in "12345678":
        return False
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def _national(number: str) -> str:
    """Give the digits with 0 for +66; an extension stays part of the number."""
    digits = _digits(number)
    return "0" + digits.removeprefix("66") if "+" in number else digits


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))

"""Suggested digits: offered where one smallest change makes a sum exact, and only there."""

import pytest

from itaextract.audit.stated import Stated
from itaextract.audit.suggest import suggest_digits
from itaextract.audit.sums import Part, Sum
from itaextract.model import Provenance, Score


def stated(ref: str, raw: str, value: float) -> Stated:
    score = Score(
        level="indicator", code="1", label="", score=value, raw=raw, provenance=Provenance()
    )
    return Stated(ref, score, 2565, 0)


def number(ref: str, value: float) -> Stated:
    return stated(ref, f"{value:.2f}", value)


def thai(ref: str, raw: str) -> Stated:
    digits = raw.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    return stated(ref, raw, float(digits))


def total_of(*groups: tuple[float, list[Stated]]) -> Sum:
    return Sum(tuple(Part(weight, tuple(leaves), "") for weight, leaves in groups), mean=False)


def test_one_confusion_in_several_places() -> None:
    # Meant: 74.20, 81.60, 70.90, 88.00, 79.30 / 76.40, 72.10, 85.50 / 90.00, 62.50.
    way = total_of(
        (0.3, [thai("/a", t) for t in ("๗๔.๒๐",)]
         + [thai(f"/i{n}", t) for n, t in enumerate(("๘๑.๖๐", "๓๐.๙๐", "๘๘.๐๐", "๓๙.๓๐"))]),
        (0.3, [thai(f"/e{n}", t) for n, t in enumerate(("๓๖.๔๐", "๗๒.๑๐", "๘๕.๕๐"))]),
        (0.4, [thai("/o9", "๙๐.๐๐"), thai("/o10", "๖๒.๕๐")]),
    )  # fmt: skip
    meant = 0.3 * (74.2 + 81.6 + 70.9 + 88 + 79.3) / 5 + 0.3 * (76.4 + 72.1 + 85.5) / 3
    total = number("/total", round(meant + 0.4 * (90 + 62.5) / 2, 2))
    suggestions = suggest_digits(total, [way])
    assert {s.ref: s.value for s in suggestions} == {
        "/i1/score": "70.90",
        "/i3/score": "79.30",
        "/e0/score": "76.40",
    }
    assert all("70.90 for 30.90" in s.reason for s in suggestions)
    assert "0.3 × 78.80 + 0.3 × 78.00 + 0.4 × 76.25 = 77.54" in suggestions[0].reason
    assert "๗ was taken for ๓" in suggestions[0].reason


@pytest.mark.parametrize(
    ("printed", "value", "meant"),
    [
        ("85.20", 85.2, "82.50"),  # neighbouring digits swapped
        ("8250", 8250.0, "82.50"),  # decimal point lost
        ("32.50", 32.5, "82.50"),  # 8 read as 3
    ],
)
def test_one_slip(printed: str, value: float, meant: str) -> None:
    way = Sum((Part(0.5, (number("/a", 80.2),), ""), Part(0.5, (number("/b", 84.8),), "")), True)
    [suggestion] = suggest_digits(stated("/total", printed, value), [way])
    assert (suggestion.ref, suggestion.value) == ("/total/score", meant)
    assert "(80.20 + 84.80) ÷ 2 = 82.50" in suggestion.reason


def test_two_solutions_are_none() -> None:
    way = Sum((Part(0.5, (number("/a", 33.0),), ""), Part(0.5, (number("/b", 33.0),), "")), True)
    assert suggest_digits(number("/total", 58.0), [way]) == []


def test_no_solution() -> None:
    way = Sum((Part(0.5, (number("/a", 70.0),), ""), Part(0.5, (number("/b", 90.0),), "")), True)
    assert suggest_digits(number("/total", 81.37), [way]) == []


def test_a_suggestion_stays_within_the_scale() -> None:
    # 93 for 90 and 99 would fit a swap of 19, but no score may be above 100.
    way = Sum((Part(0.5, (number("/a", 99.99),), ""), Part(0.5, (number("/b", 99.99),), "")), True)
    assert suggest_digits(number("/total", 103.0), [way]) == []

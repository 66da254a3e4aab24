"""Options: what is accepted, what is refused, and in which words."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.errors import ItaExtractError, SettingsError
from itaextract.settings import Settings, parse_pages


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("3", ((3, 3),)),
        ("3-7", ((3, 7),)),
        ("1, 4,9-", ((1, 1), (4, 4), (9, None))),
        ("-4", ((1, 4),)),
        ("5-5", ((5, 5),)),
    ],
)
def test_page_selections(text, ranges):
    assert parse_pages(text) == ranges


@pytest.mark.parametrize("text", ["", "-", "0", "7-3", "a", "1,,2", "1-2-3", "3;4", "1.5", "๐"])
def test_what_is_no_page_selection(text):
    with pytest.raises(SettingsError) as caught:
        parse_pages(text)
    assert isinstance(caught.value, ItaExtractError)
    assert "\n" not in str(caught.value)


RANGES = st.lists(
    st.tuples(st.integers(1, 999), st.none() | st.integers(0, 999)).map(
        lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
    ),
    min_size=1,
)


@given(RANGES)
def test_page_selections_survive_as_text(ranges):
    text = ",".join(f"{a}" if a == b else f"{a}-{'' if b is None else b}" for a, b in ranges)
    assert Settings(pages=text) == Settings(pages=tuple(ranges))


@given(RANGES, st.integers(1, 2500))
def test_wanted_pages(ranges, page):
    wanted = any(a <= page <= (b or page) for a, b in ranges)
    assert Settings(pages=tuple(ranges)).wants_page(page) == wanted


def test_all_pages_by_default():
    assert all(Settings().wants_page(page) for page in (1, 50, 10_000))


def test_settings_are_frozen_closed_and_keep_the_password_to_themselves():
    settings = Settings(password="secret")
    with pytest.raises(FrozenInstanceError):
        settings.pages = None
    with pytest.raises(TypeError, match="page"):
        Settings(page="3")
    assert "secret" not in repr(settings)


def test_replace_validates():
    settings = Settings(pages="2-3")
    assert settings.replace(keep_thai_digits=True).pages == ((2, 3),)
    with pytest.raises(SettingsError):
        settings.replace(max_pages=0)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"ocr": "off"}, "ocr is one of 'auto', 'never', 'always', not 'off'"),
        ({"redact": "all"}, "redact is one of None, 'persons', not 'all'"),
        ({"max_memory_megabytes": 99}, "max_memory_megabytes is 100 at least, not 99"),
        ({"max_megabytes": float("nan")}, "max_megabytes is above 0, not nan"),
        ({"max_pages": "many"}, "max_pages is 1 at least, not 'many'"),
        ({"max_pages": None}, "max_pages is 1 at least, not None"),
        ({"max_megabytes": "10"}, "max_megabytes is above 0, not '10'"),
        ({"pages": "7-3"}, "pages run from 1 upwards: '7-3'"),
        ({"pages": ((7, 3),)}, "pages are ranges such as (3, 7) or (9, None): ((7, 3),)"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(wrong, message):
    with pytest.raises(SettingsError) as caught:
        Settings(**wrong)
    assert str(caught.value) == message


@pytest.mark.parametrize("limit", ["max_pages", "max_glyphs_per_page", "max_megabytes"])
def test_limits_are_positive(limit):
    with pytest.raises(SettingsError):
        Settings(**{limit: 0})


@pytest.mark.parametrize(
    ("pages", "first", "last", "left"),
    [
        (None, 3, 3, "1-2,4-"),
        (None, 1, 1, "2-"),
        (None, 4, None, "1-3"),
        ("2-5,9-", 3, 3, "2,4-5,9-"),
        ("2-5,9-", 9, None, "2-5"),
        ("2-5", 2, 3, "4-5"),
        ("3", 3, 3, None),
        (None, 1, None, None),
    ],
)
def test_pages_are_taken_out_of_a_selection(pages, first, last, left):
    found = Settings(pages=pages).without_pages(first, last)
    assert (found and found.pages) == (left and parse_pages(left))

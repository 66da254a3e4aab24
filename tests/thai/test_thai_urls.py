import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.thai import find_urls, strip_urls


@pytest.mark.parametrize(
    ("lines", "urls", "rest"),
    [
        ("ตามหลักฐาน http://www.example.go.th/", ["http://www.example.go.th/"], "ตามหลักฐาน"),
        (
            "ดู www.example.go.th, และ facebook.com/example.page.",
            ["www.example.go.th", "facebook.com/example.page"],
            "ดู , และ .",
        ),
        ("(www.example.go.th) ทั้งหมด", ["www.example.go.th"], "ทั้งหมด"),
        ("ที่ example.go.th", ["example.go.th"], "ที่"),
        ("http://www.exam ple.go.th/", ["http://www.example.go.th/"], ""),
        (
            ["ตามหลัก", "ฐาน http://www.exam", "ple.go.th/ แล้ว"],
            ["http://www.example.go.th/"],
            "ตามหลักฐาน แล้ว",
        ),
        (["http://www.", "example.go", ".th/ita"], ["http://www.example.go.th/ita"], ""),
        (
            ["https://www.example.go.th/", "index.php?id=7"],
            ["https://www.example.go.th/index.php?id=7"],
            "",
        ),
        (["http://www.example.go.th/", "Facebook"], ["http://www.example.go.th/"], "Facebook"),
        (["www.a.go.th", "www.b.go.th", "www.a.go.th"], ["www.a.go.th", "www.b.go.th"], ""),
        ("ส่งที่ clerk@example.go.th", [], "ส่งที่ clerk@example.go.th"),
        ("พ.ศ. 2566 เวลา 08.30 น.", [], "พ.ศ. 2566 เวลา 08.30 น."),
        ("", [], ""),
        ([], [], ""),
    ],
)
def test_addresses_are_found_rejoined_and_taken_out(lines, urls, rest):
    assert find_urls(lines) == urls
    assert strip_urls(lines) == rest


@given(st.text("abcdefghijklmnop", min_size=3, max_size=12), st.data())
def test_wrapped_host_is_rejoined_wherever_it_is_cut(name, data):
    url = f"http://www.{name}.go.th/"
    cut = data.draw(
        st.integers(min_value=len("http://www."), max_value=len("http://www.") + len(name))
    )
    assert find_urls(["ตามหลักฐาน", url[:cut], url[cut:]]) == [url]


@given(st.text())
def test_any_text_is_read_without_error(text):
    assert all("." in url for url in find_urls(text))
    strip_urls(text)

import sys

import geothai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaextract.ita import gazetteer
from itaextract.ita.gazetteer import (
    amphoe_prefixes,
    is_known_province,
    is_known_subdistrict,
    is_near,
    near_subdistricts,
    province_prefixes,
    provinces_of_amphoe,
    subdistrict_prefixes,
    subdistricts_named,
)


def test_known_places() -> None:
    assert is_known_subdistrict("วังก์พง")
    assert not is_known_subdistrict("ตำบลวังก์พง")
    assert subdistricts_named("วังก์พง") == (("วังก์พง", "ปราณบุรี", "ประจวบคีรีขันธ์"),)
    assert len(subdistricts_named("ในเมือง")) > 5
    assert provinces_of_amphoe("ปราณบุรี") == ("ประจวบคีรีขันธ์",)
    assert is_known_province("ตาก")
    assert not is_known_province("ปราณบุรี")


def test_places_are_all_those_of_geothai() -> None:
    of_geothai = {
        (subdistrict.name_th.partition(" (")[0], district.name_th, province.name_th)
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for subdistrict in geothai.subdistricts(district.code)
    }
    found = {place for name in gazetteer.names() for place in subdistricts_named(name)}
    assert found == of_geothai
    assert gazetteer.names("province") == {province.name_th for province in geothai.provinces()}
    assert gazetteer.names("amphoe") == {district for _, district, _ in of_geothai}


def test_unknown_places_are_empty_not_errors() -> None:
    assert subdistricts_named("") == ()
    assert provinces_of_amphoe("ไม่มี") == ()
    assert list(subdistrict_prefixes("")) == []


def test_prefixes_come_longest_first() -> None:
    found = list(subdistrict_prefixes("หนองปรือใหญ่"))
    assert found[0] == "หนองปรือ"
    assert sorted(found, key=len, reverse=True) == found
    assert next(amphoe_prefixes("ปราณบุรีจังหวัด")) == "ปราณบุรี"
    assert next(province_prefixes("นครราชสีมาได้")) == "นครราชสีมา"


@pytest.mark.parametrize(
    ("misread", "name"),
    [
        ("ห้วยโบ่ง", "ห้วยโป่ง"),  # look-alike
        ("หวยโป่ง", "ห้วยโป่ง"),  # lost tone mark
        ("ก้านเหลอง", "ก้านเหลือง"),  # lost vowel
        ("ก้านเเหลือง", "ก้านเหลือง"),  # doubled letter
        ("วังก์ทง", "วังก์พง"),
        ("ลวังก์พง", "วังก์พง"),  # ล of ตำบล doubled
    ],
)
def test_near_names(misread: str, name: str) -> None:
    assert name in near_subdistricts(misread)


def test_far_names_are_not_near() -> None:
    assert near_subdistricts("สวนมะลิทอง") == ()
    assert not is_near("ห้วยโป่ง", "ห้วยกรด")
    assert not is_near("วังก์พง", "วังก์ยง")  # one letter, but no look-alike
    assert "วังก์พง" not in near_subdistricts("วังก์พง")


@given(st.text(alphabet="กขคงทพหดต่้ะาิี", min_size=2, max_size=12), st.data())
def test_nearness_is_symmetric_and_ignores_tone_marks(name: str, data: st.DataObject) -> None:
    other = data.draw(st.text(alphabet="กขคงทพหดต่้ะาิี", min_size=2, max_size=12))
    assert is_near(name, other) == is_near(other, name)
    assert is_near(name, name.replace("้", "").replace("่", "") + "่")


def test_data_are_loaded_at_the_first_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer._gazetteer.cache_clear()
    monkeypatch.setitem(sys.modules, "geothai", None)
    with pytest.raises(FileNotFoundError):
        is_known_subdistrict("วังก์พง")
    monkeypatch.undo()
    assert is_known_subdistrict("วังก์พง")

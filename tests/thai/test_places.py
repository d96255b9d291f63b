"""Places the Thai way: prefixes or none, nicknames, villages before them, slips in them."""

import geothai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thai.places.finding import Place, Several, by_code, find, provinces
from thai.places.nicknames import NICKNAMES

CODES = {
    "ต.ริมใต้ แม่ริม": "500701",
    "ต.ริมใต้อ.แม่ริมจ.เชียงใหม่": "500701",
    "ตำบลริมใต้อำเภอแม่ริมจังหวัดเชียงใหม่": "500701",
    "ต ริมใต้ อ แม่ริม จ เชียงใหม่": "500701",
    "บ้านหนองบัว ม.4 ต.ริมใต้ อ.แม่ริม": "500701",
    "12/3 หมู่ 4 ริมใต้ แม่ริม ค่ะ": "500701",
    "บ้านหนองบัว ริมใต้ แม่ริม": "500701",
    "อบต.ริมใต้ แม่ริม": "500701",
    "แม่ริม เชียงใหม่": "5007",
    "แม่ริมเชียงใหม่": "5007",
    "เชียงใหม่ แม่ริม": "5007",
    "แม่ริม 50180": "5007",
    "อ.เมือง เชียงใหม่": "5001",
    "เมืองเชียงใหม่": "5001",
    "อ.เมือง จ.อยุธยา": "1401",
    "แขวงลาดยาว เขตจตุจักร กทม.": "103001",
    "แขวงลาดยาวเขตจตุจักร": "103001",
    "บ้านแป้น ลำพูน": "510108",
    "สามตำบล": "801906",
    "อ.คง โคราช": "3004",
    "กทม": "10",
    "โคราช": "30",
    "แปดริ้ว": "24",
    "เมืองคอน": "80",
    "อุบล": "34",
    "มส.": "58",
    "เพชบุรี": "76",
    "จ.เชียงใหม่": "50",
    "ศาลากลางจังหวัดเชียงใหม่ ถนนโชตนา ตำบลช้างเผือก อำเภอเมือง จังหวัดเชียงใหม่ 50300": "500107",
    "ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่ โทร 081-234-5678": "500701",
    "ที่ว่าการอำเภอแม่ริม": "5007",
    "กิ่งอำเภอแม่ออน": "5023",
    "อแม่ริม จเชียงใหม่": "5007",
    "เฮาอยู่แม่ริม": "5007",
    "จ.ลำภูน": "51",
    "อ.หล่มเก่า เพชบูน": "6704",
    "T.Rim Tai A.Mae Rim": "500701",
    "Rim Tai, Mae Rim, Chiang Mai 50180": "500701",
    "จว.นม": "30",
    "จ.อุทัย": "61",
    "จังหวัดนรา": "96",
    "เมืองน้ำดำ": "46",
    "korat": "30",
    "อ.สมุย สุราษ": "8404",
    "อ.วาปี": "4409",
    "อ.จตุรพักตร์ จ.ร้อยเอ็ด": "4504",
    "เขตป้อมปราบ": "1008",
    "เขตราษบูรณะ": "1024",
    "อ.เทพสถิต ชัยพูม": "3609",
    "กิ่ง อ.แม่ออน เชียงใหม่": "5023",
    "ขว.ลาดยาว ข.จตุจักร": "103001",
    "ส่งจากอำเภอไชยา": "8406",
    "ข้อยอยู่อำเภอเซกาเด้อ": "3804",
    "แม่ริมเลยจ้า": "5007",
    "ภูเรือเลย": "4207",
    "เลยค่ะ": "42",
}


@pytest.mark.parametrize(("text", "code"), CODES.items())
def test_a_place_is_found(text, code):
    assert find(text) == by_code(code)


@pytest.mark.parametrize(
    "text",
    [
        "แม่ริม เชียงราย",
        "แม่ริม 10200",
        "กลุ่มแม่บ้าน",
        "ไม่รู้",
        "แม่ริมหรือแม่แตง",
        "ศาลากลาง",
        "บ้านเรา",
        "ใกล้แม่ริม",
        "Rim Tai, Chiang Rai",
        "อ.โคราช",
        "แม่ริม เลย",
        "แม่ริมจังหวัดเลย",
        "สมุย",
        "จ.ชัย",
        "อ.เมืองร",
        "วัดป่า",
        "นาน่าน",
        "12345",
        "",
        "ก" * 300,
    ],
)
def test_no_place_for_sure(text):
    assert find(text) is None


@pytest.mark.parametrize(
    ("text", "by_level"),
    [
        ("เมืองเพชร", {"province": 2, "district": 0, "subdistrict": 0}),
        ("เฉลิมพระเกียรติ", {"province": 0, "district": 5, "subdistrict": 0}),
        ("ขอนแก่น", {"province": 1, "district": 0, "subdistrict": 1}),
        ("อ.เมือง", {"province": 0, "district": 76, "subdistrict": 0}),
    ],
)
def test_several_places_are_counted_by_level(text, by_level):
    found = find(text)
    assert isinstance(found, Several)
    assert (found.count, found.by_level) == (sum(by_level.values()), by_level)
    assert len(found.first) == min(found.count, 10)


def test_the_tree_has_77_provinces_with_two_digit_codes():
    assert (77, {2}) == (len(provinces()), {len(province.code) for province in provinces()})


def test_half_a_province_is_never_another_one():
    for province in provinces():
        for length in range(3, len(province.name)):
            stem = province.name[:length]
            found = find(f"จ.{stem}")
            is_own = isinstance(found, Place) and found.province.name.startswith(stem)
            assert is_own or not isinstance(found, Place) or stem in NICKNAMES or "พระนคร".startswith(stem)


def test_an_unknown_code_is_no_place():
    assert by_code("99") is None


EVERY = sorted(
    subdistrict.code
    for province in provinces()
    for district in geothai.districts(province.code)
    for subdistrict in geothai.subdistricts(district.code)
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(EVERY))
def test_a_full_official_address_finds_its_subdistrict(code):
    place = by_code(code)
    assert place is not None
    assert place.district is not None
    assert place.subdistrict is not None
    district = place.district.name.removeprefix("เขต")
    assert find(f"ต.{place.subdistrict.name} อ.{district} จ.{place.province.name}") == place
    assert find(f"{place.subdistrict.name} {district} {place.province.name}") == place


@settings(deadline=None, max_examples=60)
@given(
    st.text()
    | st.lists(
        st.sampled_from(["ต.", "แม่", "ริม", "เมือง", " ", "จ.", "บ้าน", "ม.4", "(", "50180"]), max_size=10
    ).map("".join)
)
def test_no_text_makes_the_search_fall(text):
    assert isinstance(find(text), Place | Several | None)

"""Every unit there is, in every usual spelling, reads as itself or among those that may be meant, never as another."""

import os
import random
from collections.abc import Iterator

import geothai

from thai.places import asking
from thai.places.finding import Place, Several, by_code, find
from thai.places.nicknames import NICKNAMES

DISTRICTS = [one for province in geothai.provinces() for one in geothai.districts(province.code)]
CODES = [
    *(one.code for one in geothai.provinces()),
    *(one.code for one in DISTRICTS),
    *(one.code for district in DISTRICTS for one in geothai.subdistricts(district.code)),
]
SAMPLE = CODES if os.environ.get("SANAM_SOAK") else random.Random(2565).sample(CODES, 250)


def _spellings(place: Place) -> Iterator[str]:
    province = place.province.name
    district = place.district.name.removeprefix("เขต") if place.district else ""
    tambon = place.subdistrict.name.partition(" ")[0] if place.subdistrict else ""
    if tambon:
        yield from (
            f"ต.{tambon} อ.{district} จ.{province}",
            f"ตำบล{tambon}อำเภอ{district}จังหวัด{province}",
            f"ต.{tambon}อ.{district}จ.{province}",
            f"จ.{province} อ.{district} ต.{tambon}",
            f"หมู่ที่ ๓ ต.{tambon} อ.{district} จ.{province} ค่ะ",
            f"ม.3 {tambon} {district} {province}",
            f"{tambon} {district}",
            f"{tambon} {province}",
            f"ต.{tambon}",
            tambon,
        )
    elif district:
        yield from (
            f"อ.{district} จ.{province}",
            f"อำเภอ{district}จังหวัด{province}",
            f"{district} {province}",
            district,
        )
    else:
        yield from (f"จ.{province}", f"จังหวัด{province}", f"อยู่จังหวัด{province}ค่ะ", province)


def _takes_for_another(text: str, code: str) -> bool:
    found = find(text)
    match found:
        case Several(codes=codes):
            return code not in codes
        case Place():
            return found.code != code
    return False


def test_no_unit_is_taken_for_another() -> None:
    wrong = [
        text
        for code in SAMPLE
        if (place := by_code(code))
        for text in _spellings(place)
        if text not in NICKNAMES and _takes_for_another(text, code)
    ]
    assert [] == wrong


def test_a_full_address_is_never_asked() -> None:
    asked = [
        text
        for code in SAMPLE
        if (place := by_code(code))
        for text in list(_spellings(place))[:2]
        if isinstance(find(text), Several | None)
    ]
    assert [] == asked


def test_a_bare_name_needs_two_questions_at_most_and_no_list_over_five() -> None:
    for code in SAMPLE:
        place = by_code(code)
        found = find(place.subdistrict.name) if place and place.subdistrict else None
        if isinstance(found, Several):
            assert _questions(found.codes, code) <= 2, place


def _questions(codes: tuple[str, ...], code: str) -> int:
    asked = 0
    while len(codes) > 1 and asked < 5:
        question = asking.question(codes)
        assert len(question.options) <= asking.MOST_OPTIONS
        holder = next((one for one in question.options if code.startswith(one)), "")
        if question.about == "place":
            codes = (code,) if code in question.options else ()
        elif holder:
            codes = asking.within(codes, holder)
        else:
            length = {"province": 2, "district": 4}[question.about]
            held = by_code(code[:length])
            codes = asking.named(codes, (held.district or held.province).name if held else "", question.about)
        asked += 1
    assert (code,) == codes
    return asked


def test_the_speakers_own_tambon_comes_before_her_district_and_her_province() -> None:
    codes = ("500701", "500801", "510101", "520101")
    assert "500701" == asking.nearest(codes, "500701")
    assert "500801" == asking.nearest(codes, "5008")
    assert "510101" == asking.nearest(codes, "51")
    assert asking.nearest(codes, "50") is None
    assert asking.nearest(codes, "90") is None
    assert "520101" == asking.question(codes, "5201").options[0]


def test_an_answer_names_what_holds_the_place_or_the_place_itself() -> None:
    found = find("สระแก้ว")
    assert isinstance(found, Several)
    assert ("27", "270101") == tuple(sorted(asking.named(found.codes, "สระแก้ว", "province")))
    assert ("270101",) == asking.named(found.codes, "เมือง จ.สระแก้ว")
    assert () == asking.named(found.codes, "ไม่รู้", "province")

"""Every place of the country is found in three columns, and what is no place in them is none."""

import geothai
import pytest

from thai.places.columns import find_in_columns, is_as_written, village_in, village_of
from thai.places.finding import Place, Several


def test_every_tambon_is_found_by_its_three_names() -> None:
    missed = [
        (tambon.name_th, district.name_th, province.name_th)
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for tambon in geothai.subdistricts(district.code)
        if getattr(find_in_columns("", tambon.name_th, district.name_th, province.name_th), "code", "")
        != tambon.code
    ]

    assert [] == missed


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("", "ต.ริมใต้", "อ.แม่ริม", "จ.เชียงใหม่"), "500701"),
        (("", "ริมใต้", "แม่ริม", ""), "500701"),
        (("", "", "แม่ริม", "เชียงใหม่"), "5007"),
        (("", "", "", "จว.เชียงใหม่"), "50"),
        (("", "สีลม", "เขตบางรัก", "กทม."), "100402"),
        (("12 หมู่ 3 ต.ริมใต้ อ.แม่ริม", "", "", "เชียงใหม่"), "500701"),
    ],
)
def test_a_title_may_stand_in_its_column_or_not(cells: tuple[str, str, str, str], code: str) -> None:
    found = find_in_columns(*cells)

    assert isinstance(found, Place)
    assert code == found.code


def test_a_tambon_without_its_district_is_asked_about_when_there_are_several() -> None:
    found = find_in_columns("", "ในเมือง", "", "ขอนแก่น")

    assert isinstance(found, Several)
    assert 3 == found.count


@pytest.mark.parametrize(
    ("cell", "number"),
    [("3", 3), ("๑๒", 12), ("หมู่ที่ 4", 4), ("ม.5", 5), ("7.0", 7), ("0", None), ("100", None), ("บ้านดอน", None), ("3/1", None)],
)  # fmt: skip
def test_a_column_for_the_village_holds_its_number_and_nothing_else(cell: str, number: int | None) -> None:
    assert number == village_in(cell)


def test_a_whole_address_names_its_village_and_not_its_house() -> None:
    assert [3, None] == [village_of("12/4 หมู่ 3 ต.ริมใต้"), village_of("ต.ริมใต้")]


def test_a_name_is_as_written_with_its_title_or_without() -> None:
    assert [True, True, False] == [
        is_as_written("อ. แม่ริม", "แม่ริม"), is_as_written("แม่ ริม", "แม่ริม"), is_as_written("แม่ลิม", "แม่ริม"),
    ]  # fmt: skip

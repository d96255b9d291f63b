"""A row asks for a unit, an office, people and cohorts, or says by cell what is wrong with it."""

from datetime import date

import pytest

from engine.roster.placing import Address, Found, Places, Unclear
from engine.roster.reading_phones import phone_in
from engine.roster.tree import own_office_kind, with_those_above
from engine.roster.wanted import WantedCohort, WantedOffice
from tests.engine.roster_kit import HERE, PACK, PLACED, faults, read, reader_of


def test_a_unit_stands_where_its_columns_say() -> None:
    unit = read(f"ชื่อกลุ่ม,รหัสกลุ่ม,{PLACED}", f"กลุ่มผัก,A1,{HERE}").unit

    assert unit is not None
    assert ("group", "กลุ่มผัก", "50070103", "A1") == (unit.kind, unit.name, unit.place, unit.code)


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        ("ที่ตั้ง", "12 หมู่ 3 ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่"),
        ("รหัสพื้นที่", "50070103"),
        ("รหัสพื้นที่", "๕๐๐๗๐๑๐๓"),
        ("ที่อยู่,ตำบล,หมู่,จังหวัด", "12 ถนนใหญ่,ริมใต้,ม.3,เชียงใหม่"),
    ],
)
def test_a_place_is_read_from_one_text_from_columns_or_from_its_code(titles: str, cells: str) -> None:
    unit = read(f"ชื่อกลุ่ม,{titles}", f"ก,{cells}").unit

    assert unit is not None
    assert "50070103" == unit.place


def test_an_official_code_is_not_read_and_each_address_once() -> None:
    places = Places()
    for _ in range(3):
        places.find(Address(dopa="500701", province="ไม่มีจริง"))
        places.find(Address(tambon="ริมใต้", district="แม่ริม", province="เชียงใหม่", village="3"))
        places.find(Address(tambon="ริมใต้", district="แม่ริม", province="เชียงใหม่", village="4"))

    assert 1 == places.read


def test_a_mistyped_place_is_taken_where_it_is_sure_and_said() -> None:
    found = Places().find(Address(tambon="ริมไต้", district="แม่ลิม", province="เชียงใหม่"))

    assert Found("500701", "ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่") == found


@pytest.mark.parametrize("code", ["5", "990101", "50070100", "ABCD", "500701034"])
def test_what_is_no_code_of_a_place_is_none(code: str) -> None:
    assert isinstance(Places().find(Address(dopa=code)), Unclear)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("ก,,,,", ("จังหวัด", "the place is missing")),
        ("ก,ขอนแก่น,,ในเมือง,1", ("ตำบล", "{count} places are called so, such as {several}")),
        ("ก,เชียงใหม่,แม่ริม,ดาวอังคาร,1", ("ตำบล", "no place is called {name}")),
        ("ก,เชียงใหม่,แม่ริม,ริมใต้,", ("หมู่ที่", "the place is not exact enough")),
        ("ก,เชียงใหม่,แม่ริม,ริมใต้,บ้านดอน", ("ตำบล", "{number} is no number of a village")),
    ],
)
def test_a_place_that_is_not_clear_is_a_fault_of_its_cell(row: str, fault: tuple[str, str]) -> None:
    assert [fault] == faults(f"ชื่อกลุ่ม,{PLACED}", row)


def test_people_get_the_role_over_their_unit_and_several_roles_may_stand_in_one_row() -> None:
    wanted = read(f"ชื่อกลุ่ม,{PLACED},ประธาน,ชื่อ-สกุล,บทบาท,เบอร์โทร", f"ก,{HERE},มะลิ ใจดี,สมชาย,เจ้าหน้าที่,812345678")

    assert [("สมชาย", "officer", "+66812345678", True), ("มะลิ ใจดี", "leader", "", False)] == [
        (one.name, one.role, one.phone, one.unit is None) for one in wanted.people
    ]


def test_somebody_of_an_office_is_of_the_one_over_her_place() -> None:
    [person] = read("คำนำหน้า,ชื่อ,นามสกุล,ตำแหน่ง,จังหวัด,อำเภอ", "นาย,สมชาย,ใจดี,เจ้าหน้าที่,เชียงใหม่,แม่ริม").people

    assert ("นายสมชาย ใจดี", WantedOffice("district", "5007", "อำเภอแม่ริม")) == (person.name, person.office)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("นิดา,พยาน,เชียงใหม่,แม่ริม,", ("ตำแหน่ง", "it is not clear which role {name} has")),
        ("นิดา,เจ้าหน้าที่,เชียงใหม่,,", ("", "the office of this person is missing")),
        ("นิดา,เจ้าหน้าที่,เชียงใหม่,แม่ริม,ไม่มี", ("เบอร์โทร", "this is not one telephone number")),
        ("นิดา,ประธาน,เชียงใหม่,แม่ริม,", ("", "the group of this person is missing")),
        (",เจ้าหน้าที่,เชียงใหม่,แม่ริม,", ("ชื่อ-สกุล", "there is a role but no name")),
    ],
)
def test_somebody_whose_role_or_office_is_not_clear_is_a_fault(cells: str, fault: tuple[str, str]) -> None:
    assert [fault] == faults("ชื่อ-สกุล,ตำแหน่ง,จังหวัด,อำเภอ,เบอร์โทร", cells)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("081-234-5678", "+66812345678"), ("๐๘๑๒๓๔๕๖๗๘", "+66812345678"), ("812345678", "+66812345678"),
        ("0812345678.0", "+66812345678"), ("+66 81 234 5678", "+66812345678"), ("02 123 4567", "+6621234567"), ("-", ""),
        ("", ""), ("53123456", None), ("081 234 5678, 089 999 9999", None), ("081234567", None), ("1669", None),
    ],
)  # fmt: skip
def test_a_number_is_one_number_also_without_the_zero_that_a_spreadsheet_took(
    cell: str, number: str | None
) -> None:
    assert number == phone_in(cell)


def test_a_place_is_put_into_a_cohort_by_its_province() -> None:
    wanted = read("จังหวัด,งวด", "เชียงใหม่,งวดที่ ๑")

    assert (WantedCohort("tranche", "1", "50"),) == wanted.cohorts
    assert [("งวด", "{value} is none of the cohorts")] == faults("จังหวัด,งวด", "เชียงใหม่,3")


def test_an_office_may_be_named_by_its_place_alone() -> None:
    assert (
        WantedOffice("district", "5007", "อำเภอแม่ริม", "")
        == read("สำนักงาน,จังหวัด,ชื่ออำเภอ", "อำเภอแม่ริม,เชียงใหม่,แม่ริม").office
    )


def test_an_example_and_an_empty_row_ask_for_nothing() -> None:
    reader = reader_of(f"ที่,ชื่อกลุ่ม,{PLACED}")

    assert [None, None] == [
        reader.read(2, f"1,(ตัวอย่าง) กลุ่มผัก,{HERE}".split(",")), reader.read(3, ["2", "", "", "", "", ""]),
    ]  # fmt: skip


def test_a_formula_without_a_result_is_a_fault_and_never_a_name() -> None:
    found = reader_of(f"ชื่อกลุ่ม,{PLACED}").read(2, f",{HERE}".split(","), {1: "formula"})

    assert isinstance(found, tuple)
    assert ["ชื่อกลุ่ม"] == [one.title for one in found]


def test_the_same_unit_has_the_same_key_and_another_place_another() -> None:
    titles = f"ชื่อกลุ่ม,{PLACED}"
    units = [read(titles, f"{name},{HERE}").unit for name in ("กลุ่ม ผัก", "กลุ่มผัก ", "กลุ่มไข่")]
    keys = [one.key for one in units if one]

    assert (True, False) == (keys[0] == keys[1], keys[0] == keys[2])


def test_a_unit_reports_to_the_office_that_files_and_those_above_follow_the_areas() -> None:
    kind = own_office_kind(PACK, "group", "50070103")
    assert kind is not None

    chain = with_those_above(PACK, WantedOffice("district", "5007", "x"), date(2022, 1, 1))
    elsewhere = with_those_above(PACK, WantedOffice("district", "3001", "x"), date(2022, 1, 1))

    assert "district" == kind.id
    assert [["district", "province"], ["district", "centre"]] == [
        [one.kind for one in chain], [one.kind for one in elsewhere],
    ]  # fmt: skip

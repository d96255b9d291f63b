"""A group that is there already is shown before it is saved twice; the office hears what was said about it."""

import pytest

from models import audit, drafts, notices, units
from tests.play import Play
from tests.stories import act, ready_to_register, register, rows

ALIKE = "กลุ่มผักอินทรี หนองบัว"


@pytest.fixture
def twice(play: Play) -> Play:
    """Have ป้าแดง fill in the registration of the group that มะลิ has registered."""
    register(play)
    ready_to_register(play, "daeng", ALIKE)
    return play


def test_nothing_is_saved_before_it_is_said_whether_they_are_the_same(twice: Play) -> None:
    said = act(twice, "daeng", "[ส่ง]")

    assert "มีกลุ่มที่คล้ายกัน" in said
    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in said
    assert 1 == len(rows(twice, units.Unit, kind="group"))


def test_a_rival_is_shown_without_anything_of_its_people(twice: Play) -> None:
    said = act(twice, "daeng", "[ส่ง]")

    assert "มะลิ" not in said
    assert "0812345678" not in said
    assert "เบอร์" not in said


def test_the_same_group_is_told_to_the_office_and_nothing_is_lost(twice: Play) -> None:
    act(twice, "daeng", "[ส่ง]", "[เป็นกลุ่มเดียวกัน]")

    assert 1 == len(rows(twice, units.Unit, kind="group"))
    assert ["group_is_there"] == [row["act"] for row in rows(twice, audit.Act, act="group_is_there")]
    assert [drafts.OPEN] == [row["state"] for row in rows(twice, drafts.Draft) if row["state"] == drafts.OPEN]
    seen = act(twice, "somchai", "กลุ่มที่ดูแล")
    assert "บอกว่าเป็นกลุ่มเดียวกับ" in seen


def test_another_group_goes_on_to_the_rules_and_is_not_asked_again(twice: Play) -> None:
    said = act(twice, "daeng", "[ส่ง]", "[คนละกลุ่ม]")

    assert "จังหวัดละ 1 กลุ่ม" in said
    assert "มีกลุ่มที่คล้ายกัน" not in said
    assert "มีกลุ่มที่คล้ายกัน" not in act(twice, "daeng", "ส่ง")


def test_a_group_told_apart_is_registered_and_the_officer_sees_it(play: Play) -> None:
    ready_to_register(play, "daeng", ALIKE)
    with play.core.database.writing() as connection:
        units.add(
            connection, id="old", programme="moac-groups-2565", kind="group", name="กลุ่มผักอินทรีย์บ้านหนองบัว",
            place="500701", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
        )  # fmt: skip

    said = act(play, "daeng", "[ส่ง]", "[คนละกลุ่ม]")

    assert "ขึ้นทะเบียนกลุ่มแล้ว" in said
    assert rows(play, notices.Notice, kind="new_group")
    seen = act(play, "somchai", "กลุ่มที่ดูแล")
    assert "คล้ายกับ\nกลุ่มผักอินทรีย์บ้านหนองบัว" in seen


def test_a_group_of_its_own_is_registered_without_a_question(play: Play) -> None:
    register(play)
    with play.core.database.writing() as connection:
        units.add(
            connection, id="old", programme="moac-groups-2565", kind="group", name="กลุ่มทอผ้าบ้านป่าซาง",
            place="500701", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
        )  # fmt: skip

    assert 2 == len(rows(play, units.Unit, kind="group"))
    assert [] == rows(play, notices.Notice, kind="new_group")


def come_since(play: Play) -> None:
    """Have a group be registered that is more alike than the one that is being shown."""
    with play.core.database.writing() as connection:
        units.add(
            connection, id="since", programme="moac-groups-2565", kind="group", name=ALIKE,
            place="500701", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
        )  # fmt: skip


def test_the_group_that_was_tapped_is_told_although_a_closer_one_has_come_since(twice: Play) -> None:
    [first] = rows(twice, units.Unit, kind="group")
    act(twice, "daeng", "[ส่ง]")
    come_since(twice)

    act(twice, "daeng", "[เป็นกลุ่มเดียวกัน]")

    assert [first["id"]] == [row["about_id"] for row in rows(twice, audit.Act, act="group_is_there")]


def test_a_group_that_was_not_shown_is_shown_before_two_are_told_apart(twice: Play) -> None:
    act(twice, "daeng", "[ส่ง]")
    come_since(twice)

    said = act(twice, "daeng", "[คนละกลุ่ม]")

    assert "มีกลุ่มที่คล้ายกัน" in said
    assert 2 == said.count("[เป็นกลุ่มเดียวกัน]")


def test_the_nearest_groups_are_looked_at_where_a_province_has_too_many(play: Play) -> None:
    with play.core.database.writing() as connection:
        for number, place in enumerate(("501401", "501402", "500706")):
            units.add(
                connection, id=f"u{number}", programme="moac-groups-2565", kind="group", name="กลุ่มผัก",
                place=place, office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip
        found = units.near(connection, "moac-groups-2565", "group", "500706", 2)

    assert ["u2", "u0"] == [one.id for one in found]

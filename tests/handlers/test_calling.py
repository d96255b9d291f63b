"""A group is opened by what people call it; a name that two may have is asked once, remembered, and shared by the office."""

from itertools import product

from engine.conversation.bubbles import Press
from handlers import calling, owing
from models import aliases, notices, offices, units
from models.base import table
from models.obligations import Obligation
from tests.play import Play
from tests.stories import act, conversation, desk, person, register, rows, shown

OTHERS = {
    "u1": ("กลุ่มผักปลอดภัยบ้านใหม่", "501401"),
    "u2": ("กลุ่มแปรรูปกล้วยบ้านหนองบัว", "500702"),
    "u3": ("กลุ่มทอผ้าบ้านป่าซาง", "500703"),
}


def with_others(play: Play) -> None:
    """Have the office look after three more groups that owe what มะลิ's owes."""
    register(play)
    owed = rows(play, Obligation)
    with play.core.database.writing() as connection:
        for unit, (name, place) in OTHERS.items():
            units.add(
                connection, id=unit, programme="moac-groups-2565", kind="group", name=name, place=place,
                office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip
            one = min((row for row in owed if row["due"]), key=lambda row: row["due"])
            copy = {**one, "id": f"{one['id'][:20]}-{unit}", "unit_id": unit}
            connection.execute(table(Obligation).insert().values(**copy))


def test_a_part_of_a_name_opens_the_one_group_that_has_it(play: Play) -> None:
    with_others(play)

    assert "กลุ่มแปรรูปกล้วยบ้านหนองบัว" in act(play, "somchai", "กลุ่มกล้วย")


def test_a_mistyped_name_opens_the_group_that_was_meant(play: Play) -> None:
    with_others(play)

    assert "กลุ่มทอผ้าบ้านป่าซาง" in act(play, "somchai", "กลุ่มทอผ่าบ้านปาซาง")


def test_a_name_that_two_groups_have_is_asked_and_then_known(play: Play) -> None:
    with_others(play)

    asked = act(play, "somchai", "กลุ่มผัก")
    opened = act(play, "somchai", "[อันนี้]")

    assert "หมายถึงรายการไหน" in asked
    assert "กลุ่มผักปลอดภัยบ้านใหม่" in opened or "กลุ่มผักอินทรีย์บ้านหนองบัว" in opened
    act(play, "somchai", "[ไว้ทีหลัง]")
    assert "หมายถึงรายการไหน" not in act(play, "somchai", "กลุ่มผัก")


def test_what_is_no_name_of_a_group_opens_nothing(play: Play) -> None:
    with_others(play)

    said = act(play, "somchai", "พรุ่งนี้ฝนจะตกไหม")

    assert not any(name in said for name, _ in OTHERS.values())


def test_a_name_of_an_officer_is_shared_at_once(play: Play) -> None:
    with_others(play)

    act(play, "somchai", "กลุ่มผัก", "[อันนี้]")

    assert [aliases.SHARED] == [row["state"] for row in rows(play, aliases.Alias)]
    assert [] == rows(play, notices.Notice, kind="alias")


def test_nothing_of_a_name_lies_in_clear(play: Play) -> None:
    with_others(play)

    act(play, "somchai", "กลุ่มผัก", "[อันนี้]")

    assert all("ผัก".encode() not in row["words"] for row in rows(play, aliases.Alias))


def test_what_was_typed_never_stands_in_the_state_of_a_conversation(play: Play) -> None:
    with_others(play)

    act(play, "somchai", "กลุ่มผัก")

    assert "ผัก" not in str(conversation(play, "somchai"))


def test_a_name_is_forgotten_when_its_message_is_taken_back(play: Play) -> None:
    with_others(play)
    act(play, "somchai", "กลุ่มผัก")
    typed = f"m{play.count - 1}"
    act(play, "somchai", "[อันนี้]", "[ไว้ทีหลัง]")
    assert [typed] == [row["source"] for row in rows(play, aliases.Alias)]

    play.event("somchai", {"type": "unsend", "unsend": {"messageId": typed}})

    assert [] == rows(play, aliases.Alias)
    assert "หมายถึงรายการไหน" in act(play, "somchai", "กลุ่มผัก")


def with_two_groups(play: Play) -> None:
    """Have มะลิ speak for a second vegetable group."""
    with_others(play)
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="second", person_id=person(play, "mali"), programme="moac-groups-2565", kind="leader",
            scope_kind=offices.UNIT, scope_id="u1", valid_from=play.clock.moment,
        )  # fmt: skip


def test_a_name_of_a_leader_is_hers_until_the_officer_lets_everybody_use_it(play: Play) -> None:
    with_two_groups(play)
    act(play, "mali", "กลุ่มผัก", "[อันนี้]", "[ไว้ทีหลัง]")

    assert [aliases.OWN] == [row["state"] for row in rows(play, aliases.Alias)]
    assert "หมายถึงรายการไหน" not in act(play, "mali", "กลุ่มผัก")
    seen = act(play, "somchai", "กลุ่มผัก")

    assert "หมายถึงรายการไหน" in seen
    assert "มีคนเรียกว่า\nกลุ่มผัก" in seen
    assert "กลุ่มผัก" in act(play, "somchai", "[ให้ทุกคนเรียกได้]")

    assert [aliases.SHARED] == [row["state"] for row in rows(play, aliases.Alias)]
    assert "กลุ่มผักปลอดภัย" not in act(play, "somchai", "กลุ่มผัก")


def test_which_report_of_one_group_is_asked_without_a_new_name(play: Play) -> None:
    with_others(play)

    assert "หมายถึงรายการไหน" in act(play, "somchai", "ผักอินทรีย์")
    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in act(play, "somchai", "[อันนี้]")
    assert [] == rows(play, aliases.Alias)


def test_a_name_that_the_officer_refuses_stays_her_own(play: Play) -> None:
    with_two_groups(play)
    act(play, "mali", "กลุ่มผัก", "[อันนี้]", "[ไว้ทีหลัง]")

    act(play, "somchai", "งานค้าง")
    data = play.data("somchai", "ให้ทุกคนเรียกได้")
    act(play, "somchai", "[ให้เรียกคนเดียว]")

    assert [aliases.REFUSED] == [row["state"] for row in rows(play, aliases.Alias)]
    assert "หมายถึงรายการไหน" in act(play, "somchai", "กลุ่มผัก")
    assert "หมายถึงรายการไหน" not in act(play, "mali", "กลุ่มผัก")
    again = play.event("somchai", {"type": "postback", "postback": {"data": data}})
    assert "ตัดสิน" in shown(again) or "แล้ว" in shown(again)


def test_another_office_decides_nothing_about_a_name(play: Play) -> None:
    with_two_groups(play)
    act(play, "mali", "กลุ่มผัก", "[อันนี้]", "[ไว้ทีหลัง]")
    act(play, "somchai", "งานค้าง")
    with play.core.database.reading() as connection:
        [row] = connection.execute(table(aliases.Alias).select()).mappings()
        held = owing.rights(desk(play, connection), person(play, "mali"))
        press = Press("share", row["id"])
        assert calling.nickname(desk(play, connection), held, press) is None


def test_many_groups_of_one_name_are_asked_by_where_they_are(play: Play) -> None:
    register(play)
    one = min((row for row in rows(play, Obligation) if row["due"]), key=lambda row: row["due"])
    with play.core.database.writing() as connection:
        for tambon, unit in product((500701, 500702, 500703, 500704), "ab"):
            unit_id = f"{tambon}{unit}"
            units.add(
                connection, id=unit_id, programme="moac-groups-2565", kind="group", name="กลุ่มทอผ้า",
                place=str(tambon), office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip
            copy = {**one, "id": f"{one['id'][:20]}{unit_id}", "unit_id": unit_id}
            connection.execute(table(Obligation).insert().values(**copy))

    asked = act(play, "somchai", "กลุ่มทอผ้า")
    which = act(play, "somchai", "[อันนี้]")
    opened = act(play, "somchai", "[อันนี้]")

    assert "กลุ่มอยู่ที่ไหน" in asked
    assert "2 กลุ่ม" in asked
    assert "หมายถึงรายการไหน" in which
    assert "กลุ่มทอผ้า" in opened

"""An officer with eighty groups: every list can be looked through to its end, and none makes her wait."""

import time

import pytest

from models import units
from models.base import table
from models.obligations import Obligation
from tests.handlers.test_menus_functions import tap
from tests.play import Play
from tests.stories import act, conversation, register, rows

GROUPS = 80


def with_eighty(play: Play) -> None:
    """Have สมชาย's office look after eighty groups that owe what มะลิ's owes."""
    register(play)
    owed = rows(play, Obligation)
    with play.core.database.writing() as connection:
        for number in range(1, GROUPS):
            units.add(
                connection, id=f"u{number}", programme="moac-groups-2565", kind="group", name=f"กลุ่มที่ {number:02d}",
                place="500701", office_id="moac-cm", attributes={}, made_at=play.clock.moment,
            )  # fmt: skip
            for one in owed:
                copy = {**one, "id": f"{one['id'][:20]}-{number}", "unit_id": f"u{number}"}
                connection.execute(table(Obligation).insert().values(**copy))


def turned_over(play: Play, name: str) -> tuple[str, int]:
    """Look through a list to its end; return all of it and how many pages it had."""
    seen, pages = tap(play, "somchai", name), 1
    last = seen
    while "[ดูรายการถัดไป]" in last:
        last = act(play, "somchai", "[ดูรายการถัดไป]")
        seen, pages = f"{seen}\n{last}", pages + 1
        assert pages < 60
    return seen, pages


@pytest.mark.parametrize("name", ["missing", "due"])
def test_every_group_is_reached_in_every_list(play: Play, name: str) -> None:
    with_eighty(play)

    seen, pages = turned_over(play, name)

    assert [] == [number for number in range(1, GROUPS) if f"กลุ่มที่ {number:02d}" not in seen]
    assert pages > GROUPS / 6


def test_a_tap_of_an_officer_with_eighty_groups_is_answered_at_once(play: Play) -> None:
    with_eighty(play)
    tap(play, "somchai", "news")

    for name in ("news", "due", "missing", "groups"):
        began = time.process_time()
        tap(play, "somchai", name)
        took = time.process_time() - began
        assert took < 1.0, (name, took)


def test_a_page_of_a_list_that_became_shorter_is_its_last(play: Play) -> None:
    with_eighty(play)
    tap(play, "somchai", "missing")
    data = play.data("somchai", "ดูรายการถัดไป")
    with play.core.database.writing() as connection:
        connection.execute(table(Obligation).delete().where(table(Obligation).c.unit_id.like("u%")))

    said = play.event("somchai", {"type": "postback", "postback": {"data": data}})

    assert "กลุ่มผักอินทรีย์" in str(said)


def test_the_next_page_of_groups_is_there_in_the_middle_of_a_form_too(play: Play) -> None:
    with_eighty(play)
    act(play, "somchai", "งานค้าง", "[ทำเป็นตาราง]")
    play.press("somchai", "ทำเลย")
    asking = conversation(play, "somchai")["asking"]

    tap(play, "somchai", "groups")

    assert "กลุ่มที่ 12" in act(play, "somchai", "[กลุ่มถัดไป]")
    assert asking == conversation(play, "somchai")["asking"]


def test_a_next_page_is_for_officers_alone(play: Play) -> None:
    with_eighty(play)
    tap(play, "somchai", "missing")
    data = play.data("somchai", "ดูรายการถัดไป")

    said = str(play.event("mali", {"type": "postback", "postback": {"data": data}}))

    assert "กลุ่มที่" not in said


def test_a_newcomer_who_taps_the_code_is_asked_for_it_and_not_greeted_again(play: Play) -> None:
    play.event("mali", {"type": "follow", "follow": {"isUnblocked": False}})

    said = tap(play, "mali", "code")

    assert "8 ตัวเลข" in said
    assert "สวัสดี" not in said

"""Join codes: who they let in, and when they no longer do."""

from datetime import timedelta

import pytest

from handlers.inviting import invite
from models import joining, notices, offices, people
from models.offices import Role
from tests.play import Play
from tests.stories import LEADER, OFFICER, act, desk, join, person, register, rows, shown

UNKNOWN = "ไม่พบรหัสนี้ หรือมีคนใช้ครบแล้ว"


def code(play: Play, *, role: str = "leader", uses: int = 1) -> str:
    with play.core.database.writing() as connection:
        return invite(
            desk(play, connection), programme="moac-groups-2565", role=role, office_id="moac-cm", uses=uses
        )


def test_a_code_is_read_in_thai_digits_and_with_spaces(play: Play) -> None:
    assert "ก่อนเริ่มใช้งาน" in act(play, "mali", "รหัส ๒๕๖๕ ๐๐๐๑ ค่ะ")


def test_an_unknown_code_is_refused(play: Play) -> None:
    assert UNKNOWN in act(play, "mali", "99999999")


def test_a_used_up_code_is_refused(play: Play) -> None:
    once = code(play)
    join(play, "mali", code=once)

    assert UNKNOWN in act(play, "daeng", once)


def test_an_expired_code_is_refused(play: Play) -> None:
    fresh = code(play)
    play.clock.moment += timedelta(days=30, minutes=1)

    assert UNKNOWN in act(play, "mali", fresh)


def test_a_revoked_code_is_refused(play: Play) -> None:
    fresh = code(play)
    with play.core.database.writing() as connection:
        joining.revoke(connection, play.core.vault.keyring.hash("code", fresh), at=play.clock.moment)

    assert UNKNOWN in act(play, "mali", fresh)


def test_a_code_that_is_revoked_in_the_middle_lets_nobody_in(play: Play) -> None:
    fresh = code(play)
    act(play, "mali", fresh, "[รับทราบ]")
    with play.core.database.writing() as connection:
        joining.revoke(connection, play.core.vault.keyring.hash("code", fresh), at=play.clock.moment)

    act(play, "mali", "มะลิ")

    assert [] == rows(play, offices.Role, person_id=person(play, "mali"))


def test_the_last_use_goes_to_one_of_two_who_come_at_once(anywhere: Play) -> None:
    once = code(anywhere)
    act(anywhere, "mali", once, "[รับทราบ]")
    act(anywhere, "daeng", once, "[รับทราบ]")
    name = {"type": "message", "message": {"type": "text", "id": "n", "text": "มะลิ"}}

    with anywhere.while_deciding("mali", name) as said:
        act(anywhere, "daeng", "แดง")

    assert "ขอรหัสเข้าร่วม" in shown(said)
    assert [] == rows(anywhere, offices.Role, person_id=person(anywhere, "mali"))
    assert [0] == [row["uses_left"] for row in rows(anywhere, joining.JoinCode) if row["uses_left"] < 40]


def test_five_wrong_codes_lock_for_an_hour(play: Play) -> None:
    for number in range(5):
        act(play, "mali", f"9999999{number}")

    assert "พักสักหนึ่งชั่วโมง" in act(play, "mali", LEADER)
    play.clock.moment += timedelta(hours=1, minutes=1)
    assert "ก่อนเริ่มใช้งาน" in act(play, "mali", LEADER)


def test_an_officers_code_waits_for_a_tap(play: Play) -> None:
    said = join(play, "arun", "อรุณ", OFFICER)

    assert "กดยืนยัน" in said
    assert [] == rows(play, offices.Role, person_id=person(play, "arun"))


def test_an_officer_is_in_after_the_tap_and_hears_of_it(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)

    said = act(play, "nida", "สวัสดี", "[ใช่ คนนี้จริง]")
    reached = play.remind()

    assert "ยืนยันให้คุณอรุณแล้ว" in said
    assert "เจ้าหน้าที่ยืนยันแล้ว" in shown(reached["arun"])
    assert "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่" in act(play, "arun", "เมนู")


def test_the_card_about_a_newcomer_is_pushed_to_the_office(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)

    reached = play.remind()

    assert {"nida", "somchai"} == set(reached)
    assert "อรุณ" in shown(reached["nida"])


@pytest.mark.parametrize("registers", [True, False])
def test_a_leader_hears_nothing_of_newcomers_to_the_office(play: Play, *, registers: bool) -> None:
    register(play) if registers else join(play)

    join(play, "arun", "อรุณ", OFFICER)

    assert "รอให้คุณยืนยัน" not in act(play, "mali", "เมนู")
    assert [] == rows(play, notices.Notice, person_id=person(play, "mali"), kind="knock")


def test_an_officer_whose_role_ended_no_longer_sees_who_waits(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="other", person_id=person(play, "somchai"), programme="moac-groups-2565", kind="head",
            scope_kind="office", scope_id="moac-cr", valid_from=play.clock.moment,
        )  # fmt: skip
        connection.execute(
            offices._R.update()
            .where(offices._R.c.person_id == person(play, "somchai"), offices._R.c.scope_id == "moac-cm")
            .values(valid_to=play.clock.moment)
        )

    assert "รอให้คุณยืนยัน" not in act(play, "somchai", "เมนู")


def test_a_newcomer_who_waits_and_types_the_code_again_still_waits(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)

    again = act(play, "arun", OFFICER)

    assert "กำลังรอเจ้าหน้าที่กดยืนยัน" in again
    assert 1 == len(rows(play, joining.Knock))


def test_a_newcomer_who_left_and_came_back_does_not_knock_twice(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    play.event("arun", {"type": "unfollow"})
    play.event("arun", {"type": "follow", "follow": {"isUnblocked": True}})

    act(play, "arun", OFFICER)

    assert 1 == len(rows(play, joining.Knock))
    [used] = [
        row
        for row in rows(play, joining.JoinCode)
        if (row["role"], row["office_id"]) == ("officer", "moac-cm")
    ]
    assert 49 == used["uses_left"]


def test_a_name_is_asked_again_when_it_is_a_number(play: Play) -> None:
    act(play, "mali", LEADER, "[รับทราบ]")

    assert "ขอชื่อที่ให้เรียกเป็นตัวหนังสือ" in act(play, "mali", "12")


def test_seven_who_wait_are_all_shown_to_the_officer_in_the_end(play: Play) -> None:
    for number in range(7):
        join(play, f"new{number}", f"คนที่{number}", OFFICER)

    seen = "".join(act(play, "nida", "เมนู") for _ in range(3))

    assert [f"คนที่{number}" for number in range(7)] == [
        f"คนที่{number}" for number in range(7) if f"คนที่{number}" in seen
    ]


def test_what_did_not_fit_into_one_push_is_not_lost(play: Play) -> None:
    for number in range(7):
        join(play, f"new{number}", f"คนที่{number}", OFFICER)

    first = shown(play.remind()["nida"])
    play.clock.moment += timedelta(days=1)  # one card a day
    second = shown(play.remind().get("nida", []))

    assert all(f"คนที่{number}" in first + second for number in range(7))


def test_a_code_typed_a_second_time_keeps_the_role_that_reports_name(play: Play) -> None:
    register(play)
    before = {row["id"] for row in rows(play, offices.Role, person_id=person(play, "mali"))}

    act(play, "mali", LEADER)

    assert before == {row["id"] for row in rows(play, offices.Role, person_id=person(play, "mali"))}


def test_meeting_somebody_twice_makes_one_person(play: Play) -> None:
    play.event("mali", {"type": "follow", "follow": {}})
    play.event("mali", {"type": "follow", "follow": {}})

    assert 1 == len(rows(play, people.Account, person_id=person(play, "mali")))


def test_who_types_the_code_of_what_she_is_already_is_told_so_and_nobody_is_asked(play: Play) -> None:
    act(play, "somchai", "เมนู")
    [mine] = rows(play, Role, person_id=person(play, "somchai"))
    with play.core.database.writing() as connection:
        code = invite(
            desk(play, connection),
            programme=mine["programme"],
            role=mine["kind"],
            office_id=mine["scope_id"],
            needs_tap=True,
        )

    said = act(play, "somchai", code)

    assert "อยู่แล้ว ใช้งานต่อได้เลยค่ะ" in said
    assert [] == rows(play, joining.Knock)
    assert mine == rows(play, Role, person_id=person(play, "somchai"))[0]

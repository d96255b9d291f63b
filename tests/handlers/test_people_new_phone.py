"""A new phone: by a fresh code and an officer's tap a person moves to a new account with everything she had."""

import pytest

from engine.conversation.bubbles import Press
from handlers.inviting import invite
from models import joining, people
from models.drafts import Draft
from models.offices import Role
from tests.play import Play
from tests.stories import OFFICER, account, act, desk, join, person, register, rows, shown

MOVED = "ย้ายไปใช้กับเครื่องใหม่แล้ว"


def code_for(play: Play, who: str, role: str = "leader") -> str:
    with play.core.database.writing() as connection:
        return invite(
            desk(play, connection),
            programme="moac-groups-2565",
            role=role,
            office_id="moac-cm",
            relinks=person(play, who),
            needs_tap=True,
        )


def test_a_draft_goes_on_where_it_stood_on_the_new_phone(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9")

    act(anywhere, "mali2", code_for(anywhere, "mali"))
    act(anywhere, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    assert "คุณรายงานแทน\nกลุ่มผักอินทรีย์บ้านหนองบัว" in act(anywhere, "mali2", "เมนู")
    assert "ข้อ 3 จาก 7" in act(anywhere, "mali2", "งานค้าง", "[ทำต่อ]")


def test_history_stays_with_the_person(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผัก", "35 ไร่", "น้ำ", "ขาย")
    act(play, "mali", "[ส่ง]")

    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    assert "65-00002" in act(play, "mali2", "ส่งแล้ว")


def test_before_the_tap_the_new_phone_sees_nothing(play: Play) -> None:
    register(play)

    said = act(play, "mali2", code_for(play, "mali"))
    later = act(play, "mali2", "งานค้าง")

    assert "กดยืนยัน" in said
    assert "กำลังรอเจ้าหน้าที่กดยืนยัน" in later
    assert "กลุ่มผักอินทรีย์" not in later


def test_the_old_phone_loses_access_and_is_told(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง")
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    typed = act(play, "mali", "งานค้าง")

    assert MOVED in typed
    assert "กลุ่มผักอินทรีย์" not in typed


def test_a_button_on_the_old_phone_says_that_the_account_has_moved(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง")
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    assert MOVED in act(play, "mali", "[ทำเลย]")


def test_nobody_exists_twice_after_a_move(play: Play) -> None:
    register(play)
    her = person(play, "mali")

    act(play, "mali2", code_for(play, "mali"))
    newcomer = person(play, "mali2")
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    assert her == person(play, "mali2")
    assert her != person(play, "mali")
    assert her == rows(play, people.Person, id=newcomer)[0]["merged_into"]
    assert {her} == {row["person_id"] for row in rows(play, Role, kind="leader")}


def test_a_push_reaches_the_new_phone_only(play: Play) -> None:
    register(play)
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    reached = play.remind()

    assert "เจ้าหน้าที่ยืนยันแล้ว" in shown(reached["mali2"])
    assert "mali" not in reached


def test_she_can_go_back_to_the_old_phone_by_another_code(play: Play) -> None:
    register(play)
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    act(play, "mali", code_for(play, "mali2"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in act(play, "mali", "เมนู")
    assert MOVED in act(play, "mali2", "เมนู")


def test_an_old_phone_may_join_anew_with_an_ordinary_code(play: Play) -> None:
    register(play)
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")

    said = join(play, "mali", "ลูกของมะลิ")

    assert "ขอชื่อกลุ่ม" in said
    assert "ข้อ 2" in act(play, "mali", "กลุ่มใหม่")


def test_a_newcomer_who_blocked_the_account_while_waiting_is_moved_all_the_same(play: Play) -> None:
    register(play)
    act(play, "mali2", code_for(play, "mali"))
    play.event("mali2", {"type": "unfollow"})

    act(play, "somchai", "สวัสดี", "[ใช่ คนนี้จริง]")
    play.event("mali2", {"type": "follow", "follow": {"isUnblocked": True}})

    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in act(play, "mali2", "เมนู")


def test_an_officer_does_not_confirm_his_own_new_phone(play: Play) -> None:
    code = code_for(play, "somchai", "officer")
    act(play, "somchai2", code)

    assert "รอให้คุณยืนยัน" not in act(play, "somchai", "สวัสดี")
    assert "รอให้คุณยืนยัน" in act(play, "nida", "สวัสดี")


@pytest.mark.parametrize("who", ["somchai", "somchai2"])
def test_a_tap_of_the_one_who_moves_decides_nothing(play: Play, who: str) -> None:
    act(play, "somchai2", code_for(play, "somchai", "officer"))
    [knock] = rows(play, joining.Knock)

    data = play.core.buttons.sign(Press("n", knock["id"]), person(play, who))
    play.event(who, {"type": "postback", "postback": {"data": data}})

    assert rows(play, joining.Knock)[0]["decided_at"] is None


def test_a_refused_tap_changes_nothing_and_is_told(play: Play) -> None:
    register(play)
    her = person(play, "mali")
    act(play, "mali2", code_for(play, "mali"))

    said = act(play, "somchai", "สวัสดี", "[ไม่ใช่]")
    reached = play.remind()

    assert "ไม่ยืนยันให้คุณมะลิ" in said
    assert her == person(play, "mali")
    assert "เจ้าหน้าที่ยังไม่ได้ยืนยัน" in shown(reached["mali2"])
    assert "ขอรหัสเข้าร่วม" in act(play, "mali2", "สวัสดี")


def test_the_second_officer_is_told_that_it_is_decided(play: Play) -> None:
    register(play)
    act(play, "mali2", code_for(play, "mali"))
    act(play, "somchai", "สวัสดี")
    act(play, "nida", "สวัสดี")

    act(play, "somchai", "[ไม่ใช่]")

    assert "มีเจ้าหน้าที่กดตอบไปแล้ว" in act(play, "nida", "[ใช่ คนนี้จริง]")
    assert rows(play, joining.Knock)[0]["is_let_in"] is False


def test_of_two_officers_who_tap_at_once_the_slower_is_told(anywhere: Play) -> None:
    register(anywhere)
    act(anywhere, "mali2", code_for(anywhere, "mali"))
    act(anywhere, "somchai", "สวัสดี")
    act(anywhere, "nida", "สวัสดี")
    yes = {"type": "postback", "postback": {"data": anywhere.data("nida", "ใช่ คนนี้จริง")}}

    with anywhere.while_deciding("nida", yes) as said:
        act(anywhere, "somchai", "[ไม่ใช่]")

    assert "มีเจ้าหน้าที่กดตอบไปแล้ว" in shown(said)
    assert rows(anywhere, joining.Knock)[0]["is_let_in"] is False


def test_an_account_that_works_already_does_not_take_a_code_for_a_new_phone(play: Play) -> None:
    register(play)
    join(play, "daeng", "แดง")
    act(play, "daeng", "กลุ่มของแดง")
    before = len(rows(play, Draft))

    act(play, "daeng", code_for(play, "mali"))

    assert [] == rows(play, joining.Knock)
    assert before == len(rows(play, Draft))
    assert account(play, "daeng")["is_closed"] is False


def test_somebody_who_works_already_goes_on_while_an_officer_decides(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")

    said = act(play, "mali", "เมนู", OFFICER)

    assert "กดยืนยัน" in said
    assert "ข้อ 3 จาก 7" in act(play, "mali", "งานค้าง", "[ทำต่อ]", "9")

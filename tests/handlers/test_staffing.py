"""The people of an office: work that somebody above hands over, acting heads, offices where nobody is, a lone new phone."""

from datetime import timedelta
from typing import Any

import pytest

from engine.conversation.bubbles import Press
from handlers import handing, inviting
from handlers.escalating import owners
from handlers.relocating import Order
from handlers.staffing import acting
from models import actings, joining, obligations, offices, units
from models.offices import Role
from tests import registering
from tests.play import Play, actions
from tests.registering import PROGRAMME, answered, appointed, begun, known
from tests.stories import act, desk, rows, shown

GROUP = "กลุ่มจักสานบ้านใหม่"


@pytest.fixture
def village(play: Play) -> Play:
    registering.settled(play)
    begun(play, "mali", "มะลิ")
    answered(play, "mali", GROUP)
    act(play, "mali", "[ส่ง]")
    return play


def with_colleague(play: Play) -> None:
    with play.core.database.writing() as connection:
        appointed(desk(play, connection), play, "daeng", "officer", "v-maerim", "ป้าแดง")


def see(play: Play, who: str, office: str) -> str:
    """Open the list of an office below."""
    act(play, who, "คนในสำนักงาน")
    labels = shown([play.seen[who][-1]])
    assert office in labels
    found = [one for one in actions(play.seen[who]) if one.get("label") == "ดูว่ามีใครบ้าง"]
    wanted = {"สำนักงานอำเภอแม่ริม": "v-maerim", "สำนักงานอำเภอเมืองเชียงใหม่": "v-muang"}[office]
    data = next(str(one["data"]) for one in found if f"~{wanted}~" in str(one["data"]))
    return shown(play.event(who, {"type": "postback", "postback": {"data": data}}))


def test_the_level_above_sees_who_works_in_an_office_and_hands_the_work_over(village: Play) -> None:
    with_colleague(village)

    people = see(village, "nida", "สำนักงานอำเภอแม่ริม")
    village.press("nida", "ขอดู", number=2 if people.index("ป้าแดง") < people.index("สมชาย") else 1)
    act(village, "nida", "[ส่งมอบงานแทน]", "[อันนี้]", "[วันนี้]")
    done = act(village, "nida", "[ยืนยันส่งมอบ]")

    assert "งานของ สมชาย ไปอยู่กับ ป้าแดง" in done
    assert GROUP not in act(village, "somchai", "กลุ่มที่ดูแล")
    assert "งานที่รับมอบ" in act(village, "daeng", "เมนู")


def test_a_colleague_of_the_same_rank_is_offered_no_work_of_another(village: Play) -> None:
    with_colleague(village)

    said = act(village, "daeng", "คนในสำนักงาน")

    assert "สมชาย" in said
    assert "ขอดู" not in said


def test_a_made_up_button_about_somebody_elses_work_does_nothing(village: Play) -> None:
    with_colleague(village)
    with village.core.database.reading() as connection:
        here = desk(village, connection)
        somchai, daeng = known(here, "somchai"), known(here, "daeng")

    press = Press("hand", f"{daeng}/v-maerim/{somchai}", 800, index=3)
    data = village.core.buttons.sign(press, daeng)
    village.event("daeng", {"type": "postback", "postback": {"data": data}})

    assert GROUP in act(village, "somchai", "กลุ่มที่ดูแล")


def appoint(play: Play, deputy: str, days: int, *, instead: str = "somchai", starts: int = 0) -> bool:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        first = here.now.date() + timedelta(days=starts)
        span = acting.Span(first, first + timedelta(days=days), "คำสั่ง 5/2565")
        return acting.appoint(
            here, "v-maerim", known(here, deputy), span, instead_of=known(here, instead) if instead else ""
        )


def test_an_acting_head_has_the_work_from_the_first_to_the_last_day_and_no_longer(village: Play) -> None:
    assert appoint(village, "arun", 2, starts=1)

    assert GROUP not in act(village, "arun", "กลุ่มที่ดูแล")
    village.clock.moment += timedelta(days=1)
    assert GROUP in act(village, "arun", "กลุ่มที่ดูแล")
    village.clock.moment += timedelta(days=2)
    assert GROUP in act(village, "arun", "กลุ่มที่ดูแล")
    village.clock.moment += timedelta(days=1)
    assert GROUP not in act(village, "arun", "กลุ่มที่ดูแล")


def test_acting_twice_opens_the_role_again_for_the_second_time(village: Play) -> None:
    assert appoint(village, "arun", 1)
    village.clock.moment += timedelta(days=5)
    assert GROUP not in act(village, "arun", "กลุ่มที่ดูแล")

    assert appoint(village, "arun", 1)

    assert GROUP in act(village, "arun", "กลุ่มที่ดูแล")
    assert 2 == len(rows(village, actings.Acting))


def test_somebody_who_has_the_role_already_is_lent_nothing(village: Play) -> None:
    with_colleague(village)

    assert not appoint(village, "daeng", 3)
    assert [] == rows(village, actings.Acting)


def test_the_level_above_names_an_acting_head_in_chat(village: Play) -> None:
    see(village, "nida", "สำนักงานอำเภอแม่ริม")
    act(village, "nida", "[ขอดู]", "[ตั้งคนรักษาการ]", "[อันนี้]", "[วันนี้]")
    last = (village.clock.moment + timedelta(days=9)).date()
    village.press("nida", "เลือกวันสุดท้าย", day=last.isoformat())
    done = act(village, "nida", "[ยืนยันตามนี้]")

    [row] = rows(village, actings.Acting)
    assert "สิ้นสุดเอง" in done
    assert last == row["last"]
    assert "รักษาราชการแทน สมชาย" in see(village, "nida", "สำนักงานอำเภอแม่ริม")
    village.press("nida", "ให้สิ้นสุด")
    assert "รักษาราชการแทน สมชาย" not in see(village, "nida", "สำนักงานอำเภอแม่ริม")


def test_a_role_that_was_only_lent_is_not_handed_on(village: Play) -> None:
    assert appoint(village, "arun", 30)
    with village.core.database.writing() as connection:
        here = desk(village, connection)
        today = here.now.date()
        nobody = known(here, "nida")
        handing.hand_over(
            here, leaver=known(here, "arun"), office_id="v-maerim", successor=nobody, order=Order(today)
        )

    with village.core.database.reading() as connection:
        here = desk(village, connection)
        held = {role.scope_id for role in offices.roles_of(connection, known(here, "nida"), at=here.now)}
    assert {"v-cm"} == held


def test_an_office_where_nobody_is_left_is_told_to_the_level_above_who_names_somebody(village: Play) -> None:
    village.clock.moment = village.clock.moment.replace(month=3, day=20, year=2022)
    act(village, "somchai", "งานค้าง", "[ทำเลย]", "5", "ทำได้ดี")
    hand_over(village, "somchai", None)

    with village.core.database.reading() as connection:
        here = desk(village, connection)
        [row] = obligations.of_programme(connection, PROGRAMME, ["open", "upcoming"])
        assert known(here, "nida") == owners.owner_of(here, row).person
    told = act(village, "nida", "เมนู")
    assert "มีสำนักงานที่ยังไม่มีคนดูแล" in told
    act(village, "nida", "[ดูว่ามีใครบ้าง]", "[ตั้งคนรักษาการ]", "[อันนี้]", "[วันนี้]")
    last = (village.clock.moment + timedelta(days=20)).date()
    village.press("nida", "เลือกวันสุดท้าย", day=last.isoformat())
    act(village, "nida", "[ยืนยันตามนี้]")

    assert "ทำได้ดี" in act(village, "nida", "งานค้าง", "[ทำต่อ]")


def hand_over(
    play: Play, leaver: str, successor: str | None, *, office: str = "v-maerim", days: int = 0
) -> Any:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        return handing.hand_over(
            here,
            leaver=known(here, leaver),
            office_id=office,
            successor=known(here, successor) if successor else None,
            order=Order(here.now.date() + timedelta(days=days)),
        )


def test_the_last_word_about_a_hand_over_holds(village: Play) -> None:
    with_colleague(village)
    hand_over(village, "somchai", "arun", days=3)
    hand_over(village, "somchai", "daeng", days=5)

    village.clock.moment += timedelta(days=6)
    village.remind()

    with village.core.database.reading() as connection:
        here = desk(village, connection)
        arun = {role.scope_id for role in offices.roles_of(connection, known(here, "arun"), at=here.now)}
    assert {"v-muang"} == arun
    assert [None] != [row["valid_to"] for row in rows(village, Role, scope_id="v-maerim", kind="officer")]


def test_all_groups_of_an_office_go_to_another_one_and_it_is_told_once(village: Play) -> None:
    see(village, "nida", "สำนักงานอำเภอแม่ริม")
    act(village, "nida", "[ย้ายทุกกลุ่ม]", "[อันนี้]")
    done = act(village, "nida", "[ย้ายทุกกลุ่มเลย]")

    [unit] = rows(village, units.Unit, name=GROUP)
    assert "v-muang" == unit["office_id"]
    assert "ดูแลเพิ่มอีก 1 กลุ่ม" in done
    assert "1 กลุ่มของ สำนักงานอำเภอแม่ริม" in act(village, "arun", "เมนู")


def new_phone(play: Play) -> str:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        code = inviting.invite(
            here, programme=PROGRAMME, role="officer", office_id="v-maerim", relinks=known(here, "somchai")
        )
    return act(play, "daeng", code)


def test_the_only_officer_of_an_office_with_a_new_phone_is_let_in_by_the_level_above(village: Play) -> None:
    new_phone(village)

    assert "ใช่ คนนี้จริง" not in act(village, "somchai", "เมนู")
    act(village, "nida", "เมนู")
    act(village, "nida", "[ใช่ คนนี้จริง]")

    [knock] = rows(village, joining.Knock)
    assert knock["decided_at"] is not None
    assert GROUP in act(village, "daeng", "กลุ่มที่ดูแล")

"""Making a duty easier in chat: asked for and answered by a tap, never past the printed day, each with who and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.conversation.bubbles import Press
from engine.obligations.kinds.around import After
from engine.obligations.nouns.times import Event
from engine.obligations.states import State
from handlers import enrolling
from models import facts
from models.eased import Easement
from models.notices import ReminderStep
from models.obligations import Obligation
from models.postponements import Postponement
from tests import ladders
from tests.ladders import PACK, owed
from tests.play import Play
from tests.stories import GROUP, act, desk, person, rows, shown

UNTIL, DUE = date(2021, 11, 25), date(2021, 11, 30)


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Lend a world in which the first report is taken back again: it is owed, and the group's part is in."""
    world = ladders.filed(tmp_path, tmp_path_factory)
    act(world, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")
    act(world, "mali", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")
    yield world
    world.close()


def delivered(play: Play, who: str) -> str:
    before = len(play.line.pushes)
    play.work()
    return shown(play.reached(before).get(who, []))


def easements(play: Play) -> list[Any]:
    return [row["act"] for row in rows(play, Easement)]


def adjust(play: Play, *moves: str, who: str = "nida") -> str:
    """Open the first report among what can be adjusted, and go on with these taps."""
    tap = Press("ease", owed(play).id)
    data = play.core.buttons.sign(tap, person(play, who))
    said = shown(play.event(who, {"type": "postback", "postback": {"data": data}}))
    return act(play, who, *moves) if moves else said


def asked(play: Play, *moves: str) -> str:
    """Let มะลิ ask for a later day for the first report."""
    act(play, "mali", "ขอเลื่อน", "[เลื่อนเรื่องนี้]")
    return act(play, "mali", *moves)


def test_a_group_asks_for_three_days_and_one_tap_gives_them(play: Play) -> None:
    asked(play, "[เลื่อน 3 วัน]", "[ฝนตก น้ำท่วม]")
    card = delivered(play, "somchai")
    assert "28 พ.ย. 2564 จากเดิม 25 พ.ย. 2564" in card
    assert UNTIL == owed(play).collect_until

    act(play, "somchai", "[ให้เลื่อน]")

    assert (date(2021, 11, 28), DUE) == (owed(play).collect_until, owed(play).due)
    assert "ให้เลื่อนถึง 28 พ.ย. 2564" in delivered(play, "mali")
    hers = {"audience": "collect", "whom": "doer"}
    steps = [row["at"] for row in rows(play, ReminderStep, obligation_id=owed(play).id, **hers)]
    assert {date(2021, 11, 25), date(2021, 11, 28), date(2021, 11, 29)} == {one.date() for one in steps}


def test_a_no_leaves_the_old_day(play: Play) -> None:
    asked(play, "[เลื่อน 3 วัน]", "[ไม่มีอะไรเพิ่มเติม]")
    delivered(play, "somchai")
    act(play, "somchai", "[ใช้วันเดิม]")

    assert UNTIL == owed(play).collect_until
    assert "ใช้วันเดิม 25 พ.ย. 2564" in delivered(play, "mali")


def test_the_printed_day_is_never_passed_and_is_shown(play: Play) -> None:
    said = asked(play, "2 ธ.ค.")

    assert "วันสุดท้ายที่กำหนดไว้คือ 30 พ.ย. 2564" in said
    assert "[เลื่อน 7 วัน]" not in said
    assert [] == rows(play, Postponement)


def test_a_wish_is_typed_in_one_go_where_it_is_plain_which_one_is_meant(play: Play) -> None:
    for duty in ("monthly",):
        for row in rows(play, Obligation, duty=duty):
            _set(play, row["id"], state="waived")

    assert "ขอเลื่อนเพราะอะไร" in act(play, "mali", "ขอเลื่อน 3 วัน")
    assert "ส่งคำขอเลื่อนให้สำนักงานแล้ว" in act(play, "mali", "ลูกไม่สบาย")
    [wish] = rows(play, Postponement)
    assert (date(2021, 11, 28), "open") == (wish["day"], wish["state"])
    assert "ลูกไม่สบาย".encode() not in wish["reason"]
    assert "รอสำนักงานตอบ" in act(play, "mali", "ขอเลื่อน")


def test_of_two_officers_the_second_is_told_that_it_is_answered(play: Play) -> None:
    asked(play, "[เลื่อน 3 วัน]", "[ไม่มีอะไรเพิ่มเติม]")
    delivered(play, "somchai")
    act(play, "nida", "สวัสดี")
    data = play.data("nida", "ใช้วันเดิม")
    act(play, "somchai", "[ให้เลื่อน]")

    said = shown(play.event("nida", {"type": "postback", "postback": {"data": data}}))

    assert "มีคนตอบไปแล้ว" in said
    assert date(2021, 11, 28) == owed(play).collect_until


def test_an_officer_waives_a_round_with_a_reason_and_takes_it_back(play: Play) -> None:
    adjust(play, "[ยกเว้นรอบนี้]", "[กลุ่มเลิกแล้ว]")
    assert State.WAIVED == owed(play).state
    assert GROUP not in act(play, "mali", "งานค้าง").split("รายเดือน")[0]

    adjust(play, "[กลับมาส่งตามเดิม]")
    assert State.OPEN == owed(play).state
    assert ["waived", "resumed"] == easements(play)
    assert rows(play, ReminderStep, obligation_id=owed(play).id)


def test_a_round_held_another_way_says_how_who_agreed_and_why_and_is_still_owed(play: Play) -> None:
    adjust(play, "[จัดแบบอื่น]", "[แบ่งกลุ่มย่อย]", "[หัวหน้าสำนักงาน]", "โรคระบาดในตำบล")

    [row] = rows(play, Easement)
    assert ("changed", "small", "head") == (row["act"], row["way"], row["agreed_by"])
    assert State.CHANGED == owed(play).state
    assert "รายงานชุดที่ ๑" in act(play, "somchai", "งานค้าง")


def test_what_is_called_off_holds_the_money_its_day_and_the_document(play: Play) -> None:
    said = adjust(play, "[ยกเลิก คืนเงิน]", "ราว ๆ สามหมื่น")
    assert "คืนเงินกี่บาท" in said
    assert "30,000 บาท" in act(play, "nida", "30000")
    assert "21 พ.ย. 2564" in act(play, "nida", "เมื่อวาน")
    act(play, "nida", "กษ 0205/11")

    [row] = rows(play, Easement)
    assert ("cancelled", 30000, date(2021, 11, 21)) == (row["act"], row["baht"], row["day"])
    assert "กษ 0205/11".encode() not in row["reason"]
    assert State.CANCELLED == owed(play).state


def test_an_officer_gives_a_group_a_later_day_within_the_printed_one(play: Play) -> None:
    assert "วันสุดท้ายที่กำหนดไว้คือ 30 พ.ย. 2564" in adjust(play, "[เลื่อนให้]", "5 ธ.ค.")
    act(play, "nida", "29 พ.ย.")

    assert (date(2021, 11, 29), DUE) == (owed(play).collect_until, owed(play).due)


def test_only_the_office_above_moves_the_printed_day_and_names_the_letter(play: Play) -> None:
    ladders.laddered(play, ladders.CERTIFY)
    listed = act(play, "arun", "ปรับงาน")
    assert GROUP in listed

    adjust(play, "[เลื่อนให้]", "10 ธ.ค.", "กษ 0100/55", who="arun")

    assert date(2021, 12, 10) == owed(play).due
    [row] = [row for row in rows(play, facts.Fact) if row["kind"] == facts.LATER]
    assert "กษ 0100/55" == row["letter"]


def test_a_round_goes_to_another_office_and_what_is_filled_to_a_colleague(play: Play) -> None:
    assert "สมชาย" in adjust(play, "[โอนงานนี้]")
    play.press("nida", "โอนให้ที่นี่", number=2)

    [gone, here] = sorted(rows(play, Obligation, duty=ladders.DUTY), key=lambda row: row["state"])
    assert ("handed_over", "open") == (gone["state"], here["state"])
    assert "moac-cr" == here["office_id"]


def test_a_colleague_goes_on_with_what_is_being_filled(play: Play) -> None:
    from models.drafts import Draft

    act(play, "nida", "งานค้าง")
    labels = [one["label"] for one in _actions(play, "nida")]
    play.press("nida", "ทำเลย", number=max(1, labels.count("ทำเลย")))
    drafts = [row for row in rows(play, Draft, state="open") if row["person_id"] == person(play, "nida")]
    assert drafts
    row = drafts[0]
    data = play.core.buttons.sign(
        Press("handon", f"{row['obligation_id']}/{person(play, 'somchai')}"), person(play, "nida")
    )
    play.event("nida", {"type": "postback", "postback": {"data": data}})

    [moved] = rows(play, Draft, id=row["id"])
    assert person(play, "somchai") == moved["person_id"]
    assert "มีงานโอนมาให้" in act(play, "somchai", "สวัสดี")


def test_who_does_not_act_for_the_office_adjusts_nothing(play: Play) -> None:
    assert "ปรับจากตรงนี้ไม่ได้" in adjust(play, who="mali")
    assert "สำหรับเจ้าหน้าที่" in act(play, "mali", "ปรับงาน") or not easements(play)


def test_a_planned_event_puts_its_round_ahead_and_its_day_opens_it(play: Play) -> None:
    programme = play.core.shelf.library().programmes[PACK]
    visit = replace(
        programme.duty("set1"), id="visit", due=After("events.visit", 7), collect_until=None, collected_by=""
    )
    event = Event("visit", "เยี่ยมแปลง", "group", asked_of="leader")
    ladders.publish(
        play, replace(programme, duties=(*programme.duties, visit), events=(*programme.events, event))
    )
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        enrolling.enrol(here, here.library.programmes[PACK], owed(play).unit_id)
    assert State.WAITING_FOR_DATE == owed(play, "visit").state

    act(play, "mali", "นัดจัด 24 พ.ย.")
    assert State.UPCOMING == owed(play, "visit").state

    act(play, "mali", "เสร็จแล้ว 20 พ.ย.")
    assert (State.OPEN, date(2021, 11, 27)) == (owed(play, "visit").state, owed(play, "visit").due)


def test_one_report_settles_another_round_and_opens_only_that_one_again(play: Play) -> None:
    programme = play.core.shelf.library().programmes[PACK]
    satisfying = replace(programme.duty("set1"), satisfies=("other",))
    other = replace(programme.duty("set1"), id="other", name="อีกเรื่อง", collect_until=None, collected_by="")
    duties = (satisfying, other, *(one for one in programme.duties if one.id != "set1"))
    ladders.publish(play, replace(programme, duties=duties))
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        enrolling.enrol(here, here.library.programmes[PACK], owed(play).unit_id)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *ladders.PART, "[ส่ง]")
    tap = play.core.buttons.sign(Press("o", owed(play).id), person(play, "somchai"))
    play.event("somchai", {"type": "postback", "postback": {"data": tap}})
    act(play, "somchai", "[ใช่]", "[มี]", "[ข้าม]", "[ยืนยัน]", "[ส่ง]")
    assert (State.SUBMITTED, owed(play).report_id) == (
        owed(play, "other").state,
        owed(play, "other").report_id,
    )

    act(play, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")

    assert (State.OPEN, None) == (owed(play, "other").state, owed(play, "other").report_id)


def _actions(play: Play, who: str) -> list[dict[str, Any]]:
    from tests.play import actions

    return [one for one in actions(play.seen[who]) if "label" in one]


def _set(play: Play, obligation_id: str, **values: object) -> None:
    from models import obligations

    with play.core.database.writing() as connection:
        obligations.set_state(connection, obligation_id, **values)

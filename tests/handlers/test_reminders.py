"""Reminders: three days before, on the day, a day late; never at night, never twice, never about what is in."""

from datetime import datetime, timedelta

import pytest

from bot.clock import BANGKOK
from models import offices, people
from models.notices import Notice, ReminderStep
from tests.planners import everything
from tests.play import Play
from tests.stories import PART, act, contribute, line_hash, register, rows, shown

SET1 = "รายงานชุดที่ ๑"
MONTHLY = "รายเดือน พ.ย. 2564"


@pytest.fixture
def play(play: Play) -> Play:
    """Push whatever waits: what the planner would rather leave alone is tested elsewhere."""
    play.planner = everything
    return play


@pytest.fixture
def anywhere(anywhere: Play) -> Play:
    anywhere.planner = everything
    return anywhere


def at(play: Play, day: int, hour: int = 9, minute: int = 0, month: int = 11) -> None:
    play.clock.moment = datetime(2021, month, day, hour, minute, tzinfo=BANGKOK)


def reached(play: Play, who: str) -> str:
    return shown(play.remind().get(who, []))


def of_her_own(said: str) -> str:
    """Return what an officer is reminded of, without what she is asked to see to."""
    return said.partition("เรื่องที่ขอให้ช่วยดู")[0]


def test_a_group_is_reminded_on_the_day_and_a_day_late(anywhere: Play) -> None:
    register(anywhere)
    told = {}
    for day in range(22, 30):
        at(anywhere, day)
        told[day] = SET1 in reached(anywhere, "mali")

    assert [23, 25, 26] == [day for day, is_told in told.items() if is_told]


def test_an_office_is_reminded_three_days_before_on_the_day_and_a_day_late(play: Play) -> None:
    register(play)
    told = []
    for day in range(22, 31):
        at(play, day)
        told += [day] if SET1 in of_her_own(reached(play, "somchai")) else []
    at(play, 1, month=12)
    told += [1] if SET1 in of_her_own(reached(play, "somchai")) else []

    assert [27, 30, 1] == told


def test_somebody_who_joined_too_late_for_the_first_step_is_reminded_the_next_morning(play: Play) -> None:
    at(play, 23, 14)
    register(play)

    at(play, 24, 8)

    assert SET1 in reached(play, "mali")


@pytest.mark.parametrize(("hour", "minute"), [(6, 59), (20, 0), (23, 30), (0, 10)])
def test_nobody_is_reminded_at_night(play: Play, hour: int, minute: int) -> None:
    register(play)
    at(play, 26, hour, minute)

    assert {} == play.remind()


@pytest.mark.parametrize(("hour", "minute"), [(8, 0), (19, 59)])
def test_people_are_reminded_by_day(play: Play, hour: int, minute: int) -> None:
    register(play)
    at(play, 25, hour, minute)

    assert "mali" in play.remind()


def test_a_card_that_was_planned_by_day_does_not_leave_at_night(play: Play) -> None:
    register(play)
    at(play, 25, 19, 50)
    play.plan()

    at(play, 25, 20, 1)
    play.work()

    assert [] == play.line.pushes


def test_everything_that_is_due_stands_on_one_card(play: Play) -> None:
    register(play)
    at(play, 25)

    play.remind()

    [(_, messages)] = [(to, said) for to, said in play.line.pushes if to == play.user("mali")]
    assert 1 == len(messages)
    assert SET1 in shown(messages)
    assert MONTHLY in shown(messages)


def test_the_job_that_runs_again_sends_nothing_more(play: Play) -> None:
    register(play)
    at(play, 25)
    play.remind()

    at(play, 25, 9, 10)

    assert {} == play.remind()


def test_a_reminder_rides_free_when_the_person_writes_and_is_not_pushed(play: Play) -> None:
    register(play)
    at(play, 25, 8)
    play.plan()
    orders = list(play.orders)

    said = act(play, "mali", "สวัสดี")
    play.orders[:] = orders
    play.work()

    assert SET1 in said
    assert play.user("mali") not in {to for to, _ in play.line.pushes}


def test_who_was_reminded_for_free_this_morning_gets_no_card_today(play: Play) -> None:
    register(play)
    at(play, 25, 8)
    play.plan()
    play.orders.clear()
    act(play, "mali", "สวัสดี")
    another_step(play, "mali", at_hour=10)

    at(play, 25, 10, 10)
    same_day = play.remind()
    at(play, 26, 8)

    assert "mali" not in same_day
    assert "mali" in play.remind()


def another_step(play: Play, who: str, at_hour: int) -> None:
    from models import notices

    [step] = [
        row for row in rows(play, ReminderStep, audience="collect", is_done=False)
        if row["at"].astimezone(BANGKOK).date().day == 22 and row["at"].astimezone(BANGKOK).month == 12
    ]  # fmt: skip
    with play.core.database.writing() as connection:
        notices.plan_steps(
            connection,
            [{**step, "step": 99, "at": datetime(2021, 11, 25, at_hour, tzinfo=BANGKOK)}],
        )


def test_nothing_is_said_about_what_is_in(play: Play) -> None:
    register(play)
    contribute(play)
    at(play, 25)

    said = reached(play, "mali")

    assert SET1 not in said
    assert MONTHLY in said


def test_nothing_is_said_about_what_came_in_between_planning_and_sending(play: Play) -> None:
    register(play)
    at(play, 25, 8)
    play.plan()
    orders = list(play.orders)
    contribute_without_riders(play)

    play.orders[:] = orders
    play.work()

    pushed = [shown(said) for to, said in play.line.pushes if to == play.user("mali")]
    assert [] == [words for words in pushed if SET1 in words]


def contribute_without_riders(play: Play) -> None:
    """Send the part by events that cannot be answered, so that nothing rides along."""
    for move in ("งานค้าง",):
        play.text("mali", move)
    act(play, "mali", "[ทำเลย]", *PART, "[ส่ง]")


def test_the_report_that_is_being_filled_is_not_reminded_of_in_its_own_answer(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    at(play, 25, 8)
    play.plan()

    said = act(play, "mali", "[เท่าเดิม 12 คน]")

    assert SET1 not in said.partition("ข้อ 2")[0]


def test_one_step_is_one_notice_however_many_clocks_run(anywhere: Play) -> None:
    register(anywhere)
    at(anywhere, 25)

    anywhere.plan()
    anywhere.plan()

    found = [
        (row["about_id"], row["step"], row["person_id"]) for row in rows(anywhere, Notice, kind="remind")
    ]
    assert len(set(found)) == len(found)
    assert all(row["is_done"] for row in rows(anywhere, ReminderStep) if row["at"] <= anywhere.clock.moment)


def test_days_that_were_missed_are_caught_up_in_one_card(play: Play) -> None:
    register(play)
    at(play, 28)

    [messages] = [said for to, said in play.remind().items() if to == "mali"]

    assert 1 == len(messages)
    assert 1 == shown(messages).count(SET1)
    assert "เลยกำหนด 3 วัน" in shown(messages)


def test_a_clock_that_is_set_back_sends_no_step_twice(play: Play) -> None:
    register(play)
    at(play, 25)
    play.remind()

    at(play, 24)

    assert SET1 not in reached(play, "mali")


def test_an_office_hears_when_nobody_of_a_group_can_be_reached(play: Play) -> None:
    register(play)
    play.event("mali", {"type": "unfollow"})
    at(play, 25)

    assert "ทาง LINE ไม่ได้ โทรหาจะเร็วกว่า" in reached(play, "somchai")


def test_when_the_officer_in_charge_blocked_us_the_head_is_reminded(play: Play) -> None:
    register(play)
    play.event("somchai", {"type": "unfollow"})
    at(play, 30)

    reminded = play.remind()

    assert "somchai" not in reminded
    assert SET1 in shown(reminded.get("nida", []))


def test_an_officer_with_many_groups_reads_one_line_for_each_round_and_one_card_for_whom_line_does_not_reach(
    play: Play,
) -> None:
    from handlers.desk import Desk
    from handlers.enrolling import enrol
    from models import units
    from tests.stories import desk

    with play.core.database.writing() as connection:
        here: Desk = desk(play, connection)
        programme = here.library.programmes["moac-groups-2565"]
        for number in range(6):
            units.add(
                connection, id=f"unit-{number}", programme=programme.id, kind="group", name=f"กลุ่มที่ {number}", place="500706",
                office_id="moac-cm", attributes={}, made_at=here.now,
            )  # fmt: skip
            enrol(here, programme, f"unit-{number}")
    at(play, 30)

    said = reached(play, "somchai")

    assert 2 == said.count("ยังไม่ส่ง 6 รายการ")
    assert 6 == said.partition("ติดต่อทาง LINE ไม่ได้")[2].count("[ทำแทน]")


def test_who_lost_the_role_is_not_reminded(play: Play) -> None:
    register(play)
    at(play, 25, 8)
    play.plan()
    with play.core.database.writing() as connection:
        account = people.account(connection, line_hash(play, "mali"))
        assert account is not None
        for role in offices.roles_of(connection, account.person_id, at=play.clock.moment):
            offices.end(connection, role.id, at=play.clock.moment - timedelta(minutes=1))

    play.work()

    assert play.user("mali") not in {to for to, _ in play.line.pushes}

"""Each step reaches each person once, on one card a day, with today's facts, or is dropped with its reason."""

from datetime import timedelta

import pytest

from bot import pushing
from models.cards import DayCard
from models.decisions import Decision
from models.messages import GAVE_UP, SENT, Message
from models.notices import DROPPED, TOLD, Notice
from tests.handlers.messenger.messenger_kit import at, decided, due_today, person_id
from tests.play import Play
from tests.stories import OFFICER, contribute, join, register, rows, shown

SET1 = "รายงานชุดที่ ๑"


def test_a_clock_that_was_off_for_three_days_sends_one_card_with_today_s_facts(anywhere: Play) -> None:
    from tests.planners import everything

    anywhere.planner = everything
    register(anywhere)
    at(anywhere, 28)

    reached = anywhere.remind()

    assert 1 == len(reached["mali"])
    assert 1 == shown(reached["mali"]).count(SET1)
    assert "เลยกำหนด 3 วัน" in shown(reached["mali"])
    mine = rows(anywhere, Notice, kind="remind", person_id=person_id(anywhere, "mali"))
    assert {TOLD, DROPPED} == {row["state"] for row in mine}
    assert {"newer"} == {row["reason"] for row in mine if row["state"] == DROPPED}


def test_a_second_worker_makes_no_second_card(anywhere: Play) -> None:
    due_today(anywhere)
    anywhere.plan()
    orders = [*anywhere.orders, *anywhere.orders]
    anywhere.orders[:] = orders

    anywhere.work()

    assert len({to for to, _ in anywhere.line.pushes}) == len(anywhere.line.pushes)
    assert len(rows(anywhere, DayCard)) == len(anywhere.line.pushes)


def two_knock(play: Play) -> None:
    """Let one newcomer knock in the morning, whom the office is pushed for, and another one in the afternoon."""
    join(play, "arun", "อรุณ", OFFICER)
    assert "nida" in play.remind()
    join(play, "daeng", "แดง", OFFICER)
    play.clock.moment = play.clock.moment.replace(hour=15)


def test_a_day_has_one_card_whatever_comes_later(play: Play) -> None:
    two_knock(play)

    assert {} == play.remind()
    assert ("later", "had_card") in decided(play, kind="knock")


def test_what_waited_for_tomorrow_s_card_is_told_tomorrow(play: Play) -> None:
    two_knock(play)
    play.remind()
    at(play, 23)

    assert "แดง" in shown(play.remind()["nida"])


def test_a_card_that_waited_for_the_morning_is_that_morning_s_card(play: Play) -> None:
    due_today(play)
    play.line.fail("down", "down", "down", "down", "down", "down")
    play.remind()
    play.line.failures.clear()
    at(play, 26)
    play.let_pass(11_000)
    play.sweep()

    play.plan()
    play.work()

    assert 1 == len([to for to, _ in play.line.pushes if to == play.user("mali")])


def test_a_decision_is_written_once_however_often_the_clock_beats(anywhere: Play) -> None:
    register(anywhere)
    at(anywhere, 25)
    anywhere.line.allowed = 0
    for minute in (0, 10, 20):
        anywhere.clock.moment = anywhere.clock.moment.replace(minute=minute)
        anywhere.remind()

    about = [(row["notice_id"], row["verdict"], row["why"]) for row in rows(anywhere, Decision)]
    assert about
    assert len(set(about)) == len(about)


def test_what_came_in_after_the_plan_is_not_told_and_costs_nothing(play: Play) -> None:
    due_today(play)
    play.plan()
    orders = list(play.orders)
    play.orders.clear()
    contribute(play)
    play.orders[:] = orders

    play.work()

    pushed = [shown(said) for to, said in play.line.pushes if to == play.user("mali")]
    assert [] == [words for words in pushed if SET1 in words]


def test_a_task_of_yesterday_finds_nobody_called(play: Play) -> None:
    due_today(play)
    play.plan()
    play.clock.moment = play.clock.moment.replace(hour=21)

    play.work()

    assert [] == play.line.pushes


def test_what_nobody_heard_in_its_time_is_dropped_with_the_reason(play: Play) -> None:
    due_today(play)
    play.line.allowed = 0
    play.remind()
    play.clock.moment += timedelta(days=60)
    play.remind()

    old = [row for row in rows(play, Notice, kind="remind") if row["not_after"] < play.clock.moment]
    assert old
    assert {DROPPED} == {row["state"] for row in old}
    assert {"stale", "newer"} >= {row["reason"] for row in old}


@pytest.mark.parametrize("fault", ["down", "rate"])
def test_a_fault_of_line_costs_nobody_her_reminder(play: Play, fault: str) -> None:
    due_today(play)
    play.line.fail(fault)  # type: ignore[arg-type]
    play.remind()
    play.let_pass(11_000)
    pushing_rests(play)
    play.sweep()

    assert {SENT} == {row["state"] for row in rows(play, Message, kind="push")}
    assert not {GAVE_UP} & {row["state"] for row in rows(play, Message, kind="push")}


def pushing_rests(play: Play) -> None:
    """Let the rest after a refusal for coming too fast be over."""
    play.core.pace._until_ms = 0


def test_two_plans_at_once_are_one(play: Play) -> None:
    from bot.clock import machine_ms
    from models import leases

    due_today(play)
    with play.core.database.writing() as connection:
        assert leases.take(connection, pushing.PLANS, "another", now_ms=machine_ms(), life_ms=60_000)

    assert {} == play.remind()
    assert [] == rows(play, Decision)

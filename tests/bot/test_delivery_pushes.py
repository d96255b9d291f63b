"""Pushes: counted, so each is checked when it leaves, tried again under one key, and ended after a day."""

from datetime import timedelta

import pytest

from bot import pushing
from models import people
from models.messages import GAVE_UP, REFUSED, SENT, UNKNOWN, WAITING, Message
from models.notices import DROPPED, PENDING, TOLD, Notice
from tests.planners import everything
from tests.play import Play
from tests.stories import OFFICER, PART, act, join, line_hash, register, rows, shown, to_be_reminded

DAY_MS = 24 * 3_600_000


@pytest.fixture
def play(play: Play) -> Play:
    """Push whatever waits: what the planner would rather leave alone is tested elsewhere."""
    play.planner = everything
    return play


@pytest.fixture
def anywhere(anywhere: Play) -> Play:
    anywhere.planner = everything
    return anywhere


def pushes(play: Play) -> list[dict[str, object]]:
    return [dict(row) for row in rows(play, Message, kind="push")]


def test_a_failed_push_is_tried_again_under_the_same_key(anywhere: Play) -> None:
    to_be_reminded(anywhere)
    anywhere.line.fail("down")
    anywhere.remind()
    in_between = {row["state"] for row in pushes(anywhere)}
    anywhere.let_pass(11_000)

    anywhere.sweep()

    keys = [call for call in anywhere.line.calls if call.startswith("push")]
    assert WAITING in in_between
    assert {SENT} == {row["state"] for row in pushes(anywhere)}
    assert len(set(keys)) == len(keys) - 1


def test_a_push_that_had_arrived_is_a_duplicate_and_counts_as_sent(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("unsure", arrives=True)
    play.remind()
    before = len(play.line.pushes)
    play.let_pass(11_000)

    play.sweep()

    assert before == len(play.line.pushes)
    assert {SENT} == {row["state"] for row in pushes(play)}


@pytest.mark.parametrize("kind", ["auth", "down", "rate"])
def test_a_push_that_cannot_leave_now_waits(play: Play, kind: str) -> None:
    to_be_reminded(play)
    play.line.fail(kind, kind)  # type: ignore[arg-type]

    play.remind()

    assert {WAITING} == {row["state"] for row in pushes(play)}


def test_a_push_older_than_its_key_is_ended_and_not_sent(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("auth", "auth")
    play.remind()
    play.let_pass(DAY_MS + 60_000)

    play.sweep()

    assert {UNKNOWN} == {row["state"] for row in pushes(play)}
    assert [] == play.line.pushes
    assert {DROPPED} == {row["state"] for row in rows(play, Notice, kind="remind")}


def test_a_newcomer_who_waits_is_not_forgotten_when_the_push_about_her_ends(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    play.line.fail("auth", "auth")
    play.remind()
    play.let_pass(DAY_MS + 60_000)
    play.sweep()

    assert "อรุณ" in act(play, "nida", "สวัสดี")


def test_a_refused_push_ends_with_its_reason(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("refused", "refused")

    play.remind()

    assert {(REFUSED, "the test said refused")} == {(row["state"], row["reason"]) for row in pushes(play)}
    assert {(DROPPED, "refused")} == {
        (row["state"], row["reason"]) for row in rows(play, Notice, kind="remind")
    }


def test_a_push_that_waited_does_not_remind_of_what_came_in_meanwhile(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("down", "down")
    play.remind()
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART, "[ส่ง]", "งานค้าง", "[ทำเลย]", "[ไม่มี]", "[ส่ง]")
    play.let_pass(11_000)

    play.sweep()

    assert play.user("mali") not in {to for to, _ in play.line.pushes}
    assert {DROPPED} == {
        row["state"] for row in rows(play, Notice, kind="remind") if row["details"]["part"] == "collect"
    }
    assert GAVE_UP in {row["state"] for row in pushes(play)}


def test_a_push_that_waited_says_the_days_that_are_left_when_it_leaves(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("down", "down")
    play.remind()
    play.clock.moment += timedelta(days=1)
    play.let_pass(11_000)

    play.sweep()

    assert "ส่งภายในวันนี้ 25 พ.ย. 2564" in shown(
        next(said for to, said in play.line.pushes if to == play.user("mali"))
    )


def test_a_push_that_waited_into_the_night_waits_for_the_morning(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("down", "down")
    play.remind()
    play.clock.moment = play.clock.moment.replace(hour=21)
    play.let_pass(11_000)
    play.sweep()
    at_night = list(play.line.pushes)

    play.clock.moment += timedelta(hours=11)
    play.let_pass(11 * 3_600_000)
    play.sweep()

    assert [] == at_night
    assert play.user("mali") in {to for to, _ in play.line.pushes}


def test_a_push_does_not_follow_a_person_to_the_phone_she_has_left(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("down", "down")
    play.remind()
    with play.core.database.writing() as connection:
        people.change_account(connection, line_hash(play, "mali"), at=play.clock.moment, is_closed=True)
    play.let_pass(11_000)

    play.sweep()

    assert play.user("mali") not in {to for to, _ in play.line.pushes}


def test_who_blocked_us_meanwhile_gets_no_push(play: Play) -> None:
    to_be_reminded(play)
    play.line.fail("down", "down")
    play.remind()
    play.event("mali", {"type": "unfollow"})
    play.let_pass(11_000)

    play.sweep()

    assert play.user("mali") not in {to for to, _ in play.line.pushes}


def test_a_task_that_runs_again_after_the_body_was_emptied_leaves_the_row_as_sent(play: Play) -> None:
    to_be_reminded(play)
    play.remind()
    with play.core.database.writing() as connection:
        connection.execute(Message.__table__.update().values(body=None))  # type: ignore[attr-defined]

    for row in pushes(play):
        pushing.push_message(play.core, str(row["id"]))

    assert {SENT} == {row["state"] for row in pushes(play)}
    assert {TOLD} == {row["state"] for row in rows(play, Notice, kind="remind")}


def test_the_same_task_twice_is_one_push(play: Play) -> None:
    to_be_reminded(play)
    play.remind()
    before = len(play.line.pushes)

    for row in pushes(play):
        pushing.push_message(play.core, str(row["id"]))

    assert before == len(play.line.pushes)


def test_a_receipt_may_be_pushed_at_night(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    play.clock.moment = play.clock.moment.replace(hour=22)
    play.line.fail("bad_token")

    act(play, "mali", "[ส่ง]")
    play.work()

    assert [play.user("mali")] == [to for to, _ in play.line.pushes]


def test_a_notice_that_rode_in_vain_is_still_a_reminder_of_that_day(play: Play) -> None:
    to_be_reminded(play)
    play.plan()
    play.orders.clear()
    play.line.fail("bad_token")
    act(play, "mali", "สวัสดี")

    assert {PENDING} == {
        row["state"] for row in rows(play, Notice, kind="remind") if row["details"]["part"] == "collect"
    }
    assert "mali" in play.remind()

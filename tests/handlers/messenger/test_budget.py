"""The month's messages: read from LINE, taken one by one, given back when LINE did not count, never passed."""

import pytest

from bot import quota
from models.messages import GAVE_UP, WAITING, Message
from models.notices import DROPPED, PENDING, RIDING, TOLD, Notice
from tests.handlers.messenger.messenger_kit import at, decided, due_today, ledger, month, person_id
from tests.play import Play
from tests.stories import PART, act, register, rows, shown


def test_a_card_takes_one_seat_of_the_month(anywhere: Play) -> None:
    due_today(anywhere)
    anywhere.line.allowed, anywhere.line.others = 300, 7

    reached = anywhere.remind()

    assert 7 == month(anywhere)["used"]
    assert len(reached) == month(anywhere)["taken"]
    assert len(reached) == ledger(anywhere)


def test_a_reply_is_a_free_row_of_the_ledger(play: Play) -> None:
    act(play, "mali", "สวัสดี")

    [row] = rows(play, Message)
    assert (False, "reply", "answer", 1) == (row["is_counted"], row["share"], row["why"], row["recipients"])


def test_a_card_is_a_row_with_its_share_and_its_reason(play: Play) -> None:
    due_today(play)
    play.remind()

    [row] = rows(play, Message, kind="push", person_id=person_id(play, "mali"))
    assert (True, "reminder", "everything") == (row["is_counted"], row["share"], row["why"])


def test_the_last_message_of_a_month_goes_to_one_person_and_the_other_hears_why(anywhere: Play) -> None:
    due_today(anywhere)
    at(anywhere, 30)
    anywhere.line.allowed, anywhere.line.others = 300, 299

    reached = anywhere.remind()

    assert 1 == len(reached)
    assert 1 == ledger(anywhere)
    assert ("skip", "spent") in decided(anywhere)
    assert [] == [call for call in anywhere.line.calls if call.startswith("push")][1:]


def test_when_line_says_that_the_month_is_used_up_nothing_more_is_tried(play: Play) -> None:
    due_today(play)
    at(play, 30)
    play.line.fail("quota")
    play.remind()
    tried = len([call for call in play.line.calls if call.startswith("push")])

    play.clock.moment = play.clock.moment.replace(hour=10)
    play.remind()

    assert 1 == tried == len([call for call in play.line.calls if call.startswith("push")])
    assert {GAVE_UP} == {row["state"] for row in rows(play, Message, kind="push")}
    assert 0 == month(play)["taken"]
    assert month(play)["is_spent"]


def test_what_found_no_room_rides_free_when_the_person_writes(play: Play) -> None:
    due_today(play)
    play.line.allowed = 0

    nobody = play.remind()
    said = act(play, "mali", "สวัสดี")

    assert {} == nobody
    assert "รายงานชุดที่ ๑" in said


def test_a_reading_that_shows_room_again_lets_people_be_pushed(play: Play) -> None:
    due_today(play)
    play.line.fail("quota")
    play.remind()
    play.line.allowed = 1_000
    assert quota.read(play.core)
    at(play, 26)

    assert "mali" in play.remind()


def test_a_new_month_begins_with_its_whole_allowance(play: Play) -> None:
    due_today(play)
    at(play, 30, hour=8)
    play.line.allowed, play.line.others = 5, 5
    before = play.remind()
    at(play, 1, month=12)
    play.line.others = 0

    assert {} == before
    assert play.remind()


def test_nobody_is_pushed_before_line_was_ever_asked(play: Play) -> None:
    due_today(play)
    play.line.is_silent = True

    assert {} == play.remind()
    assert [] == rows(play, Message, kind="push")


def test_a_seat_comes_back_when_the_person_has_blocked_us_and_no_event_told_of_it(play: Play) -> None:
    due_today(play)
    play.line.blockers.add(play.user("mali"))

    reached = play.remind()

    mine = rows(play, Notice, person_id=person_id(play, "mali"), kind="remind")
    assert "mali" not in reached
    assert len(reached) == ledger(play) == month(play)["taken"]
    assert {(PENDING, ""), (DROPPED, "newer")} == {(row["state"], row["reason"]) for row in mine}


def test_who_was_found_to_have_blocked_us_is_not_tried_again(play: Play) -> None:
    due_today(play)
    play.line.blockers.add(play.user("mali"))
    play.remind()
    at(play, 26)
    play.remind()

    assert ("skip", "unreachable") in decided(play, person_id=person_id(play, "mali"))


def test_a_receipt_that_has_to_be_pushed_takes_a_seat_too(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    play.line.fail("bad_token")
    act(play, "mali", "[ส่ง]")
    play.work()

    [row] = rows(play, Message, why="token_over")
    assert (True, "notice") == (row["is_counted"], row["share"])
    assert 1 == ledger(play) == month(play)["taken"]


def test_a_receipt_waits_where_there_is_no_seat_and_leaves_when_there_is_one(play: Play) -> None:
    register(play)
    play.line.allowed = 0
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    play.line.fail("bad_token")
    act(play, "mali", "[ส่ง]")
    play.work()
    in_between = [row["state"] for row in rows(play, Message, is_worth_a_push=True, state=WAITING)]
    tried = [call for call in play.line.calls if call.startswith("push")]
    play.line.allowed = 10
    quota.read(play.core)
    play.let_pass(11_000)

    play.sweep()

    assert [WAITING] == in_between
    assert [] == tried
    assert [play.user("mali")] == [to for to, _ in play.line.pushes]


def test_line_s_own_count_stands_when_others_send_from_the_account(play: Play) -> None:
    due_today(play)
    play.line.allowed, play.line.others = 300, 120
    quota.read(play.core)

    assert (300, 120, 0) == (month(play)["allowed"], month(play)["used"], month(play)["taken"])


def test_our_own_count_stands_while_line_s_lags_behind(play: Play) -> None:
    due_today(play)
    sent = len(play.remind())
    play.line.others = -sent
    play.let_pass(60_000)
    quota.read(play.core)

    assert sent <= month(play)["used"] + month(play)["taken"]  # type: ignore[operator]


def test_a_lost_answer_is_counted_once(play: Play) -> None:
    due_today(play)
    play.line.allowed = 300
    play.line.fail("unsure", arrives=True)
    play.remind()
    play.let_pass(11_000)
    play.sweep()

    assert len(play.line.pushes) == ledger(play)
    assert not {RIDING} & {row["state"] for row in rows(play, Notice)}
    assert TOLD in {row["state"] for row in rows(play, Notice, kind="remind")}


@pytest.mark.parametrize(("limit", "used", "said"), [(300, 285, "เหลือน้อย"), (300, 300, "เหลือน้อย")])
def test_who_looks_after_the_account_hears_before_it_runs_out(
    play: Play, limit: int, used: int, said: str
) -> None:
    register(play)
    play.line.allowed, play.line.others = limit, used
    quota.read(play.core)
    quota.read(play.core)

    [level] = {row["step"] for row in rows(play, Notice, kind="quota_low")}
    assert level == month(play)["alarm"]
    steward = next(
        who for who in ("nida", "somchai", "arun", "mali")
        if rows(play, Notice, kind="quota_low", person_id=person_id(play, who))
    )  # fmt: skip
    assert said in shown(play.text(steward, "สวัสดี"))


def test_a_plan_that_line_has_changed_is_told(play: Play) -> None:
    register(play)
    play.line.allowed = 15_000
    quota.read(play.core)
    play.line.allowed = 300
    quota.read(play.core)
    quota.read(play.core)

    [details] = {str(row["details"]) for row in rows(play, Notice, kind="plan_changed")}
    assert str({"before": 15_000, "now": 300}) == details

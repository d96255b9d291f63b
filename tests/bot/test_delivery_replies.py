"""What becomes of a reply when LINE answers this way or that: every fate is one row."""

import pytest

from bot import delivery
from models.messages import GAVE_UP, REFUSED, SENDING, SENT, UNKNOWN, WAITING, Message, retry_key
from models.notices import PENDING, TOLD, Notice
from tests.play import Play
from tests.stories import OFFICER, PART, act, join, register, rows


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once; the pauses are not what is tested."""
    monkeypatch.setattr(delivery, "QUICK_PAUSE_S", (0.0, 0.0))


def last(play: Play) -> dict[str, object]:
    return dict(max(rows(play, Message, kind="reply"), key=lambda row: int(str(row["id"]).partition(":")[2])))


def ready_to_send(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)


def test_a_reply_that_arrives_is_sent(play: Play) -> None:
    act(play, "mali", "สวัสดี")

    assert (SENT, 1) == (last(play)["state"], last(play)["tries"])


def test_a_500_and_then_a_200_is_sent_at_the_second_try(anywhere: Play) -> None:
    anywhere.line.fail("down")

    act(anywhere, "mali", "สวัสดี")

    assert (SENT, 2) == (last(anywhere)["state"], last(anywhere)["tries"])


def test_a_time_out_and_then_an_invalid_token_is_delivered(play: Play) -> None:
    play.line.fail("unsure", arrives=True)

    act(play, "mali", "สวัสดี")

    assert SENT == last(play)["state"]
    assert 1 == len(play.line.replies)


def test_a_token_that_is_refused_at_once_ends_what_is_not_worth_a_push(play: Play) -> None:
    play.line.fail("bad_token")

    act(play, "mali", "สวัสดี")

    assert GAVE_UP == last(play)["state"]
    assert [] == play.orders


def test_a_receipt_whose_token_is_refused_at_once_is_pushed_with_the_rows_own_key(anywhere: Play) -> None:
    ready_to_send(anywhere)
    anywhere.line.fail("bad_token")

    act(anywhere, "mali", "[ส่ง]")
    waiting = last(anywhere)["state"]
    anywhere.work()

    assert WAITING == waiting
    assert SENT == last(anywhere)["state"]
    assert f"push {retry_key(str(last(anywhere)['id']))}" == anywhere.line.calls[-1]
    assert [anywhere.user("mali")] == [to for to, _ in anywhere.line.pushes]


def test_an_event_without_a_token_is_answered_by_a_push_only_when_it_is_worth_one(play: Play) -> None:
    ready_to_send(play)
    send = {"type": "postback", "postback": {"data": play.data("mali", "ส่ง")}, "replyToken": None}
    play.text("mali", "งานค้าง", replyToken=None)
    play.event("mali", send)
    play.work()

    assert [] == [to for to, _ in play.line.pushes]
    act(play, "mali", "งานค้าง", "[ทำต่อ]")
    play.event("mali", {**send, "postback": {"data": play.data("mali", "ส่ง")}})
    play.work()
    assert 1 == len(play.line.pushes)


def test_what_line_refuses_is_never_tried_again(play: Play) -> None:
    ready_to_send(play)
    play.line.fail("refused")

    act(play, "mali", "[ส่ง]")
    play.let_pass(5_000)
    play.sweep()

    assert REFUSED == last(play)["state"]
    assert [] == play.line.pushes


def test_a_line_that_is_down_is_tried_again_while_the_token_lives(play: Play) -> None:
    play.line.fail("down", "down", "down")
    act(play, "mali", "สวัสดี")
    in_between = last(play)["state"]

    play.let_pass(5_000)
    play.sweep()

    assert (SENDING, SENT) == (in_between, last(play)["state"])


def test_a_receipt_that_line_never_took_becomes_a_push_when_its_token_is_over(play: Play) -> None:
    ready_to_send(play)
    play.line.fail("down", "down", "down")
    act(play, "mali", "[ส่ง]")

    play.let_pass(60_000)
    play.sweep()

    assert SENT == last(play)["state"]
    assert 1 == len(play.line.pushes)


def test_a_receipt_that_may_have_arrived_is_not_pushed(play: Play) -> None:
    ready_to_send(play)
    play.line.fail("unsure", "unsure", "unsure")
    act(play, "mali", "[ส่ง]")

    play.let_pass(60_000)
    play.sweep()

    assert UNKNOWN == last(play)["state"]
    assert [] == play.line.pushes


def test_what_rode_on_a_reply_that_failed_waits_again(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    play.line.fail("bad_token")

    act(play, "nida", "สวัสดี")
    [notice] = [row for row in rows(play, Notice, kind="knock") if row["details"] == {} and row["told_at"]]

    assert PENDING == notice["state"]
    assert "อรุณ" in act(play, "nida", "สวัสดี")


def test_what_rode_on_a_reply_that_arrived_is_told(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)

    act(play, "nida", "สวัสดี")

    assert [TOLD] == [row["state"] for row in rows(play, Notice, kind="knock") if row["told_at"]]
    assert "อรุณ" not in act(play, "nida", "สวัสดี")


def test_what_rode_on_a_reply_that_may_have_arrived_is_not_told_twice(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    play.line.fail("unsure", "unsure", "unsure")
    act(play, "nida", "สวัสดี")
    play.let_pass(60_000)
    play.sweep()

    assert "อรุณ" not in act(play, "nida", "สวัสดี")


def test_replies_that_wait_for_the_worker_do_not_keep_others_from_the_sweep(play: Play) -> None:
    from bot.clock import machine_ms
    from models import messages

    play.line.fail("down", "down", "down")
    act(play, "mali", "สวัสดี")
    [moving] = rows(play, Message)
    with play.core.database.writing() as connection:
        for number in range(120):
            waiting = {**moving, "id": f"old:{number}", "state": WAITING, "next_try_ms": 1}
            messages.add(connection, **waiting)
    play.let_pass(5_000)

    with play.core.database.reading() as connection:
        found = messages.moving(connection, kind="reply", now_ms=machine_ms())

    assert [moving["id"]] == [one.id for one in found]

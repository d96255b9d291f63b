"""A process that dies between the commit and the call: the next one goes on, and nobody hears a thing twice."""

import pytest

from bot.clock import machine_ms
from models.messages import SENDING, SENT, UNKNOWN, Message
from models.notices import RIDING, TOLD, Notice
from models.reports import Report
from tests.fakes import Died
from tests.play import Play
from tests.stories import OFFICER, PART, act, join, register, rows


def die_at(play: Play, who: str, move: str) -> None:
    play.line.is_dying = True
    with pytest.raises(Died):
        act(play, who, move)
    play.line.is_dying = False


def test_the_turn_stands_and_the_reply_is_left_as_sending(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)

    die_at(play, "mali", "[ส่ง]")

    assert 2 == len(rows(play, Report))
    assert [SENDING] == [row["state"] for row in rows(play, Message) if row["state"] != SENT]


def test_a_young_reply_is_sent_again_by_the_next_process(anywhere: Play) -> None:
    die_at(anywhere, "mali", "สวัสดี")
    anywhere.let_pass(10_000)

    anywhere.sweep()

    assert [SENT] == [row["state"] for row in rows(anywhere, Message)]
    assert 1 == len(anywhere.line.replies)


def test_an_answer_that_has_not_left_goes_before_the_next_one(anywhere: Play) -> None:
    die_at(anywhere, "mali", "สวัสดี")
    [left] = rows(anywhere, Message)

    anywhere.delivery.catch_up(left["line_hash"], before_ms=machine_ms())
    act(anywhere, "mali", "25650001")

    assert [left["token"], "token-4"] == [token for token, _ in anywhere.line.replies]


def test_an_answer_that_line_refused_for_a_moment_is_not_overtaken(play: Play) -> None:
    play.line.fail("down", "down", "down")
    act(play, "mali", "สวัสดี")
    act(play, "mali", "25650001")

    tokens = [token for token, _ in play.line.replies]
    assert [str(row["token"]) for row in rows(play, Message)] == tokens


def test_an_answer_waits_while_an_earlier_one_is_still_on_its_way(anywhere: Play) -> None:
    anywhere.line.fail("down", "down", "down", "down", "down", "down")
    act(anywhere, "mali", "สวัสดี")
    act(anywhere, "mali", "25650001")
    assert [] == anywhere.line.replies

    for _ in range(3):
        anywhere.let_pass(5_000)
        anywhere.sweep()

    tokens = [token for token, _ in anywhere.line.replies]
    assert [
        str(row["token"]) for row in sorted(rows(anywhere, Message), key=lambda row: row["made_ms"])
    ] == tokens
    assert 2 == len(tokens)


def test_a_young_reply_that_had_arrived_counts_as_sent(play: Play) -> None:
    die_at(play, "mali", "สวัสดี")
    [message] = rows(play, Message)
    play.line.used.add(str(message["token"]))
    play.let_pass(10_000)

    play.sweep()

    assert [SENT] == [row["state"] for row in rows(play, Message)]


def test_an_old_reply_is_unknown_and_is_never_pushed(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    die_at(play, "mali", "[ส่ง]")
    play.let_pass(51_000)

    play.sweep()
    play.sweep()

    assert [UNKNOWN] == [row["state"] for row in rows(play, Message) if row["state"] != SENT]
    assert [] == play.line.pushes


def test_after_an_unknown_reply_the_person_finds_out_by_asking(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    die_at(play, "mali", "[ส่ง]")
    play.let_pass(51_000)
    play.sweep()

    assert "65-00002" in act(play, "mali", "ส่งแล้ว")


def test_what_rode_on_the_reply_of_a_dead_process_is_not_told_twice(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    die_at(play, "nida", "สวัสดี")
    riding = [row["state"] for row in rows(play, Notice, kind="knock") if row["message_id"]]
    play.let_pass(51_000)
    play.sweep()

    assert [RIDING] == riding
    assert [TOLD] == [row["state"] for row in rows(play, Notice, kind="knock") if row["message_id"]]


def test_a_push_of_a_dead_worker_is_sent_once_by_the_next(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)
    play.line.is_dying = True
    with pytest.raises(Died):
        play.remind()
    play.line.is_dying = False
    play.orders.clear()
    play.let_pass(11_000)

    play.sweep()
    play.sweep()

    [message] = rows(play, Message, kind="push")
    assert SENT == message["state"]
    assert 1 == len(play.line.pushes)

"""Reply tokens and quote tokens: once, for a minute of machine time, in their own chat."""

import pytest

from simulator.world.retry_keys import Accepted, RetryKeys
from tests.simulator.line_kit import NIDA, SOMCHAI, TEXT, Hand

INVALID = (400, {"message": "Invalid reply token"})


def test_a_used_token_is_refused(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    assert line.reply(token)[0] == 200
    assert line.reply(token) == INVALID


def test_an_unknown_token_is_refused(line: Hand) -> None:
    assert line.reply("0" * 32) == INVALID


@pytest.mark.parametrize(("age", "status"), [(50, 200), (61, 400)])
def test_a_token_lives_a_minute(line: Hand, age: int, status: int) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    line.post("/control/tokens", {"age_seconds": age})
    assert line.reply(token)[0] == status


def test_a_jump_of_the_clock_leaves_tokens_alive(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    line.post("/control/clock", {"advance_seconds": 86400})
    assert line.reply(token)[0] == 200


def test_a_refused_message_leaves_its_token_alive(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    assert line.reply(token, {"type": "text", "text": ""})[0] == 400
    assert line.reply(token)[0] == 200


@pytest.mark.parametrize(("age", "status"), [(600, 200), (1201, 400)])
def test_a_redelivered_token_has_a_new_minute_for_twenty_minutes(line: Hand, age: int, status: int) -> None:
    line.post("/control/faults", {"webhook": {"redeliver": True, "first_wait_seconds": 0.4}})
    line.bot.statuses = [500]
    line.do(SOMCHAI, "say", text="ส่ง")
    token = line.bot.wait(1)[0]["replyToken"]
    line.post("/control/tokens", {"age_seconds": age})
    line.bot.wait(2)
    assert line.reply(token)[0] == status


def test_a_reply_takes_no_retry_key(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    key = {"X-Line-Retry-Key": "3f8e2c1a-0d5b-4c7e-9f10-a1b2c3d4e5f6"}
    assert line.api("/message/reply", {"replyToken": token, "messages": [TEXT]}, **key)[0] == 400
    assert line.reply(token)[0] == 200


def test_standby_events_have_no_token(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"standby": True}})
    event = line.say(SOMCHAI)
    assert (event["mode"], "replyToken" in event) == ("standby", False)


def test_a_quote_stays_in_its_chat(line: Hand) -> None:
    quote = line.say(SOMCHAI)["message"]["quoteToken"]
    quoting = {**TEXT, "quoteToken": quote}
    assert line.push(SOMCHAI, quoting)[0] == 200
    assert line.push(NIDA, quoting)[0] == 400


def test_a_retry_key_is_remembered_for_a_day() -> None:
    keys = RetryKeys()
    accepted = Accepted("request-1", [], 0.0)
    keys.accept("key", accepted)
    assert keys.find("key", 24 * 3600) == accepted
    assert keys.find("key", 24 * 3600 + 1) is None

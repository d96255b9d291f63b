"""Inbound: every dict that LINE may send becomes an event; what is unknown is ignored, never refused."""

import json
from typing import Any

import pytest

from bot.buttons import Buttons
from bot.envelopes import LATEST_MS, NotAWebhook, envelopes
from bot.inbound import read, reply_token
from engine.conversation.bubbles import Press
from engine.conversation.events import (
    Event,
    Followed,
    Ignored,
    Invited,
    Left,
    Pressed,
    PressedDead,
    Showed,
    Typed,
    Unfollowed,
    Unsent,
)  # fmt: skip
from tests.play import Play
from tests.stories import act, register, shown

BUTTONS = Buttons(["secret"])


def event(**line: Any) -> Event:
    return read(line, at_ms=1_637_546_400_000, seed="e1", person="mali", buttons=BUTTONS)


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "id": "m1", "text": words}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ({"type": "message", "message": text("สวัสดี")}, Typed),
        ({"type": "message", "message": {"type": "sticker", "id": "1"}}, Showed),
        ({"type": "message", "message": {"type": "hologram"}}, Showed),
        ({"type": "message", "message": {"type": "text", "text": None}}, Showed),
        ({"type": "message", "message": {"type": ["text"]}}, Showed),
        ({"type": "message", "message": "text"}, Showed),
        ({"type": "message"}, Showed),
        ({"type": "postback", "postback": {"data": None}}, PressedDead),
        ({"type": "postback"}, PressedDead),
        ({"type": "follow"}, Followed),
        ({"type": "unfollow"}, Unfollowed),
        ({"type": "unsend", "unsend": {"messageId": "m1"}}, Unsent),
        ({"type": "unsend"}, Unsent),
        ({"type": "join"}, Invited),
        ({"type": "leave"}, Left),
        ({"type": "videoPlayComplete"}, Ignored),
        ({"type": 7}, Ignored),
        ({}, Ignored),
        ({"type": "message", "message": text("x"), "mode": "standby"}, Ignored),
    ],
)
def test_each_shape_becomes_its_event(line: dict[str, Any], kind: type[Event]) -> None:
    assert kind is type(event(**line))


def test_half_a_surrogate_pair_in_a_text_becomes_a_sign_that_can_be_stored() -> None:
    typed = event(type="message", message=text("ผัก\ud83d"))

    assert isinstance(typed, Typed)
    assert "ผัก\ufffd" == typed.text


def test_signs_that_no_database_stores_are_dropped_from_a_text() -> None:
    typed = event(type="message", message=text("ผัก\x00สลัด"))

    assert isinstance(typed, Typed)
    assert "ผักสลัด" == typed.text


@pytest.mark.parametrize("words", ["กลุ่ม\x00ผัก", "กลุ่ม\ud800", "\x00", "\udfff"])
def test_such_a_text_does_not_hold_up_a_report(anywhere: Play, words: str) -> None:
    from tests.stories import AFTER_PLACE, PLACE, join

    join(anywhere)

    act(anywhere, "mali", words)
    if "ข้อ 1" in shown(anywhere.seen["mali"]):
        act(anywhere, "mali", "กลุ่มผัก")

    assert "ขึ้นทะเบียนกลุ่มแล้ว" in act(anywhere, "mali", PLACE, *AFTER_PLACE, "[ส่ง]")


@pytest.mark.parametrize(
    ("params", "picked"),
    [
        ({"date": "2021-11-20"}, "2021-11-20"), ({"time": "09:05"}, "09:05"),
        ({"datetime": "2021-11-20T10:00"}, "2021-11-20T10:00"),
        ({"date": "2564-11-20"}, ""), ({"datetime": "2564-11-20T10:00"}, ""), ({"date": "2021-02-30"}, ""),
        ({"time": "25:00"}, ""), ({"date": ""}, ""), ({"date": None}, ""), ({}, ""), (None, ""),
    ],
)  # fmt: skip
def test_what_the_phone_s_picker_gave_is_read_or_left_out(params: object, picked: str) -> None:
    data = BUTTONS.sign(Press("d"), "mali")

    pressed = event(type="postback", postback={"data": data, "params": params})

    assert isinstance(pressed, Pressed)
    assert picked == pressed.picked


@pytest.mark.parametrize("mentionees", [None, "all", [], [{"isSelf": False}], ["x"], [{"isSelf": "true"}]])
def test_only_a_mention_of_us_calls_us(mentionees: Any) -> None:
    called = event(
        type="message", source={"type": "group"}, message={**text("x"), "mention": {"mentionees": mentionees}}
    )

    assert called.when.in_group
    assert not called.when.is_called


@pytest.mark.parametrize("token", [None, "", 7, "x" * 81])
def test_what_cannot_be_a_token_is_none(token: Any) -> None:
    assert reply_token({"replyToken": token}) is None


def test_a_standby_event_is_not_answered() -> None:
    assert reply_token({"replyToken": "t", "mode": "standby"}) is None


def one(**line: Any) -> Any:
    [envelope] = envelopes(json.dumps({"events": [line]}).encode(), 5)
    return envelope


@pytest.mark.parametrize("timestamp", [None, "x", -1, 0, True, 2**52, LATEST_MS, 1e300, [1]])
def test_a_time_that_cannot_be_is_the_time_of_arrival(timestamp: Any) -> None:
    assert 5 == one(timestamp=timestamp).at_ms


def test_the_latest_time_can_be_written_as_a_day() -> None:
    assert 2109 == read({}, at_ms=LATEST_MS - 1, seed="", person="", buttons=BUTTONS).when.at.year


@pytest.mark.parametrize("event_id", [None, "", "x" * 65, "ไทย", "a\x00b", 7])
def test_an_event_without_a_proper_id_is_named_by_its_content(event_id: Any) -> None:
    first, second = one(webhookEventId=event_id), one(webhookEventId=event_id)

    assert first.event_id.startswith("sha:")
    assert first.event_id == second.event_id


@pytest.mark.parametrize("body", [b"", b"[]", b"x", b"7", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_webhook_is_refused(body: bytes) -> None:
    with pytest.raises(NotAWebhook):
        envelopes(body, 5)


def test_a_strange_event_in_the_middle_does_not_hold_up_a_person(play: Play) -> None:
    register(play)

    play.event("mali", {"type": "message", "message": {"type": "text", "id": {"a": 1}, "text": "\ud800" * 3}})

    assert "คุณรายงานแทน" in act(play, "mali", "เมนู")

"""Webhooks: complete, signed, in order, within two seconds, and again when asked to."""

import json
import re
from typing import Any

import pytest

from tests.simulator.line_kit import DAENG, MALI, NIDA, SOMCHAI, Hand, sign


def reasons(line: Hand) -> list[str]:
    return [entry["reason"] for entry in line.get("/control/webhooks")["webhooks"]]


def test_a_webhook_is_signed_over_its_raw_bytes(line: Hand) -> None:
    line.say(SOMCHAI, "น้ำท่วม 😀")
    assert line.bot.signatures == [sign(line.bot.bodies[0])]


def test_a_text_event_is_complete(line: Hand) -> None:
    event = line.say(SOMCHAI, "สวัสดี")
    body = json.loads(line.bot.bodies[0])
    assert re.fullmatch(r"U[0-9a-f]{32}", body["destination"])
    assert event["source"] == {"type": "user", "userId": SOMCHAI}
    assert (event["type"], event["mode"], event["message"]["text"]) == ("message", "active", "สวัสดี")
    assert event["deliveryContext"] == {"isRedelivery": False}
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{26}", event["webhookEventId"])
    assert event["message"].keys() >= {"id", "quoteToken", "markAsReadToken"}


ACTS: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("press", {"data": "a=1"}, "postback", {"postback": {"data": "a=1"}}),
    (
        "press",
        {"data": "d", "params": {"date": "2021-11-25"}},
        "postback",
        {"postback": {"data": "d", "params": {"date": "2021-11-25"}}},
    ),
    ("unfollow", {}, "unfollow", {}),
]


@pytest.mark.parametrize(("act", "body", "kind", "part"), ACTS)
def test_an_act_becomes_its_event(line: Hand, act: str, body: Any, kind: str, part: Any) -> None:
    line.do(SOMCHAI, act, **body)
    event = line.bot.wait(1)[0]
    assert event["type"] == kind
    assert {key: event[key] for key in part} == part
    assert ("replyToken" in event) == (kind == "postback")


@pytest.mark.parametrize(
    ("act", "body", "message"),
    [
        ("sticker", {"stickerId": "1991"}, {"type": "sticker", "stickerId": "1991"}),
        ("audio", {"duration": 5000}, {"type": "audio", "duration": 5000}),
        (
            "location",
            {"latitude": 18.9, "longitude": 98.9, "title": "ศาลา"},
            {"type": "location", "latitude": 18.9},
        ),
        ("photo", {"base64": "aGVsbG8="}, {"type": "image", "contentProvider": {"type": "line"}}),
        (
            "file",
            {"base64": "aGVsbG8=", "fileName": "a.pdf"},
            {"type": "file", "fileName": "a.pdf", "fileSize": 5},
        ),
    ],
)
def test_a_message_of_any_kind_becomes_an_event(line: Hand, act: str, body: Any, message: Any) -> None:
    line.do(SOMCHAI, act, **body)
    event = line.bot.wait(1)[0]
    assert {key: event["message"][key] for key in message} == message


def test_several_photos_at_once_share_an_image_set(line: Hand) -> None:
    line.do(SOMCHAI, "photo", photos=["YQ==", "Yg==", "Yw=="])
    sets = [event["message"]["imageSet"] for event in line.bot.wait(3)]
    assert {(entry["index"], entry["total"]) for entry in sets} == {(1, 3), (2, 3), (3, 3)}
    assert len({entry["id"] for entry in sets}) == 1


def test_a_photo_may_come_as_a_form(line: Hand) -> None:
    answer = line.pool.request(
        "POST",
        f"{line.url}/control/people/{SOMCHAI}/photo",
        fields={"photo": ("a.jpg", b"\xff\xd8photo", "image/jpeg")},
    )
    message = json.loads(answer.data)["messageId"]
    assert line.pool.request("GET", f"{line.url}/control/pictures/{message}").data == b"\xff\xd8photo"


def test_following_again_is_an_unblocking(line: Hand) -> None:
    line.do(MALI, "follow")
    line.do(MALI, "unfollow")
    line.do(MALI, "unblock")
    line.idle()
    assert [event["type"] for event in line.bot.events] == ["follow", "unfollow", "follow"]
    assert [event["follow"]["isUnblocked"] for event in line.bot.events if "follow" in event] == [False, True]


def test_one_persons_events_come_in_order(line: Hand) -> None:
    line.bot.pause = 0.005
    for number in range(30):
        line.do(SOMCHAI, "say", text=str(number))
    line.idle()
    assert [event["message"]["text"] for event in line.bot.events] == [str(number) for number in range(30)]


def test_several_peoples_events_can_share_a_webhook(line: Hand) -> None:
    steps = [
        {"person": SOMCHAI, "do": "say", "text": "หนึ่ง"},
        {"person": NIDA, "do": "press", "data": "x"},
        {"person": DAENG, "do": "sticker"},
    ]
    done = line.post("/control/batch", {"steps": steps})["done"]
    line.idle()
    assert len(line.bot.bodies) == 1
    assert [event["webhookEventId"] for event in line.bot.events] == [one["webhookEventId"] for one in done]


def test_an_unsent_message_leaves_the_chat(line: Hand) -> None:
    message = line.do(SOMCHAI, "say", text="ลับ")["messageId"]
    line.do(SOMCHAI, "unsend", messageId=message)
    event = line.bot.wait(2)[1]
    assert (event["type"], event["unsend"]) == ("unsend", {"messageId": message})
    assert "ลับ" not in json.dumps(line.chat(SOMCHAI), ensure_ascii=False)


def test_a_blocker_cannot_write(line: Hand) -> None:
    line.do(SOMCHAI, "unfollow")
    assert line.call("POST", f"/control/people/{SOMCHAI}/say", {"text": "ฮัลโหล"})[0] == 409


def test_a_raw_webhook_is_sent_as_it_stands(line: Hand) -> None:
    odd = {"type": "somethingNew", "webhookEventId": "X", "timestamp": 1}
    line.post("/control/events", {"events": [odd]})
    line.idle()
    assert line.bot.events == [odd]


def test_a_wrong_signature_can_be_asked_for(line: Hand) -> None:
    line.post("/control/events", {"events": [], "wrong_signature": True})
    line.bot.wait(1)
    assert line.bot.signatures != [sign(line.bot.bodies[0])]


def test_a_failed_webhook_is_noted_and_not_sent_again_by_default(line: Hand) -> None:
    line.bot.statuses = [500]
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    assert (reasons(line), len(line.bot.bodies)) == (["error_status_code"], 1)


def test_a_slow_bot_is_a_timeout_after_two_seconds(line: Hand) -> None:
    line.bot.pause = 2.3
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    entry = line.get("/control/webhooks")["webhooks"][0]
    assert entry["reason"] == "request_timeout"
    assert 1900 < entry["ms"] < 2300


def test_a_bot_that_is_down_cannot_be_connected(line: Hand) -> None:
    line.bot.stop()
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    assert reasons(line) == ["could_not_connect"]


def test_redelivery_repeats_the_same_event_with_one_flag_changed(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"redeliver": True, "first_wait_seconds": 0.05}})
    line.bot.statuses = [500, 500]
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    first, *again = line.bot.events
    assert again == [{**first, "deliveryContext": {"isRedelivery": True}}] * 2
    assert [entry["try"] for entry in line.get("/control/webhooks")["webhooks"]] == [1, 2, 3]


def test_redelivery_gives_up_after_eight_tries(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"redeliver": True, "first_wait_seconds": 0.001}})
    line.bot.statuses = [500] * 20
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    assert len(line.bot.bodies) == 8

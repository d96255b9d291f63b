"""Tours through all of the local LINE: every endpoint by LINE's SDK for Python, every event, all held against LINE's files."""

from typing import Any

import pytest

from tests.simulator import line_conformity, line_sdk_tour, line_stage
from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, Hand
from tests.simulator.line_messages import URL

LOGIN = "POST /oauth2/v2.1/verify"  # of LINE Login, which the SDK does not speak

needs_files = pytest.mark.skipif(not line_conformity.HERE, reason=line_conformity.MISSING)


def test_lines_own_sdk_reaches_every_endpoint(line: Hand) -> None:
    stage = line_stage.prepare(line)

    line_sdk_tour.tour(line, stage)

    assert line_stage.untried(line, LOGIN) == []


def event_tour(line: Hand) -> list[str]:
    """Let people do everything there is to do, and return the kinds of events that came of it."""
    photo = {"base64": "aGVsbG8="}
    acts: list[tuple[str, str, dict[str, Any]]] = [
        (MALI, "follow", {}),
        (SOMCHAI, "say", {"text": "น้ำท่วม 😀"}),
        (SOMCHAI, "press", {"data": "d", "params": {"date": "2021-11-25"}, "displayText": "วันนี้"}),
        (SOMCHAI, "sticker", {}),
        (SOMCHAI, "location", {"latitude": 18.9, "longitude": 98.9, "title": "ศาลา", "address": "ริมใต้"}),
        (SOMCHAI, "photo", photo),
        (SOMCHAI, "photo", {"photos": ["YQ==", "Yg=="]}),
        (SOMCHAI, "audio", {"duration": 5000}),
        (SOMCHAI, "video", photo),
        (SOMCHAI, "file", photo | {"fileName": "a.pdf"}),
        (SOMCHAI, "switch", {"alias": "more", "data": "tab"}),
        (MALI, "unfollow", {}),
    ]
    for person, act, body in acts:
        line.do(person, act, **body)
    said = line.do(SOMCHAI, "say", text="ลับ")["messageId"]
    line.do(SOMCHAI, "unsend", messageId=said)
    token = line.api(f"/user/{SOMCHAI}/linkToken")[1]["linkToken"]
    line.do(SOMCHAI, "accountLink", linkToken=token, nonce="a-nonce-of-ours")
    line.push(
        SOMCHAI, {"type": "video", "originalContentUrl": URL, "previewImageUrl": URL, "trackingId": "v"}
    )
    line.do(SOMCHAI, "watch", trackingId="v")
    group_tour(line)
    line.idle()
    return [event["type"] for event in line.bot.events]


def group_tour(line: Hand) -> None:
    """Do everything there is to do in a group."""
    group = line.post("/control/groups", {"name": "ตำบล", "members": [SOMCHAI]})["id"]
    at = f"/control/groups/{group}"
    line.post(f"{at}/join")
    line.post(f"{at}/members", {"add": [NIDA], "remove": []})
    said = line.post(f"{at}/say", {"person": NIDA, "text": "งาน", "mention": True})["messageId"]
    line.post(f"{at}/edit", {"person": NIDA, "messageId": said, "text": "งานวันนี้"})
    line.post(f"{at}/press", {"person": NIDA, "data": "d"})
    line.do(NIDA, "photo", base64="aGVsbG8=", group=group)
    line.post(f"{at}/unsend", {"person": NIDA, "messageId": said})
    line.post(f"{at}/members", {"add": [], "remove": [NIDA]})
    line.post(f"{at}/leave")


def test_every_kind_of_event_can_be_caused(line: Hand) -> None:
    kinds = {
        "follow",
        "unfollow",
        "message",
        "postback",
        "unsend",
        "join",
        "leave",
        "memberJoined",
        "memberLeft",
    }
    assert set(event_tour(line)) == kinds | {"messageEdited", "accountLink", "videoPlayComplete"}


@needs_files
def test_both_directions_of_a_full_tour_are_as_lines_files_say(line: Hand) -> None:
    line_sdk_tour.tour(line, line_stage.prepare(line))
    line.post("/control/clock", {"advance_seconds": 1})
    event_tour(line)

    calls = line.get("/control/calls")["calls"]
    webhooks = line.get("/control/webhooks")["webhooks"]

    assert [fault for call in calls for fault in line_conformity.faults_of_call(call)] == []
    assert [fault for sent in webhooks for fault in line_conformity.faults_of_webhook(sent)] == []
    assert (len(calls) > 60, len(webhooks) > 20) == (True, True)


@needs_files
def test_a_wrong_answer_and_a_wrong_event_would_be_found(line: Hand) -> None:
    line.push(SOMCHAI)
    line.say(SOMCHAI)
    call = line.get("/control/calls")["calls"][0]
    sent = line.get("/control/webhooks")["webhooks"][0]
    del sent["body"][0]["message"]["quoteToken"]

    assert line_conformity.faults_of_call(call) == []
    assert line_conformity.faults_of_call({**call, "answer": {"sentMessages": [{}]}}) != []
    assert line_conformity.faults_of_call({**call, "answer": {**call["answer"], "more": 1}}) != []
    assert line_conformity.faults_of_call({**call, "body": {**call["body"], "silent": True}}) != []
    assert line_conformity.faults_of_call({**call, "status": 201}) != []
    assert line_conformity.faults_of_webhook(sent) != []

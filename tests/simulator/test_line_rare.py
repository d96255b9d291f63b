"""What comes seldom and still has a rule: edits, mentions, videos seen to the end, content that is not ready, tests."""

import base64
from typing import Any

import pytest

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, TEXT, TOKEN, Bot, Hand
from tests.simulator.line_messages import URL

PHOTO = base64.b64encode(b"\xff\xd8 a photo").decode()
EVERYBODY = {
    "type": "textV2",
    "text": "{who} ส่งงานค่ะ",
    "substitution": {"who": {"type": "mention", "mentionee": {"type": "all"}}},
}


def mention(user: str) -> dict[str, Any]:
    whom = {"type": "user", "userId": user}
    return {**EVERYBODY, "substitution": {"who": {"type": "mention", "mentionee": whom}}}


@pytest.fixture
def group(line: Hand) -> str:
    made = line.post("/control/groups", {"name": "ตำบลริมใต้", "members": [MALI, SOMCHAI]})["id"]
    line.post(f"/control/groups/{made}/join")
    line.idle()
    return str(made)


def test_a_text_that_is_edited_in_a_group_is_told_under_its_own_id(line: Hand, group: str) -> None:
    said = line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "3 คน"})["messageId"]
    line.post(f"/control/groups/{group}/edit", {"person": MALI, "messageId": said, "text": "4 คน"})
    event = line.bot.wait(3)[2]
    assert (event["type"], event["source"]["userId"]) == ("messageEdited", MALI)
    assert (event["message"]["id"], event["message"]["text"]) == (said, "4 คน")
    assert line.reply(event["replyToken"])[0] == 200


def test_nobody_edits_what_another_said(line: Hand, group: str) -> None:
    said = line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "3 คน"})["messageId"]
    body = {"person": SOMCHAI, "messageId": said, "text": "4 คน"}
    assert line.call("POST", f"/control/groups/{group}/edit", body)[0] == 404


def test_a_mention_is_for_members_of_the_group_it_stands_in(line: Hand, group: str) -> None:
    assert line.push(group, EVERYBODY)[0] == 200
    assert line.push(group, mention(MALI))[0] == 200
    refused = [
        line.push(group, mention(NIDA)),
        line.push(SOMCHAI, EVERYBODY),
        line.push(SOMCHAI, mention(MALI)),
    ]
    assert [status for status, _ in refused] == [400] * 3
    assert refused[0][1]["details"][0]["property"] == "messages[0].substitution.who.mentionee"


def test_a_video_seen_to_its_end_is_told_by_its_tracking_id(line: Hand) -> None:
    line.push(
        SOMCHAI, {"type": "video", "originalContentUrl": URL, "previewImageUrl": URL, "trackingId": "v-1"}
    )
    line.do(SOMCHAI, "watch", trackingId="v-1")
    event = line.bot.wait(1)[0]
    assert (event["type"], event["videoPlayComplete"]) == ("videoPlayComplete", {"trackingId": "v-1"})
    assert line.call("POST", f"/control/people/{SOMCHAI}/watch", {"trackingId": "v-2"})[0] == 404


def test_an_event_nobody_has_heard_of_can_be_sent(line: Hand) -> None:
    line.do(SOMCHAI, "somethingNew", type="danced", parts={"dance": {"steps": 3}})
    event = line.bot.wait(1)[0]
    assert (event["type"], event["dance"], event["source"]["userId"]) == ("danced", {"steps": 3}, SOMCHAI)


def test_a_sticker_of_a_new_kind_can_be_sent(line: Hand) -> None:
    line.do(SOMCHAI, "sticker", stickerResourceType="HOLOGRAM")
    assert line.bot.wait(1)[0]["message"]["stickerResourceType"] == "HOLOGRAM"


@pytest.mark.parametrize(
    ("act", "body", "preview", "transcoding"),
    [
        ("photo", {"base64": PHOTO}, 200, 400),
        ("video", {"base64": PHOTO}, 200, 200),
        ("audio", {}, 400, 200),
        ("file", {"base64": PHOTO}, 400, 400),
        ("say", {"text": "ก"}, 404, 404),
    ],
)
def test_only_pictures_are_previewed_and_only_what_plays_is_prepared(
    line: Hand, act: str, body: dict[str, Any], preview: int, transcoding: int
) -> None:
    message = line.do(SOMCHAI, act, **body)["messageId"]
    assert status(line, message, "/preview") == preview
    assert status(line, message, "/transcoding") == transcoding


def test_a_video_that_is_being_prepared_has_neither_content_nor_preview(line: Hand) -> None:
    line.post("/control/faults", {"api": {"content_unready": 2}})
    message = line.do(SOMCHAI, "video", base64=PHOTO)["messageId"]
    assert [status(line, message, part) for part in ("/preview", "", "", "")] == [202, 202, 202, 200]
    assert status(line, message, "/preview") == 200


def test_unsent_content_is_gone_for_every_asker(line: Hand) -> None:
    message = line.do(SOMCHAI, "photo", base64=PHOTO)["messageId"]
    line.do(SOMCHAI, "unsend", messageId=message)
    assert [status(line, message, part) for part in ("", "/preview", "/transcoding")] == [410] * 3


def test_a_mark_reads_its_message_and_all_before_but_none_after(line: Hand) -> None:
    line.bot.statuses = [500] * 3
    events = [line.say(SOMCHAI, words) for words in ("หนึ่ง", "สอง", "สาม")]
    token = events[1]["message"]["markAsReadToken"]
    assert line.api("/chat/markAsRead", {"markAsReadToken": token}) == (200, {})
    assert [entry["read"] for entry in line.chat(SOMCHAI)] == [True, True, False]


def test_dots_are_for_one_person_and_named_wrong_twice(line: Hand, group: str) -> None:
    assert line.api("/chat/loading/start", {"chatId": SOMCHAI}) == (202, {})
    assert line.api("/chat/loading/start", {"chatId": group, "loadingSeconds": 5})[0] == 400
    wrong = line.api("/chat/loading/start", {"chatId": SOMCHAI, "loadingSeconds": 4})[1]
    assert [detail["property"] for detail in wrong["details"]] == ["loadingSeconds"] * 2


def test_a_webhook_test_really_sends_one_without_events(line: Hand) -> None:
    told = line.api("/channel/webhook/test", {})[1]
    assert (told["success"], told["statusCode"], told["reason"]) == (True, 200, "OK")
    assert (len(line.bot.bodies), line.bot.events) == (1, [])


def test_a_webhook_test_says_why_it_failed(line: Hand, bot: Bot) -> None:
    bot.statuses = [503]
    refused = line.api("/channel/webhook/test", {})[1]
    gone = line.api("/channel/webhook/test", {"endpoint": "http://127.0.0.1:9/"})[1]
    assert (refused["success"], refused["statusCode"], refused["reason"]) == (False, 503, "ERROR_STATUS_CODE")
    assert (gone["success"], gone["statusCode"], gone["reason"]) == (False, 0, "COULD_NOT_CONNECT")
    assert all(told["detail"] for told in (refused, gone))


def test_a_used_token_stays_used_when_its_event_comes_again(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"redeliver": True, "first_wait_seconds": 0.4}})
    line.bot.statuses = [500]
    line.do(SOMCHAI, "say", text="ส่ง")
    token = line.bot.wait(1)[0]["replyToken"]
    assert line.reply(token)[0] == 200
    line.bot.wait(2)
    assert line.reply(token) == (400, {"message": "Invalid reply token"})


def test_every_answer_is_numbered_whatever_it_is(line: Hand) -> None:
    asked = [
        ("GET", "/v2/bot/info", {}),
        ("GET", "/v2/bot/info", {"Authorization": "Bearer x"}),
        ("GET", "/v2/bot/nothing", None),
        ("DELETE", "/v2/bot/info", None),
        ("GET", "//v2/bot/info", None),
        ("POST", "/v2/bot/message/push", None),
        ("POST", "/oauth2/v3/token", {}),
    ]
    mine = {"Authorization": f"Bearer {TOKEN}"}
    answers = [
        line.pool.request(method, line.url + path, headers=mine if headers is None else headers)
        for method, path, headers in asked
    ]
    assert [answer.status for answer in answers] == [401, 401, 404, 405, 404, 415, 400]
    numbers = {answer.headers["x-line-request-id"] for answer in answers}
    assert len(numbers) == len(asked)


def test_a_reply_and_a_push_tell_what_was_sent(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    replied, pushed = line.reply(token, TEXT, TEXT)[1], line.push(SOMCHAI)[1]
    assert [len(answer["sentMessages"]) for answer in (replied, pushed)] == [2, 1]
    line.do(SOMCHAI, "unfollow")
    assert len(line.push(SOMCHAI)[1]["sentMessages"]) == 1


def status(line: Hand, message: str, part: str) -> int:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    path = f"{line.url}/v2/bot/message/{message}/content{part}"
    return line.pool.request("GET", path, headers=headers).status

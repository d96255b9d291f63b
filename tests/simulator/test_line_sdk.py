"""LINE's own SDK, unmodified, takes the local LINE for the real one."""
# The SDK's generated models hide their defaults and some of their names from type checkers.
# mypy: disable-error-code="call-arg,attr-defined,index,union-attr,arg-type"

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from linebot.v3 import messaging
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    BroadcastRequest,
    Configuration,
    FlexContainer,
    FlexMessage,
    MarkMessagesAsReadByTokenRequest,
    MessagingApi,
    MessagingApiBlob,
    MulticastRequest,
    PostbackAction,
    PushMessageRequest,
    QuickReply,
    QuickReplyItem,
    ReplyMessageRequest,
    SetWebhookEndpointRequest,
    ShowLoadingAnimationRequest,
    TextMessage,
    ValidateMessageRequest,
)
from linebot.v3.messaging.exceptions import NotFoundException, UnauthorizedException

from tests.simulator.line_kit import MALI, SOMCHAI, TOKEN, Hand

LIMIT: Any = {"_request_timeout": (3, 8)}
KEY = "3f8e2c1a-0d5b-4c7e-9f10-a1b2c3d4e5f6"


@pytest.fixture
def client(line: Hand) -> Iterator[ApiClient]:
    with ApiClient(Configuration(host=line.url, access_token=TOKEN)) as made:
        yield made
        made.rest_client.pool_manager.clear()


@pytest.fixture
def api(client: ApiClient) -> MessagingApi:
    return MessagingApi(client)


def refused(call: Callable[[], object]) -> ApiException:
    with pytest.raises(ApiException) as caught:
        call()
    return caught.value


def test_a_reply_reaches_the_chat_and_is_free(line: Hand, api: MessagingApi) -> None:
    event = line.say(SOMCHAI, "รายงาน")
    words = TextMessage(
        text="กี่คนคะ",
        quick_reply=QuickReply(
            items=[QuickReplyItem(action=PostbackAction(label="ยกเลิก", data="x", display_text="ยกเลิก"))]
        ),
    )

    answer = api.reply_message(ReplyMessageRequest(replyToken=event["replyToken"], messages=[words]), **LIMIT)

    entry = line.chat(SOMCHAI)[-1]
    assert (entry["id"], entry["message"]["text"]) == (answer.sent_messages[0].id, "กี่คนคะ")
    assert (entry["via"], entry["counted"]) == ("reply", 0)
    assert api.get_message_quota_consumption(**LIMIT).total_usage == 0


def test_a_flex_push_counts_once_however_many_bubbles(line: Hand, api: MessagingApi) -> None:
    body = {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "สรุป", "wrap": True}]}
    card = FlexMessage(alt_text="สรุป", contents=FlexContainer.from_dict({"type": "bubble", "body": body}))

    sent = api.push_message(PushMessageRequest(to=SOMCHAI, messages=[card, TextMessage(text="ต่อ")]), **LIMIT)

    assert len(sent.sent_messages) == 2
    assert [entry["counted"] for entry in line.chat(SOMCHAI)] == [1, 0]
    assert api.get_message_quota_consumption(**LIMIT).total_usage == 1


def test_a_repeated_retry_key_is_refused_with_the_first_answer(line: Hand, api: MessagingApi) -> None:
    request = PushMessageRequest(to=SOMCHAI, messages=[TextMessage(text="เตือน")])
    first = api.push_message_with_http_info(request, x_line_retry_key=KEY, **LIMIT)

    again = refused(lambda: api.push_message(request, x_line_retry_key=KEY, **LIMIT))

    assert again.status == 409
    assert again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert json.loads(again.body)["sentMessages"][0]["id"] == first.data.sent_messages[0].id
    assert line.said(SOMCHAI) == ["เตือน"]


def test_a_retry_key_must_be_a_uuid(api: MessagingApi) -> None:
    request = PushMessageRequest(to=SOMCHAI, messages=[TextMessage(text="เตือน")])
    assert refused(lambda: api.push_message(request, x_line_retry_key="abc", **LIMIT)).status == 400


def test_multicast_and_broadcast_count_each_reached_person(line: Hand, api: MessagingApi) -> None:
    words = [TextMessage(text="ประกาศ")]
    api.multicast(MulticastRequest(to=[SOMCHAI, MALI], messages=words), **LIMIT)
    api.broadcast(BroadcastRequest(messages=words), **LIMIT)

    assert line.said(MALI) == []
    assert line.said(SOMCHAI) == ["ประกาศ", "ประกาศ"]
    assert api.get_message_quota_consumption(**LIMIT).total_usage == 3


def test_a_profile_is_for_friends_only(api: MessagingApi, line: Hand) -> None:
    assert api.get_profile(SOMCHAI, **LIMIT).display_name == "สมชาย"
    with pytest.raises(NotFoundException):
        api.get_profile(MALI, **LIMIT)
    line.do(SOMCHAI, "unfollow")
    with pytest.raises(NotFoundException):
        api.get_profile(SOMCHAI, **LIMIT)


def test_a_photo_can_be_fetched_until_it_is_unsent(line: Hand, client: ApiClient) -> None:
    photo = b"\xff\xd8" + bytes(2000)
    sent = line.do(SOMCHAI, "photo", base64=base64.b64encode(photo).decode())
    blob = MessagingApiBlob(client)

    fetched = blob.get_message_content_with_http_info(sent["messageId"], **LIMIT)
    assert (bytes(fetched.data), fetched.headers["content-type"]) == (photo, "image/jpeg")

    line.do(SOMCHAI, "unsend", messageId=sent["messageId"])
    assert refused(lambda: blob.get_message_content(sent["messageId"], **LIMIT)).status == 410
    assert refused(lambda: blob.get_message_content("1", **LIMIT)).status == 404


def test_a_sound_is_prepared_before_it_can_be_fetched(line: Hand, client: ApiClient) -> None:
    line.post("/control/faults", {"api": {"content_unready": 1}})
    sent = line.do(SOMCHAI, "audio", duration=4000)
    blob = MessagingApiBlob(client)

    assert (
        blob.get_message_content_transcoding_by_message_id(sent["messageId"], **LIMIT).status == "processing"
    )
    first = blob.get_message_content_with_http_info(sent["messageId"], _preload_content=False, **LIMIT)
    assert first.status_code == 202
    assert (
        blob.get_message_content_transcoding_by_message_id(sent["messageId"], **LIMIT).status == "succeeded"
    )
    assert bytes(blob.get_message_content(sent["messageId"], **LIMIT))[4:8] == b"ftyp"


def test_a_refusal_has_the_shape_of_line(api: MessagingApi) -> None:
    request = PushMessageRequest(to=SOMCHAI, messages=[TextMessage(text="ก" * 5001)])

    wrong = refused(lambda: api.push_message(request, **LIMIT))

    assert wrong.status == 400
    assert wrong.headers["x-line-request-id"]
    assert json.loads(wrong.body) == {
        "message": "The request body has 1 error(s)",
        "details": [{"message": "Length must be between 1 and 5000", "property": "messages[0].text"}],
    }


def test_a_wrong_token_is_unauthorised(line: Hand) -> None:
    with ApiClient(Configuration(host=line.url, access_token="another")) as client:
        with pytest.raises(UnauthorizedException):
            MessagingApi(client).get_bot_info(**LIMIT)
        client.rest_client.pool_manager.clear()


def test_validation_sends_nothing(line: Hand, api: MessagingApi) -> None:
    api.validate_reply(ValidateMessageRequest(messages=[TextMessage(text="ดี")]), **LIMIT)
    empty = ValidateMessageRequest(messages=[TextMessage(text="")])
    assert refused(lambda: api.validate_push(empty, **LIMIT)).status == 400
    assert line.said(SOMCHAI) == []


def test_the_channel_tells_about_itself(line: Hand, api: MessagingApi) -> None:
    info = api.get_bot_info(**LIMIT)
    assert (info.display_name, info.chat_mode, info.mark_as_read_mode) == ("สนาม", "bot", "auto")
    assert api.get_webhook_endpoint(**LIMIT).endpoint == line.bot.url
    tested = api.test_webhook_endpoint(messaging.TestWebhookEndpointRequest(), **LIMIT)
    assert (tested.success, tested.status_code) == (True, 200)
    assert line.bot.events == []


def test_the_webhook_can_move_but_not_to_a_plain_address_elsewhere(line: Hand, api: MessagingApi) -> None:
    moved = line.bot.url + "/moved"
    api.set_webhook_endpoint(SetWebhookEndpointRequest(endpoint=moved), **LIMIT)
    assert api.get_webhook_endpoint(**LIMIT).endpoint == moved
    elsewhere = SetWebhookEndpointRequest(endpoint="http://sanam.example/line/webhook")
    assert refused(lambda: api.set_webhook_endpoint(elsewhere, **LIMIT)).status == 400


def test_loading_lasts_a_multiple_of_five_seconds(line: Hand, api: MessagingApi) -> None:
    api.show_loading_animation(ShowLoadingAnimationRequest(chatId=SOMCHAI, loadingSeconds=10), **LIMIT)
    assert line.get(f"/control/phones?people={SOMCHAI}")["phones"][0]["loading"] is True
    odd = ShowLoadingAnimationRequest(chatId=SOMCHAI, loadingSeconds=7)
    wrong = refused(lambda: api.show_loading_animation(odd, **LIMIT))
    assert len(json.loads(wrong.body)["details"]) == 2


def test_a_read_mark_needs_a_token_of_a_message(line: Hand, api: MessagingApi) -> None:
    line.bot.statuses = [500]
    event = line.say(SOMCHAI)
    assert line.chat(SOMCHAI)[0]["read"] is False
    token = event["message"]["markAsReadToken"]
    api.mark_messages_as_read_by_token(MarkMessagesAsReadByTokenRequest(markAsReadToken=token), **LIMIT)
    assert line.chat(SOMCHAI)[0]["read"] is True
    unknown = MarkMessagesAsReadByTokenRequest(markAsReadToken="x")
    assert refused(lambda: api.mark_messages_as_read_by_token(unknown, **LIMIT)).status == 400

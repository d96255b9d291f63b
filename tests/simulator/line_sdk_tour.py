"""Every endpoint of the local LINE once, through LINE's own SDK for Python."""
# The SDK's generated models hide their defaults and some of their names from type checkers.
# mypy: disable-error-code="call-arg,attr-defined,name-defined,index,union-attr,arg-type"

from typing import Any

from linebot.v3 import messaging as sdk
from linebot.v3 import oauth
from linebot.v3.messaging.exceptions import ForbiddenException, NotFoundException

from tests.simulator.line_kit import SECRET, TOKEN, Hand
from tests.simulator.line_stage import Stage, menu, png

LIMIT: Any = {"_request_timeout": (3, 8)}
CHANNEL = "1650000000"
WORDS = [sdk.TextMessage(text="สวัสดีค่ะ")]
CARD = sdk.FlexMessage(
    alt_text="สรุป",
    contents=sdk.FlexContainer.from_dict(
        {
            "type": "bubble",
            "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "สรุป"}]},
        }
    ),
)


def tour(line: Hand, stage: Stage) -> None:
    """Go round; an answer the SDK cannot read raises."""
    with sdk.ApiClient(sdk.Configuration(host=line.url, access_token=TOKEN)) as client:
        api, blob = sdk.MessagingApi(client), sdk.MessagingApiBlob(client)
        _channel(api, line.bot.url)
        _messages(api, stage)
        _counts(api)
        _content(blob, stage)
        _menus(api, blob, stage)
        _people(api, stage)
        client.rest_client.pool_manager.clear()
    _tokens(line.url)


def _channel(api: sdk.MessagingApi, url: str) -> None:
    assert api.get_bot_info(**LIMIT).basic_id == "@sanam"
    assert api.get_webhook_endpoint(**LIMIT).endpoint == url
    api.set_webhook_endpoint(sdk.SetWebhookEndpointRequest(endpoint=url), **LIMIT)
    assert api.test_webhook_endpoint(sdk.TestWebhookEndpointRequest(endpoint=url), **LIMIT).success


def _messages(api: sdk.MessagingApi, stage: Stage) -> None:
    reply = sdk.ReplyMessageRequest(replyToken=stage.reply_token, messages=[*WORDS, CARD])
    assert len(api.reply_message(reply, **LIMIT).sent_messages) == 2
    push = sdk.PushMessageRequest(to=stage.person, messages=WORDS, customAggregationUnits=["tour"])
    assert len(api.push_message(push, **LIMIT).sent_messages) == 1
    many = sdk.MulticastRequest(to=[stage.person, stage.other], messages=WORDS)
    api.multicast(many, **LIMIT)
    api.broadcast(sdk.BroadcastRequest(messages=WORDS), **LIMIT)
    ordered = api.narrowcast_with_http_info(sdk.NarrowcastRequest(messages=WORDS), **LIMIT)
    progress = api.get_narrowcast_progress(ordered.headers["x-line-request-id"], **LIMIT)
    assert (progress.phase, progress.error_code) == ("failed", 2)
    for kind in ("reply", "push", "multicast", "narrowcast", "broadcast"):
        getattr(api, f"validate_{kind}")(sdk.ValidateMessageRequest(messages=WORDS), **LIMIT)
    read = sdk.MarkMessagesAsReadByTokenRequest(markAsReadToken=stage.mark_token)
    api.mark_messages_as_read_by_token(read, **LIMIT)
    dots = sdk.ShowLoadingAnimationRequest(chatId=stage.person, loadingSeconds=5)
    api.show_loading_animation(dots, **LIMIT)


def _counts(api: sdk.MessagingApi) -> None:
    assert api.get_message_quota(**LIMIT).value == 300
    assert api.get_message_quota_consumption(**LIMIT).total_usage == 5
    for kind in ("reply", "push", "multicast", "broadcast"):
        count = getattr(api, f"get_number_of_sent_{kind}_messages")("20211121", **LIMIT)
        assert (count.status, count.success) == ("ready", 0)
    assert api.get_aggregation_unit_usage(**LIMIT).num_of_custom_aggregation_units == 1
    assert api.get_aggregation_unit_name_list(**LIMIT).custom_aggregation_units == ["tour"]


def _content(blob: sdk.MessagingApiBlob, stage: Stage) -> None:
    assert bytes(blob.get_message_content(stage.photo, **LIMIT)) == png(10, 10)
    assert bytes(blob.get_message_content_preview(stage.photo, **LIMIT)) == png(10, 10)
    prepared = blob.get_message_content_transcoding_by_message_id(stage.sound, **LIMIT)
    assert prepared.status == "succeeded"


def _menus(api: sdk.MessagingApi, blob: sdk.MessagingApiBlob, stage: Stage) -> None:
    request = sdk.RichMenuRequest.from_dict(menu())
    api.validate_rich_menu_object(request, **LIMIT)
    made = api.create_rich_menu(request, **LIMIT).rich_menu_id
    blob.set_rich_menu_image(made, png(800, 400), _headers={"Content-Type": "image/png"}, **LIMIT)
    assert bytes(blob.get_rich_menu_image(made, **LIMIT)) == png(800, 400)
    assert api.get_rich_menu(made, **LIMIT).chat_bar_text == "เมนู"
    assert [one.rich_menu_id for one in api.get_rich_menu_list(**LIMIT).richmenus] == [made]
    _links(api, made, stage)
    _aliases(api, made)
    order = sdk.RichMenuBatchRequest(operations=[_unlink_from(made)])
    api.validate_rich_menu_batch_request(order, **LIMIT)
    ordered = api.rich_menu_batch_with_http_info(order, **LIMIT)
    assert (
        api.get_rich_menu_batch_progress(ordered.headers["x-line-request-id"], **LIMIT).phase == "succeeded"
    )
    api.delete_rich_menu(made, **LIMIT)


def _unlink_from(made: str) -> sdk.RichMenuBatchOperation:
    return sdk.RichMenuBatchUnlinkOperation.from_dict({"type": "unlink", "from": made})


def _links(api: sdk.MessagingApi, made: str, stage: Stage) -> None:
    api.set_default_rich_menu(made, **LIMIT)
    assert api.get_default_rich_menu_id(**LIMIT).rich_menu_id == made
    api.cancel_default_rich_menu(**LIMIT)
    api.link_rich_menu_id_to_user(stage.person, made, **LIMIT)
    assert api.get_rich_menu_id_of_user(stage.person, **LIMIT).rich_menu_id == made
    api.unlink_rich_menu_id_from_user(stage.person, **LIMIT)
    people = [stage.person, stage.other]
    api.link_rich_menu_id_to_users(sdk.RichMenuBulkLinkRequest(richMenuId=made, userIds=people), **LIMIT)
    api.unlink_rich_menu_id_from_users(sdk.RichMenuBulkUnlinkRequest(userIds=people), **LIMIT)


def _aliases(api: sdk.MessagingApi, made: str) -> None:
    api.create_rich_menu_alias(
        sdk.CreateRichMenuAliasRequest(richMenuAliasId="tab", richMenuId=made), **LIMIT
    )
    assert api.get_rich_menu_alias("tab", **LIMIT).rich_menu_id == made
    api.update_rich_menu_alias("tab", sdk.UpdateRichMenuAliasRequest(richMenuId=made), **LIMIT)
    assert [one.rich_menu_alias_id for one in api.get_rich_menu_alias_list(**LIMIT).aliases] == ["tab"]
    api.delete_rich_menu_alias("tab", **LIMIT)


def _people(api: sdk.MessagingApi, stage: Stage) -> None:
    assert api.get_profile(stage.person, **LIMIT).display_name == "สมชาย"
    _refused(NotFoundException, api.get_profile, stage.stranger)
    assert api.issue_link_token(stage.person, **LIMIT).link_token
    _refused(ForbiddenException, api.get_followers)
    assert api.get_group_summary(stage.group, **LIMIT).group_name == "ตำบล"
    assert api.get_group_member_count(stage.group, **LIMIT).count == 2
    assert api.get_group_member_profile(stage.group, stage.person, **LIMIT).user_id == stage.person
    _refused(ForbiddenException, api.get_group_members_ids, stage.group)
    api.leave_group(stage.group, **LIMIT)


def _tokens(url: str) -> None:
    with oauth.ApiClient(oauth.Configuration(host=url)) as client:
        tokens = oauth.ChannelAccessToken(client)
        stateless = tokens.issue_stateless_channel_token_by_client_secret(CHANNEL, SECRET, **LIMIT)
        assert stateless.expires_in == 900
        short = tokens.issue_channel_token("client_credentials", CHANNEL, SECRET, **LIMIT)
        assert tokens.verify_channel_token(short.access_token, **LIMIT).client_id == CHANNEL
        tokens.revoke_channel_token(short.access_token, **LIMIT)
        client.rest_client.pool_manager.clear()


def _refused(kind: type[Exception], call: Any, *args: str) -> None:
    try:
        call(*args, **LIMIT)
    except kind:
        return
    raise AssertionError(f"{call.__name__} was not refused")

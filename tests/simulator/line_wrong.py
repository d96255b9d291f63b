"""Messages LINE refuses, by what is wrong with them, each with the place LINE would name."""

from typing import Any

from tests.simulator.line_messages import (
    POSTBACK,
    URL,
    button,
    buttons,
    carousel,
    columns,
    flex,
    picker,
    quick,
    template,
    text,
)

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "unknown kind": ({"type": "poll"}, "messages[0].type"),
    "text missing": ({"type": "text"}, "messages[0].text"),
    "text empty": (text(""), "messages[0].text"),
    "text too long": (text("ก" * 5001), "messages[0].text"),
    "text of a number": ({"type": "text", "text": 5}, "messages[0].text"),
    "emoji counts twice": (text("😀" * 2501), "messages[0].text"),
    "unknown key of a text": (text(colour="red"), "messages[0].colour"),
    "emoji index beside a dollar": (
        text("a$", emojis=[{"index": 0, "productId": "p", "emojiId": "e"}]),
        "messages[0].emojis[0].index",
    ),
    "fourteen quick replies": (quick(*[POSTBACK] * 14), "messages[0].quickReply.items"),
    "no quick replies": (text(quickReply={"items": []}), "messages[0].quickReply.items"),
    "quick reply label of 21": (
        quick(POSTBACK | {"label": "ก" * 21}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "quick reply without label": (
        quick({"type": "postback", "data": "x"}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "postback without data": (
        quick({"type": "postback", "label": "ก"}),
        "messages[0].quickReply.items[0].action.data",
    ),
    "postback data of 301": (
        quick(POSTBACK | {"data": "x" * 301}),
        "messages[0].quickReply.items[0].action.data",
    ),
    "displayText of 301": (
        quick(POSTBACK | {"displayText": "ก" * 301}),
        "messages[0].quickReply.items[0].action.displayText",
    ),
    "fillInText without keyboard": (
        quick(POSTBACK | {"fillInText": "ก"}),
        "messages[0].quickReply.items[0].action.fillInText",
    ),
    "clipboard of nothing": (
        quick({"type": "clipboard", "label": "ก", "clipboardText": ""}),
        "messages[0].quickReply.items[0].action.clipboardText",
    ),
    "quick reply icon over http": (
        text(
            quickReply={
                "items": [{"type": "action", "imageUrl": "http://sanam.example/a.png", "action": POSTBACK}]
            }
        ),
        "messages[0].quickReply.items[0].imageUrl",
    ),
    "switch of menus in a chat": (
        quick({"type": "richmenuswitch", "label": "ก", "data": "d", "richMenuAliasId": "a"}),
        "messages[0].quickReply.items[0].action.type",
    ),
    "picker in the Buddhist era": (
        picker(initial="2564-11-22"),
        "messages[0].quickReply.items[0].action.initial",
    ),
    "picker with a wrong form": (
        picker(max="22/11/2021"),
        "messages[0].quickReply.items[0].action.max",
    ),
    "picker that starts after its end": (
        picker(initial="2021-11-22", max="2021-11-01"),
        "messages[0].quickReply.items[0].action.initial",
    ),
    "link of an unknown scheme": (
        quick({"type": "uri", "label": "ก", "uri": "ftp://sanam.example/"}),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "link with Thai letters": (
        quick({"type": "uri", "label": "ก", "uri": "https://sanam.example/งาน"}),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "link of 1001": (
        quick({"type": "uri", "label": "ก", "uri": "https://sanam.example/" + "a" * 980}),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "camera on a template": (
        buttons(actions=[{"type": "camera", "label": "ถ่าย"}]),
        "messages[0].template.actions[0].type",
    ),
    "location in flex": (
        flex({"type": "button", "action": {"type": "location", "label": "ที่"}}),
        "/body/contents/0/action/type",
    ),
    "five buttons": (buttons(actions=[POSTBACK] * 5), "messages[0].template.actions"),
    "button text of 161": (buttons(text="ก" * 161), "messages[0].template.text"),
    "titled button text of 61": (buttons(title="ก", text="ก" * 61), "messages[0].template.text"),
    "button title of 41": (buttons(title="ก" * 41), "messages[0].template.title"),
    "confirm with three actions": (
        template(type="confirm", text="ก", actions=[POSTBACK] * 3),
        "messages[0].template.actions",
    ),
    "eleven columns": (columns(*[{}] * 11), "messages[0].template.columns"),
    "columns with unequal actions": (
        columns({}, {"actions": [POSTBACK] * 2}),
        "messages[0].template.columns",
    ),
    "column text of 121": (columns({"text": "ก" * 121}), "messages[0].template.columns[0].text"),
    "altText of 1501": ({**buttons(), "altText": "ก" * 1501}, "messages[0].altText"),
    "altText missing": ({"type": "flex", "contents": flex()["contents"]}, "messages[0].altText"),
    "image over http": (
        {"type": "image", "originalContentUrl": "http://sanam.example/a.jpg", "previewImageUrl": URL},
        "messages[0].originalContentUrl",
    ),
    "latitude of 91": (
        {"type": "location", "title": "ก", "address": "ข", "latitude": 91, "longitude": 1},
        "messages[0].latitude",
    ),
    "place title of 101": (
        {"type": "location", "title": "ก" * 101, "address": "ข", "latitude": 1, "longitude": 1},
        "messages[0].title",
    ),
    "sticker by name": ({"type": "sticker", "packageId": "446", "stickerId": "ok"}, "messages[0].stickerId"),
    "sender called LINE": (text(sender={"name": "LINE ทีมงาน"}), "messages[0].sender.name"),
    "sender name of 21": (text(sender={"name": "ก" * 21}), "messages[0].sender.name"),
    "undefined placeholder": (
        {"type": "textV2", "text": "{ชื่อ} {who}", "substitution": {}},
        "messages[0].text",
    ),
    "flex layout diagonal": (
        flex({"type": "box", "layout": "diagonal", "contents": []}),
        "/body/contents/0/layout",
    ),
    "flex key misspelt": (flex({"type": "text", "text": "ก", "wrpa": True}), "/body/contents/0/wrpa"),
    "flex text without text": (flex({"type": "text"}), "/body/contents/0/text"),
    "flex text with empty text": (flex({"type": "text", "text": ""}), "/body/contents/0/text"),
    "flex colour by name": (flex({"type": "text", "text": "ก", "color": "red"}), "/body/contents/0/color"),
    "flex margin unknown": (flex({"type": "separator", "margin": "huge"}), "/body/contents/0/margin"),
    "flex size unknown": (flex({"type": "text", "text": "ก", "size": "6xl"}), "/body/contents/0/size"),
    "flex icon outside a baseline": (flex({"type": "icon", "url": URL}), "/body/contents/0/type"),
    "flex span outside a text": (flex({"type": "span", "text": "ก"}), "/body/contents/0/type"),
    "flex button label of 41": (button(label="ก" * 41), "/body/contents/0/action/label"),
    "flex image over http": (
        flex({"type": "image", "url": "http://sanam.example/a.jpg"}),
        "/body/contents/0/url",
    ),
    "flex bubble of 31 KB": (flex(*[{"type": "text", "text": "ก" * 1000}] * 11), "/"),
    "flex bubble without a block": (
        {"type": "flex", "altText": "ก", "contents": {"type": "bubble"}},
        "/",
    ),
    "thirteen bubbles": (carousel(13), "/contents"),
    "carousel of 51 KB": (
        carousel(
            6, body={"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "ก" * 3000}]}
        ),
        "/",
    ),
    "flex action area with a wrong link": (
        flex({"type": "text", "text": "ก", "action": {"type": "uri", "uri": "sanam.example"}}),
        "/body/contents/0/action/uri",
    ),
}

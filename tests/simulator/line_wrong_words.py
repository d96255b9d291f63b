"""More words, buttons and cards that LINE refuses, each with the place LINE would name."""

from typing import Any

from tests.simulator.line_messages import (
    POSTBACK,
    URL,
    buttons,
    columns,
    flex,
    picker,
    quick,
    template,
    text,
)

ITEM = "messages[0].quickReply.items[0].action"
FIRST = "/body/contents/0"
FACE = {"type": "emoji", "productId": "p", "emojiId": "e"}


def words(text_v2: str, **substitution: Any) -> dict[str, Any]:
    return {"type": "textV2", "text": text_v2, "substitution": substitution}


def pictures(**column: Any) -> dict[str, Any]:
    return template(type="image_carousel", columns=[{"imageUrl": URL, "action": POSTBACK, **column}])


def uri(address: str, **more: Any) -> dict[str, Any]:
    return quick({"type": "uri", "label": "ก", "uri": address, **more})


TEXTS: dict[str, tuple[dict[str, Any], str]] = {
    "no kind at all": ({"text": "ก"}, "messages[0].type"),
    "a kind that is a number": ({"type": 1}, "messages[0].type"),
    "text that is null": ({"type": "text", "text": None}, "messages[0].text"),
    "quick replies of null": (text(quickReply=None), "messages[0].quickReply"),
    "quick reply of an unknown kind": (quick({"type": "dance", "label": "ก"}), f"{ITEM}.type"),
    "emoji index beyond the text": (
        text("$", emojis=[{"index": 9, "productId": "p", "emojiId": "e"}]),
        "messages[0].emojis[0].index",
    ),
    "emoji index below nothing": (
        text("$", emojis=[{"index": -1, "productId": "p", "emojiId": "e"}]),
        "messages[0].emojis[0].index",
    ),
    "twenty-one emojis": (
        text("$" * 21, emojis=[{"index": at, "productId": "p", "emojiId": "e"} for at in range(21)]),
        "messages[0].emojis",
    ),
    "undefined placeholder of two": (words("{who} {where}", who=FACE), "messages[0].text"),
    "a brace that is never closed": (words("{who", who=FACE), "messages[0].text"),
    "a placeholder's name with a space": (words("{a b}", **{"a b": FACE}), "messages[0].substitution.a b"),
    "a placeholder's name of 21": (
        words("{" + "a" * 21 + "}", **{"a" * 21: FACE}),
        "messages[0].substitution." + "a" * 21,
    ),
    "twenty-one emojis by placeholder": (
        words("".join(f"{{e{at}}}" for at in range(21)), **{f"e{at}": FACE for at in range(21)}),
        "messages[0].substitution",
    ),
    "a substitution of an unknown kind": (
        words("{a}", a={"type": "song"}),
        "messages[0].substitution.a.type",
    ),
    "textV2 of 5001": (words("ก" * 5001), "messages[0].text"),
    "sender icon over http": (
        text(sender={"iconUrl": "http://sanam.example/i.png"}),
        "messages[0].sender.iconUrl",
    ),
    "a key nobody knows in the sender": (text(sender={"nick": "ก"}), "messages[0].sender.nick"),
}

ACTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "postback data of nothing but 301 emojis": (quick(POSTBACK | {"data": "😀" * 151}), f"{ITEM}.data"),
    "fillInText of 301": (
        quick(POSTBACK | {"inputOption": "openKeyboard", "fillInText": "ก" * 301}),
        f"{ITEM}.fillInText",
    ),
    "an unknown input option": (quick(POSTBACK | {"inputOption": "openWindow"}), f"{ITEM}.inputOption"),
    "displayText beside text": (quick(POSTBACK | {"displayText": "ก", "text": "ก"}), f"{ITEM}.displayText"),
    "message without text": (quick({"type": "message", "label": "ก"}), f"{ITEM}.text"),
    "message of 301": (quick({"type": "message", "label": "ก", "text": "ก" * 301}), f"{ITEM}.text"),
    "label of nothing": (quick(POSTBACK | {"label": ""}), f"{ITEM}.label"),
    "label of 21 that 20 would fit by bytes": (quick(POSTBACK | {"label": "a" * 21}), f"{ITEM}.label"),
    "link of nothing": (uri(""), f"{ITEM}.uri"),
    "link without a host": (uri("https://"), f"{ITEM}.uri"),
    "link with a space": (uri("https://sanam.example/a b"), f"{ITEM}.uri"),
    "script as a link": (uri("javascript:alert(1)"), f"{ITEM}.uri"),
    "desktop link over ftp": (
        uri("https://sanam.example/", altUri={"desktop": "ftp://sanam.example/"}),
        f"{ITEM}.altUri.desktop",
    ),
    "clipboard of 1001": (
        quick({"type": "clipboard", "label": "ก", "clipboardText": "ก" * 1001}),
        f"{ITEM}.clipboardText",
    ),
    "picker without data": (
        quick({"type": "datetimepicker", "label": "ก", "mode": "date"}),
        f"{ITEM}.data",
    ),
    "picker without a mode": (
        quick({"type": "datetimepicker", "label": "ก", "data": "d"}),
        f"{ITEM}.mode",
    ),
    "picker of a week": (picker(mode="week"), f"{ITEM}.mode"),
    "picker before 1900": (picker(min="1899-12-31"), f"{ITEM}.min"),
    "picker of a day that is none": (picker(initial="2021-02-30"), f"{ITEM}.initial"),
    "picker of a time with a date": (picker(mode="time", initial="2021-11-22"), f"{ITEM}.initial"),
    "picker whose end is before its start": (picker(min="2021-11-22", max="2021-11-01"), f"{ITEM}.min"),
    "camera roll on a card": (
        columns({"actions": [{"type": "cameraRoll", "label": "รูป"}]}),
        "messages[0].template.columns[0].actions[0].type",
    ),
    "camera in flex": (
        flex({"type": "button", "action": {"type": "camera", "label": "ถ่าย"}}),
        f"{FIRST}/action/type",
    ),
    "switch of menus in flex": (
        flex(
            {
                "type": "button",
                "action": {"type": "richmenuswitch", "label": "ก", "data": "d", "richMenuAliasId": "a"},
            }
        ),
        f"{FIRST}/action/type",
    ),
}

TEMPLATES: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown template": (template(type="poster", text="ก"), "messages[0].template.type"),
    "a template of nothing": ({"type": "template", "altText": "ก"}, "messages[0].template"),
    "buttons without any": (buttons(actions=[]), "messages[0].template.actions"),
    "buttons without text": (buttons(text=""), "messages[0].template.text"),
    "button label of 21": (
        buttons(actions=[POSTBACK | {"label": "ก" * 21}]),
        "messages[0].template.actions[0].label",
    ),
    "pictured button text of 61": (
        buttons(thumbnailImageUrl=URL, text="ก" * 61),
        "messages[0].template.text",
    ),
    "button picture over http": (
        buttons(thumbnailImageUrl="http://sanam.example/a.jpg"),
        "messages[0].template.thumbnailImageUrl",
    ),
    "confirm with one action": (
        template(type="confirm", text="ก", actions=[POSTBACK]),
        "messages[0].template.actions",
    ),
    "confirm text of 241": (
        template(type="confirm", text="ก" * 241, actions=[POSTBACK] * 2),
        "messages[0].template.text",
    ),
    "no columns": (template(type="carousel", columns=[]), "messages[0].template.columns"),
    "four actions in a column": (
        columns({"actions": [POSTBACK] * 4}),
        "messages[0].template.columns[0].actions",
    ),
    "a title on one column only": (columns({"title": "ก"}, {}), "messages[0].template.columns"),
    "a picture on one column only": (columns({"thumbnailImageUrl": URL}, {}), "messages[0].template.columns"),
    "titled column text of 61": (
        columns({"title": "ก", "text": "ก" * 61}),
        "messages[0].template.columns[0].text",
    ),
    "image carousel label of 13": (
        pictures(action=POSTBACK | {"label": "ก" * 13}),
        "messages[0].template.columns[0].action.label",
    ),
    "image carousel over http": (
        pictures(imageUrl="http://sanam.example/a.jpg"),
        "messages[0].template.columns[0].imageUrl",
    ),
    "eleven pictures": (
        template(type="image_carousel", columns=[{"imageUrl": URL, "action": POSTBACK}] * 11),
        "messages[0].template.columns",
    ),
    "altText of nothing": ({**buttons(), "altText": ""}, "messages[0].altText"),
    "flex altText of 1501": (
        {**flex({"type": "text", "text": "ก"}), "altText": "ก" * 1501},
        "messages[0].altText",
    ),
}


WORDS = TEXTS | ACTIONS | TEMPLATES

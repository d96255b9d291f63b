"""More pictures, sounds, places and Flex that LINE refuses, each with the place LINE would name."""

from typing import Any

from tests.simulator.line_messages import POSTBACK, URL, button, carousel, flex

FIRST = "/body/contents/0"
AREA = {"x": 0, "y": 0, "width": 100, "height": 100}


def media(kind: str, **body: Any) -> dict[str, Any]:
    return {"type": kind, **body}


def image(**changes: Any) -> dict[str, Any]:
    return media("image", **{"originalContentUrl": URL, "previewImageUrl": URL, **changes})


def place(**changes: Any) -> dict[str, Any]:
    plain = {"title": "ศาลา", "address": "ริมใต้", "latitude": 18.9, "longitude": 98.9}
    return media("location", **{**plain, **changes})


def imagemap(**changes: Any) -> dict[str, Any]:
    action = {"type": "uri", "linkUri": "https://sanam.example/", "area": AREA}
    plain = {
        "baseUrl": "https://sanam.example/map",
        "altText": "แผนที่",
        "baseSize": {"width": 1040, "height": 1040},
        "actions": [action],
    }
    return media("imagemap", **{**plain, **changes})


MEDIA: dict[str, tuple[dict[str, Any], str]] = {
    "image without a preview": (media("image", originalContentUrl=URL), "messages[0].previewImageUrl"),
    "image preview over http": (
        image(previewImageUrl="http://sanam.example/a.jpg"),
        "messages[0].previewImageUrl",
    ),
    "image address of 2001": (
        image(originalContentUrl="https://sanam.example/" + "a" * 1979),
        "messages[0].originalContentUrl",
    ),
    "image address in Thai": (
        image(originalContentUrl="https://sanam.example/รูป.jpg"),
        "messages[0].originalContentUrl",
    ),
    "video without a preview": (media("video", originalContentUrl=URL), "messages[0].previewImageUrl"),
    "video tracking id of 101": (
        media("video", originalContentUrl=URL, previewImageUrl=URL, trackingId="a" * 101),
        "messages[0].trackingId",
    ),
    "sound without a length": (media("audio", originalContentUrl=URL), "messages[0].duration"),
    "sound of no length": (media("audio", originalContentUrl=URL, duration=0), "messages[0].duration"),
    "latitude of 999": (place(latitude=999), "messages[0].latitude"),
    "longitude of -181": (place(longitude=-181), "messages[0].longitude"),
    "latitude in words": (place(latitude="18.9"), "messages[0].latitude"),
    "place without an address": (place(address=""), "messages[0].address"),
    "place address of 101": (place(address="ก" * 101), "messages[0].address"),
    "sticker without a package": (media("sticker", stickerId="1988"), "messages[0].packageId"),
    "sticker of a number": (media("sticker", packageId=446, stickerId="1988"), "messages[0].packageId"),
    "imagemap over http": (imagemap(baseUrl="http://sanam.example/map"), "messages[0].baseUrl"),
    "imagemap of another width": (
        imagemap(baseSize={"width": 800, "height": 800}),
        "messages[0].baseSize.width",
    ),
    "imagemap without actions": (imagemap(actions=[]), "messages[0].actions"),
    "imagemap text of 401": (
        imagemap(actions=[{"type": "message", "text": "ก" * 401, "area": AREA}]),
        "messages[0].actions[0].text",
    ),
    "imagemap link of an unknown scheme": (
        imagemap(actions=[{"type": "uri", "linkUri": "ftp://sanam.example/", "area": AREA}]),
        "messages[0].actions[0].linkUri",
    ),
}

BOX = {"type": "box", "layout": "vertical", "contents": []}
FLEX: dict[str, tuple[dict[str, Any], str]] = {
    "flex of an unknown container": (
        {"type": "flex", "altText": "ก", "contents": {"type": "poster"}},
        "/type",
    ),
    "flex without contents": ({"type": "flex", "altText": "ก"}, "messages[0].contents"),
    "flex size of a bubble unknown": (flex(size="huge"), "/size"),
    "flex unknown block": (flex(feet={"type": "box"}), "/feet"),
    "flex button without an action": (flex({"type": "button"}), f"{FIRST}/action"),
    "flex button style unknown": (
        flex({"type": "button", "style": "loud", "action": POSTBACK}),
        f"{FIRST}/style",
    ),
    "flex button without a label": (
        flex({"type": "button", "action": {"type": "postback", "data": "x"}}),
        f"{FIRST}/action/label",
    ),
    "flex text weight unknown": (flex({"type": "text", "text": "ก", "weight": "heavy"}), f"{FIRST}/weight"),
    "flex padding without a unit": (flex({**BOX, "paddingAll": "12"}), f"{FIRST}/paddingAll"),
    "flex corner unknown": (flex({**BOX, "cornerRadius": "round"}), f"{FIRST}/cornerRadius"),
    "flex below nothing": (flex({"type": "text", "text": "ก", "flex": -1}), f"{FIRST}/flex"),
    "flex lines below nothing": (flex({"type": "text", "text": "ก", "maxLines": -1}), f"{FIRST}/maxLines"),
    "flex text in a baseline box with a button": (
        flex({"type": "box", "layout": "baseline", "contents": [{"type": "button", "action": POSTBACK}]}),
        f"{FIRST}/contents/0/type",
    ),
    "flex hero of a text": (flex(hero={"type": "text", "text": "ก"}), "/hero"),
    "flex picture without an address": (flex({"type": "image"}), f"{FIRST}/url"),
    "flex picture of a strange shape": (
        flex({"type": "image", "url": URL, "aspectRatio": "wide"}),
        f"{FIRST}/aspectRatio",
    ),
    "flex span of a colour by name": (
        flex({"type": "text", "contents": [{"type": "span", "text": "ก", "color": "red"}]}),
        f"{FIRST}/contents/0/color",
    ),
    "flex postback data of 301": (button(data="x" * 301), f"{FIRST}/action/data"),
    "flex carousel of nothing": (
        {"type": "flex", "altText": "ก", "contents": {"type": "carousel", "contents": []}},
        "/contents",
    ),
    "flex carousel of mixed sizes": (
        {
            "type": "flex",
            "altText": "ก",
            "contents": {
                "type": "carousel",
                "contents": [
                    flex({"type": "text", "text": "ก"}, size=size)["contents"] for size in ("kilo", "mega")
                ],
            },
        },
        "/contents",
    ),
    "a carousel in a carousel": (carousel(1, type="carousel", contents=[]), "/contents/0/type"),
    "flex video in a body box": (
        flex({"type": "video", "url": "http://sanam.example/a.mp4", "previewUrl": URL, "altContent": BOX}),
        f"{FIRST}/url",
    ),
    "flex style of a colour by name": (
        flex(styles={"body": {"backgroundColor": "red"}}),
        "/styles/body/backgroundColor",
    ),
}


PICTURES = MEDIA | FLEX

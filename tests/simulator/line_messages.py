"""Short ways to write messages, for the tables of right and wrong ones."""

from typing import Any

POSTBACK = {"type": "postback", "label": "ตกลง", "data": "x"}
URL = "https://sanam.example/a.jpg"


def text(words: str = "ดี", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def quick(*actions: dict[str, Any]) -> dict[str, Any]:
    return text(quickReply={"items": [{"type": "action", "action": action} for action in actions]})


def template(**body: Any) -> dict[str, Any]:
    return {"type": "template", "altText": "แบบ", "template": body}


def buttons(**changes: Any) -> dict[str, Any]:
    return template(**{"type": "buttons", "text": "เลือก", "actions": [POSTBACK], **changes})


def columns(*cards: dict[str, Any]) -> dict[str, Any]:
    plain = {"text": "เลือก", "actions": [POSTBACK]}
    return template(type="carousel", columns=[plain | card for card in cards])


def flex(*contents: dict[str, Any], **bubble: Any) -> dict[str, Any]:
    body = {"type": "box", "layout": "vertical", "contents": list(contents)}
    return {"type": "flex", "altText": "สรุป", "contents": {"type": "bubble", "body": body, **bubble}}


def carousel(count: int, **bubble: Any) -> dict[str, Any]:
    one = {**flex({"type": "text", "text": "ก"})["contents"], **bubble}
    return {"type": "flex", "altText": "สรุป", "contents": {"type": "carousel", "contents": [one] * count}}


def picker(**changes: Any) -> dict[str, Any]:
    return quick({"type": "datetimepicker", "label": "วันที่", "data": "d", "mode": "date", **changes})


def button(**action: Any) -> dict[str, Any]:
    return flex({"type": "button", "action": POSTBACK | action})

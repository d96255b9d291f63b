"""Messages LINE takes, each near a limit that would be easy to draw in the wrong place."""

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

ACCEPTED: dict[str, dict[str, Any]] = {
    "text of 5000": text("ก" * 5000),
    "label of 20 graphemes and 40 code points": quick(POSTBACK | {"label": "กี่" * 20}),
    "thirteen quick replies": quick(*[POSTBACK] * 13),
    "camera as a quick reply": quick(
        *({"type": kind, "label": "ส่ง"} for kind in ("camera", "cameraRoll", "location"))
    ),
    "plain http link": quick({"type": "uri", "label": "ก", "uri": "http://127.0.0.1:8000/login"}),
    "telephone link": quick({"type": "uri", "label": "ก", "uri": "tel:+6653000000"}),
    "picker": picker(initial="2021-11-22", max="2021-11-22"),
    "four buttons": buttons(text="ก" * 160, actions=[POSTBACK] * 4),
    "confirm": template(type="confirm", text="ก" * 240, actions=[POSTBACK] * 2),
    "carousel": columns({}, {}),
    "flex button label of 40": button(label="ก" * 40),
    "twelve bubbles": carousel(12, size="kilo"),
    "spans": flex({"type": "text", "contents": [{"type": "span", "text": "ก", "weight": "bold"}]}),
    "icon in a baseline": flex(
        {"type": "box", "layout": "baseline", "contents": [{"type": "icon", "url": URL}]}
    ),
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "altText of 1500": {**buttons(), "altText": "ก" * 1500},
    "substitution": {
        "type": "textV2",
        "text": "{{}} {face}",
        "substitution": {"face": {"type": "emoji", "productId": "p", "emojiId": "e"}},
    },
}

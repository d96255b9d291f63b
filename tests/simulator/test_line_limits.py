"""Every message is checked before it is delivered: what LINE refuses is refused here, and nothing else."""

from typing import Any

import pytest

from simulator.rules.measure import graphemes, json_bytes, utf16_units
from simulator.rules.menus import menu_problems
from simulator.rules.requests import request_problems
from tests.simulator.line_kit import SOMCHAI, Hand
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
from tests.simulator.line_wrong import REFUSED

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


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_message_is_refused_where_it_is_wrong(name: str) -> None:
    message, place = REFUSED[name]
    problems = request_problems("reply", {"replyToken": "t", "messages": [message]})
    assert place in [problem.place for problem in problems]


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_right_message_is_accepted(name: str) -> None:
    assert request_problems("push", {"to": SOMCHAI, "messages": [ACCEPTED[name]]}) == []


@pytest.mark.parametrize("name", ["text too long", "thirteen bubbles", "flex key misspelt"])
def test_a_refused_message_is_neither_delivered_nor_counted(line: Hand, name: str) -> None:
    assert line.push(SOMCHAI, text(), REFUSED[name][0])[0] == 400
    assert line.chat(SOMCHAI) == []
    assert line.get("/control/quota")["used"] == 0
    assert line.get("/control/calls")["calls"][0]["refused"]["details"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("reply", {"messages": [text()]}),
        ("reply", {"replyToken": "t", "messages": []}),
        ("push", {"to": SOMCHAI, "messages": [text()] * 6}),
        ("push", {"to": SOMCHAI, "messages": [text()], "silent": True}),
        ("push", {"to": SOMCHAI, "messages": [text()], "customAggregationUnits": ["ก"]}),
        ("multicast", {"to": [SOMCHAI] * 501, "messages": [text()]}),
        ("multicast", {"to": [], "messages": [text()]}),
        ("broadcast", {"messages": [text(quoteToken="q")]}),
    ],
)
def test_a_wrong_request_is_refused(kind: str, body: dict[str, Any]) -> None:
    assert request_problems(kind, body) != []


@pytest.mark.parametrize(
    ("words", "units", "letters"),
    [("น้ำ", 3, 1), ("เมนูเจ้าหน้าที่", 15, 10), ("บันทึกผลการสำรวจพื้นที่", 23, 16), ("😀", 2, 1), ("", 0, 0)],
)
def test_thai_is_counted_as_line_counts_it(words: str, units: int, letters: int) -> None:
    assert (utf16_units(words), graphemes(words)) == (units, letters)


def test_sizes_are_bytes_of_compact_json() -> None:
    assert json_bytes({"a": "ก"}) == len('{"a":"ก"}'.encode())


def test_a_menu_without_its_parts_is_refused() -> None:
    assert {problem.place for problem in menu_problems({})} >= {
        "size",
        "selected",
        "name",
        "chatBarText",
        "areas",
    }

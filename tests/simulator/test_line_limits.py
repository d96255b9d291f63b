"""Every message is checked before it is delivered: what LINE refuses is refused here, and nothing else."""

from typing import Any

import pytest

from simulator.rules.measure import graphemes, json_bytes, utf16_units
from simulator.rules.menus import menu_problems
from simulator.rules.requests import request_problems
from tests.simulator.line_kit import SOMCHAI, Hand
from tests.simulator.line_messages import text
from tests.simulator.line_right import ACCEPTED
from tests.simulator.line_wrong import REFUSED


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

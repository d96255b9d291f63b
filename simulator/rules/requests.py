"""Check whole requests that send messages: first LINE's schema, then the limits of its manual."""

import re
from typing import Any

from simulator.rules import spec
from simulator.rules.found import Spot
from simulator.rules.messages import check_message, mentioned
from simulator.rules.problem import Problem

KINDS = {
    "reply": "ReplyMessageRequest",
    "push": "PushMessageRequest",
    "multicast": "MulticastRequest",
    "broadcast": "BroadcastRequest",
    "narrowcast": "NarrowcastRequest",
    "validate": "ValidateMessageRequest",
}
UNIT = re.compile(r"[a-zA-Z0-9_]{1,30}")
ADDRESSED = ("reply", "push")


def request_problems(kind: str, body: Any) -> list[Problem]:
    """Return everything LINE would refuse in a request of this kind, from its schema or from its manual."""
    found = spec.problems(KINDS[kind], body)
    if found:
        return found
    spot = Spot()
    for number, message in enumerate(body["messages"]):
        below = spot.at("messages", number)
        check_message(below, message)
        if "quoteToken" in message and kind not in {*ADDRESSED, "validate"}:
            below.refuse("quoteToken cannot be used here", "quoteToken")
        if kind not in {*ADDRESSED, "validate"}:
            for key, _ in mentioned(message):
                below.refuse("mentions cannot be used here", "substitution", key)
    _check_units(spot, body.get("customAggregationUnits", []))
    return spot.problems


def _check_units(spot: Spot, units: list[str]) -> None:
    spot.size(units, 0, 1, "customAggregationUnits")
    for number, unit in enumerate(units):
        if not UNIT.fullmatch(unit):
            spot.refuse("invalid property", "customAggregationUnits", number)

"""Messages the bot sends of its own accord: push, multicast, broadcast. Each counts once a reached person."""

import re
from collections.abc import Callable
from typing import Any

from simulator.api.bodies import messages_of
from simulator.api.deliver import Delivery, bill, check_place, deliver, to_group, to_person
from simulator.api.refusals import invalid_property
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.ids import CHAT_ID
from simulator.world.retry_keys import Accepted

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

Body = dict[str, Any]
Send = Callable[[], list[dict[str, Any]]]


def push(line: Line, request: Request) -> Answer:
    """Send to one person or one group."""
    body = messages_of(request, "push")
    return json_answer({"sentMessages": accept_once(line, request, lambda: _push(line, body))})


def multicast(line: Line, request: Request) -> Answer:
    """Send the same to several people."""
    body = messages_of(request, "multicast")
    accept_once(line, request, lambda: _multicast(line, body))
    return json_answer({})


def broadcast(line: Line, request: Request) -> Answer:
    """Send the same to every friend."""
    body = messages_of(request, "broadcast")
    accept_once(line, request, lambda: _broadcast(line, body))
    return json_answer({})


def accept_once(line: Line, request: Request, send: Send) -> list[dict[str, Any]]:
    """Send, unless the request's retry key says that it was sent before."""
    key = _retry_key(request)
    with line.changed:
        accepted = line.keys.find(key, line.clock.machine()) if key else None
        if accepted:
            raise _already(accepted)
        sent = send()
        if key:
            line.keys.accept(key, Accepted(request.headers["x-line-request-id"], sent, line.clock.machine()))
    return sent


def deliver_all(line: Line, deliveries: list[Delivery], body: Body, kind: str) -> None:
    """Bill and deliver the same messages to several people."""
    bill(line, deliveries, kind)
    line.units.use(body.get("customAggregationUnits", []), line.clock.now())
    for delivery in deliveries:
        deliver(line, delivery, body["messages"], "push")


def _push(line: Line, body: Body) -> list[dict[str, Any]]:
    delivery = _delivery(line, body["to"])
    check_place(line, delivery.chat, body["messages"])
    bill(line, [delivery], "push")
    line.units.use(body.get("customAggregationUnits", []), line.clock.now())
    return deliver(line, delivery, body["messages"], "push")


def _multicast(line: Line, body: Body) -> list[dict[str, Any]]:
    for number, to in enumerate(body["to"]):
        if to not in line.people:
            raise invalid_property(f"to[{number}]")
    deliver_all(line, [to_person(line, to) for to in dict.fromkeys(body["to"])], body, "multicast")
    return []


def _broadcast(line: Line, body: Body) -> list[dict[str, Any]]:
    friends = [person.id for person in line.people.values() if person.known()]
    deliver_all(line, [to_person(line, friend) for friend in friends], body, "broadcast")
    return []


def _delivery(line: Line, to: str) -> Delivery:
    if not CHAT_ID.fullmatch(to):
        raise invalid_property("to")
    if to in line.people:
        return to_person(line, to)
    if to in line.groups and line.groups[to].joined:
        return to_group(line, to)
    raise Refusal(400, "Failed to send messages")


def _retry_key(request: Request) -> str | None:
    key = request.headers.get("x-line-retry-key")
    if key is None:
        return None
    if not UUID.fullmatch(key):
        raise Refusal(400, "The retry key is invalid: it must be a UUID in hexadecimal notation")
    return key.lower()


def _already(accepted: Accepted) -> Refusal:
    return Refusal(
        409,
        "The retry key is already accepted",
        headers={"X-Line-Accepted-Request-Id": accepted.request_id},
        extra={"sentMessages": accepted.sent} if accepted.sent else {},
    )


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/message/push", push),
    route("POST", "/v2/bot/message/multicast", multicast),
    route("POST", "/v2/bot/message/broadcast", broadcast),
)

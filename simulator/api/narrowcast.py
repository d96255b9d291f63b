"""Narrowcasts: accepted at once, done later, and only where at least fifty people would get them."""

from typing import Any

from simulator.api.bodies import messages_of
from simulator.api.deliver import Delivery, to_person
from simulator.api.push import accept_once, deliver_all
from simulator.api.refusals import invalid_parameter, not_found
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.clock import utc

LEAST_RECIPIENTS = 50
TOO_FEW = 2
Body = dict[str, Any]


def narrowcast(line: Line, request: Request) -> Answer:
    """Accept a narrowcast; how it went is told by its progress."""
    body = messages_of(request, "narrowcast")
    if _names_an_audience(body.get("recipient")):
        raise Refusal(400, "The audience does not exist")
    accept_once(line, request, lambda: _accept(line, body, request.headers["x-line-request-id"]))
    return json_answer({}, 202)


def progress(line: Line, request: Request) -> Answer:
    """Say how a narrowcast went."""
    wanted = request.query("requestId")
    if not wanted:
        raise invalid_parameter("requestId")
    with line.changed:
        if wanted not in line.jobs.narrowcasts:
            raise not_found()
        return json_answer(line.jobs.narrowcasts[wanted])


def _accept(line: Line, body: Body, request_id: str) -> list[Body]:
    line.jobs.narrowcasts[request_id] = _send(line, body)
    return []


def _send(line: Line, body: Body) -> Body:
    # Nobody here has told LINE an age or a region, so a filter finds nobody.
    friends = [person.id for person in line.people.values() if person.known() and "filter" not in body]
    now = utc(line.clock.now())
    times = {"acceptedTime": now, "completedTime": now}
    if len(friends) < LEAST_RECIPIENTS:
        failed = "There were not enough recipients"
        return {"phase": "failed", "errorCode": TOO_FEW, "failedDescription": failed, **times}
    chosen = friends[: body.get("limit", {}).get("max", len(friends))]
    deliveries: list[Delivery] = [to_person(line, friend) for friend in chosen]
    deliver_all(line, deliveries, body, "narrowcast")
    count = len(deliveries)
    return {"phase": "succeeded", "successCount": count, "failureCount": 0, "targetCount": count, **times}


def _names_an_audience(recipient: Any) -> bool:
    """Say whether an audience or an earlier request is named anywhere; there are none in this account."""
    if isinstance(recipient, dict):
        named = recipient.get("type") in {"audience", "redelivery"}
        return named or any(_names_an_audience(part) for part in recipient.values())
    return isinstance(recipient, list) and any(_names_an_audience(part) for part in recipient)


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/message/narrowcast", narrowcast),
    route("GET", "/v2/bot/message/progress/narrowcast", progress),
)

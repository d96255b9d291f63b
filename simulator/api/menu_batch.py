"""Many changes of linked rich menus in one order, done at once here, told by a progress address as at LINE."""

from typing import Any

from simulator.api.bodies import body_of
from simulator.api.menu_links import with_picture
from simulator.api.refusals import invalid, invalid_parameter, not_found
from simulator.line import Line
from simulator.rules.problem import Problem
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.clock import utc

Operation = dict[str, str]


def batch(line: Line, request: Request) -> Answer:
    """Link, exchange and unlink menus for everybody who has one."""
    body = _checked(line, request)
    with line.changed:
        key = body.get("resumeRequestKey")
        if key in line.jobs.resume_keys:
            raise Refusal(400, "The resume request key has been used")
        if key:
            line.jobs.resume_keys.add(key)
        for operation in body["operations"]:
            _carry_out(line, operation)
        now = utc(line.clock.now())
        outcome = {"phase": "succeeded", "acceptedTime": now, "completedTime": now}
        line.jobs.batches[request.headers["x-line-request-id"]] = outcome
        line.touch()
    return json_answer({}, 202)


def validate(line: Line, request: Request) -> Answer:
    """Check an order without doing it."""
    _checked(line, request)
    return json_answer({})


def progress(line: Line, request: Request) -> Answer:
    """Say how an order went."""
    wanted = request.query("requestId")
    if not wanted:
        raise invalid_parameter("requestId")
    with line.changed:
        if wanted not in line.jobs.batches:
            raise not_found()
        return json_answer(line.jobs.batches[wanted])


def _checked(line: Line, request: Request) -> dict[str, Any]:
    body = body_of(request, "RichMenuBatchRequest")
    if not body["operations"]:
        raise invalid([Problem(("operations",), "Size must be between 1 and 1000")])
    with line.changed:
        for operation in body["operations"]:
            for menu in (operation[name] for name in ("from", "to") if name in operation):
                with_picture(line, menu, absent=400)
    return body


def _carry_out(line: Line, operation: Operation) -> None:
    """Change the menus of those whom one operation means."""
    for person in line.people.values():
        if person.menu and operation.get("from", person.menu) == person.menu:
            person.menu = operation.get("to")


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/richmenu/batch", batch),
    route("POST", "/v2/bot/richmenu/validate/batch", validate),
    route("GET", "/v2/bot/richmenu/progress/batch", progress),
)

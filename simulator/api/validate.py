"""Check messages without sending them."""

from simulator.api.refusals import invalid
from simulator.line import Line
from simulator.rules.requests import request_problems
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

KINDS = ("reply", "push", "multicast", "narrowcast", "broadcast")


def validate(_: Line, request: Request) -> Answer:
    """Say what sending these messages would be refused for."""
    if problems := request_problems("validate", request.json()):
        raise invalid(problems)
    return json_answer({})


ROUTES: tuple[Route[Line], ...] = tuple(
    route("POST", f"/v2/bot/message/validate/{kind}", validate) for kind in KINDS
)

"""Check messages without sending them."""

from simulator.api.bodies import messages_of
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

KINDS = ("reply", "push", "multicast", "narrowcast", "broadcast")


def validate(_: Line, request: Request) -> Answer:
    """Say what sending these messages would be refused for."""
    messages_of(request, "validate")
    return json_answer({})


ROUTES: tuple[Route[Line], ...] = tuple(
    route("POST", f"/v2/bot/message/validate/{kind}", validate) for kind in KINDS
)

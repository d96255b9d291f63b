"""The names that messages were counted under this month."""

from simulator.api.refusals import invalid_parameter
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

MOST = 100


def used(line: Line, _: Request) -> Answer:
    """Return how many names were used."""
    with line.changed:
        return json_answer({"numOfCustomAggregationUnits": len(line.units.names(line.clock.now()))})


def names(line: Line, request: Request) -> Answer:
    """Return the names, so many at a time; `next` leads on."""
    limit, start = _number(request, "limit", MOST), _number(request, "start", 0)
    if not 0 < limit <= MOST:
        raise invalid_parameter("limit")
    with line.changed:
        known = line.units.names(line.clock.now())
    page = {"customAggregationUnits": known[start : start + limit]}
    return json_answer(page | ({"next": str(start + limit)} if start + limit < len(known) else {}))


def _number(request: Request, name: str, standard: int) -> int:
    value = request.query(name) or str(standard)
    if not value.isdecimal():
        raise invalid_parameter(name)
    return int(value)


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/message/aggregation/info", used),
    route("GET", "/v2/bot/message/aggregation/list", names),
)

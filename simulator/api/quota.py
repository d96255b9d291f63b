"""How many messages the plan allows, and how many went out."""

import re
from datetime import datetime

from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.quota import day

DATE = re.compile(r"\d{8}")
FIRST_DAY = "20180331"  # LINE counts since then
KINDS = ("reply", "push", "multicast", "broadcast")


def quota(line: Line, _: Request) -> Answer:
    """Return the month's allowance."""
    with line.changed:
        limit = line.quota.limit
    return json_answer({"type": "none"} if limit is None else {"type": "limited", "value": limit})


def consumption(line: Line, _: Request) -> Answer:
    """Return what was used of it."""
    with line.changed:
        return json_answer({"totalUsage": line.quota.used(line.clock.now())})


def delivered(line: Line, request: Request) -> Answer:
    """Return one day's count, which is ready once the day is over in LINE's own zone."""
    date = request.query("date")
    if not _is_date(date):
        raise Refusal(400, "The value for the 'date' parameter is invalid")
    kind = request.path.rsplit("/", 1)[1]
    if date < FIRST_DAY:
        return json_answer({"status": "out_of_service"})
    with line.changed:
        if date >= day(line.clock.now()):
            return json_answer({"status": "unready"})
        return json_answer({"status": "ready", "success": line.quota.delivered(kind, date)})


def _is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text) and datetime.strptime(text, "%Y%m%d"))  # noqa: DTZ007 - a bare date
    except ValueError:
        return False


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/message/quota", quota),
    route("GET", "/v2/bot/message/quota/consumption", consumption),
    *(route("GET", f"/v2/bot/message/delivery/{kind}", delivered) for kind in KINDS),
)

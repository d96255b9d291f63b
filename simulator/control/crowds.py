"""Many phones at once: acts of many people in one call, and the news of all chats in one wait."""

from typing import Any

from simulator.control.desk import Desk, person_of
from simulator.control.people import ALL_ACTS
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

LONGEST_WAIT = 60.0


def acts(desk: Desk, request: Request) -> Answer:
    """Let many people do something, each act a webhook of its own; one that is refused says so and stops nobody."""
    steps = request.json().get("steps")
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise Refusal(400, "steps must be a list of objects")
    with desk.line.changed:
        return json_answer({"done": [_done(desk, step) for step in steps]})


def news(desk: Desk, request: Request) -> Answer:
    """Return the bubbles of all chats after number `since`; with `wait` hold the answer until there is one."""
    line, since = desk.line, int(request.query("since", "0"))
    wait = min(float(request.query("wait", "0")), LONGEST_WAIT)
    author = request.query("from")
    with line.changed:
        line.changed.wait_for(lambda: line.chats.count > since, wait)
        # After a reset the numbers begin again.
        found = line.chats.since(since if since <= line.chats.count else 0)
        last = line.chats.count
    bubbles = [
        {
            "chat": chat,
            "from": bubble.author,
            "via": bubble.via,
            "ms": round(bubble.at.timestamp() * 1000),
            "message": bubble.message,
        }
        for _, chat, bubble in found
        if not author or bubble.author == author
    ]
    return json_answer({"last": last, "bubbles": bubbles})


def _done(desk: Desk, step: dict[str, Any]) -> dict[str, Any]:
    doing = ALL_ACTS.get(str(step.get("do")))
    if doing is None:
        return {"error": f"each step needs `do`, one of {sorted(ALL_ACTS)}", "status": 400}
    try:
        ms = desk.line.clock.milliseconds()
        done = doing(desk.line, person_of(desk.line, str(step.get("person"))), step)
    except Refusal as refusal:
        return {"error": refusal.message, "status": refusal.status}
    desk.sender.send_each(done.events)
    return {**done.view(), "ms": ms}


ROUTES: tuple[Route[Desk], ...] = (
    route("POST", "/control/acts", acts),
    route("GET", "/control/news", news),
)

"""The machine behind the chats: clock, quota, faults, logs, raw webhooks."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from simulator.control.desk import Desk
from simulator.hook.events import Event
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

LONGEST_WAIT = 120.0
KEPT = {"menus", "clock"}
YEARS = range(2000, 2101)


def health(_: Desk, __: Request) -> Answer:
    """Say that the server lives."""
    return json_answer({"status": "ok"})


def clock(desk: Desk, _: Request) -> Answer:
    """Return the virtual moment."""
    with desk.line.changed:
        return json_answer(clock_view(desk.line))


def set_clock(desk: Desk, request: Request) -> Answer:
    """Jump to a moment or by some seconds, or hold and release the clock."""
    body = request.json()
    with desk.line.changed:
        before = desk.line.clock.now()
        try:
            if "running" in body:
                desk.line.clock.run(runs=bool(body["running"]))
            if "now" in body:
                desk.line.clock.set(datetime.fromisoformat(str(body["now"])))
            desk.line.clock.advance(float(body.get("advance_seconds", 0)))
            view = _sane_view(desk.line)
        except (ValueError, TypeError, OverflowError) as wrong:
            desk.line.clock.set(before)
            raise Refusal(400, f"not a moment: {wrong}") from wrong
        desk.line.touch()
        return json_answer(view)


def _sane_view(line: Line) -> dict[str, Any]:
    if line.clock.now().year not in YEARS:
        raise ValueError(f"the year must be {YEARS.start} to {YEARS.stop - 1}")
    return clock_view(line)


def clock_view(line: Line) -> dict[str, Any]:
    """Return the clock as JSON."""
    now = line.clock.now().isoformat(timespec="milliseconds")
    return {"now": now, "offset_seconds": round(line.clock.offset, 3), "running": line.clock.runs}


def quota(desk: Desk, _: Request) -> Answer:
    """Return the month's allowance and use."""
    with desk.line.changed:
        return json_answer(desk.line.quota.view(desk.line.clock.now()))


def set_quota(desk: Desk, request: Request) -> Answer:
    """Change the allowance (`limit`, null for none) or what is used of it."""
    body = request.json()
    with desk.line.changed:
        if "limit" in body:
            desk.line.quota.limit = None if body["limit"] is None else int(body["limit"])
        if "used" in body:
            desk.line.quota.set_used(int(body["used"]), desk.line.clock.now())
        desk.line.touch()
        return json_answer(desk.line.quota.view(desk.line.clock.now()))


def calls(desk: Desk, request: Request) -> Answer:
    """Return the logged calls of the API, from number `since` on."""
    since = int(request.query("since", "0"))
    with desk.line.changed:
        kept = desk.line.journal.calls_since(since)
        return json_answer({"calls": kept, "totals": dict(desk.line.journal.totals)})


def webhooks(desk: Desk, request: Request) -> Answer:
    """Return the logged tries to deliver, from number `since` on."""
    since = int(request.query("since", "0"))
    with desk.line.changed:
        kept = [entry for entry in desk.line.journal.webhooks if entry["seq"] > since]
        return json_answer({"webhooks": kept, "under_way": desk.sender.under_way()})


def idle(desk: Desk, request: Request) -> Answer:
    """Answer once no webhook is under way any more, or after `timeout` seconds."""
    seconds = min(float(request.query("timeout", "10")), LONGEST_WAIT)
    return json_answer({"idle": desk.sender.wait_until_idle(seconds)})


def raw_events(desk: Desk, request: Request) -> Answer:
    """Send a webhook with exactly these events."""
    body = request.json()
    events: list[Event] = body.get("events", [])
    if not isinstance(events, list) or not all(isinstance(sent, dict) for sent in events):
        raise Refusal(400, "events must be a list of objects")
    with desk.line.changed:
        for sent in events:
            _give_token(desk.line, sent)
        desk.sender.send(events, wrong_signature=bool(body.get("wrong_signature")))
    return json_answer({"webhookEventIds": [sent.get("webhookEventId") for sent in events]})


def faults(desk: Desk, _: Request) -> Answer:
    """Return the present troubles."""
    with desk.line.changed:
        return json_answer(faults_view(desk.line))


def set_faults(desk: Desk, request: Request) -> Answer:
    """Switch troubles on; those not named stay as they are."""
    with desk.line.changed:
        desk.line.faults.change(request.json())
        desk.line.touch()
        return json_answer(faults_view(desk.line))


def clear_faults(desk: Desk, _: Request) -> Answer:
    """End all troubles."""
    with desk.line.changed:
        desk.line.faults.clear()
        desk.line.touch()
        return json_answer(faults_view(desk.line))


def age_tokens(desk: Desk, request: Request) -> Answer:
    """Make all reply tokens so many seconds older."""
    with desk.line.changed:
        desk.line.age(float(request.json().get("age_seconds", 61)))
    return json_answer({})


def reset(desk: Desk, request: Request) -> Answer:
    """Forget all that happened, but for what `keep` names: `menus`, `clock`."""
    kept = set(request.json().get("keep", []))
    if unknown := kept - KEPT:
        raise Refusal(400, f"unknown to keep: {sorted(unknown)}; known are {sorted(KEPT)}")
    line = desk.line
    with line.changed:
        menus, now = line.menus, line.clock.now()
        linked = {person.id: person.menu for person in line.people.values()}
        line.reset()
        if "menus" in kept:
            line.menus = menus
            for person in line.people.values():
                person.menu = linked.get(person.id)
        if "clock" in kept:
            line.clock.set(now)
    return json_answer({})


def _give_token(line: Line, sent: Event) -> None:
    source = sent.get("source") or {}
    chat = source.get("groupId") or source.get("userId")
    if sent.get("replyToken") and (chat in line.people or chat in line.groups):
        line.tokens.give(sent["replyToken"], chat, line.clock.machine())


def faults_view(line: Line) -> dict[str, Any]:
    """Return the present troubles as JSON."""
    return {"api": asdict(line.faults.api), "webhook": asdict(line.faults.webhook)}


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/health", health),
    route("GET", "/control/clock", clock),
    route("POST", "/control/clock", set_clock),
    route("GET", "/control/quota", quota),
    route("POST", "/control/quota", set_quota),
    route("GET", "/control/calls", calls),
    route("GET", "/control/webhooks", webhooks),
    route("GET", "/control/idle", idle),
    route("POST", "/control/events", raw_events),
    route("GET", "/control/faults", faults),
    route("POST", "/control/faults", set_faults),
    route("DELETE", "/control/faults", clear_faults),
    route("POST", "/control/tokens", age_tokens),
    route("POST", "/control/reset", reset),
)

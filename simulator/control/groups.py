"""Groups: make them, and let things happen there."""

from typing import Any

from simulator.control.desk import Desk, group_of, person_of
from simulator.hook.group_acts import GROUP_ACTS
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.ids import group_id
from simulator.world.people import Group


def list_groups(desk: Desk, _: Request) -> Answer:
    """Return all groups."""
    with desk.line.changed:
        return json_answer({"groups": [view(group) for group in desk.line.groups.values()]})


def create(desk: Desk, request: Request) -> Answer:
    """Make a group of people; the bot joins by an act of its own."""
    body = request.json()
    name = str(body.get("name") or "")
    if not name:
        raise Refusal(400, "name is missing")
    with desk.line.changed:
        members = [person_of(desk.line, str(user)).id for user in body.get("members", [])]
        group = Group(str(body.get("id") or group_id(name)), name, members)
        desk.line.groups[group.id] = group
        desk.line.touch()
        return json_answer(view(group), 201)


def act(desk: Desk, request: Request) -> Answer:
    """Let something happen in a group."""
    doing = GROUP_ACTS.get(request.args["act"])
    if doing is None:
        raise Refusal(404, f"no such act; known are {sorted(GROUP_ACTS)}")
    with desk.line.changed:
        done = doing(desk.line, group_of(desk.line, request), request.json())
        for sent in done.events:
            desk.sender.send([sent])
    return json_answer(done.view())


def view(group: Group) -> dict[str, Any]:
    """Return a group as JSON."""
    return {"id": group.id, "name": group.name, "members": group.members, "joined": group.joined}


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/groups", list_groups),
    route("POST", "/control/groups", create),
    route("POST", "/control/groups/{group}/{act}", act),
)

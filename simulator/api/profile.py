"""Who people and groups are, as far as an unverified account may know."""

from simulator.api.refusals import not_found
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.people import Group, Person

LANGUAGE = "th"


def profile(line: Line, request: Request) -> Answer:
    """Return a friend's profile."""
    with line.changed:
        person = line.people.get(request.args["user"])
        if person is None or not person.known():
            raise not_found()
        return json_answer({**_shown(person), "language": LANGUAGE})


def group_summary(line: Line, request: Request) -> Answer:
    """Return a group's name."""
    with line.changed:
        group = _joined(line, request)
        return json_answer({"groupId": group.id, "groupName": group.name})


def members_count(line: Line, request: Request) -> Answer:
    """Return how many people are in a group, the bot not counted."""
    with line.changed:
        return json_answer({"count": len(_joined(line, request).members)})


def group_member(line: Line, request: Request) -> Answer:
    """Return a member's profile, friend or not."""
    with line.changed:
        group = _joined(line, request)
        if request.args["user"] not in group.members:
            raise not_found()
        return json_answer(_shown(line.people[request.args["user"]]))


def leave_group(line: Line, request: Request) -> Answer:
    """Take the bot out of a group; no event follows."""
    with line.changed:
        _joined(line, request).joined = False
    return json_answer({})


def forbidden(_: Line, __: Request) -> Answer:
    """Refuse lists that only verified accounts get."""
    raise Refusal(403, "Access to this API is not available for your account")


def _joined(line: Line, request: Request) -> Group:
    group = line.groups.get(request.args["group"])
    if group is None or not group.joined:
        raise not_found()
    return group


def _shown(person: Person) -> dict[str, str]:
    return {"userId": person.id, "displayName": person.name}


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/profile/{user}", profile),
    route("GET", "/v2/bot/followers/ids", forbidden),
    route("GET", "/v2/bot/group/{group}/summary", group_summary),
    route("GET", "/v2/bot/group/{group}/members/count", members_count),
    route("GET", "/v2/bot/group/{group}/members/ids", forbidden),
    route("GET", "/v2/bot/group/{group}/member/{user}", group_member),
    route("POST", "/v2/bot/group/{group}/leave", leave_group),
)

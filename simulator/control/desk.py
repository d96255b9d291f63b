"""What control handlers work with."""

from dataclasses import dataclass

from simulator.hook.sender import Sender
from simulator.line import Line
from simulator.wire.answer import Refusal
from simulator.wire.request import Request
from simulator.world.people import Group, Person


@dataclass(frozen=True, slots=True)
class Desk:
    """The state, and the way to the bot."""

    line: Line
    sender: Sender


def person_of(line: Line, user: str) -> Person:
    """Return a person, or refuse."""
    if user not in line.people:
        raise Refusal(404, "no such person")
    return line.people[user]


def group_of(line: Line, request: Request) -> Group:
    """Return the group of the path, or refuse."""
    group = line.groups.get(request.args["group"])
    if group is None:
        raise Refusal(404, "no such group")
    return group

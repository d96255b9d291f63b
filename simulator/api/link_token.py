"""Tokens that join a person's LINE account to an account elsewhere."""

from simulator.api.refusals import not_found
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route


def issue(line: Line, request: Request) -> Answer:
    """Give a friend's link token, good once and for ten minutes."""
    with line.changed:
        person = line.people.get(request.args["user"])
        if person is None or not person.known():
            raise not_found()
        return json_answer({"linkToken": line.link_tokens.give(person.id, line.clock.machine())})


ROUTES: tuple[Route[Line], ...] = (route("POST", "/v2/bot/user/{user}/linkToken", issue),)

"""Let a program in that shows a token: who it is, what it may read and how often, and the log of what it was given."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from importlib import import_module
from typing import Final

from flask import Response, request

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.wiring import Core
from handlers import accesses
from handlers.desk import Desk
from handlers.feeding import grants
from handlers.feeding.grants import Grant
from models import report_changes
from web.api import asked
from web.api.answers import Answer, written
from web.api.problems import problem
from web.api.routes import ROUTES, Route
from web.browsers import core, hashed
from web.pages import secured
from web.tries import Tries

NAMED: Final = {one.name: one for one in ROUTES}
LONGEST: Final = 200
BY_TOKEN, BY_ADDRESS, GUESSES = Tries(120), Tries(600), Tries(20)
GONE: Final = "What this token opens is not there any more. Ask the programme's administrator for a new one."
UNKNOWN: Final = "Show a token that holds as the header Authorization: Bearer TOKEN."
OFTEN: Final = "Too many calls in a minute. Wait a minute, then go on where you stopped."


@dataclass(frozen=True, slots=True)
class Visit:
    """One call of a program that was let in."""

    core: Core
    desk: Desk
    grant: Grant


def look(name: str, /, **arguments: str) -> Response:
    """Give what is asked for."""
    here, address = core(), request.remote_addr or ""
    if not BY_ADDRESS.allows(address, now_ms=machine_ms()):
        return problem(HTTPStatus.TOO_MANY_REQUESTS, OFTEN)
    found = _grant(here)
    if not isinstance(found, Grant):
        return _refused(found, address)
    if not BY_TOKEN.allows(found.token.id, now_ms=machine_ms()):
        return problem(HTTPStatus.TOO_MANY_REQUESTS, OFTEN)
    route = NAMED[name]
    asked.known(route.takes)
    if route.is_of_reports:
        _place(here)
    return _given(here, found, route, arguments)


def description(described: bytes) -> Response:
    """Give the description of everything."""
    if not BY_ADDRESS.allows(request.remote_addr or "", now_ms=machine_ms()):
        return problem(HTTPStatus.TOO_MANY_REQUESTS, OFTEN)
    return secured(Response(described, content_type="application/json"))


def nothing() -> Response:
    """Say of every other address below the root that there is nothing."""
    if not BY_ADDRESS.allows(request.remote_addr or "", now_ms=machine_ms()):
        return problem(HTTPStatus.TOO_MANY_REQUESTS, OFTEN)
    if request.method not in {"GET", "HEAD"}:
        return problem(HTTPStatus.METHOD_NOT_ALLOWED, "Everything here is only read: use GET.")
    return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address; docs/api.md lists what there is.")


def _grant(here: Core) -> Grant | grants.Refusal:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip() or len(token) > LONGEST:
        return "unknown"
    with here.database.reading() as connection:
        return grants.grant(desk_of(here, connection), hashed(token.strip()))


def _refused(why: grants.Refusal, address: str) -> Response:
    if why == "gone":
        return problem(HTTPStatus.FORBIDDEN, GONE)
    if not GUESSES.allows(address, now_ms=machine_ms()):
        return problem(HTTPStatus.TOO_MANY_REQUESTS, OFTEN)
    return problem(HTTPStatus.UNAUTHORIZED, UNKNOWN)


def _place(here: Core) -> None:
    """Give what has changed its place, so that it is among what can be read."""
    with here.database.reading() as connection:
        is_any = report_changes.is_any_marked(connection)
    if is_any:
        with here.database.writing() as connection:
            report_changes.place_marked(connection)


def _given(here: Core, found: Grant, route: Route, arguments: dict[str, str]) -> Response:
    with here.database.reading() as connection:
        desk = desk_of(here, connection, [])
        answer: Answer = import_module(f"web.api.{route.module}").show(Visit(here, desk, found), **arguments)
    response = written(answer)
    is_new = response.status_code == HTTPStatus.OK
    with here.database.writing() as connection:
        noting = replace(desk, connection=connection)
        grants.read(noting, found.token, route.name, answer.rows if is_new else 0)
        if is_new and desk.looks:
            accesses.note(noting, desk.looks, who="", door="api")
    return response

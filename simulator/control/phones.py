"""What the phone page shows: everything it needs in one answer, and nothing when nothing changed."""

from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from simulator.api.refusals import not_found
from simulator.control.desk import Desk
from simulator.control.machine import clock_view
from simulator.control.people import view
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.people import Person

SHOWN = 200
CURIOUS_SECONDS = 0.5
FIRST_PHONES = 2


def phones(desk: Desk, request: Request) -> Answer:
    """Return the phones of some people; with `version` only when something changed since."""
    line = desk.line
    with line.changed:
        if line.chats.stop_loading(line.clock.machine()):
            line.touch()
        head = {"version": line.version, "clock": clock_view(line)}
        # After a reset a page may still ask for somebody who is no more.
        wanted = [user for user in request.query("people").split(",") if user in line.people] or _first(line)
        if request.query("version") == str(line.version):
            return json_answer(head)
        head["phones"] = [_phone(line, line.people[user]) for user in wanted]
        head["others"] = [view(line, person) for person in line.people.values() if person.id not in wanted]
        head["bot"] = {"name": line.bot.name}
        head["quota"] = line.quota.view(line.clock.now())
        return json_answer(head)


def picture(desk: Desk, request: Request) -> Answer:
    """Return a picture somebody sent, for the phone page."""
    with desk.line.changed:
        found = desk.line.contents.get(request.args["message"])
    if found is None or found.gone:
        raise not_found()
    return Answer(200, found.body, found.content_type)


def menu_picture(desk: Desk, request: Request) -> Answer:
    """Return a rich menu's picture, for the phone page."""
    with desk.line.changed:
        menu = desk.line.menus.menus.get(request.args["menu"])
    if menu is None or menu.picture is None:
        raise not_found()
    return Answer(200, menu.picture.body, menu.picture.content_type)


def sheets(desk: Desk, _: Request) -> Answer:
    """Return where the local Google Sheets page is, if it answers."""
    url = desk.line.settings.sheets_page
    return json_answer({"url": url if url and _answers(url) else None})


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=CURIOUS_SECONDS) as response:  # noqa: S310 - the operator's own argument
            return bool(response.status == 200)
    except (URLError, OSError, ValueError):
        return False


def _first(line: Line) -> list[str]:
    return list(line.people)[:FIRST_PHONES]


def _phone(line: Line, person: Person) -> dict[str, Any]:
    menu = line.menus.shown(person.menu)
    return {
        "person": view(line, person),
        "messages": [bubble.view() for bubble in line.chats.of(person.id)[-SHOWN:]],
        "loading": person.id in line.chats.loading_until,
        "menu": {"id": menu.id, **menu.body} if menu and menu.picture and person.known() else None,
        "aliases": line.menus.aliases,
    }


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/phones", phones),
    route("GET", "/control/pictures/{message}", picture),
    route("GET", "/control/menus/{menu}/picture", menu_picture),
    route("GET", "/control/sheets", sheets),
)

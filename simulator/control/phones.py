"""What the phone page shows: everything it needs in one answer, and nothing when nothing changed."""

from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from simulator.api.refusals import not_found
from simulator.control.desk import Desk
from simulator.control.groups import view as group_view
from simulator.control.machine import clock_view, faults_view
from simulator.control.people import view
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.chats import Bubble
from simulator.world.people import Group, Person

SHOWN = 200
# What people send may be anything; shown from this address it could do what the page can.
HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
CURIOUS_SECONDS = 0.5
FIRST_PHONES = 2


def phones(desk: Desk, request: Request) -> Answer:
    """Return the phones of some people and some group chats; with `version` only when something changed."""
    line = desk.line
    with line.changed:
        if line.chats.stop_loading(line.clock.machine()):
            line.touch()
        head = {"version": line.version, "clock": clock_view(line)}
        if request.query("version") == str(line.version):
            return json_answer(head)
        # After a reset a page may still ask for somebody who is no more.
        groups = [group for group in request.query("groups").split(",") if group in line.groups]
        wanted = [user for user in request.query("people").split(",") if user in line.people]
        if not wanted and not groups:
            wanted = list(line.people)[:FIRST_PHONES]
        head["phones"] = [_phone(line, line.people[user]) for user in wanted]
        head["rooms"] = [_room(line, line.groups[group]) for group in groups]
        head |= _around(line, wanted)
        return json_answer(head)


def _around(line: Line, wanted: list[str]) -> dict[str, Any]:
    return {
        "others": [view(line, person) for person in line.people.values() if person.id not in wanted],
        "groups": [group_view(group) for group in line.groups.values()],
        "names": {person.id: person.name for person in line.people.values()},
        "bot": {"id": line.bot.id, "name": line.bot.name},
        "quota": line.quota.view(line.clock.now()),
        "faults": faults_view(line),
        "plan": line.faults.plan.th if line.faults.plan else None,
    }


def picture(desk: Desk, request: Request) -> Answer:
    """Return a picture somebody sent, for the phone page."""
    with desk.line.changed:
        found = desk.line.contents.get(request.args["message"])
    if found is None or found.gone:
        raise not_found()
    return Answer(200, found.body, found.content_type, HARMLESS)


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


def _phone(line: Line, person: Person) -> dict[str, Any]:
    menu = line.menus.shown(person.menu)
    return {
        "person": view(line, person),
        "messages": _messages(line, person.id),
        "loading": person.id in line.chats.loading_until,
        "menu": {"id": menu.id, **menu.body} if menu and menu.picture and person.known() else None,
        "aliases": line.menus.aliases,
    }


def _room(line: Line, group: Group) -> dict[str, Any]:
    return {"group": group_view(group), "messages": _messages(line, group.id)}


def _messages(line: Line, chat: str) -> list[dict[str, Any]]:
    return [bubble.view() | _quote(line, chat, bubble) for bubble in line.chats.of(chat)[-SHOWN:]]


def _quote(line: Line, chat: str, bubble: Bubble) -> dict[str, Any]:
    message = bubble.message
    quoted = message.get("quotedMessageId") or line.quoted.get(message.get("quoteToken", ""))
    found = line.chats.find(chat, quoted) if quoted else None
    return {"quote": {"from": found.author, "message": found.message}} if found else {}


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/phones", phones),
    route("GET", "/control/pictures/{message}", picture),
    route("GET", "/control/menus/{menu}/picture", menu_picture),
    route("GET", "/control/sheets", sheets),
)

"""Read a way in: whose it is, and that the press came from the page that asked. Nothing is spent here."""

import re
from http import HTTPStatus
from typing import Final, Literal

from flask import Response, render_template, request

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.links import ENTER, hashed
from bot.passes import Door
from bot.wiring import Core
from handlers.boards import entering
from handlers.boards.entering import Entry
from web.board.door import language
from web.board.words import words
from web.browsers import Jar, private
from web.tries import Tries

SHOWS: Final = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
JAR: Final = Jar("enter", Door(ENTER, entering.LIFE_MS), SHOWS)
OF_A_STRANGER: Final = Tries(30)
A_TOKEN: Final = re.compile(r"[\w-]{22}", re.ASCII)
Why = Literal["over", "foreign", "busy"]
STATUS: Final[dict[Why, HTTPStatus]] = {"busy": HTTPStatus.TOO_MANY_REQUESTS}


def found(here: Core, token: str) -> Entry | None:
    """Look at a way in."""
    if not A_TOKEN.fullmatch(token):
        return None
    with here.database.reading() as connection:
        return entering.entry(desk_of(here, connection), hashed(token))


def is_patient() -> bool:
    """Count a try that led nowhere; say whether there may be more of them."""
    return OF_A_STRANGER.allows(request.remote_addr or "", now_ms=machine_ms())


def mark(here: Core, token: str, browser: str) -> str:
    """Return what proves that a press came from our page, in this browser."""
    return here.passes.mark("enter", hashed(token), browser)


def is_mark(here: Core, token: str, browser: str, given: str) -> bool:
    """Say whether a press came so."""
    return bool(browser) and here.passes.is_mark(given, "enter", hashed(token), browser)


def shut(why: Why) -> Response:
    """Say why nobody is let in, and how to get an own way in."""
    response = shown("entering/shut.html", why=why)
    response.status_code = STATUS.get(why, HTTPStatus.FORBIDDEN)
    return response


def shown(template: str, **more: object) -> Response:
    """Render a page that nobody keeps."""
    page = render_template(template, w=words(language()), lang=language(), **more)
    return private(JAR, Response(page, mimetype="text/html"))

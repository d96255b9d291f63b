"""Read a link to a confirmation: whether it is ours, still good, and tried too often."""

from http import HTTPStatus
from typing import Final, Literal

from flask import Response, render_template, request

from bot.clock import machine_ms
from bot.passes import CONFIRM, Door
from bot.wiring import Core
from handlers.reviewing.outside import LIFE
from web.browsers import Jar, private
from web.tries import Tries

SHOWS: Final = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
JAR: Final = Jar("confirm", Door(CONFIRM, round(LIFE.total_seconds() * 1000)), SHOWS)
OF_A_LINK, OF_A_STRANGER = Tries(60), Tries(30)
Why = Literal["over", "foreign", "busy"]
STATUS: Final[dict[Why, HTTPStatus]] = {"busy": HTTPStatus.TOO_MANY_REQUESTS}


def about(here: Core, link: str) -> str:
    """Return which confirmation a link is for; empty for one that is not ours or is tried too often."""
    found = here.passes.read_confirmation(link)
    tries, name = (OF_A_LINK, found) if found else (OF_A_STRANGER, request.remote_addr or "")
    return found if tries.allows(name, now_ms=machine_ms()) else ""


def shut(why: Why) -> Response:
    """Say why there is nothing to confirm."""
    response = shown("confirm_over.html", why=why)
    response.status_code = STATUS.get(why, HTTPStatus.FORBIDDEN)
    return response


def shown(template: str, **more: object) -> Response:
    """Render a page that nobody keeps."""
    return private(JAR, Response(render_template(template, **more), mimetype="text/html"))

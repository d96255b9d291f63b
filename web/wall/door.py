"""Let a browser in to a form that anybody may answer, as long as it is open; nobody is asked who she is."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Literal

from flask import Response, redirect, render_template, request

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.passes import ASK, Door
from bot.wiring import Core
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms import filling as forms
from engine.forms.form import Form
from handlers import walls
from models.walls import Wall
from web.browsers import Jar, core, hashed, known_or_new, private
from web.tries import Tries

SHOWS: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
A_MONTH_MS: Final = 31 * 24 * 3_600_000
JAR: Final = Jar("wall", Door(ASK, A_MONTH_MS), SHOWS)
# A whole hall answers behind one address, so a link bears much; a single browser and a guesser do not.
OF_A_LINK, OF_A_BROWSER, OF_A_STRANGER = Tries(900), Tries(30), Tries(30)
Why = Literal["over", "closed", "foreign", "busy", "large"]
STATUS: Final = {
    "busy": HTTPStatus.TOO_MANY_REQUESTS, "large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "closed": HTTPStatus.OK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """A form on a wall in some browser; what it is about, and whether it takes answers now."""

    core: Core
    link: str
    wall: Wall
    form: Form
    about: str
    browser: str
    is_open: bool


def visit(link: str) -> Visit | Response:
    """Read a link; what nobody of us made, and what is tried too often, ends here."""
    at_ms, here = machine_ms(), core()
    wall_id = here.passes.read_wall(link)
    if not wall_id:
        is_patient = OF_A_STRANGER.allows(request.remote_addr or "", now_ms=at_ms)
        return shut("over" if is_patient else "busy")
    browser = known_or_new(JAR)
    is_calm = OF_A_BROWSER.allows(hashed(browser), now_ms=at_ms)
    if not OF_A_LINK.allows(wall_id, now_ms=at_ms) or not is_calm:
        return shut("busy")
    with here.database.reading() as connection:
        desk = desk_of(here, connection)
        found = walls.open_form(desk, wall_id)
        if found is None:
            return shut("over")
        return Visit(here, link, *found, browser, is_open=walls.takes_answers(desk, found[0]))


def blank(visiting: Visit, when: When) -> Filling | None:
    """Return the form as it is before the first answer; None when its programme is gone."""
    wall, form = visiting.wall, visiting.form
    programme = visiting.core.shelf.library().programmes.get(wall.programme)
    if programme is None:
        return None
    draft = Draft(
        wall.id,
        "file",
        wall.programme,
        wall.form,
        wall.form_digest,
        answers=forms.start(form, when.at, when.seed),
    )
    return Filling(draft, form, programme, form.title, visiting.about)


def when_of(here: Core) -> When:
    """Return this moment as the engine takes it."""
    ms = machine_ms()
    return When(ms, here.clock.now(), f"wall:{ms}")


def mark(visiting: Visit) -> str:
    """Return what proves that an answer began on our own page, in this browser."""
    return visiting.core.passes.mark("answer", visiting.wall.id, visiting.browser)


def path(visiting: Visit) -> str:
    """Return where the form lives."""
    return f"{ASK}{visiting.link}"


def shut(why: Why) -> Response:
    """Say why there is no form."""
    response = shown("wall_shut.html", why=why)
    response.status_code = STATUS.get(why, HTTPStatus.FORBIDDEN)
    return response


def shown(template: str, **words: object) -> Response:
    """Render a page that nobody keeps."""
    return private(JAR, Response(render_template(template, **words), mimetype="text/html"))


def go_to(where: str) -> Response:
    """Send a browser on with a plain look, so that going back and reloading repeat nothing."""
    response: Response = redirect(where, HTTPStatus.SEE_OTHER)  # type: ignore[assignment]
    return private(JAR, response)

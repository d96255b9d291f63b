"""Let one browser in to one table, and tell everybody else how to get an own way in: the same door as that of a single report."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from flask import Response, redirect, render_template, request
from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.passes import TABLE, Pass
from bot.wiring import Core
from engine.conversation.events import When
from engine.sheet.parts import Reading
from handlers import accesses
from handlers.desk import Desk
from handlers.sheets.tables import Table, opened
from handlers.speakers import agreed
from models import audit, online
from web.browsers import Jar, core, hashed, known, private
from web.seeing import looks_of
from web.tries import Tries

SHOWS = (
    "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
JAR = Jar("table", TABLE, SHOWS)
OF_A_LINK, OF_A_STRANGER = Tries(120), Tries(30)
OPENED = "table_opened_online"
Why = Literal["over", "elsewhere", "gone", "foreign", "busy", "large"]
STATUS = {"busy": HTTPStatus.TOO_MANY_REQUESTS, "large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE}


@dataclass(frozen=True, slots=True)
class Visit:
    """A link of ours in some browser; `is_here` where this browser was the first to open it."""

    core: Core
    link: str
    given: Pass
    browser: str
    is_here: bool

    @property
    def about(self) -> str:
        """Name the table that the link is for."""
        return self.given.about.partition("_")[0]

    @property
    def file(self) -> str:
        """Name the file that the link was made for, "" for none."""
        return self.given.about.partition("_")[2]


def visit(link: str) -> Visit | Response:
    """Read a link; what nobody of us made, what is over and what is tried too often ends here."""
    at_ms, here = machine_ms(), core()
    given = here.passes.read(link, now_ms=at_ms, door=TABLE)
    if given is None:
        is_patient = OF_A_STRANGER.allows(request.remote_addr or "", now_ms=at_ms)
        return shut("over" if is_patient else "busy")
    if not OF_A_LINK.allows(hashed(link), now_ms=at_ms):
        return shut("busy")
    browser = known(JAR)
    found = Visit(here, link, given, browser, is_here=False)
    is_here = bool(browser) and _bound(found, browser, may_be_first=False)
    return Visit(here, link, given, browser, is_here=is_here)


def bind(visiting: Visit, browser: str) -> bool:
    """Make a browser the first of a link and write it down; False when another one was."""
    return _bound(visiting, browser, may_be_first=True)


def _bound(visiting: Visit, browser: str, *, may_be_first: bool) -> bool:
    given, database = visiting.given, visiting.core.database
    with database.writing() if may_be_first else database.reading() as connection:
        is_first = online.open_in(
            connection,
            hashed(visiting.link),
            hashed(browser),
            until_ms=given.until_ms,
            may_be_first=may_be_first,
        )
        if is_first and may_be_first:
            now = visiting.core.clock.now()
            audit.note(connection, at=now, act=OPENED, about_id=visiting.about, person_id=given.person)
    return is_first


def table_of(desk: Desk, visiting: Visit, when: When) -> Table | Response:
    """Return the table behind a link, as far as it is still this person's."""
    who = agreed(desk, visiting.given.person)
    found = opened(desk, who, visiting.about, when.seed) if who is not None else None
    return found if found is not None else shut("gone")


def desk_at(visiting: Visit, connection: Connection) -> Desk:
    """Return a desk for one request."""
    return desk_of(visiting.core, connection, [])


def noted(visiting: Visit, desk: Desk, response: Response) -> Response:
    """Write down whom a table showed, once nothing is read any more."""
    if looks := looks_of(desk, visiting.given.person, response):
        with visiting.core.database.writing() as connection:
            accesses.note(desk_at(visiting, connection), looks, who=visiting.given.person, door="table")
    return response


def reading_of(visiting: Visit, source: str = "") -> Reading:
    """Return what reading a cell rests on at this moment."""
    ms = machine_ms()
    when = When(ms, visiting.core.clock.now(), f"table:{ms}")
    return Reading(when, visiting.core.office.words, source)


def entrance(visiting: Visit) -> Response:
    """Show the one button that opens the table; whoever only looks sees nothing else, and uses nothing up."""
    return shown("table_entrance.html", action=path(visiting), token=opening_mark(visiting))


def opening_mark(visiting: Visit) -> str:
    """Return what proves that an opening began on our own page."""
    return visiting.core.passes.mark("open table", visiting.link)


def mark(visiting: Visit) -> str:
    """Return what proves that a change began on our own page, in this browser."""
    return visiting.core.passes.mark("change table", visiting.link, visiting.browser)


def path(visiting: Visit) -> str:
    """Return where the table lives."""
    return f"{TABLE.path}{visiting.link}"


def shut(why: Why) -> Response:
    """Say why nothing is shown, and how to get an own link."""
    response = shown("table_shut.html", why=why)
    response.status_code = STATUS.get(why, HTTPStatus.FORBIDDEN)
    return response


def shown(template: str, **words: object) -> Response:
    """Render a page that nobody keeps."""
    return private(JAR, Response(render_template(template, **words), mimetype="text/html"))


def go_to(where: str) -> Response:
    """Send a browser on with a plain look, so that going back and reloading repeat nothing."""
    response: Response = redirect(where, HTTPStatus.SEE_OTHER)  # type: ignore[assignment]
    return private(JAR, response)

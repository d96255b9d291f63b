"""Let one browser in to one draft, and tell everybody else how to get an own way in."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from flask import Response, redirect, render_template, request

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.passes import REPORT, Pass
from bot.wiring import Core
from handlers import accesses
from handlers import online as drafts
from handlers.desk import Desk
from handlers.online import Lent
from models import online
from web.browsers import Jar, core, hashed, known, private
from web.tries import Tries

SHOWS = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
JAR = Jar("report", REPORT, SHOWS)
OF_A_LINK, OF_A_STRANGER = Tries(120), Tries(30)
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


def visit(link: str) -> Visit | Response:
    """Read a link; what nobody of us made, what is over and what is tried too often ends here."""
    at_ms, here = machine_ms(), core()
    given = here.passes.read(link, now_ms=at_ms, door=REPORT)
    if given is None:
        is_patient = OF_A_STRANGER.allows(request.remote_addr or "", now_ms=at_ms)
        return shut("over" if is_patient else "busy")
    if not OF_A_LINK.allows(hashed(link), now_ms=at_ms):
        return shut("busy")
    browser = known(JAR)
    return Visit(here, link, given, browser, is_here=bool(browser) and _is_bound(here, link, given, browser))


def _is_bound(here: Core, link: str, given: Pass, browser: str) -> bool:
    with here.database.reading() as connection:
        return online.open_in(
            connection, hashed(link), hashed(browser), until_ms=given.until_ms, may_be_first=False
        )


def bind(visiting: Visit, browser: str) -> bool:
    """Make a browser the first of a link and write it down; False when another one was."""
    given = visiting.given
    with visiting.core.database.writing() as connection:
        is_first = online.open_in(
            connection, hashed(visiting.link), hashed(browser), until_ms=given.until_ms, may_be_first=True
        )
        if is_first:
            drafts.note_opening(desk_of(visiting.core, connection), given.person, given.about)
    return is_first


def draft_of(visiting: Visit) -> Lent | Response:
    """Return the draft behind a link; one that was sent shows its receipt."""
    given = visiting.given
    with visiting.core.database.reading() as connection:
        desk = desk_of(visiting.core, connection, [])
        found = drafts.lent(desk, given.person, given.about)
        number = drafts.number_of(desk, given.person, given.about) if found == "sent" else ""
    if not isinstance(found, str):
        _note(visiting, desk, found)
    if found == "sent":
        return shown("report_sent.html", number=number)
    return shut("gone") if isinstance(found, str) else found


def _note(visiting: Visit, desk: Desk, lent: Lent) -> None:
    """Write down whose answers stand in a draft, where they are somebody else's."""
    person, answers = visiting.given.person, "\n".join(lent.filling.draft.answers.values())
    if looks := accesses.seen(desk.looks or (), who=person, shown=answers):
        with visiting.core.database.writing() as connection:
            accesses.note(desk_of(visiting.core, connection), looks, who=person, door="form")


def entrance(visiting: Visit) -> Response:
    """Show the one button that opens the draft; whoever only looks sees nothing else, and uses nothing up."""
    return shown("report_entrance.html", action=path(visiting), token=opening_mark(visiting))


def opening_mark(visiting: Visit) -> str:
    """Return what proves that an opening began on our own page."""
    return visiting.core.passes.mark("open", visiting.link)


def mark(visiting: Visit) -> str:
    """Return what proves that a change began on our own page, in this browser."""
    return visiting.core.passes.mark("change", visiting.link, visiting.browser)


def path(visiting: Visit) -> str:
    """Return where the draft lives."""
    return f"{REPORT.path}{visiting.link}"


def shut(why: Why) -> Response:
    """Say why nothing is shown, and how to get an own link."""
    response = shown("report_shut.html", why=why)
    response.status_code = STATUS.get(why, HTTPStatus.FORBIDDEN)
    return response


def shown(template: str, **words: object) -> Response:
    """Render a page that nobody keeps."""
    return private(JAR, Response(render_template(template, **words), mimetype="text/html"))


def go_to(where: str) -> Response:
    """Send a browser on with a plain look, so that going back and reloading repeat nothing."""
    response: Response = redirect(where, HTTPStatus.SEE_OTHER)  # type: ignore[assignment]
    return private(JAR, response)

"""Let a browser in where somebody is signed in: who it is, and what her roles let her see, is asked at every look."""

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from importlib import import_module
from typing import Any, Final, Literal, NoReturn, cast

from flask import Response, abort, redirect, render_template, request

from bot.desks import desk_of
from bot.passes import Door
from bot.wiring import Core
from handlers.boards import entering
from handlers.boards.sight import Sight, sight
from handlers.desk import Desk, Overtaken
from models.web_sessions import WebSession
from web.board.pages import PAGES, ROOT
from web.board.words import LANGUAGES, Language, Words, words
from web.browsers import Jar, core, hashed, known, private, with_cookie
from web.filling.posting import is_from_us

SHOWS: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
JAR: Final = Jar("board", Door(ROOT, entering.LONGEST_MS), SHOWS)
LANGUAGE: Final = Jar("board_language", Door(ROOT, 365 * 24 * 3_600_000), SHOWS)
MOST_BYTES: Final = 64 * 1024
MODULES: Final = {page.name: f"web.board.{page.module}" for page in PAGES}
Why = Literal["nobody", "no_role", "unknown", "foreign", "moved"]
STATUS: Final[dict[Why, HTTPStatus]] = {
    "nobody": HTTPStatus.UNAUTHORIZED, "no_role": HTTPStatus.FORBIDDEN, "unknown": HTTPStatus.NOT_FOUND,
    "foreign": HTTPStatus.FORBIDDEN, "moved": HTTPStatus.CONFLICT,
}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """One look of somebody who is signed in."""

    core: Core
    session: WebSession
    desk: Desk
    sight: Sight

    @cached_property
    def words(self) -> Words:
        """Return the words of the language that this browser wants."""
        return words(language())

    @property
    def token(self) -> str:
        """Return what proves that a press began on our own page, in this browser."""
        return mark(self.core, self.session)


def look(page: str, **arguments: str) -> Response:
    """Show a page."""
    here = core()
    with here.database.reading() as connection:
        found = _visit(here, desk_of(here, connection))
        if isinstance(found, Visit):
            response: Response = import_module(MODULES[page]).show(found, **arguments)
    if isinstance(found, Visit):
        _note(found)
        return response
    return found


def act(page: str, **arguments: str) -> Response:
    """Let somebody do what a page offers, in one transaction; what has moved meanwhile is shown as it is now."""
    here = core()
    request.max_content_length = MOST_BYTES
    try:
        with here.database.writing() as connection:
            found = _visit(here, desk_of(here, connection), writes=True)
            if not isinstance(found, Visit):
                return found
            if not _began_here(found):
                return shut("foreign")
            orders, response = import_module(MODULES[page]).act(found, request.form, **arguments)
            if orders:
                here.tasks.enqueue(connection, list(orders))
            return cast("Response", response)
    except Overtaken:
        return shut("moved", back=request.path)


def leave() -> Response:
    """Sign out."""
    here = core()
    with here.database.writing() as connection:
        desk = desk_of(here, connection)
        session = entering.session(desk, hashed(known(JAR)))
        if session is not None and is_from_us() and is_mark(here, session, request.form.get("token", "")):
            entering.leave(desk, session, "herself")
    return go_to(ROOT)


def speak() -> Response:
    """Remember in this browser which language it wants."""
    wanted = request.form.get("language", "")
    back = request.form.get("back", "")
    is_ours = back == ROOT or back.startswith((f"{ROOT}/", f"{ROOT}?"))
    response = go_to(back if is_ours else ROOT)
    if wanted in LANGUAGES:
        with_cookie(LANGUAGE, response, wanted)
    return response


def language() -> Language:
    """Return the language that a browser wants."""
    wanted = request.cookies.get(LANGUAGE.name, "")
    return next((one for one in LANGUAGES if one == wanted), LANGUAGES[0])


def mark(here: Core, session: WebSession) -> str:
    """Return what proves that a press began on a page that we showed in this session."""
    return here.passes.mark("board", session.id, session.cookie_hash)


def is_mark(here: Core, session: WebSession, given: str) -> bool:
    """Say whether a press began so."""
    return here.passes.is_mark(given, "board", session.id, session.cookie_hash)


def shut(why: Why, back: str = ROOT) -> Response:
    """Say why nothing is shown, and how to come in."""
    response = rendered("board/shut.html", words(language()), why=why, back=back)
    response.status_code = STATUS[why]
    return response


def rendered(template: str, wording: Words, **more: Any) -> Response:
    """Render a page that nobody keeps."""
    page = render_template(
        template, w=wording, lang=wording.language, here=request.full_path.rstrip("?"), **more
    )
    return private(JAR, Response(page, mimetype="text/html"))


def go_to(where: str) -> Response:
    """Send a browser on with a plain look, so that going back and reloading repeat nothing."""
    response = cast("Response", redirect(where, HTTPStatus.SEE_OTHER))
    return private(JAR, response)


def signed_in(response: Response, cookie: str) -> Response:
    """Give a browser what it shows at each look."""
    return with_cookie(JAR, response, cookie)


def unknown() -> NoReturn:
    """End a look at what is not there, or not to be seen: both look the same."""
    abort(shut("unknown"))


def _visit(here: Core, desk: Desk, *, writes: bool = False) -> Visit | Response:
    session = entering.session(desk, hashed(known(JAR))) if known(JAR) else None
    if session is None:
        return shut("nobody")
    seen = sight(desk, session.person_id)
    if seen is None:
        _end(here, desk if writes else None, session)
        return shut("no_role")
    return Visit(here, session, desk, seen)


def _end(here: Core, writing: Desk | None, session: WebSession) -> None:
    """End the session of somebody who acts for no office any more: a role that comes back needs a new way in."""
    if writing is not None:
        entering.leave(writing, session, "no_role")
        return
    with here.database.writing() as connection:
        entering.leave(desk_of(here, connection), session, "no_role")


def _note(visiting: Visit) -> None:
    if entering.is_to_be_noted(visiting.desk, visiting.session):
        with visiting.core.database.writing() as connection:
            entering.stays(desk_of(visiting.core, connection), visiting.session)


def _began_here(visiting: Visit) -> bool:
    return is_from_us() and is_mark(visiting.core, visiting.session, request.form.get("token", ""))

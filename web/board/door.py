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
from handlers import accesses
from handlers.boards import admins, entering
from handlers.boards.admins import Care
from handlers.boards.sight import Sight, sight
from handlers.desk import Desk, Overtaken
from models.web_sessions import WebSession
from web.board.pages import PAGES, ROOT
from web.board.words import LANGUAGES, Language, Words, words
from web.browsers import Jar, core, hashed, kept_in, known, private, with_cookie, without_cookie
from web.filling.posting import is_from_us
from web.seeing import looks_of, note_looks

SHOWS: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
JAR: Final = Jar("board", Door(ROOT, entering.LONGEST_MS), SHOWS)
LANGUAGE: Final = Jar("board_language", Door(ROOT, 365 * 24 * 3_600_000), SHOWS)
NAMED: Final = {page.name: page for page in PAGES}
MODULES: Final = {
    one.name: f"web.{one.module}" if "." in one.module else f"web.board.{one.module}" for one in PAGES
}
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

    @cached_property
    def care(self) -> Care | None:
        """Return what this person looks after, None for who looks after no programme."""
        return admins.care(self.desk, self.sight.held)

    @property
    def cares(self) -> Care:
        """Return what this person looks after, on a page that nobody else sees."""
        return self.care or unknown()

    @property
    def token(self) -> str:
        """Return what proves that a press began on our own page, in this browser."""
        return mark(self.core, self.session)


def look(page: str, **arguments: str) -> Response:
    """Show a page."""
    here = core()
    with here.database.reading() as connection:
        found = _visit(here, desk_of(here, connection, []), page)
        if isinstance(found, Visit):
            response: Response = import_module(MODULES[page]).show(found, **arguments)
    if isinstance(found, Visit):
        _note(found, response)
        return response
    return found


def act(page: str, **arguments: str) -> Response:
    """Let somebody do what a page offers, in one transaction; what has moved meanwhile is shown as it is now."""
    here = core()
    request.max_content_length = NAMED[page].most_bytes
    if NAMED[page].alone:
        return _act_alone(here, page, **arguments)
    try:
        with here.database.writing() as connection:
            found = _visit(here, desk_of(here, connection, []), page, writes=True)
            if not isinstance(found, Visit):
                return found
            if not _began_here(found):
                return shut("foreign")
            orders, response = import_module(MODULES[page]).act(found, request.form, **arguments)
            if orders:
                here.tasks.enqueue(connection, list(orders))
            note_looks(found.desk, found.session.person_id, "board", response)
            return cast("Response", response)
    except Overtaken:
        return shut("moved", back=request.path)


def _act_alone(here: Core, page: str, **arguments: str) -> Response:
    """Let somebody do what may last: who it is is asked first, and the work opens its own transactions."""
    with here.database.reading() as connection:
        found = _visit(here, desk_of(here, connection), page)
        if not isinstance(found, Visit):
            return found
        if not _began_here(found):
            return shut("foreign")
        return cast("Response", import_module(MODULES[page]).begin(found, request.form, **arguments))


def leave() -> Response:
    """Sign out."""
    here = core()
    with here.database.writing() as connection:
        desk = desk_of(here, connection)
        session = entering.session(desk, hashed(known(JAR)))
        if session is not None and is_from_us() and is_mark(here, session, request.form.get("token", "")):
            entering.leave(desk, session, "herself")
            return without_cookie(JAR, go_to(ROOT))
    return go_to(ROOT)


def speak() -> Response:
    """Remember in this browser which language it wants."""
    wanted = request.form.get("language", "")
    back = request.form.get("back", "")
    is_ours = back.isprintable() and (back == ROOT or back.startswith((f"{ROOT}/", f"{ROOT}?")))
    response = go_to(back if is_ours else ROOT)
    if wanted in LANGUAGES:
        with_cookie(LANGUAGE, response, wanted)
    return response


def language() -> Language:
    """Return the language that a browser wants."""
    wanted = kept_in(LANGUAGE)
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


def _visit(here: Core, desk: Desk, page: str, *, writes: bool = False) -> Visit | Response:
    session = entering.session(desk, hashed(known(JAR))) if known(JAR) else None
    if session is None:
        return shut("nobody")
    seen = sight(desk, session.person_id)
    if seen is None:
        _end(here, desk if writes else None, session)
        return shut("no_role")
    found = Visit(here, session, desk, seen)
    return found if not NAMED[page].admin or found.care else shut("unknown")


def _end(here: Core, writing: Desk | None, session: WebSession) -> None:
    """End the session of somebody who acts for no office any more: a role that comes back needs a new way in."""
    if writing is not None:
        entering.leave(writing, session, "no_role")
        return
    with here.database.writing() as connection:
        entering.leave(desk_of(here, connection), session, "no_role")


def _note(visiting: Visit, response: Response) -> None:
    """Note that somebody is still here, and whom she saw."""
    desk, person = visiting.desk, visiting.session.person_id
    is_first, seen = entering.is_to_be_noted(desk, visiting.session), looks_of(desk, person, response)
    if is_first or seen:
        with visiting.core.database.writing() as connection:
            here = desk_of(visiting.core, connection)
            accesses.note(here, seen, who=person, door="board")
            if is_first:
                entering.stays(here, visiting.session)


def _began_here(visiting: Visit) -> bool:
    return is_from_us() and is_mark(visiting.core, visiting.session, request.form.get("token", ""))

"""Show one person all that is held of her, and hand out her copy once; in her own browser, for half an hour, and noted.

Nobody else's link opens it, and whether she still is who she was is asked again each time.
"""

from secrets import token_urlsafe
from typing import Final, Literal

from flask import Response, render_template

from bot.copied import NAME, TYPE, packed, worded
from bot.desks import desk_of
from bot.links import MINE_ABOUT
from bot.passes import MINE, Pass
from bot.wiring import Core
from handlers.privacy import copying
from models import audit, online
from web.browsers import Jar, core, hashed, known, known_or_new, private, with_cookie

SEEN: Final = "data_seen"
SHOWS: Final = "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'"
JAR: Final = Jar("mine", MINE, SHOWS)
Why = Literal["over", "elsewhere", "taken"]


def page(link: str) -> Response:
    """Show everything, bind the link to this browser, and write down that it was looked at."""
    here, browser = core(), known_or_new(JAR)
    with here.database.writing() as connection:
        desk = desk_of(here, connection)
        given = _given(here, link, desk.now_ms)
        made = copying.copy(desk, given.person) if given else None
        if given is None or made is None:
            return _shut("over")
        until_ms = given.until_ms
        if not online.open_in(
            connection, hashed(link), hashed(browser), until_ms=until_ms, may_be_first=True
        ):
            return _shut("elsewhere")
        audit.note(connection, at=desk.now, act=SEEN, about_id=given.person, person_id=given.person)
    shown = render_template("mine.html", tables=worded(made, here.texts), link=f"{MINE.path}{link}")
    return with_cookie(JAR, private(JAR, Response(shown, mimetype="text/html")), browser)


def copy(link: str) -> Response:
    """Hand out the copy, the first time it is asked for."""
    here, browser = core(), known(JAR)
    with here.database.writing() as connection:
        desk = desk_of(here, connection)
        given = _given(here, link, desk.now_ms)
        made = copying.copy(desk, given.person) if given and browser else None
        if given is None or made is None:
            return _shut("over")
        until_ms = given.until_ms
        if not online.open_in(
            connection, hashed(link), hashed(browser), until_ms=until_ms, may_be_first=False
        ):
            return _shut("elsewhere")
        # Bound to nobody's browser, so that no second one is ever the same.
        once, nobody = hashed(f"{link}/copy"), hashed(token_urlsafe())
        if not online.open_in(connection, once, nobody, until_ms=until_ms, may_be_first=True):
            return _shut("taken")
        copying.note(desk, given.person, by=given.person)
    response = Response(packed(made, here.texts), mimetype=TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return private(JAR, response)


def _given(here: Core, link: str, now_ms: int) -> Pass | None:
    found = here.passes.read(link, now_ms=now_ms, door=MINE)
    return found if found and found.about == MINE_ABOUT else None


def _shut(why: Why) -> Response:
    return private(
        JAR, Response(render_template("mine_shut.html", why=why), status=403, mimetype="text/html")
    )

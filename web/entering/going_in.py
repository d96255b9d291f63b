"""Spend a way in: once, from our own page, in the browser that was asked."""

from secrets import token_hex, token_urlsafe

from flask import Response, request

from bot.desks import desk_of
from bot.links import hashed
from handlers.boards import entering
from web.board.door import JAR as BOARD
from web.board.door import go_to, signed_in
from web.board.pages import ROOT
from web.browsers import core, known
from web.browsers import hashed as hashed_cookie
from web.entering.door import A_TOKEN, JAR, is_mark, is_patient, shut
from web.filling.posting import is_from_us

COOKIE_BYTES = 24


def enter(token: str) -> Response:
    """Sign somebody in and lead to where the link was to lead."""
    here = core()
    if not A_TOKEN.fullmatch(token):
        return shut("over" if is_patient() else "busy")
    if not is_from_us() or not is_mark(here, token, known(JAR), request.form.get("token", "")):
        return shut("foreign")
    cookie = token_urlsafe(COOKIE_BYTES)
    with here.database.writing() as connection:
        desk = desk_of(here, connection)
        entered = entering.enter(desk, hashed(token), token_hex(16), hashed_cookie(cookie))
        before = entering.session(desk, hashed_cookie(known(BOARD))) if entered else None
        if before is not None:
            entering.leave(desk, before, "new_way_in")
        if entered is not None:
            here.tasks.enqueue(connection, list(entered[1]))
    if entered is None:
        return shut("over" if is_patient() else "busy")
    leads_to = entered[0].leads_to
    return signed_in(go_to(leads_to if leads_to.startswith(ROOT) else ROOT), cookie)

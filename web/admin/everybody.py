"""Show a programme's sums to everybody, once an admin has opened them: by province, few counts left out, nobody named."""

from typing import Final

from flask import Response, request

from bot.clock import machine_ms
from bot.desks import desk_of
from engine.boards.counts import total
from handlers.boards import showing_out
from web.board.door import language, rendered, shut
from web.board.words import words
from web.browsers import core
from web.tries import Tries

OF_A_STRANGER: Final = Tries(60)


def page(programme: str) -> Response:
    """Show the page, or what is shown for a programme that there is not: an unopened one looks the same."""
    if not OF_A_STRANGER.allows(request.remote_addr or "", now_ms=machine_ms()):
        return shut("unknown")
    here = core()
    with here.database.reading() as connection:
        desk = desk_of(here, connection)
        found = desk.library.programmes.get(programme)
        if found is None or not showing_out.is_public(desk, found.id):
            return shut("unknown")
        lines = showing_out.lines(desk, found.id)
    told = [one for one in lines if one.counts is not None]
    return rendered(
        "admin/figures.html", words(language()), programme=found, lines=lines, now=desk.now,
        whole=total(one.counts for one in told if one.counts), has_hidden=len(told) < len(lines),
    )  # fmt: skip

"""Spend a link: in a typed name, from our own page, once."""

from typing import Final

from flask import Response, request

from bot.desks import desk_of
from handlers.desk import Overtaken
from handlers.reviewing import outside
from web.browsers import core, known
from web.confirm.door import JAR, about, shown, shut
from web.confirm.showing import form, look
from web.filling.posting import is_from_us

SHORTEST: Final = 4
NAME, LETTER = 80, 60


def confirm(link: str) -> Response:
    """Take the name and the number of the letter, and confirm."""
    here = core()
    wanted, browser = about(here, link), known(JAR)
    if not wanted:
        return shut("over")
    is_ours = here.passes.is_mark(request.form.get("token", ""), "confirm", wanted, browser)
    if not is_from_us() or not browser or not is_ours:
        return shut("foreign")
    name, letter = _words("name", NAME), _words("letter", LETTER)
    if len(name) < SHORTEST:
        found = look(here, wanted)
        return form(here, link, wanted, found, wrong="name") if found else shut("over")
    with here.database.writing() as connection:
        try:
            orders = outside.confirm(desk_of(here, connection), wanted, name, letter)
        except Overtaken:
            orders = None
        if orders is not None:
            here.tasks.enqueue(connection, list(orders))
    return shown("confirm_done.html", name=name) if orders is not None else shut("over")


def _words(field: str, longest: int) -> str:
    return " ".join(request.form.get(field, "").split())[:longest]

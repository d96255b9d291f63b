"""Take one answer to a form for everybody: read it as the chat reads, and keep it whole or not at all."""

from secrets import token_urlsafe

from flask import Response
from werkzeug.exceptions import RequestEntityTooLarge

from bot.desks import desk_of
from engine.forms import filling as forms
from engine.page import completing
from engine.page.posted import Posted
from engine.page.taking import Taken, take
from handlers import walls
from web.browsers import hashed, known, with_cookie
from web.filling import posting
from web.wall.door import JAR, Visit, blank, go_to, path, shut, visit, when_of
from web.wall.showing import form


def answer(link: str) -> Response:
    """Let an answer in, if it began on our page in this browser and the form is open."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    try:
        posted, button, token, _ = posting.read()
    except RequestEntityTooLarge:
        return shut("large")
    is_ours = visiting.core.passes.is_mark(token, "answer", visiting.wall.id, visiting.browser)
    if not posting.is_from_us() or not known(JAR) or not is_ours:
        return shut("foreign")
    if button == "again":
        # Phones are shared: the next person begins as a browser of her own.
        return with_cookie(JAR, go_to(path(visiting)), token_urlsafe(24))
    return _taken(visiting, posted) if visiting.is_open else shut("closed")


def _taken(visiting: Visit, posted: Posted) -> Response:
    when = when_of(visiting.core)
    filling = blank(visiting, when)
    if filling is None:
        return shut("over")
    read = take(filling, posted, when, lambda text: visiting.core.texts.word(text, {}))
    taken: Taken = completing.completed(read, when)
    if taken.faults:
        return form(visiting, taken.filling, when, faults=taken.faults, typed=posted.values)
    answers = forms.settle(visiting.form, taken.filling.draft.answers, when.at, when.seed)
    with visiting.core.database.writing() as connection:
        desk = desk_of(visiting.core, connection)
        if walls.takes_answers(desk, visiting.wall):
            walls.answer(desk, visiting.wall, visiting.form, answers, hashed(visiting.browser), when.at)
    # Whether this was the first answer of the browser or a second press of the button, the page says thanks.
    return go_to(path(visiting))

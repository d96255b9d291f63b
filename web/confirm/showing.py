"""Show a report to whoever is asked to confirm it: its answers, without anything personal."""

from dataclasses import replace

from flask import Response
from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.passes import CONFIRM
from bot.wiring import Core
from engine.conversation.events import When
from engine.conversation.reviewing.lines import lines
from handlers import filling, keeping
from handlers.desk import Desk
from handlers.reviewing import outside
from handlers.reviewing.outside import Asked
from handlers.speakers import agreed
from models import offices
from web.browsers import core, known_or_new, with_cookie
from web.confirm.door import JAR, about, shown, shut


def page(link: str) -> Response:
    """Show the report and the one question."""
    here = core()
    wanted = about(here, link)
    with here.database.reading() as connection:
        found = _asked(here, connection, wanted) if wanted else None
    return form(here, link, wanted, found) if found else shut("over")


def form(here: Core, link: str, wanted: str, found: dict[str, object], wrong: str = "") -> Response:
    """Show the question, with what is still missing."""
    browser = known_or_new(JAR)
    token = here.passes.mark("confirm", wanted, browser)
    response = shown("confirm.html", action=f"{CONFIRM}{link}", token=token, wrong=wrong, **found)
    return with_cookie(JAR, response, browser)


def _asked(here: Core, connection: Connection, wanted: str) -> dict[str, object] | None:
    desk = desk_of(here, connection)
    found = outside.asked(desk, wanted)
    if found is None:
        return None
    office = offices.office(connection, found.row.office_id)
    return {
        "title": found.title,
        "about": found.about,
        "office": office.name if office else "",
        "number": found.report.number,
        "answers": _answers(here, desk, found),
    }


def _answers(here: Core, desk: Desk, found: Asked) -> list[tuple[str, str]]:
    """Word every answer that is not personal."""
    who = agreed(desk, found.way.made_by)
    made = filling.correction(desk, who, found.report) if who else None
    if made is None:
        return []
    plain, personal = keeping.split(made.form, keeping.answers_of(desk, found.report))
    bare = replace(made, draft=replace(made.draft, answers=plain))
    when = When(machine_ms(), here.clock.now(), f"confirm:{found.way.id}")
    return [
        (here.texts.word(one.name, {}), here.texts.word(one.value, {}))
        for one in lines(bare, when)
        if one.path not in personal
    ]


def look(here: Core, wanted: str) -> dict[str, object] | None:
    """Return what a link asks, for showing it again."""
    with here.database.reading() as connection:
        return _asked(here, connection, wanted)

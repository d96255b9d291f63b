"""Look a question up in the guidelines of the programmes that somebody takes part in; no other is quoted to her."""

from engine.guiding.entries import entries
from engine.guiding.searching import Quote, quote
from handlers.desk import Desk
from handlers.owing import Rights
from models import units


def quoted(desk: Desk, held: Rights, text: str) -> Quote | None:
    """Return the line of a guideline that answers a question; None when a person is to be asked."""
    named = {role.programme for role in held.roles}
    homes = {desk.library.home(one) for one in named}
    enrolled = (
        {row.programme for row in units.enrolments(desk.connection, list(held.units))}
        if held.units
        else set()
    )
    mine = [
        one
        for one in desk.library.programmes.values()
        if one.id in named | enrolled or (held.offices and one.home in homes)
    ]
    return quote(text, [entry for one in mine for entry in entries(one)])

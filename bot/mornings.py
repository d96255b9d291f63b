"""Make the day ready before anybody is told: the summaries of those who look after many."""

import logging

from bot.desks import desk_of
from bot.wiring import Core
from handlers.digesting import morning

log = logging.getLogger("sanam.push")


def prepare(core: Core) -> int:
    """Make the summaries of the day; return how many are worth a message of their own."""
    with core.database.writing() as connection:
        pressing = morning.prepare(desk_of(core, connection))
    log.info("digests_made", extra={"pressing": pressing})
    return pressing

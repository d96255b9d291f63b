"""Lend the worker's tasks a desk at this moment."""

from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.wiring import Core
from handlers.desk import Desk


def desk_of(core: Core, connection: Connection) -> Desk:
    """Return a desk for a task."""
    return Desk(connection, core.vault, core.shelf.library(), core.office, core.clock.now(), machine_ms())

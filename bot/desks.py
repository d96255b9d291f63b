"""Lend the worker's tasks a desk at this moment."""

from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.wiring import Core
from handlers.desk import Desk, Look


def desk_of(core: Core, connection: Connection, looks: list[Look] | None = None) -> Desk:
    """Return a desk for a task; at a door through which somebody sees what it opens, `looks` gathers that."""
    return Desk(
        connection, core.vault, core.shelf.library(), core.office, core.clock.now(), machine_ms(), looks
    )

"""Lend commands a core and a desk in a transaction, and turn settings' faults into an exit with the cure."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot import config
from bot.clock import machine_ms
from bot.wiring import Core, core
from handlers.desk import Desk


def open_core() -> Core:
    """Make the core, or stop with the setting that is wrong."""
    try:
        return core(config.load())
    except config.SettingWrong as wrong:
        raise click.ClickException(str(wrong)) from wrong


@contextmanager
def reading(base: Core) -> Iterator[Desk]:
    """Lend a desk that only reads, so that nobody has to wait for it."""
    with base.database.reading() as connection:
        yield Desk(connection, base.vault, base.shelf.library(), base.office, base.clock.now(), machine_ms())


@contextmanager
def writing(base: Core) -> Iterator[Desk]:
    """Lend a desk that commits at the end."""
    with base.database.writing() as connection:
        yield Desk(connection, base.vault, base.shelf.library(), base.office, base.clock.now(), machine_ms())

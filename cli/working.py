"""Lend commands a core and a desk in a transaction, and turn settings' faults into an exit with the cure."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot import config
from bot.desks import desk_of
from bot.wiring import Core, core
from handlers.desk import Desk, Look


def open_core() -> Core:
    """Make the core, or stop with the setting that is wrong."""
    try:
        return core(config.load())
    except config.SettingWrong as wrong:
        raise click.ClickException(str(wrong)) from wrong


@contextmanager
def reading(base: Core, looks: list[Look] | None = None) -> Iterator[Desk]:
    """Lend a desk that only reads, so that nobody has to wait for it; `looks` as below."""
    with base.database.reading() as connection:
        yield desk_of(base, connection, looks)


@contextmanager
def writing(base: Core, looks: list[Look] | None = None) -> Iterator[Desk]:
    """Lend a desk that commits at the end; `looks` gathers whom it shows to whoever runs the command."""
    with base.database.writing() as connection:
        yield desk_of(base, connection, looks)

"""An office with groups on LINE and groups without: what chasing and filling in begin from."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot import quota
from models import offices, people
from tests import many_units
from tests.many_units import PROGRAMME
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk, person

LIMIT = 220


@contextmanager
def begun_with(begin: Callable[[Play], object], factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Lend a world in which something has happened, to be copied for every test."""
    world = on_sqlite(factory.mktemp("begun"), factory)
    begin(world)
    yield world
    world.close()


@contextmanager
def copy_of(world: Play, folder: Path) -> Iterator[Play]:
    """Lend a world that goes on from another one, which stays as it is."""
    with sqlite3.connect(database(world)) as old, sqlite3.connect(folder / "sanam.db") as new:
        old.backup(new)
    made = Play(folder, is_ready=True)
    made.clock.moment, made.count = world.clock.moment, world.count
    made.seen, made.line.allowed = dict(world.seen), world.line.allowed
    yield made
    made.close()


def database(world: Play) -> str:
    return world.settings.database_url.removeprefix("sqlite:///")


def partly_on_line(play: Play) -> list[str]:
    """Four groups that owe everything: Mali speaks for the first on LINE, Daeng for the second, nobody for the others."""
    made = many_units.settled(play, 4)
    for who, unit in zip(("mali", "daeng"), made, strict=False):
        act(play, who, "สวัสดี")
        named(play, who)
        with play.core.database.writing() as connection:
            offices.grant(
                connection, id=f"lead-{who}", person_id=person(play, who), programme=PROGRAMME, kind="leader",
                scope_kind=offices.UNIT, scope_id=unit, valid_from=play.clock.moment - timedelta(days=30),
            )  # fmt: skip
    play.line.allowed = LIMIT
    quota.read_if_old(play.core)
    return made


def named(play: Play, who: str) -> None:
    """Let somebody have told her name and agreed, as everybody does who joins."""
    name = {"mali": "มะลิ", "daeng": "แดง"}[who]
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        key = here.vault.key(connection, people.owner_of(person(play, who)))
        consent = here.office.consent
        people.change(
            connection, person(play, who), name=key.seal(name), consent_version=consent.version,
            consent_hash=consent.digest, consented_at=here.now,
        )  # fmt: skip

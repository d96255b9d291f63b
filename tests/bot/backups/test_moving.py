"""A database moves to PostgreSQL and back, row by row, with people going on where they were; never while somebody works on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from bot.backups import moving, numbering, rows
from bot.backups.rows import RowsRefused
from bot.backups.sums import Sums, differences
from bot.clock import machine_ms
from cli.migrating import migrate_tables
from models import machinery
from models.base import table
from models.database import Database
from models.inbox import Inbound
from tests.play import Play
from tests.playing import on_sqlite
from tests.restoring import empty_world
from tests.stories import act, join
from tests.stories import rows as rows_of


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = on_sqlite(tmp_path_factory.mktemp("home"), tmp_path_factory)
    join(world)
    yield world
    world.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database with the same tables and no row, once."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    migrate_tables(f"sqlite:///{path}")
    return path


@pytest.fixture
def elsewhere(empty: Path, tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{shutil.copy(empty, tmp_path)}")
    yield database
    database.close()


def sums(database: Database) -> Sums:
    with rows.picture(database) as connection:
        return rows.summed(connection, rows.tables())


def last_number(world: Play) -> int:
    return max(int(row["id"]) for row in rows_of(world, Inbound))


@pytest.mark.postgres
def test_a_database_moves_to_postgresql_and_back(
    home: Play, postgres_database: str, elsewhere: Database, tmp_path: Path
) -> None:
    before, last = sums(home.core.database), last_number(home)
    there = empty_world(home, tmp_path / "there", postgres_database)
    moving.move(home.core.database, there.core.database)
    there.core.shelf._looked_at = 0.0
    moved = sums(there.core.database)
    said = act(there, "mali", "เมนู")
    moving.move(there.core.database, elsewhere)

    assert [] == differences(before, moved)
    assert said == act(home, "mali", "เมนู")
    assert last + 1 == last_number(there)
    assert [] == differences(sums(there.core.database), sums(elsewhere))
    there.close()


def test_numbers_that_were_left_out_stay_left_out_on_sqlite(home: Play) -> None:
    before = last_number(home)
    with home.core.database.writing() as connection:
        numbering.go_on(connection, gap=1_000)
    act(home, "mali", "เมนู")

    assert before + 1_001 == last_number(home)


@pytest.fixture
def at_work(home: Play) -> Iterator[None]:
    """Let a process work on the database while the test runs."""
    _begin(home)
    yield
    with home.core.database.writing() as connection:
        connection.execute(delete(table(machinery.Heartbeat)))


def _begin(home: Play) -> None:
    with home.core.database.writing() as connection:
        machinery.beat(connection, "web-1", "web", machine_ms())


@pytest.mark.usefixtures("at_work")
def test_a_database_that_somebody_works_on_does_not_move(home: Play, elsewhere: Database) -> None:
    with pytest.raises(RowsRefused, match="web-1 still works"):
        moving.move(home.core.database, elsewhere)


def test_a_process_that_began_meanwhile_leaves_the_target_empty(
    home: Play, elsewhere: Database, request: pytest.FixtureRequest
) -> None:
    def beginning(things: object, label: str, count: int) -> object:
        if label == "people" and count == 0:
            request.getfixturevalue("at_work")
        return things

    with pytest.raises(RowsRefused, match="web-1 still works"):
        moving.move(home.core.database, elsewhere, beginning)  # type: ignore[arg-type]

    assert {0} == {one.count for one in sums(elsewhere).values()}


def test_a_target_that_holds_a_row_is_refused(home: Play, elsewhere: Database) -> None:
    with elsewhere.writing() as connection:
        connection.execute(text("INSERT INTO counters (name, value) VALUES ('receipt-65', 7)"))

    with pytest.raises(RowsRefused, match="counters holds rows"):
        moving.move(home.core.database, elsewhere)


def test_a_move_that_was_broken_off_is_begun_again(home: Play, elsewhere: Database) -> None:
    def breaking(things: object, label: str, count: int) -> object:
        if label == "packs" and count == 0:
            raise OSError("the cable was pulled")
        return things

    with pytest.raises(OSError, match="cable"):
        moving.move(home.core.database, elsewhere, breaking)  # type: ignore[arg-type]
    moving.move(home.core.database, elsewhere)

    assert [] == differences(sums(home.core.database), sums(elsewhere))


def test_json_comes_over_as_the_text_that_it_was(home: Play, elsewhere: Database) -> None:
    with home.core.database.reading() as connection:
        kept = set(connection.execute(text("SELECT CAST(state AS TEXT) FROM conversations")).scalars())
    moving.move(home.core.database, elsewhere)

    with elsewhere.reading() as connection:
        assert kept == set(
            connection.execute(text("SELECT CAST(state AS TEXT) FROM conversations")).scalars()
        )

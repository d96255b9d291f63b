"""A migration only adds while the version before still serves, and that version lives with what is added."""

import ast
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from cli.release_lock import ReleaseRuns, alone
from tests.play import Play
from tests.playing import anywhere, postgres_copy, postgres_released
from tests.rules.migrating import faults
from tests.rules.tree import ROOT
from tests.stories import act, contribute, register

__all__ = ["anywhere", "postgres_copy", "postgres_released"]
VERSIONS = ROOT / "models/migrations/versions"
FIXTURES = ROOT / "tests/data/migrations"
LATER = sorted(VERSIONS.glob("*.py"))[1:]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def expand(url: str) -> None:
    """Migrate as the next version would, by the same way."""
    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(ROOT / "models/migrations"))
    config.set_main_option("version_locations", f"{VERSIONS}:{FIXTURES / 'expands'}")
    config.set_main_option("sqlalchemy.url", url)
    command.upgrade(config, "next")


def test_no_migration_takes_anything_from_the_version_that_serves() -> None:
    assert {} == {path.name: found for path in LATER if (found := faults(parsed(path)))}


def test_a_migration_that_only_adds_is_let_through() -> None:
    assert [] == faults(parsed(FIXTURES / "expands/next_expands.py"))


def test_a_migration_that_takes_something_away_is_found() -> None:
    found = faults(parsed(FIXTURES / "breaks/next_breaks.py"))

    assert [
        "add_column", "create_index", "drop_column", "rename_table", "alter_column", "create_unique_constraint",
        "execute", "drop_column",
    ] == [one.partition(": ")[2] for one in found]  # fmt: skip


def test_what_is_taken_away_later_says_after_what() -> None:
    body = (FIXTURES / "breaks/next_breaks.py").read_text("utf-8")

    assert [] != faults(ast.parse(body + "\ncontract = True\n"))
    assert [] == faults(ast.parse(body + '\ncontract = True\nafter = "0001"\n'))


def test_this_version_serves_on_what_the_next_one_adds(anywhere: Play) -> None:
    expand(anywhere.core.database.url)
    register(anywhere)
    said = contribute(anywhere)

    assert "weight" in _columns(anywhere.core.database.url)
    assert said
    assert act(anywhere, "mali", "เมนู")


def _columns(url: str) -> set[str]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return {str(column["name"]) for column in inspect(connection).get_columns("inbox")}


@pytest.mark.postgres
def test_a_migration_gives_up_rather_than_make_everybody_wait(postgres_copy: str) -> None:
    engine = create_engine(postgres_copy, poolclass=NullPool)
    with engine.connect() as serving:
        serving.execute(text("SELECT count(*) FROM inbox"))

        with pytest.raises(OperationalError, match="lock timeout"):
            expand(postgres_copy)

    assert "weight" not in _columns(postgres_copy)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_two_releases_do_not_run_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres_url") if kind == "postgres" else f"sqlite:///{tmp_path}/one.db"
    with alone(url), pytest.raises(ReleaseRuns), alone(url, wait_s=0):
        pytest.fail("both were let in")
    with alone(url, wait_s=0):
        pass

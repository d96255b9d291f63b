"""The migrations make one line, and lead to exactly what the models say, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import NullPool

from models.tables import ALL, METADATA
from tests.rules.tree import ROOT


def _config(connection: Connection | None = None) -> Config:
    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(ROOT / "models/migrations"))
    config.attributes["connection"] = connection
    return config


def _differences(url: str) -> list[object]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        command.upgrade(_config(connection), "head")
        connection.commit()
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _is_ours}
        )
        return list(compare_metadata(context, METADATA))


def _is_ours(item: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:  # noqa: FBT001
    return not (kind == "table" and name == "alembic_version")


def test_the_migrations_have_one_head() -> None:
    assert 1 == len(ScriptDirectory.from_config(_config()).get_heads())


def test_migrations_are_numbered_in_their_order() -> None:
    chain = list(ScriptDirectory.from_config(_config()).walk_revisions())[::-1]

    assert [f"{number:04}" for number in range(1, len(chain) + 1)] == [one.revision for one in chain]


def test_the_migrated_sqlite_is_what_the_models_say(tmp_path: Path) -> None:
    assert [] == _differences(f"sqlite:///{tmp_path}/new.db")


@pytest.mark.postgres
def test_the_migrated_postgres_is_what_the_models_say(postgres_database: str) -> None:
    assert [] == _differences(postgres_database)


def test_a_migration_can_be_undone(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/new.db", poolclass=NullPool)
    with engine.connect() as connection:
        command.upgrade(_config(connection), "head")
        command.downgrade(_config(connection), "base")
        connection.commit()

        assert ["alembic_version"] == inspect(connection).get_table_names()


def test_every_model_is_in_the_list_of_tables() -> None:
    assert sorted(METADATA.tables) == sorted(model.__tablename__ for model in ALL)

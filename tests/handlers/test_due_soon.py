"""What is due soon is found by an index on both databases, however many rounds there are."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.clock import BANGKOK
from models import notices
from models.base import Base
from models.database import Database
from models.tables import METADATA

NOW = datetime(2021, 11, 25, 8, tzinfo=BANGKOK)
ROUNDS = 400


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def base(request: pytest.FixtureRequest, tmp_path: Any) -> Any:
    url = (
        f"sqlite:///{tmp_path}/due.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_database")
    )
    found = Database(url)
    METADATA.create_all(found.engine)
    yield found
    found.close()


def fill(base: Database) -> None:
    """Plan one reminder an hour; what lies behind now was told."""
    rows: list[dict[str, object]] = [
        {
            "obligation_id": f"o{number}", "audience": "file", "step": 0,
            "at": NOW + timedelta(hours=number - ROUNDS // 2), "is_done": number < ROUNDS // 2,
        }
        for number in range(ROUNDS)
    ]  # fmt: skip
    with base.writing() as connection:
        notices.plan_steps(connection, rows)
        connection.execute(text("ANALYZE"))


def asked(base: Database) -> tuple[int, str, Any]:
    """Return how many are due, and the statement that asked for them with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        seen.append((statement, parameters))

    event.listen(base.engine, "before_cursor_execute", note)
    with base.reading() as connection:
        found = notices.steps_due(connection, at=NOW + timedelta(hours=1))
    event.remove(base.engine, "before_cursor_execute", note)
    statement, parameters = next(one for one in reversed(seen) if "reminder_steps" in one[0])
    return len(found), statement, parameters


def test_the_index_of_what_is_not_told_finds_what_is_due_within_the_hour(base: Database) -> None:
    fill(base)
    found, statement, parameters = asked(base)

    with base.reading() as connection:
        if base.is_sqlite:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        else:
            # So small a table is read whole; what matters is that the index holds what is asked for.
            connection.execute(text("SET enable_seqscan = off"))
            rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).all()
    plan = "\n".join(str(row[-1]) for row in rows)

    assert 2 == found
    assert "ix_reminder_steps_due" in plan
    assert "SCAN reminder_steps USING" not in plan or "SEARCH" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def test_the_tables_have_the_index_that_the_statement_was_written_for() -> None:
    steps = Base.metadata.tables["reminder_steps"]

    assert ["ix_reminder_steps_due"] == [one.name for one in steps.indexes]

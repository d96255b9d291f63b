"""What is asked at every turn, beat or night is found by an index on both databases, however much has gathered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot.clock import BANGKOK
from models import decisions, habits, ledgers, reminded, reports, retention
from models.database import Database
from models.tables import METADATA

NOW = datetime(2021, 11, 25, 8, tzinfo=BANGKOK)
PAST = retention.Past(NOW, 1)
Ask = Callable[[Connection], object]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with _address(request, tmp_path_factory.mktemp("found")) as url:
        found = Database(url)
        METADATA.create_all(found.engine)
        yield found
        found.close()


@contextmanager
def _address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{folder}/found.db"
        return
    with request.getfixturevalue("postgres_server").database() as url:
        yield url


def plan(base: Database, ask: Ask) -> str:
    """Return how the database finds what the last statement asks for."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        seen.append((statement, parameters))

    event.listen(base.engine, "before_cursor_execute", note)
    with base.writing() as connection:
        ask(connection)
    event.remove(base.engine, "before_cursor_execute", note)
    statement, parameters = seen[-1]
    with base.writing() as connection:
        if not base.is_sqlite:
            # So small a table is read whole; what matters is that the index holds what is asked for.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        words = "EXPLAIN QUERY PLAN" if base.is_sqlite else "EXPLAIN"
        rows = connection.exec_driver_sql(f"{words} {statement}", parameters).all()
    return "\n".join(str(row[-1]) for row in rows)


ASKED: dict[str, tuple[Ask, set[str]]] = {
    "what_is_under_way_beside_lines_count": (
        lambda base: ledgers.under_way(base, since_ms=1), {"ix_messages_spent", "ix_messages_moving"},
    ),
    "whether_a_reminder_reached_her_today": (
        lambda base: reminded.reminded_since(base, "p", NOW), {"ix_notices_told"},
    ),
    "which_decisions_a_card_carries": (
        lambda base: decisions.carried(base, [1, 2, 3], "m"), {"ix_decisions_notice"},
    ),
    "what_she_and_her_office_sent_last": (
        lambda base: reports.latest_of(base, "p", ["o"]), {"ix_reports_person_sent", "ix_reports_office_sent"},
    ),
    "who_wrote_yesterday": (lambda base: habits.wrote_between(base, 1, 2), {"ix_inbox_received"}),
    "events_whose_words_are_over": (
        lambda base: retention.ids(base, retention.OVER["events"], PAST, 500), {"ix_inbox_held"},
    ),
    "messages_whose_words_are_over": (
        lambda base: retention.ids(base, retention.OVER["messages"], PAST, 500), {"ix_messages_held"},
    ),
    "messages_that_are_over": (
        lambda base: retention.ids(base, retention.OVER["sent"], PAST, 500), {"ix_messages_made"},
    ),
    "decisions_that_are_over": (
        lambda base: retention.ids(base, retention.OVER["decisions"], PAST, 500), {"ix_decisions_at"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_it_is_found_by_its_index(base: Database, name: str) -> None:
    ask, expected = ASKED[name]
    found = plan(base, ask)

    assert expected == {one for one in expected if one in found}

"""Whoever reads from where she stopped, while reports change, misses none and sees each as it was left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from models import report_changes, reports
from models.base import table
from models.database import Database
from models.report_changes import ReportChange
from models.reports import REPORT, Report
from models.tables import METADATA
from tests import ladders
from tests.play import Play
from tests.stories import rows
from tests.web.api_kit import Program, token

MANY = 5
ACTS = st.lists(
    st.tuples(st.sampled_from(["correct", "withdraw", "touch", "read", "read"]), st.integers(0, MANY - 1)),
    max_size=25,
)


class Office:
    """An office that files, corrects and takes back reports without a word."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.like = next(row for row in rows(play, Report) if row["purpose"] == REPORT)
        self.count = 0
        self.last: list[dict[str, Any]] = []

    def begin(self) -> None:
        with self.play.core.database.writing() as connection:
            connection.execute(table(ReportChange).delete())
            connection.execute(table(Report).update().values(is_current=False, replaces_id=None))
            connection.execute(table(Report).delete().where(table(Report).c.number.startswith("x")))
            self.last = [self._sent(connection, "", "") for _ in range(MANY)]

    def act(self, what: str, which: int) -> None:
        with self.play.core.database.writing() as connection:
            self.change(connection, what, which)

    def change(self, connection: Connection, what: str, which: int) -> None:
        now = self.last[which]
        if what == "correct" and not now["withdrawn_at"]:
            self.last[which] = self._sent(connection, now["root_id"], now["id"])
            return
        if what == "withdraw" and reports.withdraw(connection, now["id"], by="x", at=self.play.clock.moment):
            now["withdrawn_at"] = self.play.clock.moment
        report_changes.mark(connection, now["root_id"], now["programme"])

    def _sent(self, connection: Connection, root: str, before: str) -> dict[str, Any]:
        self.count += 1
        id_ = f"x{self.count}"
        if before:
            connection.execute(
                table(Report).update().where(table(Report).c.id == before).values(is_current=False)
            )
        row: dict[str, Any] = {
            **self.like, "id": id_, "number": id_, "draft_id": id_, "root_id": root or id_, "replaces_id": None,
            "is_current": True, "answers": {}, "withdrawn_at": None,
        }  # fmt: skip
        connection.execute(table(Report).insert().values(**row))
        report_changes.mark(connection, row["root_id"], row["programme"])
        return row

    def left(self) -> dict[str, tuple[str, bool]]:
        """Return each report as it was left: its version, and whether it was taken back."""
        return {one["root_id"]: (one["id"], one["withdrawn_at"] is not None) for one in self.last}


class Reader:
    """Another system that keeps what it has read, and its cursor."""

    def __init__(self, system: Program, limit: int = 2) -> None:
        self.system, self.limit, self.cursor = system, limit, ""
        self.kept: dict[str, tuple[str, bool]] = {}
        self.rows = 0

    def read(self) -> None:
        """Read one page."""
        after = f"&updated_after={self.cursor}" if self.cursor else ""
        body: dict[str, Any] = self.system.body(f"reports?limit={self.limit}{after}")
        self.cursor, self.rows = body["cursor"], len(body["items"])
        self.kept |= {one["id"]: (one["version"], one["state"] == "withdrawn") for one in body["items"]}

    def catch_up(self) -> None:
        self.read()
        while self.rows:
            self.read()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    world = ladders.filed(Path(tmp_path_factory.mktemp("polling")), tmp_path_factory)
    with world.core.database.writing() as connection:
        # One round has one report that stands: these here stand beside each other.
        connection.exec_driver_sql("DROP INDEX uq_reports_live")
    yield Office(world)
    world.close()


@given(ACTS)
@settings(max_examples=12)
def test_a_reader_misses_nothing_and_sees_the_last_state(office: Office, acts: list[tuple[str, int]]) -> None:
    office.begin()
    reader = Reader(Program(office.play, token(office.play)))
    for what, which in acts:
        if what == "read":
            reader.read()
        else:
            office.act(what, which)

    reader.catch_up()

    assert office.left() == reader.kept
    assert [] == reader.system.items(f"reports?updated_after={reader.cursor}")


@pytest.mark.postgres
def test_a_change_that_is_committed_late_comes_late_and_is_never_passed_over(postgres_database: str) -> None:
    database = Database(postgres_database)
    METADATA.create_all(database.engine)

    def placed() -> list[str]:
        """Read what is new as a reader does, from where the last one stopped."""
        with database.writing() as connection:
            after = report_changes.last_place(connection)
            report_changes.place_marked(connection)
            own = table(ReportChange)
            query = select(own.c.root_id).where(own.c.place > after).order_by(own.c.place)
            return list(connection.execute(query).scalars())

    with database.writing() as slow:
        report_changes.mark(slow, "early", "p")
        with database.writing() as quick:
            report_changes.mark(quick, "late", "p")
        assert ["late"] == placed()
    assert ["early"] == placed()

    with database.writing() as slow:
        report_changes.mark(slow, "late", "p")
        with database.writing() as quick:
            report_changes.mark(quick, "early", "p")
        assert ["early"] == placed()
    assert (["late"], []) == (placed(), placed())
    database.close()

"""A million obligations: what falls due within the next hour is found by an index, on both databases."""

import time
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import Connection, text

from bench.figures import Figure, Part, most
from bench.stage import POSTGRES, SQLITE, Stage
from engine.obligations.calendar import BANGKOK
from models import notices
from models.database import Database

MANY, UNITS, DAYS, ROUNDS = 1_000_000, 5_000, 250, 20
START = datetime(2021, 10, 1, 8, tzinfo=BANGKOK)
NOW = START + timedelta(days=100, minutes=-30)
GOAL = "P17"
NUMBERS = {
    "postgresql": "SELECT n FROM generate_series(1, {many}) AS numbers(n)",
    "sqlite": "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {many}) SELECT n FROM numbers",
}
DAY_OF = {
    "postgresql": "DATE '2021-10-01' + CAST(n % {days} AS integer)",
    "sqlite": "date('2021-10-01', (n % {days}) || ' days')",
}
MOMENT_OF = {
    "postgresql": "TIMESTAMPTZ '2021-10-01 08:00+07' + (n % {days}) * INTERVAL '1 day'",
    "sqlite": "datetime('2021-10-01 01:00', (n % {days}) || ' days') || '.000000'",
}
DUE_SOON = "SELECT * FROM reminder_steps WHERE is_done = {false} AND at <= '{until}' ORDER BY at LIMIT 500"


def measure(stage: Stage) -> Part:
    """Fill each database once, then ask it what the clock asks every ten minutes."""
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    for kind in (SQLITE, POSTGRES):
        base = Database(stage.database(kind))
        try:
            ms, found, index = _asked(base, kind)
        finally:
            base.close()
        figures.append(most(GOAL, f"due within the next hour, of a million, {kind}", ms, 50, "ms"))
        rows.append((kind, f"{MANY:,}", found, f"{ms:.2f}", index))
    head = ("database", "obligations", "found at once", "ms", "the plan")
    return Part("Finding what is due", figures, head, rows)


def _asked(base: Database, kind: str) -> tuple[float, int, str]:
    dialect = "sqlite" if kind == SQLITE else "postgresql"
    with base.writing() as connection:
        fill(connection, dialect)
    until = NOW + timedelta(hours=1)
    with base.reading() as connection:
        found = len(notices.steps_due(connection, at=until))
        times = [_ms(connection, dialect, until) for _ in range(ROUNDS)]
        return median(times), found, _plan(connection, dialect, until)


def _ms(connection: Connection, dialect: str, until: datetime) -> float:
    """Return the database's own time: what PostgreSQL says of itself, the CPU time of SQLite in this process."""
    if dialect == "postgresql":
        asked = DUE_SOON.format(until=until.isoformat(), false="FALSE")
        lines = connection.execute(text(f"EXPLAIN (ANALYZE, TIMING OFF) {asked}")).scalars().all()
        said = next(line for line in lines if line.startswith("Execution Time"))
        return float(said.split()[2])
    began = time.process_time()
    notices.steps_due(connection, at=until)
    return (time.process_time() - began) * 1000


def fill(connection: Connection, dialect: str, many: int = MANY) -> None:
    """Make units, obligations and their reminder steps; what is past was told."""
    numbers, day, moment = (
        table[dialect].format(many=many, days=DAYS) for table in (NUMBERS, DAY_OF, MOMENT_OF)
    )
    made = "TIMESTAMPTZ '2021-10-01 08:00+07'" if dialect == "postgresql" else "'2021-10-01 01:00:00.000000'"
    connection.execute(
        text(
            "INSERT INTO offices (id, programme, kind, name, area, within) VALUES ('o', 'p', 'k', 'o', '50', '')"
        )
    )
    connection.execute(text(
        f"INSERT INTO units (id, programme, kind, name, place, office_id, attributes, made_at) "  # noqa: S608 - our own numbers
        f"SELECT 'u' || n, 'p', 'k', 'u', '50', 'o', '{{}}', {made} FROM ({numbers}) AS every WHERE n <= {UNITS}"
    ))  # fmt: skip
    connection.execute(text(
        f"INSERT INTO obligations (id, programme, duty, period, unit_id, office_id, due, waits, needs, state, returned, review_again, opened_at) "  # noqa: S608
        f"SELECT 'ob' || n, 'p', 'd', CAST(n AS varchar(20)), 'u' || (n % {UNITS} + 1), 'o', {day}, '', '', 'open', '', '', {made} "
        f"FROM ({numbers}) AS every"
    ))  # fmt: skip
    connection.execute(text(
        f"INSERT INTO reminder_steps (obligation_id, audience, whom, step, rung, is_free, at, is_done) "  # noqa: S608
        f"SELECT 'ob' || n, 'file', 'doer', 0, 0, n < 0, {moment}, n % {DAYS} < 100 FROM ({numbers}) AS every"
    ))  # fmt: skip
    connection.execute(text("ANALYZE"))


def _plan(connection: Connection, dialect: str, until: datetime) -> str:
    """Return the index that the database says it uses."""
    explain = "EXPLAIN" if dialect == "postgresql" else "EXPLAIN QUERY PLAN"
    at = until.isoformat() if dialect == "postgresql" else "2022-01-09 01:30:00.000000"
    false = "FALSE" if dialect == "postgresql" else "0"
    lines = connection.execute(text(f"{explain} {DUE_SOON.format(until=at, false=false)}")).all()
    return next((str(line[-1]).strip() for line in lines if "ix_" in str(line[-1])), "no index")

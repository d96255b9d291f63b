"""P9: the clock's look at a million obligations: what is due, nothing due, and taking what is due, beside ten thousand.

`SANAM_TICKING_OBLIGATIONS=50000` looks at fewer.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import Connection

from bench.figures import Figure, Part, most
from bench.obligations import MANY, START, fill
from bench.stage import POSTGRES, SQLITE, Stage
from models import notices
from models.database import Database

GOAL, FEW, ROUNDS = "P9", 10_000, 20
DUE, CLAIMED = 500, 2_000
# At this moment much is due, of both sizes; before the first one nothing is.
BUSY = START + timedelta(days=200)
IDLE = START - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look costs, in milliseconds: on the wall, and of this process's processor."""

    wall: float
    cpu: float


def measure(stage: Stage) -> Part:
    """Look at both sizes on both databases, then take what is due."""
    whole = int(os.environ.get("SANAM_TICKING_OBLIGATIONS", MANY))
    figures: list[Figure] = []
    rows: list[tuple[object, ...]] = []
    for kind in (SQLITE, POSTGRES):
        few, _, _ = _asked(stage, kind, FEW)
        many, idle, claim_s = _asked(stage, kind, whole)
        figures += [
            most(GOAL, f"{DUE} due of {whole:,}, processor, {kind}", many.cpu, _cpu_goal(kind), "ms"),
            most(GOAL, f"{DUE} due of {whole:,}, {kind}", many.wall, 10, "ms"),
            most(GOAL, f"nothing due of {whole:,}, {kind}", idle.wall, 1, "ms"),
            most(GOAL, f"{whole:,} to {FEW:,}, {kind}", many.wall / few.wall, 2),
            most(GOAL, f"{CLAIMED} taken, processor, {kind}", claim_s, 0.5, "s"),
        ]
        rows.append(
            (
                kind,
                f"{few.wall:.2f}",
                f"{many.wall:.2f}",
                f"{many.cpu:.2f}",
                f"{idle.wall:.2f}",
                f"{claim_s:.2f}",
            )
        )
    head = (
        "database",
        f"ms of {FEW:,}",
        f"ms of {whole:,}",
        "ms processor",
        "ms idle",
        f"s for {CLAIMED:,} taken",
    )
    words = "On SQLite the database works in our own process, so that its time is the processor's too"
    return Part("The clock's tick", figures, head, rows, words)


def _cpu_goal(kind: str) -> float:
    return 10 if kind == SQLITE else 2


def _asked(stage: Stage, kind: str, many: int) -> tuple[Look, Look, float]:
    base = Database(stage.database(kind))
    try:
        with base.writing() as connection:
            fill(connection, "sqlite" if kind == SQLITE else "postgresql", many)
        with base.reading() as connection:
            busy = _look(lambda: notices.steps_due(connection, at=BUSY, limit=DUE))
            idle = _look(lambda: notices.steps_due(connection, at=IDLE, limit=DUE))
        with base.writing() as connection:
            return busy, idle, _claim(connection)
    finally:
        base.close()


def _look(ask: Callable[[], object]) -> Look:
    ask()
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return Look(median(walls), median(cpus))


def _claim(connection: Connection) -> float:
    """Take what is due, as a worker does; return the seconds of processor."""
    began = time.process_time()
    notices.take_steps(connection, notices.steps_due(connection, at=BUSY, limit=CLAIMED))
    return time.process_time() - began

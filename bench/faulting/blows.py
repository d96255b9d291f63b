"""Name the blows: what happens to a running product on a bad day. Each returns when its cause is over."""

import os
import resource
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

from bench.faulting.town import Town
from models import machinery
from models.database import Database

Blow = Callable[[Town], None]
LASTS_S: Final = 3.0
DAY_MS: Final = 24 * 3_600_000
NO_LIMIT: Final = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def _killed(kind: str, town: Town) -> None:
    town.kill(kind)


def _stopped(kind: str, town: Town) -> None:
    town.stop(kind)


def _line(wrong: Mapping[str, float | bool], town: Town) -> None:
    well = {name: type(value)() for name, value in wrong.items()}
    town.line.switch(**wrong)
    time.sleep(LASTS_S)
    town.line.switch(**well)


def disk_full(town: Town) -> None:
    """Let no process write another byte into any file, as a full disk does, and then let them again."""
    struck = town.pids()
    for pid in struck:
        _limit(pid, (1, resource.RLIM_INFINITY))
    time.sleep(LASTS_S)
    for pid in struck:
        _limit(pid, NO_LIMIT)


def connections_cut(town: Town) -> None:
    """Have the server end every connection, as a fail-over or an impatient proxy does."""
    _asked(
        town,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name <> '' AND pid <> pg_backend_pid()",
    )


def database_restarted(town: Town) -> None:
    """Kill one of the server's processes: it ends all others, replays its log, and serves again."""
    pids = _backends(town)
    if pids:
        os.kill(pids[0], signal.SIGKILL)


def database_frozen(town: Town) -> None:
    """Stop all of the server's processes for a while, as a machine without memory does."""
    pids = _backends(town)
    for sign in (signal.SIGSTOP, signal.SIGCONT):
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        if sign == signal.SIGSTOP:
            time.sleep(LASTS_S)


def clock_jumps(town: Town) -> None:
    """Move the clock of duties forty days ahead and back."""
    database = Database(town.url)
    for offset_ms in (40 * DAY_MS, 0):
        with database.writing() as connection:
            machinery.set_clock_offset(connection, offset_ms)
        time.sleep(LASTS_S / 2)
    database.close()


def _limit(pid: int, limit: tuple[int, int]) -> None:
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


def _backends(town: Town) -> list[int]:
    return [
        row[0] for row in _asked(town, "SELECT pid FROM pg_stat_activity WHERE application_name = 'sanam'")
    ]


def _asked(town: Town, statement: str) -> list[tuple[Any, ...]]:
    assert town.server is not None, "this blow is for PostgreSQL"
    with town.server.connect() as connection:
        return list(connection.execute(statement.encode()).fetchall())


ANYWHERE: Final[Mapping[str, Blow]] = {
    "web killed": partial(_killed, "web"),
    "web stopped": partial(_stopped, "web"),
    "worker killed": partial(_killed, "worker"),
    "worker stopped": partial(_stopped, "worker"),
    "clock killed": partial(_killed, "clock"),
    "clock stopped": partial(_stopped, "clock"),
    "the clock jumps 40 days and back": clock_jumps,
    "LINE slow": partial(_line, {"delay_ms": 3_000.0}),
    "LINE says nothing": partial(_line, {"hang": True}),
    "LINE refuses": partial(_line, {"error_500": 1.0}),
    "LINE delivers, its answer is lost": partial(_line, {"lost_answer": 0.5}),
}
ON_SQLITE: Final[Mapping[str, Blow]] = {"disk full": disk_full}
ON_POSTGRES: Final[Mapping[str, Blow]] = {
    "database restarted": database_restarted, "connections cut": connections_cut, "database frozen": database_frozen,
}  # fmt: skip

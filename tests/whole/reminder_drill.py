"""Kill clocks and workers during a reminder run while LINE fails, and look at what reached whom."""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from bench import children
from bench.children import Child
from bench.stage import release
from bot import config, wiring
from bot.clock import machine_ms
from bot.wiring import Core
from models.database import Database
from tests.whole.reminder_crowd import Crowd, LocalLine, local_line, person, settings, settle, user, wait_for

WORKERS, CLOCKS = 3, 2
TROUBLES = frozenset({"error_500", "lost_answer"})
WEATHER = """th = "คืนเตือน"
en = "A night of reminders"
seed = 5
[[steps]]
what = "error_500"
rate = 0.1
[[steps]]
what = "lost_answer"
rate = 0.1
[[steps]]
what = "limit_429"
rate = 0.02
"""


@dataclass
class Aftermath:
    """What was left when everything was quiet again."""

    reached: Counter[str] = field(default_factory=Counter)
    used: int = 0
    counted: int = 0
    states: Counter[str] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, tuple[str, str]] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    faults: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    moving: int = 0


def run(crowd: Crowd, url: str, folder: Path) -> Aftermath:
    """Run everything, kill again and again, wait until it is quiet; return what is left."""
    release(url)
    with local_line(folder, crowd) as line:
        core = wiring.core(config.load(settings(url, line, "drill")))
        settle(core, crowd)
        line.call("POST", "/control/weather", {"content": WEATHER})
        running = [_start(folder, url, line, name) for name in _names()]
        try:
            kills = _kill_often(running, folder, url, line, crowd, core.database)
            # On a busy machine few pushes leave while everything is killed: the weather stays until it was met.
            wait_for(lambda: _faults(line).keys() >= TROUBLES, 60)
            faults = _faults(line)
            line.call("DELETE", "/control/weather")
            wait_for(lambda: _is_quiet(core.database), crowd.seconds)
            return _look(core, line, crowd, faults, kills)
        finally:
            for child in running:
                child.kill()
            core.database.close()


def _faults(line: LocalLine) -> Counter[str]:
    """Count the troubles that were met so far."""
    calls = line.call("GET", "/control/calls")["calls"]
    return Counter(one["trouble"] for one in calls if one.get("trouble"))


def _names() -> list[str]:
    return [
        *(f"worker-{number}" for number in range(WORKERS)),
        *(f"clock-{number}" for number in range(CLOCKS)),
    ]


def _start(folder: Path, url: str, line: LocalLine, name: str) -> Child:
    module = "bot.worker" if name.startswith("worker") else "scheduler"
    return children.start(
        children.python("-m", module), log=folder / f"{name}.log", env=settings(url, line, name),
        core=sorted(os.sched_getaffinity(0))[hash(name) % len(os.sched_getaffinity(0))],
    )  # fmt: skip


def _kill_often(
    running: list[Child], folder: Path, url: str, line: LocalLine, crowd: Crowd, database: Database
) -> int:
    """Kill one after the other, from the first push on, each in the midst of its work."""
    dice = random.Random(7)
    beats = "SELECT count(*) FROM beats WHERE job = 'remind'"
    assert wait_for(lambda: _count(database, beats), 60), "no clock beats"
    line.call("POST", "/control/clock", {"advance_seconds": 600})
    pushes = "SELECT count(*) FROM messages WHERE kind = 'push'"
    assert wait_for(lambda: _count(database, pushes), 90), "nobody is pushed"
    for number in range(crowd.kills):
        time.sleep(1 + dice.random() * 2)
        chosen = number % len(running)
        line.call("POST", "/control/clock", {"advance_seconds": 600})
        running[chosen].kill()
        running[chosen] = _start(folder, url, line, _names()[chosen])
        _hurry(database)
    return crowd.kills


def _hurry(database: Database) -> None:
    """Spare the test the pauses between the tries, not the tries."""
    with database.writing() as connection:
        connection.execute(
            text("UPDATE messages SET next_try_ms = :now WHERE state = 'waiting'"), {"now": machine_ms()}
        )


def _is_quiet(database: Database) -> bool:
    _hurry(database)
    moving = _count(database, "SELECT count(*) FROM messages WHERE state IN ('sending', 'waiting')")
    steps = _count(
        database, "SELECT count(*) FROM reminder_steps WHERE obligation_id LIKE 'drill%' AND NOT is_done"
    )
    tasks = _count(
        database, "SELECT count(*) FROM dbos.workflow_status WHERE status IN ('PENDING', 'ENQUEUED') AND name IN ('push_card', 'push_message', 'run_job')",
    )  # fmt: skip
    return not moving and not steps and not tasks


def _count(database: Database, query: str) -> int:
    with database.reading() as connection:
        return int(connection.execute(text(query)).scalar_one())


def _look(core: Core, line: LocalLine, crowd: Crowd, faults: Counter[str], kills: int) -> Aftermath:
    after = Aftermath(faults=faults, kills=kills, used=line.call("GET", "/control/quota")["used"])
    bubbles = line.call("GET", "/control/news?since=0&from=bot")["bubbles"]
    after.reached = Counter(one["chat"] for one in bubbles)
    users = {person(number): user(number) for number in range(crowd.people)}
    with core.database.reading() as connection:
        for row in connection.execute(text("SELECT * FROM messages WHERE kind = 'push'")):
            after.states[row.state] += 1
            after.counted += row.recipients if row.state == "sent" and row.is_counted else 0
            after.sent |= {users[row.person_id]} if row.state == "sent" and row.person_id in users else set()
            after.moving += row.state in {"sending", "waiting"}
        for row in connection.execute(text("SELECT state, count(*) AS number FROM notices GROUP BY state")):
            after.notices[row.state] = row.number
        query = "SELECT person_id, verdict, why FROM decisions WHERE verdict <> 'drop' ORDER BY id"
        for row in connection.execute(text(query)):
            after.skipped[users.get(row.person_id, row.person_id)] = (row.verdict, row.why)
    return after

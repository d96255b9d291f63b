"""Tidy up by night: what has served its time goes, with finished tasks and the files of nobody.

What the bodies' rows say of people's habits is counted before; thanks and half-filled drafts are thought of after.
"""

import logging
from datetime import UTC, datetime

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.leftovers import tidy_files
from bot.retention import running as retention
from bot.wiring import Core
from handlers import nudging, thanking
from handlers.messenger import habits
from models import habits as sums
from models import outbox, rooms

DAY_MS = 24 * 3_600_000
TASK_DAYS = 7
OUTBOX_DAYS = 30
BATCH = 500
log = logging.getLogger("sanam.tidy")


def tidy(core: Core) -> int:
    """Empty bodies older than a week, drop finished tasks and old practice, delete the files that no row names."""
    emptied = tidy_rows(core)
    dropped = _drop_tasks(core)
    files = tidy_files(core)
    log.info("tidied", extra={"emptied": emptied, "tasks": dropped, "files": files})
    return emptied


def tidy_rows(core: Core) -> int:
    """Count yesterday's habits, let go of what has served its time; return how many bodies were emptied."""
    learn(core)
    went = retention.run(core)
    with core.database.writing() as connection:
        rooms.forget_old(connection, before=core.clock.now())
        outbox.forget_old(connection, before_ms=machine_ms() - OUTBOX_DAYS * DAY_MS)
        desk = desk_of(core, connection)
        thanking.thank(desk)
        nudging.nudge(desk)
    return went["events"] + went["messages"]


def learn(core: Core) -> int:
    """Count when people wrote, sum up how their reports came; return how many people wrote."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        wrote = habits.count(desk)
    with core.database.reading() as connection:
        rows = habits.records(desk_of(core, connection))
    for first in range(0, len(rows), BATCH):
        with core.database.writing() as connection:
            sums.keep_records(connection, rows[first : first + BATCH])
    log.info("habits_counted", extra={"people": wrote, "records": len(rows)})
    return wrote


def _drop_tasks(core: Core) -> int:
    end = datetime.fromtimestamp((machine_ms() - TASK_DAYS * DAY_MS) / 1000, UTC).isoformat()
    client = core.tasks.client()
    done = client.list_workflows(
        status=["SUCCESS"], end_time=end, limit=1_000, load_input=False, load_output=False
    )
    client.delete_workflows([one.workflow_id for one in done])
    return len(done)

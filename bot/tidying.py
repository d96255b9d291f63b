"""Forget what has served its time: raw bodies, bodies of sent messages, finished tasks, files of nobody, practice.

What the bodies' rows say of people's habits is counted before; thanks and half-filled drafts are thought of after.
"""

import logging
from datetime import UTC, datetime, timedelta

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.leftovers import tidy_files
from bot.wiring import Core
from handlers import nudging, thanking
from handlers.messenger import habits
from models import (
    decisions,
    handouts,
    inbox,
    logins,
    messages,
    practices,
    rooms,
    sheet_files,
    uploads,
    web_sessions,
)
from models import habits as sums

DAY_MS = 24 * 3_600_000
RAW_DAYS = 7
TASK_DAYS = 7
PRACTICE_KEPT = timedelta(days=30)
FILES_KEPT = timedelta(days=30)
UPLOADS_KEPT = timedelta(days=1)
DECISIONS_KEPT = timedelta(days=400)
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
    """Count yesterday's habits, empty old bodies, forget who practised a month ago; return how many bodies were emptied."""
    learn(core)
    before_ms = machine_ms() - RAW_DAYS * DAY_MS
    with core.database.writing() as connection:
        emptied = inbox.empty_bodies(connection, before_ms=before_ms)
        emptied += messages.empty_bodies(connection, before_ms=before_ms)
        practised = practices.sweep(connection, before=core.clock.now() - PRACTICE_KEPT)
        logins.forget_old(connection, before_ms=before_ms)
        web_sessions.forget_old(connection, before_ms=before_ms)
        uploads.sweep(connection, before=core.clock.now() - UPLOADS_KEPT)
        sheet_files.sweep(connection, before=core.clock.now() - FILES_KEPT)
        handouts.forget_old(connection, before=core.clock.now() - FILES_KEPT)
        rooms.forget_old(connection, before=core.clock.now())
        desk = desk_of(core, connection)
        thanking.thank(desk)
        nudging.nudge(desk)
    log.info("practice_forgotten", extra={"rows": practised})
    return emptied


def learn(core: Core) -> int:
    """Count when people wrote, sum up how their reports came, forget old decisions; return how many people wrote."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        wrote = habits.count(desk)
        decisions.forget_before(connection, desk.now - DECISIONS_KEPT)
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

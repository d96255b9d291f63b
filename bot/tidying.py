"""Forget what has served its time: raw bodies, bodies of sent messages, finished tasks, files of nobody, practice."""

import logging
from datetime import UTC, datetime, timedelta

from bot.clock import machine_ms
from bot.leftovers import tidy_files
from bot.wiring import Core
from models import inbox, messages, practices, sheet_files

DAY_MS = 24 * 3_600_000
RAW_DAYS = 7
TASK_DAYS = 7
PRACTICE_KEPT = timedelta(days=30)
FILES_KEPT = timedelta(days=30)
log = logging.getLogger("sanam.tidy")


def tidy(core: Core) -> int:
    """Empty bodies older than a week, drop finished tasks and old practice, delete the files that no row names."""
    emptied = tidy_rows(core)
    dropped = _drop_tasks(core)
    files = tidy_files(core)
    log.info("tidied", extra={"emptied": emptied, "tasks": dropped, "files": files})
    return emptied


def tidy_rows(core: Core) -> int:
    """Empty old bodies, and forget who practised a month ago; return how many bodies were emptied."""
    before_ms = machine_ms() - RAW_DAYS * DAY_MS
    with core.database.writing() as connection:
        emptied = inbox.empty_bodies(connection, before_ms=before_ms)
        emptied += messages.empty_bodies(connection, before_ms=before_ms)
        practised = practices.sweep(connection, before=core.clock.now() - PRACTICE_KEPT)
        sheet_files.sweep(connection, before=core.clock.now() - FILES_KEPT)
    log.info("practice_forgotten", extra={"rows": practised})
    return emptied


def _drop_tasks(core: Core) -> int:
    end = datetime.fromtimestamp((machine_ms() - TASK_DAYS * DAY_MS) / 1000, UTC).isoformat()
    client = core.tasks.client()
    done = client.list_workflows(
        status=["SUCCESS"], end_time=end, limit=1_000, load_input=False, load_output=False
    )
    client.delete_workflows([one.workflow_id for one in done])
    return len(done)

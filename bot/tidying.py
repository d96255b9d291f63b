"""Forget what has served its time: raw webhook bodies, bodies of sent messages, finished tasks."""

import logging
from datetime import UTC, datetime

from bot.clock import machine_ms
from bot.wiring import Core
from models import inbox, messages

DAY_MS = 24 * 3_600_000
RAW_DAYS = 7
TASK_DAYS = 7
log = logging.getLogger("sanam.tidy")


def tidy(core: Core) -> int:
    """Empty bodies older than a week, and drop finished tasks."""
    before_ms = machine_ms() - RAW_DAYS * DAY_MS
    with core.database.writing() as connection:
        emptied = inbox.empty_bodies(connection, before_ms=before_ms)
        emptied += messages.empty_bodies(connection, before_ms=before_ms)
    dropped = _drop_tasks(core)
    log.info("tidied", extra={"emptied": emptied, "tasks": dropped})
    return emptied


def _drop_tasks(core: Core) -> int:
    end = datetime.fromtimestamp((machine_ms() - TASK_DAYS * DAY_MS) / 1000, UTC).isoformat()
    client = core.tasks.client()
    done = client.list_workflows(
        status=["SUCCESS"], end_time=end, limit=1_000, load_input=False, load_output=False
    )
    client.delete_workflows([one.workflow_id for one in done])
    return len(done)

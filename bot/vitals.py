"""Count the running product's vitals: what the health page, the operator's command and the metrics all say."""

import shutil
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.config import Settings
from bot.desks import desk_of
from bot.wiring import Core
from engine.vitals.counts import UNREAD, Counts
from engine.vitals.signs import KEY_ENDS_DAYS
from handlers.desk import Desk
from handlers.messenger.budget import budget
from models import machinery, menus, messages, outside, restorations, vitals

KINDS = ("web", "worker", "clock")
LATELY_MS = 5 * 60_000
DAY_MS = 24 * 3_600_000
TOKEN_LIFE_MS = 30_000
MOST_TASKS = 1_000


def count(core: Core) -> Counts:
    """Count everything once."""
    with core.database.reading() as connection:
        counts = _kept(desk_of(core, connection))
    return _with_machine(core, counts)


def count_at(core: Core, desk: Desk) -> Counts:
    """Count everything for a page that holds a connection already."""
    return _with_machine(core, _kept(desk))


def _with_machine(core: Core, counts: Counts) -> Counts:
    waiting, oldest_s = _tasks(core, machine_ms())
    return replace(counts, tasks_waiting=waiting, oldest_task_s=oldest_s, disk_free=_disk_free(core.settings))


def _kept(desk: Desk) -> Counts:
    """Count what our own tables hold."""
    now_ms, connection = machine_ms(), desk.connection
    month = budget(desk)
    events, owed = vitals.events_waiting(connection), vitals.rows_owed(connection)
    replies = vitals.replies_since(connection, now_ms - LATELY_MS, longer_than_ms=TOKEN_LIFE_MS)
    failed = vitals.messages_failed(connection, now_ms - DAY_MS)
    return Counts(
        silent=_silent(connection, now_ms),
        events_waiting=events.number,
        oldest_event_s=_age_s(events.since_ms, now_ms),
        events_given_up=vitals.events_given_up(connection),
        messages_waiting=vitals.messages_waiting(connection),
        messages_given_up=failed.get(messages.GAVE_UP, 0),
        messages_unknown=failed.get(messages.UNKNOWN, 0),
        is_held=restorations.held(connection) is not None,
        rows_owed=owed.number,
        oldest_row_s=_age_s(owed.since_ms, now_ms),
        menus_behind=sum(number for _, number in menus.behind(connection)),
        messages_left=month.left,
        alarm=month.alarm if month.read_at else UNREAD,
        unowned=vitals.unowned(connection),
        replies=replies.number,
        slow_replies=replies.slow,
        mean_reply_ms=replies.mean_ms,
        events_lately=vitals.events_since(connection, now_ms - LATELY_MS),
        counted_by_share=dict(month.by_share),
        **_others(connection, now_ms),
    )


def _others(connection: Connection, now_ms: int) -> dict[str, int]:
    """Count how it goes with the systems that are told and those that read."""
    told = outside.told(connection)
    keys, ending = outside.keys(connection, now_ms=now_ms, until_ms=now_ms + KEY_ENDS_DAYS * DAY_MS)
    return {
        "hooks_waiting": told.waiting,
        "hooks_failing": told.failing,
        "hooks_paused": told.paused,
        "hooks_failing_s": _age_s(told.failing_since_ms, now_ms),
        "hooks_given_up": told.given_up,
        "keys": keys,
        "keys_ending": ending,
    }


def _silent(connection: Connection, now_ms: int) -> dict[str, int | None]:
    """Return since when each kind of process shows nothing, by its liveliest one."""
    found: dict[str, int | None] = dict.fromkeys(KINDS)
    for beat in machinery.heartbeats(connection):
        age, known = _age_s(beat.beat_ms, now_ms), found.get(beat.kind)
        found[beat.kind] = age if known is None else min(known, age)
    return found


def _tasks(core: Core, now_ms: int) -> tuple[int, int]:
    """Return how many tasks wait or run, and how old the oldest is."""
    found = core.tasks.client().list_workflows(
        status=["ENQUEUED", "PENDING"], load_input=False, load_output=False, limit=MOST_TASKS
    )
    made = [one.created_at for one in found if one.created_at]
    return len(found), _age_s(min(made), now_ms) if made else 0


def _disk_free(settings: Settings) -> float:
    """Return which share of the disk is free under the evidence, or where we run when that lies elsewhere."""
    store = settings.evidence_store
    folder = Path() if store.startswith("s3://") else Path(store)
    near = next(one for one in (folder.resolve(), *folder.resolve().parents) if one.exists())
    usage = shutil.disk_usage(near)
    return usage.free / usage.total


def _age_s(since_ms: int | None, now_ms: int) -> int:
    return max(0, now_ms - since_ms) // 1000 if since_ms is not None else 0

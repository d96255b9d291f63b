"""Enqueue durable tasks in our own transactions, and keep them moving: the only file that knows DBOS, but for the worker.

Arguments are ids only, as portable JSON. A task's id only spares work; "already done" is a row of ours. DBOS is imported at
the first use: a web process that never enqueues never pays for it.
"""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.clock import Clock, machine_ms
from bot.config import Settings
from bot.schedules import JOBS
from engine.reminders.beats import due_moments
from handlers.orders import ERASE, FETCH, READ_TABLE, SHOW_MENUS, SWEEP_MENUS, TELL, Order
from models import evidence, machinery, menus, messages, outbox, sheet_books
from models.database import Database, lively_url

if TYPE_CHECKING:
    from dbos import DBOSClient

VERSION = "sanam-1"
APPLICATION = "sanam"
SCHEMA = "dbos"
LINE_QUEUE, SLOW_QUEUE, SHEET_QUEUE, MEDIA_QUEUE, MENU_QUEUE = "line", "slow", "sheets", "media", "menus"
HOOK_QUEUE = "hooks"
QUEUES = {
    "push_message": LINE_QUEUE,
    "push_card": LINE_QUEUE,
    "write_sheet": SHEET_QUEUE,
    "run_job": SLOW_QUEUE,
    FETCH: MEDIA_QUEUE,
    ERASE: MEDIA_QUEUE,
    READ_TABLE: MEDIA_QUEUE,
    SHOW_MENUS: MENU_QUEUE,
    SWEEP_MENUS: MENU_QUEUE,
    TELL: HOOK_QUEUE,
}
SILENT_MS = 60_000
MINUTE_MS = 60_000
# A clock that was set back further than this (a demo begun again) starts beating from where it stands now.
LARGEST_STEP_BACK = timedelta(hours=1)
SHEET_LATE_MS = 20_000
SHEET_SLOW_MS = 300_000
log = logging.getLogger("sanam.tasks")


class Tasks:
    """Enqueue and sweep; made in every process, running nothing."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings = settings
        self._database = database
        self._client: DBOSClient | None = None
        self._lock = threading.Lock()

    def enqueue(self, connection: Connection, orders: Sequence[Order]) -> None:
        """Enqueue orders in the caller's transaction; one whose id is known is the same order."""
        client = self.client()
        for order in orders:
            options: Any = {
                "workflow_name": order.name,
                "queue_name": QUEUES[order.name],
                "workflow_id": order.id,
                "app_version": VERSION,
            }
            if order.priority:
                options["priority"] = order.priority
            client.enqueue_in_transaction(connection, options, *order.arguments)

    def enqueue_push(self, connection: Connection, message_id: str) -> None:
        """Enqueue the first try of a push; the sweep orders the later ones."""
        self.enqueue(connection, [Order("push_message", f"push:{message_id}:0", (message_id,))])

    def client(self) -> "DBOSClient":
        """Return the client, made at the first use."""
        if self._client is None:
            with self._lock:
                self._client = self._client or make_client(self._settings)
        return self._client

    def beat(self, now: datetime) -> int:
        """Enqueue one task for each due moment since the last beat; two clocks do no harm."""
        count = 0
        for job in JOBS:
            with self._database.writing() as connection:
                seen = machinery.last_beat(connection, job.name, default=now)
                if now < seen - LARGEST_STEP_BACK:
                    machinery.move_beat(connection, job.name, seen=seen, until=now)
                    continue
                moments = due_moments(job, seen, now)
                if moments and machinery.move_beat(connection, job.name, seen=seen, until=now):
                    names = [moment.isoformat() for moment in moments]
                    self.enqueue(
                        connection,
                        [Order("run_job", f"{job.name}:{name}", (job.name, name)) for name in names],
                    )
                    count += len(names)
        return count

    def sweep(self) -> int:
        """Enqueue again what failed and is due, and what a dead process left."""
        now_ms = machine_ms()
        with self._database.reading() as connection:
            waiting = messages.pushes_due(connection, now_ms=now_ms)
            pieces = evidence.moving(connection, now_ms=now_ms)
            unseen = menus.due(connection, now_ms=now_ms)
            untold = outbox.due(connection, now_ms=now_ms)
            is_late = self._writes_sheets() and sheet_books.is_behind(
                connection, owed_before=now_ms - SHEET_LATE_MS, slow_before=now_ms - SHEET_SLOW_MS
            )
        # The minute is part of the id: a try that died with its worker is followed by another.
        minute = now_ms // MINUTE_MS
        orders = [Order("push_message", f"push:{one.id}:{one.tries}:{minute}", (one.id,)) for one in waiting]
        orders += [_again(one, minute) for one in pieces]
        orders += [Order(TELL, f"hook:{one}:{mark}:{minute}", (one,)) for one, mark in untold]
        orders += [
            Order(SHOW_MENUS, f"menus:{one.line_hash[:24]}:{one.tries}:{minute}", (one.person_id,))
            for one in unseen
        ]
        if is_late:
            orders.append(Order("write_sheet", f"sheet-sweep:{now_ms // SHEET_LATE_MS}"))
        if orders:
            with self._database.writing() as connection:
                self.enqueue(connection, orders)
        return len(orders)

    def _writes_sheets(self) -> bool:
        return bool(self._settings.google_service_account)

    def resume_silent(self) -> int:
        """Resume the pending tasks of workers that have been silent for a minute."""
        now_ms = machine_ms()
        with self._database.reading() as connection:
            beats = machinery.heartbeats(connection)
        living = {
            beat.process for beat in beats if beat.kind == "worker" and now_ms - beat.beat_ms < SILENT_MS
        }
        if not living:
            return 0
        pending = self.client().list_workflows(
            status="PENDING", load_input=False, load_output=False, limit=500
        )
        stranded = [one for one in pending if one.executor_id and one.executor_id not in living]
        for queue in {one.queue_name for one in stranded if one.queue_name}:
            ids = [one.workflow_id for one in stranded if one.queue_name == queue]
            self.client().resume_workflows(ids, queue_name=queue)
        return len(stranded)

    def show_life(self, kind: str) -> None:
        """Write this process's heartbeat."""
        with self._database.writing() as connection:
            machinery.beat(connection, self._settings.process_name, kind, machine_ms())

    def follow_clock(self, offset_ms: int) -> None:
        """Store how far the local LINE's clock stands from the machine's."""
        with self._database.writing() as connection:
            machinery.set_clock_offset(connection, offset_ms)


def _again(piece: evidence.Evidence, minute: int) -> Order:
    """Order the next try of a piece: to fetch it, or to delete the file of what was taken back."""
    name = FETCH if piece.state == evidence.WAITING else ERASE
    return Order(name, f"{name}:{piece.id}:{piece.tries}:{minute}", (piece.id,))


def opened(settings: Settings) -> tuple[Tasks, Clock]:
    """Open the database for a process that only beats."""
    database = Database(settings.database_url)
    return Tasks(settings, database), clock_of(settings, database)


def make_client(settings: Settings) -> "DBOSClient":
    """Connect to the task tables, which live in our own database."""
    from dbos import DBOSClient, DBOSPortableJSONSerializer  # noqa: PLC0415 - 0.35 s and 25 MiB, paid by who enqueues

    return DBOSClient(
        system_database_url=lively_url(settings.database_url),
        dbos_system_schema=SCHEMA,
        serializer=DBOSPortableJSONSerializer(),
        application_name=APPLICATION,
        lazy=True,
    )


def clock_of(settings: Settings, database: Database) -> Clock:
    """Return the clock that the scheduler reads."""
    return Clock(database if settings.is_development else None)

"""Bring a backup back so that nothing leaves by itself: rows in, everything held, open events handled in silence.

The rows and the holding are one transaction. What was open at the moment of the backup is handled afterwards, because
its answers were given in the lost hours: what it changes counts, what it would say is held.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import library
from bot.backups import loading, making, media, numbering
from bot.backups.folders import Kept
from bot.backups.rows import Follow, passed
from bot.backups.sealed_files import Keys
from bot.clock import machine_ms
from bot.delivery import Body
from bot.dispatch import Dispatcher
from bot.parts import Parts
from bot.wiring import Core
from handlers.desk import Desk
from handlers.restoring import holding
from handlers.restoring.holding import Lost
from models import held, inbox, leases, restorations
from models.messages import Outgoing

GAP = 1_000_000
OWNER = "restore"
LEASE_MS = 60_000
log = logging.getLogger("sanam.backup")


@dataclass(frozen=True, slots=True)
class Source:
    """A backup, and where the keys of people lie."""

    backup: Kept
    vault: Path
    keys: Keys
    follow: Follow = passed


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back."""

    lost: Lost
    rows: int
    handled: int
    erased: int
    files: int
    files_lost: int


class Quiet:
    """Deliver nothing: what was said stays on its way, and is held."""

    def deliver_new(self, message: Outgoing, body: Body, *, has_riders: bool) -> None:
        """Leave it where it is."""
        log.info(
            "answer_held", extra={"message_id": message.id, "parts": len(body), "has_riders": has_riders}
        )


def restore(core: Core, source: Source) -> Restored:
    """Bring a backup into the empty tables of a core, and its files into the store."""
    now = core.clock.now()
    with core.database.writing() as connection:
        manifest = loading.load(connection, source.backup, source.vault, source.keys, source.follow)
        lost = Lost(manifest.at, now)
        gone = loading.erased(connection, source.backup, source.keys)
        erased, restoration = _still(core, connection, lost, gone)
    handled = _open_events(core)
    with core.database.writing() as connection:
        desk = _desk(core, connection, now)
        holding.mark(desk, lost)
        held.hold(connection)
        restorations.finish(connection, restoration, now)
    wanted = making.copied(source.backup, source.keys).values()
    folder = source.backup.folder.parent
    files, files_lost = media.put_back(core.files, folder, wanted, source.follow)
    rows = sum(one.count for one in manifest.sums.values())
    log.warning("restored", extra={"backup": source.backup.name, "rows": rows})
    return Restored(lost, rows, handled, erased, files, files_lost)


def _still(core: Core, connection: Connection, lost: Lost, gone: list[str]) -> tuple[int, str]:
    """Hold everything in the very transaction that brings it in; return how many were erased, and the id of this restore."""
    desk = _desk(core, connection, lost.until)
    erased = holding.erase_again(desk, gone)
    holding.stand_still(desk, lost)
    numbering.go_on(connection, gap=GAP)
    holding.catch_up(desk)
    now_ms = machine_ms()
    restoration = hashlib.sha256(f"{lost.since.isoformat()} {now_ms}".encode()).hexdigest()[:32]
    restorations.add(
        connection, id=restoration, backup_at=lost.since, restored_at=lost.until, restored_ms=now_ms
    )
    return erased, restoration


def _desk(core: Core, connection: Connection, now: datetime) -> Desk:
    """Lend a desk that sees what is being brought in; nobody else can yet."""
    return Desk(connection, core.vault, library.read(connection, None), core.office, now, machine_ms())


def _open_events(core: Core) -> int:
    """Handle what was open at the moment of the backup, in its order; return how many events."""
    dispatcher, count = Dispatcher(_parts(core)), 0
    with core.database.reading() as connection:
        now_ms = machine_ms()
        mailboxes = inbox.mailboxes_waiting(connection, older_than_ms=now_ms, now_ms=now_ms)
    for mailbox in mailboxes:
        with core.database.writing() as connection:
            leases.take(connection, mailbox, OWNER, now_ms=machine_ms(), life_ms=LEASE_MS)
        while row := _next(core, mailbox):
            dispatcher.handle(row, OWNER)
            count += 1
        with core.database.writing() as connection:
            leases.give_back(connection, mailbox, OWNER)
    return count


def _next(core: Core, mailbox: str) -> inbox.Waiting | None:
    with core.database.reading() as connection:
        return inbox.oldest_open(connection, mailbox, machine_ms())


def _parts(core: Core) -> Parts:
    """Give a dispatcher all it needs, with nobody to deliver; tasks are made again from rows by the clock."""
    return Parts(
        database=core.database, vault=core.vault, shelf=core.shelf, office=core.office, clock=core.clock,
        texts=core.texts, buttons=core.buttons, passes=core.passes, public_url=core.settings.public_url,
        enqueue=lambda _connection, _orders: None, delivery=Quiet(),
    )  # fmt: skip

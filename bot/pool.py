"""Hurry mailboxes through a few threads, each held by one lease at a time; sweep for what a dead process left.

The row is the promise, the thread is the hurry: losing this process loses nothing.
"""

import contextlib
import heapq
import logging
import threading
import time
from collections.abc import Callable, Iterable

from bot.clock import machine_ms
from models import inbox, leases
from models.database import Database

LEASE_MS = 30_000
FORMER_MS = 10_000
SWEEP_S = 1.0
STALE_MS = 1_500
BUSY_RETRY_S = 0.25
# A host that stops a process kills it after ten seconds.
PATIENCE_S = 5.0
Handle = Callable[[inbox.Waiting, str], None]
Recover = Callable[[str], None]
log = logging.getLogger("sanam.pool")


class Pool:
    """Own the worker threads and the set of mailboxes in a hurry."""

    def __init__(
        self, database: Database, handle: Handle, recover: Recover, *, process: str, threads: int = 16
    ) -> None:
        self._database = database
        self._handle = handle
        self._recover = recover
        self._process = process
        self._former: set[str] = set()
        self._ready: list[tuple[float, int, str]] = []
        self._queued: set[str] = set()
        self._again: set[str] = set()
        self._running: set[str] = set()
        self._count = 0
        self._change = threading.Condition()
        self._threads = threads
        self._over = threading.Event()
        self._working: list[threading.Thread] = []
        self.is_held = False

    def start(self) -> None:
        """Start the threads; the mailboxes of this process's former life are looked at first."""
        with self._database.writing() as connection:
            until_ms = machine_ms() + FORMER_MS
            self._former.update(
                leases.keep_former(connection, self._process, self._former_owner, until_ms=until_ms)
            )
        for number in range(self._threads):
            owner, name = f"{self._process}:{number}", f"mailbox-{number}"
            thread = threading.Thread(target=self._run, args=(owner,), name=name, daemon=True)
            thread.start()
            self._working.append(thread)
        sweep = threading.Thread(target=self._sweep, name="mailbox-sweep", daemon=True)
        sweep.start()
        self._working.append(sweep)
        self.hurry(tuple(self._former))

    def stop(self) -> None:
        """Take no further event; return when what is in hand is finished, or after some seconds: the rest waits in its rows."""
        self._over.set()
        with self._change:
            self._change.notify_all()
        until = time.monotonic() + PATIENCE_S
        for thread in self._working:
            thread.join(max(0.0, until - time.monotonic()))

    def hurry(self, mailboxes: Iterable[str], *, after_s: float = 0.0) -> None:
        """Have these mailboxes looked at soon; wakes a thread for each, not all of them for one."""
        with self._change:
            before = self._count
            for mailbox in mailboxes:
                if mailbox in self._running:
                    self._again.add(mailbox)
                elif mailbox not in self._queued:
                    self._queued.add(mailbox)
                    self._count += 1
                    heapq.heappush(self._ready, (time.monotonic() + after_s, self._count, mailbox))
            if not self.is_held:
                self._change.notify(self._count - before)

    def _next(self) -> str | None:
        with self._change:
            while not self._over.is_set():
                wait_s = self._ready[0][0] - time.monotonic() if self._ready else None
                if wait_s is not None and wait_s <= 0 and not self.is_held:
                    mailbox = heapq.heappop(self._ready)[2]
                    self._queued.discard(mailbox)
                    self._running.add(mailbox)
                    if self._ready:
                        self._change.notify()  # somebody else keeps watch over what is due later
                    return mailbox
                self._change.wait(0.2 if self.is_held else wait_s)
        return None

    def _run(self, owner: str) -> None:
        while (mailbox := self._next()) is not None:
            again_s: float | None = None
            try:
                again_s = self._empty(mailbox, owner)
            except Exception:
                log.exception("mailbox_failed", extra={"mailbox": mailbox[:16]})
                again_s = 1.0
            with self._change:
                self._running.discard(mailbox)
                is_wanted = mailbox in self._again
                self._again.discard(mailbox)
            if is_wanted or again_s is not None:
                self.hurry([mailbox], after_s=0.0 if is_wanted and again_s is None else again_s or 0.0)

    def _empty(self, mailbox: str, owner: str) -> float | None:
        """Handle a mailbox's events, oldest first; return when to look again if it is somebody else's now."""
        if mailbox in self._former:
            self._end_former(mailbox)
        with self._database.writing() as connection:
            if not leases.take(connection, mailbox, owner, now_ms=machine_ms(), life_ms=LEASE_MS):
                return BUSY_RETRY_S
            row = inbox.oldest_open(connection, mailbox, machine_ms())
            if row is None:
                leases.give_back(connection, mailbox, owner)
        try:
            while row is not None:
                self._handle(row, owner)
                row = self._next_or_end(mailbox, owner)
        except BaseException:
            with contextlib.suppress(Exception), self._database.writing() as connection:
                leases.give_back(connection, mailbox, owner)
            raise
        return None

    def _end_former(self, mailbox: str) -> None:
        """Finish what our former life had committed for a mailbox, before anything new is done for it."""
        try:
            self._recover(mailbox)
        finally:
            with self._database.writing() as connection:
                leases.give_back(connection, mailbox, self._former_owner)
            self._former.discard(mailbox)

    @property
    def _former_owner(self) -> str:
        return f"{self._process}:former"

    def _next_or_end(self, mailbox: str, owner: str) -> inbox.Waiting | None:
        """Return the next event, or give the mailbox back in the same look."""
        with self._database.writing() as connection:
            if self._over.is_set():
                leases.give_back(connection, mailbox, owner)
                return None
            if leases.give_back_if_done(connection, mailbox, owner):
                return None
            row = inbox.oldest_open(connection, mailbox, machine_ms())
            if row is None:
                leases.give_back(connection, mailbox, owner)
        return row

    def _sweep(self) -> None:
        while not self._over.wait(SWEEP_S):
            try:
                with self._database.reading() as connection:
                    now_ms = machine_ms()
                    left = inbox.mailboxes_waiting(connection, older_than_ms=now_ms - STALE_MS, now_ms=now_ms)
                self.hurry(left)
            except Exception:
                log.exception("sweep_failed")

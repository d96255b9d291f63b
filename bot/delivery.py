"""Send committed replies, free and first; keep trying while the token lives.

What LINE's answer means for the row is `bot.fates`; this file only calls, pauses and records. It runs in the web
process; pushes are the worker's.
"""

import json
import logging
import threading
import time
from typing import Protocol

from sqlalchemy import Connection

from bot import fates
from bot.clock import machine_ms
from bot.followed import following
from bot.line.gateway import Gateway
from models import messages, notices
from models.database import Database
from models.messages import Outgoing
from models.vault import Vault

QUICK_TRIES = 3
QUICK_PAUSE_S = (0.05, 0.2)
SWEEP_S = 1.0
Body = list[dict[str, object]]
log = logging.getLogger("sanam.delivery")


class Delivers(Protocol):
    """What takes a reply that was committed this moment."""

    def deliver_new(self, message: Outgoing, body: Body, *, has_riders: bool) -> None:
        """Send it, or leave it on its way."""


class Delivery:
    """Deliver replies: at once by the thread that handled the event, later by the sweep."""

    def __init__(
        self, database: Database, vault: Vault, gateway: Gateway, enqueue_push: fates.EnqueuePush
    ) -> None:
        self._database = database
        self._vault = vault
        self._gateway = gateway
        self._enqueue_push = enqueue_push
        self._busy: set[str] = set()
        self._behind: set[str] = set()
        self._lock = threading.Condition()
        self._over = threading.Event()

    def start(self) -> None:
        """Start the sweep that tries again what is still moving."""
        threading.Thread(target=self._sweep, name="delivery-sweep", daemon=True).start()

    def stop(self) -> None:
        """End the sweep."""
        self._over.set()

    def deliver_new(self, message: Outgoing, body: Body, *, has_riders: bool) -> None:
        """Send a reply that was committed this moment; it is at hand, so nothing is read again."""
        if message.line_hash in self._behind:
            self.catch_up(message.line_hash, before_ms=message.made_ms)
            if message.line_hash in self._behind:
                self._record(message, fates.Tried(), has_riders=has_riders)
                return
        with self._lock:
            self._busy.add(message.id)
        try:
            self._try(message, body, has_riders=has_riders)
        finally:
            self._done_with(message.id)

    def catch_up(self, line_hash: str, *, before_ms: int) -> None:
        """Send what somebody was answered earlier and has not left yet: a later answer must not overtake it."""
        self._behind.discard(line_hash)
        with self._database.reading() as connection:
            left = messages.left_of(connection, line_hash, before_ms=before_ms)
        for message_id in left:
            self.deliver(message_id, waits=True)

    def deliver_in_turn(self, message: Outgoing) -> None:
        """Try a reply whose time has come, unless something earlier is still on its way to the same person."""
        with self._database.reading() as connection:
            earlier = messages.left_of(connection, message.line_hash, before_ms=message.made_ms)
        if not earlier:
            self.deliver(message.id)

    def deliver(self, message_id: str, *, waits: bool = False) -> None:
        """Send one reply now, with a few quick tries; another thread on the same message goes first."""
        with self._lock:
            while message_id in self._busy:
                if not waits:
                    return
                self._lock.wait()
            self._busy.add(message_id)
        try:
            with self._database.reading() as connection:
                message = messages.get(connection, message_id)
            if message is not None and message.state == messages.SENDING:
                with following(message_id):
                    self._note(message, tries=message.tries + 1)
                    self._try(message, self._body(message))
        finally:
            self._done_with(message_id)

    def _done_with(self, message_id: str) -> None:
        with self._lock:
            self._busy.discard(message_id)
            self._lock.notify_all()

    def _try(self, message: Outgoing, body: Body | None, *, has_riders: bool = True) -> None:
        tried = fates.Tried(message.tries, may_have_arrived=message.tries > 0 or self._is_inherited(message))
        for number in range(QUICK_TRIES):
            if message.token is None or body is None or machine_ms() - message.made_ms > fates.TOKEN_LIFE_MS:
                break
            tried = tried.after(self._gateway.reply(message.token, body))
            if tried.is_settled or number == QUICK_TRIES - 1:
                break
            if tried.may_have_arrived:
                self._note(message, tries=tried.count)
            time.sleep(QUICK_PAUSE_S[number])
        self._record(message, tried, has_riders=has_riders)

    def _is_inherited(self, message: Outgoing) -> bool:
        """Say whether somebody may have tried this message without living to record it."""
        untouched_ms = message.made_ms + fates.FIRST_TRY_MS
        return message.next_try_ms == untouched_ms or (
            not message.next_try_ms and machine_ms() >= untouched_ms
        )

    def _body(self, message: Outgoing) -> Body | None:
        with self._database.reading() as connection:
            keys = (
                self._vault.existing(connection, f"{kind}:{message.line_hash}")
                for kind in ("line", "group", "nobody")
            )
            key = next((key for key in keys if key is not None), None)
        opened: Body | None = json.loads(key.open(message.body)) if key and message.body else None
        return opened

    def _note(self, message: Outgoing, *, tries: int) -> None:
        """Remember, before the next try is made, that one may have arrived; one that surely did not is forgotten again."""
        with self._database.writing() as connection:
            messages.settle(connection, message.id, state=messages.SENDING, tries=tries)

    def _record(self, message: Outgoing, tried: fates.Tried, *, has_riders: bool) -> None:
        fate = fates.fate(message, tried, now_ms=machine_ms())
        with self._database.writing() as connection:
            messages.settle(connection, message.id, state=fate.state, **fate.values)
            if has_riders:
                _tell_riders(connection, message.id, fate)
            if fate.becomes_push:
                self._enqueue_push(connection, message.id)
        if fate.state == messages.SENDING:
            self._behind.add(message.line_hash)
        log.info("reply_settled", extra={"message_id": message.id, "state": fate.state, "tries": tried.count})

    def _sweep(self) -> None:
        while not self._over.wait(SWEEP_S):
            try:
                with self._database.reading() as connection:
                    left = messages.moving(connection, kind="reply", now_ms=machine_ms())
                for message in left:
                    self.deliver_in_turn(message)
            except Exception:
                log.exception("delivery_sweep_failed")


def _tell_riders(connection: Connection, message_id: str, fate: fates.Fate) -> None:
    """Pass a reply's fate on to the notices that rode on it, once it is one."""
    if fate.state == messages.SENT:
        notices.arrived(connection, message_id, state=notices.TOLD)
    elif fate.state != messages.SENDING and not fate.becomes_push:
        notices.arrived(connection, message_id, state=fate.notices, reason=fate.values["reason"])

"""Handle one event: load, ask the engine, record in one short transaction, deliver after the commit.

A conversation that moved while we decided is decided again from fresh rows. An event that cannot be handled stays in
the inbox with its tries, and at the end in `flask ops health`; the person's later events wait for it, but not for ever.
"""

import json
import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.causes import cause
from bot.clock import machine_ms
from bot.floods import FATE, TOO_MANY, Floods
from bot.followed import following
from bot.inbound import group_of, read, reply_token
from bot.parts import Parts
from bot.readying import Ready, ready
from engine.conversation.effects import Turn
from engine.conversation.events import Event
from engine.conversation.shortening import shortened
from engine.conversation.state import State, state_from_dict, state_to_dict
from engine.conversation.step import step
from handlers.desk import Desk, Look, Overtaken, Speaker
from handlers.forgetting import respected
from handlers.recording import Recorded, record, record_in_public
from handlers.rooms.scenes import of_nobody
from handlers.scenes import load
from handlers.speakers import speaker
from models import conversations, inbox, leases
from models.conversations import Moved

REDECIDE = 3
# The clock of the local LINE is read once a second, and its events are stamped by it.
AHEAD_MS = 3_000
BACKOFF_MS = (200, 1_000, 5_000, 30_000, 60_000, 300_000, 600_000)
log = logging.getLogger("sanam.dispatch")


@dataclass(frozen=True, slots=True)
class Decided:
    """A turn that was decided and not yet recorded."""

    who: Speaker
    state: State
    version: int
    event: Event
    turn: Turn
    looks: list[Look]


class LeaseLost(Exception):
    """Somebody else took this mailbox while we worked on it."""

    retryable = True


class Dispatcher:
    """Handle inbox rows, one after the other for each mailbox."""

    def __init__(self, parts: Parts, *, lease_ms: int = 15_000, floods: Floods | None = None) -> None:
        self._parts = parts
        self._lease_ms = lease_ms
        self._floods = floods or Floods()

    def handle(self, row: inbox.Waiting, owner: str) -> None:
        """Handle one event under the caller's lease; never raises for an event's own fault."""
        with following(row.id):
            self._handle(row, owner)

    def _handle(self, row: inbox.Waiting, owner: str) -> None:
        started = time.perf_counter()
        try:
            ready = self._turn(row, owner)
        except LeaseLost:
            raise
        except Exception as error:
            log.exception("turn_failed", extra={"inbox_id": row.id, "tries": row.tries + 1})
            self._put_off(row, error)
            return
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        log.info("turn_committed", extra={"inbox_id": row.id, "ms": milliseconds})
        if ready is not None:
            self._parts.delivery.deliver_new(ready.message, ready.body, has_riders=ready.has_riders)

    def _turn(self, row: inbox.Waiting, owner: str) -> Ready | None:
        line, line_id = self._open(row)
        if over := self._floods.over(row, line):
            return self._hold_back(row, owner, line, line_id, is_first=over == 1)
        for last in (False,) * (REDECIDE - 1) + (True,):
            decided = self._decide(row, line, line_id)
            try:
                return self._record(row, owner, line, decided)
            except (Moved, Overtaken):
                if last:
                    raise
        return None

    def _open(self, row: inbox.Waiting) -> tuple[dict[str, Any], str]:
        key = self._parts.vault.known(row.mailbox)
        if key is None:
            with self._parts.database.reading() as connection:
                key = self._parts.vault.existing(connection, row.mailbox)
        line: dict[str, Any] = json.loads(key.open(row.body)) if key and row.body else {}
        source = line.get("source")
        source = source if isinstance(source, dict) else {}
        return line, str(source.get("userId") or source.get("groupId") or source.get("roomId") or "")

    def _decide(self, row: inbox.Waiting, line: dict[str, Any], line_id: str) -> Decided:
        with self._parts.database.reading() as connection:
            desk = self._desk(connection, [])
            who = speaker(desk, row.mailbox.partition(":")[2], line_id)
            event = read(
                line, at_ms=row.at_ms, seed=row.event_id, person=who.person_id, buttons=self._parts.buttons
            )
            standing = conversations.load(connection, who.person_id)
            state = self._state(standing, desk.now)
            event = shortened(state, respected(desk, who, state, event))
            is_private = _is_private(row, event)
            if is_private:
                scene = load(desk, who, state, event).scene
            else:
                scene = of_nobody(desk, who, group_of(line), event)
        turn = step(state, event, scene)
        return Decided(who, state, standing.version if standing else 0, event, turn, desk.looks or [])

    def _state(self, standing: conversations.Standing | None, now: datetime) -> State:
        """Return where a conversation stands; after the practice clock was set back nothing that follows is late."""
        state = state_from_dict(standing.state) if standing else State()
        is_ahead = state.answered_ms > round(now.timestamp() * 1000) + AHEAD_MS
        return replace(state, answered_ms=0) if is_ahead and self._parts.clock.is_virtual else state

    def _record(self, row: inbox.Waiting, owner: str, line: dict[str, Any], decided: Decided) -> Ready | None:
        token, now_ms = reply_token(line), machine_ms()
        with self._parts.database.writing() as connection:
            if not inbox.close(connection, row.id, now_ms=now_ms, fate=type(decided.event).__name__.lower()):
                return None
            if not leases.holds(connection, row.mailbox, owner, now_ms=now_ms, life_ms=self._lease_ms):
                raise LeaseLost
            desk = self._desk(connection, decided.looks)
            recorded = self._carry_out(desk, row, decided, can_reply=token is not None)
            if recorded.orders:
                self._parts.enqueue(connection, recorded.orders)
            return (
                ready(self._parts, desk, row, decided.who, recorded, looks=decided.looks, token=token)
                if token or recorded.is_worth_a_push
                else None
            )

    def _hold_back(
        self, row: inbox.Waiting, owner: str, line: dict[str, Any], line_id: str, *, is_first: bool
    ) -> Ready | None:
        """Take a message of a flood and do not act on it; the first time, in private, say so."""
        now_ms, token = machine_ms(), reply_token(line)
        with self._parts.database.writing() as connection:
            if not inbox.close(connection, row.id, now_ms=now_ms, fate=FATE):
                return None
            if not leases.holds(connection, row.mailbox, owner, now_ms=now_ms, life_ms=self._lease_ms):
                raise LeaseLost
            inbox.forget(connection, row.id)
            if not is_first or token is None or group_of(line):
                return None
            desk = self._desk(connection, [])
            who = speaker(desk, row.mailbox.partition(":")[2], line_id)
            if who.is_new or who.is_closed:
                return None
            return ready(self._parts, desk, row, who, Recorded((TOO_MANY,)), looks=(), token=token)

    def _carry_out(self, desk: Desk, row: inbox.Waiting, decided: Decided, *, can_reply: bool) -> Recorded:
        who, turn = decided.who, decided.turn
        if not _is_private(row, decided.event):
            inbox.forget(desk.connection, row.id)
            return record_in_public(desk, who, turn, mailbox=row.mailbox)
        recorded = record(desk, who, turn, mailbox=row.mailbox, seed=row.event_id, can_reply=can_reply)
        if not recorded.is_gone:
            self._move(desk.connection, decided)
        return recorded

    def _move(self, connection: Connection, decided: Decided) -> None:
        after = state_to_dict(decided.turn.state)
        if after == state_to_dict(decided.state) and decided.version:
            return
        person, last_ms = decided.who.person_id, decided.event.when.ms
        conversations.move(connection, person, version=decided.version, state=after, last_ms=last_ms)

    def _desk(self, connection: Connection, looks: list[Look]) -> Desk:
        parts = self._parts
        known = (connection, parts.vault, parts.shelf.library(), parts.office)
        return Desk(*known, parts.clock.now(), machine_ms(), looks)

    def _put_off(self, row: inbox.Waiting, error: Exception) -> None:
        tries = row.tries + 1
        fate = cause(error)[:200]
        now_ms = machine_ms()
        with self._parts.database.writing() as connection:
            if tries >= inbox.LAST_TRY:
                inbox.close(connection, row.id, now_ms=now_ms, fate=fate, state=inbox.DEAD)
                log.error("event_given_up", extra={"inbox_id": row.id})
                return
            next_ms = now_ms + BACKOFF_MS[min(tries, len(BACKOFF_MS)) - 1]
            inbox.put_off(connection, row.id, tries=tries, next_try_ms=next_ms, fate=fate)


def _is_private(row: inbox.Waiting, event: Event) -> bool:
    """Say whether an event is between one person and us: not from a group, and not from nobody."""
    return row.mailbox.startswith("line:") and not event.when.in_group

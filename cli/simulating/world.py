"""Hold one world in memory: the product's own parts, LINE as a plain function, a clock in hand, tasks done at once."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Connection, ScalarSelect, bindparam, false, func, literal_column, select

from bot import config, filled_tables, media, pushing, tidying, wiring
from bot.clock import lending_machine_time
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.envelopes import envelopes
from bot.parts import Parts
from bot.recorder import store
from bot.wiring import Core
from cli.simulating.line import PlainLine
from handlers.orders import ERASE, FETCH, READ_TABLE, Order
from models import inbox, leases, messages
from models.base import Base, table
from models.database import memory_url
from models.notices import PENDING, Notice, ReminderStep

OWNER: Final = "simulation:0"
LEASE_MS: Final = 10_000
LOOKS_AGAIN: Final = timedelta(hours=3)
TASKS: Final = {
    "push_card": pushing.push_card,
    "push_message": pushing.push_message,
    FETCH: media.fetch_evidence,
    ERASE: media.erase_evidence,
    READ_TABLE: filled_tables.read,
}
NUMBERS: Final = count(1)


@dataclass(slots=True)
class HandClock:
    """Say the time that was set; it only goes forward."""

    moment: datetime
    is_virtual: bool = True

    def now(self) -> datetime:
        """Return the time."""
        return self.moment

    def machine_ms(self) -> int:
        """Return the same as machine time, so that tokens, tries and retry keys age."""
        return round(self.moment.timestamp() * 1000)


@dataclass(slots=True)
class Runner:
    """Take durable tasks as the task tables do, and do them at once, in their order."""

    orders: list[Order] = field(default_factory=list)

    def enqueue(self, _connection: Connection, orders: Sequence[Order]) -> None:
        """Take orders; sheets and menus are nobody's here."""
        self.orders.extend(one for one in orders if one.name in TASKS)

    def enqueue_push(self, connection: Connection, message_id: str) -> None:
        """Take the first try of a push."""
        self.enqueue(connection, [Order("push_message", f"push:{message_id}:0", (message_id,))])

    def work(self, core: Core) -> None:
        """Do what was ordered."""
        while self.orders:
            order = self.orders.pop(0)
            TASKS[order.name](core, order.arguments[0])


class World:
    """One product in memory; close it, or its database stays for the life of the process."""

    def __init__(self, start: datetime, quota: int | None) -> None:
        self.clock = HandClock(start)
        self.heard: dict[str, tuple[list[dict[str, Any]], bool]] = {}
        self.pushed: set[str] = set()
        self.line = PlainLine(self.clock.now, self._hear, quota)
        self.runner = Runner()
        self._held = ExitStack()
        self._held.enter_context(lending_machine_time(self.clock.machine_ms))
        self.core = self._core()
        self._held.callback(self.core.database.close)
        Base.metadata.create_all(self.core.database.engine)
        self._dispatcher = Dispatcher(self._parts())
        self._events = count(1)
        self._leased: set[str] = set()

    def close(self) -> None:
        """Forget everything."""
        self._held.close()

    def event(self, user: str, event: dict[str, Any]) -> list[dict[str, Any]]:
        """Let something happen on somebody's phone; return the messages that she is answered with."""
        number = next(self._events)
        full = {
            "source": {"type": "user", "userId": user},
            "timestamp": self.clock.machine_ms(),
            "webhookEventId": f"event-{number}",
            "replyToken": self.line.token(f"token-{number}", user),
            "mode": "active",
            **event,
        }
        self.forget(user)
        [envelope] = envelopes(json.dumps({"events": [full]}).encode(), self.clock.machine_ms())
        [[mailbox]] = store(self.core.database, self.core.vault, [([envelope], self.clock.machine_ms())])
        self._empty(mailbox)
        self.runner.work(self.core)
        return self.heard.get(user, ([], False))[0]

    def forget(self, user: str) -> None:
        """Forget what somebody heard last: it stands on her phone."""
        self.heard.pop(user, None)
        self.pushed.discard(user)

    def remind(self) -> None:
        """Run the reminder job, the pushes that it orders, and those that are to be tried again."""
        pushing.run_reminders(self.core)
        if self.line.over_quota:  # nothing else is refused here
            with self.core.database.reading() as connection:
                due = messages.pushes_due(connection, now_ms=self.clock.machine_ms())
            self.runner.orders += [Order("push_message", "", (one.id,)) for one in due]
        self.runner.work(self.core)

    def next_work(self, looked_at: datetime) -> datetime | None:
        """Return from when on the reminder job has something to do, as things stand; None for nothing at all.

        What waited when the job last looked is left to wait for some hours: little else changes with it but the hour.
        """
        with self.core.database.reading() as connection:
            step, fresh, oldest, next_ms = connection.execute(_NEXT, {"looked_at": looked_at}).one()
        tried = datetime.fromtimestamp(next_ms / 1000, UTC) if next_ms else None
        again = looked_at + LOOKS_AGAIN if oldest is not None else None
        return min((one for one in (step, fresh, again, tried) if one is not None), default=None)

    def tidy(self) -> None:
        """Forget what the nightly job forgets of rows."""
        tidying.tidy_rows(self.core)

    def stuck(self) -> int:
        """Count the events that could not be handled."""
        row = table(inbox.Inbound)
        with self.core.database.reading() as connection:
            return len(connection.execute(select(row.c.id).where(row.c.state != inbox.DONE)).all())

    def _hear(self, user: str, said: Sequence[dict[str, Any]], is_push: bool) -> None:  # noqa: FBT001 - LINE's own call
        self.heard[user] = list(said), is_push
        (self.pushed.add if is_push else self.pushed.discard)(user)

    def _empty(self, mailbox: str) -> None:
        """Handle what came in; what fails stays in the inbox, where the report counts it."""
        now_ms = self.clock.machine_ms()
        if mailbox not in self._leased:
            with self.core.database.writing() as connection:
                leases.take(connection, mailbox, OWNER, now_ms=now_ms, life_ms=LEASE_MS)
            self._leased.add(mailbox)
        with self.core.database.reading() as connection:
            row = inbox.oldest_open(connection, mailbox, now_ms)
        if row is not None:
            self._dispatcher.handle(row, OWNER)

    def _core(self) -> Core:
        url = memory_url(f"sanam-{next(NUMBERS)}")
        settings = config.load({
            "SANAM_ENV": "development", "DATABASE_URL": url, "SECRET_KEY": "simulation", "FIELD_KEY": "simulation",
            "EVIDENCE_STORE": "memory:///",
        })  # fmt: skip
        made = wiring.core(settings)
        return replace(
            made,
            clock=cast("Any", self.clock),
            gateway=cast("Any", self.line),
            tasks=cast("Any", self.runner),
        )

    def _parts(self) -> Parts:
        core = self.core
        delivery = Delivery(core.database, core.vault, core.gateway, self.runner.enqueue_push)
        return Parts(
            database=core.database, vault=core.vault, shelf=core.shelf, office=core.office, clock=core.clock,
            texts=core.texts, buttons=core.buttons, passes=core.passes, public_url=core.settings.public_url,
            enqueue=self.runner.enqueue, delivery=delivery,
        )  # fmt: skip


def _first(column: ColumnElement[Any], *which: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(func.min(column)).where(*which).scalar_subquery()


_S, _N, _M = table(ReminderStep), table(Notice), table(messages.Message)
# Written as the partial indexes have it, so that what is over is not looked through each time.
_WAITS = (_N.c.state == literal_column(f"'{PENDING}'"), _N.c.is_worth_a_push.is_(True))
_NEXT = select(
    _first(_S.c.at, _S.c.is_done == false()),
    _first(_N.c.not_before, *_WAITS, _N.c.not_before > bindparam("looked_at", type_=_N.c.not_before.type)),
    _first(_N.c.not_before, *_WAITS),
    _first(_M.c.next_try_ms, messages.IS_MOVING),
)

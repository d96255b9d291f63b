"""Play conversations in process: the real handlers, engine and database, LINE as a plain function, the clock in hand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Dialect, event
from sqlalchemy.util import LRUCache

from bot import config, filled_tables, media, pushing, wiring
from bot.buttons import Buttons
from bot.clock import BANGKOK, machine_ms
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.envelopes import envelopes
from bot.library import Shelf
from bot.parts import Parts
from bot.recorder import NotRecorded, Recorder
from bot.wiring import Core
from cli import demo
from cli.release import release
from engine.messenger.planning import Planner, plan_day
from handlers.desk import Library, Overtaken
from handlers.orders import ERASE, FETCH, READ_TABLE, Order
from models import inbox, leases, messages, packs
from models.conversations import Moved
from models.database import Database
from tests.fakes import FakeClock, FakeLine

START = datetime(2021, 11, 22, 9, 0, tzinfo=BANGKOK)
OWNER = "play:0"
TASKS = {
    "push_card": pushing.push_card,
    "push_message": pushing.push_message,
    FETCH: media.fetch_evidence,
    ERASE: media.erase_evidence,
    READ_TABLE: filled_tables.read,
}
CAST = ("mali", "somchai", "nida", "arun", "daeng")


# What was compiled for one kind of database, by the dialect of the first world on it.
COMPILED: dict[str, tuple[Dialect, LRUCache[Any, Any]]] = {}
STATEMENTS = 3_000
# What the released databases of this run hold: their copies need not read it again.
LIBRARIES: dict[str, Library] = {}


class Play:
    """One little world: a database, the demo's cast, and what everybody has seen."""

    def __init__(self, folder: Path, *, url: str = "", is_ready: bool = False) -> None:
        environ = {
            "SANAM_ENV": "development",
            "DATABASE_URL": url or f"sqlite:///{folder}/sanam.db",
            "SECRET_KEY": "secret",
            "FIELD_KEY": "field",
            "EVIDENCE_STORE": str(folder / "evidence"),
        }
        self.settings = config.load(environ)
        if not is_ready:
            release(self.settings)
        self.line = FakeLine()
        self.clock = FakeClock(START)
        core = wiring.core(self.settings)
        self.core = replace(
            core, clock=cast("Any", self.clock), gateway=cast("Any", self.line),
            shelf=Shelf(core.database, _known(core) if is_ready else None),
        )  # fmt: skip
        _compile_once(self.core.database)
        if self.core.database.is_sqlite:
            event.listen(self.core.database.engine, "connect", _hurry)
        if not is_ready:
            demo.load(self.core)
            library = self.core.shelf.library()
            LIBRARIES[library.stamp] = library
        self.planner: Planner = plan_day
        self.orders: list[Order] = []
        self.delivery = Delivery(
            self.core.database,
            self.core.vault,
            cast("Any", self.line),
            self.enqueue_push,
        )
        self.dispatcher = Dispatcher(self._parts())
        self.recorder = Recorder(self.core.database, self.core.vault)
        self.count = 0
        self.broken_orders = 0
        self.last_media = ""
        self.seen: dict[str, list[dict[str, Any]]] = {}
        self.names = {demo.line_id(who): who for who in CAST}

    def close(self) -> None:
        self.core.database.close()

    def text(self, who: str, words: str, **event: Any) -> list[dict[str, Any]]:
        self.count += 1
        return self.event(
            who,
            {"type": "message", "message": {"type": "text", "id": f"m{self.count}", "text": words}, **event},
        )

    def press(self, who: str, label: str, *, number: int = 1, day: str | None = None) -> list[dict[str, Any]]:
        found = [
            one for one in actions(self.seen[who]) if label in {one.get("label"), one.get("displayText")}
        ]
        assert len(found) >= number, (
            f"{who} sees no {label!r}, only {[one.get('label') for one in actions(self.seen[who])]}"
        )
        action = found[number - 1]
        picked = {"params": {"date": day}} if day else {}
        return self.event(who, {"type": "postback", "postback": {"data": action["data"], **picked}})

    def event(
        self, who: str, event: dict[str, Any], *, minutes: float = 0.5, **outer: Any
    ) -> list[dict[str, Any]]:
        self.clock.moment += timedelta(minutes=minutes)
        return self.raw(who, self._full(who, event, **outer))

    def _full(self, who: str, event: dict[str, Any], **outer: Any) -> dict[str, Any]:
        self.count += 1
        self.names[demo.line_id(who)] = who
        return {
            "source": {"type": "user", "userId": demo.line_id(who)},
            "timestamp": int(self.clock.moment.timestamp() * 1000),
            "webhookEventId": f"event-{self.count}",
            "replyToken": f"token-{self.count}",
            "mode": "active",
            **event,
            **outer,
        }

    @contextmanager
    def while_deciding(self, who: str, event: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
        """Decide an event, let the block happen, then record it: two people who act in the same moment."""
        row = self.arrives(who, event)
        dispatcher = self.dispatcher
        line, line_id = dispatcher._open(row)
        decided = dispatcher._decide(row, line, line_id)
        said: list[dict[str, Any]] = []
        yield said
        before = len(self.line.replies)
        try:
            ready = dispatcher._record(row, OWNER, line, decided)
            if ready is not None:
                self.delivery.deliver_new(ready.message, ready.body, has_riders=ready.has_riders)
        except (Moved, Overtaken):
            self._empty(row.mailbox)
        said += [message for _, messages in self.line.replies[before:] for message in messages]

    def arrives(self, who: str, event: dict[str, Any]) -> inbox.Waiting:
        """Store an event and take its mailbox, without handling it yet."""
        self.clock.moment += timedelta(minutes=0.5)
        mailbox = self._store(self._full(who, event))
        with self.core.database.writing() as connection:
            assert leases.take(connection, mailbox, OWNER, now_ms=machine_ms(), life_ms=10_000)
            row = inbox.oldest_open(connection, mailbox, machine_ms())
        assert row is not None
        return row

    def data(self, who: str, label: str) -> str:
        """Return what a button that somebody sees would send."""
        return next(
            str(one["data"])
            for one in actions(self.seen[who])
            if label in {one.get("label"), one.get("displayText")}
        )

    def user(self, who: str) -> str:
        """Return somebody's LINE user id."""
        return demo.line_id(who)

    def sweep(self) -> None:
        """Try again what is due, as the sweeps of a process that has just started would."""
        delivery = Delivery(self.core.database, self.core.vault, cast("Any", self.line), self.enqueue_push)
        with self.core.database.reading() as connection:
            replies = messages.moving(connection, kind="reply", now_ms=machine_ms())
            pushes = messages.pushes_due(connection, now_ms=machine_ms())
        for one in replies:
            delivery.deliver_in_turn(one)
        for one in pushes:
            pushing.push_message(self.core, one.id)
        self.work()

    def rotate_keys(self, *keys: str) -> None:
        """Begin to sign buttons with the first of these keys."""
        self.core = replace(self.core, buttons=Buttons(keys))
        self.dispatcher = Dispatcher(self._parts())

    def let_pass(self, milliseconds: int) -> None:
        """Let machine time pass for what waits: tries of events, tokens of replies, tries of pushes."""
        with self.core.database.writing() as connection:
            for column in (inbox._T.c.next_try_ms, inbox._T.c.received_ms):
                connection.execute(inbox._T.update().values({column: column - milliseconds}))
            for column in (messages._T.c.next_try_ms, messages._T.c.made_ms):
                connection.execute(messages._T.update().values({column: column - milliseconds}))

    def empty(self, who: str) -> list[dict[str, Any]]:
        """Handle what waits in somebody's mailbox."""
        before = len(self.line.replies)
        self._empty(f"line:{self.core.vault.keyring.hash('line', demo.line_id(who))}")
        return [message for _, said in self.line.replies[before:] for message in said]

    def raw(self, who: str, full: dict[str, Any]) -> list[dict[str, Any]]:
        mailbox = self._store(full)
        before = len(self.line.replies)
        self._empty(mailbox)
        said = [message for _, messages in self.line.replies[before:] for message in messages]
        if said:
            self.seen[who] = said
        return said

    def _store(self, full: dict[str, Any]) -> str:
        [envelope] = envelopes(json.dumps({"events": [full]}).encode(), machine_ms())
        try:
            return self.recorder.record([envelope], machine_ms())[0]
        except NotRecorded:  # a busy machine; LINE sends it again, too
            return self.recorder.record([envelope], machine_ms())[0]

    def remind(self) -> dict[str, list[dict[str, Any]]]:
        """Run the reminder job and every push it orders; return what reached whom."""
        before = len(self.line.pushes)
        self.plan()
        self.work()
        return self.reached(before)

    def plan(self) -> None:
        """Run the reminder job; what it orders stays ordered."""
        pushing.run_reminders(self.core_without_tasks(), self.planner)

    def core_without_tasks(self) -> Core:
        """Lend the core with this world in the place of the task tables."""
        return replace(self.core, tasks=cast("Any", self))

    def work(self) -> None:
        """Do what the worker would do now: every push that was ordered, every file to be fetched or deleted."""
        while self.orders:
            order = self.orders.pop(0)
            TASKS[order.name](self.core_without_tasks(), order.arguments[0])

    def reached(self, before: int) -> dict[str, list[dict[str, Any]]]:
        """Return which pushes reached whom, after so many earlier ones."""
        reached: dict[str, list[dict[str, Any]]] = {}
        for to, said in self.line.pushes[before:]:
            who = self.names[to]
            reached.setdefault(who, []).extend(said)
            self.seen[who] = said
        return reached

    def enqueue(self, _connection: object, orders: Any) -> None:
        """Take orders as the task tables do; a test may let them fail a few times, as a full disk would."""
        if self.broken_orders > 0:
            self.broken_orders -= 1
            raise OSError("no room for tasks")
        self.orders.extend(order for order in orders if order.name in TASKS)

    def client(self) -> Any:
        """Return where waiting tasks are counted; nothing waits there, for what is ordered is done at once."""
        return self.core.tasks.client()

    def enqueue_push(self, _connection: object, message_id: str) -> None:
        self.orders.append(Order("push_message", f"push:{message_id}", (message_id,)))

    def _empty(self, mailbox: str) -> None:
        with self.core.database.writing() as connection:
            assert leases.take(connection, mailbox, OWNER, now_ms=machine_ms(), life_ms=10_000)
        while True:
            with self.core.database.reading() as connection:
                row = inbox.oldest_open(connection, mailbox, machine_ms())
            if row is None:
                return
            self.dispatcher.handle(row, OWNER)

    def _parts(self) -> Parts:
        core = self.core
        return Parts(
            database=core.database, vault=core.vault, shelf=core.shelf, office=core.office, clock=cast("Any", self.clock),
            texts=core.texts, buttons=core.buttons, passes=core.passes, public_url=core.settings.public_url, enqueue=self.enqueue,
            delivery=self.delivery,
        )  # fmt: skip


def _compile_once(database: Database) -> None:
    """Let a world take up the statements that earlier ones compiled: a process of ours has one engine, and tests have many."""
    made = database.engine.dialect
    dialect, compiled = COMPILED.setdefault(made.name, (made, LRUCache(STATEMENTS)))
    for engine in (database.engine, database._reads):
        engine.dialect, engine._compiled_cache = dialect, compiled


def _hurry(connection: Any, _record: object) -> None:
    """Spare the disk: that commits outlive a machine is tested where processes are killed."""
    connection.execute("PRAGMA synchronous=OFF").close()


def actions(messages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Find every action that a person could tap, the last message's first."""
    for message in reversed(messages):
        yield from _actions(message)


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for value in part.values():
            yield from _actions(value)
    elif isinstance(part, list):
        for one in part:
            yield from _actions(one)


def words(message: dict[str, Any]) -> str:
    """Write a message as a line of a transcript."""
    quick = [item["action"]["label"] for item in message.get("quickReply", {}).get("items", [])]
    shown = message.get("text") or "\n".join(_texts(message.get("contents")))
    buttons = " ".join(f"[{label}]" for label in [*_labels(message.get("contents")), *quick])
    return f"{shown}\n{buttons}".strip()


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("type") == "text":
            yield part["text"]
        for key in ("header", "body", "contents"):
            yield from _texts(part.get(key))
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one)


def _labels(part: Any) -> Iterator[str]:
    yield from (action["label"] for action in _actions(part) if action.get("label"))


def _known(core: Core) -> Library | None:
    """Return what a copy of a released database holds, if it was read before."""
    with core.database.reading() as connection:
        return LIBRARIES.get("|".join(packs.stamps(connection).values()))

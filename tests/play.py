"""Play conversations in process: the real handlers, engine and database, LINE as a plain function, the clock in hand."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from bot import config, pushing, wiring
from bot.clock import BANGKOK, machine_ms
from bot.delivery import Delivery
from bot.dispatch import Dispatcher, Parts
from bot.envelopes import Envelope
from bot.recorder import Recorder
from cli import demo
from cli.release import release
from models import inbox, leases
from tests.fakes import FakeClock, FakeLine

START = datetime(2021, 11, 22, 9, 0, tzinfo=BANGKOK)
OWNER = "play:0"
CAST = ("mali", "somchai", "nida", "arun", "daeng")


class Play:
    """One little world: a database, the demo's cast, and what everybody has seen."""

    def __init__(self, folder: Path, *, url: str = "") -> None:
        environ = {
            "SANAM_ENV": "development",
            "DATABASE_URL": url or f"sqlite:///{folder}/sanam.db",
            "SECRET_KEY": "secret",
            "FIELD_KEY": "field",
        }
        self.settings = config.load(environ)
        release(self.settings)
        self.line = FakeLine()
        self.clock = FakeClock(START)
        self.core = replace(
            wiring.core(self.settings), clock=cast("Any", self.clock), gateway=cast("Any", self.line)
        )
        demo.load(self.core)
        self.orders: list[tuple[str, ...]] = []
        self.delivery = Delivery(
            self.core.database,
            self.core.vault,
            cast("Any", self.line),
            lambda _c, message: self._pushed(message),
        )
        self.dispatcher = Dispatcher(self._parts())
        self.recorder = Recorder(self.core.database, self.core.vault)
        self.count = 0
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

    def press(self, who: str, label: str, *, number: int = 1) -> list[dict[str, Any]]:
        found = [
            one for one in actions(self.seen[who]) if label in {one.get("label"), one.get("displayText")}
        ]
        assert len(found) >= number, (
            f"{who} sees no {label!r}, only {[one.get('label') for one in actions(self.seen[who])]}"
        )
        action = found[number - 1]
        return self.event(who, {"type": "postback", "postback": {"data": action["data"]}})

    def event(
        self, who: str, event: dict[str, Any], *, minutes: float = 0.5, **outer: Any
    ) -> list[dict[str, Any]]:
        self.clock.moment += timedelta(minutes=minutes)
        self.count += 1
        token = f"token-{self.count}"
        self.names[demo.line_id(who)] = who
        full = {
            "source": {"type": "user", "userId": demo.line_id(who)},
            "timestamp": int(self.clock.moment.timestamp() * 1000),
            "webhookEventId": f"event-{self.count}",
            "replyToken": token,
            "mode": "active",
            **event,
            **outer,
        }
        return self.raw(who, full)

    def raw(self, who: str, full: dict[str, Any]) -> list[dict[str, Any]]:
        source = full.get("source", {})
        kind, speaker = (
            ("line", source["userId"]) if "userId" in source else ("group", source.get("groupId", "nobody"))
        )
        envelope = Envelope(
            full["webhookEventId"], speaker, kind, full["timestamp"], json.dumps(full, ensure_ascii=False)
        )
        mailbox = self.recorder.record([envelope], machine_ms())[0]
        before = len(self.line.replies)
        self._empty(mailbox)
        said = [message for _, messages in self.line.replies[before:] for message in messages]
        if said:
            self.seen[who] = said
        return said

    def remind(self) -> dict[str, list[dict[str, Any]]]:
        """Run the reminder job and every push it orders; return what reached whom."""
        before = len(self.line.pushes)
        pushing.run_reminders(replace(self.core, tasks=cast("Any", self)))
        for order in self.orders:
            pushing.push_card(self.core, order[0])
        self.orders.clear()
        reached: dict[str, list[dict[str, Any]]] = {}
        for to, messages in self.line.pushes[before:]:
            who = self.names[to]
            reached.setdefault(who, []).extend(messages)
            self.seen[who] = messages
        return reached

    def enqueue(self, _connection: object, orders: Any) -> None:
        self.orders.extend(order.arguments for order in orders if order.name == "push_card")

    def _pushed(self, message_id: str) -> None:
        pushing.push_message(self.core, message_id)

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
            texts=core.texts, buttons=core.buttons, public_url=core.settings.public_url, enqueue=self.enqueue,
            delivery=self.delivery,
        )  # fmt: skip


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

"""Kill the bot while people write to it and LINE's API fails, and look at what became of every event."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bench import contenders, webhooks
from bench.contenders import OURS, Serving
from bench.line import Stub
from bench.load import Job
from bench.machine import free_port
from bench.sending import Sending
from bench.stage import release
from models.database import Database
from models.inbox import DONE

KILLS = 5
SETTLE_S = 60.0
# Two events that arrive nearer than this may be stored in one commit: neither is the earlier one.
APART_MS = 50


@dataclass(frozen=True)
class Crowd:
    """Who writes how much, how fast."""

    events: int
    people: int
    rate: float


@dataclass(frozen=True)
class Handled:
    """One event as the inbox remembers it, with the moments LINE took its answers."""

    number: int
    mailbox: str
    at_ms: int
    received_ms: int
    done_ms: int
    answered: tuple[int, ...]


@dataclass(frozen=True)
class Aftermath:
    """What was left when everything was quiet again."""

    untaken: list[int]
    states: Counter[int]
    events: list[Handled]
    pushes: int
    kills: int
    faults: dict[str, int]

    @property
    def lost(self) -> list[int]:
        return [event.number for event in self.events if not event.answered]

    @property
    def doubled(self) -> list[int]:
        return [event.number for event in self.events if len(event.answered) > 1]

    def overtaken(self, moment: str) -> list[tuple[int, int]]:
        """Return the pairs of a person's events whose later one came first, though it had come in later too."""
        pairs = []
        for own in self._by_person().values():
            for before, after in pairwise(sorted(own, key=lambda event: (event.at_ms, event.number))):
                came_later = after.received_ms - before.received_ms > APART_MS
                if came_later and _moment(after, moment) < _moment(before, moment):
                    pairs.append((before.number, after.number))
        return pairs

    def _by_person(self) -> dict[str, list[Handled]]:
        people = defaultdict(list)
        for event in self.events:
            people[event.mailbox].append(event)
        return people


def _moment(event: Handled, name: str) -> int:
    if name == "answered":
        return event.answered[0] if event.answered else 0
    return event.done_ms


def run(crowd: Crowd, url: str, line: Stub, folder: Path) -> Aftermath:
    """Send the crowd's events through five kills and a bad line; return what is left."""
    release(url)
    line.reset()
    line.switch(error_500=0.02, lost_answer=0.02, delay_ms=5)
    env, port = contenders.settings(url, line.base), free_port()
    server = contenders.start(OURS, env, folder, port)
    try:
        sending = Sending(_job(crowd, port))
        server = _kill_often(server, crowd, env, folder, port)
        told = sending.told(180)
        database = Database(url)
        _wait_until_quiet(database)
        return _look(database, line, told.untaken)
    finally:
        server.child.kill()


def _job(crowd: Crowd, port: int) -> Job:
    return Job(
        port,
        OURS.path,
        first=1,
        count=crowd.events,
        rate=crowd.rate,
        people=crowd.people,
        connections=64,
        doubles=0.02,
        late=0.03,
        redelivers_s=1.0,
        deadline_s=60,
    )


def _kill_often(server: Serving, crowd: Crowd, env: dict[str, str], folder: Path, port: int) -> Serving:
    pause_s = crowd.events / crowd.rate / (KILLS + 1)
    for number in range(KILLS):
        time.sleep(pause_s * (0.8 + 0.1 * number))
        server.child.kill()
        server = contenders.start(OURS, env, folder, port)
    return server


def _wait_until_quiet(database: Database) -> None:
    end = time.monotonic() + SETTLE_S
    while time.monotonic() < end:
        with database.reading() as connection:
            inbox = connection.execute(text("SELECT count(*) FROM inbox WHERE state = 0")).scalar_one()
            moving = connection.execute(
                text("SELECT count(*) FROM messages WHERE state IN ('sending', 'waiting')")
            ).scalar_one()
        if not inbox and not moving:
            return
        time.sleep(0.25)


def _look(database: Database, line: Stub, untaken: list[int]) -> Aftermath:
    book = line.book()
    answered: dict[str, list[int]] = defaultdict(list)
    for kind, key, at_ns in book["accepted"]:
        if kind == "reply":
            answered[key].append(at_ns)
    with database.reading() as connection:
        rows = connection.execute(text("SELECT * FROM inbox ORDER BY id")).all()
        states = Counter(row.state for row in rows)
        pushed = connection.execute(text("SELECT count(*) FROM messages WHERE kind = 'push'")).scalar_one()
    database.close()
    events = [_handled(row, answered) for row in rows]
    pushes = sum(kind == "push" for kind, _, _ in book["accepted"]) + pushed
    faults = {name: book[name] for name in ("errors", "lost", "repeats")}
    return Aftermath(untaken, states, events, pushes, KILLS, faults)


def _handled(row: Any, answered: dict[str, list[int]]) -> Handled:
    number = int(row.event_id.removeprefix("01BENCH"))
    done_ms = row.done_ms if row.state == DONE else 0
    replies = tuple(answered.get(webhooks.reply_token(number), ()))
    return Handled(number, row.mailbox, row.at_ms, row.received_ms, done_ms, replies)

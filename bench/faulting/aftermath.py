"""Hold what was left when everything was quiet again: which events were lost, answered twice, or overtaken."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import text

from bench import webhooks
from bench.line import Stub
from bench.load import Told
from models.database import Database
from models.inbox import DONE

SETTLE_S = 60.0
# Two events that arrive nearer than this may be stored in one commit: neither is the earlier one.
APART_MS = 50
# LINE says a minute; we count on less.
TOKEN_LIFE_NS = 50_000_000_000


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
    faults: dict[str, int]
    planned_ns: dict[int, int] = field(default_factory=dict)
    stops_s: tuple[float, ...] = ()

    @property
    def lost(self) -> list[int]:
        """Return the events that nobody answered."""
        return [event.number for event in self.events if not event.answered]

    @property
    def doubled(self) -> list[int]:
        """Return the events that were answered more than once."""
        return [event.number for event in self.events if len(event.answered) > 1]

    @property
    def ages_s(self) -> list[float]:
        """Return how long each answered event waited for its answer, from the moment LINE would have made it."""
        return [
            (event.answered[0] - self.planned_ns[event.number]) / 1e9
            for event in self.events
            if event.answered and event.number in self.planned_ns
        ]

    @property
    def in_time(self) -> float:
        """Return which share of all events was answered while its token lived."""
        young = sum(age * 1e9 <= TOKEN_LIFE_NS for age in self.ages_s)
        return young / len(self.planned_ns) if self.planned_ns else 0.0

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


def wait_until_quiet(database: Database) -> None:
    """Wait until nothing waits and nothing is on its way."""
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


def look(
    database: Database, line: Stub, told: Told, *, since_ms: int, stops_s: tuple[float, ...] = ()
) -> Aftermath:
    """Compare what LINE took with what the tables hold, for the events that were sent."""
    book = line.book()
    answered: dict[str, list[int]] = defaultdict(list)
    for kind, key, at_ns in book["accepted"]:
        if kind == "reply":
            answered[key].append(at_ns)
    with database.reading() as connection:
        rows = connection.execute(text("SELECT * FROM inbox ORDER BY id")).all()
        counted = text("SELECT count(*) FROM messages WHERE kind = 'push' AND made_ms >= :since")
        pushed: int = connection.execute(counted, {"since": since_ms}).scalar_one()
    ours = [(row, one) for row in rows if (one := _handled(row, answered)).number in told.planned_ns]
    first_ns = min(told.planned_ns.values(), default=0)
    pushes = sum(kind == "push" and at_ns >= first_ns for kind, _, at_ns in book["accepted"]) + pushed
    faults = {name: book[name] for name in ("errors", "lost", "repeats")}
    states = Counter(row.state for row, _ in ours)
    return Aftermath(told.untaken, states, [one for _, one in ours], pushes, faults, told.planned_ns, stops_s)


def _handled(row: Any, answered: dict[str, list[int]]) -> Handled:
    number = int(row.event_id.removeprefix("01BENCH"))
    done_ms = row.done_ms if row.state == DONE else 0
    replies = tuple(answered.get(webhooks.reply_token(number), ()))
    return Handled(number, row.mailbox, row.at_ms, row.received_ms, done_ms, replies)

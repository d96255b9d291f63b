"""Let a crowd of personas use their phones for a while: who is due acts, and whoever is answered reads and thinks."""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from simulator.personas.books import Persona, book, keyboard, personas
from simulator.personas.mind import Mind, Move
from simulator.personas.screen import Message, Screen, read
from simulator.personas.tally import Tally, refused
from simulator.personas.town import Town

PATIENCE_S = 15.0
ARRIVE_S = 0.3  # share of the time in which everybody comes in
LOOK_S = 0.2
REST_S = 0.05
MOST_AT_ONCE = 200
PROGRESS_S = 5.0
DAY_S = 24 * 3600
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of crowd, for how long."""

    people: int = 30
    seconds: float = 30
    seed: int = 1
    mix: Mapping[str, int] = field(default_factory=dict)
    code: str = "25650001"
    hurry: float = 1.0
    day_seconds: float = 0  # a new day of the virtual clock so often; never with 0


@dataclass(slots=True)
class Phone:
    """One person's phone: what the bot has shown since the last act, and since when an answer is owed."""

    id: str
    mind: Mind
    shown: list[Message] = field(default_factory=list)
    acted_ms: float = 0
    owed: bool = False
    round: int = 0
    has_followed: bool = False


class Crowd:
    """All phones and the moments at which their owners look at them again."""

    def __init__(self, wanted: Wanted, town: Town, say: Say) -> None:
        """Bring everybody into town; nobody has said anything yet."""
        self._wanted, self._town, self._say = wanted, town, say
        self._dice = Random(wanted.seed)  # noqa: S311 - people, not secrets
        self.tally = Tally(people=wanted.people)
        self._phones = {phone.id: phone for phone in map(self._newcomer, range(wanted.people))}
        self._due: list[tuple[float, int, str, int]] = []
        self._seen = 0
        self._away: list[Phone] = []

    def run(self) -> Tally:
        """Let time pass; return what came of it."""
        self._seen = int(self._town.get("/control/news?since=0&from=nobody")["last"])
        refused_before = refused(self._town.get("/control/calls?since=999999999")["totals"])
        began = time.monotonic()
        ends, told = began + self._wanted.seconds, began
        for phone in self._phones.values():
            self._later(phone, self._dice.random() * self._wanted.seconds * ARRIVE_S)
        dawn = began + (self._wanted.day_seconds or float("inf"))
        while (now := time.monotonic()) < ends:
            if now >= dawn:
                dawn = now + self._wanted.day_seconds
                self._next_day()
            self._act(now)
            # Seldom and much is cheaper than often and little; times are stamped where they happen.
            time.sleep(REST_S)
            self._read(max(0.0, min(LOOK_S, self._next() - time.monotonic())))
            if now - told >= PROGRESS_S:
                told = now
                self._say(f"{now - began:4.0f} s  {self.tally.events} events, {self.tally.replies} answered")
        self._read(1.0)
        self.tally.seconds = time.monotonic() - began
        self.tally.waiting = sum(phone.owed for phone in self._phones.values())
        totals = self._town.get("/control/calls?since=999999999")["totals"]
        self.tally.refused_calls = refused(totals) - refused_before
        return self.tally

    def _newcomer(self, number: int) -> Phone:
        persona = self._persona(number)
        own = {
            "code": self._wanted.code,
            "name": self._dice.choice(book().words["name"]),
            "phone": f"0800{self._wanted.seed % 100:02d}{number:04d}",
            "n": str(number + 1),
            "today": "2021-11-20",
        }
        dice = Random(self._wanted.seed * 100_003 + number)  # noqa: S311
        mind = Mind(persona, book(), keyboard(), dice, own)
        key = f"{persona.key}-{self._wanted.seed}-{number}"
        added = self._town.post("/control/people", {"key": key, "name": f"{own['name']} {number + 1}"})
        self.tally.by_persona[persona.key] = self.tally.by_persona.get(persona.key, 0) + 1
        return Phone(str(added["id"]), mind, has_followed=bool(added["following"]))

    def _persona(self, number: int) -> Persona:
        mix = self._wanted.mix or dict.fromkeys(personas(), 1)
        turns = [key for key, count in mix.items() for _ in range(count)]
        return personas()[turns[number % len(turns)]]

    def _later(self, phone: Phone, seconds: float) -> None:
        phone.round += 1
        due = time.monotonic() + seconds
        heapq.heappush(self._due, (due, phone.round, phone.id, phone.round))

    def _next(self) -> float:
        return self._due[0][0] if self._due else float("inf")

    def _act(self, now: float) -> None:
        steps: list[tuple[Phone, Move]] = []
        while self._due and self._due[0][0] <= now and len(steps) < MOST_AT_ONCE:
            _, _, who, number = heapq.heappop(self._due)
            phone = self._phones[who]
            if number == phone.round and (move := self._move(phone)):
                steps.append((phone, move))
        if not steps:
            return
        body = [{"person": phone.id, "do": move.act, **move.body} for phone, move in steps]
        done = self._town.post("/control/acts", {"steps": body})["done"]
        for (phone, _), one in zip(steps, done, strict=True):
            self._acted(phone, one)

    def _move(self, phone: Phone) -> Move | None:
        if phone.owed:
            self.tally.silences += 1
            phone.owed = False
        if not phone.has_followed:
            phone.has_followed = True
            return Move("follow")
        if phone.shown and not phone.mind.has_left and phone.mind.leaves():
            self._leave(phone)
            return None
        return phone.mind.next(read(phone.shown) if phone.shown else Screen())

    def _leave(self, phone: Phone) -> None:
        """Put the phone away: till tomorrow, or for some time where no day passes."""
        if self._wanted.day_seconds:
            self._away.append(phone)
        else:
            self._later(phone, self._between(phone.mind.persona.away))

    def _next_day(self) -> None:
        """Let the night pass: whoever had left comes back."""
        self._town.post("/control/clock", {"advance_seconds": DAY_S})
        for phone in self._phones.values():
            phone.acted_ms += DAY_S * 1000
        for phone in self._away:
            self._later(phone, self._between(phone.mind.persona.think))
        self._away = []

    def _acted(self, phone: Phone, done: dict[str, Any]) -> None:
        if "error" in done:
            self.tally.not_done += 1
            self._later(phone, self._between(phone.mind.persona.think))
            return
        self.tally.events += 1
        phone.shown, phone.acted_ms, phone.owed = [], float(done["ms"]), True
        self._later(phone, PATIENCE_S)

    def _read(self, wait: float) -> None:
        told = self._town.get(f"/control/news?since={self._seen}&wait={wait:.2f}&from=bot")
        self._seen = int(told["last"])
        for bubble in told["bubbles"]:
            phone = self._phones.get(bubble["chat"])
            if phone:
                self._shown(phone, bubble)

    def _shown(self, phone: Phone, bubble: dict[str, Any]) -> None:
        phone.shown.append(bubble["message"])
        if bubble.get("via") == "push":
            self.tally.pushes += 1
        if not phone.owed:
            return
        phone.owed = False
        self.tally.replies += 1
        self.tally.times_ms.append(max(0.0, bubble["ms"] - phone.acted_ms))
        self._later(phone, self._between(phone.mind.persona.think))

    def _between(self, bounds: tuple[float, float]) -> float:
        return self._dice.uniform(*bounds) / self._wanted.hurry


def mix_of(text: str) -> dict[str, int]:
    """Read a mix such as `slow=3,fast=1`; an unknown persona or share is refused."""
    mix: Counter[str] = Counter()
    for part in filter(None, text.split(",")):
        key, _, count = part.partition("=")
        if key not in personas() or not (count or "1").isdecimal() or not int(count or "1"):
            raise ValueError(f"{part!r} is no persona and share; personas are {', '.join(personas())}")
        mix[key] += int(count or "1")
    return dict(mix)
